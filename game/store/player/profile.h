/* A player's profile: goals, the day's end, rest days, and the streak as last derived.
 *
 * What is changed is a line that this machine appends to profiles/NAME/changes/MACHINE.jsonl, as a session is one of
 * its journal; a profile is what all lines say together, each field as it was changed last
 * (store/player/profile_fields). profiles/NAME/profile.json, which all machines write, is made from them, for people
 * and other programs to read, and tells the bests of levels beside them. It may be deleted: it is made anew. What it
 * and its copies (files/copies) say of changes counts as if it stood in lines, as does what versions wrote that knew no
 * lines, which read it and write it still.
 *
 * A value that a person changes in profile.json by hand is a change like any other, lowered or raised: the file tells
 * what it was made with (made_of), and what differs from that counts, unless a line says that it was changed later.
 *
 * Nobody who changes a field needs to care: profile_save finds what has changed since the profile was loaded, and
 * leaves alone what has not, whatever other machines and other copies of the game have made of it meanwhile. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_H
#define HEELBEAT_STORE_PLAYER_PROFILE_H

#include "core/days/calendar.h"
#include "files/json/document.h"
#include "store/player/journal.h"
#include "store/player/profile_name.h"

#define PROFILE_REST_DAYS_MAX 4096

struct profile {
    char name[PROFILE_NAME_SIZE];          /* the folder's name: letters, digits, space, - and _ */
    char player[PROFILE_NAME_SIZE];        /* shown; defaults to name */
    int32_t goal_minutes;                  /* a day, 1..60, default 10 */
    int32_t goal_sessions;                 /* a day, 1..10, default 2 */
    int32_t day_end_min;                   /* minutes after midnight, default CALENDAR_DAY_END_MIN */
    int32_t cadence_rpm;                   /* liked in quick sessions, 10..60, default 20, as beginners lift */
    int32_t plan_minutes;                  /* a session of the plan is so long, 1..60, default 2 */
    int32_t plan_height;                   /* ... and goes so high, % of the player's own top, 30..100, default 60 */
    char plan_asked[CALENDAR_DATE_SIZE];   /* the date when a change of it was offered and not taken; "": never */
    char plan_changed[CALENDAR_DATE_SIZE]; /* ... and when one was */
    char tier[12];                         /* of the daily challenge: "gentle" (the default), "steady", "brisk" */
    int32_t quick_minutes;                 /* the short session chosen last, 0..20; 0: by reps; default 3 */
    char style[32];                        /* liked in quick sessions; "": another one each time */
    int32_t *rest_days;                    /* owned; rising */
    int32_t rest_day_count;
    int32_t streak, best_streak, days;          /* derived; what the file said at load */
    int64_t (*utc_ms)(int32_t *utc_offset_min); /* the clock that changes are stamped with, set by who loaded it; NULL:
                                                   one just later than what it replaces */
    const struct history *history; /* borrowed, set by who loaded both: the bests that profile.json tells are made from
                                      it; NULL: what it says of them stays */
    struct profile_fields *loaded; /* owned: as it was loaded or saved last; NULL: all that the files don't say is a
                                      change */
    bool stale; /* when it was loaded, profile.json was not there or said otherwise, or said what stands in no line yet:
                   profile_save mends it */
};

/* Reads what data/profiles/NAME says; nothing: a new profile in memory. Of a profile.json with faulty members the rest
 * is used, and it stays; a damaged one is set aside, and its last good copy, the lines, other copies or the defaults
 * are used. Then false is returned with *error. The same for a file that can't be read, except that it stays, and
 * profile_save will not write over it. Damaged lines and copies of profile.json are passed over; of copies that can't
 * be read the same holds as of it. *profile is good in every case and the caller's to reset, except when the name is
 * not valid: then it is zeroed. */
bool profile_load(const char *data, const char *name, struct profile *profile, struct error *error);
/* Hands every fault of its profile.json to take (files/json/document.h). */
void profile_look(const char *data, const char *name, document_fault_fn *take, void *context);
/* The same for a look at a profile that is not in use: nothing is set aside and no damage of profile.json told. False
 * with *error for a name that is not valid, when something can't be read, or memory is out; then it is zeroed. */
bool profile_peek(const char *data, const char *name, struct profile *profile, struct error *error);
/* Makes the folder if need be. Saves what was changed in *profile: true once it is on the disk, and profile.json is
 * made from it. When that alone fails, the change stands all the same. Nothing is saved while lines, a profile.json or
 * a copy of it that are there can't be read. A damaged profile.json is set aside; members of it that a newer version
 * wrote are kept.
 */
bool profile_save(const char *data, const struct profile *profile, struct error *error);
void profile_reset(struct profile *profile);

#endif
