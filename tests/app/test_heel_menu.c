#include "app/heel_menu.h"

#include "check.h"

/* Each row is a story: L R lift, l r land, T time passes (all with the ms they happen at); and what it answers: n next,
 * c choose, b back, each with the ms it is answered at. */
static const struct {
    const char *name, *story, *answers;
} rows[] = {
    {"a tap left is next", "L10 l200", "n200 "},
    {"a tap right chooses", "R10 r200", "c200 "},
    {"a slow tap right chooses too", "R10 T400 T900 r905", "c905 "},
    {"holding right runs on until it lands, and chooses nothing", "R10 T909 T910 T1159 T1160 T1410 r1500 T3000",
     "n910 n1160 n1410 "},
    {"after running, right chooses again", "R10 T910 r1000 R1100 r1200", "n910 c1200 "},
    {"left goes back while right runs", "R10 T910 L1000 T1160 T1600 l1700 r1800", "n910 n1160 b1600 "},
    {"holding left goes back, once", "L10 T609 T610 T700 l900 T2000", "b610 "},
    {"a landing just before that is next", "L10 T600 l609", "n609 "},
    {"a landing after it that came before time was looked at", "L10 l700", "b700 "},
    {"what was up before means nothing", "l5 r6 T1000", ""},
    {"both heels: each for itself", "L10 R20 r100 l150", "c100 n150 "},
    {"the right one while the left is held", "L10 R300 r400 T610 l700", "c400 b610 "},
    {"taps in a row", "L10 l90 L200 l290 R300 r380", "n90 n290 c380 "},
    {"back, and on again", "L10 T700 l800 L900 l950", "b700 n950 "},
    {"nothing by itself", "T100 T5000", ""},
};

static void note(char *told, size_t size, enum action action, long ms)
{
    static const char letters[ACTION_COUNT] = {[ACTION_NEXT] = 'n', [ACTION_CONFIRM] = 'c', [ACTION_BACK] = 'b'};
    size_t length = strlen(told);
    snprintf(told + length, size - length, "%c%ld ", letters[action] ? letters[action] : '?', ms);
}

static void test_stories(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct heel_menu menu = {0};
        char told[128] = "";
        for (const char *at = rows[i].story; *at;) {
            char what = *at++, *end;
            long ms = strtol(at, &end, 10);
            at = *end ? end + 1 : end;
            enum action action;
            bool left = what == 'L' || what == 'l', lift = what == 'L' || what == 'R';
            struct heel_event event = {.t_us = ms * INT64_C(1000),
                                       .heel = left ? HEEL_LEFT : HEEL_RIGHT,
                                       .kind = lift ? HEEL_KIND_LIFT : HEEL_KIND_LANDING};
            if (what == 'T' ? heel_menu_step(&menu, ms * INT64_C(1000), &action)
                            : heel_menu_edge(&menu, &event, &action))
                note(told, sizeof told, action, ms);
        }
        if (strcmp(told, rows[i].answers))
            fail_msg("%s: got \"%s\"", rows[i].name, told);
    }
}

static void test_due(void **state)
{
    (void)state;
    struct heel_menu menu = {0};
    enum action action;
    assert_true(heel_menu_due_us(&menu) == INT64_MAX);
    heel_menu_edge(&menu, &(struct heel_event){.t_us = 5000, .heel = HEEL_RIGHT, .kind = HEEL_KIND_LIFT}, &action);
    assert_int_equal(heel_menu_due_us(&menu), 5000 + HEEL_MENU_RUN_US);
    heel_menu_edge(&menu, &(struct heel_event){.t_us = 7000, .heel = HEEL_LEFT, .kind = HEEL_KIND_LIFT}, &action);
    assert_int_equal(heel_menu_due_us(&menu), 7000 + HEEL_MENU_HOLD_US);
    assert_false(heel_menu_edge(&menu, &(struct heel_event){.kind = HEEL_KIND_HEIGHT, .height = 300}, &action));
    heel_menu_reset(&menu);
    assert_true(heel_menu_due_us(&menu) == INT64_MAX);
    assert_false(heel_menu_step(&menu, 7000 + HEEL_MENU_HOLD_US, &action));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stories), cmocka_unit_test(test_due)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
