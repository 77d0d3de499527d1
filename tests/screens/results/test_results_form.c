#include "check.h"
#include "said.h"
#include "screens/results/results_form.h"

static struct results_form made(struct form form)
{
    struct results_form made;
    results_form_init(&made, &form, 60);
    return made;
}

/* What wasn't measured has no dial. */
static void test_only_what_was_measured(void **state)
{
    (void)state;
    struct results_form form = made((struct form){.steadiness_bp = -1, .balance_left_bp = -1});
    assert_int_equal(form.dial_count, 0);
    form = made((struct form){.steadiness_bp = 400, .balance_left_bp = 4900, .pace_us = -12000, .paced = true});
    assert_int_equal(form.dial_count, 3);
    form = made((struct form){.steadiness_bp = -1, .balance_left_bp = -1, .height_bp = 8100});
    assert_int_equal(form.dial_count, 1);
    assert_int_equal(form.dials[0].dial, DIAL_HEIGHT);
    form = made((struct form){.balance_left_bp = 5000, .paced = true, .height_bp = 8100});
    assert_int_equal(form.dial_count, 4);
}

static void test_height(void **state)
{
    static const struct {
        int32_t height_bp, fade_bp;
        int value;
        const char *detail;
    } rows[] = {
        {8100, 2501, 81, "fades at the end"},
        {8149, 2500, 81, "{percent} of your top [percent=percent 81]"},
        {6000, 0, 60, "{percent} of your top [percent=percent 60]"},
        {5999, 0, 60, "plan: {percent} [percent=percent 60]"},
        {10000, 0, 100, "{percent} of your top [percent=percent 100]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct results_form form = made((struct form){
            .steadiness_bp = -1, .balance_left_bp = -1, .height_bp = rows[i].height_bp, .fade_bp = rows[i].fade_bp});
        assert_int_equal(form.dials[0].value, rows[i].value);
        assert_said(form.dials[0].detail, rows[i].detail);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_only_what_was_measured), cmocka_unit_test(test_height)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
