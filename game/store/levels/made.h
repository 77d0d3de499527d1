/* Levels that no file holds: made from their names alone (a quick session, the challenge of a day, a program, a part to
 * practise), so that history and replays need no copy of them.
 *
 * A name starts with its maker's prefix ("quick-"). A file of the player's own in a levels folder with such a name wins
 * in library_level_load, but has a path; a made level's path is empty, and only a made one counts as what its name
 * says.
 *
 * struct made keeps the last MADE_MAX of them alive, so that screens can borrow them: one that was asked for stays
 * until MADE_MAX - 1 others have been. */
#ifndef HEELBEAT_STORE_LEVELS_MADE_H
#define HEELBEAT_STORE_LEVELS_MADE_H

#include "store/levels/library.h"
#include "store/player/journal.h"

#define MADE_MAX 32

/* Whether the name has a maker's prefix. */
bool made_is_name(const char *name);
/* Whether the name says all that is made of it ("daily-2026-11-22-steady"): such a name is never a file's. */
bool made_is_whole_name(const char *name);
/* Makes it. folders: as for library_level_load, for what is made out of files. *out is the caller's to reset with
 * library_level_reset; zeroed after a failure. */
bool made_level(struct library_level *out, const char *const *folders, int folder_count, const char *name,
                struct error *error);

/* What a session on a level is, for the journal. */
struct made_origin {
    enum session_kind kind;
    int32_t daily;    /* of SESSION_DAILY: the challenge's date, as core/days/calendar counts; else 0 */
    const char *tier; /* of SESSION_DAILY: "gentle", "steady", "brisk"; else "" */
};
struct made_origin made_origin(const struct library_level *level);

struct made {
    struct library_level *levels[MADE_MAX]; /* owned; the one asked for last comes first */
    int count;
};

/* As made_level, kept. NULL with *error. Zeroed is empty. */
const struct library_level *made_find(struct made *made, const char *const *folders, int folder_count, const char *name,
                                      struct error *error);
void made_reset(struct made *made);

#endif
