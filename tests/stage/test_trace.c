#include "check.h"
#include "stage/fixture.h"
#include "stage/trace.h"

static void test_one_object_a_line(void **state)
{
    (void)state;
    struct fixture fixture;
    struct error error = {0};
    char path[FILE_PATH_MAX];
    fixture_open(&fixture, NULL, 0);
    assert_true(file_join(path, fixture.folder, "trace.jsonl"));
    struct trace *trace = trace_open(path, &error);
    assert_non_null(trace);
    trace_heel(trace, &(struct heel_event){.t_us = -5, .heel = HEEL_LEFT}, 1234567890123, "x11");
    trace_heel(trace, &(struct heel_event){.t_us = 7, .heel = HEEL_RIGHT, .kind = HEEL_KIND_HEIGHT, .height = 420}, 9,
               "script");
    trace_clock(trace, 10, 20);
    trace_frame(trace, 30, 4, -7);
    trace_prompt(trace, "bouncing", "left", false, 50);
    trace_prompt(trace, "short", "both", true, 60);
    trace_word(trace, "screen", "home", 40);
    trace_node(trace, &(struct trace_spot){.name = "level", .index = 2, .x = -3, .y = 40, .w = 500, .h = 6});
    trace_said(trace, "„Abend“,\nsaid \"she\".");
    char *text = fixture_read(path); /* before it is closed: lines are flushed as they go */
    assert_string_equal(text, "{\"event\":\"heel\",\"heel\":\"left\",\"edge\":\"lift\",\"mono_us\":1234567890123,"
                              "\"song_us\":-5,\"source\":\"x11\"}\n"
                              "{\"event\":\"heel\",\"heel\":\"right\",\"edge\":\"height\",\"height\":420,\"mono_us\":9,"
                              "\"song_us\":7,\"source\":\"script\"}\n"
                              "{\"event\":\"clock\",\"mono_us\":10,\"song_us\":20}\n"
                              "{\"event\":\"frame\",\"mono_us\":30,\"took_us\":4,\"shown_us\":-7}\n"
                              "{\"event\":\"prompt\",\"fault\":\"bouncing\",\"heel\":\"left\",\"song_us\":50}\n"
                              "{\"event\":\"rest\",\"fault\":\"short\",\"heel\":\"both\",\"song_us\":60}\n"
                              "{\"event\":\"screen\",\"name\":\"home\",\"mono_us\":40}\n"
                              "{\"event\":\"node\",\"name\":\"level\",\"index\":2,\"x\":-3,\"y\":40,\"w\":500,"
                              "\"h\":6}\n"
                              "{\"event\":\"said\",\"text\":\"„Abend“,\\u000asaid \\\"she\\\".\"}\n");
    free(text);
    trace_close(trace);
    fixture_close(&fixture);
}

static void test_no_trace_and_no_file(void **state)
{
    (void)state;
    struct error error = {0};
    trace_frame(NULL, 1, 1, 1);
    trace_close(NULL);
    assert_null(trace_open("/nowhere/at/all/trace.jsonl", &error));
    assert_string_not_equal(error.what, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_one_object_a_line),
                                       cmocka_unit_test(test_no_trace_and_no_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
