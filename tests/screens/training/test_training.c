#include "check.h"
#include "input/player.h"
#include "screens/seat.h"
#include "screens/training/training_model.h"
#include "stage/fixture.h"

struct hall {
    struct fixture fixture;
    struct seat seat;
};

static const struct training_model *model_of(const struct hall *hall)
{
    return hall->seat.state;
}

static void sit(struct hall *hall)
{
    seat_take(&hall->seat, &screen_training, &hall->fixture.services, NULL);
}

static void open(struct hall *hall)
{
    fixture_open_shipped(&hall->fixture);
    sit(hall);
}

static void close(struct hall *hall)
{
    seat_leave(&hall->seat);
    fixture_close(&hall->fixture);
}

static struct profile kept_profile(const struct hall *hall)
{
    struct profile profile;
    struct error error = {0};
    assert_true(profile_load(hall->fixture.paths.data, "mira", &profile, &error));
    return profile;
}

/* Every program: what the list says is what is made, and Start plays it. */
static void test_every_program_starts(void **state)
{
    (void)state;
    struct hall hall;
    open(&hall);
    const struct training_model *model = model_of(&hall);
    assert_int_equal(model->tab, TRAINING_PROGRAMS);
    assert_int_equal(training_model_rows(model), 10);
    for (int32_t i = 0; i < 10; i++) {
        struct training_row row = training_model_row(model, i);
        seat_walk_to(&hall.seat, "session", i);
        assert_int_equal(model->selected, i);
        assert_non_null(model->level);
        assert_int_equal(model->level->chart.rep_count, row.reps);
        assert_true(llabs(model->level->chart.end_us - row.seconds * 1000000) < 600000);
        assert_true(row.about[0] && row.program->program.title[0]);
        assert_false(seat_act(&hall.seat, ACTION_CONFIRM).go);
        seat_expect_focus(&hall.seat, "start", 0);
        struct screen_next next = seat_act(&hall.seat, ACTION_CONFIRM);
        assert_true(next.go && next.to == SCREEN_PLAY && next.play.level == model->level);
        assert_int_equal(next.play.player, PLAYER_YOU);
        assert_int_equal(next.play.tempo_percent, 100);
        assert_int_equal(strncmp(next.play.level->name, "program-", 8), 0);
    }
    close(&hall);
}

static void test_short_sessions(void **state)
{
    (void)state;
    static const char *const names[] = {"quick-2min-", "quick-1min-",  "quick-3min-",
                                        "quick-5min-", "quick-10min-", "quick-100reps-"}; /* the plan's own first */
    const int rows = (int)(sizeof names / sizeof names[0]);
    struct hall hall;
    open(&hall);
    seat_click(&hall.seat, "tab", TRAINING_QUICK);
    assert_int_equal(model_of(&hall)->tab, TRAINING_QUICK);
    assert_int_equal(training_model_rows(model_of(&hall)), rows);
    assert_int_equal(model_of(&hall)->selected, 2); /* three minutes, until the player chooses otherwise */
    for (int i = 0; i < rows; i++) {
        seat_click(&hall.seat, "session", i);
        struct screen_next next = seat_act(&hall.seat, ACTION_CONFIRM);
        assert_true(next.go && next.to == SCREEN_PLAY);
        assert_int_equal(strncmp(next.play.level->name, names[i], strlen(names[i])), 0);
    }
    seat_leave(&hall.seat);
    /* The one started last comes first next time, in the file too. */
    struct profile profile = kept_profile(&hall);
    assert_int_equal(profile.quick_minutes, 0);
    profile_reset(&profile);
    sit(&hall);
    seat_choose(&hall.seat, "tab", TRAINING_QUICK);
    assert_int_equal(model_of(&hall)->selected, rows - 1);
    close(&hall);
}

/* The plan grows into the rows there are, and beyond them again. */
static void test_the_plans_own_length(void **state)
{
    static const struct {
        int32_t minutes, row, rows;
    } rows[] = {{2, 0, 6}, {1, 0, 5}, {5, 2, 5}, {7, 0, 6}, {15, 0, 6}, {30, -1, 5}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct hall hall;
        open(&hall);
        hall.fixture.player.profile.plan_minutes = rows[i].minutes;
        seat_choose(&hall.seat, "tab", TRAINING_QUICK);
        assert_int_equal(training_model_rows(model_of(&hall)), rows[i].rows);
        for (int32_t row = 0; row < rows[i].rows; row++) {
            struct training_row found = training_model_row(model_of(&hall), row);
            bool is_plans = strstr(found.about, "Your plan") != NULL;
            assert_int_equal(is_plans, row == rows[i].row);
            if (is_plans)
                assert_int_equal(found.minutes, rows[i].minutes);
        }
        close(&hall);
    }
}

static void test_style(void **state)
{
    (void)state;
    struct hall hall;
    struct quick quick;
    open(&hall);
    const char *style = hall.fixture.player.profile.style;
    seat_choose(&hall.seat, "tab", TRAINING_QUICK);
    seat_walk_to(&hall.seat, "style", 0);
    seat_repeat(&hall.seat, ACTION_RIGHT, 2);
    assert_string_equal(style, "chiptune");
    assert_true(quick_parse(model_of(&hall)->level->name, &quick));
    assert_string_equal(quick.style, "chiptune");
    seat_expect_said(&hall.seat, "Chiptune");
    seat_repeat(&hall.seat, ACTION_LEFT, 3); /* before the first, any, and no further */
    assert_string_equal(style, "");
    seat_act(&hall.seat, ACTION_CONFIRM); /* with two heels: around */
    seat_repeat(&hall.seat, ACTION_NEXT, model_of(&hall)->training.styles.count);
    assert_string_equal(style, "synthwave");
    seat_repeat(&hall.seat, ACTION_NEXT, 1);
    assert_string_equal(style, "");
    seat_repeat(&hall.seat, ACTION_NEXT, 1);
    assert_string_equal(style, "ambient");
    seat_act(&hall.seat, ACTION_CONFIRM);
    seat_leave(&hall.seat);
    struct profile profile = kept_profile(&hall);
    assert_string_equal(profile.style, "ambient");
    profile_reset(&profile);
    sit(&hall);
    close(&hall);
}

static void test_cadence(void **state)
{
    (void)state;
    struct hall hall;
    struct quick quick;
    open(&hall);
    const struct profile *now = &hall.fixture.player.profile;
    seat_choose(&hall.seat, "tab", TRAINING_QUICK);
    seat_walk_to(&hall.seat, "cadence", 0);
    assert_int_equal(now->cadence_rpm, 20);
    seat_repeat(&hall.seat, ACTION_RIGHT, 2);
    seat_repeat(&hall.seat, ACTION_LEFT, 2);
    seat_act(&hall.seat, ACTION_CONFIRM); /* with two heels: in leaps, and around */
    seat_repeat(&hall.seat, ACTION_NEXT, 1);
    assert_int_equal(now->cadence_rpm, 25);
    seat_repeat(&hall.seat, ACTION_NEXT, 7);
    assert_int_equal(now->cadence_rpm, QUICK_RPM_MAX);
    seat_repeat(&hall.seat, ACTION_NEXT, 1);
    assert_int_equal(now->cadence_rpm, QUICK_RPM_MIN);
    seat_act(&hall.seat, ACTION_CONFIRM);
    seat_repeat(&hall.seat, ACTION_LEFT, 1);
    assert_int_equal(now->cadence_rpm, QUICK_RPM_MIN);
    assert_true(quick_parse(model_of(&hall)->level->name, &quick));
    assert_int_equal(quick.rpm, QUICK_RPM_MIN);
    seat_leave(&hall.seat);
    struct profile profile = kept_profile(&hall);
    assert_int_equal(profile.cadence_rpm, QUICK_RPM_MIN);
    profile_reset(&profile);
    sit(&hall);
    close(&hall);
}

/* Beginnings sets its cadence: it is not for the player to choose, and not changed by the player's. */
static void test_what_a_program_sets(void **state)
{
    (void)state;
    struct hall hall;
    open(&hall);
    const struct training_model *model = model_of(&hall);
    while (strcmp(model->programs.entries[model->selected].name, "beginnings") != 0)
        seat_repeat(&hall.seat, ACTION_DOWN, 1);
    assert_true(training_model_owns_style(model));
    assert_false(training_model_owns_cadence(model));
    assert_true(seat_sees(&hall.seat, "style", 0));
    assert_false(seat_sees(&hall.seat, "cadence", 0));
    assert_non_null(strstr(model->level->name, "-20rpm-"));
    assert_int_equal(training_model_rounds(model), 2);
    seat_check(&hall.seat);
    close(&hall);
}

/* With next, confirm and back alone: through the list, and all that is beside it, and home. */
static void test_two_heels(void **state)
{
    (void)state;
    struct hall hall;
    open(&hall);
    for (int i = 0; i < 10; i++) {
        seat_expect_focus(&hall.seat, "session", i);
        seat_repeat(&hall.seat, ACTION_NEXT, 1);
    }
    seat_walk_to(&hall.seat, "start", 0);
    seat_walk_to(&hall.seat, "back", 0);
    seat_repeat(&hall.seat, ACTION_NEXT, 1);
    seat_expect_focus(&hall.seat, "tab", 0);
    seat_choose(&hall.seat, "tab", TRAINING_QUICK);
    seat_expect_focus(&hall.seat, "tab", TRAINING_QUICK);
    struct screen_next next = seat_act(&hall.seat, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    next = seat_click(&hall.seat, "back", 0);
    assert_true(next.go && next.to == SCREEN_HOME);
    close(&hall);
}

static void test_nothing_at_hand(void **state)
{
    (void)state;
    struct hall hall;
    fixture_open(&hall.fixture, NULL, 0);
    strcpy(hall.fixture.paths.assets, "/nowhere");
    sit(&hall);
    assert_int_equal(training_model_rows(model_of(&hall)), 0);
    assert_null(training_model_program(model_of(&hall)));
    assert_false(seat_sees(&hall.seat, "start", 0));
    seat_check(&hall.seat);
    seat_choose(&hall.seat, "tab", TRAINING_QUICK);
    assert_null(model_of(&hall)->level); /* no style to play it in */
    assert_true(model_of(&hall)->why.what[0]);
    assert_false(seat_sees(&hall.seat, "start", 0));
    assert_false(seat_choose(&hall.seat, "session", 0).go);
    assert_false(screen_training.choose(hall.seat.state, &(struct act){.verb = TRAINING_START}, 0).go);
    seat_check(&hall.seat);
    close(&hall);
}

/* A program of the player's own that can't be read is told of. */
static void test_unreadable_program(void **state)
{
    (void)state;
    struct hall hall;
    fixture_open_shipped(&hall.fixture);
    folder_write_text(hall.fixture.folder, "data/levels/programs/broken.json", "{");
    sit(&hall);
    assert_int_equal(model_of(&hall)->programs.skipped_count, 1);
    const char *notice = seat_node(&hall.seat, "notice", 0)->text;
    assert_non_null(strstr(notice, "1 program could not be read"));
    assert_non_null(strstr(notice, "broken.json"));
    close(&hall);
}

static void test_is_said(void **state)
{
    (void)state;
    struct hall hall;
    open(&hall);
    seat_choose(&hall.seat, "tab", TRAINING_QUICK);
    seat_walk_to(&hall.seat, "session", 2);
    seat_expect_said(&hall.seat, "3 minutes, A break: each way to lift for half a minute, 3:00, selected, 3 of 6");
    seat_act(&hall.seat, ACTION_CONFIRM);
    seat_expect_said(&hall.seat, "Start, button");
    assert_string_equal(
        seat_node(&hall.seat, "steps", 0)->text,
        "Gently in · Together · Lower slowly · Seesaw · Hold at the top · Eight and eight · Gently out");
    seat_act(&hall.seat, ACTION_PREVIOUS);
    seat_expect_said(&hall.seat, "Reps a minute, 20, choice");
    seat_act(&hall.seat, ACTION_PREVIOUS);
    seat_expect_said(&hall.seat, "Style, any, choice");
    close(&hall);
}

static void look(struct seat *seat, const char *name)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    char large[64];
    snprintf(large, sizeof large, "%s-200", name);
    seat_check(seat);
    for (int i = 0; i < 3; i++)
        seat_draw(seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
    seat->text_scale = 2;
    seat_draw(seat, HEELBEAT_PICTURES, large, 1280, 720);
    seat->text_scale = 1;
    seat_look(seat);
    assert_float_equal(seat_node(seat, "page", 0)->reach, 0, 0); /* nothing scrolls that has room, but the list */
}

static void test_page_holds(void **state)
{
    (void)state;
    struct hall hall;
    open(&hall);
    for (int32_t i = 0; i < 10; i++) {
        seat_walk_to(&hall.seat, "session", i);
        seat_check(&hall.seat);
    }
    seat_walk_to(&hall.seat, "session", 7);
    look(&hall.seat, "training");
    seat_choose(&hall.seat, "style", 0);
    look(&hall.seat, "training-style");
    seat_act(&hall.seat, ACTION_CONFIRM);
    seat_choose(&hall.seat, "tab", TRAINING_QUICK);
    seat_choose(&hall.seat, "session", 4);
    look(&hall.seat, "training-quick");
    close(&hall);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_program_starts),
        cmocka_unit_test(test_short_sessions),
        cmocka_unit_test(test_the_plans_own_length),
        cmocka_unit_test(test_style),
        cmocka_unit_test(test_cadence),
        cmocka_unit_test(test_what_a_program_sets),
        cmocka_unit_test(test_two_heels),
        cmocka_unit_test(test_nothing_at_hand),
        cmocka_unit_test(test_unreadable_program),
        cmocka_unit_test(test_is_said),
        cmocka_unit_test(test_page_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
