#include "core/made/quick.h"

#include "check.h"
#include "core/level/chart.h"
#include "core/level/level_build.h"

static void test_names(void **state)
{
    (void)state;
    static const char *const good[] = {"quick-3min-lofi-30rpm-7", "quick-100reps-house-24rpm-4294967295",
                                       "quick-20min-x1-10rpm-0"};
    static const char *const bad[] = {"quick-3min-lofi-30rpm-",
                                      "quick-03min-lofi-30rpm-7",
                                      "quick-21min-lofi-30rpm-7",
                                      "quick-0min-lofi-30rpm-7",
                                      "quick-3min--30rpm-7",
                                      "quick-3min-Lofi-30rpm-7",
                                      "quick-3min-lofi-9rpm-7",
                                      "quick-3min-lofi-61rpm-7",
                                      "quick-3min-lofi-30rpm-7x",
                                      "quick-99reps-lofi-30rpm-7",
                                      "quick-3min-lofi-30rpm-4294967296",
                                      "quick-3-lofi-30rpm-7",
                                      "quick-min-lofi-30rpm-7",
                                      "daily-2026-11-22"};
    struct quick quick;
    char name[QUICK_NAME_SIZE];
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(quick_parse(good[i], &quick));
        assert_true(quick_format(&quick, name));
        assert_string_equal(name, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (quick_parse(bad[i], &quick))
            fail_msg("%s was taken", bad[i]);
}

/* Beats of a rep at 15, 30 and 45 reps a minute, by tempo nearest to what the style likes. */
static void test_likings(void **state)
{
    (void)state;
    static const struct {
        const char *style;
        int32_t beats[3];
    } table[] = {{"ambient", {4, 2, 2}},   {"lofi", {4, 2, 2}},     {"house", {8, 4, 2}},
                 {"synthwave", {8, 4, 2}}, {"chiptune", {8, 4, 2}}, {"another", {8, 4, 2}}};
    const size_t rows = sizeof table / sizeof table[0];
    for (size_t row = 0; row < rows; row++)
        for (int32_t i = 0; i < 3; i++)
            if (quick_beats(table[row].style, 15 * (i + 1)) != table[row].beats[i])
                fail_msg("%s at %d: %d beats", table[row].style, 15 * (i + 1),
                         quick_beats(table[row].style, 15 * (i + 1)));
    for (size_t row = 0; row + 1 < rows; row++)
        assert_string_equal(quick_liking(row), table[row].style);
    assert_null(quick_liking(rows - 1));
}

static void no_fault(void *context, const char *place, const char *what, const char *fix)
{
    (void)fix;
    fail_msg("%s: %s %s", (const char *)context, place, what);
}

#define CASE_SIZE 160

static int32_t reps_of(const struct chart *chart, enum heel heel, int32_t part)
{
    int32_t count = 0;
    for (int32_t i = 0; i < chart->rep_count; i++)
        count += chart->reps[i].heel == heel && (part < 0 || chart->reps[i].part == part);
    return count;
}

/* The shortest time from lift to lift of one heel within a part, 0 where no heel lifts twice. */
static int64_t quickest_us(const struct chart *chart, int32_t part)
{
    int64_t last_us[HEEL_COUNT] = {-1, -1}, quickest = 0;
    for (int32_t i = 0; i < chart->rep_count; i++) {
        const struct rep *rep = &chart->reps[i];
        if (rep->part != part)
            continue;
        int64_t between = rep->lift_us - last_us[rep->heel];
        if (last_us[rep->heel] >= 0 && (!quickest || between < quickest))
            quickest = between;
        last_us[rep->heel] = rep->lift_us;
    }
    return quickest;
}

/* Gentle in, gentle out: both slower than the rest, which keeps the cadence; and no way of lifting stays long. */
static void check_parts(const struct chart *chart, const struct quick *quick, const char *name)
{
    int64_t slot_us = INT64_C(60000000) / quick->rpm;
    int32_t last = chart->part_count - 1, heels = 0;
    assert_true(chart->part_count >= 5);
    for (int32_t i = 0; i <= last; i++) {
        const struct chart_part *part = &chart->parts[i];
        bool still = i == 0 || i == last, gentle = i == 1 || i == last - 1;
        int64_t quickest = quickest_us(chart, i);
        if (still != (part->rep_count == 0))
            fail_msg("%s: part %d holds %d reps", name, (int)i, (int)part->rep_count);
        if (!still && quickest != 0 && llabs(quickest - slot_us * (gentle ? 2 : 1)) > 2)
            fail_msg("%s: part %d, %s: a rep each %lld us", name, (int)i, part->name, (long long)quickest);
        if (!still && !gentle && part->rep_count >= 8 && quickest == 0)
            fail_msg("%s: part %d, %s: no cadence", name, (int)i, part->name);
        if (part->end_us - part->start_us > 60000000 && quick->rpm >= 15)
            fail_msg("%s: part %d lasts %lld s", name, (int)i, (long long)(part->end_us - part->start_us) / 1000000);
        if (i > 0 && strcmp(part->name, part[-1].name) == 0)
            fail_msg("%s: %s twice", name, part->name);
        heels += reps_of(chart, HEEL_LEFT, i) - reps_of(chart, HEEL_RIGHT, i);
        if (heels != 0)
            fail_msg("%s: a heel does more in part %d", name, (int)i);
    }
}

static void check_wish(const struct quick *quick)
{
    struct error error = {0};
    struct level level;
    struct chart chart;
    char name[QUICK_NAME_SIZE];
    assert_true(quick_format(quick, name));
    assert_true(quick_level(quick, &level, &error));
    assert_int_equal(level_faults(&level, no_fault, name), 0);
    assert_true(chart_init(&chart, &level, 100, &error));
    int32_t bpm_milli = level.tempo[0].bpm_milli, cadence = chart_cadence_rpm_milli(&chart);
    if (level.tempo_count != 1 || bpm_milli < QUICK_BPM_MIN * 1000 || bpm_milli > QUICK_BPM_MAX * 1000)
        fail_msg("%s: tempo %d", name, (int)bpm_milli);
    bool is_long = quick->minutes || quick->reps >= 40;
    if (is_long && abs(cadence - quick->rpm * 1000) > 1)
        fail_msg("%s: cadence %d", name, (int)cadence);
    if (quick->reps && chart.rep_count != quick->reps)
        fail_msg("%s: %d reps", name, (int)chart.rep_count);
    int64_t wished_us = quick->minutes * INT64_C(60000000), bar_us = INT64_C(240000000000) / bpm_milli;
    if (quick->minutes && llabs(chart.end_us - wished_us) > bar_us / 2 + 1000)
        fail_msg("%s: %lld ms", name, (long long)chart.end_us / 1000);
    check_parts(&chart, quick, name);
    chart_reset(&chart);
    level_reset(&level);
}

/* Every wish is granted: as long, as many, as fast as it was asked for. */
static void test_every_wish(void **state)
{
    static const char *const styles[] = {"lofi", "synthwave", "house", "ambient", "chiptune", "own"};
    (void)state;
    for (int32_t rpm = QUICK_RPM_MIN; rpm <= QUICK_RPM_MAX; rpm++) {
        for (int32_t amount = 1; amount <= QUICK_MINUTES_MAX + QUICK_REPS_MAX; amount++) {
            int32_t reps = amount - QUICK_MINUTES_MAX;
            if (reps > 0 && (reps < 10 || reps % 2 != 0))
                continue;
            struct quick quick = {.minutes = reps > 0 ? 0 : amount, .reps = reps > 0 ? reps : 0, .rpm = rpm};
            quick.seed = (uint32_t)amount;
            strcpy(quick.style, styles[(amount + rpm) % 6]);
            check_wish(&quick);
        }
    }
}

/* Another seed, another order of rounds; and three minutes have at least four kinds of them. */
static void test_variety(void **state)
{
    struct error error = {0};
    bool differs = false;
    (void)state;
    for (uint32_t seed = 0; seed < 8; seed++) {
        struct quick a = {.minutes = 3, .rpm = 30, .style = "lofi", .seed = seed}, b = a;
        struct level left, right;
        b.seed++;
        assert_true(quick_level(&a, &left, &error) && quick_level(&b, &right, &error));
        int kinds = 0;
        for (int32_t i = 2; i < left.part_count - 2; i++) {
            bool is_new = true;
            for (int32_t j = 2; j < i; j++)
                is_new = is_new && strcmp(left.parts[i].name, left.parts[j].name) != 0;
            kinds += is_new;
            differs = differs || strcmp(left.parts[i].name, right.parts[i].name) != 0;
        }
        assert_true(kinds >= 4);
        level_reset(&left);
        level_reset(&right);
    }
    assert_true(differs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_likings),
        cmocka_unit_test(test_every_wish),
        cmocka_unit_test(test_variety),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
