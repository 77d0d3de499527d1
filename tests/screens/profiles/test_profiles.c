#include "screens/profiles/profiles_model.h"

#include "check.h"
#include "screens/seat.h"
#include "stage/fixture.h"
#include "store/player/journal.h"

struct table {
    struct fixture fixture;
    struct seat seat;
};

static struct profiles_model *model_of(struct table *table)
{
    return table->seat.state;
}

static void open(struct table *table, int others)
{
    static const char *const names[] = {"Anna", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gus"};
    char name[PROFILE_NAME_SIZE];
    struct error error = {0};
    fixture_open(&table->fixture, &fixture_short, 1);
    for (int i = 0; i < others; i++)
        assert_true(profiles_new(table->fixture.paths.data, names[i], table->fixture.desk.utc_ms, name, &error));
    seat_take(&table->seat, &screen_profiles, &table->fixture.services, NULL);
}

static void close(struct table *table)
{
    seat_leave(&table->seat);
    fixture_close(&table->fixture);
}

static void expect_profiles(const struct table *table, int32_t expected)
{
    int32_t count;
    assert_true(profiles_count(table->fixture.paths.data, &count, NULL));
    assert_int_equal(count, expected);
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
    struct table table;
    open(&table, 2);
    struct profiles_model *model = model_of(&table);
    assert_int_equal(model->list.count, 3);
    assert_string_equal(profiles_model_card(model)->name, "mira");
    assert_true(profiles_model_in_use(model, profiles_model_card(model)));
    seat_expect_focus(&table.seat, "player", 2);
    seat_expect_said(&table.seat,
                     "Who plays? mira, No streak yet, 0 days in all, 0 sessions, plays now, selected, 3 of 3");
    close(&table);
}

/* Two heels: next goes through everything and around; what has the focus shows. */
static void test_next_reaches_everything(void **state)
{
    (void)state;
    static const char *const ways[] = {"new", "change", "ask", "back"};
    struct table table;
    open(&table, 7);
    int count = model_of(&table)->list.count;
    seat_walk_to(&table.seat, "player", count - 1);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        seat_act(&table.seat, ACTION_NEXT);
        seat_expect_focus(&table.seat, ways[i], 0);
    }
    for (int i = 0; i < count; i++) {
        seat_act(&table.seat, ACTION_NEXT);
        seat_expect_focus(&table.seat, "player", i);
        const struct node *card = seat_node(&table.seat, "player", i);
        assert_float_equal(layout_shown(card).h, card->box.h, 0.1f);
    }
    close(&table);
}

static void test_arrows(void **state)
{
    (void)state;
    struct table table;
    open(&table, 4); /* Anna Ben Cleo / Dora mira */
    struct seat *seat = &table.seat;
    seat_expect_focus(seat, "player", 4);
    seat_repeat(seat, ACTION_UP, 1);
    seat_expect_focus(seat, "player", 1);
    seat_repeat(seat, ACTION_UP, 1);
    seat_expect_focus(seat, "player", 1);
    seat_repeat(seat, ACTION_RIGHT, 1);
    seat_repeat(seat, ACTION_DOWN, 1); /* nobody below Cleo: the nearest */
    seat_expect_focus(seat, "player", 4);
    seat_repeat(seat, ACTION_LEFT, 1);
    seat_expect_focus(seat, "player", 3);
    seat_repeat(seat, ACTION_DOWN, 1);
    seat_expect_focus(seat, "new", 0);
    seat_repeat(seat, ACTION_LEFT, 1);
    seat_expect_focus(seat, "new", 0);
    seat_repeat(seat, ACTION_UP, 1);
    seat_expect_focus(seat, "player", 3);
    close(&table);
}

static void test_choosing_plays_as_that_one(void **state)
{
    (void)state;
    struct table table;
    open(&table, 2);
    expect_home(seat_choose(&table.seat, "player", 0));
    assert_string_equal(table.fixture.player.profile.name, "Anna");
    expect_home(seat_click(&table.seat, "player", 1));
    assert_string_equal(table.fixture.player.profile.name, "Ben");
    expect_home(seat_act(&table.seat, ACTION_BACK));
    expect_home(seat_click(&table.seat, "back", 0));
    assert_string_equal(table.fixture.player.profile.name, "Ben");
    close(&table);
}

static void test_new_ones(void **state)
{
    (void)state;
    struct table table;
    open(&table, 0);
    struct seat *seat = &table.seat;
    seat_choose(seat, "new", 0);
    seat_expect_focus(seat, "name", 0);
    seat_expect_said(seat, "Who is it? Name, text field");
    seat_type(seat, "Zo\xC3\xABx");
    seat_type(seat, NULL);
    seat_type(seat, NULL);
    seat_type(seat, "\xC3\xAB");
    seat_act(seat, ACTION_CONFIRM);
    assert_string_equal(table.fixture.player.profile.player, "Zo\xC3\xAB");
    assert_string_equal(table.fixture.player.profile.name, "Zo");
    assert_string_equal(profiles_model_card(model_of(&table))->name, "Zo");
    seat_expect_focus(seat, "player", model_of(&table)->selected);
    /* Two heels can't type: what is proposed is taken. */
    seat_choose(seat, "new", 0);
    seat_act(seat, ACTION_CONFIRM);
    assert_string_equal(table.fixture.player.profile.player, "Player 2");
    seat_choose(seat, "new", 0);
    seat_type(seat, "not this one");
    seat_act(seat, ACTION_BACK);
    assert_false(seat_sees(seat, "name", 0));
    seat_choose(seat, "new", 0);
    seat_type(seat, "Player 2");
    seat_act(seat, ACTION_CONFIRM);
    assert_non_null(strstr(notices_line(&table.fixture.notices), "already"));
    expect_profiles(&table, 2);
    close(&table);
}

/* Says who is to be changed, by heels alone. */
static void change(struct table *table, int who)
{
    struct seat *seat = &table->seat;
    seat_choose(seat, "change", 0);
    seat_choose(seat, "who", 0);
    for (int i = 0; model_of(table)->selected != who && i < model_of(table)->list.count; i++)
        seat_act(seat, ACTION_NEXT);
    seat_act(seat, ACTION_CONFIRM);
    assert_int_equal(model_of(table)->selected, who);
}

static void rename_to(struct table *table, int who, const char *name)
{
    change(table, who);
    seat_choose(&table->seat, "rename", 0);
    seat_type(&table->seat, name);
    seat_act(&table->seat, ACTION_CONFIRM);
}

static void test_another_name(void **state)
{
    (void)state;
    struct table table;
    open(&table, 1);
    rename_to(&table, 1, "Mira M");
    assert_string_equal(table.fixture.player.profile.player, "Mira M");
    assert_string_equal(table.fixture.player.profile.name, "mira");
    rename_to(&table, 1, ""); /* nothing typed: it keeps its own */
    assert_string_equal(table.fixture.player.profile.player, "Mira M");
    rename_to(&table, 0, "Anni");
    assert_string_equal(profiles_model_card(model_of(&table))->player, "Anni");
    seat_expect_focus(&table.seat, "player", 0);
    assert_string_equal(table.fixture.player.profile.player, "Mira M");
    close(&table);
}

static void test_putting_away_asks_once(void **state)
{
    (void)state;
    struct table table;
    open(&table, 3);
    struct seat *seat = &table.seat;
    change(&table, 3);
    seat_choose(seat, "put-away", 0); /* mira, who has never been saved */
    assert_false(seat_sees(seat, "really", 0));
    assert_true(notices_line(&table.fixture.notices)[0]);
    change(&table, 2);
    assert_string_equal(profiles_model_card(model_of(&table))->name, "Cleo");
    seat_choose(seat, "put-away", 0);
    seat_expect_focus(seat, "out", 0); /* keep comes first */
    seat_act(seat, ACTION_CONFIRM);
    seat_expect_focus(seat, "change", 0);
    change(&table, 2);
    seat_choose(seat, "put-away", 0);
    seat_walk_to(seat, "really", 0);
    seat_act(seat, ACTION_BACK);
    expect_profiles(&table, 3);
    change(&table, 2);
    seat_choose(seat, "put-away", 0);
    seat_choose(seat, "really", 0);
    expect_profiles(&table, 2);
    assert_string_equal(table.fixture.player.profile.name, "mira");
    assert_non_null(strstr(notices_line(&table.fixture.notices), "heelbeat profile restore \"Cleo-"));
    assert_string_equal(seat_node(seat, "notice", 0)->text, notices_line(&table.fixture.notices));
    close(&table);
}

static void test_putting_away_the_one_that_plays(void **state)
{
    (void)state;
    struct table table;
    open(&table, 1);
    assert_true(profile_save(table.fixture.paths.data, &table.fixture.player.profile, NULL));
    static const char *const left[] = {"Anna", "default"};
    for (int i = 0; i < 2; i++) {
        change(&table, model_of(&table)->selected);
        seat_choose(&table.seat, "put-away", 0);
        seat_choose(&table.seat, "really", 0);
        assert_string_equal(table.fixture.player.profile.name, left[i]);
        assert_string_equal(profiles_model_card(model_of(&table))->name, left[i]);
    }
    expect_profiles(&table, 0);
    close(&table);
}

static void test_asking_at_start(void **state)
{
    (void)state;
    struct table table;
    open(&table, 0);
    for (int asks = 0; asks < 2; asks++) {
        seat_choose(&table.seat, "ask", 0);
        assert_int_equal(table.fixture.preferences.now.ask_who_plays, asks);
    }
    expect_home(seat_choose(&table.seat, "back", 0));
    close(&table);
}

static void look(struct seat *seat, const char *name)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    seat_check(seat);
    for (int i = 0; i < 3; i++)
        seat_draw(seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
}

/* Every state of the page holds at every size, and shows all that is on it. */
static void test_page_holds(void **state)
{
    (void)state;
    struct table table;
    open(&table, 7);
    struct seat *seat = &table.seat;
    static const char *const asked[] = {"new", "change", "rename", "put-away"};
    look(seat, "profiles");
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        char name[64];
        if (i > 1)
            change(&table, 1);
        seat_choose(seat, asked[i], 0);
        if (i == 0)
            seat_type(seat, "Zo\xC3\xAB");
        snprintf(name, sizeof name, "profiles-%s", asked[i]);
        look(seat, name);
        seat_act(seat, ACTION_BACK);
    }
    close(&table);
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
        cmocka_unit_test(test_page_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
