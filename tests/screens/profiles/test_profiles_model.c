#include "screens/profiles/profiles_model.h"

#include "check.h"
#include "stage/fixture.h"

static void open(struct fixture *fixture, struct profiles_model *model, int others)
{
    static const char *const names[] = {"Anna", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gus"};
    char name[PROFILE_NAME_SIZE];
    struct error error = {0};
    fixture_open(fixture, &fixture_short, 1);
    for (int i = 0; i < others; i++)
        assert_true(profiles_new(fixture->paths.data, names[i], fixture->desk.utc_ms, name, &error));
    assert_true(
        profiles_model_init(model, &fixture->player, &fixture->preferences, &fixture->desk, &fixture->notices, &error));
}

static void close(struct fixture *fixture, struct profiles_model *model)
{
    profiles_model_reset(model);
    fixture_close(fixture);
}

static void press(struct profiles_model *model, enum action action, int times)
{
    for (int i = 0; i < times; i++) {
        struct screen_next next = profiles_model_action(model, action);
        assert_false(next.go || next.quit);
    }
}

static void expect_home(struct screen_next next)
{
    assert_true(next.go);
    assert_int_equal(next.to, SCREEN_HOME);
}

/* The one in use has no folder before it is saved, and yet has its card. */
static void test_cards(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 2);
    assert_int_equal(model.list.count, 3);
    assert_string_equal(profiles_model_card(&model)->name, "mira");
    assert_true(profiles_model_in_use(&model, profiles_model_card(&model)));
    close(&fixture, &model);
}

/* Two heels: next goes through everything and around. */
static void test_next_reaches_everything(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 7);
    int first = model.selected;
    press(&model, ACTION_NEXT, model.list.count - first);
    for (enum profiles_item item = PROFILES_NEW; item < PROFILES_ITEM_COUNT; item++) {
        assert_int_equal(model.focus, item);
        assert_true(profiles_item_label(&model, item)[0]);
        press(&model, ACTION_NEXT, 1);
    }
    for (int i = 0; i < model.list.count; i++) {
        assert_int_equal(model.focus, PROFILES_CARDS);
        assert_int_equal(model.selected, i);
        int row = i / PROFILES_COLUMNS;
        assert_in_range(row, model.first_row, model.first_row + PROFILES_ROWS_SHOWN - 1);
        press(&model, ACTION_NEXT, 1);
    }
    assert_int_equal(model.focus, PROFILES_NEW);
    close(&fixture, &model);
}

static void test_arrows(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 4); /* Anna Ben Cleo / Dora mira */
    assert_int_equal(model.selected, 4);
    press(&model, ACTION_UP, 1);
    assert_int_equal(model.selected, 1);
    press(&model, ACTION_UP, 1);
    assert_int_equal(model.selected, 1);
    press(&model, ACTION_RIGHT, 1);
    press(&model, ACTION_DOWN, 1); /* nobody below Cleo: the last one */
    assert_int_equal(model.selected, 4);
    press(&model, ACTION_RIGHT, 1);
    assert_int_equal(model.selected, 4);
    press(&model, ACTION_LEFT, 1);
    assert_int_equal(model.selected, 3);
    press(&model, ACTION_DOWN, 1);
    assert_int_equal(model.focus, PROFILES_NEW);
    press(&model, ACTION_LEFT, 1);
    assert_int_equal(model.focus, PROFILES_NEW);
    press(&model, ACTION_RIGHT, 9);
    assert_int_equal(model.focus, PROFILES_BACK);
    press(&model, ACTION_UP, 1);
    assert_int_equal(model.focus, PROFILES_CARDS);
    assert_int_equal(model.selected, 3);
    close(&fixture, &model);
}

static void test_choosing_plays_as_that_one(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 2);
    press(&model, ACTION_LEFT, 2);
    expect_home(profiles_model_action(&model, ACTION_CONFIRM));
    assert_string_equal(fixture.player.profile.name, "Anna");
    expect_home(profiles_model_action(&model, ACTION_BACK));
    assert_string_equal(fixture.player.profile.name, "Anna");
    close(&fixture, &model);
}

static void type(struct profiles_model *model, enum profiles_item item, const char *text)
{
    model->focus = item;
    press(model, ACTION_CONFIRM, 1);
    assert_true(model->typing);
    profiles_model_type(model, text);
}

static void test_new_ones(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 0);
    type(&model, PROFILES_NEW, "Zo\xC3\xABx");
    profiles_model_type(&model, NULL);
    profiles_model_type(&model, NULL);
    profiles_model_type(&model, "\xC3\xAB");
    press(&model, ACTION_NEXT, 1); /* means nothing here */
    assert_true(model.typing);
    press(&model, ACTION_CONFIRM, 1);
    assert_string_equal(fixture.player.profile.player, "Zo\xC3\xAB");
    assert_string_equal(fixture.player.profile.name, "Zo");
    assert_string_equal(profiles_model_card(&model)->name, "Zo");
    /* Two heels can't type: what is proposed is taken. */
    model.focus = PROFILES_NEW;
    press(&model, ACTION_CONFIRM, 2);
    assert_string_equal(fixture.player.profile.player, "Player 2");
    type(&model, PROFILES_NEW, "not this one");
    press(&model, ACTION_BACK, 1);
    assert_false(model.typing);
    type(&model, PROFILES_NEW, "Player 2");
    press(&model, ACTION_CONFIRM, 1);
    assert_non_null(strstr(fixture.notices.line, "already"));
    assert_int_equal(profiles_count(fixture.paths.data), 2);
    close(&fixture, &model);
}

static void test_another_name(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 1);
    type(&model, PROFILES_RENAME, "Mira M");
    press(&model, ACTION_CONFIRM, 1);
    assert_string_equal(fixture.player.profile.player, "Mira M");
    assert_string_equal(fixture.player.profile.name, "mira");
    type(&model, PROFILES_RENAME, "");
    press(&model, ACTION_CONFIRM, 1); /* nothing typed: it keeps its own */
    assert_string_equal(fixture.player.profile.player, "Mira M");
    model.focus = PROFILES_CARDS;
    press(&model, ACTION_LEFT, 1);
    type(&model, PROFILES_RENAME, "Anni");
    press(&model, ACTION_CONFIRM, 1);
    assert_string_equal(profiles_model_card(&model)->player, "Anni");
    assert_string_equal(fixture.player.profile.player, "Mira M");
    close(&fixture, &model);
}

static void test_putting_away_asks_once(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 3);
    model.focus = PROFILES_DELETE;
    press(&model, ACTION_CONFIRM, 1); /* mira, who has never been saved */
    assert_false(model.asking);
    assert_true(fixture.notices.line[0]);
    model.focus = PROFILES_CARDS;
    press(&model, ACTION_LEFT, 1);
    assert_string_equal(profiles_model_card(&model)->name, "Cleo");
    model.focus = PROFILES_DELETE;
    press(&model, ACTION_CONFIRM, 1);
    assert_true(model.asking);
    press(&model, ACTION_CONFIRM, 1); /* keep comes first */
    press(&model, ACTION_CONFIRM, 1);
    press(&model, ACTION_NEXT, 1);
    press(&model, ACTION_BACK, 1);
    assert_int_equal(profiles_count(fixture.paths.data), 3);
    press(&model, ACTION_CONFIRM, 1);
    press(&model, ACTION_NEXT, 1);
    press(&model, ACTION_CONFIRM, 1);
    assert_int_equal(profiles_count(fixture.paths.data), 2);
    assert_string_equal(fixture.player.profile.name, "mira");
    assert_non_null(strstr(fixture.notices.line, "heelbeat profile restore \"Cleo-"));
    close(&fixture, &model);
}

static void test_putting_away_the_one_that_plays(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 1);
    assert_true(profile_save(fixture.paths.data, &fixture.player.profile, NULL));
    static const char *const left[] = {"Anna", "default"};
    for (int i = 0; i < 2; i++) {
        model.focus = PROFILES_DELETE;
        press(&model, ACTION_CONFIRM, 1);
        press(&model, ACTION_RIGHT, 1);
        press(&model, ACTION_CONFIRM, 1);
        assert_string_equal(fixture.player.profile.name, left[i]);
        assert_string_equal(profiles_model_card(&model)->name, left[i]);
    }
    assert_int_equal(profiles_count(fixture.paths.data), 0);
    close(&fixture, &model);
}

static void test_asking_at_start(void **state)
{
    (void)state;
    struct fixture fixture;
    struct profiles_model model;
    open(&fixture, &model, 0);
    assert_non_null(strstr(profiles_item_label(&model, PROFILES_ASK), "yes"));
    model.focus = PROFILES_ASK;
    press(&model, ACTION_CONFIRM, 1);
    assert_int_equal(fixture.preferences.now.ask_who_plays, 0);
    assert_non_null(strstr(profiles_item_label(&model, PROFILES_ASK), "no"));
    model.focus = PROFILES_BACK;
    expect_home(profiles_model_action(&model, ACTION_CONFIRM));
    close(&fixture, &model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cards),
        cmocka_unit_test(test_next_reaches_everything),
        cmocka_unit_test(test_arrows),
        cmocka_unit_test(test_choosing_plays_as_that_one),
        cmocka_unit_test(test_new_ones),
        cmocka_unit_test(test_another_name),
        cmocka_unit_test(test_putting_away_asks_once),
        cmocka_unit_test(test_putting_away_the_one_that_plays),
        cmocka_unit_test(test_asking_at_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
