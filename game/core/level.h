/* A level as it is written: parts and patterns, reps, tempo, the music it asks for. A plain value that store/ parses and
 * core/chart turns into reps on a time line. */
#ifndef HEELBEAT_CORE_LEVEL_H
#define HEELBEAT_CORE_LEVEL_H

#include "core/error.h"
#include "core/heel.h"
#include "core/tempo.h"

#include <stdbool.h>
#include <stdint.h>

#define LEVEL_REPS_MAX 100000
#define LEVEL_DURATION_MAX_US (INT64_C(60) * 60 * 1000000)
#define LEVEL_CADENCE_MAX_RPM 120 /* of one heel */
#define LEVEL_PARTS_MAX 1000
#define LEVEL_BARS_MAX 10000
#define LEVEL_METER_MIN 2
#define LEVEL_METER_MAX 12
#define LEVEL_TEMPO_CHANGES_MAX 10000

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
    char *pattern[HEEL_COUNT]; /* owned; 'u' rising, '-' held, 'd' lowering, '.' floor; NULL: that heel rests */
};

struct level_rep {
    int64_t tick; /* when the heel leaves the floor */
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
    int32_t meter; /* beats a bar */
    struct level_part *parts; /* owned */
    int32_t part_count;
    struct level_rep *reps; /* owned; charts made from songs */
    int32_t rep_count;
};

/* Frees what the level owns and zeroes it. */
void level_reset(struct level *level);

/* Told of one fault: place as in "parts[2].left", what it is, and the mend. */
typedef void level_fault_fn(void *context, const char *place, const char *what, const char *fix);

/* Finds every fault of meaning and every broken limit (a pattern that doesn't start and end on the floor, overlapping reps
 * of one heel, cadence, length, ranges). Calls fault for each, in file order, at most 100 times. Returns how many. */
int level_faults(const struct level *level, level_fault_fn *fault, void *context);

#endif
