/* Programs and styles at hand, and what the player's liking makes of them. */
#include "store/levels/training.h"

#include <sys/stat.h>

#include "core/level/level_build.h"
#include "folder.h"
#include "store/levels/made.h"

#define SHIPPED HEELBEAT_SOURCE "/levels"
#define ASSETS  HEELBEAT_SOURCE "/assets"

static const char *const shipped[] = {SHIPPED};

static void write_text(const char *folder, const char *name, const char *text)
{
    folder_write(folder, name, text, strlen(text));
}

static void make_folder(char path[FOLDER_FILE], const char *folder, const char *name)
{
    assert_true(snprintf(path, FOLDER_FILE, "%s/%s", folder, name) < FOLDER_FILE);
    assert_int_equal(mkdir(path, 0700), 0);
}

/* What has to be among them, and how long or how many it has to be at 30 reps a minute. */
static void test_shipped(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int32_t seconds, reps;
    } rows[] = {{"one-minute", 60, 0},    {"three-minutes", 180, 0},  {"five-minutes", 300, 0}, {"ten-minutes", 600, 0},
                {"one-hundred", 0, 100},  {"three-hundreds", 0, 300}, {"beginnings", 120, 0},   {"slow-lowering", 0, 0},
                {"endurance-15", 900, 0}, {"balance", 0, 0}};
    struct programs programs;
    struct error error = {0};
    assert_true(programs_load(&programs, shipped, 1, &error));
    assert_int_equal(programs.skipped_count, 0);
    assert_int_equal(programs.count, sizeof rows / sizeof rows[0]);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct program_entry *entry = programs_find(&programs, rows[i].name);
        assert_non_null(entry);
        assert_true(entry->program.about[0]);
        const struct program *program = &entry->program;
        int64_t seconds = program_seconds(program, "", 30, program->rounds);
        int32_t rpm = program->cadence_rpm ? program->cadence_rpm : 30;
        if (rows[i].seconds && llabs(seconds - rows[i].seconds) > rows[i].seconds / 20 + 8)
            fail_msg("%s lasts %lld s", entry->name, (long long)seconds);
        if (rows[i].reps && program_reps(program, rpm, program->rounds) != rows[i].reps)
            fail_msg("%s has other reps", entry->name);
    }
    for (int32_t i = 1; i < programs.count; i++)
        assert_true(strcmp(programs.entries[i].program.about, programs.entries[i - 1].program.about) != 0);
    programs_reset(&programs);
}

/* Every shipped program at every cadence and in every style is a level without faults, with the reps it says. */
static void test_shipped_at_every_cadence(void **state)
{
    (void)state;
    struct programs programs;
    struct profile profile = {.goal_minutes = 10};
    struct history history = {0};
    struct error error = {0};
    struct training training;
    training_init(&training, ASSETS, "", &profile, &history, 20000);
    assert_int_equal(training.styles.count, 5);
    assert_true(programs_load(&programs, shipped, 1, &error));
    assert_true(programs.count >= 5);
    for (int32_t i = 0; i < programs.count; i++) {
        const struct program_entry *entry = &programs.entries[i];
        for (int32_t rpm = 10; rpm <= 60; rpm++) {
            char name[TRAINING_NAME_SIZE];
            struct library_level level;
            const char *style = training.styles.names[rpm % 5];
            profile.cadence_rpm = rpm;
            assert_true(training_program(&training, entry, 0, style, name));
            if (!made_level(&level, shipped, 1, name, &error))
                fail_msg("%s: %s", name, error.what);
            assert_string_equal(level.level.music.style, style);
            assert_int_equal(
                level.chart.rep_count,
                program_reps(&entry->program, training_rpm(&training, &entry->program), entry->program.rounds));
            library_level_reset(&level);
            if (entry->program.cadence_rpm)
                break;
        }
    }
    programs_reset(&programs);
}

static void test_own_programs(void **state)
{
    static const char text[] = "{\"format\":\"heelbeat-program/1\",\"title\":\"Mine\",\"about\":\"A\","
                               "\"steps\":[{\"set\":\"left\",\"reps\":5}]}";
    char programs_folder[FOLDER_FILE];
    const char *folders[] = {SHIPPED, *state};
    struct programs programs;
    struct program program;
    struct error error = {0};
    make_folder(programs_folder, *state, "programs");
    write_text(programs_folder, "mine.json", text);
    write_text(programs_folder, "one-hundred.json", text);
    write_text(programs_folder, "broken.json", "{");
    write_text(programs_folder, "Bad Name.json", text);
    write_text(programs_folder, ".hidden.json", text);
    write_text(programs_folder, "note.txt", "no program");
    assert_true(programs_load(&programs, folders, 2, &error));
    assert_int_equal(programs.count, 11);
    assert_int_equal(programs.skipped_count, 2);
    assert_string_equal(programs_find(&programs, "mine")->program.title, "Mine");
    assert_string_equal(programs_find(&programs, "one-hundred")->program.title, "Mine"); /* the player's own wins */
    assert_null(programs_find(&programs, "broken"));
    programs_reset(&programs);

    assert_true(programs_load_one(folders, 2, "one-hundred", &program, &error));
    assert_string_equal(program.title, "Mine");
    assert_false(programs_load_one(folders, 2, "broken", &program, &error));
    assert_non_null(strstr(error.where, "broken.json"));
    assert_false(programs_load_one(folders, 2, "../programs/mine", &program, &error));
    assert_false(programs_load_one(folders, 2, "none", &program, &error));
    assert_string_equal(error.where, "none");
}

static void test_style_names(void **state)
{
    struct style_names styles;
    struct shelf_skips passed;
    write_text(*state, "tango.json", "{}");
    write_text(*state, "house.json", "{}");
    write_text(*state, "Big.json", "{}");
    style_names_list(&styles, ASSETS, *state, &passed);
    assert_int_equal(styles.count, 6);
    assert_int_equal(style_names_find(&styles, "ambient"), 0);
    assert_int_equal(style_names_find(&styles, "tango"), 5);
    assert_int_equal(style_names_find(&styles, "Big"), -1);
    assert_int_equal(passed.count, 3); /* two without anything in them, and one of a shipped name */
    assert_non_null(strstr(passed.items[1].where, "house.json"));
    assert_non_null(strstr(passed.items[1].what, "has the name of a style that Heelbeat ships"));
    assert_non_null(strstr(passed.items[2].where, "tango.json"));
    free(passed.items);
    style_names_list(&styles, "/nowhere", "/nowhere", &passed);
    assert_int_equal(styles.count, 0);
    assert_int_equal(passed.count, 0);
}

static void test_a_shipped_style_goes_before_an_own_one(void **state)
{
    char path[FILE_PATH_MAX], own[FILE_PATH_MAX], *bytes;
    size_t size;
    struct error error = {0};
    write_text(*state, "tango.json", "{}");
    write_text(*state, "house.json", "{}");
    assert_true(style_names_path(path, ASSETS "/styles", *state, "house"));
    assert_string_equal(path, ASSETS "/styles/house.json");
    assert_true(style_names_path(path, ASSETS "/styles", *state, "tango"));
    assert_true(file_join(own, *state, "tango.json"));
    assert_string_equal(path, own);
    assert_false(style_names_passes_over(ASSETS "/styles", own, "{}", 2, &error));
    assert_true(file_join(own, *state, "house.json"));
    assert_true(style_names_passes_over(ASSETS "/styles", own, "{}", 2, &error));
    assert_string_equal(error.where, own);
    assert_true(file_read(ASSETS "/styles/house.json", 100000, &bytes, &size, &error));
    assert_false(style_names_passes_over(ASSETS "/styles", own, bytes, size, &error)); /* it sounds the same */
    free(bytes);
}

/* The profile's style and cadence; without a style another one each time, and always another song. */
static void test_quick_wishes(void **state)
{
    (void)state;
    struct session_record records[3] = {{.day = 20000}, {.day = 20000}, {.day = 20001}};
    struct history history = {.records = records, .count = 0};
    struct profile profile = {.cadence_rpm = 24, .style = "house"};
    struct training training;
    struct quick quick, next;
    char name[TRAINING_NAME_SIZE];
    training_init(&training, ASSETS, "", &profile, &history, 20000);
    assert_true(training_quick(&training, 3, 0, name));
    assert_true(quick_parse(name, &quick));
    assert_string_equal(quick.style, "house");
    assert_int_equal(quick.rpm, 24);
    assert_int_equal(quick.minutes, 3);
    history.count = 2;
    assert_true(training_quick(&training, 0, 100, name));
    assert_true(quick_parse(name, &next));
    assert_int_equal(next.reps, 100);
    assert_int_not_equal(next.seed, quick.seed);
    training.today = 20001;
    assert_true(training_quick(&training, 3, 0, name) && quick_parse(name, &quick));
    assert_int_not_equal(next.seed, quick.seed);

    const char *liked[] = {"", "gone"};
    for (int i = 0; i < 2; i++) {
        strcpy(profile.style, liked[i]);
        history.count = 0;
        assert_true(training_quick(&training, 3, 0, name) && quick_parse(name, &quick));
        history.count = 3;
        assert_true(training_quick(&training, 3, 0, name) && quick_parse(name, &next));
        assert_string_not_equal(quick.style, next.style);
    }
    assert_false(training_quick(&training, 0, 0, name));
    assert_false(training_quick(&training, 21, 0, name));
    training.styles.count = 0;
    assert_false(training_quick(&training, 3, 0, name));
}

static void test_growing(void **state)
{
    (void)state;
    struct session_record records[3] = {
        {.kind = SESSION_PROGRAM, .level = "program-beginnings-lofi-20rpm-1-4x", .player = "you", .finished = true},
        {.kind = SESSION_PROGRAM, .level = "program-beginnings-lofi-20rpm-1-7x", .player = "you", .finished = false},
        {.kind = SESSION_PROGRAM, .level = "program-beginnings-lofi-20rpm-1-8x", .player = "human", .finished = true}};
    struct history history = {.records = records, .count = 0};
    struct profile profile = {.cadence_rpm = 24, .style = "house", .goal_minutes = 10};
    struct program_entry entry = {.name = "beginnings"};
    struct training training;
    struct error error;
    char name[TRAINING_NAME_SIZE];
    assert_true(programs_load_one(shipped, 1, "beginnings", &entry.program, &error));
    training_init(&training, ASSETS, "", &profile, &history, 20000);
    assert_int_equal(training_rounds(&training, &entry), 2);
    history.count = 3; /* one of them left, one played by the demo */
    assert_int_equal(training_rounds(&training, &entry), 5);
    assert_true(training_program(&training, &entry, 0, "", name));
    assert_string_equal(name, "program-beginnings-house-20rpm-2000000-5x");
    records[0].kind = SESSION_LEVEL; /* a file of that name */
    assert_int_equal(training_rounds(&training, &entry), 2);
    assert_false(training_program(&training, &entry, 30, "", name)); /* it sets its own cadence */
    assert_true(training_program(&training, &entry, 20, "ambient", name));
    assert_non_null(strstr(name, "-ambient-20rpm-"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shipped),
        cmocka_unit_test(test_shipped_at_every_cadence),
        cmocka_unit_test_setup_teardown(test_own_programs, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_style_names, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_a_shipped_style_goes_before_an_own_one, folder_setup, folder_teardown),
        cmocka_unit_test(test_quick_wishes),
        cmocka_unit_test(test_growing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
