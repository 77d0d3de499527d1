#include "music/notes/compose.h"

#include <stdlib.h>

#define HITS_MAX 1024

struct edge_mark {
    int64_t tick;
    bool lift;
};

struct hit {
    int64_t tick;
    int voice, velocity;
};

/* The kit at work on one bar. */
struct kit {
    struct piece *piece;
    struct edge_mark *edges; /* rising, one a tick; a lift hides a landing */
    int32_t edge_count;
    struct rng touch, ghosts;
    struct hit hits[HITS_MAX];
    int32_t hit_count;
};

static int compare_edges(const void *left, const void *right)
{
    const struct edge_mark *a = left, *b = right;
    if (a->tick != b->tick)
        return a->tick < b->tick ? -1 : 1;
    return (int)b->lift - (int)a->lift;
}

static bool collect_edges(struct kit *kit)
{
    const struct chart *chart = kit->piece->chart;
    kit->edges = calloc((size_t)chart->rep_count * 2 + 1, sizeof *kit->edges);
    if (kit->edges == NULL)
        return false;
    int32_t count = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        kit->edges[count++] = (struct edge_mark){chart->reps[i].lift_tick, true};
        kit->edges[count++] = (struct edge_mark){chart->reps[i].landing_tick, false};
    }
    qsort(kit->edges, (size_t)count, sizeof *kit->edges, compare_edges);
    for (int32_t i = 0; i < count; i++)
        if (kit->edge_count == 0 || kit->edges[kit->edge_count - 1].tick != kit->edges[i].tick)
            kit->edges[kit->edge_count++] = kit->edges[i];
    return true;
}

/* Index of the first edge at or after tick. */
static int32_t edge_from(const struct kit *kit, int64_t tick)
{
    int32_t low = 0, high = kit->edge_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (kit->edges[middle].tick < tick)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool edge_at(const struct kit *kit, int64_t tick)
{
    int32_t index = edge_from(kit, tick);
    return index < kit->edge_count && kit->edges[index].tick == tick;
}

static void strike(struct kit *kit, int64_t tick, int voice, int velocity)
{
    if (kit->hit_count < HITS_MAX)
        kit->hits[kit->hit_count++] = (struct hit){tick, voice, velocity};
}

/* A song has two beats for each energy, which take turns, and a fill of its own for each change. */
static const struct style_beat *choose_beat(const struct piece *piece, const struct section *section, bool fill)
{
    const struct style *style = piece->style;
    const struct style_beat *found[STYLE_BEATS_MAX];
    uint32_t count = 0;
    for (int i = 0; i < style->beat_count; i++)
        if (style->beats[i].fill == fill && (fill || style->beats[i].energies >> section->energy & 1))
            found[count++] = &style->beats[i];
    if (fill)
        return found[compose_pick(piece, STREAM_FILL, (uint64_t)(section - piece->sections), count, 0)];
    return found[compose_pick(piece, STREAM_BEAT, section->energy, count, section->variant)];
}

static int stray(struct kit *kit)
{
    return (int)rng_range(&kit->touch, -kit->piece->style->touch, kit->piece->style->touch);
}

/* A fill leads over the bar line without hiding the beat: what it plays between is half as loud, however it grows. */
static void strike_step(struct kit *kit, const struct section *section, const struct style_beat *beat, int32_t step,
                        int64_t tick)
{
    bool between = beat->fill && tick % TEMPO_TICKS_PER_BEAT != 0;
    for (int lane = 0; lane < beat->lane_count; lane++) {
        int velocity = beat->lanes[lane].velocity[step];
        if (velocity > 0)
            strike(kit, tick, beat->lanes[lane].voice,
                   compose_dynamics(kit->piece, section, (between ? velocity / 2 : velocity) + stray(kit)));
    }
}

/* The pattern, and the fill over its end where a section closes. */
static void strike_bar(struct kit *kit, const struct bar *bar)
{
    const struct piece *piece = kit->piece;
    const struct section *section = &piece->sections[bar->section];
    const struct style_beat *beat = choose_beat(piece, section, false), *fill = choose_beat(piece, section, true);
    bool closes = bar->end_tick == section->end_tick && bar->section + 1 < piece->section_count;
    int64_t fill_from = closes ? bar->end_tick - fill->steps * section->step_ticks : bar->end_tick;
    for (int64_t tick = bar->tick; tick < bar->end_tick; tick += section->step_ticks) {
        if (tick < fill_from)
            strike_step(kit, section, beat, form_step(piece, bar, beat->steps, tick), tick);
        else
            strike_step(kit, section, fill, (int32_t)((tick - fill_from) / section->step_ticks), tick);
    }
    if (bar->tick == section->tick && section->opens_part && bar->section > 0)
        strike(kit, bar->tick, piece->style->accent.voice, piece->style->accent.velocity);
}

/* Whispers between the beats: the odd sixteenths where nothing else sounds. */
static void add_ghosts(struct kit *kit, const struct bar *bar)
{
    const struct section *section = &kit->piece->sections[bar->section];
    const struct style *style = kit->piece->style;
    if (section->energy != STYLE_FULL && section->energy != STYLE_FINISH)
        return;
    int32_t before = kit->hit_count;
    for (int64_t tick = bar->tick + section->step_ticks; tick < bar->end_tick; tick += 2 * section->step_ticks) {
        bool free = (int32_t)rng_below(&kit->ghosts, 100) < style->ghost_chance;
        for (int32_t h = 0; h < before && free; h++)
            free = kit->hits[h].tick != tick;
        if (free)
            strike(kit, tick, style->ghost.voice, style->ghost.velocity);
    }
}

/* Lifts and landings sit on drums: a hit of either drum that is there already is made strong enough, else one is added.
 */
static void mark_edges(struct kit *kit, const struct bar *bar)
{
    const struct style *style = kit->piece->style;
    for (int32_t i = edge_from(kit, bar->tick); i < kit->edge_count && kit->edges[i].tick < bar->end_tick; i++) {
        const struct edge_mark *edge = &kit->edges[i];
        const struct style_hit *drum = edge->lift ? &style->lift : &style->landing;
        struct hit *there = NULL;
        for (int32_t h = 0; h < kit->hit_count; h++)
            if (kit->hits[h].tick == edge->tick &&
                (kit->hits[h].voice == style->lift.voice || kit->hits[h].voice == style->landing.voice))
                there = &kit->hits[h];
        if (there == NULL)
            strike(kit, edge->tick, drum->voice, drum->velocity);
        else if (there->velocity < drum->velocity)
            there->velocity = drum->velocity;
    }
}

/* The pulse's drum tells every beat; between them it sounds, softer, where a wait would be longer than pulse_ms. */
static void add_pulses(struct kit *kit, const struct bar *bar)
{
    const struct style *style = kit->piece->style;
    const struct tempo *tempo = &kit->piece->chart->tempo;
    int64_t beat_us = INT64_C(60000000000) / tempo_bpm_milli_at(tempo, bar->tick);
    int64_t unit = TEMPO_TICKS_PER_BEAT;
    for (int i = 0; i < 4 && beat_us > style->pulse_ms * INT64_C(1000); i++) {
        beat_us /= 2;
        unit /= 2;
    }
    int on = style->pulse.velocity, between = on / 2;
    int32_t before = kit->hit_count;
    for (int64_t tick = bar->tick; tick < bar->end_tick; tick += unit) {
        bool there = false, beat = (tick - bar->tick) % TEMPO_TICKS_PER_BEAT == 0;
        for (int32_t h = 0; h < before; h++) {
            struct hit *hit = &kit->hits[h];
            bool same = llabs(hit->tick - tick) < unit / 4 && (!beat || hit->voice == style->pulse.voice);
            there = there || same;
            if (same && beat && hit->velocity < on)
                hit->velocity = on;
        }
        if (!there)
            strike(kit, tick, style->pulse.voice, (beat ? on : between) + stray(kit));
    }
}

/* A shaker's beads are on their way before they hit: its stroke sets out as long before the beat as its attack lasts,
 * by a steady hand, and swells into it. */
static void add_strokes(struct kit *kit, const struct bar *bar)
{
    struct piece *piece = kit->piece;
    const struct style_hit *stroke = &piece->style->stroke;
    int32_t attack_us = (int32_t)(piece->style->instruments[stroke->voice].drum.attack_ms * 1000);
    for (int64_t tick = bar->tick; stroke->velocity > 0 && tick < bar->end_tick; tick += TEMPO_TICKS_PER_BEAT) {
        if (tick == 0) /* there is no before */
            continue;
        sheet_add(piece, &(struct sheet_note){
                             .tick = tick,
                             .end_tick = tick + TEMPO_TICKS_PER_BEAT / 4,
                             .late_us = -attack_us,
                             .voice = stroke->voice,
                             .pitch = 60,
                             .velocity = compose_dynamics(piece, &piece->sections[bar->section], stroke->velocity),
                         });
    }
}

static int32_t late_us(struct kit *kit)
{
    return (int32_t)rng_range(&kit->touch, 0, kit->piece->style->late_ms) * 1000;
}

static void write_hits(struct kit *kit)
{
    for (int32_t i = 0; i < kit->hit_count; i++) {
        const struct hit *hit = &kit->hits[i];
        bool edge = edge_at(kit, hit->tick);
        sheet_add(kit->piece, &(struct sheet_note){
                                  .tick = hit->tick,
                                  .end_tick = hit->tick + TEMPO_TICKS_PER_BEAT / 4,
                                  .straight = edge,
                                  .late_us = edge ? 0 : late_us(kit),
                                  .voice = hit->voice,
                                  .pitch = 60,
                                  .velocity = hit->velocity,
                              });
    }
    kit->hit_count = 0;
}

bool drums_write(struct piece *piece)
{
    struct kit *kit = calloc(1, sizeof *kit);
    if (kit == NULL)
        return false;
    kit->piece = piece;
    compose_rng(piece, &kit->touch, STREAM_TOUCH, 0);
    compose_rng(piece, &kit->ghosts, STREAM_GHOST, 0);
    bool ok = collect_edges(kit);
    for (int32_t i = 0; ok && i < piece->bar_count; i++) {
        const struct bar *bar = &piece->bars[i];
        if (bar->last) {
            strike(kit, bar->tick, piece->style->lift.voice, piece->style->lift.velocity);
            strike(kit, bar->tick, piece->style->accent.voice, piece->style->accent.velocity);
        } else {
            strike_bar(kit, bar);
            add_ghosts(kit, bar);
        }
        mark_edges(kit, bar);
        if (!bar->last) {
            add_pulses(kit, bar);
            add_strokes(kit, bar);
        }
        write_hits(kit);
    }
    free(kit->edges);
    free(kit);
    return ok;
}
