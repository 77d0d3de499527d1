#include "music/notes/compose.h"

#include <string.h>

#include "core/base/floor.h"

/* A layer at work. */
struct hand {
    struct piece *piece;
    const struct style_layer *layer;
    uint64_t stream;
    struct rng touch;
    int16_t voicing[STYLE_TONES_MAX];
    int count;
};

/* Two patterns for each energy take turns; layers that stand apart in the list change at other sections, so that a song
 * never changes all at once. */
static const struct style_pattern *choose_pattern(const struct hand *hand, const struct section *section)
{
    const struct style_pattern *found[STYLE_PATTERNS_MAX];
    uint32_t count = 0;
    for (int i = 0; i < hand->layer->pattern_count; i++)
        if (hand->layer->patterns[i].energies >> section->energy & 1)
            found[count++] = &hand->layer->patterns[i];
    if (count == 0)
        return NULL;
    int32_t turn = (section->variant + (int32_t)(hand->stream - STREAM_LAYER)) / 2;
    return found[compose_pick(hand->piece, hand->stream, section->energy, count, turn)];
}

static int16_t lowest_of_class(const struct style_layer *layer, int16_t pitch_class)
{
    return (int16_t)(layer->low + floor_mod(pitch_class - layer->low, 12));
}

static int16_t tone_above_root(const struct hand *hand, const struct style_chord *chord, int index)
{
    const struct style_tones *tones = &hand->piece->style->qualities[chord->quality].tones;
    return index < tones->count ? tones->tones[index] : 12;
}

/* The pitch of a cell that asks for a single note. */
static int single(struct hand *hand, const struct bar *bar, char cell)
{
    int16_t root = lowest_of_class(hand->layer, harmony_root(hand->piece, &bar->chord));
    switch (cell) {
    case '3':
        return root + tone_above_root(hand, &bar->chord, 1) % 12;
    case '5':
        return root + tone_above_root(hand, &bar->chord, 2) % 12;
    case '8':
        return root + 12;
    case 'A': {
        const struct bar *next = bar->last ? bar : bar + 1;
        int16_t goal = lowest_of_class(hand->layer, harmony_root(hand->piece, &next->chord));
        return goal + (rng_below(&hand->touch, 3) == 0 ? 2 : -1);
    }
    default:
        if (cell >= 'a' && cell <= 'h' && hand->count > 0)
            return hand->voicing[(cell - 'a') % hand->count] + 12 * ((cell - 'a') / hand->count);
        return root;
    }
}

static void play(struct hand *hand, const struct bar *bar, char cell, int64_t tick, int64_t end_tick)
{
    bool chord = cell == 'X' || cell == 'x';
    int velocity = hand->layer->velocity - (cell == 'x' ? 16 : 0) - compose_lean(tick) +
                   (int)rng_range(&hand->touch, -hand->piece->style->touch, hand->piece->style->touch);
    velocity = compose_dynamics(hand->piece, &hand->piece->sections[bar->section], velocity);
    int count = chord ? hand->count : 1;
    for (int i = 0; i < count; i++) {
        sheet_add(hand->piece, &(struct sheet_note){
                                   .tick = tick,
                                   .end_tick = end_tick,
                                   .late_us = chord ? i * hand->layer->strum_ms * 1000 : 0,
                                   .voice = hand->layer->voice,
                                   .pitch = chord ? hand->voicing[i] : single(hand, bar, cell),
                                   .velocity = velocity,
                               });
    }
}

/* Where a fill leads over to the next section, the layers make room for it: they play on the beat alone. */
static bool makes_room(const struct piece *piece, const struct bar *bar, int64_t tick)
{
    bool closes = bar->end_tick == piece->sections[bar->section].end_tick && bar->section + 1 < piece->section_count;
    return closes && tick >= bar->end_tick - 2 * TEMPO_TICKS_PER_BEAT && tick % TEMPO_TICKS_PER_BEAT != 0;
}

static void play_bar(struct hand *hand, const struct bar *bar, const struct style_pattern *pattern)
{
    const struct piece *piece = hand->piece;
    int64_t step = piece->sections[bar->section].step_ticks;
    for (int64_t tick = bar->tick; tick < bar->end_tick; tick += step) {
        char cell = pattern->cells[form_step(piece, bar, pattern->steps, tick)];
        if (cell == '.' || cell == '-' || makes_room(piece, bar, tick))
            continue;
        int64_t end = tick + step;
        while (end < bar->end_tick && pattern->cells[form_step(piece, bar, pattern->steps, end)] == '-')
            end += step;
        play(hand, bar, cell, tick, end < bar->end_tick ? end : bar->end_tick);
    }
}

/* The last bar is one long sound: its root for a layer of single low notes, else the chord. */
static void play_last(struct hand *hand, const struct bar *bar)
{
    bool deep = hand->layer->pattern_count > 0 && strpbrk(hand->layer->patterns[0].cells, "R358A") != NULL;
    play(hand, bar, deep ? 'R' : 'X', bar->tick, bar->end_tick);
}

void layers_write(struct piece *piece)
{
    for (int i = 0; i < piece->style->layer_count; i++) {
        struct hand hand = {.piece = piece, .layer = &piece->style->layers[i], .stream = STREAM_LAYER + (uint64_t)i};
        compose_rng(piece, &hand.touch, hand.stream, STYLE_ENERGY_COUNT);
        for (int32_t b = 0; b < piece->bar_count; b++) {
            const struct bar *bar = &piece->bars[b];
            harmony_voice(piece, hand.layer, &bar->chord, hand.voicing, &hand.count);
            const struct style_pattern *pattern = choose_pattern(&hand, &piece->sections[bar->section]);
            if (bar->last)
                play_last(&hand, bar);
            else if (pattern != NULL)
                play_bar(&hand, bar, pattern);
        }
    }
}
