#include "audio/plain_song.h"

#include <stdlib.h>

#define NOTES 40

struct style plain_song_style(void)
{
    struct style style = {.name = "plain", .instrument_count = 1};
    style.instruments[0] = (struct style_instrument){
        .name = "reed",
        .kind = STYLE_TONE,
        .level_db = -6,
        .tone = {.wave = STYLE_TRIANGLE,
                 .attack_ms = 5,
                 .decay_ms = 100,
                 .sustain = 0.5f,
                 .release_ms = 100,
                 .cutoff_hz = 8000,
                 .filter_decay_ms = 100},
    };
    style.room = (struct style_room){.duck_release_ms = 100,
                                     .reverb_s = 1,
                                     .reverb_damp_hz = 4000,
                                     .reverb_db = -120,
                                     .delay_beats = 0.5f,
                                     .delay_damp_hz = 4000,
                                     .delay_db = -120,
                                     .chorus_hz = 1,
                                     .chorus_ms = 5,
                                     .chorus_db = -120,
                                     .wow_hz = 1,
                                     .hiss_db = -120,
                                     .crackle_db = -120,
                                     .crackle_hz = 1,
                                     .low_cut_hz = 20,
                                     .high_cut_hz = 18000};
    return style;
}

struct tune plain_song_tune(int64_t end_us)
{
    struct tune tune = {.count = NOTES, .end_us = end_us, .bpm_milli = 100000};
    tune.notes = calloc(NOTES, sizeof *tune.notes);
    for (int16_t i = 0; i < NOTES; i++) {
        tune.notes[i] = (struct tune_note){.start_us = end_us / NOTES * i,
                                           .duration_us = end_us / NOTES,
                                           .pitch = (int16_t)(48 + i % 24),
                                           .velocity = 100};
    }
    return tune;
}
