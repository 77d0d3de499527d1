#include "stage/adopt.h"

#include "files/claim.h"
#include "files/machine.h"
#include "stage/notices.h"
#include "stage/shelter.h"
#include "store/player/keep.h"
#include "words/level.h"

#include <string.h>

/* The history that says whether a session is there already, from a game that ended just before its checkpoint went. */
static bool is_known(const char *data, const struct checkpoint *checkpoint)
{
    char folder[FILE_PATH_MAX];
    struct history history = {0};
    struct error ignored;
    bool known = false;
    if (!profile_folder(folder, data, checkpoint->profile))
        return false;
    (void)!journal_load(folder, &history, &ignored);
    for (int32_t i = 0; i < history.count && !known; i++)
        known = strcmp(history.records[i].id, checkpoint->record.id) == 0;
    history_reset(&history);
    return known;
}

static void tell(struct notices *notices, const struct session_record *record)
{
    struct error note;
    /* A finished one had no place to be saved in when it was played. */
    error_set(&note, "",
              record->finished ? N_("{level} could not be saved when it was played; now it is")
                               : N_("{level} broke off; what was done is kept as an unfinished session"),
              "");
    error_value(&note, value_level("level", record->level, record->title));
    notices_note(notices, &note);
}

/* True if its session is safe, or was before. */
static bool save(const char *data, const struct checkpoint *checkpoint, struct notices *notices)
{
    if (is_known(data, checkpoint))
        return true;
    struct keeping keeping = keep_session(data, checkpoint->profile, &checkpoint->record, KEPT_HOME);
    if (keeping.kept == KEPT_NOT || keeping.kept == KEPT_RUNTIME) { /* which is not for long */
        notices_note(notices, &keeping.why);
        return false;
    }
    tell(notices, &checkpoint->record);
    return true;
}

static void adopt(const char *data, const char *machine, const char *path, struct notices *notices)
{
    struct checkpoint checkpoint;
    struct error note = {0};
    bool found = checkpoint_load(path, &checkpoint, &note) == CHECKPOINT_FOUND;
    if (note.what[0])
        notices_note(notices, &note);
    if (!found || strcmp(checkpoint.machine, machine) != 0 || !save(data, &checkpoint, notices))
        return;
    if (!checkpoint_remove(path, &note))
        notices_note(notices, &note);
}

static bool is_there(const char *path, const char *room)
{
    char copy[FILE_PATH_MAX];
    return file_exists(path) || file_exists(room) || (file_name_with(copy, path, "~") && file_exists(copy));
}

void adopt_plays(const char *data, struct notices *notices)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX], room[FILE_PATH_MAX], machine[CHECKPOINT_MACHINE_SIZE];
    struct error ignored;
    struct claim claim;
    if (!machine_folder(folder, data))
        return;
    for (int place = 0; place < SHELTER_PLACES; place++) {
        if (!shelter_paths(folder, place, path, room) || !is_there(path, room) ||
            !machine_name(data, machine, sizeof machine, &ignored) || !claim_take(&claim, room))
            continue;
        adopt(data, machine, path, notices);
        claim_drop(&claim);
    }
}
