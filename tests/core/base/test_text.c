#include "core/base/text.h"

#include "check.h"
#include "core/base/error.h"

static void test_numbers(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        int decimals; /* -1: plain, -2: padded to 4 */
        const char *text;
    } rows[] = {
        {0, -1, "0"},
        {-17, -1, "-17"},
        {INT64_MAX, -1, "9223372036854775807"},
        {INT64_MIN, -1, "-9223372036854775808"},
        {964, 1, "96.4"},
        {-5, 2, "-0.05"},
        {5, 0, "5"},
        {0, 3, "0.000"},
        {-1000, 3, "-1.000"},
        {INT64_MIN, 9, "-9223372036.854775808"},
        {7, -2, "0007"},
        {-7, -2, "-0007"},
        {12345, -2, "12345"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[40];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        if (rows[i].decimals >= 0)
            text_add_fixed(&text, rows[i].value, rows[i].decimals);
        else if (rows[i].decimals == -1)
            text_add_int(&text, rows[i].value);
        else
            text_add_padded(&text, rows[i].value, 4);
        assert_string_equal(buffer, rows[i].text);
        assert_int_equal(text.length, strlen(buffer));
        assert_false(text.cut);
    }
}

static void test_hexadecimal(void **state)
{
    (void)state;
    char buffer[40];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    text_add_hex(&text, UINT64_C(0x0123456789abcdef), 16);
    text_add(&text, " ");
    text_add_hex(&text, UINT64_C(0xf00000001), 8);
    text_add(&text, " ");
    text_add_hex(&text, 0xa, 1);
    assert_string_equal(buffer, "0123456789abcdef 00000001 a");
}

static void test_cuts_between_characters(void **state)
{
    (void)state;
    static const struct {
        const char *string;
        size_t size;
        const char *kept;
        bool whole;
    } rows[] = {
        {"heel", 5, "heel", true},
        {"heel", 4, "hee", false},
        {"heel", 1, "", false},
        {"", 1, "", true},
        {"na\xc3\xafve", 4, "na", false},
        {"na\xc3\xafve", 5, "na\xc3\xaf", false},
        {"\xf0\x9f\x91\xa3", 4, "", false},
        {"\xf0\x9f\x91\xa3", 5, "\xf0\x9f\x91\xa3", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[16];
        memset(buffer, 'x', sizeof buffer);
        assert_int_equal(text_copy(buffer, rows[i].size, rows[i].string), rows[i].whole);
        assert_string_equal(buffer, rows[i].kept);
        assert_int_equal(buffer[rows[i].size], 'x');
    }
}

static void test_appends(void **state)
{
    (void)state;
    char buffer[7] = "";
    assert_true(text_append(buffer, sizeof buffer, "na"));
    assert_true(text_append(buffer, sizeof buffer, ""));
    assert_true(text_append(buffer, sizeof buffer, "\xc3\xafv"));
    assert_false(text_append(buffer, sizeof buffer, "\xc3\xa9")); /* one byte is free */
    assert_string_equal(buffer, "na\xc3\xafv");
    assert_true(text_append(buffer, sizeof buffer, "e"));
    assert_string_equal(buffer, "na\xc3\xafve");
    assert_false(text_append(buffer, sizeof buffer, "e"));
    assert_string_equal(buffer, "na\xc3\xafve");
}

static void test_alike(void **state)
{
    static const struct {
        const char *a, *b;
        bool alike;
    } rows[] = {{"", "", true},           {"Mira", "mIRA", true},         {"Mira", "Mirah", false},
                {"Mirah", "Mira", false}, {"a-1", "A-1", true},           {"@", "`", false},
                {"[", "{", false},        {"\xc3\x84", "\xc3\xa4", false}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (text_is_alike(rows[i].a, rows[i].b) != rows[i].alike)
            fail_msg("\"%s\" and \"%s\"", rows[i].a, rows[i].b);
}

static void test_nothing_follows_a_cut(void **state)
{
    (void)state;
    char buffer[6];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "na\xc3\xaf");
    text_add(&text, "\xc3\xaf");
    text_add(&text, "e");
    assert_string_equal(buffer, "na\xc3\xaf");
    assert_true(text.cut);
}

static void test_errors_are_cut(void **state)
{
    (void)state;
    struct error error;
    char longer[400];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = 0;
    error_set(&error, longer, longer, longer);
    assert_int_equal(strlen(error.where), sizeof error.where - 1);
    assert_int_equal(strlen(error.what), sizeof error.what - 1);
    assert_int_equal(strlen(error.fix), sizeof error.fix - 1);
    error_set(&error, NULL, NULL, NULL);
    assert_string_equal(error.where, "");
    assert_string_equal(error.what, "");
    assert_string_equal(error.fix, "");
    error_set(NULL, "a", "b", "c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_hexadecimal),
        cmocka_unit_test(test_cuts_between_characters),
        cmocka_unit_test(test_appends),
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_nothing_follows_a_cut),
        cmocka_unit_test(test_errors_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
