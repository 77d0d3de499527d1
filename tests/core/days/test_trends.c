#include "core/days/trends.h"

#include "check.h"
#include "core/base/rng.h"
#include "core/days/calendar.h"

#define SESSIONS_MAX 400
#define TODAY        20779 /* Sunday 2026-11-22 */

struct life {
    struct trend_session sessions[SESSIONS_MAX];
    int32_t count;
};

static struct trend_session session(int32_t day, int32_t reps, int32_t accuracy_bp, int32_t sway_bp, int32_t left_bp)
{
    return (struct trend_session){day, reps, INT64_C(1000000) * reps, {accuracy_bp, sway_bp, left_bp}};
}

static struct trends made(const struct trend_session *sessions, int32_t count)
{
    struct trends trends;
    assert_true(trends_init(&trends, sessions, count));
    return trends;
}

static void test_nothing(void **state)
{
    static const struct trend_sums none;
    struct trend_span spans[TREND_SPANS_MAX];
    (void)state;
    struct trends trends = made(NULL, 0);
    assert_int_equal(trends.count, 0);
    assert_null(trends_day(&trends, TODAY));
    assert_null(trends_most_reps(&trends, TODAY));
    assert_int_equal(trend_mean_bp(&none, TREND_ACCURACY), -1);
    for (int range = 0; range < TREND_RANGE_COUNT; range++) {
        struct trend_window window = trends_window(&trends, (enum trend_range)range, TODAY, TODAY);
        assert_true(trends_spans(&trends, &window, spans) > 0);
        assert_int_equal(spans[0].sums.sessions, 0);
    }
    trends_reset(&trends);
}

static void test_means_weigh_reps(void **state)
{
    const struct trend_session sessions[] = {
        session(TODAY, 30, 9000, 400, -1),    session(TODAY, 10, 5000, -1, 5200),
        session(TODAY, 60, -1, -1, -1),       /* practice */
        session(TODAY, 0, 1000, 10000, 9999), /* nothing counted, nothing said */
        session(TODAY, -5, 1000, 99999, 1),
    };
    (void)state;
    struct trends trends = made(sessions, 5);
    const struct trend_span *day = trends_day(&trends, TODAY);
    assert_int_equal(trends.count, 1);
    assert_int_equal(day->sums.sessions, 5);
    assert_int_equal(day->sums.reps, 100);
    assert_int_equal(trend_mean_bp(&day->sums, TREND_ACCURACY), 8000);
    assert_int_equal(trend_mean_bp(&day->sums, TREND_STEADINESS), 400);
    assert_int_equal(trend_mean_bp(&day->sums, TREND_BALANCE), 5200);
    trends_reset(&trends);
}

static void assert_window(const struct trends *trends, enum trend_range range, const char *first, const char *last,
                          enum trend_step step, int32_t count)
{
    struct trend_window window = trends_window(trends, range, TODAY, TODAY);
    struct trend_span spans[TREND_SPANS_MAX];
    char from[CALENDAR_DATE_SIZE], to[CALENDAR_DATE_SIZE];
    calendar_format(window.first, from);
    calendar_format(window.last, to);
    assert_string_equal(from, first);
    assert_string_equal(to, last);
    assert_int_equal(window.step, step);
    assert_int_equal(trends_spans(trends, &window, spans), count);
}

static void test_windows(void **state)
{
    static const struct {
        int32_t days_ago;
        const char *first, *last;
        enum trend_step step;
        int32_t count;
    } all[] = {
        {0, "2026-10-26", "2026-11-22", TREND_BY_DAY, 28},
        {30, "2026-10-23", "2026-11-22", TREND_BY_DAY, 31},
        {31, "2026-10-19", "2026-11-22", TREND_BY_WEEK, 5},
        {419, "2025-09-29", "2026-11-22", TREND_BY_WEEK, 60},
        {420, "2025-09-01", "2026-11-30", TREND_BY_MONTH, 15},
        {3599, "2017-01-01", "2026-11-30", TREND_BY_MONTH, 119},
        {3600, "2017-01-01", "2026-12-31", TREND_BY_YEAR, 10},
        {TODAY - CALENDAR_DAY_MIN, "1897-01-01", "2026-12-31", TREND_BY_YEAR, TREND_SPANS_MAX},
    };
    (void)state;
    struct trends none = {0};
    assert_window(&none, TREND_MONTH, "2026-11-01", "2026-11-30", TREND_BY_DAY, 30);
    assert_window(&none, TREND_THREE_MONTHS, "2026-08-31", "2026-12-06", TREND_BY_WEEK, 14);
    assert_window(&none, TREND_YEAR, "2025-12-01", "2026-12-06", TREND_BY_WEEK, 53);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        struct trend_session first = session(TODAY - all[i].days_ago, 1, 1, 1, 1);
        struct trends trends = made(&first, 1);
        assert_window(&trends, TREND_ALL, all[i].first, all[i].last, all[i].step, all[i].count);
        trends_reset(&trends);
    }
}

static void test_range_names(void **state)
{
    enum trend_range range;
    (void)state;
    for (int i = 0; i < TREND_RANGE_COUNT; i++) {
        assert_true(trend_range_parse(trend_range_name((enum trend_range)i), &range));
        assert_int_equal(range, i);
    }
    assert_false(trend_range_parse("week", &range) || trend_range_parse("", &range));
}

static void test_most_reps(void **state)
{
    const struct trend_session sessions[] = {session(TODAY - 3, 0, 1, 1, 1), session(TODAY - 2, 20, 1, 1, 1),
                                             session(TODAY - 1, 20, 1, 1, 1), session(TODAY + 1, 50, 1, 1, 1)};
    (void)state;
    struct trends trends = made(sessions, 4);
    assert_null(trends_most_reps(&trends, TODAY - 3));
    assert_int_equal(trends_most_reps(&trends, TODAY)->first, TODAY - 2);
    assert_int_equal(trends_most_reps(&trends, TODAY + 1)->first, TODAY + 1);
    trends_reset(&trends);
}

/* Whatever the dates, spans follow one another without a gap, and no more than there is room for. */
static void test_hostile_dates(void **state)
{
    static const int32_t days[] = {INT32_MIN, CALENDAR_DAY_MIN - 1, CALENDAR_DAY_MIN,     0,
                                   TODAY,     CALENDAR_DAY_MAX,     CALENDAR_DAY_MAX + 1, INT32_MAX};
    struct trend_session sessions[8];
    struct trend_span spans[TREND_SPANS_MAX];
    (void)state;
    for (int i = 0; i < 8; i++)
        sessions[i] = session(days[i], 1, 1, 1, 1);
    struct trends trends = made(sessions, 8);
    assert_int_equal(trends.count, 4);
    for (int t = 0; t < 8; t++) {
        for (int range = 0; range < TREND_RANGE_COUNT; range++) {
            struct trend_window window = trends_window(&trends, (enum trend_range)range, days[t], days[t]);
            int32_t count = trends_spans(&trends, &window, spans);
            assert_in_range(count, 1, TREND_SPANS_MAX);
            assert_int_equal(spans[0].first, window.first);
            assert_int_equal(spans[count - 1].last, window.last);
            for (int32_t i = 1; i < count; i++)
                assert_int_equal(spans[i].first, spans[i - 1].last + 1);
        }
    }
    trends_reset(&trends);
}

/* ---- against brute force ----------------------------------------------------------------------------------------- */

static void live(struct life *life, struct rng *rng)
{
    int32_t reach = 1 + (int32_t)rng_below(rng, rng_below(rng, 2) ? 60 : 1200);
    life->count = (int32_t)rng_below(rng, SESSIONS_MAX);
    for (int32_t i = 0; i < life->count; i++) {
        int32_t day = TODAY - (int32_t)rng_below(rng, (uint32_t)reach) + (rng_below(rng, 30) == 0 ? 40 : 0);
        int32_t unknown = (int32_t)rng_below(rng, 4);
        life->sessions[i] = session(
            day, (int32_t)rng_below(rng, 200), unknown == 0 ? -1 : (int32_t)rng_below(rng, 10001),
            unknown <= 1 ? -1 : (int32_t)rng_below(rng, 20000), unknown == 2 ? -1 : (int32_t)rng_below(rng, 10001));
    }
}

/* What of all sessions falls into the days, found by asking each one; the mean as a quotient of doubles. */
static void assert_sums(const struct life *life, int32_t first, int32_t last, const struct trend_sums *sums)
{
    int64_t sessions = 0, reps = 0, played_us = 0;
    double weighted[TREND_FIGURE_COUNT] = {0}, weight[TREND_FIGURE_COUNT] = {0};
    for (int32_t i = 0; i < life->count; i++) {
        const struct trend_session *one = &life->sessions[i];
        if (one->day < first || one->day > last)
            continue;
        sessions++;
        reps += one->reps;
        played_us += one->played_us;
        for (int f = 0; f < TREND_FIGURE_COUNT; f++) {
            if (one->bp[f] >= 0) {
                weighted[f] += (double)one->reps * (one->bp[f] > 10000 ? 10000 : one->bp[f]);
                weight[f] += one->reps;
            }
        }
    }
    assert_int_equal(sums->sessions, sessions);
    assert_int_equal(sums->reps, reps);
    assert_int_equal(sums->played_us, played_us);
    for (int f = 0; f < TREND_FIGURE_COUNT; f++) {
        int32_t expected = weight[f] > 0 ? (int32_t)(weighted[f] / weight[f] + 0.5) : -1;
        assert_int_equal(trend_mean_bp(sums, (enum trend_figure)f), expected);
    }
}

static void assert_running(const struct life *life, const struct trend_span *spans, int32_t count, int32_t width)
{
    int32_t mean[TREND_SPANS_MAX];
    for (int f = 0; f < TREND_FIGURE_COUNT; f++) {
        trends_running(spans, count, (enum trend_figure)f, width, mean);
        for (int32_t i = 0; i < count; i++) {
            double weighted = 0, weight = 0, own = 0;
            for (int32_t k = 0; k < life->count; k++) {
                const struct trend_session *one = &life->sessions[k];
                int32_t from = spans[i - width + 1 < 0 ? 0 : i - width + 1].first;
                if (one->day < from || one->day > spans[i].last || one->bp[f] < 0)
                    continue;
                weighted += (double)one->reps * (one->bp[f] > 10000 ? 10000 : one->bp[f]);
                weight += one->reps;
                own += one->day >= spans[i].first ? one->reps : 0;
            }
            assert_int_equal(mean[i], own > 0 ? (int32_t)(weighted / weight + 0.5) : -1);
        }
    }
}

static void assert_most(const struct life *life, const struct trends *trends)
{
    int64_t most = 0;
    int32_t most_day = INT32_MIN;
    for (int32_t day = TODAY; day >= TODAY - 1300; day--) {
        int64_t reps = 0;
        for (int32_t i = 0; i < life->count; i++)
            reps += life->sessions[i].day == day ? life->sessions[i].reps : 0;
        if (reps > 0 && reps >= most) {
            most = reps;
            most_day = day;
        }
    }
    const struct trend_span *found = trends_most_reps(trends, TODAY);
    assert_true((found != NULL) == (most > 0));
    if (found)
        assert_true(found->sums.reps == most && found->first == most_day);
}

static void test_random_lives(void **state)
{
    static struct life life;
    static struct trend_span spans[TREND_SPANS_MAX];
    (void)state;
    for (uint64_t seed = 0; seed < 60; seed++) {
        struct rng rng;
        rng_init(&rng, seed, 1);
        live(&life, &rng);
        struct trends trends = made(life.sessions, life.count);
        for (int32_t i = 0; i < trends.count; i++) {
            assert_true(i == 0 || trends.days[i].first > trends.days[i - 1].first);
            assert_ptr_equal(trends_day(&trends, trends.days[i].first), &trends.days[i]);
            assert_sums(&life, trends.days[i].first, trends.days[i].first, &trends.days[i].sums);
        }
        assert_most(&life, &trends);
        for (int range = 0; range < TREND_RANGE_COUNT; range++) {
            int32_t month = TODAY - (int32_t)rng_below(&rng, 400);
            struct trend_window window = trends_window(&trends, (enum trend_range)range, month, TODAY);
            int32_t count = trends_spans(&trends, &window, spans);
            for (int32_t i = 0; i < count; i++)
                assert_sums(&life, spans[i].first, spans[i].last, &spans[i].sums);
            assert_running(&life, spans, count, 1 + (int32_t)rng_below(&rng, 6));
        }
        trends_reset(&trends);
    }
}

static void test_months(void **state)
{
    static const struct {
        const char *day, *month;
        int32_t months;
    } rows[] = {
        {"2026-11-22", "2026-11-01", 0},  {"2026-11-22", "2026-12-01", 1},   {"2026-11-22", "2027-01-01", 2},
        {"2026-01-31", "2025-12-01", -1}, {"2026-11-01", "2025-11-01", -12}, {"2024-02-29", "2024-03-01", 1},
        {"0001-01-15", "0001-01-01", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t day, month;
        assert_true(calendar_parse(rows[i].day, &day) && calendar_parse(rows[i].month, &month));
        assert_int_equal(trends_month(day, rows[i].months), month);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),          cmocka_unit_test(test_most_reps),
        cmocka_unit_test(test_means_weigh_reps), cmocka_unit_test(test_windows),
        cmocka_unit_test(test_range_names),      cmocka_unit_test(test_hostile_dates),
        cmocka_unit_test(test_random_lives),     cmocka_unit_test(test_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
