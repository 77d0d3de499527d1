/* A profile's fields with when each was changed last, so that two machines that both change them agree.
 *
 * A profile is what all its documents say together. A document says, beside some fields or all of them, when each was
 * set: "changed": {"goal_minutes": MS, …, "rest_days": {"2026-11-22": MS}} in ms since 1970 (UTC). A field without an
 * entry counts as set at 0, or, if it is at its default, as not set at all. A rest day has an entry of its own; one
 * with an entry that doesn't stand in "rest_days" has been unmarked. Such are the lines that a machine appends to
 * profiles/NAME/changes/MACHINE.jsonl, one for what was changed at once; profile.json, which is made from them; the
 * profile.json and machines/MACHINE.json of versions that knew no lines, and the profile in an export.
 *
 * Of two documents each field is taken from the one that set it later; at the same instant the greater value wins (a
 * marked rest day over an unmarked one). So it does not matter in which order documents are joined, how often, or
 * where.
 *
 * A change is stamped with the clock's time, but always later than what it replaces. So a machine whose clock runs
 * ahead wins only until somebody who has seen its value changes it again. Instants past PROFILE_STAMP_END_MS are no
 * instants and count as 0, and a clock past PROFILE_CLOCK_END_MS is not believed. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_FIELDS_H
#define HEELBEAT_STORE_PLAYER_PROFILE_FIELDS_H

#include "files/json/document.h"
#include "store/player/profile.h"

#define PROFILE_CLOCK_END_MS INT64_C(4102444800000) /* 2100 */
#define PROFILE_STAMP_END_MS INT64_C(7258118400000) /* 2200: what is later than any clock can still be replaced */
#define PROFILE_FIELDS_MAX   16

struct rest_mark {
    int32_t day;
    bool on; /* false: unmarked again */
    int64_t changed_ms;
};

struct profile_fields {
    struct profile values; /* but for rest_days, loaded and utc_ms; of history only what is being saved has one; streak,
                              best_streak and days as the document read last has them: these are never joined */
    int64_t changed_ms[PROFILE_FIELDS_MAX];
    struct rest_mark *marks; /* owned; rising by day, at most PROFILE_REST_DAYS_MAX, the newest */
    int32_t mark_count;
    bool failed; /* memory was out while documents were joined */
    bool edited; /* the document read last is a profile.json that says otherwise than it was made with: by hand */
    bool said[PROFILE_FIELDS_MAX]; /* which fields that document says */
};

/* The defaults, none of them set. */
void profile_fields_init(struct profile_fields *fields, const char *name);
void profile_fields_reset(struct profile_fields *fields);
/* Joins what from says into fields. False when out of memory. */
bool profile_fields_join(struct profile_fields *fields, const struct profile_fields *from);
/* Leaves in fields only what known don't say: what was changed later, or at the same instant to a greater value; the
 * rest is as if it had never been set. False if nothing is left. */
bool profile_fields_keep_news(struct profile_fields *fields, const struct profile_fields *known);
/* Sets what differs between before and after, at now_ms by a clock, or 0 where there is none; before NULL: between
 * fields and after. Takes after's derived values. False when out of memory. */
bool profile_fields_change(struct profile_fields *fields, const struct profile_fields *before,
                           const struct profile *after, int64_t now_ms);
/* Takes over what a person has changed in profile.json, read into file, of what all say together: what differs there
 * from what it was made with, and nobody has changed since. It becomes a change later than what it replaces. False when
 * out of memory. */
bool profile_fields_take_edits(struct profile_fields *all, const struct profile_fields *file);
/* Writes what the fields are now to *profile (but loaded and utc_ms), replacing its rest days. False when out of
 * memory. */
bool profile_fields_tell(const struct profile_fields *fields, struct profile *profile);

/* The mark of that day: one that was never set is put in its place if there is none. NULL when out of memory. */
struct rest_mark *profile_fields_take_mark(struct profile_fields *fields, int32_t day);
/* Joins one mark. False when out of memory. */
bool profile_fields_join_mark(struct profile_fields *fields, const struct rest_mark *from);
/* Drops the oldest marks that a document has no room for. */
void profile_fields_forget_oldest(struct profile_fields *fields);

/* As if the shown name had never been set. */
void profile_fields_forget_name(struct profile_fields *fields);

/* What a profile's documents say together, as one text, as profile.json has it, for another profile to join; without
 * the shown name where that is the folder's. The caller's to free with cJSON_free. NULL with *error. */
char *profile_fields_format(const char *data, const char *name, struct error *error);
/* Joins such a text into a profile, as a change of this machine with the stamps that it has; makes the profile if need
 * be. named: its shown name as well, which is for a text of the same profile. True also when single members of it had
 * faults and were left out: then *damaged and *error say so. */
bool profile_fields_take(const char *data, const char *name, const char *where, const char *text, size_t size,
                         bool named, bool *damaged, struct error *error);

#endif
