/* Lines of a profile that can't be read: which there are, and where.
 *
 * A line of a journal that is no session costs no other, but a day and a streak may hang on it: so whoever shows a
 * history says how many there are (struct history), and here is where they stand. Looking touches nothing. A line that
 * a later version wrote, good JSON of another format, is no damage to mend. */
#ifndef HEELBEAT_STORE_PLAYER_DAMAGE_H
#define HEELBEAT_STORE_PLAYER_DAMAGE_H

#include "core/base/error.h"
#include "core/base/must_use.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum damage_kind {
    DAMAGE_SESSION, /* in sessions/ */
    DAMAGE_LATER,   /* in sessions/, of a later version */
    DAMAGE_CHANGE,  /* in changes/; its good members are used all the same */
    DAMAGE_KIND_COUNT
};

/* Good while take runs. */
struct damaged_line {
    enum damage_kind kind;
    const char *path; /* of its file */
    int32_t line;     /* in it, from 1 */
    const char *text; /* as it stands there, without its end; may hold any byte */
    size_t length;
};

/* False: no more. */
typedef bool damage_take(void *context, const struct damaged_line *line);

/* Hands every damaged line of profiles/NAME to take, file by file, in order. False with *error when something can't be
 * read; the rest is handed on all the same. */
MUST_USE bool damage_each(const char *profile_folder, damage_take *take, void *context, struct error *error);

#endif
