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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JOURNAL_ID_SIZE     40
#define JOURNAL_ID_MACHINE  8   /* letters of an id that tell its machine, ... */
#define JOURNAL_ID_TAIL     17  /* ... which begin so far from its end */
#define TEMPO_PERCENT_WHOLE 100 /* a level at its own tempo: slower ones are no bests */

struct session_record {
    char id[JOURNAL_ID_SIZE]; /* unique: UTC instant, machine and a random part */
    int64_t utc_ms;           /* when it ended */
    int32_t utc_offset_min;
    int32_t day;    /* local date, as core/days/calendar counts; written as "YYYY-MM-DD" */
    char level[64]; /* library name */
    char title[80];
    uint64_t level_hash;
    char player[16]; /* "you", "perfect", "human", "none", "script" */
    int32_t tempo_percent;
    char timing[16];
    int32_t reps, counted;
    int32_t accuracy_bp;
    int32_t score, max_combo;
    char grade[4];
    int64_t played_us;
    bool finished;
    int32_t steadiness_bp; /* -1 unknown */
    /* Below, 0 or "" stands for unknown or none, and is not written. */
    char kind[12];           /* what was played: "daily", "quick", "program", "practice"; "": a level */
    int32_t daily;           /* of "daily": the challenge's date, as day */
    char tier[12];           /* of "daily": "gentle", "steady", "brisk" */
    int32_t balance_left_bp; /* as struct form has it */
    int32_t height_bp;       /* how high counted reps went, of the player's own top; only where height was seen */
    int32_t cadence_milli;   /* reps a minute of one heel that were cued, in thousandths, at the tempo played */
    int32_t bounces, short_reps;
};

struct history {
    struct session_record *records; /* owned; by utc_ms, then id */
    int32_t count;
    int32_t unreadable; /* lines that were skipped */
    struct session_record
        *twins; /* owned; those that share an id with a record, say otherwise and don't count; by id */
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
/* Whether this record counts toward the dose: played by the player. */
bool record_is_players(const struct session_record *record);
/* Whether it keeps the streak: the player's own daily challenge, on its own day, at its own tempo, with at least
 * SCORE_STREAK_PERCENT of its reps counted. */
bool record_keeps_streak(const struct session_record *record);
/* Whether it may be a best: practice isn't. */
bool record_is_scored(const struct session_record *record);

#endif
