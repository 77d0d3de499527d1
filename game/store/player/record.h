/* One session as one line of JSON, and back, fast enough for ten years of them at every start.
 *
 * {"format":"heelbeat-session/1","id":...} with the members of struct session_record. The reader allocates nothing,
 * passes over members it doesn't know, and takes nothing on trust: a line with a member missing, of the wrong type or
 * out of range is no record. */
#ifndef HEELBEAT_STORE_PLAYER_RECORD_H
#define HEELBEAT_STORE_PLAYER_RECORD_H

#include "core/play/judge.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JOURNAL_ID_SIZE     40
#define JOURNAL_ID_MACHINE  8   /* letters of an id that tell its machine, ... */
#define JOURNAL_ID_TAIL     17  /* ... which begin so far from its end */
#define TEMPO_PERCENT_WHOLE 100 /* a level at its own tempo: slower ones are no bests */

enum session_kind {
    SESSION_LEVEL, /* from a file; files say nothing of it */
    SESSION_DAILY,
    SESSION_QUICK,
    SESSION_PROGRAM,
    SESSION_PRACTICE,
    SESSION_KIND_COUNT
};
extern const char *const session_kind_words[SESSION_KIND_COUNT]; /* "", "daily", ... */

/* All that a session's line says: what the struct has, and what store/player/record writes and reads, in that order.
 *
 * TEXT(name, bytes, optional) · INT32, INT64(name, least, most) · BOOL(name) · DAY(name, optional), as
 * core/days/calendar counts, written as "YYYY-MM-DD" · HASH(name) · WORD(name, type, words, count, bytes, optional), an
 * enum; a word that only a newer version knows is count, and kept in name_word.
 *
 * What is optional is left out of the line where it is none (of texts "", of words and days 0): unknown, or not so. */
#define SESSION_FIELDS(TEXT, INT32, INT64, BOOL, DAY, HASH, WORD)                                                      \
    TEXT(id, JOURNAL_ID_SIZE, false)               /* unique: UTC instant, machine and a random part */                \
    INT64(utc_ms, -SESSION_UTC_MS, SESSION_UTC_MS) /* when it ended */                                                 \
    INT32(utc_offset_min, -SESSION_ZONE_MIN, SESSION_ZONE_MIN, false, 0)                                               \
    DAY(day, false)        /* local date */                                                                            \
    TEXT(level, 64, false) /* library name */                                                                          \
    TEXT(title, 80, false)                                                                                             \
    HASH(level_hash)                                                                                                   \
    TEXT(player, 16, false) /* "you", "perfect", "human", "none", "script" */                                          \
    INT32(tempo_percent, 1, 1000, false, 0)                                                                            \
    WORD(timing, enum timing, timing_words, TIMING_COUNT, 16, false)                                                   \
    INT32(reps, 0, SESSION_MOST, false, 0)                                                                             \
    INT32(counted, 0, SESSION_MOST, false, 0)                                                                          \
    INT32(accuracy_bp, 0, 10000, false, 0)                                                                             \
    INT32(score, 0, 1000000, false, 0)                                                                                 \
    INT32(max_combo, 0, SESSION_MOST, false, 0)                                                                        \
    TEXT(grade, 4, false)                                                                                              \
    INT64(played_us, 0, SESSION_PLAYED_US)                                                                             \
    BOOL(finished)                                                                                                     \
    INT32(steadiness_bp, 0, INT32_MAX, true, -1)                                                                       \
    WORD(kind, enum session_kind, session_kind_words, SESSION_KIND_COUNT, 12, true)                                    \
    DAY(daily, true)                               /* of SESSION_DAILY: the challenge's date */                        \
    TEXT(tier, 12, true)                           /* of SESSION_DAILY: "gentle", "steady", "brisk" */                 \
    INT32(balance_left_bp, 0, 10000, true, 0)      /* as struct form has it */                                         \
    INT32(height_bp, 0, 20000, true, 0)            /* how high counted reps went, of the player's own top; only        \
                                                      where height was seen */                                         \
    INT32(cadence_milli, 0, SESSION_MOST, true, 0) /* reps a minute of one heel that were cued, in thousandths,        \
                                                       at the tempo played */                                          \
    INT32(bounces, 0, SESSION_MOST, true, 0)                                                                           \
    INT32(short_reps, 0, SESSION_MOST, true, 0)

#define SESSION_UTC_MS    INT64_C(253402300800000) /* the year 10000 */
#define SESSION_ZONE_MIN  1080
#define SESSION_MOST      1000000
#define SESSION_PLAYED_US (INT64_C(1000) * 3600 * 1000000)

struct session_record {
#define TEXT(name, bytes, optional)              char name[bytes];
#define INT32(name, least, most, optional, none) int32_t name;
#define INT64(name, least, most)                 int64_t name;
#define BOOL(name)                               bool name;
#define DAY(name, optional)                      int32_t name;
#define HASH(name)                               uint64_t name;
#define WORD(name, type, words, count, bytes, optional)                                                                \
    type name;                                                                                                         \
    char name##_word[bytes];
    SESSION_FIELDS(TEXT, INT32, INT64, BOOL, DAY, HASH, WORD)
#undef TEXT
#undef INT32
#undef INT64
#undef BOOL
#undef DAY
#undef HASH
#undef WORD
};

#define RECORD_LINE_SIZE 4096  /* room for any record's line, sealed */
#define RECORD_LINE_MAX  65536 /* bytes; a longer line is no record */

/* Brings every field to what a line can say, so that work done is never refused for one: a number goes to the nearest
 * in range, a text that is no UTF-8 is escaped (core/base/utf8), what makes no sense of what may be left out is left
 * out, and an id gets letters that it may have, or is made of the rest where it has none. A record that was read stays
 * as it is. */
void record_mend(struct session_record *record);
/* Writes the line of the record, mended, to line[RECORD_LINE_SIZE], without newline. Reading it back gives that record.
 */
void record_format(const struct session_record *record, char *line);
/* Reads line[length]. Fields it does not fill are zero. */
bool record_parse(const char *line, size_t length, struct session_record *record);
/* Whether an id can stand in a journal and be the name of a file: letters, digits, - and _. */
bool record_id_is_valid(const char *id);

/* What files call a record's kind and timing, words of newer versions too. */
const char *record_kind_word(const struct session_record *record);
const char *record_timing_word(const struct session_record *record);
/* Whether this record counts toward the dose: played by the player. */
bool record_is_players(const struct session_record *record);
/* Whether it keeps the streak: the player's own daily challenge, on its own day, at its own tempo, with at least
 * SCORE_STREAK_PERCENT of its reps counted. */
bool record_keeps_streak(const struct session_record *record);
/* Whether it may be a best: practice isn't. */
bool record_is_scored(const struct session_record *record);

#endif
