/* The songs of three weeks' challenges: they are composed in their styles, and their lead sings the hills. */
#include "check.h"
#include "core/made/daily.h"
#include "music/fixture.h"
#include "music/notes/bars.h"
#include "music/notes/follow.h"

#define FIRST_DAY 20779 /* 2026-11-22 */
#define DAYS      21

static void check(const struct daily *daily)
{
    struct level level;
    struct chart chart;
    struct error error = {0};
    char name[DAILY_NAME_SIZE];
    int count;
    int16_t root;
    bool minor;
    assert_true(daily_format(daily, name));
    assert_true(daily_level(daily, &level, &error));
    assert_true(chart_init(&chart, &level, 100, &error));
    if (!tune_parse_key(level.music.key, &root, &minor))
        fail_msg("%s is in no key: %s", name, level.music.key);
    struct tune tune = fixture_level_tune(&chart, &level.music, level.music.style);
    double follows = follow_correlation(&chart, &tune, fixture_style_of(level.music.style), &count);
    if (follows < 0.7 || count < chart.rep_count / 2)
        fail_msg("%s: the lead follows with %.3f over %d notes of %d reps", name, follows, count, (int)chart.rep_count);
    tune_reset(&tune);
    chart_reset(&chart);
    level_reset(&level);
}

static void test_songs(void **state)
{
    (void)state;
    for (int32_t day = FIRST_DAY; day < FIRST_DAY + DAYS; day++)
        for (int tier = 0; tier < DAILY_TIER_COUNT; tier++)
            check(&(struct daily){day, (enum daily_tier)tier});
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_songs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
