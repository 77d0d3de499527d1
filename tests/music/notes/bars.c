#include "music/notes/bars.h"

#include <stdlib.h>

#include "core/base/hash.h"

#define BAR_TICKS  (4 * (int64_t)TEMPO_TICKS_PER_BEAT)
#define GRID_TICKS (TEMPO_TICKS_PER_BEAT / 4)

static uint64_t mix(uint64_t word)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(word >> (8 * i));
    return hash_bytes(HASH_SEED, bytes, sizeof bytes);
}

struct bars bars_of(const struct chart *chart, const struct tune *tune, const struct style *style)
{
    struct bars bars = {.count = (int32_t)((chart->end_tick + BAR_TICKS - 1) / BAR_TICKS)};
    bars.start_us = calloc((size_t)bars.count + 1, sizeof *bars.start_us);
    bars.id = calloc((size_t)bars.count, sizeof *bars.id);
    for (int32_t i = 0; i <= bars.count; i++)
        bars.start_us[i] = tempo_tick_to_us(&chart->tempo, i * BAR_TICKS);
    for (int32_t i = 0; i < tune->count; i++) {
        const struct tune_note *note = &tune->notes[i];
        bool drum = style->instruments[note->voice].kind == STYLE_DRUM;
        if (note->voice == style->ghost.voice && note->velocity <= style->ghost.velocity)
            continue;
        int64_t place = (tempo_us_to_tick(&chart->tempo, note->start_us) + GRID_TICKS / 3) / GRID_TICKS;
        int64_t bar = place / (BAR_TICKS / GRID_TICKS);
        uint64_t word = (uint64_t)(place % (BAR_TICKS / GRID_TICKS)) << 32 | (uint64_t)(uint16_t)note->voice << 16 |
                        (uint64_t)(drum ? 0 : note->pitch - tune->root + 12);
        if (bar < bars.count)
            bars.id[bar] += mix(word); /* a sum: the order within the bar plays no role */
    }
    return bars;
}

void bars_reset(struct bars *bars)
{
    free(bars->start_us);
    free(bars->id);
    *bars = (struct bars){0};
}
