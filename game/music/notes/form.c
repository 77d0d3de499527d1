#include "music/notes/compose.h"

#include <stdlib.h>

#define STEP_TICKS (TEMPO_TICKS_PER_BEAT / STYLE_STEPS_PER_BEAT)
/* Beyond these tempos patterns run at half or double speed, so that sixteenths stay between about 80 and 300 ms. */
#define RACING_BPM_MILLI   185000
#define CRAWLING_BPM_MILLI 52000

static int64_t bar_ticks(const struct piece *piece)
{
    int64_t meter = piece->chart->meter < 1 ? 4 : piece->chart->meter;
    return meter * TEMPO_TICKS_PER_BEAT;
}

/* Reps of both heels in an hour of this part: integers that compare. */
static int64_t density(const struct chart_part *part)
{
    int64_t length_us = part->end_us - part->start_us;
    return length_us <= 0 ? 0 : (int64_t)part->rep_count * INT64_C(3600000000) / length_us;
}

static enum style_energy part_energy(const struct chart *chart, int32_t index, int64_t densest, int32_t last_moving)
{
    const struct chart_part *part = &chart->parts[index];
    if (part->rep_count == 0) {
        return index == 0 ? STYLE_SETTLE : STYLE_BREATHE;
    }
    if (index == last_moving && chart->part_count > 1)
        return STYLE_FINISH;
    int32_t first_moving = 0;
    while (chart->parts[first_moving].rep_count == 0)
        first_moving++;
    if (index == first_moving && chart->part_count > 2)
        return STYLE_BUILD;
    return density(part) * 100 < densest * 62 ? STYLE_BUILD : STYLE_FULL;
}

/* Long parts change as they go: they build, open, and now and then thin out. */
static enum style_energy section_energy(const struct piece *piece, enum style_energy part, int32_t index, int32_t count,
                                        bool only_part)
{
    (void)piece;
    if (only_part && index == count - 1)
        return STYLE_FINISH;
    if (count < 2 || part == STYLE_SETTLE || part == STYLE_BREATHE)
        return part;
    if (only_part && index == 0)
        return STYLE_BUILD;
    if (part == STYLE_FINISH)
        return index == count - 1 ? STYLE_FINISH : STYLE_FULL;
    if (index % 4 == 3)
        return part == STYLE_FULL ? STYLE_BUILD : STYLE_FULL;
    return part;
}

static int64_t pattern_step(const struct piece *piece, int64_t tick)
{
    int32_t bpm_milli = tempo_bpm_milli_at(&piece->chart->tempo, tick);
    if (bpm_milli > RACING_BPM_MILLI)
        return STEP_TICKS * 2;
    return bpm_milli < CRAWLING_BPM_MILLI ? STEP_TICKS / 2 : STEP_TICKS;
}

/* Sections of a part have section_bars; a rest too short for a section of its own joins the last one. */
static int32_t sections_in(const struct piece *piece, int32_t bars)
{
    int32_t count = bars / piece->style->section_bars;
    return count < 1 ? 1 : count;
}

static int32_t bars_in(const struct piece *piece, const struct chart_part *part)
{
    int64_t length = part->end_tick - part->start_tick, bar = bar_ticks(piece);
    int64_t bars = length <= 0 ? 0 : (length + bar - 1) / bar;
    return bars > COMPOSE_BARS_MAX ? COMPOSE_BARS_MAX + 1 : (int32_t)bars;
}

static bool count_up(struct piece *piece)
{
    int64_t bars = 0, sections = 0;
    for (int32_t i = 0; i < piece->chart->part_count && bars <= COMPOSE_BARS_MAX; i++) {
        int32_t in_part = bars_in(piece, &piece->chart->parts[i]);
        bars += in_part;
        sections += in_part == 0 ? 0 : sections_in(piece, in_part);
    }
    if (bars > COMPOSE_BARS_MAX || bars == 0)
        return false;
    piece->bars = calloc((size_t)bars, sizeof *piece->bars);
    piece->sections = calloc((size_t)sections, sizeof *piece->sections);
    return piece->bars != NULL && piece->sections != NULL;
}

static void add_section(struct piece *piece, const struct section *made, int32_t seen[STYLE_ENERGY_COUNT])
{
    int32_t index = piece->section_count++;
    struct section *section = &piece->sections[index];
    *section = *made;
    section->variant = seen[section->energy]++;
    section->first_bar = piece->bar_count;
    section->step_ticks = pattern_step(piece, section->tick);
    for (int32_t i = 0; i < section->bar_count; i++) {
        int64_t tick = section->tick + i * bar_ticks(piece), end = tick + bar_ticks(piece);
        piece->bars[piece->bar_count++] = (struct bar){
            .tick = tick,
            .end_tick = end < section->end_tick ? end : section->end_tick,
            .section = index,
        };
    }
}

static void add_part(struct piece *piece, int32_t index, enum style_energy energy, int32_t seen[STYLE_ENERGY_COUNT])
{
    const struct chart_part *part = &piece->chart->parts[index];
    int32_t bars = bars_in(piece, part);
    if (bars == 0)
        return;
    int32_t count = sections_in(piece, bars), length = bars / count;
    bool only = piece->chart->part_count == 1;
    for (int32_t i = 0; i < count; i++) {
        int32_t here = i == count - 1 ? bars - i * length : length;
        int64_t tick = part->start_tick + i * length * bar_ticks(piece), end = tick + here * bar_ticks(piece);
        struct section section = {
            .tick = tick,
            .end_tick = end < part->end_tick ? end : part->end_tick,
            .bar_count = here,
            .part = index,
            .energy = section_energy(piece, energy, i, count, only),
            .opens_part = i == 0,
            .closes_part = i == count - 1,
        };
        add_section(piece, &section, seen);
    }
}

bool form_build(struct piece *piece)
{
    const struct chart *chart = piece->chart;
    if (!count_up(piece))
        return false;
    int64_t densest = 0;
    int32_t last_moving = -1;
    for (int32_t i = 0; i < chart->part_count; i++) {
        int64_t here = density(&chart->parts[i]);
        densest = here > densest ? here : densest;
        last_moving = chart->parts[i].rep_count > 0 ? i : last_moving;
    }
    int32_t seen[STYLE_ENERGY_COUNT] = {0};
    for (int32_t i = 0; i < chart->part_count; i++)
        add_part(piece, i, part_energy(chart, i, densest, last_moving), seen);
    piece->bars[piece->bar_count - 1].last = true;
    return true;
}

int32_t form_step(const struct piece *piece, const struct bar *bar, int32_t steps, int64_t tick)
{
    const struct section *section = &piece->sections[bar->section];
    int64_t cycle_bars = steps * section->step_ticks / bar_ticks(piece);
    int64_t cycle = (cycle_bars < 1 ? 1 : cycle_bars) * bar_ticks(piece);
    return (int32_t)((tick - section->tick) % cycle / section->step_ticks % steps);
}
