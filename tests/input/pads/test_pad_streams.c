/* Half an hour of heels on mats, from the physics of the contacts to lifts and landings: through SDL's joysticks, the
 * driver, the pad table's ways and the foot.
 *
 * The heel: rises and falls as a raised cosine, no two reps alike. The mat: its contact closes when the heel touches
 * and opens when it leaves, and chatters for 5 to 15 ms after either, as foil and foam do. The adapter: looks at its
 * contacts at its own interval and reports what it sees then. The game: looks once a millisecond, now and then a little
 * late. The truth that events are measured against is the heel's. */
#include <math.h>

#include "check.h"
#include "core/base/rng.h"
#include "input/found.h"
#include "input/pads/toy_pads.h"

#define REPS        500 /* of each heel */
#define REP_US      2000000
#define FIRST_US    3000000
#define TOUCHES_MAX 40
#define MAT                                                                                                            \
    {                                                                                                                  \
        .name = "Mat", .buttons = 10                                                                                   \
    }
#define EVENTS_MAX  8192
#define NEAR_US     400000
#define PEDAL_FLOOR 21000 /* of a pedal's axis: pressed by the resting heel, let go at the top */
#define PEDAL_TOP   -30000
#define PEDAL_NOISE 150

struct rep {
    double rise_us, rise_for_us, top_us, fall_for_us, height; /* height: of the usual one's */
    int64_t truth_us[EDGE_COUNT];
    int64_t touch_us[EDGE_COUNT][TOUCHES_MAX]; /* when the contact changes: at the edge, then by chatter */
    int touches[EDGE_COUNT];
};

struct scene {
    const char *name;
    struct toy_pad_desc pad;
    int64_t report_us; /* the adapter's interval */
    bool chatters, analog;
    void (*set)(SDL_Joystick *joystick, const bool closed[HEEL_COUNT]);
    struct control controls[HEEL_COUNT]; /* to be bound where the pad table knows none */
    bool bind;

    struct rep reps[HEEL_COUNT][REPS];
    int at[HEEL_COUNT]; /* the rep that is going on */
    struct rng rng;
    SDL_Joystick *joystick;
    struct foot foot;
    bool found;
    struct heel_event events[EVENTS_MAX];
    int count;
};

static double spread(struct rng *rng, double mean, double sd, double least, double most)
{
    return fmax(least, fmin(mean + (double)rng_normal(rng, 1000) * sd / 1000, most));
}

/* An odd number of changes: the contact ends as the edge has it. */
static void make_chatter(struct scene *scene, struct rep *rep, enum edge edge)
{
    int64_t at_us = rep->truth_us[edge], until_us = at_us + rng_range(&scene->rng, 5000, 15000);
    int count = 0;
    do {
        rep->touch_us[edge][count++] = at_us;
        at_us += rng_range(&scene->rng, 150, 3000);
    } while (scene->chatters && at_us < until_us && count < TOUCHES_MAX - 1);
    if (count % 2 == 0)
        count--;
    rep->touches[edge] = count;
}

static void make_rep(struct scene *scene, struct rep *rep, double start_us)
{
    struct rng *rng = &scene->rng;
    rep->rise_us = start_us + spread(rng, 0, 50000, -150000, 150000);
    rep->rise_for_us = spread(rng, 650000, 60000, 450000, 850000);
    rep->top_us = spread(rng, 100000, 60000, 0, 250000);
    rep->fall_for_us = spread(rng, 650000, 60000, 450000, 750000);
    rep->height = spread(rng, 1, 0.05, 0.85, 1.15);
    /* A contact has opened when the heel has gone a fiftieth of its way. */
    double way = scene->analog ? 0 : acos(1 - 2 * 0.02) / M_PI;
    rep->truth_us[EDGE_LIFT] = (int64_t)(rep->rise_us + rep->rise_for_us * way);
    rep->truth_us[EDGE_LANDING] =
        (int64_t)(rep->rise_us + rep->rise_for_us + rep->top_us + rep->fall_for_us * (1 - way));
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        make_chatter(scene, rep, (enum edge)edge);
}

static const struct rep *rep_at(struct scene *scene, enum heel heel, int64_t t_us)
{
    int *at = &scene->at[heel];
    while (*at + 1 < REPS && t_us > scene->reps[heel][*at].truth_us[EDGE_LANDING] + 200000)
        ++*at;
    return &scene->reps[heel][*at];
}

static bool is_closed(struct scene *scene, enum heel heel, int64_t t_us)
{
    const struct rep *rep = rep_at(scene, heel, t_us);
    int changes = 0;
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        for (int i = 0; i < rep->touches[edge] && rep->touch_us[edge][i] <= t_us; i++)
            changes++;
    return changes % 2 == 0;
}

/* Of the usual rep's height. */
static double height(struct scene *scene, enum heel heel, int64_t t_us)
{
    const struct rep *rep = rep_at(scene, heel, t_us);
    double since_us = (double)t_us - rep->rise_us, falling_us = since_us - rep->rise_for_us - rep->top_us;
    if (since_us <= 0 || falling_us >= rep->fall_for_us)
        return 0;
    if (since_us < rep->rise_for_us)
        return rep->height * (1 - cos(M_PI * since_us / rep->rise_for_us)) / 2;
    return falling_us <= 0 ? rep->height : rep->height * (1 + cos(M_PI * falling_us / rep->fall_for_us)) / 2;
}

static void on_arrived(void *context, int device, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct scene *scene = context;
    struct device_setup setup = *suggested;
    struct error error;
    (void)device;
    (void)menu;
    assert_int_not_equal(setup.bound, scene->bind);
    for (int heel = 0; heel < HEEL_COUNT && scene->bind; heel++)
        setup.heels[heel] = (struct device_heel){.count = 1, .controls = {scene->controls[heel]}};
    assert_true(device_setup_check(&setup, &error));
    foot_init(&scene->foot, &setup);
    scene->found = true;
}

static void keep(struct scene *scene, const struct heel_event *events, int count)
{
    for (int i = 0; i < count; i++) {
        if (events[i].kind == HEEL_KIND_HEIGHT)
            continue;
        assert_true(scene->count < EVENTS_MAX);
        scene->events[scene->count++] = events[i];
    }
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
    foot_learned(&scene->foot);
}

/* What the adapter sees; true if that is another report than its last. */
static bool report(struct scene *scene, int64_t t_us, bool closed[HEEL_COUNT])
{
    bool changed = false;
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        bool now = is_closed(scene, (enum heel)heel, t_us);
        changed = changed || now != closed[heel];
        closed[heel] = now;
        double way = scene->analog ? height(scene, (enum heel)heel, t_us) : 0;
        if (scene->analog)
            SDL_JoystickSetVirtualAxis(scene->joystick, scene->controls[heel].index,
                                       (Sint16)(fmax(-32768, PEDAL_FLOOR + (PEDAL_TOP - PEDAL_FLOOR) * way) +
                                                (double)rng_range(&scene->rng, 0, PEDAL_NOISE)));
    }
    if (changed && !scene->analog)
        scene->set(scene->joystick, closed);
    return changed || scene->analog;
}

static void look(struct scene *scene, struct toy_pads *toys, void *driver, int64_t t_us)
{
    struct driver_sink sink = {.context = scene, .arrived = on_arrived, .left = on_left, .reading = on_reading};
    toy_pads_look(toys, t_us);
    driver_pads.step(driver, t_us, &sink);
}

/* A look is due within a millisecond of the report, sometimes late. */
static int64_t look_after(struct scene *scene, int64_t t_us)
{
    int64_t late_us = rng_below(&scene->rng, 300) == 0 ? rng_range(&scene->rng, 1000, 8000) : 0;
    return t_us + rng_range(&scene->rng, 50, 1050) + late_us;
}

static void play(struct scene *scene, const struct pad_table *table)
{
    struct toy_pads toys;
    struct error error;
    bool closed[HEEL_COUNT] = {false, false};
    toy_pads_open(&toys);
    struct pad_source source = toy_pads_source(&toys);
    void *driver = pads_open_on(&source, &(struct driver_desc){.pads = table}, &error);
    assert_non_null(driver);
    scene->joystick = toy_pads_plug(&scene->pad);
    int64_t look_us = 0, phase_us = rng_range(&scene->rng, 0, scene->report_us - 1);
    for (int64_t t_us = phase_us; t_us < FIRST_US + (int64_t)REP_US * (REPS + 1); t_us += scene->report_us) {
        struct heel_event events[FOOT_STEP_MAX];
        if (look_us > 0 && look_us <= t_us) {
            look(scene, &toys, driver, look_us);
            look_us = 0;
        }
        if (report(scene, t_us, closed) && look_us == 0)
            look_us = look_after(scene, t_us);
        if (scene->found)
            keep(scene, events, foot_step(&scene->foot, t_us, events));
    }
    toy_pads_pull(scene->joystick);
    driver_pads.close(driver);
    toy_pads_close(&toys);
}

static void make_scene(struct scene *scene, uint64_t seed)
{
    rng_init(&scene->rng, seed, 0);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        for (int i = 0; i < REPS; i++)
            make_rep(scene, &scene->reps[heel][i], FIRST_US + (i + heel * 0.5) * REP_US);
}

static void compare(const struct scene *scene, enum heel heel, enum edge edge, struct found *found)
{
    static int64_t truth_us[REPS];
    for (int rep = 0; rep < REPS; rep++)
        truth_us[rep] = scene->reps[heel][rep].truth_us[edge];
    found_add(found, scene->events, scene->count, heel, edge, truth_us, REPS);
}

/* mean and spread in ms at most: half an adapter's interval, and one more for each report that falls into a bounce. */
static void measure(struct scene *scene, const struct pad_table *table, double mean_most, double sd_most)
{
    struct found found[EDGE_COUNT] = {0};
    make_scene(scene, 7);
    play(scene, table);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        for (int edge = 0; edge < EDGE_COUNT; edge++)
            compare(scene, (enum heel)heel, (enum edge)edge, &found[edge]);
    const struct found *lift = &found[EDGE_LIFT], *landing = &found[EDGE_LANDING];
    print_message("| pad, %s | %d | %d | %d | %+.1f ± %.1f ms | %+.1f ± %.1f ms | worst %+.1f, %+.1f ms\n", scene->name,
                  REPS * HEEL_COUNT, lift->missed + landing->missed, lift->invented + landing->invented,
                  found_mean_ms(lift), found_sd_ms(lift), found_mean_ms(landing), found_sd_ms(landing),
                  lift->worst_us / 1000, landing->worst_us / 1000);
    for (int edge = 0; edge < EDGE_COUNT; edge++) {
        assert_int_equal(found[edge].missed, 0);
        assert_int_equal(found[edge].invented, 0);
        assert_true(fabs(found_mean_ms(&found[edge])) < mean_most);
        assert_true(found_sd_ms(&found[edge]) < sd_most);
    }
}

static void set_buttons(SDL_Joystick *joystick, const bool closed[HEEL_COUNT])
{
    SDL_JoystickSetVirtualButton(joystick, 0, closed[HEEL_LEFT]);
    SDL_JoystickSetVirtualButton(joystick, 3, closed[HEEL_RIGHT]);
}

static void set_axis(SDL_Joystick *joystick, const bool closed[HEEL_COUNT])
{
    int byte = closed[HEEL_LEFT] ? closed[HEEL_RIGHT] ? 0x80 : 0x00 : closed[HEEL_RIGHT] ? 0xFF : 0x7F;
    SDL_JoystickSetVirtualAxis(joystick, 0, (Sint16)(byte * 257 - 32768));
}

static void set_hat(SDL_Joystick *joystick, const bool closed[HEEL_COUNT])
{
    SDL_JoystickSetVirtualHat(
        joystick, 0,
        (Uint8)((closed[HEEL_LEFT] ? SDL_HAT_LEFT : 0) | (closed[HEEL_RIGHT] ? SDL_HAT_UP : SDL_HAT_CENTERED)));
}

static const struct pad_table table = {
    .count = 2,
    .rows = {{.title = "Mat",
              .names = {"Mat"},
              .name_count = 1,
              .maps = {[PAD_RIGHT] = true, [PAD_LEFT] = true},
              .arrows = {[PAD_RIGHT] = {.index = 3}, [PAD_LEFT] = {.index = 0}}},
             {.title = "Twin",
              .names = {"Twin"},
              .name_count = 1,
              .trick = PAD_AXIS_BOTH_AT_80,
              .maps = {[PAD_RIGHT] = true, [PAD_LEFT] = true},
              .arrows = {[PAD_RIGHT] = {.kind = CONTROL_AXIS, .part = CONTROL_PLUS},
                         [PAD_LEFT] = {.kind = CONTROL_AXIS, .part = CONTROL_MINUS}}}}};

static void test_clean_mat(void **state)
{
    static struct scene scene = {
        .name = "a switch that is read every ms", .pad = MAT, .report_us = 1000, .set = set_buttons};
    (void)state;
    measure(&scene, &table, 1.5, 1);
}

static void test_mat(void **state)
{
    static struct scene scene = {.name = "a mat that chatters, read every ms",
                                 .pad = MAT,
                                 .report_us = 1000,
                                 .chatters = true,
                                 .set = set_buttons};
    (void)state;
    measure(&scene, &table, 2, 2);
}

static void test_slow_adapter(void **state)
{
    static struct scene scene = {.name = "a mat that chatters, adapter at 60 Hz",
                                 .pad = MAT,
                                 .report_us = 16667,
                                 .chatters = true,
                                 .set = set_buttons};
    (void)state;
    measure(&scene, &table, 16.7, 8);
}

static void test_both_arrows_on_one_axis(void **state)
{
    static struct scene scene = {.name = "a mat that chatters, both arrows on one axis, adapter at 125 Hz",
                                 .pad = {.name = "Twin", .axes = 2},
                                 .report_us = 8000,
                                 .chatters = true,
                                 .set = set_axis};
    (void)state;
    measure(&scene, &table, 10, 7);
}

/* Opposite arrows cancel in a hat, so neighbours are bound. */
static void test_hat(void **state)
{
    static struct scene scene = {
        .name = "a mat that chatters, left and up of a hat, adapter at 125 Hz",
        .pad = {.name = "Other", .hats = 1},
        .report_us = 8000,
        .chatters = true,
        .set = set_hat,
        .bind = true,
        .controls = {{.kind = CONTROL_HAT, .part = CONTROL_LEFT}, {.kind = CONTROL_HAT, .part = CONTROL_UP}}};
    (void)state;
    measure(&scene, &table, 10, 7);
}

/* Two pedals whose ways are unknown at first. Their height is known long after the heel has left the floor, but the
 * truth is the heel's all the same. */
static void test_pedals(void **state)
{
    static struct scene scene = {.name = "two pedals on axes, adapter at 125 Hz",
                                 .pad = {.name = "Other", .axes = 6},
                                 .report_us = 8000,
                                 .analog = true,
                                 .bind = true,
                                 .controls = {{.kind = CONTROL_AXIS, .index = 4}, {.kind = CONTROL_AXIS, .index = 5}}};
    (void)state;
    measure(&scene, &table, 8, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean_mat),    cmocka_unit_test(test_mat),
        cmocka_unit_test(test_slow_adapter), cmocka_unit_test(test_both_arrows_on_one_axis),
        cmocka_unit_test(test_hat),          cmocka_unit_test(test_pedals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
