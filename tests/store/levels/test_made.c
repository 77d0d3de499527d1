#include "store/levels/made.h"

#include "check.h"
#include "core/level/level_build.h"
#include "folder.h"

static void test_names(void **state)
{
    (void)state;
    assert_true(made_is_name("quick-3min-lofi-30rpm-7"));
    assert_false(made_is_name("first-steps"));
    assert_false(made_is_name(""));
}

static void test_made(void **state)
{
    struct library_level level;
    struct error error = {0};
    (void)state;
    assert_true(made_level(&level, NULL, 0, "quick-3min-lofi-30rpm-7", &error));
    assert_string_equal(level.name, "quick-3min-lofi-30rpm-7");
    assert_string_equal(level.path, "");
    assert_int_equal(level.hash, level_hash(&level.level));
    assert_true(level.chart.rep_count > 60);
    assert_int_equal(made_origin(&level).kind, SESSION_QUICK);
    assert_int_equal(made_origin(&level).daily, 0);
    assert_string_equal(made_origin(&level).tier, "");
    /* A file of that name is a level like any other. */
    strcpy(level.path, "/tmp/quick-3min-lofi-30rpm-7.json");
    assert_int_equal(made_origin(&level).kind, SESSION_LEVEL);
    library_level_reset(&level);

    static const char *const refused[] = {"quick-", "quick-0min-lofi-30rpm-7", "first-steps",
                                          "quick-3min-lofi-30rpm-07"};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        error = (struct error){0};
        assert_false(made_level(&level, NULL, 0, refused[i], &error));
        assert_true(error.what[0]);
        assert_ptr_equal(level.level.parts, NULL);
    }
}

static void test_daily(void **state)
{
    struct library_level level;
    struct error error = {0};
    (void)state;
    assert_true(made_level(&level, NULL, 0, "daily-2026-11-22-brisk", &error));
    struct made_origin origin = made_origin(&level);
    assert_int_equal(origin.kind, SESSION_DAILY);
    assert_int_equal(origin.daily, 20779);
    assert_string_equal(origin.tier, "brisk");
    strcpy(level.path, "/tmp/daily-2026-11-22-brisk.json");
    assert_int_equal(made_origin(&level).daily, 0);
    assert_string_equal(made_origin(&level).tier, "");
    library_level_reset(&level);
    assert_false(made_level(&level, NULL, 0, "daily-2026-11-31-brisk", &error));
    assert_string_equal(error.fix, "write it as in daily-2026-11-22-steady");
}

/* The library takes the name, too, where no file has it. */
static void test_in_library(void **state)
{
    struct library_level level;
    struct error error;
    (void)state;
    assert_true(library_level_load(&level, NULL, 0, "quick-100reps-house-24rpm-19", &error));
    assert_string_equal(level.level.music.style, "house");
    library_level_reset(&level);
}

/* Nor where one has it, if the name says all that is made: no file takes the day's place. */
static void test_before_files(void **state)
{
    static const char *const names[] = {"daily-2026-11-22-steady", "quick-3min-lofi-30rpm-7"};
    const char *folders[] = {*state};
    char *other = folder_read_path(HEELBEAT_SOURCE "/levels/one-minute.json");
    struct library_level level;
    struct error error = {0};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char file[64];
        snprintf(file, sizeof file, "%s.json", names[i]);
        folder_write_text(*state, file, other);
        assert_true(library_level_load(&level, folders, 1, names[i], &error));
        assert_string_equal(level.path, "");
        assert_string_not_equal(level.level.title, "One Minute");
        library_level_reset(&level);
    }
    folder_write_text(*state, "daily-mine.json", other);
    assert_true(library_level_load(&level, folders, 1, "daily-mine", &error));
    assert_string_equal(level.level.title, "One Minute");
    library_level_reset(&level);
    free(other);
}

static void test_kept(void **state)
{
    struct made made = {0};
    struct error error;
    char name[64];
    (void)state;
    const struct library_level *first = made_find(&made, NULL, 0, "quick-1min-lofi-30rpm-0", &error);
    assert_non_null(first);
    for (int i = 1; i < MADE_MAX; i++) {
        snprintf(name, sizeof name, "quick-1min-lofi-30rpm-%d", i);
        assert_non_null(made_find(&made, NULL, 0, name, &error));
    }
    assert_int_equal(made.count, MADE_MAX);
    assert_ptr_equal(made_find(&made, NULL, 0, "quick-1min-lofi-30rpm-0", &error), first);
    assert_string_equal(first->name, "quick-1min-lofi-30rpm-0");
    /* One more takes the place of number 1, asked for longest ago. */
    assert_non_null(made_find(&made, NULL, 0, "quick-2min-lofi-30rpm-0", &error));
    assert_int_equal(made.count, MADE_MAX);
    for (int i = 0; i < made.count; i++)
        assert_string_not_equal(made.levels[i]->name, "quick-1min-lofi-30rpm-1");
    assert_null(made_find(&made, NULL, 0, "quick-x", &error));
    made_reset(&made);
    assert_int_equal(made.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names), cmocka_unit_test(test_made),
        cmocka_unit_test(test_daily), cmocka_unit_test(test_in_library),
        cmocka_unit_test(test_kept),  cmocka_unit_test_setup_teardown(test_before_files, folder_setup, folder_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
