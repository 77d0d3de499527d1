#include "core/timing/calibration.h"

#include "core/timing/robust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HALF_US        (CALIBRATION_INTERVAL_US / 2)
#define LOOK_CUES      4 /* a run is judged every so many cues, and a long one more rarely */
#define LOOK_CUES_LONG 12
#define LONG_CUES      60
#define PATIENCE_CUES  24      /* before a run is given up as it goes */
#define SURE_ERRORS    3.5     /* see the header */
#define CENTRE_ERROR   1.02333 /* sqrt(pi / 3) */

int64_t calibration_cue_us(int32_t cue, enum edge edge)
{
    return CALIBRATION_FIRST_US + cue * (int64_t)CALIBRATION_INTERVAL_US +
           (edge == EDGE_LANDING ? CALIBRATION_UP_US : 0);
}

void calibration_init(struct calibration *run)
{
    *run = (struct calibration){.opens_round = {1}};
}

static bool is_echo(struct calibration *run, enum heel heel, enum edge edge, int64_t t_us)
{
    bool echo = run->seen[heel][edge] && t_us - run->last_us[heel][edge] < CALIBRATION_ECHO_US;
    run->seen[heel][edge] = true;
    run->last_us[heel][edge] = t_us;
    return echo;
}

void calibration_heel(struct calibration *run, const struct heel_event *event)
{
    if (event->kind != HEEL_KIND_LIFT && event->kind != HEEL_KIND_LANDING)
        return;
    enum edge edge = event->kind == HEEL_KIND_LIFT ? EDGE_LIFT : EDGE_LANDING;
    int64_t after_us = event->t_us - calibration_cue_us(0, edge) + HALF_US;
    if (is_echo(run, event->heel, edge, event->t_us) || after_us < 0 ||
        after_us >= CALIBRATION_CUES_MAX * (int64_t)CALIBRATION_INTERVAL_US ||
        run->event_count[edge] == CALIBRATION_EVENTS_MAX)
        return;
    int32_t cue = (int32_t)(after_us / CALIBRATION_INTERVAL_US);
    run->answered[cue] = 1;
    run->events[edge][run->event_count[edge]++] = (struct calibration_event){
        .cue = cue, .offset_us = (int32_t)(event->t_us - calibration_cue_us(cue, edge)), .heel = event->heel};
}

void calibration_open_round(struct calibration *run, int32_t cue)
{
    if (cue >= 0 && cue < CALIBRATION_CUES_MAX)
        run->opens_round[cue] = 1;
}

/* Which cues may count, and how the others were used. Returns how many may. */
static int32_t sort_cues(const struct calibration *run, uint8_t may_count[CALIBRATION_CUES_MAX],
                         struct calibration_result *result)
{
    int32_t warm = 0, count = 0;
    bool begun = false;
    for (int32_t i = 0; i < run->closed; i++) {
        if (run->opens_round[i])
            warm = CALIBRATION_WARM_UP;
        begun = begun || run->answered[i];
        may_count[i] = warm == 0;
        count += may_count[i];
        result->missed += begun && !run->answered[i];
        if (run->answered[i] && warm > 0) {
            warm--;
            result->warm_up++;
        }
    }
    return count;
}

struct picked {
    int32_t offset_us[HEEL_COUNT];
    bool has[HEEL_COUNT];
};

struct look {
    const uint8_t *may_count;
    int64_t values[CALIBRATION_EVENTS_MAX]; /* all that may count; then the samples */
    struct picked picked[CALIBRATION_CUES_MAX];
};

static bool may_count(const struct calibration *run, const struct look *look, const struct calibration_event *event)
{
    return event->cue < run->closed && look->may_count[event->cue];
}

/* Each cue takes each heel's edge nearest to the middle of most. Returns how many edges could not be taken. */
static int32_t pick(const struct calibration *run, enum edge edge, struct look *look)
{
    int32_t count = 0, taken = 0;
    for (int32_t i = 0; i < run->event_count[edge]; i++)
        if (may_count(run, look, &run->events[edge][i]))
            look->values[count++] = run->events[edge][i].offset_us;
    robust_sort(look->values, count);
    int64_t mode_us = robust_mode(look->values, count);
    for (int32_t i = 0; i < run->event_count[edge]; i++) {
        const struct calibration_event *event = &run->events[edge][i];
        int64_t far_us = llabs(event->offset_us - mode_us);
        if (!may_count(run, look, event) || far_us > CALIBRATION_REACH_US)
            continue;
        struct picked *picked = &look->picked[event->cue];
        taken += !picked->has[event->heel];
        if (!picked->has[event->heel] || far_us < llabs(picked->offset_us[event->heel] - mode_us))
            picked->offset_us[event->heel] = event->offset_us;
        picked->has[event->heel] = true;
    }
    return count - taken;
}

static int32_t gather(int32_t closed, struct look *look)
{
    int32_t count = 0;
    for (int32_t i = 0; i < closed; i++) {
        struct picked *picked = &look->picked[i];
        int64_t sum_us = 0, heels = 0;
        for (int heel = 0; heel < HEEL_COUNT; heel++)
            if (picked->has[heel]) {
                sum_us += picked->offset_us[heel];
                heels++;
            }
        if (heels > 0)
            look->values[count++] = sum_us / heels;
        *picked = (struct picked){0};
    }
    robust_sort(look->values, count);
    return count;
}

static double plain_sd(const int64_t *values, int32_t count, int64_t centre)
{
    double squares = 0;
    for (int32_t i = 0; i < count; i++)
        squares += (double)(values[i] - centre) * (double)(values[i] - centre);
    return count > 1 ? sqrt(squares / (count - 1)) : 0;
}

static void measure(const struct calibration *run, enum edge edge, struct look *look, struct calibration_edge *out)
{
    out->stray = pick(run, edge, look);
    out->counted = gather(run->closed, look);
    out->offset_us = robust_centre(look->values, out->counted);
    out->spread_us = robust_sd(look->values, out->counted);
    /* Of few samples the robust spread may by chance be far too small: for certainty the larger one is taken. */
    double sd = fmax((double)out->spread_us, plain_sd(look->values, out->counted, out->offset_us));
    double root = sqrt((double)(out->counted > 0 ? out->counted : 1));
    out->sure_us = (int64_t)ceil(SURE_ERRORS * CENTRE_ERROR * sd * (1 + 1 / root) / root);
}

/* Reps more until sure_us has shrunk to what is wanted, as the root of their number. */
static int32_t reps_wanted(const struct calibration_edge *edge)
{
    double ratio = (double)edge->sure_us / CALIBRATION_SURE_US;
    int32_t more = (int32_t)ceil(edge->counted * (ratio * ratio - 1));
    int32_t few = CALIBRATION_REPS_MIN - edge->counted;
    return more > few ? more : few > 0 ? few : 0;
}

/* Beyond doubt: who is just within the range must not be refused for the estimate's error. */
static bool is_too_far(const struct calibration_edge *edge)
{
    return llabs(edge->offset_us) - edge->sure_us > CALIBRATION_OFFSET_MAX_US + CALIBRATION_SURE_US;
}

static enum calibration_fault fault_of(const struct calibration_edge *edge)
{
    if (edge->stray > edge->counted / 2)
        return edge->stray > edge->counted * 3 / 2 ? CALIBRATION_TOO_MANY : CALIBRATION_TOO_UNEVEN;
    if (edge->counted < CALIBRATION_REPS_MIN)
        return CALIBRATION_TOO_FEW;
    if (edge->spread_us > CALIBRATION_SPREAD_MAX_US)
        return CALIBRATION_TOO_UNEVEN;
    return is_too_far(edge) ? CALIBRATION_TOO_FAR : CALIBRATION_FINE;
}

/* Whether what comes can no longer save it. */
static bool is_hopeless(const struct calibration_edge *edge, int32_t cues)
{
    if (cues < PATIENCE_CUES)
        return false;
    if (edge->stray > edge->counted / 2 || edge->counted < cues / 2)
        return true;
    /* The robust spread of n samples may by chance be that much larger than theirs: over two standard errors. */
    double doubt = 1 - 2.6 / sqrt((double)(edge->counted > 0 ? edge->counted : 1));
    return (double)edge->spread_us * doubt > CALIBRATION_SPREAD_MAX_US || is_too_far(edge);
}

/* Returns whether nothing more can be learnt. */
static bool look_at(const struct calibration *run, struct calibration_result *result)
{
    uint8_t counting[CALIBRATION_CUES_MAX] = {0};
    struct look look;
    look.may_count = counting;
    memset(look.picked, 0, sizeof look.picked);
    *result = (struct calibration_result){0};
    int32_t cues = sort_cues(run, counting, result);
    bool hopeless = run->closed >= PATIENCE_CUES && result->warm_up == 0;
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        struct calibration_edge *measured = &result->edges[edge];
        measure(run, edge, &look, measured);
        int32_t wanted = reps_wanted(measured);
        enum calibration_fault fault = fault_of(measured);
        hopeless = hopeless || is_hopeless(measured, cues);
        result->wanted = wanted > result->wanted ? wanted : result->wanted;
        result->fault = result->fault == CALIBRATION_FINE ? fault : result->fault;
    }
    result->counted = result->edges[EDGE_LIFT].counted < result->edges[EDGE_LANDING].counted
                          ? result->edges[EDGE_LIFT].counted
                          : result->edges[EDGE_LANDING].counted;
    result->sure = result->wanted == 0;
    return hopeless || (result->sure && result->fault == CALIBRATION_FINE) || run->closed == CALIBRATION_CUES_MAX;
}

bool calibration_step(struct calibration *run, int64_t t_us)
{
    struct calibration_result result;
    while (!run->done && run->closed < CALIBRATION_CUES_MAX &&
           t_us >= calibration_cue_us(run->closed, EDGE_LANDING) + HALF_US) {
        run->closed++;
        if (run->closed % (run->closed < LONG_CUES ? LOOK_CUES : LOOK_CUES_LONG) == 0)
            run->done = look_at(run, &result);
    }
    return run->done;
}

void calibration_result(const struct calibration *run, struct calibration_result *result)
{
    look_at(run, result);
}
