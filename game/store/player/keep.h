/* Keeping a session that was played, come what may.
 *
 * Its home is this machine's journal (store/player/journal). Where that can't take it, because it may not be written,
 * another program holds it, something else stands in its place, or the machine's name can't be read, the session goes
 * to a file of its own, made for it alone and called by its id, in the first folder that takes it:
 *
 *     profiles/NAME/sessions/session.ID.jsonl              a journal like others: histories have it at once
 *     DATA/NAME.session.ID.jsonl
 *     RUNTIME/heelbeat-FOLDER.NAME.session.ID.jsonl        FOLDER: a mark of the data folder
 *
 * RUNTIME is the system's folder for a user who is logged in (XDG_RUNTIME_DIR), which is emptied when that ends.
 *
 * At the next start these are taken home: a file is removed once its session is safe in the journal, and stays as long
 * as that can't be done. Two starts at once take each home once. */
#ifndef HEELBEAT_STORE_PLAYER_KEEP_H
#define HEELBEAT_STORE_PLAYER_KEEP_H

#include "files/file.h"
#include "store/player/journal.h"

/* Where a session lies; in the order in which places are tried. */
enum kept {
    KEPT_NOT, /* nowhere */
    KEPT_HOME,
    KEPT_BESIDE,  /* in the profile's folder all the same: nothing is missing from its history */
    KEPT_DATA,    /* in histories from the next start on */
    KEPT_RUNTIME, /* the same, unless the player logs out before */
    KEPT_COUNT
};

struct keeping {
    enum kept kept;
    char path[FILE_PATH_MAX]; /* of the file that it lies in; "" for KEPT_NOT */
    struct error why;         /* why not at home; of KEPT_HOME empty */
};

/* Gives a record an id that no other has: of its time, this machine, and chance. Where a name or chance is not to be
 * had, of what the process has in their stead: a session is never without one. */
void keep_name_session(const char *data, struct session_record *record);
/* Keeps a session in the first place that takes it, first of all in the one given: KEPT_HOME, or KEPT_BESIDE and so on
 * for "elsewhere". name is the profile's folder. Done again after a failure, it does no harm: histories have a session
 * once. Waits for other programs at most FILE_WAIT_MS. */
struct keeping keep_session(const char *data, const char *name, const struct session_record *record, enum kept first);

struct homecoming {
    int32_t taken; /* sessions that are home now */
    int32_t left;  /* files that stay where they are: damaged, or home can't take them yet */
};

/* Takes home what lies elsewhere, of profile name and of every other that is there; before histories are read. False
 * with *error, the first reason, when files stay. */
bool keep_take_home(const char *data, const char *name, struct homecoming *homecoming, struct error *error);

#endif
