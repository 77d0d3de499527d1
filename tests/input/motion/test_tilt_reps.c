#include "input/motion/tilt.h"

#include "check.h"
#include "core/base/rng.h"
#include "input/foot.h"
#include "input/motion/thigh.h"

#include <math.h>

#define REPS       500
#define LEARNED    4 /* reps that the span is learned from, and which are not asked for */
#define EVENTS_MAX (REPS * 8)
#define AFTER_S    0.5 /* an edge belongs to the rep's when it is as near to it as this */

/* How its readings reach the computer. */
struct link {
    double hz, jitter_s; /* readings are stamped late by up to jitter_s */
    int burst;           /* so many at once, with one stamp */
    double lost;         /* share of them */
    double hole_s;       /* every 20 seconds nothing for so long */
    double nonsense;     /* share of readings that say what no sensor does */
};

struct row {
    const char *name;
    struct thigh_desc thigh;
    struct link link;
    double mean_ms, sd_ms; /* of the errors: allowed, about half as much again as what is reached */
    int32_t top;           /* of the range known beforehand; 0: to be learned */
};

/* A cheap sensor whose gyro's bias wanders between -1 and 1 degree/s in a minute, and heels that knock on the floor. */
#define SENSOR_AT(m)     .arm_m = m, .accel_noise_g = 0.02, .gyro_noise = 0.1, .gyro_bias = 1, .landing_g = 0.2
#define SENSOR           SENSOR_AT(0.3)
#define REPS_30          SENSOR, .period_s = 2
#define LIFTS(low, high) .least = low, .most = high

/* A rise of least jerk is taken for a cosine and dated late by a fourteenth of it, a fall early. */
static const struct row rows[] = {
    {"flat, 6 degrees", {REPS_30, LIFTS(5.6, 6.4)}, {.hz = 200}, 75, 20, 0},
    {"4 degrees, on its side", {REPS_30, LIFTS(3.8, 4.2), .turned = {90, 0, 20}}, {.hz = 200}, 75, 30, 0},
    {"8 degrees, upside down", {REPS_30, LIFTS(7.5, 8.5), .turned = {180, 5, 70}}, {.hz = 250}, 70, 15, 0},
    {"askew, 60 Hz, jitter",
     {REPS_30, LIFTS(5.6, 6.4), .turned = {35, -50, 110}},
     {.hz = 60, .jitter_s = 0.004},
     70,
     35,
     0},
    {"bursts of 3, one in 20 lost",
     {REPS_30, LIFTS(5.6, 6.4), .turned = {0, 0, 180}},
     {.hz = 200, .burst = 3, .lost = 0.05},
     70,
     35,
     0},
    {"holes of 100 ms", {REPS_30, LIFTS(5.6, 6.4), .turned = {0, 90, 0}}, {.hz = 120, .hole_s = 0.1}, 75, 25, 0},
    {"one reading in 50 nonsense", {REPS_30, LIFTS(5.6, 6.4)}, {.hz = 200, .nonsense = 0.02}, 75, 20, 0},
    {"each rep from 4 to 8 degrees", {REPS_30, LIFTS(4, 8), .turned = {10, 20, 30}}, {.hz = 200}, 75, 25, 0},
    {"typing", {REPS_30, LIFTS(5.6, 6.4), .tremor = 0.08}, {.hz = 200}, 75, 25, 0},
    {"posture drifts 6 degrees in 30 s",
     {REPS_30, LIFTS(5.6, 6.4), .drift = 6, .drift_s = 30, .sideways = 0.5},
     {.hz = 200},
     85,
     60,
     0},
    {"typing, drift, 4 degrees, 60 Hz",
     {REPS_30, LIFTS(3.8, 4.2), .drift = 4, .drift_s = 30, .tremor = 0.08, .turned = {90, 0, 0}},
     {.hz = 60, .jitter_s = 0.004},
     70,
     55,
     0},
    {"shifts up by 5 degrees", {REPS_30, LIFTS(5.6, 6.4), .step = 5, .step_s = 202.7}, {.hz = 200}, 75, 25, 0},
    {"shifts down by 5 degrees", {REPS_30, LIFTS(5.6, 6.4), .step = -5, .step_s = 202.7}, {.hz = 200}, 75, 20, 0},
    {"sinks before the first rep", {REPS_30, LIFTS(5.6, 6.4), .sink = 4}, {.hz = 200}, 75, 25, 0},
    {"sinks before the first rep, near the hip",
     {SENSOR_AT(0.12), .period_s = 2, LIFTS(5.6, 6.4), .sink = 4},
     {.hz = 200},
     75,
     25,
     0},
    {"sinks, with a range known beforehand", {REPS_30, LIFTS(5.6, 6.4), .sink = 4}, {.hz = 200}, 75, 20, 6000},
    {"12 a minute", {SENSOR, .period_s = 5, LIFTS(5.6, 6.4)}, {.hz = 200}, 220, 70, 0},
    {"60 a minute", {SENSOR, .period_s = 1, LIFTS(5.6, 6.4)}, {.hz = 200}, 22, 14, 0},
};

struct heard {
    struct heel_event edges[EVENTS_MAX];
    int count;
};

static struct foot foot_of(int32_t floor, int32_t top)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_MOTION, "motion:test", "Test");
    setup.heels[HEEL_LEFT].count = 1;
    setup.heels[HEEL_LEFT].controls[0] = (struct control){.kind = CONTROL_TILT};
    setup.heels[HEEL_LEFT].floor = floor;
    setup.heels[HEEL_LEFT].top = top;
    struct foot foot;
    foot_init(&foot, &setup);
    return foot;
}

static void hear(struct heard *heard, struct foot *foot, const struct tilt_reading *readings, int count)
{
    for (int i = 0; i < count; i++) {
        struct reading reading = {
            .control = {.kind = CONTROL_TILT}, .value = readings[i].mdeg, .mono_us = readings[i].t_us};
        struct heel_event events[FOOT_EVENTS_MAX];
        int made = foot_reading(foot, &reading, events);
        for (int j = 0; j < made; j++)
            if (events[j].kind != HEEL_KIND_HEIGHT && heard->count < EVENTS_MAX)
                heard->edges[heard->count++] = events[j];
    }
}

static bool arrives(const struct link *link, double t_s, struct rng *rng)
{
    return !(link->hole_s > 0 && fmod(t_s, 20) < link->hole_s) && rng_below(rng, 1000000) >= link->lost * 1e6;
}

/* Everything from the sensors to the edges. */
static void play(struct thigh *thigh, const struct link *link, struct foot *foot, struct heard *heard)
{
    struct tilt tilt;
    struct rng rng;
    rng_init(&rng, 5, 1);
    tilt_init(&tilt);
    heard->count = 0;
    int burst = link->burst ? link->burst : 1;
    int64_t stamp_us = 0;
    for (int i = 0; i / link->hz < thigh_end_s(thigh); i++) {
        double t_s = i / link->hz, last_s = (i / burst * burst + burst - 1) / link->hz;
        int64_t late_us = (int64_t)(rng_below(&rng, 1000) * 1e-3 * link->jitter_s * 1e6);
        if (i % burst == 0)
            stamp_us = (int64_t)(last_s * 1e6) + late_us;
        float accel[3], gyro[3];
        thigh_read(thigh, t_s, accel, gyro);
        if (!arrives(link, t_s, &rng))
            continue;
        if (rng_below(&rng, 1000000) < link->nonsense * 1e6)
            thigh_spoil(rng_below(&rng, 2) ? accel : gyro, &rng);
        struct tilt_reading readings[TILT_READINGS_MAX];
        tilt_accel(&tilt, accel);
        hear(heard, foot, readings, tilt_gyro(&tilt, stamp_us, gyro, readings));
    }
}

struct errors {
    double sum, squares;
    int count;
};

static void add(struct errors *errors, double error_s)
{
    errors->sum += error_s * 1e3;
    errors->squares += error_s * error_s * 1e6;
    errors->count++;
}

static double mean_ms(const struct errors *errors)
{
    return errors->sum / errors->count;
}

static double sd_ms(const struct errors *errors)
{
    double mean = mean_ms(errors);
    return sqrt(fmax(0, errors->squares / errors->count - mean * mean));
}

struct outcome {
    int reps, missed, invented, learned; /* learned: of the first, whose edges were all found */
    struct errors errors[EDGE_COUNT];    /* against the heel leaving and touching the floor */
};

/* The edge of this kind nearest to t_s; -1 if none is near. */
static int nearest(const struct heard *heard, enum heel_kind kind, double t_s)
{
    int best = -1;
    double best_s = AFTER_S;
    for (int i = 0; i < heard->count; i++) {
        double off_s = fabs((double)heard->edges[i].t_us * 1e-6 - t_s);
        if (heard->edges[i].kind == kind && off_s < best_s) {
            best = i;
            best_s = off_s;
        }
    }
    return best;
}

static bool is_asked(const struct thigh *thigh, double t_s)
{
    double step_s = thigh->desc.step_s;
    /* A shift while a heel is in the air is no more to be told from a rep than by the player: that rep and the next. */
    return t_s > thigh->reps[LEARNED].start_s - 0.1 && !(step_s > 0 && t_s > step_s - 2.1 && t_s < step_s + 3.9);
}

static void compare_rep(const struct thigh *thigh, int index, struct heard *heard, struct outcome *outcome, bool used[])
{
    const struct thigh_rep *rep = &thigh->reps[index];
    const double truth_s[EDGE_COUNT] = {rep->start_s, rep->start_s + rep->rise_s + rep->hold_s + rep->fall_s};
    int found = 0;
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        int i = nearest(heard, (enum heel_kind)edge, truth_s[edge]);
        if (i < 0 || used[i])
            continue;
        used[i] = true;
        found++;
        if (!is_asked(thigh, rep->start_s))
            continue;
        add(&outcome->errors[edge], (double)heard->edges[i].t_us * 1e-6 - truth_s[edge]);
    }
    outcome->learned += index < LEARNED && found == EDGE_COUNT;
    if (!is_asked(thigh, rep->start_s))
        return;
    outcome->reps++;
    outcome->missed += found < EDGE_COUNT;
}

static struct outcome compare(const struct thigh *thigh, struct heard *heard)
{
    static bool used[EVENTS_MAX];
    struct outcome outcome = {0};
    memset(used, 0, sizeof used);
    for (int i = 0; i < thigh->count; i++)
        compare_rep(thigh, i, heard, &outcome, used);
    for (int i = 0; i < heard->count; i++)
        outcome.invented += !used[i] && is_asked(thigh, (double)heard->edges[i].t_us * 1e-6);
    return outcome;
}

static void tell(const struct row *row, const struct outcome *outcome)
{
    const struct errors *lift = &outcome->errors[EDGE_LIFT], *landing = &outcome->errors[EDGE_LANDING];
    printf("motion, %s: %d reps, %d missed, %d invented, lift %+.1f ± %.1f ms, landing %+.1f ± %.1f ms (of the first "
           "%d reps %d were found)\n",
           row->name, outcome->reps, outcome->missed, outcome->invented, mean_ms(lift), sd_ms(lift), mean_ms(landing),
           sd_ms(landing), LEARNED, outcome->learned);
}

static void check(const struct row *row, const struct outcome *outcome)
{
    tell(row, outcome);
    if (outcome->missed || outcome->invented)
        fail_msg("%s: %d missed, %d invented", row->name, outcome->missed, outcome->invented);
    assert_true(outcome->reps >= REPS - LEARNED - 4);
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        double mean = mean_ms(&outcome->errors[edge]), sd = sd_ms(&outcome->errors[edge]);
        if (!(fabs(mean) <= row->mean_ms && sd <= row->sd_ms))
            fail_msg("%s: %s %.1f +- %.1f ms", row->name, edge_name(edge), mean, sd);
    }
}

static void test_reps(void **state)
{
    (void)state;
    static struct thigh thigh;
    static struct heard heard;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        thigh_init(&thigh, &row->thigh, REPS, 100 + i);
        struct foot foot = foot_of(0, row->top);
        play(&thigh, &row->link, &foot, &heard);
        struct outcome outcome = compare(&thigh, &heard);
        check(row, &outcome);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
