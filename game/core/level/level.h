/* A level as it is written: parts and patterns, reps, tempo, the music it asks for. A plain value that store/ parses
 * and core/level/chart turns into reps on a time line. */
#ifndef HEELBEAT_CORE_LEVEL_LEVEL_H
#define HEELBEAT_CORE_LEVEL_LEVEL_H

#include "core/base/error.h"
#include "core/base/heel.h"
#include "core/level/tempo.h"

#include <stdbool.h>
#include <stdint.h>

#define LEVEL_REPS_MAX          100000
#define LEVEL_DURATION_MAX_US   (INT64_C(60) * 60 * 1000000)
#define LEVEL_CADENCE_MAX_RPM   120 /* of one heel */
#define LEVEL_PARTS_MAX         1000
#define LEVEL_BARS_MAX          10000
#define LEVEL_METER_MIN         2
#define LEVEL_METER_MAX         12
#define LEVEL_TEMPO_CHANGES_MAX 10000
#define LEVEL_STEP_MIN_TICKS    (TEMPO_TICKS_PER_BEAT / 96)
#define LEVEL_STEP_MAX_TICKS    (TEMPO_TICKS_PER_BEAT * 64)
#define LEVEL_TICK_MAX          (INT64_C(60) * TEMPO_BPM_MAX * TEMPO_TICKS_PER_BEAT) /* 60 minutes at the quickest tempo */

struct level_music {
    char style[32];    /* a style's name; empty if file is given */
    uint64_t seed;     /* below 2^53, so that JSON carries it exactly */
    char key[16];      /* "D minor"; empty: the composer chooses from the seed */
    char file[256];    /* a song inside the level's own folder; empty if composed */
    int32_t offset_ms; /* -1000..1000, of file */
};

struct level_part {
    char name[48];
    int32_t bars;              /* 1..LEVEL_BARS_MAX */
    int64_t step_ticks;        /* one pattern character; 1 beat by default */
    char *pattern[HEEL_COUNT]; /* owned, as in core/level/pattern.h, repeated to fill the part; NULL: that heel rests. A
                                  file's "both" is the same pattern twice */
    bool apart;                /* written for each heel, alike or not: faults name the heel */
};

struct level_rep {
    int64_t tick;                                /* when the heel leaves the floor */
    int64_t lift_ticks, hold_ticks, lower_ticks; /* lift and lower > 0, hold >= 0 */
    enum heel heel;
};

struct level {
    char title[80];
    char author[80];
    char about[200];
    struct level_music music;
    struct tempo_change *tempo; /* owned, first at tick 0 */
    int32_t tempo_count;
    int32_t meter;            /* beats a bar */
    struct level_part *parts; /* owned */
    int32_t part_count;
    struct level_rep *reps; /* owned; charts made from songs */
    int32_t rep_count;
};

/* Frees what the level owns and zeroes it. */
void level_reset(struct level *level);

/* A rep in its place on the beat line, wherever it was written. */
struct level_placed_rep {
    int64_t lift_tick, top_tick, lower_tick, landing_tick;
    enum heel heel;
    int32_t part;  /* whose pattern drew it; -1 if it stands in level->reps */
    int32_t index; /* into level->reps; -1 if a pattern drew it */
};

enum level_placing { LEVEL_PLACED, LEVEL_TOO_MANY_REPS, LEVEL_NO_MEMORY, LEVEL_PLACING_COUNT };

/* Where the parts end together. */
int64_t level_parts_end_tick(const struct level *level);
/* Every rep of the level, by lift_tick, left before right where equal, in *reps (the caller's to free; NULL without
 * reps or on failure). A rep of a pattern that would not end inside its part is left out. The level's fields must be in
 * range and its patterns well formed. Stops as soon as there are more than LEVEL_REPS_MAX. */
enum level_placing level_place(const struct level *level, struct level_placed_rep **reps, int32_t *count);

/* Told of one fault: place as in "parts[2].left" ("parts[2].both" where both heels have the same pattern), what it is,
 * and the mend. */
typedef void level_fault_fn(void *context, const char *place, const char *what, const char *fix);

#define LEVEL_FAULTS_MAX 100

/* Finds every fault of meaning and every broken limit: ranges, the song's path, patterns that are not well formed, a
 * level without reps, overlapping reps of one heel (one may begin as the last one lands), more than
 * LEVEL_CADENCE_MAX_RPM from lift to lift of one heel, parts or reps that run beyond 60 minutes. Titles and styles are
 * the reader's business. Calls fault for each, in file order, what needs the whole level last and only where the fields
 * are sound; at most LEVEL_FAULTS_MAX times. Returns how many it told. Memory and time are bounded whatever the level
 * says. */
int level_faults(const struct level *level, level_fault_fn *fault, void *context);

#endif
