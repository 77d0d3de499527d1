/* Beats to microseconds and back, exactly.
 *
 * Beats are counted in whole ticks, TEMPO_TICKS_PER_BEAT to a beat, so that triplets, sixteenths and tenths of a beat
 * are whole numbers. At 400 bpm a tick is 14.9 us, so every tick has its own microsecond and tick -> us -> tick gives
 * the tick back. Song time 0 is beat 0. Integers only: the same result everywhere. */
#ifndef HEELBEAT_CORE_LEVEL_TEMPO_H
#define HEELBEAT_CORE_LEVEL_TEMPO_H

#include "core/base/error.h"

#include <stdbool.h>
#include <stdint.h>

#define TEMPO_TICKS_PER_BEAT 10080
#define TEMPO_BPM_MIN        10
#define TEMPO_BPM_MAX        400
#define TEMPO_PERCENT_MIN    50
#define TEMPO_PERCENT_MAX    150

struct tempo_change {
    int64_t tick;
    int32_t bpm_milli; /* thousandths of a beat a minute: 96 bpm is 96000 */
};

struct tempo_segment {
    int64_t tick;
    int64_t us; /* song time of that tick, rounded once per segment */
    int32_t bpm_milli;
};

struct tempo {
    struct tempo_segment *segments; /* owned; NULL with count 0 means 120 bpm throughout */
    int32_t count;
};

/* Builds a map from changes[count] (count >= 1, first at tick 0, ticks strictly rising, bpm in range), every bpm scaled
 * by percent / 100 (TEMPO_PERCENT_MIN..MAX; 100 leaves it). False with *error on bad input or no memory. */
bool tempo_init(struct tempo *tempo, const struct tempo_change *changes, int32_t count, int32_t percent,
                struct error *error);
void tempo_reset(struct tempo *tempo);

/* Song time of a tick, rounded to the nearest microsecond; negative ticks run on at the first tempo. */
int64_t tempo_tick_to_us(const struct tempo *tempo, int64_t tick);
/* The nearest tick to a song time; the exact inverse of tempo_tick_to_us for every tick. */
int64_t tempo_us_to_tick(const struct tempo *tempo, int64_t us);
/* Tempo in force at a tick, in thousandths of a bpm. */
int32_t tempo_bpm_milli_at(const struct tempo *tempo, int64_t tick);
/* Beats as a file writes them (8, 2.5, 0.3333) to the nearest tick. False if not finite or beyond +-1e6 beats. */
bool tempo_beats_to_ticks(double beats, int64_t *ticks);

#endif
