#include "check.h"
#include "stage/fixture.h"

static void the_library_is_read_only_if_it_is_asked_for(void **state)
{
    (void)state;
    struct fixture fixture;
    struct levels levels;
    struct error error = {0};
    fixture_open(&fixture, &fixture_short, 1);
    assert_true(levels_open(&levels, &(struct levels_desc){.paths = &fixture.paths}, &error));
    assert_int_equal(levels_library(&levels)->count, 0);
    struct library_level level;
    assert_true(levels_load(&levels, "short", &level, &error)); /* one is found all the same */
    assert_int_equal(level.hash, fixture_level(&fixture, 0)->hash);
    library_level_reset(&level);
    levels_close(&levels);
    fixture_close(&fixture);
}

static void a_file_that_can_t_be_read_is_a_note(void **state)
{
    (void)state;
    static const struct fixture_level broken = {"broken", "{"};
    struct fixture fixture;
    struct levels levels;
    struct notices notices = {0};
    struct error error = {0};
    char note[NOTICES_NOTE_SIZE], path[FILE_PATH_MAX];
    fixture_open(&fixture, &fixture_short, 1);
    assert_true(file_join(path, fixture.paths.levels, "broken.json"));
    assert_true(file_replace(path, broken.json, 1, &error));
    assert_true(levels_open(
        &levels, &(struct levels_desc){.paths = &fixture.paths, .library = true, .notices = &notices}, &error));
    assert_int_equal(levels_library(&levels)->count, 1);
    assert_true(notices_take(&notices, note));
    assert_non_null(strstr(note, "broken.json"));
    levels_close(&levels);
    fixture_close(&fixture);
}

static void levels_are_made_programs_listed_and_styles_found(void **state)
{
    (void)state;
    struct fixture fixture;
    struct error error = {0};
    struct programs programs;
    struct training training;
    char name[TRAINING_NAME_SIZE];
    fixture_open_shipped(&fixture);
    const struct library_level *made = levels_make(&fixture.levels, "daily-2026-11-22-steady", &error);
    assert_non_null(made);
    assert_ptr_equal(levels_make(&fixture.levels, "daily-2026-11-22-steady", &error), made);
    assert_null(levels_make(&fixture.levels, "daily-2026-11-22-breakneck", &error));
    assert_true(levels_programs(&fixture.levels, &programs, &error));
    assert_true(programs.count > 0);
    programs_reset(&programs);
    levels_training(&fixture.levels, &fixture.player, &training);
    assert_true(training_quick(&training, 3, 0, name));
    assert_non_null(levels_make(&fixture.levels, name, &error));
    assert_non_null(levels_style(&fixture.levels, "lofi", &error));
    assert_null(levels_style(&fixture.levels, "polka", &error));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_library_is_read_only_if_it_is_asked_for),
                                       cmocka_unit_test(a_file_that_can_t_be_read_is_a_note),
                                       cmocka_unit_test(levels_are_made_programs_listed_and_styles_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
