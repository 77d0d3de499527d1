#include "check.h"
#include "input/player.h"
#include "screens/levels/levels_model.h"
#include "stage/fixture.h"

#define LEVELS 9

/* Level i has 20, 30 or 45 reps a minute, three levels each. */
static char texts[LEVELS][512];
static char names[LEVELS][16];
static struct fixture_level levels[LEVELS];

static int make_levels(void **state)
{
    (void)state;
    static const int bpm[] = {80, 120, 180};
    for (int i = 0; i < LEVELS; i++) {
        snprintf(names[i], sizeof names[i], "level-%d", i);
        snprintf(texts[i], sizeof texts[i],
                 "{ \"format\": \"heelbeat-level/1\", \"title\": \"Level %d\", \"author\": \"Test\", \"about\": \"\","
                 "\"music\": { \"style\": \"lofi\", \"seed\": 7 }, \"tempo\": [ { \"beat\": 0, \"bpm\": %d } ],"
                 "\"parts\": [ { \"name\": \"All\", \"bars\": %d, \"both\": \"uudd\" } ] }",
                 i, bpm[i / 3], 8 + i);
        levels[i] = (struct fixture_level){names[i], texts[i]};
    }
    return 0;
}

struct stage_and_model {
    struct fixture fixture;
    struct levels_model model;
};

static void open_model(struct stage_and_model *both)
{
    struct error error = {0};
    fixture_open(&both->fixture, levels, LEVELS);
    fixture_history(&both->fixture, 1, 2, 9640);
    assert_true(
        levels_model_init(&both->model, &both->fixture.levels, &both->fixture.player, &both->fixture.notices, &error));
}

static void close_model(struct stage_and_model *both)
{
    levels_model_reset(&both->model);
    fixture_close(&both->fixture);
}

static void act(struct levels_model *model, enum action action, int times)
{
    for (int i = 0; i < times; i++)
        assert_false(levels_model_action(model, action).go);
}

static void test_scrolls_with_the_selection(void **state)
{
    (void)state;
    struct stage_and_model both;
    open_model(&both);
    struct levels_model *model = &both.model;
    assert_int_equal(model->row_count, LEVELS);
    act(model, ACTION_DOWN, LEVELS_ROWS - 1);
    assert_int_equal(model->first, 0);
    act(model, ACTION_DOWN, 1);
    assert_int_equal(model->first, 1);
    act(model, ACTION_DOWN, LEVELS);
    assert_int_equal(model->selected, LEVELS - 1);
    assert_int_equal(model->first, LEVELS - LEVELS_ROWS);
    act(model, ACTION_UP, LEVELS_ROWS - 1);
    assert_int_equal(model->first, LEVELS - LEVELS_ROWS);
    act(model, ACTION_UP, LEVELS);
    assert_int_equal(model->first, 0);
    assert_int_equal(model->zone, LEVELS_TABS);
    close_model(&both);
}

static void test_tabs_sort_by_cadence(void **state)
{
    static const struct {
        int32_t rpm_milli;
        enum levels_tab tab;
    } rows[] = {{0, LEVELS_GENTLE},     {20000, LEVELS_GENTLE}, {25000, LEVELS_GENTLE}, {25001, LEVELS_STEADY},
                {37000, LEVELS_STEADY}, {37001, LEVELS_BRISK},  {60000, LEVELS_BRISK}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(levels_tab_of(rows[i].rpm_milli), rows[i].tab);
    struct stage_and_model both;
    open_model(&both);
    struct levels_model *model = &both.model;
    act(model, ACTION_UP, 1);
    for (int tab = LEVELS_GENTLE; tab < LEVELS_TAB_COUNT; tab++) {
        act(model, ACTION_RIGHT, 1);
        assert_int_equal(model->tab, tab);
        assert_int_equal(model->row_count, 3);
    }
    act(model, ACTION_RIGHT, 1);
    assert_int_equal(model->tab, LEVELS_BRISK);
    act(model, ACTION_DOWN, 1);
    assert_int_equal(model->zone, LEVELS_LIST);
    assert_string_equal(levels_model_selected(model)->level->name, "level-6");
    close_model(&both);
}

static void test_next_walks_rows_then_tabs(void **state)
{
    (void)state;
    struct stage_and_model both;
    open_model(&both);
    struct levels_model *model = &both.model;
    act(model, ACTION_NEXT, LEVELS - 1);
    assert_int_equal(model->selected, LEVELS - 1);
    act(model, ACTION_NEXT, 1);
    assert_int_equal(model->zone, LEVELS_TABS);
    act(model, ACTION_NEXT, LEVELS_TAB_COUNT - 1);
    assert_int_equal(model->tab, LEVELS_BRISK);
    act(model, ACTION_NEXT, 1);
    assert_int_equal(model->tab, LEVELS_ALL);
    assert_int_equal(model->zone, LEVELS_LIST);
    assert_int_equal(model->selected, 0);
    close_model(&both);
}

static void test_tempo_and_play(void **state)
{
    (void)state;
    struct stage_and_model both;
    open_model(&both);
    struct levels_model *model = &both.model;
    act(model, ACTION_DOWN, 1);
    assert_int_equal(levels_model_selected(model)->best_bp, 9640);
    act(model, ACTION_CONFIRM, 1);
    assert_int_equal(model->zone, LEVELS_PLAY);
    act(model, ACTION_NEXT, 1);
    assert_int_equal(model->zone, LEVELS_PRACTICE);
    act(model, ACTION_NEXT, 1);
    assert_int_equal(model->zone, LEVELS_TEMPO);
    act(model, ACTION_LEFT, 3);
    assert_int_equal(model->tempo_percent, 85);
    act(model, ACTION_LEFT, 100);
    assert_int_equal(model->tempo_percent, TEMPO_PERCENT_MIN);
    act(model, ACTION_RIGHT, 100);
    assert_int_equal(model->tempo_percent, TEMPO_PERCENT_MAX);
    act(model, ACTION_CONFIRM, 1); /* with two heels: around */
    assert_int_equal(model->tempo_percent, TEMPO_PERCENT_MIN);
    act(model, ACTION_CONFIRM, 3);
    assert_int_equal(model->tempo_percent, 80);
    act(model, ACTION_NEXT, 1);
    struct screen_next next = levels_model_action(model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_string_equal(next.play.level->name, "level-1");
    assert_int_equal(next.play.tempo_percent, 80);
    assert_int_equal(next.play.player, PLAYER_YOU);
    close_model(&both);
}

/* Two heels choose a part with reps; its practice is a level of its own, at the tempo that was set. */
static void test_practice(void **state)
{
    (void)state;
    struct fixture fixture;
    struct levels_model model;
    struct error error = {0};
    fixture_open_shipped(&fixture);
    assert_true(levels_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, &error));
    while (strcmp(levels_model_selected(&model)->level->name, "left-right") != 0)
        act(&model, ACTION_DOWN, 1);
    const struct chart *chart = &levels_model_selected(&model)->level->chart;
    model.tempo_percent = 80;
    act(&model, ACTION_CONFIRM, 1);
    act(&model, ACTION_NEXT, 1);
    act(&model, ACTION_CONFIRM, 1);
    assert_int_equal(model.zone, LEVELS_PART);
    int32_t first = model.part;
    int seen = 0, moving = 0;
    for (int32_t i = 0; i < chart->part_count; i++)
        moving += chart->parts[i].rep_count > 0;
    do {
        assert_true(chart->parts[model.part].rep_count > 0);
        act(&model, ACTION_NEXT, 1);
        seen++;
    } while (model.part != first);
    assert_int_equal(seen, moving);
    act(&model, ACTION_LEFT, 1);
    act(&model, ACTION_RIGHT, 2);
    char name[64];
    snprintf(name, sizeof name, "practice-%d-left-right", model.part + 1);
    struct screen_next next = levels_model_action(&model, ACTION_CONFIRM);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_string_equal(next.play.level->name, name);
    assert_int_equal(next.play.tempo_percent, 80);
    act(&model, ACTION_BACK, 1);
    assert_int_equal(model.zone, LEVELS_PRACTICE);
    act(&model, ACTION_BACK, 1);
    assert_int_equal(model.zone, LEVELS_LIST);
    levels_model_reset(&model);
    fixture_close(&fixture);
}

static void test_back_goes_step_by_step(void **state)
{
    (void)state;
    struct stage_and_model both;
    open_model(&both);
    struct levels_model *model = &both.model;
    act(model, ACTION_RIGHT, 1);
    act(model, ACTION_UP, 1);
    assert_int_equal(model->zone, LEVELS_TEMPO);
    act(model, ACTION_BACK, 1);
    assert_int_equal(model->zone, LEVELS_LIST);
    struct screen_next next = levels_model_action(model, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    close_model(&both);
}

static void test_nothing_to_choose(void **state)
{
    (void)state;
    struct fixture fixture;
    struct levels_model model;
    struct error error = {0};
    fixture_open(&fixture, NULL, 0);
    assert_true(levels_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, &error));
    assert_null(levels_model_selected(&model));
    for (int a = 0; a < ACTION_COUNT; a++)
        if (a != ACTION_BACK)
            act(&model, (enum action)a, 2);
    assert_true(levels_model_action(&model, ACTION_BACK).go);
    levels_model_reset(&model);
    fixture_close(&fixture);
}

static void test_ratios(void **state)
{
    static const struct {
        int64_t up_us, down_us, other_down_us;
        const char *words;
    } rows[] = {{1000, 1000, 1000, "1 : 1"},   {1000, 2000, 2000, "1 : 2"}, {2000, 1000, 1000, "2 : 1"},
                {1000, 1500, 1500, "1 : 1.5"}, {1000, 1000, 3000, "mixed"}, {1000, 1004, 996, "1 : 1"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rep reps[2] = {{.top_us = rows[i].up_us, .lower_us = rows[i].up_us + 500}, {0}};
        reps[1] = reps[0];
        reps[0].landing_us = reps[0].lower_us + rows[i].down_us;
        reps[1].landing_us = reps[1].lower_us + rows[i].other_down_us;
        struct chart chart = {.reps = reps, .rep_count = 2};
        char buffer[32];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        levels_ratio(&text, &chart);
        assert_string_equal(buffer, rows[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scrolls_with_the_selection),
                                       cmocka_unit_test(test_tabs_sort_by_cadence),
                                       cmocka_unit_test(test_next_walks_rows_then_tabs),
                                       cmocka_unit_test(test_tempo_and_play),
                                       cmocka_unit_test(test_practice),
                                       cmocka_unit_test(test_back_goes_step_by_step),
                                       cmocka_unit_test(test_nothing_to_choose),
                                       cmocka_unit_test(test_ratios)};
    return cmocka_run_group_tests(tests, make_levels, NULL);
}
