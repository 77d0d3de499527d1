#include "input/player.h"

#include <math.h>

#include "check.h"

#define REPS   2000
#define REP_US INT64_C(2000000)

/* Alternating heels, a rep every two seconds and as long a rest after it, all made by hand. */
static struct chart spaced_chart(struct rep *reps)
{
    for (int i = 0; i < REPS; i++)
        reps[i] = (struct rep){.lift_us = (i + 1) * REP_US,
                               .landing_us = (i + 1) * REP_US + 1200000,
                               .heel = i % 2 ? HEEL_RIGHT : HEEL_LEFT};
    return (struct chart){.reps = reps, .rep_count = REPS, .end_us = (REPS + 3) * REP_US};
}

/* Both heels, rep upon rep without a pause, so that each landing is the next lift. */
static struct chart dense_chart(struct rep *reps, int64_t rep_us)
{
    for (int i = 0; i < REPS; i++)
        reps[i] = (struct rep){
            .lift_us = (i / 2) * rep_us, .landing_us = (i / 2 + 1) * rep_us, .heel = i % 2 ? HEEL_RIGHT : HEEL_LEFT};
    return (struct chart){.reps = reps, .rep_count = REPS, .end_us = (REPS / 2 + 4) * rep_us};
}

static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
        enum player_kind kind;
        const char *file;
    } rows[] = {
        {"perfect", true, PLAYER_PERFECT, NULL},
        {"human", true, PLAYER_HUMAN, NULL},
        {"none", true, PLAYER_NONE, NULL},
        {"script:a b.jsonl", true, PLAYER_SCRIPT, "a b.jsonl"},
        {"script:", false, 0, NULL},
        {"script", false, 0, NULL},
        {"you", false, 0, NULL},
        {"", false, 0, NULL},
        {"Perfect", false, 0, NULL},
        {"perfect ", false, 0, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        enum player_kind kind = PLAYER_COUNT;
        const char *file = NULL;
        assert_int_equal(player_parse(rows[i].text, &kind, &file), rows[i].good);
        if (!rows[i].good)
            continue;
        assert_int_equal(kind, rows[i].kind);
        if (rows[i].file)
            assert_string_equal(file, rows[i].file);
    }
    for (enum player_kind kind = PLAYER_YOU; kind < PLAYER_COUNT; kind++)
        assert_true(player_name(kind)[0]);
}

static void test_perfect_is_every_cue(void **state)
{
    (void)state;
    static struct rep reps[REPS];
    struct chart chart = spaced_chart(reps);
    struct heel_events events;
    assert_true(player_demo(PLAYER_PERFECT, &chart, 1, &events, NULL));
    assert_int_equal(events.count, 2 * REPS);
    for (int i = 0; i < REPS; i++) {
        const struct heel_event *lift = &events.events[2 * i], *landing = lift + 1;
        assert_int_equal(lift->kind, HEEL_KIND_LIFT);
        assert_int_equal(lift->heel, reps[i].heel);
        assert_int_equal(lift->t_us, reps[i].lift_us);
        assert_int_equal(landing->kind, HEEL_KIND_LANDING);
        assert_int_equal(landing->heel, reps[i].heel);
        assert_int_equal(landing->t_us, reps[i].landing_us);
    }
    heel_events_reset(&events);
}

static void test_none_does_nothing(void **state)
{
    (void)state;
    static struct rep reps[REPS];
    struct chart chart = spaced_chart(reps);
    struct heel_events events;
    assert_true(player_demo(PLAYER_NONE, &chart, 1, &events, NULL));
    assert_int_equal(events.count, 0);
    chart.rep_count = 0;
    assert_true(player_demo(PLAYER_HUMAN, &chart, 1, &events, NULL));
    assert_int_equal(events.count, 0);
    heel_events_reset(&events);
}

static void test_same_seed_same_hand(void **state)
{
    (void)state;
    static struct rep reps[REPS];
    struct chart chart = spaced_chart(reps);
    struct heel_events a, b, c;
    assert_true(player_demo(PLAYER_HUMAN, &chart, 7, &a, NULL));
    assert_true(player_demo(PLAYER_HUMAN, &chart, 7, &b, NULL));
    assert_true(player_demo(PLAYER_HUMAN, &chart, 8, &c, NULL));
    int differing = 0;
    for (int i = 0; i < a.count; i++) {
        assert_int_equal(a.events[i].t_us, b.events[i].t_us);
        assert_int_equal(a.events[i].heel, b.events[i].heel);
        assert_int_equal(a.events[i].kind, b.events[i].kind);
        differing += a.events[i].t_us != c.events[i].t_us;
    }
    assert_true(differing > a.count * 9 / 10);
    heel_events_reset(&a);
    heel_events_reset(&b);
    heel_events_reset(&c);
}

/* The spread as the header states it: 38 ms around a slight lateness. 4,000 draws put the sd within a few percent. */
static void test_human_spread(void **state)
{
    (void)state;
    static struct rep reps[REPS];
    struct chart chart = spaced_chart(reps);
    struct heel_events events;
    assert_true(player_demo(PLAYER_HUMAN, &chart, 3, &events, NULL));
    assert_int_equal(events.count, 2 * REPS);
    double sum = 0.0, squares = 0.0;
    for (int i = 0; i < events.count; i++) {
        int64_t cue_us = i % 2 ? reps[i / 2].landing_us : reps[i / 2].lift_us;
        double error_ms = (double)(events.events[i].t_us - cue_us) / 1000.0;
        sum += error_ms;
        squares += error_ms * error_ms;
    }
    double mean = sum / events.count, sd = sqrt(squares / events.count - mean * mean);
    assert_true(mean > 3.0 && mean < 13.0);
    assert_true(sd > 36.0 && sd < 42.0); /* the drift adds a little */
    heel_events_reset(&events);
}

/* Whatever the chart, each heel lifts and lands in turn, in time order, and the whole list is sorted. */
static void check_order(const struct chart *chart, enum player_kind kind)
{
    struct heel_events events;
    assert_true(player_demo(kind, chart, 11, &events, NULL));
    assert_int_equal(events.count, 2 * chart->rep_count);
    bool up[HEEL_COUNT] = {false, false};
    for (int i = 0; i < events.count; i++) {
        const struct heel_event *event = &events.events[i];
        assert_true(i == 0 || event->t_us >= events.events[i - 1].t_us);
        assert_true(event->t_us >= 0);
        assert_int_equal(event->kind, up[event->heel] ? HEEL_KIND_LANDING : HEEL_KIND_LIFT);
        up[event->heel] = !up[event->heel];
    }
    heel_events_reset(&events);
}

static void test_edges_never_swap(void **state)
{
    (void)state;
    static struct rep reps[REPS];
    static const int64_t rep_us[] = {500000, 120000, 60000, 3000, 1};
    for (size_t i = 0; i < sizeof rep_us / sizeof rep_us[0]; i++) {
        struct chart chart = dense_chart(reps, rep_us[i]);
        check_order(&chart, PLAYER_PERFECT);
        check_order(&chart, PLAYER_HUMAN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_perfect_is_every_cue),
        cmocka_unit_test(test_none_does_nothing),
        cmocka_unit_test(test_same_seed_same_hand),
        cmocka_unit_test(test_human_spread),
        cmocka_unit_test(test_edges_never_swap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
