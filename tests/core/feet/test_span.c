#include "core/feet/span.h"

#include <math.h>

#include "check.h"
#include "core/base/rng.h"

#define MS      INT64_C(1000)
#define SECOND  INT64_C(1000000)
#define TICK_US (10 * MS)

/* A foot on a sensor: what it reads on the floor and at the top, the noise on it, and time, which runs with it. */
struct leg {
    struct span span;
    struct rng rng;
    int64_t t_us;
    int64_t tick_us;
    int32_t noise; /* readings are off by up to so much */
};

static void leg_init(struct leg *leg, const struct span_desc *desc)
{
    *leg = (struct leg){.tick_us = TICK_US};
    rng_init(&leg->rng, 5, 5);
    span_init(&leg->span, desc);
}

static void leg_read(struct leg *leg, int32_t value)
{
    int32_t off = leg->noise ? (int32_t)rng_range(&leg->rng, -leg->noise, leg->noise) : 0;
    span_reading(&leg->span, leg->t_us, value + off);
    leg->t_us += leg->tick_us;
}

/* Moves evenly from one reading to another. */
static void leg_move(struct leg *leg, int32_t from, int32_t to, int64_t for_us)
{
    for (int64_t at_us = 0; at_us < for_us; at_us += leg->tick_us)
        leg_read(leg, (int32_t)(from + (to - (int64_t)from) * at_us / for_us));
}

static void leg_rest(struct leg *leg, int32_t value, int64_t for_us)
{
    leg_move(leg, value, value, for_us);
}

/* Up in half a second, a moment there, down again, a moment there. */
static void leg_rep(struct leg *leg, int32_t floor, int32_t top)
{
    leg_move(leg, floor, top, 500 * MS);
    leg_rest(leg, top, 200 * MS);
    leg_move(leg, top, floor, 500 * MS);
    leg_rest(leg, floor, 300 * MS);
}

static void leg_reps(struct leg *leg, int32_t floor, int32_t top, int count)
{
    for (int i = 0; i < count; i++)
        leg_rep(leg, floor, top);
}

static void expect_near(const char *what, int64_t found, int64_t expected, int64_t within)
{
    if (llabs(found - expected) > within)
        fail_msg("%s is %lld, not %lld within %lld", what, (long long)found, (long long)expected, (long long)within);
}

#define CHANNEL (&(struct span_desc){.least = 40})
#define TILT    (&(struct span_desc){.least = 1000, .top_follows = true})
#define TRIGGER (&(struct span_desc){.least = 3000, .floor_stays = true})

static void test_learns(void **state)
{
    (void)state;
    static const struct {
        int32_t floor, top, least;
    } rows[] = {
        {0, 1000, 40},   {800, 0, 40},          {700, 900, 40},   {900, 700, 40},    {-500, 500, 40},
        {500, -500, 40}, {-32768, 32767, 3000}, {0, 15000, 1000}, {0, -15000, 1000}, {0, 50, 40},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct leg leg;
        int32_t span = abs(rows[i].top - rows[i].floor);
        leg_init(&leg, &(struct span_desc){.least = rows[i].least});
        leg_rest(&leg, rows[i].floor, SECOND);
        assert_int_equal(leg.span.floor, rows[i].floor);
        assert_int_equal(leg.span.top, leg.span.floor);
        assert_int_equal(span_height(&leg.span, rows[i].top), 0); /* nothing is known yet */
        for (int rep = 1; rep <= 6; rep++) {
            leg_rep(&leg, rows[i].floor, rows[i].top);
            assert_int_equal(span_is_sure(&leg.span), rep >= SPAN_REPS);
            expect_near("the floor", leg.span.floor, rows[i].floor, span / 50 + 1);
            expect_near("the top", leg.span.top, rows[i].top, span / 50 + 1);
            expect_near("the height half way", span_height(&leg.span, (rows[i].top + rows[i].floor) / 2), 500, 25);
        }
    }
}

/* The first rep is seen while it goes on: its top is the farthest so far, and half way back is half the height. */
static void test_first_rep(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, CHANNEL);
    leg_rest(&leg, 800, SECOND);
    for (int32_t value = 800; value >= 100; value -= 10) {
        leg_read(&leg, value);
        assert_int_equal(span_height(&leg.span, value), value > 760 ? 0 : 1000);
    }
    leg_read(&leg, 450);
    expect_near("the height half way back", span_height(&leg.span, 450), 500, 10);
}

/* A slow way back, reading by reading, is one rep and not two. */
static void test_way_back_is_no_rep(void **state)
{
    (void)state;
    for (int down = 0; down < 2; down++) {
        struct leg leg;
        int32_t floor = down ? 1000 : 0, top = 1000 - floor;
        leg_init(&leg, CHANNEL);
        leg_rest(&leg, floor, SECOND);
        for (int rep = 1; rep <= SPAN_REPS; rep++) {
            leg_move(&leg, floor, top, 2 * SECOND);
            leg_move(&leg, top, floor, 3 * SECOND);
            assert_int_equal(leg.span.reps, rep);
        }
        expect_near("the top", leg.span.top, top, 20);
    }
}

/* Of reps of uneven height the top is one that most of them reach, whichever way they go. */
static void test_top_is_one_most_reach(void **state)
{
    (void)state;
    static const int32_t heights[SPAN_REPS] = {700, 500, 800, 600};
    for (int sign = -1; sign <= 1; sign += 2) {
        struct leg leg;
        leg_init(&leg, CHANNEL);
        leg_rest(&leg, 0, SECOND);
        for (int i = 0; i < SPAN_REPS; i++)
            leg_rep(&leg, 0, sign * heights[i]);
        expect_near("the top", leg.span.top, sign * 600, 15);
    }
}

/* Weight shifted onto the heel before it lifts must not turn the span round, in whatever place it comes. */
static void test_one_wrong_way(void **state)
{
    (void)state;
    for (int sign = -1; sign <= 1; sign += 2)
        for (int wrong = 0; wrong < SPAN_REPS; wrong++) {
            struct leg leg;
            leg_init(&leg, CHANNEL);
            leg_rest(&leg, 0, SECOND);
            for (int i = 0; i < SPAN_REPS + 1; i++)
                leg_rep(&leg, 0, i == wrong ? -sign * 300 : sign * 700);
            expect_near("the top", leg.span.top, sign * 700, 25);
        }
}

static void test_noise_is_no_rep(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, CHANNEL);
    leg.noise = 19; /* 38 from end to end, and the least is 40 */
    leg_rest(&leg, 500, 60 * SECOND);
    assert_int_equal(leg.span.reps, 0);
    assert_int_equal(leg.span.top, leg.span.floor);
    expect_near("the floor", leg.span.floor, 500, 15);
    assert_int_equal(span_height(&leg.span, 520), 0);
}

static void test_change_is_told(void **state)
{
    (void)state;
    struct span span;
    span_init(&span, CHANNEL);
    assert_true(span_reading(&span, 0, 500)); /* the floor */
    assert_false(span_reading(&span, 10 * MS, 500));
    assert_false(span_reading(&span, 20 * MS, 501)); /* drifts by less than a whole one */
    assert_true(span_reading(&span, 30 * MS, 600));  /* the top, as far as is known */
    assert_false(span_reading(&span, 40 * MS, 590));
}

/* One time constant takes the floor 63 % of a step, three 95 %; whatever the rate of readings. */
static void test_drift(void **state)
{
    (void)state;
    static const int64_t ticks_us[] = {1 * MS, 10 * MS, 100 * MS};
    for (size_t i = 0; i < sizeof ticks_us / sizeof ticks_us[0]; i++) {
        struct leg leg;
        leg_init(&leg, &(struct span_desc){.least = 40, .floor = 1000, .top = 100});
        leg.tick_us = ticks_us[i];
        leg_rest(&leg, 1000, SECOND);
        leg_rest(&leg, 900, SPAN_DRIFT_US);
        expect_near("the floor after 6 s", leg.span.floor, 937, 4);
        leg_rest(&leg, 900, 2 * SPAN_DRIFT_US);
        expect_near("the floor after 18 s", leg.span.floor, 905, 2);
        assert_int_equal(leg.span.top, 100); /* no pressure is no pressure */
    }
}

/* A sensor that speaks only when something changes doesn't make the floor jump. */
static void test_drift_after_silence(void **state)
{
    (void)state;
    struct span span;
    span_init(&span, &(struct span_desc){.least = 40, .floor = 1000, .top = 100});
    span_reading(&span, 0, 1000);
    span_reading(&span, 3600 * SECOND, 900);
    assert_int_equal(span.floor, 1000);
    span_reading(&span, 7200 * SECOND, 900);
    expect_near("the floor", span.floor, 975, 1); /* a quarter of the way at most */
}

static void test_top_moves_with_tilt(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, TILT);
    leg_rest(&leg, 0, SECOND);
    leg_reps(&leg, 0, 15000, SPAN_REPS);
    int32_t reach = leg.span.top - leg.span.floor;
    leg_rest(&leg, 3000, 60 * SECOND);
    expect_near("the floor", leg.span.floor, 3000, 5);
    assert_int_equal(leg.span.top - leg.span.floor, reach);
}

static void test_floor_that_stays(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, TRIGGER);
    leg_rest(&leg, -32768, SECOND);
    leg_reps(&leg, -32768, 32767, SPAN_REPS);
    leg_rest(&leg, -25000, 60 * SECOND); /* a foot that rests on it */
    leg_rest(&leg, 0, 60 * SECOND);
    assert_int_equal(leg.span.floor, -32768);
    assert_int_equal(leg.span.top, 32767);
}

/* The player sits in another way: after 8 s of stillness that is the floor, and not before. */
static void test_shift(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, CHANNEL);
    leg.noise = 8;
    leg_rest(&leg, 900, SECOND);
    leg_reps(&leg, 900, 0, SPAN_REPS);
    leg_move(&leg, 900, 450, 300 * MS);
    leg_rest(&leg, 450, 7 * SECOND);
    expect_near("the floor before", leg.span.floor, 900, 20);
    leg_rest(&leg, 450, 2 * SECOND);
    expect_near("the floor after", leg.span.floor, 450, 20);
    expect_near("the top", leg.span.top, 0, 20);
    leg_rep(&leg, 450, 0);
    expect_near("the height at the top", span_height(&leg.span, 0), 1000, 50);
    expect_near("the height at rest", span_height(&leg.span, 450), 0, 50);
}

/* A long rest on the floor is no part of a stillness elsewhere: the first reading off the floor is no shift. */
static void test_rest_is_no_shift(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, CHANNEL);
    leg_rest(&leg, 800, 60 * SECOND);
    leg_read(&leg, 760);
    assert_int_equal(leg.span.floor, 800);
    assert_int_equal(span_height(&leg.span, 760), 1000);
}

/* Below the floor nothing can be: a second and a half is enough. */
static void test_beyond_the_floor(void **state)
{
    (void)state;
    static const int32_t beyond[] = {1300, -300};
    for (int up = 0; up < 2; up++) {
        struct leg leg;
        int32_t floor = up ? 0 : 1000, top = 1000 - floor;
        leg_init(&leg, CHANNEL);
        leg_rest(&leg, floor, SECOND);
        leg_reps(&leg, floor, top, SPAN_REPS);
        leg_rest(&leg, beyond[up], SPAN_BEYOND_US - 100 * MS);
        expect_near("the floor before", leg.span.floor, floor, 25);
        assert_int_equal(span_height(&leg.span, beyond[up]), 0);
        leg_rest(&leg, beyond[up], 300 * MS);
        assert_int_equal(leg.span.floor, beyond[up]);
        expect_near("the top", leg.span.top, top, 25);
    }
}

/* The slowest rep on offer, held at the top: nobody has shifted. */
static void test_hold_at_the_top(void **state)
{
    (void)state;
    const struct span_desc *const descs[] = {CHANNEL, TILT};
    for (int i = 0; i < 2; i++)
        for (int sign = -1; sign <= 1; sign += 2) {
            struct leg leg;
            leg_init(&leg, descs[i]);
            leg.noise = 10;
            leg_rest(&leg, 0, SECOND);
            leg_reps(&leg, 0, sign * 15000, SPAN_REPS);
            for (int rep = 0; rep < 5; rep++) {
                leg_move(&leg, 0, sign * 15000, SECOND);
                leg_rest(&leg, sign * 15000, 6 * SECOND);
                expect_near("the height", span_height(&leg.span, sign * 15000), 1000, 20);
                leg_move(&leg, sign * 15000, 0, SECOND);
                leg_rest(&leg, 0, SECOND);
                expect_near("the floor", leg.span.floor, 0, 300);
            }
        }
}

/* Lifts that fade are seen to fade: the top stays. */
static void test_fading(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, CHANNEL);
    leg_rest(&leg, 0, SECOND);
    leg_reps(&leg, 0, 1000, SPAN_REPS);
    int32_t top = leg.span.top;
    for (int32_t height = 950; height >= 350; height -= 50) {
        leg_rep(&leg, 0, height);
        assert_int_equal(leg.span.top, top);
        expect_near("the height", span_height(&leg.span, height), height, 30);
    }
    leg_reps(&leg, 0, 1300, 5); /* nor does it go up */
    assert_int_equal(leg.span.top, top);
}

/* The feet leave the pad for a while: what is known beforehand is still so when they come back. */
static void test_feet_away_known(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, &(struct span_desc){.least = 40, .floor = 800, .top = 0});
    leg_rest(&leg, 800, SECOND);
    leg_move(&leg, 800, 0, 100 * MS);
    leg_rest(&leg, 0, 600 * SECOND);
    leg_move(&leg, 0, 800, 100 * MS);
    leg_rest(&leg, 800, SECOND);
    expect_near("the floor", leg.span.floor, 800, 20);
    assert_int_equal(leg.span.top, 0);
    expect_near("the height at rest", span_height(&leg.span, 800), 0, 25);
    assert_int_equal(span_height(&leg.span, 0), 1000);
}

/* ... and slowly, with the floor behind them: the span doesn't close for good. */
static void test_feet_creep_away(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, &(struct span_desc){.least = 40, .floor = 800, .top = 0});
    leg_rest(&leg, 800, SECOND);
    leg_move(&leg, 800, 0, 600 * SECOND);
    leg_rest(&leg, 0, 600 * SECOND);
    assert_int_not_equal(leg.span.floor, leg.span.top);
    leg_move(&leg, 0, 800, 500 * MS);
    leg_rest(&leg, 800, 2 * SECOND);
    expect_near("the floor", leg.span.floor, 800, 20);
    leg_move(&leg, 800, 0, 500 * MS);
    assert_int_equal(span_height(&leg.span, 0), 1000);
}

/* A span that was learned is not lost either when the feet leave: they rest, lift, and it is there again. */
static void test_feet_away_learned(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, CHANNEL);
    leg_rest(&leg, 800, SECOND);
    leg_reps(&leg, 800, 0, SPAN_REPS);
    leg_rest(&leg, 0, 60 * SECOND);
    leg_rest(&leg, 800, 10 * SECOND);
    leg_reps(&leg, 800, 0, SPAN_REPS);
    assert_true(span_is_sure(&leg.span));
    expect_near("the floor", leg.span.floor, 800, 20);
    expect_near("the top", leg.span.top, 0, 20);
}

/* The device spoke before the feet were on it, and the reps came at once: upside down, until the feet rest. */
static void test_learned_upside_down(void **state)
{
    (void)state;
    for (int32_t rest = 700; rest <= 800; rest += 20) {
        struct leg leg;
        leg_init(&leg, CHANNEL);
        leg_rest(&leg, 0, SECOND);
        leg_rest(&leg, 800, SECOND);
        leg_reps(&leg, 800, 0, SPAN_REPS + 1);
        assert_int_equal(span_height(&leg.span, 800), 1000);
        leg_rest(&leg, rest, SPAN_STILL_US + SECOND);
        assert_int_equal(span_height(&leg.span, rest), 0);
        leg_reps(&leg, rest, 0, SPAN_REPS);
        assert_true(span_is_sure(&leg.span));
        expect_near("the floor", leg.span.floor, rest, 20);
        expect_near("the top", leg.span.top, 0, 20);
    }
}

/* The feet come on and stay: there was no top yet that could remain. */
static void test_feet_come_on(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, CHANNEL);
    leg_rest(&leg, 0, SECOND);
    leg_move(&leg, 0, 850, 200 * MS); /* steps on it, and then stands more lightly */
    leg_rest(&leg, 800, SPAN_STILL_US + SECOND);
    assert_int_equal(leg.span.floor, 800);
    assert_int_equal(span_height(&leg.span, 850), 0);
    leg_reps(&leg, 800, 0, SPAN_REPS);
    expect_near("the top", leg.span.top, 0, 20);
}

static void test_known(void **state)
{
    (void)state;
    static const struct {
        int32_t floor, top;
    } rows[] = {{0, 1000}, {1000, 0}, {-32768, 32767}, {-SPAN_VALUE_MAX, SPAN_VALUE_MAX}, {7, 8}, {8, 7}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct span span;
        span_init(&span, &(struct span_desc){.least = 1, .floor = rows[i].floor, .top = rows[i].top});
        assert_true(span_is_sure(&span));
        assert_int_equal(span_height(&span, rows[i].floor), 0);
        assert_int_equal(span_height(&span, rows[i].top), 1000);
        assert_false(span_reading(&span, 0, rows[i].floor));
        assert_int_equal(span.top, rows[i].top);
        assert_int_equal(span.floor, rows[i].floor);
    }
}

static void test_known_is_learned_no_more(void **state)
{
    (void)state;
    struct leg leg;
    leg_init(&leg, &(struct span_desc){.least = 40, .floor = 1000, .top = 200});
    leg_reps(&leg, 1000, 500, 8);
    assert_int_equal(leg.span.top, 200);
    expect_near("the height", span_height(&leg.span, 600), 500, 20);
}

/* A time that goes back is as good as no time passing. */
static void test_times_that_go_back(void **state)
{
    (void)state;
    struct span span;
    span_init(&span, &(struct span_desc){.least = 40, .floor = 1000, .top = 0});
    span_reading(&span, 100 * SECOND, 1000);
    for (int i = 0; i < 1000; i++)
        assert_false(span_reading(&span, i * MS, 900));
    assert_int_equal(span.floor, 1000);
    for (int i = 0; i < 1000; i++)
        span_reading(&span, i % 2 ? 100 * SECOND : 0, 500);
    assert_int_equal(span.floor, 1000);
}

/* Any numbers at all: everything stays within bounds (and the sanitizers have nothing to say). */
static void test_extremes(void **state)
{
    (void)state;
    static const int32_t values[] = {INT32_MIN, INT32_MAX, -SPAN_VALUE_MAX, SPAN_VALUE_MAX, -1, 0, 1, 40000, -40000};
    static const int32_t leasts[] = {0, 1, 40, SPAN_VALUE_MAX, INT32_MAX, INT32_MIN};
    const size_t count = sizeof values / sizeof values[0];
    struct rng rng;
    rng_init(&rng, 3, 4);
    for (uint32_t round = 0; round < 4000; round++) {
        struct span span;
        int64_t t_us = 0;
        struct span_desc desc = {.least = leasts[rng_below(&rng, 6)],
                                 .floor_stays = rng_below(&rng, 2) != 0,
                                 .top_follows = rng_below(&rng, 2) != 0};
        if (rng_below(&rng, 2)) {
            desc.floor = values[rng_below(&rng, (uint32_t)count)];
            desc.top = values[rng_below(&rng, (uint32_t)count)];
        }
        span_init(&span, &desc);
        for (int i = 0; i < 200; i++) {
            int32_t value = values[rng_below(&rng, (uint32_t)count)];
            span_reading(&span, t_us, value);
            t_us += (int64_t)rng_below(&rng, 2) * rng_range(&rng, -SECOND, 20 * SECOND);
            int32_t height = span_height(&span, values[rng_below(&rng, (uint32_t)count)]);
            assert_true(height >= 0 && height <= 1000);
            assert_true(abs(span.floor) <= SPAN_VALUE_MAX && abs(span.top) <= SPAN_VALUE_MAX);
            assert_true(span.reps >= 0 && span.reps <= SPAN_REPS);
        }
    }
}

/* Legs of every sort: any floor, any top, either way, any tempo, reps that reach 85 to 100 %, noise of 1 % of the span,
 * holds of up to 5 s. After SPAN_REPS reps the height on the floor is below 60, that of a full rep above 900, and half
 * way lies half way within 80: noise, the drift a slow start brings, and the spread of the reps themselves. */
static void test_any_leg(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 11, 12);
    for (int round = 0; round < 1500; round++) {
        struct leg leg;
        bool tilt = rng_below(&rng, 2) != 0;
        leg_init(&leg, tilt ? TILT : CHANNEL);
        int32_t unit = tilt ? 1000 : 40;
        int32_t floor = (int32_t)rng_range(&rng, -20 * unit, 20 * unit);
        int32_t reach = (int32_t)rng_range(&rng, 4 * unit, 25 * unit) * (rng_below(&rng, 2) ? 1 : -1);
        leg.tick_us = rng_range(&rng, 2 * MS, 25 * MS);
        leg.noise = abs(reach) / 100;
        leg_rest(&leg, floor, rng_range(&rng, 100 * MS, 5 * SECOND));
        for (int rep = 0; rep < SPAN_REPS + 3; rep++) {
            int32_t top = floor + (int32_t)(reach * rng_range(&rng, 85, 100) / 100);
            leg_move(&leg, floor, top, rng_range(&rng, 300 * MS, 3 * SECOND));
            leg_rest(&leg, top, rng_range(&rng, 0, 5 * SECOND));
            leg_move(&leg, top, floor, rng_range(&rng, 200 * MS, 3 * SECOND));
            leg_rest(&leg, floor, rng_range(&rng, 100 * MS, 4 * SECOND));
            if (rep + 1 < SPAN_REPS)
                continue;
            assert_true(span_is_sure(&leg.span));
            expect_near("the height on the floor", span_height(&leg.span, floor), 0, 60);
            expect_near("the height at the top", span_height(&leg.span, floor + reach), 1000, 100);
            expect_near("the height half way", span_height(&leg.span, floor + reach * 23 / 50), 500, 80);
        }
    }
}

#define PI      3.14159265358979323846
#define STEP_US 10000
#define REP_US  2000000 /* a second up and down, a second on the floor */

/* What a heel does, and what is known of it afterwards. */
struct row {
    const char *name;
    int32_t floor, top;   /* of the reading */
    int32_t reps[6];      /* how far up each goes, in thousandths of that */
    int32_t low;          /* and how far down between them */
    int32_t expected_top; /* thousandths of it */
    bool sure;
};

static const struct row rows[] = {
    {"four reps of a tilt", 0, 8000, {1000, 1000, 1000, 1000}, 0, 1000, true},
    {"pressure falls", 900, 100, {1000, 1000, 1000, 1000}, 0, 1000, true},
    {"three are too few to be sure", 0, 8000, {1000, 1000, 1000}, 0, 1000, false},
    {"one that went too far is no top", 0, 8000, {1900, 1000, 1000, 1000}, 0, 1000, true},
    {"nor is one that was small", 0, 8000, {1000, 500, 1000, 1000}, 0, 1000, true},
    {"what comes later stays out: fading must show", 0, 8000, {1000, 1000, 1000, 1000, 600, 600}, 0, 1000, true},
    {"the heel needn't come all the way down", 0, 8000, {1000, 1000, 1000, 1000}, 350, 1000, true},
};

/* A smooth rep is seen once, however slowly it comes down: the rest of its way back is no rep of its own. */
static void test_tops_are_learned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct span span;
        span_init(&span, &(struct span_desc){.least = abs(row->top - row->floor) / 8, .top_follows = true});
        int64_t t_us = 0;
        for (; t_us < 500000; t_us += STEP_US)
            span_reading(&span, t_us, row->floor);
        for (int rep = 0; rep < 6 && row->reps[rep] > 0; rep++) {
            bool last = rep == 5 || row->reps[rep + 1] == 0;
            for (int64_t end_us = t_us + REP_US; t_us < end_us; t_us += STEP_US) {
                double part = 1 - (double)(end_us - t_us) / REP_US;
                double high = row->reps[rep] / 1000.0 * (part < 0.5 ? sin(part * 2 * PI) : 0);
                bool between = (rep > 0 || part > 0.25) && !(last && part > 0.25);
                double low = between ? row->low / 1000.0 : 0;
                double height = high > low ? high : low;
                span_reading(&span, t_us, row->floor + (int32_t)((row->top - row->floor) * height));
            }
        }
        int32_t reach = span.top - span.floor, expected = (row->top - row->floor) * row->expected_top / 1000;
        if (abs(reach - expected) > abs(expected) / 20 || span_is_sure(&span) != row->sure)
            fail_msg("%s: %d instead of %d, %d reps", row->name, (int)reach, (int)expected, (int)span.reps);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_learns),
        cmocka_unit_test(test_tops_are_learned),
        cmocka_unit_test(test_first_rep),
        cmocka_unit_test(test_way_back_is_no_rep),
        cmocka_unit_test(test_top_is_one_most_reach),
        cmocka_unit_test(test_one_wrong_way),
        cmocka_unit_test(test_noise_is_no_rep),
        cmocka_unit_test(test_change_is_told),
        cmocka_unit_test(test_drift),
        cmocka_unit_test(test_drift_after_silence),
        cmocka_unit_test(test_top_moves_with_tilt),
        cmocka_unit_test(test_floor_that_stays),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_rest_is_no_shift),
        cmocka_unit_test(test_beyond_the_floor),
        cmocka_unit_test(test_hold_at_the_top),
        cmocka_unit_test(test_fading),
        cmocka_unit_test(test_feet_away_known),
        cmocka_unit_test(test_feet_creep_away),
        cmocka_unit_test(test_feet_away_learned),
        cmocka_unit_test(test_learned_upside_down),
        cmocka_unit_test(test_feet_come_on),
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_known_is_learned_no_more),
        cmocka_unit_test(test_times_that_go_back),
        cmocka_unit_test(test_extremes),
        cmocka_unit_test(test_any_leg),
    };
    return cmocka_run_group_tests_name("core/feet/span", tests, NULL, NULL);
}
