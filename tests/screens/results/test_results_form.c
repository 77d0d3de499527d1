#include "check.h"
#include "screens/results/results_form.h"

static struct results_form made(struct form form, int32_t counted)
{
    struct results_form made;
    struct result result = {.counted = counted, .form = form};
    results_form_init(&made, &result, 60);
    return made;
}

/* What wasn't measured has no dial. */
static void test_only_what_was_measured(void **state)
{
    (void)state;
    struct results_form form = made((struct form){.steadiness_bp = -1, .balance_left_bp = -1}, 0);
    assert_int_equal(form.dial_count, 0);
    assert_string_equal(form.words, "");
    form = made((struct form){.steadiness_bp = 400, .balance_left_bp = 4900, .pace_us = -12000, .paced = true}, 8);
    assert_int_equal(form.dial_count, 3);
    form = made((struct form){.steadiness_bp = -1, .balance_left_bp = -1, .height_bp = 8100}, 8);
    assert_int_equal(form.dial_count, 1);
    assert_string_equal(form.dials[0].name, "Height");
    form = made((struct form){.balance_left_bp = 5000, .paced = true, .height_bp = 8100}, 8);
    assert_int_equal(form.dial_count, 4);
}

static void test_height(void **state)
{
    static const struct {
        int32_t height_bp, fade_bp;
        int value;
        const char *detail;
    } rows[] = {
        {8100, 2501, 81, "fades at the end"},    {8149, 2500, 81, "% of your top"}, {6000, 0, 60, "% of your top"},
        {5999, 0, 60, "plan: 60 %"}, {10000, 0, 100, "% of your top"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct results_form form = made(
            (struct form){
                .steadiness_bp = -1, .balance_left_bp = -1, .height_bp = rows[i].height_bp, .fade_bp = rows[i].fade_bp},
            8);
        assert_int_equal(form.dials[0].value, rows[i].value);
        assert_string_equal(form.dials[0].detail, rows[i].detail);
    }
}

static void test_words(void **state)
{
    static const struct {
        int32_t bounces, short_reps;
        const char *words;
    } rows[] = {
        {0, 0, "No bounces, no short reps"},
        {1, 0, "1 bounce off the floor"},
        {0, 2, "2 short reps"},
        {3, 1, "3 bounces off the floor · 1 short rep"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct results_form form = made((struct form){.bounces = rows[i].bounces, .short_reps = rows[i].short_reps}, 8);
        assert_string_equal(form.words, rows[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_only_what_was_measured), cmocka_unit_test(test_height),
                                       cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
