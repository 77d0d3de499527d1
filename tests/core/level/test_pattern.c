#include "core/level/pattern.h"

#include "check.h"

static void test_what_is_well_formed(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        int64_t at; /* of the fault; -1 if well formed */
    } rows[] = {
        {"uudd", -1},  {"uudd....", -1}, {"....uudd", -1},    {"u--d", -1}, {"udud", -1}, {".", -1},
        {"..ud.", -1}, {"", 0},          {"uu", 2},           {"uu-", 3},   {"dduu", 0},  {"-ud", 0},
        {".d", 1},     {"u.d", 1},       {"u-ud", 2},         {"u-.d", 2},  {"ud-d", 2},  {"uxd", 1},
        {"UUDD", 0},   {"uudd ", 4},     {"uudd\xc3\xa9", 4}, {"duu", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *what = "", *fix = "";
        int64_t at = -2;
        bool sound = pattern_check(rows[i].pattern, &at, &what, &fix);
        assert_int_equal(sound, rows[i].at < 0);
        if (!sound) {
            assert_int_equal(at, rows[i].at);
            assert_true(what[0] && fix[0]);
        }
    }
}

static void test_reps(void **state)
{
    (void)state;
    static const struct pattern_rep golden[] = {{1, 2, 1, 2}, {6, 1, 0, 1}, {9, 1, 3, 2}};
    const char *pattern = ".uu-ddud.u---dd..";
    struct pattern_rep rep;
    int64_t at = 0;
    for (size_t i = 0; i < 3; i++) {
        assert_true(pattern_next(pattern, &at, &rep));
        assert_int_equal(rep.start, golden[i].start);
        assert_int_equal(rep.up, golden[i].up);
        assert_int_equal(rep.hold, golden[i].hold);
        assert_int_equal(rep.down, golden[i].down);
    }
    assert_false(pattern_next(pattern, &at, &rep));
    assert_int_equal(at, strlen(pattern));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_is_well_formed), cmocka_unit_test(test_reps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
