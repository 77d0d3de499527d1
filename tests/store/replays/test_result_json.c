#include "store/replays/result_json.h"

#include <cjson/cJSON.h>
#include <locale.h>

#include "check.h"

static struct result make_result(void)
{
    struct result result = {.reps = 84,
                            .judged = 84,
                            .counted = 80,
                            .score = 964000,
                            .accuracy_bp = 9641,
                            .max_combo = 41,
                            .grade = GRADE_A,
                            .finished = true};
    struct edge_stats *lift = &result.heels[HEEL_LEFT].edges[EDGE_LIFT];

    lift->verdicts[VERDICT_PERFECT] = 30;
    lift->verdicts[VERDICT_GREAT] = 8;
    lift->verdicts[VERDICT_GOOD] = 2;
    lift->verdicts[VERDICT_MISS] = 1;
    lift->mean_us = -12345;
    lift->median_us = 5;
    lift->sd_us = 1234567;
    result.heels[HEEL_LEFT].edges[EDGE_LANDING].verdicts[VERDICT_MISS] = 41;
    result.form = (struct form){.steadiness_bp = 432,
                                .balance_left_bp = 4999,
                                .pace_us = -1500,
                                .paced = true,
                                .bounces = 3,
                                .short_reps = 1,
                                .height_bp = 8123,
                                .fade_bp = 250};
    return result;
}

/* Byte for byte: other programs read this. */
static void test_golden(void **state)
{
    static const char expected[] =
        "{\"level\":\"first-steps\",\"title\":\"First \\\"Steps\\\"\",\"player\":\"you\",\"reps\":84,\"counted\":80,"
        "\"accuracy\":96.41,\"score\":964000,\"max_combo\":41,\"grade\":\"A\",\"finished\":true,\"heels\":{"
        "\"left\":{\"lift\":{\"perfect\":30,\"great\":8,\"good\":2,\"miss\":1,\"mean_ms\":-12.345,\"median_ms\":0.005,"
        "\"sd_ms\":1234.567},\"landing\":{\"perfect\":0,\"great\":0,\"good\":0,\"miss\":41,\"mean_ms\":null,"
        "\"median_ms\":null,\"sd_ms\":null}},"
        "\"right\":{\"lift\":{\"perfect\":0,\"great\":0,\"good\":0,\"miss\":0,\"mean_ms\":null,\"median_ms\":null,"
        "\"sd_ms\":null},\"landing\":{\"perfect\":0,\"great\":0,\"good\":0,\"miss\":0,\"mean_ms\":null,"
        "\"median_ms\":null,\"sd_ms\":null}}},"
        "\"form\":{\"steadiness\":4.32,\"balance_left\":49.99,\"pace_ms\":-1.5,\"bounces\":3,\"short_reps\":1,"
        "\"height\":81.23,\"height_fade\":2.5}}";
    static const char *const locales[] = {"C", "de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8"};
    struct result result = make_result();

    (void)state;
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
        setlocale(LC_ALL, locales[i]); /* those that this system has */
        struct cJSON *root = result_to_json(&result, "first-steps", "First \"Steps\"", "you");
        assert_non_null(root);
        char *text = cJSON_PrintUnformatted(root);
        setlocale(LC_ALL, "C");
        assert_string_equal(text, expected);
        cJSON_free(text);
        cJSON_Delete(root);
    }
}

static void test_unknown_form(void **state)
{
    struct result result = make_result();

    (void)state;
    result.form = (struct form){.steadiness_bp = -1, .balance_left_bp = -1};
    struct cJSON *root = result_to_json(&result, "", "", "none");
    char *text = cJSON_PrintUnformatted(root);
    assert_non_null(strstr(text, "\"form\":{\"steadiness\":null,\"balance_left\":null,\"pace_ms\":null,\"bounces\":0,"
                                 "\"short_reps\":0,\"height\":null,\"height_fade\":null}"));
    cJSON_free(text);
    cJSON_Delete(root);
}

/* Hundredths of a percent and thousandths of a millisecond have no tails. */
static void test_decimals(void **state)
{
    (void)state;
    for (int32_t bp = 0; bp <= 10000; bp++) {
        struct result result = {.accuracy_bp = bp};
        char expected[32];
        struct cJSON *root = result_to_json(&result, "", "", "");
        struct cJSON *accuracy = cJSON_GetObjectItem(root, "accuracy");
        char *text = cJSON_PrintUnformatted(accuracy);
        snprintf(expected, sizeof expected, "%d.%02d", (int)bp / 100, (int)bp % 100);
        for (size_t n = strlen(expected); expected[n - 1] == '0'; n--)
            expected[n - 1] = '\0';
        if (expected[strlen(expected) - 1] == '.')
            expected[strlen(expected) - 1] = '\0';
        assert_string_equal(text, expected);
        cJSON_free(text);
        cJSON_Delete(root);
    }
}

/* Out of memory at any point gives NULL and leaks nothing. */
static int allocations_left;

static void *scarce_malloc(size_t size)
{
    return allocations_left-- > 0 ? malloc(size) : NULL;
}

static void test_out_of_memory(void **state)
{
    struct cJSON_Hooks scarce = {scarce_malloc, free};
    struct result result = make_result();
    int nulls = 0;

    (void)state;
    cJSON_InitHooks(&scarce);
    for (int limit = 0; limit < 400; limit++) {
        allocations_left = limit;
        struct cJSON *root = result_to_json(&result, "a", "b", "c");
        nulls += root == NULL;
        cJSON_Delete(root);
    }
    cJSON_InitHooks(NULL);
    assert_in_range(nulls, 50, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_unknown_form),
        cmocka_unit_test(test_decimals),
        cmocka_unit_test(test_out_of_memory),
    };

    return cmocka_run_group_tests_name("store/replays/result_json", tests, NULL, NULL);
}
