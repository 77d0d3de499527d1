#include "words/plural.h"

#include "check.h"

#define ONE_OTHER "nplurals=2; plural=(n != 1);"
#define FRENCH    "nplurals=2; plural=(n > 1);"
#define NONE      "nplurals=1; plural=0;"
#define ARABIC    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
#define RUSSIAN   "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
#define POLISH    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"

/* The forms of counts, as the CLDR's rules and tables of the languages give them. */
static const struct {
    const char *line;
    struct {
        int64_t count;
        int form;
    } counts[14];
} languages_of_counts[] = {
    {ONE_OTHER, {{0, 1}, {1, 0}, {2, 1}, {21, 1}, {101, 1}, {1000000, 1}, {-1, 0}, {-2, 1}}},
    {FRENCH, {{0, 0}, {1, 0}, {2, 1}, {100, 1}}},
    {NONE, {{0, 0}, {1, 0}, {2, 0}, {100, 0}}},
    {ARABIC,
     {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {10, 3}, {11, 4}, {99, 4}, {100, 5}, {102, 5}, {103, 3}, {111, 4}, {202, 5}}},
    {RUSSIAN,
     {{0, 2},
      {1, 0},
      {2, 1},
      {4, 1},
      {5, 2},
      {11, 2},
      {12, 2},
      {14, 2},
      {21, 0},
      {22, 1},
      {101, 0},
      {111, 2},
      {1001, 0}}},
    {POLISH, {{0, 2}, {1, 0}, {2, 1}, {5, 2}, {12, 2}, {21, 2}, {22, 1}, {101, 2}, {104, 1}, {112, 2}}},
};

static void test_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof languages_of_counts / sizeof languages_of_counts[0]; i++) {
        struct plural plural;
        assert_true(plural_parse(&plural, languages_of_counts[i].line));
        for (size_t j = 0; j < 14; j++) {
            int64_t count = languages_of_counts[i].counts[j].count;
            if (j > 0 && count == 0)
                break;
            assert_int_equal(plural_form(&plural, count), languages_of_counts[i].counts[j].form);
        }
    }
}

/* As C gives them: what each expression is for n = 7. */
static void test_expressions(void **state)
{
    (void)state;
    static const struct {
        const char *expression;
        int value;
    } rows[] = {
        {"n - 5", 2},
        {"n-4-1", 2},
        {"n % 4 - 1", 2},
        {"n / 2 * 1", 3},
        {"1 + n % 4 / 3", 2},
        {"!n", 0},
        {"!!n", 1},
        {"!n == 0", 1},
        {"n == 7 == 1", 1},
        {"n > 6 > 0", 1},
        {"n < 7 || n >= 7 && 0", 0},
        {"(n < 7 || n >= 7) && 1", 1},
        {"n == 1 ? 0 : n == 7 ? 3 : 1", 3},
        {"n == 7 ? n != 7 ? 4 : 2 : 1", 2},
        {"n / 0", 0},
        {"n % 0", 0},
        {"n<=7", 1},
        {"n % 1000 == 7 ? 1 : 0 ", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char line[120];
        struct plural plural;
        snprintf(line, sizeof line, "nplurals=6; plural=(n == 7 ? (%s) : 0);\n", rows[i].expression);
        assert_true(plural_parse(&plural, line));
        assert_int_equal(plural_form(&plural, 7), rows[i].value);
    }
}

static void assert_refused(const char *line)
{
    struct plural plural;
    if (plural_parse(&plural, line))
        fail_msg("taken: %s", line);
    assert_int_equal(plural.forms, 2);
    assert_int_equal(plural_form(&plural, 1), 0);
    assert_int_equal(plural_form(&plural, 2), 1);
}

static void test_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "nplurals=2;",
        "plural=n != 1;",
        "nplurals=0; plural=0;",
        "nplurals=7; plural=0;",
        "nplurals=2; plural=",
        "nplurals=2; plural=;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=n == 1000 ? 2 : 0;",
        "nplurals=2; plural=n != 1; and more",
        "nplurals=2; plural=n = 1;",
        "nplurals=2; plural=n & 1;",
        "nplurals=2; plural=m != 1;",
        "nplurals=2; plural=(n != 1;",
        "nplurals=2; plural=n != 1);",
        "nplurals=2; plural=n != ;",
        "nplurals=2; plural=n ? 1;",
        "nplurals=2; plural=n ? 1 : ;",
        "nplurals=2; plural=system(1);",
        "nplurals=2; plural=-1;",
        "nplurals=2; plural=n == 99999999999999999999;",
        "nplurals=99999999999999999999; plural=0;",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_refused(lines[i]);
}

/* "nplurals=2; plural=", then times times what, then end. */
static void repeat(char *line, size_t size, const char *what, int times, const char *end)
{
    int length = snprintf(line, size, "nplurals=2; plural=");
    for (int i = 0; i < times; i++)
        length += snprintf(line + length, size - (size_t)length, "%s", what);
    snprintf(line + length, size - (size_t)length, "%s", end);
}

static void test_bounded(void **state)
{
    (void)state;
    static char line[1000000];
    struct plural plural;
    repeat(line, sizeof line, "!", 400000, "n;");
    assert_refused(line);
    repeat(line, sizeof line, "(", 400000, "n;");
    assert_refused(line);
    repeat(line, sizeof line, "n ? 0 : ", 100000, "0;");
    assert_refused(line);
    repeat(line, sizeof line, "0 * ", 200000, "n;");
    assert_refused(line);
    repeat(line, sizeof line, "0 * ", 40, "n;");
    assert_true(plural_parse(&plural, line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_expressions),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
