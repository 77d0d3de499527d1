#include "input/player.h"

#include "core/base/rng.h"

#include <stdlib.h>
#include <string.h>

/* The demo player's hand: how far its edges scatter, and how its lateness wanders from rep to rep. */
#define SPREAD_SD_US       38000
#define LATENESS_US        8000
#define DRIFT_STEP_SD_US   3000
#define DRIFT_KEEP_PERCENT 90 /* of the drift is kept from rep to rep, so it stays within some +-15 ms */

/* Edges of one heel keep at least this far apart, unless the cues themselves are closer. */
#define EDGE_GAP_US 2000

static const char *const names[PLAYER_COUNT] = {
    [PLAYER_YOU] = "you",   [PLAYER_PERFECT] = "perfect", [PLAYER_HUMAN] = "human",
    [PLAYER_NONE] = "none", [PLAYER_SCRIPT] = "script",
};

const char *player_name(enum player_kind kind)
{
    return names[kind];
}

bool player_parse(const char *text, enum player_kind *kind, const char **file)
{
    static const enum player_kind plain[] = {PLAYER_PERFECT, PLAYER_HUMAN, PLAYER_NONE};
    static const char prefix[] = "script:";
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (!strcmp(text, names[plain[i]])) {
            *kind = plain[i];
            *file = NULL;
            return true;
        }
    }
    if (strncmp(text, prefix, sizeof prefix - 1) != 0 || !text[sizeof prefix - 1])
        return false;
    *kind = PLAYER_SCRIPT;
    *file = text + sizeof prefix - 1;
    return true;
}

static int by_time(const void *a, const void *b)
{
    const struct heel_event *left = a, *right = b;
    if (left->t_us != right->t_us)
        return left->t_us < right->t_us ? -1 : 1;
    if (left->heel != right->heel)
        return left->heel < right->heel ? -1 : 1;
    /* Reps may follow one another without a pause: the heel lands, then lifts. */
    return (right->kind == HEEL_KIND_LANDING) - (left->kind == HEEL_KIND_LANDING);
}

/* What a human hand has between the cues of one heel. */
struct hand {
    struct rng rng;
    int64_t drift_us;
    bool human;
};

static int64_t clamp(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* The hand's time for a cue between its neighbours: at most half way to either, so that edges never swap. Where one rep
 * follows another without a pause, the landing is on the early side and the lift on the late one. */
static int64_t hand_time(struct hand *hand, int64_t before_us, int64_t cue_us, int64_t after_us)
{
    if (!hand->human)
        return cue_us;
    int64_t error_us = LATENESS_US + hand->drift_us + rng_normal(&hand->rng, SPREAD_SD_US);
    int64_t early_max_us = (cue_us - before_us - EDGE_GAP_US) / 2;
    int64_t late_max_us = (after_us - cue_us - EDGE_GAP_US) / 2;
    if (early_max_us <= 0 && late_max_us <= 0)
        return cue_us;
    if (early_max_us <= 0)
        return cue_us + clamp(error_us < 0 ? -error_us : error_us, 0, late_max_us);
    if (late_max_us <= 0)
        return cue_us + clamp(error_us < 0 ? error_us : -error_us, -early_max_us, 0);
    return cue_us + clamp(error_us, -early_max_us, late_max_us);
}

static int32_t next_of_heel(const struct chart *chart, int32_t from, enum heel heel)
{
    while (from < chart->rep_count && chart->reps[from].heel != heel)
        from++;
    return from;
}

static void play_heel(struct hand *hand, const struct chart *chart, enum heel heel, struct heel_events *out)
{
    int64_t landed_us = 0;
    int32_t next = next_of_heel(chart, 0, heel);
    while (next < chart->rep_count) {
        const struct rep *rep = &chart->reps[next];
        next = next_of_heel(chart, next + 1, heel);
        int64_t after_us = next < chart->rep_count ? chart->reps[next].lift_us : chart->end_us;
        out->events[out->count++] = (struct heel_event){
            .t_us = hand_time(hand, landed_us, rep->lift_us, rep->landing_us), .heel = heel, .kind = HEEL_KIND_LIFT};
        out->events[out->count++] = (struct heel_event){
            .t_us = hand_time(hand, rep->lift_us, rep->landing_us, after_us), .heel = heel, .kind = HEEL_KIND_LANDING};
        landed_us = rep->landing_us;
        hand->drift_us = hand->drift_us * DRIFT_KEEP_PERCENT / 100 + rng_normal(&hand->rng, DRIFT_STEP_SD_US);
    }
}

bool player_demo(enum player_kind kind, const struct chart *chart, uint64_t seed, struct heel_events *out,
                 struct error *error)
{
    *out = (struct heel_events){0};
    if (kind != PLAYER_PERFECT && kind != PLAYER_HUMAN)
        return true;
    size_t edges = 2 * (size_t)chart->rep_count;
    out->events = calloc(edges ? edges : 1, sizeof *out->events);
    if (!out->events) {
        error_set(error, "the demo player", "has no memory left", "close other programs and try again");
        return false;
    }
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        struct hand hand = {.human = kind == PLAYER_HUMAN};
        rng_init(&hand.rng, seed, (uint64_t)heel);
        play_heel(&hand, chart, heel, out);
    }
    if (out->count > 0)
        qsort(out->events, (size_t)out->count, sizeof *out->events, by_time);
    return true;
}
