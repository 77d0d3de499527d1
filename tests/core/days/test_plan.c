#include "core/days/plan.h"

#include "check.h"
#include "core/base/rng.h"

#define TODAY        20780 /* 2026-11-23 */
#define SESSIONS_MAX 12
#define ROUNDS       20000

/* As good as a session of the starting plan must be, and no better. */
static const struct plan_session good = {
    .day = TODAY,
    .finished = true,
    .played_us = 108000000, /* 90 % of two minutes */
    .counted_bp = 8500,
    .accuracy_bp = 8000,
    .steadiness_bp = 1000,
    .cadence_milli = 29000,
    .faults_bp = 999,
};
static const struct plan_session hard = {.day = TODAY, .finished = true, .counted_bp = 5999, .accuracy_bp = 4000};
static const struct plan_session faulty = {
    .day = TODAY, .finished = true, .counted_bp = 9900, .accuracy_bp = 9000, .faults_bp = 2500};

static struct plan_desc start(const struct plan_session *sessions, int32_t count)
{
    return (struct plan_desc){.sessions = sessions,
                              .count = count,
                              .plan = {2, 60, 30},
                              .goal_minutes = 10,
                              .goal_sessions = 2,
                              .today = TODAY};
}

static void assert_plan(struct plan plan, int32_t minutes, int32_t height, int32_t cadence_rpm)
{
    assert_int_equal(plan.minutes, minutes);
    assert_int_equal(plan.height, height);
    assert_int_equal(plan.cadence_rpm, cadence_rpm);
}

/* G good, H hard, F faulty, E ended early, - a day without. */
static int32_t lay(const char *story, struct plan_session sessions[SESSIONS_MAX])
{
    int32_t count = 0, day = TODAY - (int32_t)strlen(story) + 1;
    for (const char *c = story; *c; c++, day++) {
        if (*c == '-')
            continue;
        struct plan_session session = *c == 'H' ? hard : *c == 'F' ? faulty : good;
        session.day = day;
        session.finished = *c != 'E';
        sessions[count++] = session;
    }
    return count;
}

static void test_stories(void **state)
{
    static const struct {
        const char *story;
        enum plan_step step;
        enum plan_reason reason;
    } rows[] = {
        {"", PLAN_STAY, PLAN_GOOD},
        {"GG", PLAN_STAY, PLAN_GOOD},
        {"GGG", PLAN_LONGER, PLAN_GOOD},
        {"G--G----G", PLAN_LONGER, PLAN_GOOD},
        {"HHHGGG", PLAN_LONGER, PLAN_GOOD},
        {"GGHG", PLAN_STAY, PLAN_GOOD},
        {"GGGH", PLAN_STAY, PLAN_GOOD},
        {"GEGEG", PLAN_LONGER, PLAN_GOOD},
        {"GGE", PLAN_STAY, PLAN_GOOD},
        {"GGGHH", PLAN_SLOWER, PLAN_HARD},
        {"HEH", PLAN_SLOWER, PLAN_HARD},
        {"HHG", PLAN_STAY, PLAN_GOOD},
        {"FF", PLAN_STAY, PLAN_GOOD},
        {"FFF", PLAN_SLOWER, PLAN_FAULTS},
        {"FFG", PLAN_STAY, PLAN_GOOD},
        {"GGG--------------", PLAN_LONGER, PLAN_GOOD}, /* fourteen days without, not more */
        {"GGG---------------", PLAN_SLOWER, PLAN_AWAY},
        {"GGG-------------G", PLAN_LONGER, PLAN_GOOD},
        {"GGG--------------G", PLAN_SLOWER, PLAN_AWAY},
        {"GGG--------------GE", PLAN_LONGER, PLAN_GOOD},
        {"---------------GGG", PLAN_LONGER, PLAN_GOOD}, /* before the first there was nothing to be away from */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_session sessions[SESSIONS_MAX];
        struct plan_desc desc = start(sessions, lay(rows[i].story, sessions));
        struct plan_hint hint = plan_find_hint(&desc);
        if (hint.step != rows[i].step || (hint.step != PLAN_STAY && hint.reason != rows[i].reason))
            fail_msg("%s: step %d for reason %d", rows[i].story, (int)hint.step, (int)hint.reason);
        if (hint.step == PLAN_STAY)
            assert_plan(hint.to, 2, 60, 30);
    }
}

/* One number of three good sessions a little worse, and the step is not earned. */
static void test_what_good_is(void **state)
{
    (void)state;
    for (int32_t which = 0; which < 3; which++) {
        struct plan_session three[3] = {good, good, good}, *spoilt = &three[which];
        struct plan_desc desc = start(three, 3);
        assert_int_equal(plan_find_hint(&desc).step, PLAN_LONGER);
        spoilt->counted_bp--;
        assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
        *spoilt = good;
        spoilt->accuracy_bp--;
        assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
        *spoilt = good;
        spoilt->faults_bp++;
        assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
        *spoilt = good;
        spoilt->played_us--;
        assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
        *spoilt = good;
        spoilt->day = TODAY + 1; /* the clock was ahead: it waits */
        assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
    }
}

static void test_what_bad_is(void **state)
{
    (void)state;
    struct plan_session three[3] = {hard, hard, hard};
    struct plan_desc desc = start(three, 3);
    assert_int_equal(plan_find_hint(&desc).reason, PLAN_HARD);
    three[2].counted_bp = 6000;
    assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
    three[0] = three[1] = three[2] = faulty;
    three[0].faults_bp = 2499;
    assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
}

/* Longer, then higher where height is seen, then faster. */
static void test_the_order(void **state)
{
    static const struct {
        struct plan plan;
        int32_t height_bp, cadence_milli, steadiness_bp;
        enum plan_step step;
        struct plan to;
    } rows[] = {
        {{2, 60, 30}, 9000, 60000, 100, PLAN_LONGER, {3, 60, 30}},
        {{4, 60, 30}, 9000, 60000, 100, PLAN_LONGER, {5, 60, 30}},
        {{5, 60, 30}, 6000, 29000, 100, PLAN_HIGHER, {5, 70, 30}},
        {{5, 60, 30}, 5999, 60000, 100, PLAN_STAY, {5, 60, 30}},
        {{5, 80, 30}, 9000, 29000, 100, PLAN_HIGHER, {5, 90, 30}},
        {{5, 90, 30}, 9900, 29000, 1000, PLAN_FASTER, {5, 90, 32}},
        {{5, 60, 30}, 0, 29000, 1000, PLAN_FASTER, {5, 60, 32}},
        {{5, 60, 30}, 0, 28999, 1000, PLAN_STAY, {5, 60, 30}},
        {{5, 60, 30}, 0, 29000, 1001, PLAN_STAY, {5, 60, 30}},
        {{5, 60, 30}, 0, 29000, -1, PLAN_STAY, {5, 60, 30}},
        {{5, 60, 58}, 0, 60000, 0, PLAN_FASTER, {5, 60, 60}},
        {{5, 60, 59}, 0, 60000, 0, PLAN_STAY, {5, 60, 59}},
        {{5, 60, 60}, 0, 60000, 0, PLAN_STAY, {5, 60, 60}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_session session = good;
        session.played_us = 600000000;
        session.height_bp = rows[i].height_bp;
        session.cadence_milli = rows[i].cadence_milli;
        session.steadiness_bp = rows[i].steadiness_bp;
        struct plan_session three[3] = {session, session, session};
        struct plan_desc desc = start(three, 3);
        desc.plan = rows[i].plan;
        struct plan_hint hint = plan_find_hint(&desc);
        if (hint.step != rows[i].step)
            fail_msg("row %d: %d", (int)i, (int)hint.step);
        assert_plan(hint.to, rows[i].to.minutes, rows[i].to.height, rows[i].to.cadence_rpm);
    }
    /* Height that one of three didn't show isn't seen. */
    struct plan_session three[3] = {good, good, good};
    struct plan_desc desc = start(three, 3);
    desc.plan.minutes = 5;
    for (int i = 0; i < 3; i++) {
        three[i].played_us = 600000000;
        three[i].height_bp = i == 1 ? 0 : 9000;
    }
    assert_int_equal(plan_find_hint(&desc).step, PLAN_FASTER);
}

static void test_easing_off(void **state)
{
    static const struct {
        const char *story;
        struct plan plan, to;
        enum plan_step step;
    } rows[] = {
        {"HH", {5, 60, 30}, {4, 60, 30}, PLAN_SHORTER},
        {"HH", {3, 60, 30}, {2, 60, 30}, PLAN_SHORTER},
        {"HH", {2, 60, 30}, {2, 60, 26}, PLAN_SLOWER},
        {"HH", {1, 60, 22}, {1, 60, 20}, PLAN_SLOWER},
        {"HH", {2, 60, 20}, {2, 60, 20}, PLAN_STAY},
        {"HH", {2, 60, 12}, {2, 60, 12}, PLAN_STAY},
        {"FFF", {5, 60, 30}, {5, 60, 26}, PLAN_SLOWER},
        {"FFF", {5, 60, 20}, {4, 60, 20}, PLAN_SHORTER},
        {"G---------------G", {7, 60, 30}, {4, 60, 30}, PLAN_SHORTER},
        {"G---------------G", {3, 60, 30}, {2, 60, 30}, PLAN_SHORTER},
        {"G---------------G", {2, 60, 30}, {2, 60, 26}, PLAN_SLOWER},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plan_session sessions[SESSIONS_MAX];
        struct plan_desc desc = start(sessions, lay(rows[i].story, sessions));
        desc.plan = rows[i].plan;
        struct plan_hint hint = plan_find_hint(&desc);
        if (hint.step != rows[i].step)
            fail_msg("row %d: %d", (int)i, (int)hint.step);
        assert_plan(hint.to, rows[i].to.minutes, rows[i].to.height, rows[i].to.cadence_rpm);
    }
}

static void test_declined_and_taken(void **state)
{
    struct plan_session three[3] = {good, good, good};
    struct plan_desc desc = start(three, 3);
    (void)state;
    for (int32_t ago = 0; ago < 6; ago++) {
        desc.asked_day = TODAY - ago;
        assert_int_equal(plan_find_hint(&desc).step, ago < 3 ? PLAN_STAY : PLAN_LONGER);
    }
    desc.asked_day = TODAY + 1; /* a clock that was ahead silences nothing */
    assert_int_equal(plan_find_hint(&desc).step, PLAN_LONGER);
    desc.asked_day = 0;
    /* What was done under the plan before says nothing about the plan as it is now. */
    for (int i = 0; i < 3; i++)
        three[i].day = TODAY - 2 + i;
    desc.changed_day = TODAY - 3;
    assert_int_equal(plan_find_hint(&desc).step, PLAN_LONGER);
    desc.changed_day = TODAY - 2;
    assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
    desc.changed_day = TODAY + 1;
    assert_int_equal(plan_find_hint(&desc).step, PLAN_LONGER);
    /* Back from being away, and eased off: once is enough. */
    three[0].day = TODAY - 40;
    three[1].day = three[2].day = TODAY;
    desc.changed_day = 0;
    assert_int_equal(plan_find_hint(&desc).reason, PLAN_AWAY);
    desc.changed_day = TODAY;
    assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
    desc.today = TODAY + 14;
    assert_int_equal(plan_find_hint(&desc).step, PLAN_STAY);
    desc.today = TODAY + 15;
    assert_int_equal(plan_find_hint(&desc).reason, PLAN_AWAY);
}

static void test_longest(void **state)
{
    (void)state;
    assert_int_equal(plan_longest_minutes(10, 2), 5);
    assert_int_equal(plan_longest_minutes(10, 3), 3);
    assert_int_equal(plan_longest_minutes(60, 1), 15);
    assert_int_equal(plan_longest_minutes(60, 2), 7);
    assert_int_equal(plan_longest_minutes(1, 10), 1);
    assert_int_equal(plan_longest_minutes(10, 0), 10);
}

/* ---- any history */

/* The bounds of all the sessions of a history, so that not all of them are mixtures. */
struct mood {
    int32_t counted_min, counted_max, accuracy_min, faults_min, faults_max, seconds_min;
};
static const struct mood moods[] = {
    {5000, 10000, 7500, 0, 3000, 0},
    {8400, 10000, 8000, 0, 1000, 300},
    {5000, 6100, 4000, 0, 3000, 0},
    {6000, 10000, 7500, 2400, 5000, 0},
};

static struct plan_session any_session(struct rng *rng, const struct mood *mood, int32_t day, bool seen)
{
    return (struct plan_session){.day = day,
                                 .finished = rng_below(rng, 8) > 0,
                                 .played_us = rng_range(rng, mood->seconds_min, 900) * 1000000,
                                 .counted_bp = (int32_t)rng_range(rng, mood->counted_min, mood->counted_max),
                                 .accuracy_bp = (int32_t)rng_range(rng, mood->accuracy_min, 10000),
                                 .steadiness_bp = (int32_t)rng_range(rng, -1, 1200),
                                 .height_bp = seen ? (int32_t)rng_range(rng, 4000, 10000) : 0,
                                 .cadence_milli = (int32_t)rng_range(rng, 10000, 60000),
                                 .faults_bp = (int32_t)rng_range(rng, mood->faults_min, mood->faults_max)};
}

static struct plan_desc any_desc(struct rng *rng, struct plan_session sessions[SESSIONS_MAX])
{
    struct plan_desc desc = start(sessions, (int32_t)rng_below(rng, SESSIONS_MAX + 1));
    int32_t day = TODAY - 30;
    const struct mood *mood = &moods[rng_below(rng, sizeof moods / sizeof *moods)];
    bool seen = rng_below(rng, 2) > 0;
    for (int32_t i = 0; i < desc.count; i++) {
        day += rng_below(rng, 12) == 0 ? (int32_t)rng_below(rng, 20) : (int32_t)rng_below(rng, 3);
        sessions[i] = any_session(rng, mood, day, seen);
    }
    desc.plan = (struct plan){(int32_t)rng_range(rng, 1, 60), (int32_t)rng_range(rng, 30, 100),
                              (int32_t)rng_range(rng, 10, 60)};
    if (rng_below(rng, 2))
        desc.plan.minutes = (int32_t)rng_range(rng, 1, 8);
    desc.goal_minutes = (int32_t)rng_range(rng, 1, 60);
    desc.goal_sessions = (int32_t)rng_range(rng, 1, 10);
    desc.asked_day = rng_below(rng, 3) ? 0 : TODAY - (int32_t)rng_below(rng, 6);
    desc.changed_day = rng_below(rng, 3) ? 0 : TODAY - (int32_t)rng_below(rng, 30);
    return desc;
}

/* Whatever was done, a hint changes one thing, by a step, within the limits; easing off never adds. */
static void test_within_limits(void **state)
{
    (void)state;
    struct rng rng;
    int steps[PLAN_STEP_COUNT] = {0};
    rng_init(&rng, 50, 1);
    for (int round = 0; round < ROUNDS; round++) {
        struct plan_session sessions[SESSIONS_MAX];
        struct plan_desc desc = any_desc(&rng, sessions);
        struct plan_hint hint = plan_find_hint(&desc);
        const struct plan *from = &desc.plan, *to = &hint.to;
        steps[hint.step]++;
        int changes =
            (from->minutes != to->minutes) + (from->height != to->height) + (from->cadence_rpm != to->cadence_rpm);
        assert_int_equal(changes, hint.step != PLAN_STAY);
        if (to->minutes > from->minutes) {
            assert_true(to->minutes * desc.goal_sessions <= PLAN_DAY_MINUTES_MAX);
            assert_true(to->minutes * desc.goal_sessions <= desc.goal_minutes);
        }
        assert_true(to->height >= from->height && (to->height == from->height || to->height <= 90));
        assert_true(to->cadence_rpm <= 60);
        assert_true(to->minutes >= from->minutes || to->minutes >= 2);
        assert_true(to->cadence_rpm >= from->cadence_rpm || to->cadence_rpm >= 20);
        bool up = hint.step == PLAN_LONGER || hint.step == PLAN_HIGHER || hint.step == PLAN_FASTER;
        if (hint.step != PLAN_STAY)
            assert_int_equal(hint.reason == PLAN_GOOD, up);
        if (desc.asked_day > TODAY - 3)
            assert_int_equal(hint.step, PLAN_STAY);
    }
    for (enum plan_step step = PLAN_STAY; step < PLAN_STEP_COUNT; step++)
        assert_true(steps[step] > 20);
}

static bool is_up(enum plan_step step)
{
    return step == PLAN_LONGER || step == PLAN_HIGHER || step == PLAN_FASTER;
}

/* Monotone: who has done better is never eased off where who did worse was asked to step up or to stay. */
static void test_better_is_never_worse(void **state)
{
    (void)state;
    struct rng rng;
    int ups = 0;
    rng_init(&rng, 51, 1);
    for (int round = 0; round < ROUNDS; round++) {
        struct plan_session sessions[SESSIONS_MAX];
        struct plan_desc desc = any_desc(&rng, sessions);
        struct plan_hint before = plan_find_hint(&desc);
        if (desc.count == 0)
            continue;
        struct plan_session *session = &sessions[rng_below(&rng, (uint32_t)desc.count)];
        session->counted_bp = (int32_t)rng_range(&rng, session->counted_bp, 10000);
        session->accuracy_bp = (int32_t)rng_range(&rng, session->accuracy_bp, 10000);
        session->faults_bp = (int32_t)rng_range(&rng, 0, session->faults_bp);
        struct plan_hint after = plan_find_hint(&desc);
        if (before.step == PLAN_STAY)
            assert_true(after.step == PLAN_STAY || is_up(after.step));
        if (is_up(before.step)) {
            assert_int_equal(after.step, before.step);
            ups++;
        }
    }
    assert_true(ups > 50);
}

/* A year of good sessions at whatever the plan says: it grows to the goal, then up, then on, and stays there. */
static void test_a_year(void **state)
{
    (void)state;
    struct plan_session sessions[SESSIONS_MAX] = {{0}};
    struct plan_desc desc = start(sessions, 0);
    int32_t changes = 0;
    for (int32_t day = TODAY; day < TODAY + 365; day++) {
        struct plan_session session = good;
        session.day = day;
        session.played_us = desc.plan.minutes * INT64_C(60000000);
        session.height_bp = desc.plan.height * 100 + 500;
        session.cadence_milli = desc.plan.cadence_rpm * 1000;
        if (desc.count == SESSIONS_MAX)
            memmove(sessions, sessions + 1, sizeof sessions - sizeof sessions[0]);
        else
            desc.count++;
        sessions[desc.count - 1] = session;
        desc.today = day;
        struct plan_hint hint = plan_find_hint(&desc);
        if (hint.step == PLAN_STAY)
            continue;
        assert_true(is_up(hint.step));
        assert_true(day - desc.changed_day >= 3 || desc.changed_day == 0);
        desc.plan = hint.to;
        desc.changed_day = day;
        changes++;
    }
    assert_plan(desc.plan, 5, 90, 60);
    assert_int_equal(changes, 3 + 3 + 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stories),     cmocka_unit_test(test_what_good_is),
        cmocka_unit_test(test_what_bad_is), cmocka_unit_test(test_the_order),
        cmocka_unit_test(test_easing_off),  cmocka_unit_test(test_declined_and_taken),
        cmocka_unit_test(test_longest),     cmocka_unit_test(test_within_limits),
        cmocka_unit_test(test_a_year),      cmocka_unit_test(test_better_is_never_worse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
