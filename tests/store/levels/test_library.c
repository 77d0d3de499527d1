#include "store/levels/library.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "folder.h"

#define SHIPPED HEELBEAT_SOURCE "/levels"

/* Two folders of levels, made anew for each test. */
struct folders {
    char root[FOLDER_PATH];
    char paths[2][FILE_PATH_MAX];
    const char *list[2];
};

static int make_folders(void **state)
{
    struct folders *folders = calloc(1, sizeof *folders);
    *state = folders;
    if (!folders || !folder_make(folders->root))
        return -1;
    for (int i = 0; i < 2; i++) {
        file_join(folders->paths[i], folders->root, i == 0 ? "0" : "1");
        folders->list[i] = folders->paths[i];
        mkdir(folders->paths[i], 0700);
    }
    return 0;
}

static int remove_folders(void **state)
{
    struct folders *folders = *state;
    folder_remove(folders->root);
    free(folders);
    return 0;
}

static void put(const struct folders *folders, int folder, const char *name, const char *text)
{
    folder_write_text(folders->paths[folder], name, text);
}

static void put_level(const struct folders *folders, int folder, const char *name, const char *title, int bpm, int bars)
{
    char text[400];
    snprintf(text, sizeof text,
             "{\"format\":\"heelbeat-level/1\",\"title\":\"%s\",\"music\":{\"style\":\"lofi\"},"
             "\"tempo\":[{\"beat\":0,\"bpm\":%d}],\"parts\":[{\"name\":\"A\",\"bars\":%d,\"both\":\"uudd\"}]}",
             title, bpm, bars);
    put(folders, folder, name, text);
}

static void sorts_by_cadence_then_length(void **state)
{
    struct folders *folders = *state;
    struct library library;
    put_level(folders, 0, "a.json", "quick", 120, 4);
    put_level(folders, 0, "b.json", "slow and long", 80, 8);
    put_level(folders, 0, "c.json", "slow", 80, 4);
    assert_true(library_load(&library, folders->list, 2, NULL));
    assert_int_equal(library.count, 3);
    assert_int_equal(library.skipped_count, 0);
    assert_string_equal(library.levels[0].level.title, "slow");
    assert_string_equal(library.levels[1].level.title, "slow and long");
    assert_string_equal(library.levels[2].level.title, "quick");
    assert_string_equal(library.levels[2].name, "a");
    assert_int_equal(library.levels[0].cadence_rpm_milli, 20000);
    assert_int_equal(library.levels[2].chart.rep_count, 8);
    assert_ptr_equal(library_find(&library, "b"), &library.levels[1]);
    assert_null(library_find(&library, "b.json"));
    library_reset(&library);
}

static void one_bad_file_hides_no_other(void **state)
{
    struct folders *folders = *state;
    struct library library;
    put_level(folders, 0, "a.json", "good", 96, 4);
    put(folders, 0, "b.json", "{");
    put(folders, 0, "c.json", "{\"format\":\"heelbeat-level/1\"}");
    put(folders, 0, ".hidden.json", "{");
    put(folders, 0, "level.schema.json", "{}");
    put(folders, 0, "notes.txt", "{");
    assert_true(library_load(&library, folders->list, 2, NULL));
    assert_int_equal(library.count, 1);
    assert_int_equal(library.skipped_count, 2);
    assert_non_null(strstr(library.skipped[0].where, "b.json: line 1"));
    assert_non_null(strstr(library.skipped[1].where, "c.json: title"));
    library_reset(&library);
}

static void later_folder_counts(void **state)
{
    struct folders *folders = *state;
    struct library library;
    struct library_level level;
    put_level(folders, 0, "a.json", "shipped", 96, 4);
    put_level(folders, 1, "a.json", "mine", 96, 4);
    put_level(folders, 0, "b.json", "kept", 100, 4);
    put(folders, 1, "b.json", "torn");
    assert_true(library_load(&library, folders->list, 2, NULL));
    assert_int_equal(library.count, 2);
    assert_string_equal(library_find(&library, "a")->level.title, "mine");
    assert_string_equal(library_find(&library, "b")->level.title, "kept");
    assert_int_equal(library.skipped_count, 1);
    library_reset(&library);
    assert_true(library_level_load(&level, folders->list, 2, "a", NULL));
    assert_string_equal(level.level.title, "mine");
    library_level_reset(&level);
}

static void missing_folders_are_empty(void **state)
{
    (void)state;
    static const char *const list[] = {"/nonexistent/levels"};
    struct library library;
    assert_true(library_load(&library, list, 1, NULL));
    assert_int_equal(library.count, 0);
    assert_int_equal(library.skipped_count, 0);
    library_reset(&library);
}

static void loads_one_by_name_or_path(void **state)
{
    struct folders *folders = *state;
    struct library_level level;
    struct error error;
    char path[FILE_PATH_MAX];
    put_level(folders, 0, "a.json", "mine", 96, 4);
    file_join(path, folders->paths[0], "a.json");
    assert_true(library_level_load(&level, NULL, 0, path, &error));
    assert_string_equal(level.name, "a");
    assert_string_equal(level.path, path);
    assert_true(level.hash != 0);
    library_level_reset(&level);
    static const char *const wrong[] = {"b", "", "b.json", "/nonexistent/b", "../0/a", "a/"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        error = (struct error){0};
        assert_false(library_level_load(&level, folders->list, 2, wrong[i], &error));
        assert_true(error.what[0] != 0);
        assert_null(level.chart.reps);
    }
}

static int count_heel(const struct chart *chart, enum heel heel)
{
    int count = 0;
    for (int32_t i = 0; i < chart->rep_count; i++)
        count += chart->reps[i].heel == heel;
    return count;
}

static void check_shipped(const struct library_level *level)
{
    const struct chart *chart = &level->chart;
    const struct chart_part *first = &chart->parts[0], *last = &chart->parts[chart->part_count - 1];
    assert_true(level->level.about[0] != 0);
    assert_true(level->level.music.key[0] != 0);
    assert_int_equal(first->rep_count, 0);
    assert_int_equal(last->rep_count, 0);
    assert_int_equal(count_heel(chart, HEEL_LEFT), count_heel(chart, HEEL_RIGHT));
    assert_in_range(chart->end_us, 60 * 1000000, 10 * 60 * 1000000);
    assert_in_range(level->cadence_rpm_milli, 10000, 60000);
    for (int32_t i = 0; i < chart->rep_count; i++)
        assert_true(chart->reps[i].landing_us - chart->reps[i].lift_us >= 1000000);
}

static void check_differ(const struct level *a, const struct level *b)
{
    assert_true(a->music.seed != b->music.seed);
    assert_string_not_equal(a->title, b->title);
    assert_string_not_equal(a->about, b->about); /* what it trains */
}

static bool same_way(const struct level_part *a, const struct level_part *b)
{
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        const char *x = a->pattern[heel] ? a->pattern[heel] : "", *y = b->pattern[heel] ? b->pattern[heel] : "";
        if (strcmp(x, y) != 0)
            return false;
    }
    return true;
}

/* How many ways to lift a level has; rests are none. */
static int ways(const struct level *level)
{
    int count = 0;
    for (int32_t p = 0; p < level->part_count; p++) {
        const struct level_part *part = &level->parts[p];
        bool is_new = part->pattern[HEEL_LEFT] || part->pattern[HEEL_RIGHT];
        for (int32_t q = 0; q < p && is_new; q++)
            is_new = !same_way(part, &level->parts[q]);
        count += is_new;
    }
    return count;
}

/* At least a dozen, from gentle to brisk, in all styles, a few with a tempo that changes, and none of one way to lift
 * alone. */
static void check_variety(const struct library *library)
{
    static const char *const styles[] = {"lofi", "synthwave", "house", "ambient", "chiptune"};
    int in_style[5] = {0}, gentle = 0, brisk = 0, changing = 0;
    assert_true(library->count >= 12);
    for (int32_t i = 0; i < library->count; i++) {
        const struct level *level = &library->levels[i].level;
        for (int s = 0; s < 5; s++)
            in_style[s] += strcmp(level->music.style, styles[s]) == 0;
        gentle += library->levels[i].cadence_rpm_milli <= 20000;
        brisk += library->levels[i].cadence_rpm_milli >= 37000;
        changing += level->tempo_count > 1;
        if (ways(level) < 2)
            fail_msg("%s has one way to lift alone", library->levels[i].name);
    }
    for (int s = 0; s < 5; s++)
        if (in_style[s] < 2)
            fail_msg("%s has %d levels", styles[s], in_style[s]);
    assert_true(gentle >= 2);
    assert_true(brisk >= 2);
    assert_true(changing >= 2);
}

static void shipped_levels_are_sound(void **state)
{
    (void)state;
    static const char *const list[] = {SHIPPED};
    static const char *const names[] = {"first-steps", "one-minute",  "left-right",   "second-heart",
                                        "slow-tide",   "night-train", "pocket-arcade"};
    struct library library;
    assert_true(library_load(&library, list, 1, NULL));
    if (library.skipped_count > 0)
        fail_msg("%s: %s", library.skipped[0].where, library.skipped[0].what);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_non_null(library_find(&library, names[i]));
    for (int32_t i = 0; i < library.count; i++) {
        check_shipped(&library.levels[i]);
        for (int32_t j = 0; j < i; j++)
            check_differ(&library.levels[i].level, &library.levels[j].level);
    }
    check_variety(&library);
    assert_int_equal(library_find(&library, "second-heart")->chart.rep_count, 100);
    assert_int_equal(library_find(&library, "one-minute")->chart.end_us, 60 * 1000000);
    assert_int_equal(library_find(&library, "first-steps")->chart.end_us, 180 * 1000000);
    assert_int_equal(library_find(&library, "slow-tide")->cadence_rpm_milli, 20000);
    assert_int_equal(library_find(&library, "pocket-arcade")->cadence_rpm_milli, 45000);
    library_reset(&library);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sorts_by_cadence_then_length, make_folders, remove_folders),
        cmocka_unit_test_setup_teardown(one_bad_file_hides_no_other, make_folders, remove_folders),
        cmocka_unit_test_setup_teardown(later_folder_counts, make_folders, remove_folders),
        cmocka_unit_test(missing_folders_are_empty),
        cmocka_unit_test_setup_teardown(loads_one_by_name_or_path, make_folders, remove_folders),
        cmocka_unit_test(shipped_levels_are_sound),
    };
    return cmocka_run_group_tests_name("store/levels/library", tests, NULL, NULL);
}
