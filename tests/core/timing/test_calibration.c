#include "check.h"
#include "core/base/rng.h"
#include "core/timing/calibration.h"

#define RUNS          1500
#define CARELESS_RUNS 2000

static void move(struct calibration *run, enum heel heel, enum edge edge, int64_t t_us)
{
    struct heel_event event = {.heel = heel, .t_us = t_us};
    event.kind = edge == EDGE_LIFT ? HEEL_KIND_LIFT : HEEL_KIND_LANDING;
    calibration_heel(run, &event);
}

struct player {
    int64_t offset_us[EDGE_COUNT];
    int64_t sd_us;
    bool both;       /* heels, each with half of the spread of its own */
    int stray_every; /* a lift too many, one-sided, every so many reps; 0: never */
    int tap_every;   /* a double tap */
    int skip_every;  /* a rep left out */
    int32_t reps;    /* 0: as many as are wanted */
};

static void answer(struct calibration *run, const struct player *player, struct rng *rng, int32_t cue)
{
    int64_t t_us[EDGE_COUNT];
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        t_us[edge] = calibration_cue_us(cue, edge) + player->offset_us[edge] + rng_normal(rng, player->sd_us);
        move(run, HEEL_LEFT, edge, t_us[edge]);
        if (player->both)
            move(run, HEEL_RIGHT, edge, t_us[edge] + rng_normal(rng, 5000));
    }
    if (player->tap_every && cue % player->tap_every == 0) {
        move(run, HEEL_LEFT, EDGE_LANDING, t_us[EDGE_LANDING] + 70000);
        move(run, HEEL_LEFT, EDGE_LIFT, t_us[EDGE_LANDING] + 40000);
    }
    if (player->stray_every && cue % player->stray_every == 0)
        move(run, HEEL_LEFT, EDGE_LIFT, t_us[EDGE_LIFT] + 350000);
}

/* Returns whether the run came to an end by itself. */
static bool play(struct calibration *run, const struct player *player, uint64_t seed, struct calibration_result *result)
{
    struct rng rng;
    rng_init(&rng, seed, 99);
    calibration_init(run);
    bool done = false;
    for (int32_t cue = 0; !done && cue <= CALIBRATION_CUES_MAX && (!player->reps || cue < player->reps); cue++) {
        if (!player->skip_every || cue % player->skip_every != 0)
            answer(run, player, &rng, cue);
        done = calibration_step(run, calibration_cue_us(cue, EDGE_LANDING)); /* the cue before this one is over */
    }
    if (!done && player->reps)
        done = calibration_step(run, calibration_cue_us(player->reps, EDGE_LANDING));
    calibration_result(run, result);
    return done;
}

static void assert_near(int64_t found_us, int64_t truth_us, int64_t within_us, int seed)
{
    if (llabs(found_us - truth_us) > within_us)
        fail_msg("run %d: found %lld us, the truth is %lld us", seed, (long long)found_us, (long long)truth_us);
}

/* Any offset of each edge within +-400 ms, any spread up to 60 ms: found to 10 ms. */
static void test_recovers_any_offset(void **state)
{
    struct calibration *run = *state;
    struct calibration_result result;
    struct rng rng;
    rng_init(&rng, 2026, 1);
    for (int seed = 0; seed < RUNS; seed++) {
        struct player player = {.sd_us = rng_range(&rng, 0, 60000), .both = seed % 2 == 0};
        for (int edge = 0; edge < EDGE_COUNT; edge++)
            player.offset_us[edge] = rng_range(&rng, -CALIBRATION_OFFSET_MAX_US, CALIBRATION_OFFSET_MAX_US);
        assert_true(play(run, &player, (uint64_t)seed, &result));
        assert_int_equal(result.fault, CALIBRATION_FINE);
        assert_true(result.sure);
        assert_int_equal(result.wanted, 0);
        assert_true(result.counted >= CALIBRATION_REPS_MIN);
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            assert_near(result.edges[edge].offset_us, player.offset_us[edge], 10000, seed);
            assert_true(result.edges[edge].sure_us <= CALIBRATION_SURE_US);
        }
    }
}

/* What it says of its own certainty is true when it is cut short, too: one-sided moves, taps and gaps included. */
static void test_certainty_is_honest(void **state)
{
    static const struct player players[] = {
        {.offset_us = {80000, -30000}, .sd_us = 30000, .reps = 24},
        {.offset_us = {-250000, -250000}, .sd_us = 45000, .reps = 60},
        {.offset_us = {120000, 90000}, .sd_us = 25000, .stray_every = 4, .reps = 80},
        {.offset_us = {120000, 90000}, .sd_us = 25000, .tap_every = 2, .reps = 60},
        {.offset_us = {0, 400000}, .sd_us = 35000, .tap_every = 5, .stray_every = 7, .skip_every = 6, .reps = 90},
        {.offset_us = {-400000, 0}, .sd_us = 20000, .both = true, .stray_every = 5, .skip_every = 4, .reps = 60},
    };
    struct calibration *run = *state;
    struct calibration_result result;
    for (size_t i = 0; i < sizeof players / sizeof players[0]; i++)
        for (int seed = 0; seed < 300; seed++) {
            play(run, &players[i], (uint64_t)seed, &result);
            assert_int_equal(result.fault, CALIBRATION_FINE);
            for (int edge = 0; edge < EDGE_COUNT; edge++)
                assert_near(result.edges[edge].offset_us, players[i].offset_us[edge], result.edges[edge].sure_us, seed);
        }
}

/* Edges anywhere between the cues, one for each or at any pace: refused nearly always (99.9 % at the least). */
static void test_refuses_the_careless(void **state)
{
    struct calibration *run = *state;
    struct calibration_result result;
    int accepted = 0, open = 0;
    for (int seed = 0; seed < CARELESS_RUNS; seed++) {
        struct rng rng;
        rng_init(&rng, (uint64_t)seed, 5);
        calibration_init(run);
        bool done = false, up = false;
        int64_t pace_us = CALIBRATION_INTERVAL_US / (1 + seed % 8), t_us = 0;
        for (int32_t cue = 0; !done && seed % 4 == 0 && cue < CALIBRATION_CUES_MAX; cue++) {
            for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
                move(run, HEEL_RIGHT, edge, calibration_cue_us(cue, edge) + rng_range(&rng, -800000, 799999));
            done = calibration_step(run, calibration_cue_us(cue, EDGE_LANDING));
        }
        while (!done && seed % 4 != 0 && t_us < calibration_cue_us(CALIBRATION_CUES_MAX + 2, EDGE_LIFT)) {
            t_us += rng_range(&rng, 30000, pace_us);
            move(run, HEEL_LEFT, up ? EDGE_LANDING : EDGE_LIFT, t_us);
            up = !up;
            done = calibration_step(run, t_us - CALIBRATION_UP_US);
        }
        calibration_result(run, &result);
        accepted += result.fault == CALIBRATION_FINE;
        open += !done;
    }
    assert_true(accepted * 1000 <= CARELESS_RUNS);
    assert_int_equal(open, 0);
}

static void test_refusals(void **state)
{
    static const struct {
        struct player player;
        enum calibration_fault fault;
        bool done;
        const char *name;
    } rows[] = {
        {{.reps = 20}, CALIBRATION_FINE, true, "fine"},
        {{.reps = 19}, CALIBRATION_TOO_FEW, false, "too few"},
        {{.skip_every = 1, .reps = 60}, CALIBRATION_TOO_FEW, true, "too few"},
        {{.sd_us = 110000, .reps = 80}, CALIBRATION_TOO_UNEVEN, true, "too uneven"},
        {{.offset_us = {430000, 0}, .reps = 40}, CALIBRATION_TOO_FAR, true, "too far"},
        {{.offset_us = {0, -600000}, .reps = 40}, CALIBRATION_TOO_FAR, true, "too far"},
        {{.stray_every = 1, .sd_us = 10000, .reps = 60}, CALIBRATION_TOO_MANY, false, "too many"},
    };
    struct calibration *run = *state;
    struct calibration_result result;
    for (size_t i = 0; i + 1 < sizeof rows / sizeof rows[0]; i++) {
        bool done = play(run, &rows[i].player, 3, &result);
        assert_int_equal(result.fault, rows[i].fault);
        assert_int_equal(done, rows[i].done);
        assert_string_equal(calibration_fault_name(result.fault), rows[i].name);
        assert_int_equal(calibration_fault_words(result.fault)[0] == 0, result.fault == CALIBRATION_FINE);
    }
    /* As many moves again as reps: whichever words, it is refused. */
    play(run, &rows[6].player, 3, &result);
    assert_int_not_equal(result.fault, CALIBRATION_FINE);
}

static void test_warm_up(void **state)
{
    struct calibration *run = *state;
    struct calibration_result result;
    calibration_init(run);
    /* Late to begin; the first four reps are far off; then a second round, whose first four are off the other way. */
    for (int32_t cue = 3; cue < 50; cue++) {
        bool warm = cue < 7 || (cue >= 30 && cue < 34);
        int64_t off_us = warm ? (cue < 7 ? 150000 : -150000) : 20000;
        move(run, HEEL_LEFT, EDGE_LIFT, calibration_cue_us(cue, EDGE_LIFT) + off_us);
        move(run, HEEL_LEFT, EDGE_LANDING, calibration_cue_us(cue, EDGE_LANDING) + off_us);
        if (cue == 29)
            calibration_open_round(run, 30);
    }
    run->done = false;
    calibration_result(run, &result);
    assert_int_equal(result.counted, 0);
    calibration_step(run, calibration_cue_us(18, EDGE_LANDING));
    calibration_result(run, &result);
    assert_int_equal(result.warm_up, 4);
    assert_int_equal(result.missed, 0);
    assert_int_equal(result.edges[EDGE_LIFT].offset_us, 20000);
    assert_int_equal(result.edges[EDGE_LIFT].spread_us, 0);
    assert_int_equal(result.counted, 11);
    run->done = false;
    while (run->closed < 50) { /* on, although it is sure already */
        run->done = false;
        calibration_step(run, calibration_cue_us(run->closed + 1, EDGE_LANDING));
    }
    calibration_result(run, &result);
    assert_int_equal(result.warm_up, 8);
    assert_int_equal(result.counted, 47 - 8);
    assert_int_equal(result.edges[EDGE_LANDING].offset_us, 20000);
    assert_int_equal(result.edges[EDGE_LANDING].spread_us, 0);
}

static void test_settling(void **state)
{
#define EDGES(lift, landing) .edges = { [EDGE_LIFT] = {.offset_us = (lift)}, [EDGE_LANDING] = {.offset_us = (landing)} }
    static const struct {
        struct calibration_result ear, eye;
        bool by_ear, by_eye;
        struct calibration_offsets before, after;
    } rows[] = {
        {{EDGES(30000, 30000)}, {EDGES(-12000, -12000)}, true, true, {0, 0, {0, 0}}, {30, -12, {0, 0}}},
        {{EDGES(50000, 10000)}, {EDGES(90000, 50000)}, true, true, {100, 1, {2, 3}}, {130, 71, {22, -17}}},
        {{EDGES(50000, 10000)}, {EDGES(30000, 20000)}, true, true, {0, 0, {0, 0}}, {30, 25, {20, -20}}},
        {{EDGES(50000, 10000)}, {EDGES(0, 0)}, true, false, {0, 40, {0, 0}}, {30, 40, {20, -20}}},
        {{EDGES(0, 0)}, {EDGES(-50000, -10000)}, false, true, {7, 0, {0, 0}}, {7, -30, {-20, 20}}},
        {{EDGES(0, 0)}, {EDGES(0, 0)}, false, false, {7, 8, {9, 10}}, {7, 8, {9, 10}}},
        {{EDGES(400000, 400000)}, {EDGES(-400400, -400600)}, true, true, {900, -800, {0, 0}}, {1000, -1000, {0, 0}}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct calibration_offsets offsets = rows[i].before;
        calibration_settle(&offsets, rows[i].by_ear ? &rows[i].ear : NULL, rows[i].by_eye ? &rows[i].eye : NULL);
        assert_int_equal(offsets.audio_ms, rows[i].after.audio_ms);
        assert_int_equal(offsets.display_ms, rows[i].after.display_ms);
        assert_int_equal(offsets.device_ms[EDGE_LIFT], rows[i].after.device_ms[EDGE_LIFT]);
        assert_int_equal(offsets.device_ms[EDGE_LANDING], rows[i].after.device_ms[EDGE_LANDING]);
    }
}

/* Any times at all: nothing out of bounds, and a flood is not kept. */
static void test_bears_anything(void **state)
{
    struct calibration *run = *state;
    struct calibration_result result;
    calibration_init(run);
    move(run, HEEL_LEFT, EDGE_LIFT, -(INT64_C(1) << 40));
    move(run, HEEL_LEFT, EDGE_LIFT, INT64_C(1) << 40);
    for (int i = 0; i < 3 * CALIBRATION_EVENTS_MAX; i++)
        move(run, HEEL_RIGHT, i % 2 ? EDGE_LIFT : EDGE_LANDING, calibration_cue_us(i / 8, EDGE_LIFT) + i % 8 * 400000);
    assert_true(calibration_step(run, INT64_C(1) << 41));
    calibration_result(run, &result);
    assert_int_not_equal(result.fault, CALIBRATION_FINE);
    calibration_open_round(run, -1);
    calibration_open_round(run, CALIBRATION_CUES_MAX);
}

static int make_run(void **state)
{
    *state = malloc(sizeof(struct calibration));
    return *state ? 0 : -1;
}

static int free_run(void **state)
{
    free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_recovers_any_offset),
                                       cmocka_unit_test(test_certainty_is_honest),
                                       cmocka_unit_test(test_refuses_the_careless),
                                       cmocka_unit_test(test_refusals),
                                       cmocka_unit_test(test_warm_up),
                                       cmocka_unit_test(test_settling),
                                       cmocka_unit_test(test_bears_anything)};
    return cmocka_run_group_tests(tests, make_run, free_run);
}
