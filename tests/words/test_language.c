#include "words/language.h"

#include "check.h"
#include "core/base/utf8.h"

static void test_rows_are_whole(void **state)
{
    (void)state;
    assert_string_equal(languages[0].code, "en");
    for (size_t i = 0; i < languages_count; i++) {
        const struct language *language = &languages[i];
        assert_ptr_equal(language_find(language->code), language);
        assert_true(strlen(language->code) < LANGUAGE_CODE_SIZE);
        assert_true(language->group_from >= 1000);
        assert_non_null(strstr(language->numerals.percent, "{number}"));
        assert_true(strstr(language->date, "{day}") && strstr(language->date, "{month}") &&
                    strstr(language->date, "{year}"));
        assert_true(strstr(language->day, "{day}") && strstr(language->day, "{month}"));
        assert_true(strstr(language->month, "{month}") && strstr(language->month, "{year}"));
        for (int month = 0; month < 12; month++) {
            assert_non_null(language->months[month]);
            assert_true(utf8_count(language->short_months[month]) <= utf8_count(language->months[month]));
        }
        for (int weekday = 0; weekday < WEEKDAY_COUNT; weekday++) {
            assert_non_null(language->weekdays[weekday]);
            assert_int_equal(utf8_count(language->letters[weekday]), 1);
        }
    }
    assert_ptr_equal(language_find("tlh"), &languages[0]);
}

static void test_who_is_served(void **state)
{
    (void)state;
    static const struct {
        const char *code, *wanted;
        bool served;
    } rows[] = {
        {"de", "de", true},
        {"de", "de_AT.UTF-8", true},
        {"de", "de@euro", true},
        {"de", "en_US.UTF-8", false},
        {"de", "den", false},
        {"de", "d", false},
        {"de", "C", false},
        {"de", "", false},
        {"pt_BR", "pt_BR", true},
        {"pt_BR", "pt_PT", true},
        {"pt_BR", "pt", true},
        {"zh_CN", "zh_CN.UTF-8", true},
        {"zh_CN", "zh_SG", true},
        {"zh_CN", "zh_TW", false},
        {"zh_CN", "zh_HK", false},
        {"zh_CN", "zh-Hant", false},
        {"zh_CN", "zh_Hans_CN", true},
        {"en", "en_GB", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (language_serves(rows[i].code, rows[i].wanted) != rows[i].served)
            fail_msg("%s for %s", rows[i].code, rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_are_whole),
        cmocka_unit_test(test_who_is_served),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
