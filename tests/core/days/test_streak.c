#include "core/days/streak.h"

#include <limits.h>

#include "check.h"
#include "core/base/rng.h"
#include "core/days/streak_book.h"

static struct streak derive(const struct past *past)
{
    struct streak streak;

    assert_true(streak_derive(past->sessions, past->count, past->rest, past->rest_count, past->today, &streak,
                              &(struct streak_days){0}));
    return streak;
}

/* ---- the rules, one by one --------------------------------------------------------------------------------------- */

/* Days from Monday 2026-01-05 on, one letter each: D done at noon, U played but not enough, R missed and marked, .
 * missed, d done and marked, F done but dated in the future of today. T is a missed day that two flights make: the
 * session before and the one after are 30 hours apart, with offsets that differ. The last letter is today ('.' there is
 * open). */
#define FIRST_MONDAY 20458

static void make_past(struct past *past, const char *days)
{
    int32_t offset_min = 0;
    int64_t lag_s = 0;

    memset(past, 0, sizeof *past);
    assert_int_equal(calendar_weekday(FIRST_MONDAY), WEEKDAY_MONDAY);
    past->today = FIRST_MONDAY - 1;
    for (const char *c = days; *c; c++) {
        int32_t day = FIRST_MONDAY + (int32_t)(c - days);
        if (*c == 'T') { /* 48 hours of local time pass in 30 */
            offset_min += 18 * 60;
            lag_s += 18 * 3600;
        }
        if (*c == 'D' || *c == 'd' || *c == 'U' || *c == 'F')
            add_session(past, (int64_t)day * 86400 + 43200 - lag_s, offset_min, day, *c != 'U');
        if (*c == 'R' || *c == 'd')
            past->rest[past->rest_count++] = day;
        if (*c != 'F')
            past->today = day;
    }
}

static const struct {
    const char *name, *days;
    int32_t current, best, done, weeks, freezes;
    const char *recent;
} rules[] = {
    {"nothing yet", ".", 0, 0, 0, 0, 0, "......o"},
    {"first day", "D", 1, 1, 1, 1, 0, "......D"},
    {"played, not enough", "U", 0, 0, 0, 0, 0, "......o"},
    {"today is open", "DD.", 2, 2, 2, 1, 0, "....DDo"},
    {"today unqualified is open", "DDU", 2, 2, 2, 1, 0, "....DDo"},
    {"a missed day breaks", "DD.D", 1, 2, 3, 1, 0, "...DD.D"},
    {"a day not enough breaks", "DDUD", 1, 2, 3, 1, 0, "...DD.D"},
    {"yesterday missed", "DD..", 0, 2, 2, 1, 0, "...DD.o"},
    {"six earn no freeze", "DDDDDD", 6, 6, 6, 1, 0, ".DDDDDD"},
    {"seven earn one", "DDDDDDD", 7, 7, 7, 1, 1, "DDDDDDD"},
    {"the freeze is spent by itself", "DDDDDDD.D", 8, 8, 8, 2, 0, "DDDDDFD"},
    {"and only once", "DDDDDDD..D", 1, 7, 8, 2, 0, "DDDDF.D"},
    {"fourteen earn two", "DDDDDDDDDDDDDD", 14, 14, 14, 2, 2, "DDDDDDD"},
    {"three are never kept", "DDDDDDDDDDDDDDDDDDDDD", 21, 21, 21, 3, 2, "DDDDDDD"},
    {"two are spent", "DDDDDDDDDDDDDDDDDDDDD..D", 22, 22, 22, 4, 0, "DDDDFFD"},
    {"the third miss breaks", "DDDDDDDDDDDDDDDDDDDDD...D", 1, 21, 22, 4, 0, "DDDFF.D"},
    {"one a time: full again at 28", "DDDDDDDDDDDDDDDDDDDDD.DDDDDDD", 28, 28, 28, 5, 2, "DDDDDDD"},
    {"the new streak earns its own", "DDDDDDD..DDDDDDD", 7, 7, 14, 3, 1, "DDDDDDD"},
    {"a rest day keeps it", "DDRD", 3, 3, 3, 1, 0, "...DDRD"},
    {"not two in a week", "DDRRD", 1, 2, 3, 1, 0, "..DDR.D"},
    {"two in two weeks", "DDDDDDRRD", 7, 7, 7, 2, 1, "DDDDRRD"},
    {"a rest day before a freeze", "DDDDDDDRD", 8, 8, 8, 2, 1, "DDDDDRD"},
    {"the second mark takes a freeze", "DDDDDDDRRD", 8, 8, 8, 2, 0, "DDDDRFD"},
    {"a mark on a done day is not used up", "dDRD", 3, 3, 3, 1, 0, "...DDRD"},
    {"a mark before the first day", "RDD", 2, 2, 2, 1, 0, ".....DD"},
    {"today marked is open", "DDR", 2, 2, 2, 1, 0, "....DDo"},
    {"yesterday marked", "DR.", 1, 1, 1, 1, 0, "....DRo"},
    {"a mark without a streak is used", "D.RDRD", 1, 1, 3, 1, 0, ".D.RD.D"},
    {"travel passes a day over", "DDTD", 3, 3, 3, 1, 0, "...DDTD"},
    {"travel spends no freeze", "DDDDDDDTD", 8, 8, 8, 2, 1, "DDDDDTD"},
    {"travel after an unqualified day", "DUTD", 1, 1, 2, 1, 0, "...D.TD"},
    {"the future waits", "DD.FF", 2, 2, 2, 1, 0, "....DDo"},
    {"a week missed", "DDDDDDD.......D", 1, 7, 8, 1, 0, "......D"},
    {"weeks run on through misses", "D......D......D", 1, 1, 3, 3, 0, "......D"},
    {"this week is not missed", "D.......", 0, 1, 1, 1, 0, "......o"},
    {"the last week was", "D.............", 0, 1, 1, 1, 0, "......o"},
    {"and then it is", "D..............", 0, 1, 1, 0, 0, "......o"},
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        static const char letters[STREAK_DAY_COUNT + 1] = ".DRFTo";
        struct past past;
        char recent[STREAK_RECENT_DAYS + 1] = "";
        make_past(&past, rules[i].days);
        struct streak streak = derive(&past);
        for (int k = 0; k < STREAK_RECENT_DAYS; k++)
            recent[k] = letters[streak.recent[k]];
        if (streak.current != rules[i].current || streak.best != rules[i].best || streak.days != rules[i].done ||
            streak.weeks != rules[i].weeks || streak.freezes != rules[i].freezes ||
            strcmp(recent, rules[i].recent) != 0)
            fail_msg("%s (%s): streak %d, best %d, days %d, weeks %d, freezes %d, %s", rules[i].name, rules[i].days,
                     (int)streak.current, (int)streak.best, (int)streak.days, (int)streak.weeks, (int)streak.freezes,
                     recent);
        assert_int_equal(streak.today_done, recent[STREAK_RECENT_DAYS - 1] == 'D');
    }
}

/* Once a week, Monday to Sunday: the last day, a mark of which is asked for, in each case is still open. */
static void test_may_rest(void **state)
{
    static const struct {
        const char *days;
        bool may;
    } rows[] = {{".", true},        {"DD.", true},        {"DR.", false}, {"DDDRDD.", false},   {"dDR.", false},
                {"DDDDDDR.", true}, {"DDDDDDRR.", false}, {"dD.", true},  {"DDDDDDDR..", false}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct past past;
        make_past(&past, rows[i].days);
        struct streak streak = derive(&past);
        if (streak_may_rest(&streak, calendar_weekday(past.today)) != rows[i].may)
            fail_msg("%s: a rest day is %sto be had", rows[i].days, rows[i].may ? "not " : "");
    }
}

static void test_last_frozen_day(void **state)
{
    struct past past;

    (void)state;
    make_past(&past, "DDDDDDD");
    assert_int_equal(derive(&past).last_frozen_day, INT32_MIN);
    make_past(&past, "DDDDDDD.DDDDDDD.D");
    assert_int_equal(derive(&past).last_frozen_day, FIRST_MONDAY + 15);
}

/* Two sessions on Monday and Wednesday: what makes Tuesday no miss. */
static void test_travel_limits(void **state)
{
    static const struct {
        const char *name;
        int64_t gap_s;
        int32_t offset_a, offset_b, day_a, day_b;
        int32_t current;
    } rows[] = {
        {"36 hours exactly", STREAK_TRAVEL_MAX_S, -600, 720, 0, 2, 2},
        {"a second more", STREAK_TRAVEL_MAX_S + 1, -600, 720, 0, 2, 1},
        {"the same offset", STREAK_TRAVEL_MAX_S, 60, 60, 0, 2, 1},
        {"summer time began", STREAK_TRAVEL_MAX_S, 60, 120, 0, 2, 2},
        {"summer time ended", STREAK_TRAVEL_MAX_S, 120, 60, 0, 2, 2},
        {"over the date line eastward repeats a day", 3600, 780, -600, 1, 0, 1},
        {"two days passed over", STREAK_TRAVEL_MAX_S, -720, 840, 0, 3, 2},
        {"three are a wrong clock", STREAK_TRAVEL_MAX_S, -720, 840, 0, 4, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct past past = {0};
        add_session(&past, 1000000, rows[i].offset_a, FIRST_MONDAY + rows[i].day_a, true);
        add_session(&past, 1000000 + rows[i].gap_s, rows[i].offset_b, FIRST_MONDAY + rows[i].day_b, true);
        past.today = FIRST_MONDAY + (rows[i].day_b > rows[i].day_a ? rows[i].day_b : rows[i].day_a);
        int32_t expected = rows[i].day_b < rows[i].day_a ? 2 : rows[i].current;
        if (derive(&past).current != expected)
            fail_msg("%s: streak %d, not %d", rows[i].name, (int)derive(&past).current, (int)expected);
    }
}

/* A session dated after today does not stand between two that travel joins, and joins nothing itself. */
static void test_future_does_not_travel(void **state)
{
    struct past past = {.today = FIRST_MONDAY + 2};

    (void)state;
    add_session(&past, 1000000, 0, FIRST_MONDAY, true);
    add_session(&past, 1003600, 840, FIRST_MONDAY + 3, true);
    add_session(&past, 1007200, 120, FIRST_MONDAY + 2, true);
    assert_int_equal(derive(&past).current, 2);
    past.sessions[2].utc_offset_min = 0;
    assert_int_equal(derive(&past).current, 1);
}

static void test_hostile_dates(void **state)
{
    static const int32_t days[] = {INT32_MIN, INT32_MIN + 1,    CALENDAR_DAY_MIN - 1, CALENDAR_DAY_MIN, 0,
                                   20779,     CALENDAR_DAY_MAX, CALENDAR_DAY_MAX + 1, INT32_MAX};
    static const int64_t instants[] = {INT64_MIN, -1, 0, INT64_MAX};

    (void)state;
    for (size_t t = 0; t < sizeof days / sizeof days[0]; t++) {
        struct past past = {.today = days[t]};
        for (size_t d = 0; d < sizeof days / sizeof days[0]; d++) {
            for (size_t i = 0; i < sizeof instants / sizeof instants[0]; i++)
                add_session(&past, instants[i], i % 2 ? INT32_MAX : INT32_MIN, days[d], true);
            past.rest[past.rest_count++] = days[d];
        }
        struct streak streak = derive(&past);
        assert_in_range(streak.days, 0, 4);
        assert_in_range(streak.current, 0, 4);
    }
    struct past old = {.today = 20779};
    add_session(&old, 0, 0, CALENDAR_DAY_MIN, true);
    add_session(&old, 0, 0, 20779, true);
    assert_int_equal(derive(&old).current, 1);
    assert_int_equal(derive(&old).days, 2);
}

static void test_nothing(void **state)
{
    struct streak streak;

    (void)state;
    assert_true(streak_derive(NULL, 0, NULL, 0, 20779, &streak, &(struct streak_days){0}));
    assert_int_equal(streak.current, 0);
    assert_int_equal(streak.days, 0);
    assert_false(streak.today_done);
}

/* ---- against a day-by-day simulation ----------------------------------------------------------------------------- */

static void assert_same(const struct streak *a, const struct streak *b, uint64_t seed)
{
    bool same = a->current == b->current && a->best == b->best && a->days == b->days && a->weeks == b->weeks &&
                a->freezes == b->freezes && a->last_frozen_day == b->last_frozen_day &&
                a->today_done == b->today_done && memcmp(a->recent, b->recent, sizeof a->recent) == 0;

    if (!same)
        fail_msg("seed %lu: streak %d/%d, best %d/%d, days %d/%d, weeks %d/%d, freezes %d/%d, frozen %d/%d",
                 (unsigned long)seed, (int)a->current, (int)b->current, (int)a->best, (int)b->best, (int)a->days,
                 (int)b->days, (int)a->weeks, (int)b->weeks, (int)a->freezes, (int)b->freezes, (int)a->last_frozen_day,
                 (int)b->last_frozen_day);
}

/* Where a player is, and with which summer time. */
struct place {
    int32_t offset_min;
    int32_t summer_min;
};

static const struct place places[] = {
    {0, 60}, {60, 60}, {-480, 60}, {-600, 0}, {780, 60}, {840, 0}, {345, 0}, {630, 30}, {-720, 0}, {540, 0},
};

static int32_t offset_at(const struct place *place, int64_t utc_s)
{
    int64_t in_year = utc_s / 86400 % 365;

    return place->offset_min + (in_year >= 85 && in_year < 300 ? place->summer_min : 0);
}

/* A life of some months: habits, misses, flights, changes of the clock, marks, sessions from a clock that was wrong. */
static void live(struct past *past, int32_t first, struct rng *rng)
{
    const struct place *place = &places[rng_below(rng, sizeof places / sizeof places[0])];
    int64_t utc_s = (int64_t)(first + 10) * 86400 + rng_range(rng, 0, 86399);
    int64_t end_s = utc_s + rng_range(rng, 1, 250) * 86400;
    uint32_t diligence = 30 + rng_below(rng, 71), wanderlust = rng_below(rng, 20);

    memset(past, 0, sizeof *past);
    while (utc_s < end_s && past->count < SESSIONS_MAX / 2 - 2) {
        if (rng_below(rng, 100) < wanderlust)
            place = &places[rng_below(rng, sizeof places / sizeof places[0])];
        int32_t offset_min = offset_at(place, utc_s);
        int32_t day = calendar_local_day(utc_s, offset_min, CALENDAR_DAY_END_MIN);
        if (rng_below(rng, 100) < diligence)
            add_session(past, utc_s, offset_min, day, rng_below(rng, 10) != 0);
        if (rng_below(rng, 50) == 0)
            add_session(past, utc_s, offset_min, day + (int32_t)rng_range(rng, -6, 6), true);
        if (rng_below(rng, 12) == 0 && past->rest_count < REST_MAX - 1)
            past->rest[past->rest_count++] = day + (int32_t)rng_range(rng, -3, 3);
        utc_s += rng_range(rng, 8 * 3600, 34 * 3600);
    }
    past->today = calendar_local_day(utc_s, offset_at(place, utc_s), CALENDAR_DAY_END_MIN) - (int32_t)rng_below(rng, 4);
}

static void shuffle(struct past *past, struct rng *rng)
{
    int32_t count = past->count;

    for (int32_t i = 0; i < count; i++) { /* repeat about half of them */
        if (rng_below(rng, 2))
            past->sessions[past->count++] = past->sessions[i];
    }
    for (int32_t i = past->count - 1; i > 0; i--) {
        uint32_t k = rng_below(rng, (uint32_t)i + 1);
        struct streak_session swap = past->sessions[i];
        past->sessions[i] = past->sessions[k];
        past->sessions[k] = swap;
    }
    for (int32_t i = past->rest_count - 1; i > 0; i--) {
        uint32_t k = rng_below(rng, (uint32_t)i + 1);
        int32_t swap = past->rest[i];
        past->rest[i] = past->rest[k];
        past->rest[k] = swap;
    }
    if (past->rest_count > 0)
        past->rest[past->rest_count++] = past->rest[0];
}

static void test_random_histories(void **state)
{
    static struct past past;
    static const int32_t first = FIRST_MONDAY - 7 * 3; /* a Monday */
    int64_t long_streaks = 0, frozen = 0, travelled = 0, rested = 0;

    (void)state;
    for (uint64_t seed = 0; seed < 3000; seed++) {
        struct rng rng;
        rng_init(&rng, seed, 1);
        live(&past, first, &rng);
        struct streak expected = simulate(&past, first), found = derive(&past);
        assert_same(&found, &expected, seed);
        shuffle(&past, &rng);
        found = derive(&past);
        assert_same(&found, &expected, seed);
        long_streaks += found.best >= 14;
        frozen += found.last_frozen_day != INT32_MIN;
        for (int i = 0; i < STREAK_RECENT_DAYS; i++) {
            travelled += found.recent[i] == STREAK_DAY_TRAVEL;
            rested += found.recent[i] == STREAK_DAY_REST;
        }
    }
    /* The lives were full enough to say something. */
    assert_true(long_streaks > 300 && frozen > 300 && travelled > 10 && rested > 100);
}

/* Each day of a range as the simulation has it, wherever the range begins and ends; the streak is the same as without.
 */
static void test_days_of_random_histories(void **state)
{
    static struct past past;
    static enum streak_day expected[BOOK_DAYS], found[BOOK_DAYS + 40];
    static const int32_t first = FIRST_MONDAY - 7 * 3;
    int32_t seen[STREAK_DAY_COUNT] = {0};

    (void)state;
    for (uint64_t seed = 0; seed < 500; seed++) {
        struct rng rng;
        struct streak streak;
        rng_init(&rng, seed, 3);
        live(&past, first, &rng);
        struct streak whole = simulate_days(&past, first, expected);
        int32_t start = (int32_t)rng_range(&rng, -20, BOOK_DAYS - 1);
        struct streak_days days = {first + start, (int32_t)rng_range(&rng, 0, BOOK_DAYS - 1 - start), found};
        assert_true(streak_derive(past.sessions, past.count, past.rest, past.rest_count, past.today, &streak, &days));
        assert_same(&streak, &whole, seed);
        for (int32_t i = 0; i < days.count; i++) {
            enum streak_day mark = start + i < 0 ? STREAK_DAY_MISSED : expected[start + i];
            if (found[i] != mark)
                fail_msg("seed %lu: day %d is %d, not %d", (unsigned long)seed, (int)(start + i), (int)found[i],
                         (int)mark);
            seen[mark]++;
        }
    }
    for (int mark = 0; mark < STREAK_DAY_COUNT; mark++)
        assert_true(seen[mark] > 50);
}

/* Whoever plays within a day and a half of the last time, and on every date when staying at home, never loses a day. */
static void test_travellers_never_lose(void **state)
{
    static struct past past;

    (void)state;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        struct rng rng;
        rng_init(&rng, seed, 2);
        memset(&past, 0, sizeof past);
        int64_t utc_s = INT64_C(1767600000);
        int32_t offset_min = 0, day = 0;
        bool seen[400] = {false};
        int32_t distinct = 0;
        for (int i = 0; i < 100; i++) {
            bool flies = i > 0 && rng_below(&rng, 4) == 0;
            int64_t next_s = utc_s + rng_range(&rng, flies ? 3600 : 20 * 3600, flies ? 36 * 3600 : 28 * 3600);
            int32_t next_offset = flies ? (int32_t)rng_range(&rng, -24, 28) * 30 : offset_min;
            int32_t next_day = calendar_local_day(next_s, next_offset, CALENDAR_DAY_END_MIN);
            if (i > 0 && next_offset == offset_min && next_day > day + 1) {
                next_s -= 6 * 3600; /* at home: a little earlier, so that no date goes by */
                next_day = calendar_local_day(next_s, next_offset, CALENDAR_DAY_END_MIN);
                if (next_day > day + 1)
                    continue;
            }
            utc_s = next_s;
            offset_min = next_offset;
            day = next_day;
            add_session(&past, utc_s, offset_min, day, true);
            distinct += !seen[day - FIRST_MONDAY + 100];
            seen[day - FIRST_MONDAY + 100] = true;
            past.today = day > past.today ? day : past.today;
        }
        struct streak streak = derive(&past);
        if (streak.current != distinct)
            fail_msg("seed %lu: streak %d of %d days", (unsigned long)seed, (int)streak.current, (int)distinct);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_may_rest),
        cmocka_unit_test(test_last_frozen_day),
        cmocka_unit_test(test_travel_limits),
        cmocka_unit_test(test_future_does_not_travel),
        cmocka_unit_test(test_hostile_dates),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_random_histories),
        cmocka_unit_test(test_days_of_random_histories),
        cmocka_unit_test(test_travellers_never_lose),
    };

    return cmocka_run_group_tests_name("core/days/streak", tests, NULL, NULL);
}
