#include "core/play/session.h"

#include "check.h"
#include "core/base/rng.h"
#include "core/play/naive.h"

#define LOG_MAX    512
#define EVENTS_MAX 512
#define REPS_MAX   24
#define ROUNDS     4000
#define MS         INT64_C(1000)

struct log {
    struct session_event events[LOG_MAX];
    int32_t count;
};

static void drain(struct session *session, struct log *log)
{
    while (session_next(session, &log->events[log->count])) {
        log->count++;
        assert_true(log->count < LOG_MAX);
    }
}

static void assert_same_event(const struct session_event *a, const struct session_event *b)
{
    assert_int_equal(a->t_us, b->t_us);
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->heel, b->heel);
    assert_int_equal(a->edge, b->edge);
    assert_int_equal(a->rep, b->rep);
    assert_int_equal(a->part, b->part);
    assert_int_equal(a->verdict, b->verdict);
    assert_int_equal(a->error_us, b->error_us);
    assert_int_equal(a->counted, b->counted);
    assert_int_equal(a->combo, b->combo);
    assert_int_equal(a->points, b->points);
}

static void assert_same_result(const struct rep_result *a, const struct rep_result *b)
{
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        assert_int_equal(a->judged[edge], b->judged[edge]);
        assert_int_equal(a->verdict[edge], b->verdict[edge]);
        assert_int_equal(a->error_us[edge], b->error_us[edge]);
    }
    assert_int_equal(a->done, b->done);
    assert_int_equal(a->counted, b->counted);
    assert_int_equal(a->body, b->body);
    assert_int_equal(a->up_us, b->up_us);
    assert_int_equal(a->lifted_us, b->lifted_us);
    assert_int_equal(a->top, b->top);
}

/* Random levels: any lengths and gaps, with some reps that follow at once and some that crowd. */

struct case_ {
    struct rep reps[REPS_MAX];
    struct chart_part parts[3];
    struct chart chart; /* borrows the above */
    enum timing timing;
    struct heel_event events[EVENTS_MAX];
    int32_t event_count;
};

static int by_lift(const void *left, const void *right)
{
    const struct rep *a = left, *b = right;
    if (a->lift_us != b->lift_us)
        return a->lift_us < b->lift_us ? -1 : 1;
    return (int)a->heel - (int)b->heel;
}

static void make_reps(struct case_ *made, struct rng *rng, enum heel heel, int64_t unit_us)
{
    int64_t t = rng_range(rng, 0, 2000) * unit_us;
    int32_t count = (int32_t)rng_below(rng, REPS_MAX / 2 + 1);
    for (int32_t i = 0; i < count; i++) {
        int64_t up = rng_range(rng, 20, 900) * unit_us, hold = rng_range(rng, 0, 300) * unit_us;
        struct rep rep = {.lift_us = t, .heel = heel};
        rep.top_us = t + up;
        rep.lower_us = rep.top_us + hold * (int64_t)rng_below(rng, 2);
        rep.landing_us = rep.lower_us + rng_range(rng, 20, 900) * unit_us;
        made->reps[made->chart.rep_count++] = rep;
        int64_t gap = rng_below(rng, 3) ? rng_range(rng, 1, 1500) * unit_us : 0;
        t = rep.landing_us + gap;
    }
}

static void make_chart(struct case_ *made, struct rng *rng, int64_t unit_us)
{
    make_reps(made, rng, HEEL_LEFT, unit_us);
    make_reps(made, rng, HEEL_RIGHT, unit_us);
    if (made->chart.rep_count == 0)
        made->reps[made->chart.rep_count++] =
            (struct rep){.lift_us = 500 * MS, .top_us = 1000 * MS, .lower_us = 1000 * MS, .landing_us = 2000 * MS};
    qsort(made->reps, (size_t)made->chart.rep_count, sizeof made->reps[0], by_lift);
    int64_t last_us = 0;
    for (int32_t i = 0; i < made->chart.rep_count; i++) {
        if (made->reps[i].landing_us > last_us)
            last_us = made->reps[i].landing_us;
    }
    made->chart.reps = made->reps;
    made->chart.parts = made->parts;
    made->chart.part_count = 3;
    made->chart.end_us = last_us + rng_range(rng, 100, 1500) * unit_us;
    for (int32_t i = 0; i < 3; i++) {
        made->parts[i].start_us = i * (made->chart.end_us / 3);
        made->parts[i].end_us = i == 2 ? made->chart.end_us : (i + 1) * (made->chart.end_us / 3);
    }
}

static void add_event(struct case_ *made, enum heel heel, enum heel_kind kind, int64_t t_us, int32_t height)
{
    if (made->event_count < EVENTS_MAX)
        made->events[made->event_count++] = (struct heel_event){t_us, heel, kind, height};
}

/* A time near a cue; often on a bound of its windows, where mistakes live. */
static int64_t near(struct rng *rng, int64_t cue_us, enum edge edge, enum timing timing, int64_t unit_us)
{
    if (rng_below(rng, 4) == 0) {
        enum verdict verdict = (enum verdict)rng_below(rng, VERDICT_COUNT);
        int64_t bound = judge_window_us(edge, verdict, timing) + rng_range(rng, -1, 1);
        return cue_us + (rng_below(rng, 2) ? bound : -bound);
    }
    int64_t t = cue_us + rng_normal(rng, 150 * MS);
    return t - t % unit_us;
}

static void make_drop(struct case_ *made, struct rng *rng, const struct rep *rep, int64_t unit_us)
{
    static const int64_t lasts_ms[] = {0, 1, 100, 149, 150, 249, 250, 251, 400, 700};
    int64_t t = rep->lift_us + rng_range(rng, 0, (rep->landing_us - rep->lift_us) / unit_us) * unit_us;
    add_event(made, rep->heel, HEEL_KIND_LANDING, t, 0);
    add_event(made, rep->heel, HEEL_KIND_LIFT, t + lasts_ms[rng_below(rng, 10)] * MS, 0);
}

static void make_heights(struct case_ *made, struct rng *rng, const struct rep *rep)
{
    if (rng_below(rng, 4) == 0) { /* one alone, where the lift's window opens */
        int64_t good_us = judge_window_us(EDGE_LIFT, VERDICT_GOOD, made->timing);
        add_event(made, rep->heel, HEEL_KIND_HEIGHT, rep->lift_us - good_us + rng_range(rng, -1, 1), 500);
        return;
    }
    int64_t gain = rng_range(rng, 300, 1300), lag_us = rng_range(rng, -200, 400) * MS;
    for (int64_t t = rep->lift_us - 400 * MS; t < rep->landing_us + 300 * MS; t += rng_range(rng, 5, 120) * MS)
        add_event(made, rep->heel, HEEL_KIND_HEIGHT, t, (int32_t)(rep_height(rep, t - lag_us) * gain / 1000));
}

/* By time alone, so that events at one time keep the order they were made in. */
static void sort_events(struct case_ *made)
{
    for (int32_t i = 1; i < made->event_count; i++) {
        struct heel_event event = made->events[i];
        int32_t at = i;
        for (; at > 0 && made->events[at - 1].t_us > event.t_us; at--)
            made->events[at] = made->events[at - 1];
        made->events[at] = event;
    }
}

static void make_case(struct case_ *made, struct rng *rng)
{
    int64_t unit_us = rng_below(rng, 2) ? MS : rng_range(rng, 700, 1300);
    bool sensor = rng_below(rng, 3) == 0;
    *made = (struct case_){.timing = (enum timing)rng_below(rng, TIMING_COUNT)};
    make_chart(made, rng, unit_us);
    for (int32_t i = 0; i < made->chart.rep_count; i++) {
        const struct rep *rep = &made->reps[i];
        if (rng_below(rng, 10) > 0)
            add_event(made, rep->heel, HEEL_KIND_LIFT, near(rng, rep->lift_us, EDGE_LIFT, made->timing, unit_us), 0);
        if (rng_below(rng, 10) > 0)
            add_event(made, rep->heel, HEEL_KIND_LANDING,
                      near(rng, rep->landing_us, EDGE_LANDING, made->timing, unit_us), 0);
        if (rng_below(rng, 4) == 0)
            make_drop(made, rng, rep, unit_us);
        if (sensor && rng_below(rng, 4) > 0)
            make_heights(made, rng, rep);
    }
    for (int32_t stray = (int32_t)rng_below(rng, 8); stray > 0; stray--)
        add_event(made, (enum heel)rng_below(rng, 2), (enum heel_kind)rng_below(rng, 2),
                  rng_range(rng, -500, made->chart.end_us / MS + 200) * MS, 0);
    sort_events(made);
}

static struct session *create(const struct case_ *made)
{
    struct session *session = session_create(&(struct session_desc){&made->chart, made->timing});
    assert_non_null(session);
    return session;
}

static void test_session_agrees_with_the_naive_rules(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 20261122, 1);
    int64_t hits = 0, counted_late = 0;
    for (int round = 0; round < ROUNDS; round++) {
        static struct case_ made;
        struct log log = {.count = 0};
        struct naive naive;
        struct result result;
        make_case(&made, &rng);
        naive_play(&naive, &made.chart, made.timing, made.events, made.event_count);
        struct session *session = create(&made);
        for (int32_t i = 0; i < made.event_count; i++)
            session_heel(session, &made.events[i]);
        session_step(session, made.chart.end_us);
        drain(session, &log);
        assert_int_equal(log.count, naive.event_count);
        for (int32_t i = 0; i < log.count; i++)
            assert_same_event(&log.events[i], &naive.events[i]);
        for (int32_t i = 0; i < made.chart.rep_count; i++) {
            assert_same_result(&session_reps(session)[i], &naive.results[i]);
            hits += naive.results[i].verdict[EDGE_LIFT] != VERDICT_MISS;
        }
        for (int32_t i = 0; i < log.count; i++)
            counted_late += log.events[i].kind == SESSION_REP_DONE && !log.events[i].counted &&
                            naive.results[log.events[i].rep].counted;
        assert_true(session_result(session, &result));
        assert_int_equal(result.counted, naive.counted);
        assert_int_equal(session_counted(session), naive.counted);
        assert_int_equal(result.extra_reps, naive.extra_reps);
        assert_int_equal(result.heels[HEEL_LEFT].bounces, naive.bounces[HEEL_LEFT]);
        assert_int_equal(result.heels[HEEL_RIGHT].bounces, naive.bounces[HEEL_RIGHT]);
        assert_true(result.finished);
        assert_int_equal(result.judged, result.reps);
        session_destroy(session);
        naive_reset(&naive);
    }
    assert_true(hits > 5 * ROUNDS); /* the cases are not all misses */
    assert_true(counted_late > 100);
}

static void assert_same_run(const struct session *a, const struct session *b, const struct log *log_a,
                            const struct log *log_b, const struct chart *chart)
{
    struct result result_a, result_b;
    assert_int_equal(log_a->count, log_b->count);
    for (int32_t i = 0; i < log_a->count; i++)
        assert_same_event(&log_a->events[i], &log_b->events[i]);
    for (int32_t i = 0; i < chart->rep_count; i++)
        assert_same_result(&session_reps(a)[i], &session_reps(b)[i]);
    memset(&result_a, 0, sizeof result_a);
    memset(&result_b, 0, sizeof result_b);
    assert_true(session_result(a, &result_a));
    assert_true(session_result(b, &result_b));
    assert_int_equal(result_a.points, result_b.points);
    assert_int_equal(result_a.max_combo, result_b.max_combo);
    assert_memory_equal(&result_a.form, &result_b.form, sizeof result_a.form);
    assert_memory_equal(result_a.heels, result_b.heels, sizeof result_a.heels);
}

static void step_randomly(struct session *session, struct rng *rng, int64_t until_us, struct log *log)
{
    while (rng_below(rng, 4) > 0) {
        int64_t now_us = session_time_us(session);
        if (now_us < until_us)
            session_step(session, rng_below(rng, 5) ? rng_range(rng, now_us, until_us) : until_us);
        if (rng_below(rng, 2))
            session_step(session, now_us - 1000000); /* going back does nothing */
        if (rng_below(rng, 2))
            drain(session, log);
    }
}

static void test_slicing_changes_nothing(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 7, 2);
    for (int round = 0; round < ROUNDS / 2; round++) {
        static struct case_ made;
        struct log whole_log = {.count = 0}, sliced_log = {.count = 0};
        make_case(&made, &rng);
        struct session *whole = create(&made), *sliced = create(&made);
        for (int32_t i = 0; i < made.event_count; i++) {
            session_heel(whole, &made.events[i]);
            step_randomly(sliced, &rng, made.events[i].t_us, &sliced_log);
            session_heel(sliced, &made.events[i]);
        }
        session_step(whole, INT64_MAX);
        step_randomly(sliced, &rng, made.chart.end_us, &sliced_log);
        session_step(sliced, made.chart.end_us);
        drain(whole, &whole_log);
        drain(sliced, &sliced_log);
        assert_same_run(whole, sliced, &whole_log, &sliced_log, &made.chart);
        session_destroy(whole);
        session_destroy(sliced);
    }
}

static void test_the_future_changes_nothing(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 11, 3);
    for (int round = 0; round < ROUNDS / 2; round++) {
        static struct case_ made;
        struct log log = {.count = 0}, cut_log = {.count = 0};
        make_case(&made, &rng);
        int64_t cut_us = rng_range(&rng, 0, made.chart.end_us);
        struct session *whole = create(&made), *cut = create(&made);
        for (int32_t i = 0; i < made.event_count; i++) {
            session_heel(whole, &made.events[i]);
            if (made.events[i].t_us < cut_us)
                session_heel(cut, &made.events[i]);
        }
        session_step(whole, made.chart.end_us);
        session_step(cut, cut_us);
        drain(whole, &log);
        drain(cut, &cut_log);
        int32_t at = 0;
        for (; at < cut_log.count; at++)
            assert_same_event(&log.events[at], &cut_log.events[at]);
        for (; at < log.count; at++)
            assert_true(log.events[at].t_us >= cut_us);
        session_destroy(whole);
        session_destroy(cut);
    }
}

/* Golden levels, worked out by hand. 120 bpm: a beat is 500 ms. Left heel: lift 0, landing 2000, lift 4000, landing
 * 6000; the level ends at 8000 ms. */

static void make_golden(struct chart *chart)
{
    static char pattern[] = "uudd....";
    struct tempo_change tempo = {.bpm_milli = 120000};
    struct level_part part = {
        .name = "Left", .bars = 4, .step_ticks = TEMPO_TICKS_PER_BEAT, .pattern = {[HEEL_LEFT] = pattern}};
    struct level level = {.tempo = &tempo, .tempo_count = 1, .meter = 4, .parts = &part, .part_count = 1};
    assert_true(chart_init(chart, &level, 100, NULL));
    assert_int_equal(chart->rep_count, 2);
    assert_int_equal(chart->end_us, 8000 * MS);
}

static struct session *play(const struct chart *chart, const struct heel_event *events, size_t count, struct log *log)
{
    struct session *session = session_create(&(struct session_desc){chart, TIMING_STANDARD});
    for (size_t i = 0; i < count; i++)
        session_heel(session, &events[i]);
    session_step(session, chart->end_us);
    log->count = 0;
    drain(session, log);
    return session;
}

static void test_golden_level(void **state)
{
    (void)state;
    static const struct heel_event events[] = {
        {.t_us = 50 * MS, .kind = HEEL_KIND_LIFT},      /* 50 late: perfect */
        {.t_us = 2100 * MS, .kind = HEEL_KIND_LANDING}, /* 100 late: great */
        {.t_us = 4250 * MS, .kind = HEEL_KIND_LIFT},    /* 250 late: good */
        {.t_us = 7000 * MS, .kind = HEEL_KIND_LANDING}, /* long past 6220: missed, but counted */
    };
    /* Rep 0: 4000 + 75 % of 4000 + 2000 for a body never let down = 9000. Rep 1: 40 % of 4000 + 0 + 2000 = 3600. */
    static const struct session_event golden[] = {
        {.kind = SESSION_PART_CHANGED, .t_us = 0},
        {.kind = SESSION_LIFTED, .t_us = 50 * MS, .verdict = VERDICT_PERFECT, .error_us = 50 * MS},
        {.kind = SESSION_LANDED,
         .t_us = 2100 * MS,
         .edge = EDGE_LANDING,
         .verdict = VERDICT_GREAT,
         .error_us = 100 * MS},
        {.kind = SESSION_REP_DONE,
         .t_us = 2100 * MS,
         .edge = EDGE_LANDING,
         .counted = true,
         .combo = 1,
         .points = 9000},
        {.kind = SESSION_LIFTED,
         .t_us = 4250 * MS,
         .rep = 1,
         .verdict = VERDICT_GOOD,
         .error_us = 250 * MS,
         .combo = 1},
        {.kind = SESSION_MISSED, .t_us = 6220 * MS + 1, .edge = EDGE_LANDING, .rep = 1, .combo = 1},
        {.kind = SESSION_REP_DONE, .t_us = 6220 * MS + 1, .edge = EDGE_LANDING, .rep = 1, .points = 3600},
        {.kind = SESSION_FINISHED, .t_us = 8000 * MS},
    };
    struct chart chart;
    struct log log;
    struct result result;
    make_golden(&chart);
    struct session *session = play(&chart, events, 4, &log);
    assert_int_equal(log.count, 8);
    for (int32_t i = 0; i < log.count; i++)
        assert_same_event(&log.events[i], &golden[i]);
    assert_true(session_result(session, &result));
    assert_int_equal(result.points, 12600);
    assert_int_equal(result.score, 630000);
    assert_int_equal(result.accuracy_bp, 6300);
    assert_int_equal(result.combo, 0);
    assert_int_equal(result.max_combo, 1);
    assert_int_equal(result.counted, 2);
    assert_int_equal(result.extra_reps, 0);
    assert_int_equal(result.grade, GRADE_D);
    assert_int_equal(result.played_us, 8000 * MS);
    assert_int_equal(session_reps(session)[1].up_us, 2750 * MS);
    assert_true(result.finished && session_finished(session));
    session_destroy(session);
    chart_reset(&chart);
}

/* The body of rep 0 runs from 330.001 to 1780 ms: 1449999 us. */
static void test_golden_bodies(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int64_t edges_ms[8]; /* lift, landing, lift, ...; 0 ends the list, so lifts are at 1 ms */
        int32_t body;
        int32_t bounces, extra;
    } rows[] = {
        {"up all the way", {1, 2000}, 1000, 0, 0},
        {"nothing", {0}, 0, 0, 0},
        {"a drop of 200 ms is forgiven", {1, 800, 1000, 2000}, 1000, 0, 1},
        {"each of two is forgiven", {1, 500, 750, 1000, 1250, 2000}, 1000, 0, 2},
        {"251 ms are not: 1000 * 1198999 / 1449999", {1, 800, 1051, 2000}, 826, 0, 1},
        {"200 forgiven, 400 charged: 1000 * 1049999 / 1449999", {1, 800, 1000, 1200, 1600, 2000}, 724, 0, 2},
        {"landing 480 early, 260 before be: 1000 * 1189999 / 1449999", {1, 1520}, 820, 0, 0},
        {"landing 470 early, 250 before be: forgiven", {1, 1530}, 1000, 0, 0},
        {"lift 669.999 after bs, charged from there: 1000 * 780000 / 1449999", {1000, 2000}, 537, 0, 0},
        {"a bounce", {1, 800, 900, 2000}, 1000, 1, 1},
        {"up before its time and down in it", {1, 300}, 0, 0, 0},
    };
    struct chart chart;
    make_golden(&chart);
    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
        struct heel_event events[8];
        struct log log;
        struct result result;
        size_t count = 0;
        for (; count < 8 && rows[row].edges_ms[count]; count++)
            events[count] = (struct heel_event){.t_us = rows[row].edges_ms[count] * MS,
                                                .kind = count % 2 ? HEEL_KIND_LANDING : HEEL_KIND_LIFT};
        struct session *session = play(&chart, events, count, &log);
        if (session_reps(session)[0].body != rows[row].body)
            fail_msg("%s: %d, not %d", rows[row].why, session_reps(session)[0].body, rows[row].body);
        assert_true(session_result(session, &result));
        assert_int_equal(result.heels[HEEL_LEFT].bounces, rows[row].bounces);
        assert_int_equal(result.extra_reps, rows[row].extra);
        session_destroy(session);
    }
    chart_reset(&chart);
}

static void test_heights_follow_the_hill(void **state)
{
    (void)state;
    static const struct {
        int32_t percent; /* of the hill that the player reaches */
        int32_t least, most;
    } rows[] = {{100, 1000, 1000}, {80, 1000, 1000}, {60, 950, 1000}, {30, 300, 800}, {0, 200, 500}};
    struct chart chart;
    make_golden(&chart);
    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
        struct session *session = session_create(&(struct session_desc){&chart, TIMING_STANDARD});
        for (int64_t t_us = 0; t_us <= 2000 * MS; t_us += 5 * MS)
            session_heel(session,
                         &(struct heel_event){.t_us = t_us,
                                              .kind = HEEL_KIND_HEIGHT,
                                              .height = rep_height(&chart.reps[0], t_us) * rows[row].percent / 100});
        session_step(session, chart.end_us);
        assert_in_range(session_reps(session)[0].body, rows[row].least, rows[row].most);
        session_destroy(session);
    }
    chart_reset(&chart);
}

static void test_time_is_bounded(void **state)
{
    (void)state;
    struct chart chart;
    struct session_event event;
    struct result result;
    make_golden(&chart);
    struct session *session = session_create(&(struct session_desc){&chart, TIMING_STANDARD});
    assert_int_equal(session_time_us(session), SESSION_START_US);
    assert_int_equal(session_accuracy_bp(session), 10000);
    session_heel(session, &(struct heel_event){.t_us = INT64_MIN, .kind = HEEL_KIND_LIFT});
    assert_true(session_heel_up(session, HEEL_LEFT));
    assert_false(session_heel_up(session, HEEL_RIGHT));
    assert_true(session_result(session, &result));
    assert_int_equal(result.accuracy_bp, 0);
    assert_false(session_next(session, &event));
    session_heel(session, &(struct heel_event){.t_us = INT64_MAX, .kind = HEEL_KIND_LANDING});
    assert_true(session_finished(session));
    assert_true(session_heel_up(session, HEEL_LEFT)); /* what comes after the end is ignored */
    assert_int_equal(session_counted(session), 0);
    assert_int_equal(session_time_us(session), chart.end_us);
    session_destroy(session);
    session_destroy(NULL);
    chart_reset(&chart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_level),
        cmocka_unit_test(test_golden_bodies),
        cmocka_unit_test(test_heights_follow_the_hill),
        cmocka_unit_test(test_time_is_bounded),
        cmocka_unit_test(test_session_agrees_with_the_naive_rules),
        cmocka_unit_test(test_slicing_changes_nothing),
        cmocka_unit_test(test_the_future_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
