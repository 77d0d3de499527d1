/* Half an hour of heels on an FSR pad, from the physics of it to lifts and landings: two heels on four force-sensing
 * resistors, through the pad's protocol, the driver and the foot. Nothing is known beforehand: span and floor are
 * learned on the way.
 *
 * The heel: its bone rises and falls as a raised cosine, the pad of flesh under it is a spring (force ~ depth^1.5).
 * When the bone begins to rise and when it has come to rest is the truth that events are measured against: that is what
 * the player times. (The skin leaves the floor when the spring is slack, some 120 ms after, and all that the sensor
 * feels happens before that.) The sensor: resistance ~ 1 / force behind a divider, so the reading saturates; it lags
 * (12 ms when loaded, 25 ms when freed), has 4 % of play, drifts by 6 % over minutes, flickers by +-8 of 1023, and no
 * two are alike. The player: no two reps are alike, the weight shifts, the foot wobbles. The game: stalls now and then
 * for tens of ms. */
#include <math.h>

#include "check.h"
#include "core/base/rng.h"
#include "input/foot.h"
#include "input/found.h"
#include "input/serial/serial.h"
#include "input/serial/toy_ports.h"

#define REPS      500 /* of each heel */
#define SENSORS   4
#define REP_US    2000000 /* 30 a minute */
#define DEPTH_MM  4.0     /* of the heel's flesh when the leg rests on it */
#define EVENT_MAX 4096

struct rep {
    double rise_us, rise_for_us, top_us, fall_for_us; /* begins to rise, for so long; stays; falls for so long */
    double height_mm, weight;                         /* how far the bone goes; what rests on the heel, about 1 */
    int64_t truth_us[EDGE_COUNT];
};

struct sensor {
    double share, half; /* of the heel's force; the force of half the full reading */
    double play, lagged;
    double t_us;
};

struct scene {
    int64_t down_us, first_us; /* when the feet are put on the pad; when the first rep begins */
    struct rep reps[HEEL_COUNT][REPS];
    int at[HEEL_COUNT]; /* the rep that is going on */
    struct sensor sensors[SENSORS];
    struct rng rng;
    struct foot foot;
    struct heel_event events[EVENT_MAX];
    int count;
};

static double spread(struct rng *rng, double mean, double sd)
{
    return mean + (double)rng_normal(rng, 1000) * sd / 1000;
}

static double between(double low, double value, double high)
{
    return value < low ? low : value > high ? high : value;
}

static void make_rep(struct rep *rep, double start_us, struct rng *rng)
{
    rep->rise_us = start_us + spread(rng, 0, 50000);
    rep->rise_for_us = between(450000, spread(rng, 700000, 60000), 900000);
    rep->top_us = between(0, spread(rng, 120000, 60000), 300000);
    rep->fall_for_us = between(450000, spread(rng, 700000, 60000), 800000);
    rep->height_mm = DEPTH_MM + between(25, spread(rng, 50, 8), 80);
    rep->weight = between(0.8, spread(rng, 1, 0.05), 1.2);
    rep->truth_us[EDGE_LIFT] = (int64_t)rep->rise_us;
    rep->truth_us[EDGE_LANDING] = (int64_t)(rep->rise_us + rep->rise_for_us + rep->top_us + rep->fall_for_us);
}

/* How high the bone is over where it lies at rest, mm. */
static double bone(const struct rep *rep, double t_us)
{
    double since_us = t_us - rep->rise_us, falling_us = since_us - rep->rise_for_us - rep->top_us;
    if (since_us <= 0 || falling_us >= rep->fall_for_us)
        return 0;
    if (since_us < rep->rise_for_us)
        return rep->height_mm * (1 - cos(M_PI * since_us / rep->rise_for_us)) / 2;
    return falling_us <= 0 ? rep->height_mm : rep->height_mm * (1 + cos(M_PI * falling_us / rep->fall_for_us)) / 2;
}

/* On the heel, about 1 at rest. */
static double force(struct scene *scene, enum heel heel, double t_us)
{
    int *at = &scene->at[heel];
    while (*at + 1 < REPS && t_us > (double)scene->reps[heel][*at].truth_us[EDGE_LANDING])
        ++*at;
    const struct rep *rep = &scene->reps[heel][*at];
    double depth = 1 - bone(rep, t_us) / DEPTH_MM;
    double wobble = 1 + 0.03 * sin(t_us * 7e-6 + heel) + 0.02 * sin(t_us * 1.9e-6);
    return depth <= 0 || t_us < (double)scene->down_us ? 0 : rep->weight * wobble * pow(depth, 1.5);
}

static int32_t sense(void *context, int index, int64_t t_us)
{
    struct scene *scene = context;
    struct sensor *sensor = &scene->sensors[index];
    double felt = sensor->share * force(scene, index < SENSORS / 2 ? HEEL_LEFT : HEEL_RIGHT, (double)t_us);
    double slack = 0.02 * sensor->share;
    sensor->play = between(felt - slack, sensor->play, felt + slack);
    double passed_us = (double)t_us - sensor->t_us;
    double lag_us = sensor->play > sensor->lagged ? 12000 : 25000;
    sensor->lagged += (sensor->play - sensor->lagged) * (1 - exp(-passed_us / lag_us));
    sensor->t_us = (double)t_us;
    double drift = 1 + 0.06 * sin((double)t_us * 1.1e-8 * (index + 1));
    double reading = 1023 * sensor->lagged / (sensor->lagged + sensor->half) * drift;
    return (int32_t)between(0, reading + (double)rng_range(&scene->rng, -8, 8), 1023);
}

static void make_scene(struct scene *scene, uint64_t seed, int64_t down_us, int64_t first_us)
{
    static const double halves[SENSORS] = {0.25, 0.4, 0.2, 0.33}, shares[SENSORS] = {0.6, 0.4, 0.45, 0.55};
    memset(scene, 0, sizeof *scene);
    scene->down_us = down_us;
    scene->first_us = first_us;
    rng_init(&scene->rng, seed, 0);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        for (int i = 0; i < REPS; i++)
            make_rep(&scene->reps[heel][i], (double)first_us + (i + heel * 0.5) * REP_US, &scene->rng);
    for (int i = 0; i < SENSORS; i++) {
        double stood = down_us == 0 ? shares[i] : 0; /* for a while */
        scene->sensors[i] = (struct sensor){.share = shares[i], .half = halves[i], .play = stood, .lagged = stood};
    }
}

static void keep(struct scene *scene, const struct heel_event *events, int count)
{
    for (int i = 0; i < count; i++) {
        if (events[i].kind == HEEL_KIND_HEIGHT)
            continue;
        assert_true(scene->count < EVENT_MAX);
        scene->events[scene->count++] = events[i];
    }
}

static void on_arrived(void *context, int device, const struct device_setup *setup, const struct device_menu *menu)
{
    struct scene *scene = context;
    (void)device;
    (void)menu;
    foot_init(&scene->foot, setup);
}

static void on_left(void *context, int device)
{
    (void)context;
    fail_msg("device %d left", device);
}

static void on_reading(void *context, int device, const struct reading *reading)
{
    struct scene *scene = context;
    struct heel_event events[FOOT_EVENTS_MAX];
    (void)device;
    keep(scene, events, foot_reading(&scene->foot, reading, events));
}

static void on_fault(void *context, const struct error *error)
{
    (void)context;
    fail_msg("%s: %s", error->where, error->what);
}

static void play(struct scene *scene)
{
    static struct toys toys;
    static const char *paths[] = {"/dev/ttyACM0"};
    memset(&toys, 0, sizeof toys);
    toys.toys[0] = (struct toy){.path = paths[0],
                                .id = "serial:16c0:0483:1",
                                .usb = true,
                                .here = true,
                                .voice = TOY_FSR,
                                .sensors = SENSORS,
                                .answer_us = 2000};
    toys.sense = sense;
    toys.sense_context = scene;
    struct serial_ports ports = toy_ports(&toys);
    struct driver_sink sink = {scene, on_arrived, on_left, on_reading, on_fault};
    struct error error;
    void *driver = serial_open_on(&ports, &(struct driver_desc){.serial_ports = paths, .serial_port_count = 1}, &error);
    assert_non_null(driver);
    for (int64_t now_us = 0; now_us < scene->first_us + (int64_t)REP_US * (REPS + 1);) {
        int64_t next_us = now_us + (rng_below(&scene->rng, 400) == 0 ? rng_range(&scene->rng, 20000, 60000) : 1000);
        while (now_us < next_us)
            toys_step(&toys, now_us += 1000);
        driver_serial.step(driver, now_us, &sink);
        struct heel_event events[FOOT_STEP_MAX];
        keep(scene, events, foot_step(&scene->foot, now_us, events));
    }
    driver_serial.close(driver);
}

static void compare(const struct scene *scene, enum heel heel, enum edge edge, struct found *found)
{
    static int64_t truth_us[REPS];
    for (int rep = 0; rep < REPS; rep++)
        truth_us[rep] = scene->reps[heel][rep].truth_us[edge];
    found_add(found, scene->events, scene->count, heel, edge, truth_us, REPS);
}

static void measure(const char *name, uint64_t seed, int64_t down_us, int64_t first_us)
{
    static struct scene scene;
    struct found found[EDGE_COUNT] = {0};
    make_scene(&scene, seed, down_us, first_us);
    play(&scene);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        for (int edge = 0; edge < EDGE_COUNT; edge++)
            compare(&scene, (enum heel)heel, (enum edge)edge, &found[edge]);
    const struct found *lift = &found[EDGE_LIFT], *landing = &found[EDGE_LANDING];
    print_message("| FSR pad, two sensors a heel, 30 rpm, %s | %d | %d | %d | %+.0f ± %.0f ms | %+.0f ± %.0f ms |\n",
                  name, REPS * HEEL_COUNT, lift->missed + landing->missed, lift->invented + landing->invented,
                  found_mean_ms(lift), found_sd_ms(lift), found_mean_ms(landing), found_sd_ms(landing));
    for (int edge = 0; edge < EDGE_COUNT; edge++) {
        assert_int_equal(found[edge].missed, 0);
        assert_int_equal(found[edge].invented, 0);
        assert_true(found_sd_ms(&found[edge]) < 22);
        assert_true(fabs(found_mean_ms(&found[edge])) < 55);
        assert_true(fabs(found[edge].worst_us) < 150000);
    }
    /* What was learned is what would be saved: a heel's weight on two sensors, and next to nothing. */
    assert_true(foot_learned(&scene.foot));
    assert_false(foot_learned(&scene.foot));
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        assert_in_range(scene.foot.setup.heels[heel].floor, 1000, 1700);
        assert_in_range(scene.foot.setup.heels[heel].top, 0, 250);
    }
}

static void test_stream(void **state)
{
    (void)state;
    measure("feet on it from the start", 1, 0, 4000000);
    measure("other feet", 2, 0, 4000000);
}

/* The pad is found before the feet are on it, and the first reading is no floor. */
static void test_feet_come_later(void **state)
{
    (void)state;
    measure("feet put on it later", 4, 1000000, 12000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stream), cmocka_unit_test(test_feet_come_later)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
