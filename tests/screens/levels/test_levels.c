#include "check.h"
#include "input/player.h"
#include "screens/levels/levels_model.h"
#include "screens/seat.h"
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

struct table {
    struct fixture fixture;
    struct seat seat;
};

static const struct levels_model *model_of(const struct table *table)
{
    return table->seat.state;
}

static void open(struct table *table)
{
    fixture_open(&table->fixture, levels, LEVELS);
    fixture_history(&table->fixture, 1, 2, 9640);
    seat_take(&table->seat, &screen_levels, &table->fixture.services, NULL);
}

static void close(struct table *table)
{
    seat_leave(&table->seat);
    fixture_close(&table->fixture);
}

static void test_row_with_the_focus_shows(void **state)
{
    (void)state;
    struct table table;
    open(&table);
    assert_int_equal(model_of(&table)->row_count, LEVELS);
    for (int row = 0; row < LEVELS; row++) {
        seat_expect_focus(&table.seat, "level", row);
        assert_int_equal(model_of(&table)->selected, row);
        const struct node *node = seat_node(&table.seat, "level", row);
        assert_float_equal(layout_shown(node).h, node->box.h, 0.1f);
        if (row + 1 < LEVELS)
            seat_repeat(&table.seat, ACTION_DOWN, 1);
    }
    seat_repeat(&table.seat, ACTION_UP, LEVELS);
    assert_int_equal(model_of(&table)->selected, 0);
    seat_expect_focus(&table.seat, "tab", 0);
    close(&table);
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
    struct table table;
    open(&table);
    for (int tab = LEVELS_GENTLE; tab < LEVELS_TAB_COUNT; tab++) {
        assert_false(seat_click(&table.seat, "tab", tab).go);
        assert_int_equal(model_of(&table)->tab, tab);
        assert_int_equal(model_of(&table)->row_count, 3);
        assert_true(seat_node(&table.seat, "tab", tab)->selected);
    }
    assert_string_equal(levels_model_selected(model_of(&table))->level->name, "level-6");
    seat_choose(&table.seat, "tab", LEVELS_ALL);
    assert_int_equal(model_of(&table)->row_count, LEVELS);
    close(&table);
}

/* Two heels: a level, its tempo, and off; next alone comes by everything else, too. */
static void test_tempo_and_play(void **state)
{
    (void)state;
    struct table table;
    open(&table);
    seat_choose(&table.seat, "level", 1);
    seat_expect_focus(&table.seat, "play", 0);
    assert_int_equal(levels_model_selected(model_of(&table))->best_bp, 9640);
    seat_walk_to(&table.seat, "practice", 0);
    seat_walk_to(&table.seat, "back", 0);
    seat_walk_to(&table.seat, "level", 1);
    seat_act(&table.seat, ACTION_CONFIRM);
    seat_act(&table.seat, ACTION_PREVIOUS);
    seat_expect_focus(&table.seat, "tempo", 0);
    seat_repeat(&table.seat, ACTION_LEFT, 3);
    assert_int_equal(model_of(&table)->tempo_percent, 85);
    seat_repeat(&table.seat, ACTION_LEFT, 100);
    assert_int_equal(model_of(&table)->tempo_percent, TEMPO_PERCENT_MIN);
    seat_repeat(&table.seat, ACTION_RIGHT, 100);
    assert_int_equal(model_of(&table)->tempo_percent, TEMPO_PERCENT_MAX);
    seat_act(&table.seat, ACTION_CONFIRM);
    seat_repeat(&table.seat, ACTION_NEXT, 7); /* with two heels: around, and on */
    assert_int_equal(model_of(&table)->tempo_percent, 80);
    seat_expect_said(&table.seat, "80 %");
    seat_act(&table.seat, ACTION_CONFIRM);
    struct screen_next next = seat_choose(&table.seat, "play", 0);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_string_equal(next.play.level->name, "level-1");
    assert_int_equal(next.play.tempo_percent, 80);
    assert_int_equal(next.play.player, PLAYER_YOU);
    close(&table);
}

static void show_left_right(struct table *table)
{
    fixture_open_shipped(&table->fixture);
    seat_take(&table->seat, &screen_levels, &table->fixture.services, NULL);
    while (strcmp(levels_model_selected(model_of(table))->level->name, "left-right") != 0)
        seat_repeat(&table->seat, ACTION_DOWN, 1);
}

/* Two heels choose a part with reps; its practice is a level of its own, at the tempo that was set. */
static void test_practice(void **state)
{
    (void)state;
    struct table table;
    show_left_right(&table);
    const struct chart *chart = &levels_model_selected(model_of(&table))->level->chart;
    int moving = 0;
    for (int32_t i = 0; i < chart->part_count; i++)
        moving += chart->parts[i].rep_count > 0;
    assert_int_equal(levels_part_count(chart), moving);
    for (int i = 0; i < moving; i++)
        assert_true(chart->parts[levels_part(chart, i)].rep_count > 0);
    seat_act(&table.seat, ACTION_CONFIRM);
    seat_act(&table.seat, ACTION_PREVIOUS);
    seat_expect_focus(&table.seat, "tempo", 0);
    seat_repeat(&table.seat, ACTION_LEFT, 4);
    seat_choose(&table.seat, "practice", 0);
    seat_expect_focus(&table.seat, "practise", 0);
    seat_choose(&table.seat, "part", 0);
    seat_repeat(&table.seat, ACTION_NEXT, moving); /* around */
    assert_int_equal(model_of(&table)->part, 0);
    seat_repeat(&table.seat, ACTION_NEXT, 2);
    seat_act(&table.seat, ACTION_CONFIRM);
    char name[64];
    snprintf(name, sizeof name, "practice-%d-left-right", levels_part(chart, 2) + 1);
    struct screen_next next = seat_choose(&table.seat, "practise", 0);
    assert_true(next.go && next.to == SCREEN_PLAY);
    assert_string_equal(next.play.level->name, name);
    assert_int_equal(next.play.tempo_percent, 80);
    seat_choose(&table.seat, "practice", 0);
    assert_int_equal(model_of(&table)->part, 0); /* asked anew */
    assert_false(seat_act(&table.seat, ACTION_BACK).go);
    seat_expect_focus(&table.seat, "practice", 0);
    next = seat_act(&table.seat, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    close(&table);
}

static void test_nothing_to_choose(void **state)
{
    (void)state;
    struct table table;
    fixture_open(&table.fixture, NULL, 0);
    seat_take(&table.seat, &screen_levels, &table.fixture.services, NULL);
    assert_null(levels_model_selected(model_of(&table)));
    for (int action = 0; action < ACTION_BACK; action++)
        seat_act(&table.seat, (enum action)action);
    assert_true(seat_act(&table.seat, ACTION_BACK).go);
    seat_check(&table.seat);
    close(&table);
}

static void test_is_said(void **state)
{
    (void)state;
    struct table table;
    open(&table);
    seat_repeat(&table.seat, ACTION_DOWN, 1);
    seat_expect_said(&table.seat, "Level 1, 20 reps a minute, 1 minute, your best 96.4 %, selected, 2 of 9");
    close(&table);
}

static void look(struct seat *seat, const char *name)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    seat_check(seat);
    for (int i = 0; i < 3; i++)
        seat_draw(seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
}

static void test_page_holds(void **state)
{
    (void)state;
    struct table table;
    show_left_right(&table);
    look(&table.seat, "levels");
    seat_act(&table.seat, ACTION_CONFIRM);
    seat_choose(&table.seat, "practice", 0);
    look(&table.seat, "levels-practice");
    seat_act(&table.seat, ACTION_BACK);
    notices_say(&table.fixture.notices, "No sound card was found: Heelbeat plays on in silence.");
    seat_look(&table.seat);
    look(&table.seat, "levels-notice");
    close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_row_with_the_focus_shows),
        cmocka_unit_test(test_tabs_sort_by_cadence),
        cmocka_unit_test(test_tempo_and_play),
        cmocka_unit_test(test_practice),
        cmocka_unit_test(test_nothing_to_choose),
        cmocka_unit_test(test_is_said),
        cmocka_unit_test(test_page_holds),
    };
    return cmocka_run_group_tests(tests, make_levels, NULL);
}
