#include "check.h"
#include "input/player.h"
#include "screens/training/training_model.h"
#include "screens/words.h"
#include "stage/fixture.h"

static void open_training(struct fixture *fixture, struct training_model *model)
{
    struct error error = {0};
    fixture_open_shipped(fixture);
    if (!training_model_init(model, &fixture->levels, &fixture->player, &fixture->notices, &error))
        fail_msg("%s: %s", error.where, error.what);
}

static void close_training(struct fixture *fixture, struct training_model *model)
{
    training_model_reset(model);
    fixture_close(fixture);
}

static struct screen_next act(struct training_model *model, const enum action *actions, int count)
{
    struct screen_next next = {0};
    for (int i = 0; i < count; i++)
        next = training_model_action(model, actions[i]);
    return next;
}
#define ACT(model, ...)                                                                                                \
    act(model, (const enum action[]){__VA_ARGS__},                                                                     \
        (int)(sizeof((const enum action[]){__VA_ARGS__}) / sizeof(enum action)))

/* Every program: what the list says is what is made, and Start plays it. */
static void test_every_program_starts(void **state)
{
    (void)state;
    struct fixture fixture;
    struct training_model model;
    open_training(&fixture, &model);
    assert_int_equal(model.tab, TRAINING_PROGRAMS);
    assert_int_equal(training_model_rows(&model), 10);
    for (int32_t i = 0; i < 10; i++) {
        struct training_row row;
        training_model_row(&model, i, &row);
        assert_int_equal(model.selected, i);
        assert_non_null(model.level);
        assert_int_equal(model.level->chart.rep_count, row.reps);
        assert_true(llabs(model.level->chart.end_us - row.seconds * 1000000) < 600000);
        assert_true(row.about[0] && row.title[0]);
        struct screen_next next = ACT(&model, ACTION_CONFIRM, ACTION_CONFIRM);
        assert_true(next.go && next.to == SCREEN_PLAY && next.play.level == model.level);
        assert_int_equal(next.play.player, PLAYER_YOU);
        assert_int_equal(next.play.tempo_percent, 100);
        assert_int_equal(strncmp(next.play.level->name, "program-", 8), 0);
        ACT(&model, ACTION_BACK, ACTION_DOWN);
    }
    close_training(&fixture, &model);
}

static void test_short_sessions(void **state)
{
    (void)state;
    static const char *const names[] = {"quick-2min-", "quick-1min-",  "quick-3min-",
                                        "quick-5min-", "quick-10min-", "quick-100reps-"}; /* the plan's own first */
    const int rows = (int)(sizeof names / sizeof names[0]);
    struct fixture fixture;
    struct training_model model;
    open_training(&fixture, &model);
    ACT(&model, ACTION_UP, ACTION_RIGHT, ACTION_DOWN);
    assert_int_equal(model.tab, TRAINING_QUICK);
    assert_int_equal(training_model_rows(&model), rows);
    assert_int_equal(model.selected, 2); /* three minutes, until the player chooses otherwise */
    ACT(&model, ACTION_UP, ACTION_UP);
    for (int i = 0; i < rows; i++) {
        struct screen_next next = ACT(&model, ACTION_RIGHT, ACTION_CONFIRM);
        assert_true(next.go && next.to == SCREEN_PLAY);
        assert_int_equal(strncmp(next.play.level->name, names[i], strlen(names[i])), 0);
        ACT(&model, ACTION_BACK, ACTION_DOWN);
    }
    training_model_reset(&model);
    /* The one started last comes first next time, in the file too. */
    struct profile profile;
    struct error error = {0};
    assert_true(profile_load(fixture.paths.data, "mira", &profile, &error));
    assert_int_equal(profile.quick_minutes, 0);
    profile_reset(&profile);
    assert_true(training_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, &error));
    ACT(&model, ACTION_UP, ACTION_RIGHT);
    assert_int_equal(model.selected, rows - 1);
    close_training(&fixture, &model);
}

/* The plan grows into the rows there are, and beyond them again. */
static void test_the_plans_own_length(void **state)
{
    static const struct {
        int32_t minutes, row, rows;
        const char *title;
    } rows[] = {{2, 0, 6, "2 minutes"}, {1, 0, 5, "1 minute"},    {5, 2, 5, "5 minutes"},
                {7, 0, 6, "7 minutes"}, {15, 0, 6, "15 minutes"}, {30, -1, 5, ""}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture fixture;
        struct training_model model;
        open_training(&fixture, &model);
        fixture.player.profile.plan_minutes = rows[i].minutes;
        ACT(&model, ACTION_UP, ACTION_RIGHT);
        assert_int_equal(training_model_rows(&model), rows[i].rows);
        for (int32_t row = 0; row < rows[i].rows; row++) {
            struct training_row found;
            training_model_row(&model, row, &found);
            bool is_plans = strstr(found.about, "Your plan") != NULL;
            assert_int_equal(is_plans, row == rows[i].row);
            if (is_plans)
                assert_string_equal(found.title, rows[i].title);
        }
        close_training(&fixture, &model);
    }
}

static void test_likes(void **state)
{
    (void)state;
    struct fixture fixture;
    struct training_model model;
    struct quick quick;
    open_training(&fixture, &model);
    ACT(&model, ACTION_UP, ACTION_RIGHT, ACTION_DOWN, ACTION_CONFIRM, ACTION_NEXT);
    assert_int_equal(model.zone, TRAINING_STYLE);
    ACT(&model, ACTION_RIGHT, ACTION_RIGHT);
    assert_string_equal(fixture.player.profile.style, "chiptune");
    assert_true(quick_parse(model.level->name, &quick));
    assert_string_equal(quick.style, "chiptune");
    ACT(&model, ACTION_LEFT, ACTION_LEFT, ACTION_LEFT);
    assert_string_equal(fixture.player.profile.style, "synthwave");
    ACT(&model, ACTION_CONFIRM); /* after the last, any */
    assert_string_equal(fixture.player.profile.style, "");
    ACT(&model, ACTION_CONFIRM);
    assert_string_equal(fixture.player.profile.style, "ambient");

    ACT(&model, ACTION_NEXT);
    assert_int_equal(model.zone, TRAINING_CADENCE);
    ACT(&model, ACTION_RIGHT, ACTION_RIGHT, ACTION_LEFT);
    assert_int_equal(fixture.player.profile.cadence_rpm, 21);
    ACT(&model, ACTION_CONFIRM);
    assert_int_equal(fixture.player.profile.cadence_rpm, 25);
    for (int i = 0; i < 8; i++)
        ACT(&model, ACTION_CONFIRM);
    assert_int_equal(fixture.player.profile.cadence_rpm, 10);
    ACT(&model, ACTION_LEFT);
    assert_int_equal(fixture.player.profile.cadence_rpm, 10);
    assert_true(quick_parse(model.level->name, &quick));
    assert_int_equal(quick.rpm, 10);
    assert_int_equal(ACT(&model, ACTION_NEXT).go, false);
    assert_int_equal(model.zone, TRAINING_START);

    training_model_reset(&model);
    struct profile profile;
    struct error error = {0};
    assert_true(profile_load(fixture.paths.data, "mira", &profile, &error));
    assert_string_equal(profile.style, "ambient");
    assert_int_equal(profile.cadence_rpm, 10);
    profile_reset(&profile);
    fixture_close(&fixture);
}

/* Beginnings sets its cadence: it is not for the player to choose, and not changed by the player's. */
static void test_what_a_program_sets(void **state)
{
    (void)state;
    struct fixture fixture;
    struct training_model model;
    open_training(&fixture, &model);
    while (strcmp(model.programs.entries[model.selected].name, "beginnings") != 0)
        ACT(&model, ACTION_DOWN);
    assert_true(training_model_may_choose(&model, TRAINING_STYLE));
    assert_false(training_model_may_choose(&model, TRAINING_CADENCE));
    ACT(&model, ACTION_CONFIRM, ACTION_NEXT);
    assert_int_equal(model.zone, TRAINING_STYLE);
    ACT(&model, ACTION_NEXT);
    assert_int_equal(model.zone, TRAINING_START);
    assert_non_null(strstr(model.level->name, "-20rpm-"));
    assert_int_equal(training_model_rounds(&model), 2);
    close_training(&fixture, &model);
}

/* With next, confirm and back alone: through the list to the tabs and around, and home. */
static void test_two_heels(void **state)
{
    (void)state;
    struct fixture fixture;
    struct training_model model;
    open_training(&fixture, &model);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(model.zone, TRAINING_LIST);
        ACT(&model, ACTION_NEXT);
    }
    assert_int_equal(model.zone, TRAINING_TABS);
    ACT(&model, ACTION_NEXT);
    assert_int_equal(model.tab, TRAINING_QUICK);
    assert_int_equal(model.zone, TRAINING_TABS);
    ACT(&model, ACTION_NEXT);
    assert_int_equal(model.tab, TRAINING_PROGRAMS);
    assert_int_equal(model.zone, TRAINING_LIST);
    ACT(&model, ACTION_CONFIRM);
    assert_int_equal(model.zone, TRAINING_START);
    assert_false(ACT(&model, ACTION_BACK).go);
    struct screen_next next = ACT(&model, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    close_training(&fixture, &model);
}

static void test_nothing_at_hand(void **state)
{
    (void)state;
    struct fixture fixture;
    struct training_model model;
    struct error error = {0};
    fixture_open(&fixture, NULL, 0);
    strcpy(fixture.paths.assets, "/nowhere");
    assert_true(training_model_init(&model, &fixture.levels, &fixture.player, &fixture.notices, &error));
    assert_int_equal(model.zone, TRAINING_TABS);
    assert_int_equal(training_model_rows(&model), 0);
    assert_null(training_model_program(&model));
    ACT(&model, ACTION_DOWN, ACTION_CONFIRM);
    assert_int_equal(model.zone, TRAINING_TABS);
    ACT(&model, ACTION_RIGHT, ACTION_CONFIRM);
    assert_int_equal(model.zone, TRAINING_LIST);
    assert_null(model.level); /* no style to play it in */
    assert_true(model.why.what[0]);
    assert_false(ACT(&model, ACTION_CONFIRM, ACTION_CONFIRM).go);
    close_training(&fixture, &model);
}

static void test_words(void **state)
{
    (void)state;
    static const struct program program = {.steps = {{.way = SET_TOGETHER, .reps = 100, .lower = 3},
                                                     {.rest_s = 90},
                                                     {.way = SET_LEFT, .seconds = 120, .lower = 1},
                                                     {.way = SET_LEFT, .reps = 1, .lower = 1, .name = "Last"}},
                                           .step_count = 4};
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    training_steps(&text, &program, 1);
    assert_string_equal(buffer, "Together 100 reps at 1 : 3, rest 90 s, left heel 2 min, last 1 rep");
    text_init(&text, buffer, sizeof buffer);
    training_steps(&text, &program, 3);
    assert_string_equal(buffer, "3 rounds: together 100 reps at 1 : 3, rest 90 s, left heel 2 min, last 1 rep");

    struct level level;
    struct error error = {0};
    struct quick quick = {.minutes = 1, .rpm = 20, .style = "lofi"};
    assert_true(quick_level(&quick, &level, &error));
    text_init(&text, buffer, sizeof buffer);
    training_parts(&text, &level);
    assert_int_equal(strncmp(buffer, "Gently in, together, ", 21), 0);
    assert_string_equal(buffer + strlen(buffer) - 12, ", gently out");
    level_reset(&level);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_program_starts),
        cmocka_unit_test(test_short_sessions),
        cmocka_unit_test(test_the_plans_own_length),
        cmocka_unit_test(test_the_plans_own_length),
        cmocka_unit_test(test_likes),
        cmocka_unit_test(test_what_a_program_sets),
        cmocka_unit_test(test_two_heels),
        cmocka_unit_test(test_nothing_at_hand),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
