#include "store/player/checkpoint.h"

#include "check.h"
#include "folder.h"

static struct checkpoint walk(void)
{
    return (struct checkpoint){.machine = "desk-0123456789ab",
                               .profile = "mira",
                               .record = {.id = "20261122T175023123Z-0badcafe-01234567",
                                          .utc_ms = INT64_C(1795369823123),
                                          .utc_offset_min = 60,
                                          .day = 20779,
                                          .level = "long-walk",
                                          .title = "A \"long\" walk, {braces} and all",
                                          .level_hash = UINT64_C(0xd2fb2e19837ec329),
                                          .player = "you",
                                          .tempo_percent = 100,
                                          .timing = TIMING_STANDARD,
                                          .reps = 900,
                                          .counted = 412,
                                          .accuracy_bp = 9916,
                                          .score = 991666,
                                          .max_combo = 36,
                                          .grade = "S",
                                          .played_us = INT64_C(1830000000),
                                          .steadiness_bp = 90}};
}

static void expect_same(const struct checkpoint *found, const struct checkpoint *want)
{
    assert_string_equal(found->machine, want->machine);
    assert_string_equal(found->profile, want->profile);
    char lines[2][RECORD_LINE_SIZE];
    record_format(&found->record, lines[0]);
    record_format(&want->record, lines[1]);
    assert_string_equal(lines[0], lines[1]);
}

static void test_round_trip(void **state)
{
    struct checkpoint checkpoint = walk(), back = {.machine = ""};
    char text[CHECKPOINT_SIZE];
    size_t size = 0;
    (void)state;
    assert_true(checkpoint_format(&checkpoint, text, &size));
    assert_int_equal(text[size - 1], '\n');
    assert_true(checkpoint_parse(text, size, &back));
    expect_same(&back, &checkpoint);
}

/* Cut anywhere it is no checkpoint, but for the end of line. */
static void test_torn_anywhere(void **state)
{
    struct checkpoint checkpoint = walk(), back;
    char text[CHECKPOINT_SIZE];
    size_t size = 0;
    (void)state;
    assert_true(checkpoint_format(&checkpoint, text, &size));
    for (size_t cut = 0; cut < size - 1; cut++)
        if (checkpoint_parse(text, cut, &back))
            fail_msg("taken with %zu of %zu bytes", cut, size);
}

#define SESSION                                                                                                        \
    "{\"format\":\"heelbeat-session/1\",\"id\":\"a-1\",\"utc_ms\":1,\"utc_offset_min\":0,\"day\":\"2026-11-22\","      \
    "\"level\":\"l\",\"title\":\"t\",\"level_hash\":\"d2fb2e19837ec329\",\"player\":\"you\",\"tempo_percent\":100,"    \
    "\"timing\":\"standard\",\"reps\":2,\"counted\":1,\"accuracy_bp\":1,\"score\":1,\"max_combo\":1,\"grade\":\"D\","  \
    "\"played_us\":1,\"finished\":false}"
#define HEAD "{\"format\":\"heelbeat-checkpoint/1\","

static void test_what_is_read(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } rows[] = {
        {HEAD "\"machine\":\"m\",\"profile\":\"p\",\"session\":" SESSION "}", true},
        {HEAD "\"later\":[{}],\"machine\":\"m\",\"session\": " SESSION " ,\"profile\":\"p\"}", true},
        {"{\"format\":\"heelbeat-checkpoint/2\",\"machine\":\"m\",\"profile\":\"p\",\"session\":" SESSION "}", false},
        {"{\"machine\":\"m\",\"profile\":\"p\",\"session\":" SESSION "}", false},
        {HEAD "\"profile\":\"p\",\"session\":" SESSION "}", false},
        {HEAD "\"machine\":\"m\",\"session\":" SESSION "}", false},
        {HEAD "\"machine\":\"m\",\"profile\":\"p\"}", false},
        {HEAD "\"machine\":\"m\",\"profile\":\"../p\",\"session\":" SESSION "}", false},
        {HEAD "\"machine\":\"m\",\"profile\":\"\",\"session\":" SESSION "}", false},
        {HEAD "\"machine\":\"m\",\"machine\":\"m\",\"profile\":\"p\",\"session\":" SESSION "}", false},
        {HEAD "\"machine\":1,\"profile\":\"p\",\"session\":" SESSION "}", false},
        {HEAD "\"machine\":\"m\",\"profile\":\"p\",\"session\":{}}", false},
        {HEAD "\"machine\":\"m\",\"profile\":\"p\",\"session\":3}", false},
        {HEAD "\"machine\":\"m\",\"profile\":\"p\",\"session\":" SESSION "} x", false},
        {"[]", false},
        {"", false},
    };
    struct checkpoint found;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (checkpoint_parse(rows[i].text, strlen(rows[i].text), &found) != rows[i].good)
            fail_msg("row %zu: %s", i, rows[i].text);
}

static const char *write_checkpoint(const char *folder, const char *name, const struct checkpoint *checkpoint)
{
    static char path[FOLDER_FILE];
    char text[CHECKPOINT_SIZE];
    size_t size;
    assert_true(checkpoint_format(checkpoint, text, &size));
    folder_write(folder, name, text, size);
    return folder_path(path, folder, "playing.json");
}

static void test_file_comes_and_goes(void **state)
{
    struct checkpoint checkpoint = walk(), found;
    struct error error = {0};
    const char *path = write_checkpoint(*state, "playing.json", &checkpoint);
    assert_int_equal(checkpoint_load(path, &found, &error), CHECKPOINT_FOUND);
    assert_string_equal(error.what, "");
    expect_same(&found, &checkpoint);
    write_checkpoint(*state, "playing.json~", &checkpoint);
    assert_true(checkpoint_remove(path, &error));
    assert_int_equal(folder_count(*state, ""), 0);
    assert_int_equal(checkpoint_load(path, &found, &error), CHECKPOINT_NONE);
    assert_string_equal(error.what, "");
}

/* Damaged or of a newer version: it goes aside, told, and the copy before it is what is found. */
static void test_damaged_is_set_aside(void **state)
{
    static const char *const texts[] = {"{\"format\":\"heelbeat-checkpoint/2\"}\n", "\x00\x01", ""};
    struct checkpoint checkpoint = walk(), found;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct error error = {0};
        const char *path = write_checkpoint(*state, "playing.json~", &checkpoint);
        folder_write_text(*state, "playing.json", texts[i]);
        assert_int_equal(checkpoint_load(path, &found, &error), CHECKPOINT_FOUND);
        assert_non_null(strstr(error.what, "newer version"));
        expect_same(&found, &checkpoint);
        assert_false(folder_has(*state, "playing.json"));
        assert_int_equal(folder_count(*state, "damaged"), (int)i + 1);
        assert_true(checkpoint_remove(path, NULL));
    }
}

/* What can't be read is neither damaged nor absent. */
static void test_unreadable_stays(void **state)
{
    struct checkpoint found;
    struct error error = {0};
    char path[FOLDER_FILE];
    folder_write_text(*state, "playing.json/inside", "a folder stands there\n");
    assert_int_equal(checkpoint_load(folder_path(path, *state, "playing.json"), &found, &error), CHECKPOINT_NONE);
    assert_string_not_equal(error.what, "");
    assert_true(folder_has(*state, "playing.json"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_torn_anywhere), cmocka_unit_test(test_what_is_read),
        TEST(test_file_comes_and_goes),    TEST(test_damaged_is_set_aside),      TEST(test_unreadable_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
