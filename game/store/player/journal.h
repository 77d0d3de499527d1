/* The journal: one line of JSON a session, appended by one machine alone, and the history read from all of them.
 *
 * profiles/NAME/sessions/MACHINE.jsonl (files/lines); history is the union by session id over every *.jsonl in the
 * folder, conflict copies included. Of lines that share an id but not their contents one is taken, wherever they stand
 * (store/player/twins); what a machine wrote about its own session is never replaced by what comes from elsewhere. A
 * line that can't be read (torn, damaged, longer than RECORD_LINE_MAX) is skipped, counted, and left in
 * its file. Unknown members are kept in the file and ignored. Changes of the profile are lines of their own
 * (store/player/profile): a version that knew none would call them damaged here. */
#ifndef HEELBEAT_STORE_PLAYER_JOURNAL_H
#define HEELBEAT_STORE_PLAYER_JOURNAL_H

#include "core/base/error.h"
#include "core/base/must_use.h"

#include "store/player/record.h"

struct history {
    struct session_record *records; /* owned; by utc_ms, then id */
    int32_t count;
    int32_t unreadable;           /* lines that were skipped */
    struct session_record *twins; /* owned; by id: those that share one with a record, say otherwise, and don't count */
    int32_t twin_count;
};

#define JOURNAL_SESSIONS_MAX 1000000 /* in one history */

/* Makes an id of letters, digits and dashes, which also names the replay: the UTC instant, the machine, a random part
 * ("20261122T175023123Z-0badcafe-01234567").
 * The random part is the caller's. */
void journal_make_id(char id[JOURNAL_ID_SIZE], int64_t utc_ms, const char *machine, uint32_t random);
/* profile_folder is profiles/NAME; its sessions folder is made if need be. True once the session is on the disk, mended
 * (store/player/record) where a field is out of range. */
bool journal_append(const char *profile_folder, const char *machine, const struct session_record *record,
                    struct error *error);
/* A folder without sessions gives an empty history. False when a file can't be read at all or memory is out; what could
 * be read is still in *history, the caller's to reset in either case. */
bool journal_load(const char *profile_folder, struct history *history, struct error *error);
/* Hands every session of that history to take, once, with its line as it stands in a journal (so with members that this
 * version doesn't know), in no order. history is what journal_load gave. False with *error when a journal can't be
 * read, false without from take. */
MUST_USE bool journal_each(const char *profile_folder, const struct history *history,
                           bool (*take)(void *context, const struct session_record *record, const char *line,
                                        size_t length),
                           void *context, struct error *error);
/* The place of a session with the same id and contents, or -1. */
int32_t history_find(const struct history *history, const struct session_record *record);
/* Whether a session of that id is there, whatever it says; and whether this very one is among the twins. */
bool history_has_id(const struct history *history, const char *id);
bool history_has_twin(const struct history *history, const struct session_record *record);
void history_reset(struct history *history);
#endif
