#include "music/notes/click.h"

#include <stdlib.h>

enum { HIGH, LOW, VOICES };

static struct style_instrument instrument(float tone_hz)
{
    return (struct style_instrument){.name = "click",
                                     .kind = STYLE_DRUM,
                                     .level_db = -3,
                                     .drum = {.filter = STYLE_HIGH,
                                              .tone_level = 1,
                                              .tone_hz = tone_hz,
                                              .bend = 1,
                                              .bend_ms = 2,
                                              .tone_decay_ms = 30,
                                              .noise_hz = 4000,
                                              .noise_decay_ms = 5,
                                              .attack_ms = 2}};
}

void click_style(struct style *style, const struct style *from)
{
    *style = *from;
    style->instrument_count = VOICES;
    style->instruments[HIGH] = instrument(1760);
    style->instruments[LOW] = instrument(880);
    style->room.duck_voice = HIGH;
    style->room.duck_db = 0;
    style->room.wow_cents = 0;
    style->room.hiss_db = style->room.crackle_db = -120;
    style->room.drive = 0;
    style->room.high_cut_hz = 20000;
    style->room.gain_db = 0;
}

bool click_tune(struct tune *tune, const struct click *clicks, int32_t count, int64_t end_us)
{
    *tune = (struct tune){.end_us = end_us, .bpm_milli = 120000};
    tune->notes = calloc((size_t)count + 1, sizeof *tune->notes);
    if (!tune->notes)
        return false;
    for (int32_t i = 0; i < count; i++)
        tune->notes[tune->count++] = (struct tune_note){.start_us = clicks[i].t_us,
                                                        .duration_us = 50000,
                                                        .voice = clicks[i].low ? LOW : HIGH,
                                                        .pitch = clicks[i].low ? 81 : 93,
                                                        .velocity = 110};
    return true;
}
