#include "store/replays/script.h"

#include "check.h"
#include "folder.h"

static void test_good(void **state)
{
    (void)state;
    static const char text[] = "{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":1234.5}\r\n"
                               "\n"
                               "  { \"t_ms\" : 1300 , \"height\" : 0.42, \"heel\" : \"left\" }  \n"
                               "{\"heel\":\"right\",\"edge\":\"lift\",\"t_ms\":1300}\n"
                               "{\"heel\":\"left\",\"edge\":\"landing\",\"t_ms\":2000.0004,\"note\":\"kept apart\"}";
    static const struct heel_event want[] = {
        {1234500, HEEL_LEFT, HEEL_KIND_LIFT, 0},
        {1300000, HEEL_LEFT, HEEL_KIND_HEIGHT, 420},
        {1300000, HEEL_RIGHT, HEEL_KIND_LIFT, 0},
        {2000000, HEEL_LEFT, HEEL_KIND_LANDING, 0},
    };
    struct heel_events events;
    struct error error = {0};
    assert_true(script_parse("a.jsonl", text, sizeof text - 1, &events, &error));
    assert_int_equal(events.count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(events.events[i].t_us, want[i].t_us);
        assert_int_equal(events.events[i].heel, want[i].heel);
        assert_int_equal(events.events[i].kind, want[i].kind);
        assert_int_equal(events.events[i].height, want[i].height);
    }
    heel_events_reset(&events);
    assert_int_equal(events.count, 0);
    assert_true(script_parse("empty", "", 0, &events, &error));
    assert_int_equal(events.count, 0);
    heel_events_reset(&events);
}

#define GOOD "{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":5}\n"

/* Every hostile line is the second of its script and must be named as such, whatever came before. */
static void test_hostile_lines(void **state)
{
    (void)state;
    static const struct {
        const char *line, *what;
    } rows[] = {
        {"hello", "not a JSON object"},
        {"[]", "not a JSON object"},
        {"7", "not a JSON object"},
        {"null", "not a JSON object"},
        {"{\"heel\":\"left\"", "not a JSON object"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":6}{}", "not a JSON object"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":6} x", "not a JSON object"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":NaN}", "not a JSON object"},
        {"{}", "no heel"},
        {"{\"heel\":\"middle\",\"edge\":\"lift\",\"t_ms\":6}", "no heel"},
        {"{\"heel\":1,\"edge\":\"lift\",\"t_ms\":6}", "no heel"},
        {"{\"HEEL\":\"left\",\"edge\":\"lift\",\"t_ms\":6}", "no heel"},
        {"{\"heel\":\"left\",\"edge\":\"lift\"}", "no time"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":\"6\"}", "no time"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":-1}", "no time"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":1e300}", "no time"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":1e999}", "no time"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":7200001}", "no time"},
        {"{\"heel\":\"left\",\"t_ms\":6}", "either an edge or a height"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"height\":0.5,\"t_ms\":6}", "either an edge or a height"},
        {"{\"heel\":\"left\",\"edge\":\"up\",\"t_ms\":6}", "unknown edge"},
        {"{\"heel\":\"left\",\"edge\":null,\"t_ms\":6}", "unknown edge"},
        {"{\"heel\":\"left\",\"height\":1.01,\"t_ms\":6}", "height out of range"},
        {"{\"heel\":\"left\",\"height\":-0.01,\"t_ms\":6}", "height out of range"},
        {"{\"heel\":\"left\",\"height\":\"high\",\"t_ms\":6}", "height out of range"},
        {"{\"heel\":\"left\",\"edge\":\"lift\",\"t_ms\":4.999}", "earlier than the line before"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[512];
        int size = snprintf(text, sizeof text, "%s%s\n%s", GOOD, rows[i].line, GOOD);
        struct heel_events events;
        struct error error = {0};
        if (script_parse("a.jsonl", text, (size_t)size, &events, &error))
            fail_msg("taken: %s", rows[i].line);
        assert_null(events.events);
        assert_string_equal(error.where, "a.jsonl: line 2");
        if (!strstr(error.what, rows[i].what) || !error.fix[0])
            fail_msg("%s: \"%s\"", rows[i].line, error.what);
    }
}

static void refuse(const char *bytes, size_t size, const char *what)
{
    struct heel_events events;
    struct error error = {0};
    assert_false(script_parse("x", bytes, size, &events, &error));
    assert_null(events.events);
    assert_non_null(strstr(error.what, what));
}

static void test_zero_bytes_depth_and_length(void **state)
{
    (void)state;
    static const char zero[] = "{\"heel\":\"left\",\"edge\":\"li\0ft\",\"t_ms\":6}";
    refuse(zero, sizeof zero - 1, "zero byte");

    size_t size = 1 << 20;
    char *bytes = malloc(size);
    memset(bytes, '[', size);
    refuse(bytes, size, "too long");
    refuse(bytes, 4000, "not a JSON object");
    /* Blank but endless lines are harmless. */
    struct heel_events events;
    memset(bytes, ' ', size);
    assert_true(script_parse("x", bytes, size, &events, NULL));
    /* One line more than a script may have. */
    memset(bytes, '\n', size);
    refuse(bytes, size, "one too many");
    free(bytes);
}

/* Cut anywhere, the script gives its whole lines or a fault of the last one, never a crash. */
static void test_truncated_everywhere(void **state)
{
    (void)state;
    static const char text[] = GOOD "{\"heel\":\"right\",\"height\":0.5,\"t_ms\":7.25}\n";
    for (size_t size = 0; size < sizeof text; size++) {
        char *exact = malloc(size ? size : 1); /* so that asan sees a read beyond */
        memcpy(exact, text, size);
        struct heel_events events;
        struct error error = {0};
        if (!script_parse("x", exact, size, &events, &error))
            assert_non_null(strstr(error.where, "x: line "));
        heel_events_reset(&events);
        free(exact);
    }
}

static void test_files(void **state)
{
    (void)state;
    char folder[FOLDER_PATH], path[FOLDER_PATH + 16];
    struct heel_events events = {.count = 7};
    struct error error = {0};
    assert_true(folder_make(folder));
    snprintf(path, sizeof path, "%s/a.jsonl", folder);
    assert_false(script_load(path, &events, &error));
    assert_string_equal(error.where, path);
    assert_int_equal(events.count, 0);

    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(GOOD "{}\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_false(script_load(path, &events, &error));
    assert_int_equal(strncmp(error.where, path, strlen(path)), 0);
    assert_null(events.events);

    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(GOOD, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_true(script_load(path, &events, &error));
    assert_true(events.count > 0);
    heel_events_reset(&events);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_hostile_lines),
        cmocka_unit_test(test_zero_bytes_depth_and_length),
        cmocka_unit_test(test_truncated_everywhere),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
