#include "core/made/daily.h"

#include "core/level/chart.h"
#include "core/level/level_build.h"
#include "core/level/pattern.h"
#include "core/made/daily_themes.h"

#include "check.h"
#include "core/made/daily_golden.h"

#define DAYS       3000
#define FIRST_DAY  20454 /* 2026-01-01 */
#define MINUTE_US  INT64_C(60000000)
#define RPM_MILLI  1000
#define TITLE_DAYS 60

static struct level make(int32_t day, enum daily_tier tier)
{
    struct level level;
    struct error error = {0};
    if (!daily_level(&(struct daily){day, tier}, &level, &error))
        fail_msg("day %d: %s %s", (int)day, error.where, error.what);
    return level;
}

static void test_names(void **state)
{
    static const struct {
        const char *name;
        int32_t day;
        enum daily_tier tier;
    } good[] = {{"daily-2026-11-22-steady", 20779, DAILY_STEADY},
                {"daily-2020-01-01-gentle", DAILY_DAY_MIN, DAILY_GENTLE},
                {"daily-9999-12-31-brisk", CALENDAR_DAY_MAX, DAILY_BRISK}};
    static const char *const bad[] = {"daily-",
                                      "daily-2026-11-22",
                                      "daily-2026-11-22-",
                                      "daily-2026-11-22-quick",
                                      "daily-2026-11-22-steady-",
                                      "daily-2026-11-22 steady",
                                      "daily-2026-11-31-steady",
                                      "daily-2019-12-31-steady",
                                      "daily-26-11-22-steady",
                                      "Daily-2026-11-22-steady",
                                      "quick-2026-11-22-steady",
                                      ""};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct daily daily;
        char name[DAILY_NAME_SIZE];
        assert_true(daily_parse(good[i].name, &daily));
        assert_int_equal(daily.day, good[i].day);
        assert_int_equal(daily.tier, good[i].tier);
        assert_true(daily_format(&daily, name));
        assert_string_equal(name, good[i].name);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct daily daily;
        if (daily_parse(bad[i], &daily))
            fail_msg("%s was taken", bad[i]);
    }
}

static void test_tiers(void **state)
{
    static const int32_t rpm[DAILY_TIER_COUNT] = {20, 30, 45};
    (void)state;
    for (int i = 0; i < DAILY_TIER_COUNT; i++) {
        enum daily_tier tier = DAILY_TIER_COUNT;
        assert_true(daily_tier_parse(daily_tier_name((enum daily_tier)i), &tier));
        assert_int_equal(tier, i);
        assert_int_equal(daily_tier_rpm(tier), rpm[i]);
    }
    enum daily_tier tier;
    assert_false(daily_tier_parse("Steady", &tier));
}

static void test_out_of_range(void **state)
{
    static const struct daily wrong[] = {
        {DAILY_DAY_MIN - 1, DAILY_STEADY}, {CALENDAR_DAY_MAX + 1, DAILY_STEADY}, {FIRST_DAY, DAILY_TIER_COUNT}};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct level level;
        struct error error = {0};
        assert_false(daily_level(&wrong[i], &level, &error));
        assert_true(error.what[0]);
        assert_null(level.parts);
    }
}

/* ---- the table of themes */

static int reps_of(const char *pattern)
{
    struct pattern_rep rep;
    int64_t at = 0;
    int reps = 0;
    while (pattern_next(pattern, &at, &rep))
        reps++;
    return reps;
}

static void check_figure(const struct daily_theme *theme, const struct daily_figure *figure)
{
    const char *const patterns[] = {figure->left, figure->right};
    int reps = 0;
    assert_true(figure->reps == 1 || figure->reps == 8);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        const char *what, *fix;
        int64_t at;
        if (!pattern_check(patterns[heel], &at, &what, &fix))
            fail_msg("%s, %s: %s", theme->name, figure->name, what);
        assert_int_equal(strlen(patterns[heel]), DAILY_CELLS * figure->reps);
        reps += reps_of(patterns[heel]);
    }
    assert_int_equal(reps, figure->reps == 1 ? 2 : 8); /* both heels get the same work */
    assert_int_equal(reps_of(figure->left), reps_of(figure->right));
}

static void test_themes(void **state)
{
    (void)state;
    for (int day = 0; day < WEEKDAY_COUNT; day++) {
        const struct daily_theme *theme = &daily_themes[day];
        assert_in_range(theme->rounds, 4, DAILY_FIGURES);
        for (int i = 0; i < DAILY_FIGURES; i++) {
            check_figure(theme, &theme->figures[i]);
            for (int k = 0; k < i; k++)
                if (strcmp(theme->figures[i].left, theme->figures[k].left) == 0 &&
                    strcmp(theme->figures[i].right, theme->figures[k].right) == 0)
                    fail_msg("%s has a figure twice", theme->name);
        }
        for (int i = 0; i < DAILY_WORDS; i++)
            assert_true(theme->firsts[i][0] && theme->seconds[i][0]);
    }
    assert_string_equal(daily_theme(20779), "a slow tide"); /* a Sunday */
    assert_string_equal(daily_theme(20780), "together");
}

/* The manual tells of the same themes. */
static void test_manual(void **state)
{
    static const char *const days[WEEKDAY_COUNT] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};
    static char text[200000];
    (void)state;
    FILE *file = fopen(HEELBEAT_SOURCE "/assets/help/daily.md", "rb");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 500);
    fclose(file);
    for (int day = 0; day < WEEKDAY_COUNT; day++) {
        char row[80];
        snprintf(row, sizeof row, "| %s | %s | ", days[day], daily_themes[day].name);
        if (!strstr(text, row))
            fail_msg("assets/help/daily.md has no row \"%s\"", row);
    }
}

static int compare_titles(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* No title can be made twice, by one theme or by two. */
static void test_words(void **state)
{
    static char titles[WEEKDAY_COUNT * DAILY_WORDS * DAILY_WORDS][64];
    int count = 0;
    (void)state;
    for (int day = 0; day < WEEKDAY_COUNT; day++)
        for (int i = 0; i < DAILY_WORDS; i++)
            for (int k = 0; k < DAILY_WORDS; k++)
                snprintf(titles[count++], sizeof titles[0], "%s %s", daily_themes[day].firsts[i],
                         daily_themes[day].seconds[k]);
    qsort(titles, (size_t)count, sizeof titles[0], compare_titles);
    for (int i = 1; i < count; i++)
        if (strcmp(titles[i - 1], titles[i]) == 0)
            fail_msg("%s is there twice", titles[i]);
}

/* ---- every day of eight years */

static void no_fault(void *context, const char *place, const char *what, const char *fix)
{
    (void)fix;
    fail_msg("%s: %s %s", (const char *)context, place, what);
}

static bool is_rest(const struct level_part *part)
{
    return !part->pattern[HEEL_LEFT] && !part->pattern[HEEL_RIGHT];
}

static bool same_move(const struct level_part *a, const struct level_part *b)
{
    return strcmp(a->pattern[HEEL_LEFT], b->pattern[HEEL_LEFT]) == 0 &&
           strcmp(a->pattern[HEEL_RIGHT], b->pattern[HEEL_RIGHT]) == 0;
}

/* It settles in and breathes out; no two parts with reps that follow one another move alike; none takes more than a
 * third of the bars; at least four moves. */
static void check_variety(const char *name, const struct level *level)
{
    const struct level_part *last = NULL;
    int32_t bars = 0, longest = 0, moves = 0;
    for (int32_t i = 0; i < level->part_count; i++) {
        const struct level_part *part = &level->parts[i];
        bars += part->bars;
        if (is_rest(part))
            continue;
        longest = part->bars > longest ? part->bars : longest;
        if (last && same_move(last, part))
            fail_msg("%s moves alike twice", name);
        moves += !last || i < level->part_count - 2;
        last = part;
    }
    assert_true(is_rest(&level->parts[0]) && is_rest(&level->parts[level->part_count - 1]));
    assert_string_equal(level->parts[level->part_count - 1].name, "Breathe");
    if (moves < 4 || longest * 3 > bars)
        fail_msg("%s: %d moves, %d of %d bars", name, (int)moves, (int)longest, (int)bars);
}

static void check_tempo(const char *name, const struct level *level, bool grows)
{
    for (int32_t i = 0; i < level->tempo_count; i++) {
        if (level->tempo[i].bpm_milli < 60000 || level->tempo[i].bpm_milli > 160000)
            fail_msg("%s: %d bpm / 1000", name, (int)level->tempo[i].bpm_milli);
        if (i > 0 && i < level->tempo_count - 1)
            assert_true(level->tempo[i].bpm_milli > level->tempo[i - 1].bpm_milli);
    }
    assert_int_equal(level->tempo_count, grows ? 6 : 1);
}

static void check_level(const struct daily *daily, const struct level *level)
{
    char name[DAILY_NAME_SIZE];
    struct chart chart;
    assert_true(daily_format(daily, name));
    assert_int_equal(level_faults(level, no_fault, name), 0);
    assert_true(chart_init(&chart, level, 100, NULL));
    int32_t off = chart.cadence_rpm_milli - daily_tier_rpm(daily->tier) * RPM_MILLI;
    if (abs(off) > RPM_MILLI)
        fail_msg("%s: %d reps a minute / 1000", name, (int)chart.cadence_rpm_milli);
    if (chart.end_us < 2 * MINUTE_US || chart.end_us > 4 * MINUTE_US)
        fail_msg("%s is %d s long", name, (int)(chart.end_us / 1000000));
    int32_t left = 0;
    for (int32_t i = 0; i < chart.rep_count; i++)
        left += chart.reps[i].heel == HEEL_LEFT;
    assert_int_equal(2 * left, chart.rep_count);
    check_variety(name, level);
    check_tempo(name, level, calendar_weekday(daily->day) == WEEKDAY_FRIDAY);
    chart_reset(&chart);
}

/* Of what is moved and when, without the song. */
static uint64_t chart_hash(const struct level *level)
{
    struct level bare = *level;
    bare.title[0] = bare.about[0] = bare.music.key[0] = bare.music.style[0] = '\0';
    bare.music.seed = 0;
    return level_hash(&bare);
}

static void test_every_day(void **state)
{
    char last_style[32] = "";
    uint64_t last[DAILY_TIER_COUNT] = {0};
    (void)state;
    for (int32_t day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
        struct level steady = make(day, DAILY_STEADY);
        assert_string_not_equal(steady.music.style, last_style);
        strcpy(last_style, steady.music.style);
        for (int t = 0; t < DAILY_TIER_COUNT; t++) {
            const struct daily daily = {day, (enum daily_tier)t};
            struct level level = make(day, daily.tier);
            check_level(&daily, &level);
            assert_string_equal(level.title, steady.title);
            assert_memory_equal(&level.music, &steady.music, sizeof level.music);
            assert_true(chart_hash(&level) != last[t]);
            last[t] = chart_hash(&level);
            level_reset(&level);
        }
        level_reset(&steady);
    }
}

static void test_titles_and_songs_change(void **state)
{
    static char titles[DAYS][80];
    static uint64_t seeds[DAYS];
    (void)state;
    for (int i = 0; i < DAYS; i++) {
        struct level level = make(FIRST_DAY + i, DAILY_GENTLE);
        strcpy(titles[i], level.title);
        seeds[i] = level.music.seed;
        level_reset(&level);
        for (int k = i - TITLE_DAYS < 0 ? 0 : i - TITLE_DAYS; k < i; k++)
            if (strcmp(titles[i], titles[k]) == 0)
                fail_msg("day %d is called like day %d: %s", i, k, titles[i]);
        for (int k = 0; k < i; k++)
            assert_true(seeds[i] != seeds[k]);
    }
}

/* Every style is heard, and none much more than others. */
static void test_styles_take_turns(void **state)
{
    static const char *const styles[] = {"lofi", "synthwave", "house", "ambient", "chiptune"};
    int counts[5] = {0};
    (void)state;
    for (int i = 0; i < DAYS; i++) {
        struct level level = make(FIRST_DAY + i, DAILY_STEADY);
        for (int s = 0; s < 5; s++)
            counts[s] += strcmp(level.music.style, styles[s]) == 0;
        level_reset(&level);
    }
    for (int s = 0; s < 5; s++)
        assert_in_range(counts[s], DAYS / 10, DAYS * 35 / 100);
}

/* The same challenge on every platform: taken once, changed only when past challenges are meant to change. */
static void test_golden(void **state)
{
    int misses = 0;
    (void)state;
    for (int i = 0; i < GOLDEN_DAYS; i++) {
        for (int t = 0; t < DAILY_TIER_COUNT; t++) {
            struct level level = make(GOLDEN_FIRST + i * GOLDEN_STEP, (enum daily_tier)t);
            misses += level_hash(&level) != golden[i][t];
            if (level_hash(&level) != golden[i][t])
                print_error("%s0x%016llx%s", t ? " UINT64_C(" : "    {UINT64_C(",
                            (unsigned long long)level_hash(&level), t == DAILY_TIER_COUNT - 1 ? ")},\n" : "),");
            level_reset(&level);
        }
    }
    assert_int_equal(misses, 0);
    struct level level = make(20779, DAILY_STEADY);
    assert_string_equal(level.title, GOLDEN_TITLE);
    level_reset(&level);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_tiers),
        cmocka_unit_test(test_out_of_range),
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_manual),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_titles_and_songs_change),
        cmocka_unit_test(test_styles_take_turns),
        cmocka_unit_test(test_golden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
