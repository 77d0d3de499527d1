#include "words/words.h"

#include "check.h"
#include "core/days/calendar.h"
#include "words/mo.h"

#define COUNT(rows) (sizeof rows / sizeof rows[0])
#define THE_DAY     20779 /* 2026-11-22, a Sunday */

static const struct mo_row rows[] = {
    {MO(""), MO(MO_HEAD)},
    {MO("It all"), MO("Alles {unknown}")},
    {MO("Plain"), MO("Einfach")},
    {MO("control\4key {number}"), MO("Taste {number}")},
    {MO("error\4: "), MO(" – ")},
    {MO("is {count} long"), MO("ist {count} lang")},
    {MO("style\4Lofi"), MO("Gem\u00fctlich")},
    {MO("{counted} of {total} reps"), MO("von {total} Wiederholungen {counted}")},
    {MO("{count} minute\0{count} minutes"), MO("eine Minute\0{count} Minuten")},
    {MO("{count} set\0{count} sets"), MO("ein Satz\0{number} S\u00e4tze")},
    {MO("{late} early"), MO("{late} zu fr\u00fch, {late}")},
};

static struct words *make(const char *code, bool own_digits)
{
    size_t size;
    struct error error;
    void *bytes = mo_make(rows, COUNT(rows), false, &size);
    struct words *words = words_create(
        &(struct words_desc){.code = code, .bytes = bytes, .size = size, .own_digits = own_digits}, &error);
    if (!words)
        fail_msg("%s", error.what);
    return words;
}

static void assert_written(const struct words *words, struct message message, const char *expected)
{
    char buffer[WORDS_SIZE];
    assert_string_equal(words_write(words, message, buffer, sizeof buffer), expected);
}

static struct message counted_of_total(void)
{
    return _f("{counted} of {total} reps", value_number("counted", 84), value_number("total", 12000));
}

static void test_english_needs_nothing(void **state)
{
    (void)state;
    assert_written(NULL, _("Back"), "Back");
    assert_written(NULL, _c("verdict", "Good"), "Good");
    assert_written(NULL, _n("{count} rep", "{count} reps", 1), "1 rep");
    assert_written(NULL, _n("{count} rep", "{count} reps", 0), "0 reps");
    assert_written(NULL, _n("{count} rep", "{count} reps", -1), "\u22121 reps");
    assert_written(NULL, counted_of_total(), "84 of 12,000 reps");
    assert_written(NULL, (struct message){0}, "");
}

static void test_a_translation_moves_places(void **state)
{
    (void)state;
    struct words *words = make("de", false);
    assert_written(words, counted_of_total(), "von 12.000 Wiederholungen 84");
    assert_written(words, _f("{late} early", value_ms("late", 18000)), "18 ms zu fr\u00fch, 18 ms");
    assert_written(words, _f("{style}", value_name("style", "style", "Lofi")), "Gem\u00fctlich");
    assert_written(words, _f("{style}", value_name("style", "style", "Chiptune")), "Chiptune");
    assert_written(words, _f("{style}", value_name("style", "part", "is {count} long")), "is {count} long");
    assert_written(words, _f("{x}", value_name_of("x", "level", "made", "Plain")), "Einfach");
    assert_written(words, _f("{x}", value_numbered("x", "control", "key {number}", 12)), "Taste 12");
    assert_written(words, _f("{time}", value_minutes("time", 60000000)), "eine Minute");
    assert_written(words, _f("{time}", value_minutes("time", 1200 * INT64_C(60000000))), "1.200 Minuten");
    assert_string_equal(words_code(words), "de");
    words_destroy(words);
}

static void test_english_stands_in(void **state)
{
    (void)state;
    struct words *words = make("de", false);
    assert_written(words, _("It all"), "It all");
    assert_written(words, _("Not translated"), "Not translated");
    assert_written(words, _n("{count} set", "{count} sets", 1), "ein Satz");
    assert_written(words, _n("{count} set", "{count} sets", 3), "3 sets");
    assert_written(words, _("{nobody} knows {this}"), "{nobody} knows {this}");
    assert_written(words, _f("{a}{b} { {A} {a", value_text("a", "{b}"), value_text("b", "")), "{b} { {A} {a");
    words_destroy(words);
}

static void test_values_as_english_writes_them(void **state)
{
    (void)state;
    static const struct {
        struct value value;
        const char *text;
    } values[] = {
        {{"x", VALUE_NUMBER, .number = 999}, "999"},
        {{"x", VALUE_NUMBER, .number = 1000}, "1,000"},
        {{"x", VALUE_NUMBER, .number = -1234567}, "\u22121,234,567"},
        {{"x", VALUE_NUMBER, .number = INT64_MIN}, "\u22129,223,372,036,854,775,808"},
        {{"x", VALUE_FIXED, .number = -5, .detail = 2}, "\u22120.05"},
        {{"x", VALUE_FIXED, .number = 12345, .detail = 1}, "1,234.5"},
        {{"x", VALUE_FIXED, .number = 99999, .detail = 2}, "999.99"},
        {{"x", VALUE_FIXED, .number = 0, .detail = 9}, "0.000000000"},
        {{"x", VALUE_PERCENT, .number = 964, .detail = 1}, "96.4 %"},
        {{"x", VALUE_CLOCK, .number = 84}, "1:24"},
        {{"x", VALUE_CLOCK, .number = 3725}, "62:05"},
        {{"x", VALUE_CLOCK, .number = 0}, "0:00"},
        {{"x", VALUE_MS, .number = 1018}, "1,018 ms"},
        {{"x", VALUE_SIGNED_MS, .number = 18}, "+18 ms"},
        {{"x", VALUE_SIGNED_MS, .number = -18}, "\u221218 ms"},
        {{"x", VALUE_SIGNED_MS, .number = 0}, "0 ms"},
        {{"x", VALUE_DATE, .number = THE_DAY}, "22 November 2026"},
        {{"x", VALUE_DAY, .number = THE_DAY}, "22 November"},
        {{"x", VALUE_SHORT_DAY, .number = THE_DAY}, "22 Nov"},
        {{"x", VALUE_ISO_DATE, .number = THE_DAY}, "2026-11-22"},
        {{"x", VALUE_WEEKDAY, .number = THE_DAY}, "Sunday"},
        {{"x", VALUE_MONTH, .number = THE_DAY}, "November 2026"},
        {{"x", VALUE_AMOUNT, .number = 1, .detail = UNIT_WEEKS}, "1 week"},
        {{"x", VALUE_AMOUNT, .number = 7, .detail = UNIT_DAYS}, "7 days"},
    };
    for (size_t i = 0; i < COUNT(values); i++)
        assert_written(NULL, message_with(message_of("{x}"), &values[i].value, 1), values[i].text);
}

/* Only all of it is all of it, and a clock that runs down shows 0:00 when it is over. */
static void test_percent_never_flatters(void **state)
{
    static const struct {
        int32_t bp;
        const char *text;
    } written[] = {{0, "0.0 %"}, {9640, "96.4 %"}, {9649, "96.4 %"}, {9999, "99.9 %"}, {10000, "100 %"}};
    (void)state;
    for (size_t i = 0; i < COUNT(written); i++)
        assert_written(NULL, _f("{x}", value_percent("x", written[i].bp)), written[i].text);
}

static void test_clock_rounds_up(void **state)
{
    static const struct {
        int64_t us;
        const char *text;
    } written[] = {{0, "0:00"},     {-499, "0:00"},     {-18400, "0:00"},   {499, "0:01"},
                   {12000, "0:01"}, {84000000, "1:24"}, {90000000, "1:30"}, {INT64_C(3600000000), "60:00"}};
    (void)state;
    for (size_t i = 0; i < COUNT(written); i++)
        assert_written(NULL, _f("{x}", value_clock("x", written[i].us)), written[i].text);
}

/* A number, a percentage, three dates and a list, as the CLDR has them. */
static void test_values_as_languages_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        bool own_digits;
        const char *number, *percent, *date, *day, *month, *list;
    } written[] = {
        {"de", false, "12.345,6", "96,4\u00a0%", "22. November 2026", "22. November", "November 2026", "a, b und c"},
        {"es", false, "12.345,6", "96,4\u00a0%", "22 de noviembre de 2026", "22 de noviembre", "noviembre de 2026",
         "a, b y c"},
        {"fr", false, "12\u202f345,6", "96,4\u00a0%", "22 novembre 2026", "22 novembre", "novembre 2026", "a, b et c"},
        {"pt_BR", false, "12.345,6", "96,4%", "22 de novembro de 2026", "22 de novembro", "novembro de 2026",
         "a, b e c"},
        {"ja", false, "12,345.6", "96.4%", "2026年11月22日", "11月22日", "2026年11月", "a、b、c"},
        {"zh_CN", false, "12,345.6", "96.4%", "2026年11月22日", "11月22日", "2026年11月", "a、b和c"},
        {"ar", false, "12,345.6", "96.4\u200e%\u200e", "22 نوفمبر 2026", "22 نوفمبر", "نوفمبر 2026", "a وb وc"},
        {"ar", true, "١٢٬٣٤٥٫٦", "٩٦٫٤٪\u061c", "٢٢ نوفمبر ٢٠٢٦", "٢٢ نوفمبر", "نوفمبر ٢٠٢٦", "a وb وc"},
        {"pl", false, "12,345.6", "96.4 %", "22 November 2026", "22 November", "November 2026", "a, b and c"},
    };
    for (size_t i = 0; i < COUNT(written); i++) {
        struct words *words = make(written[i].code, written[i].own_digits);
        assert_string_equal(words_code(words), written[i].code);
        assert_int_equal(words_right_to_left(words), strcmp(written[i].code, "ar") == 0);
        assert_written(words, _f("{x}", value_fixed("x", 123456, 1)), written[i].number);
        assert_written(words, _f("{x}", value_percent("x", 9640)), written[i].percent);
        assert_written(words, _f("{x}", value_date("x", VALUE_DATE, THE_DAY)), written[i].date);
        assert_written(words, _f("{x}", value_date("x", VALUE_DAY, THE_DAY)), written[i].day);
        assert_written(words, _f("{x}", value_date("x", VALUE_MONTH, THE_DAY)), written[i].month);
        assert_written(words, _f("{x}", value_text("x", "a"), value_text("x", "b"), value_text("x", "c")),
                       written[i].list);
        words_destroy(words);
    }
}

static void test_four_digits_in_spanish_stand_together(void **state)
{
    (void)state;
    struct words *words = make("es", false);
    assert_written(words, _f("{x}", value_number("x", 9999)), "9999");
    assert_written(words, _f("{x}", value_number("x", 10000)), "10.000");
    assert_written(words, _f("{x}", value_fixed("x", 99999, 1)), "9999,9");
    words_destroy(words);
}

static void test_lists(void **state)
{
    (void)state;
    assert_written(NULL, _f("{x}!", value_text("x", "a")), "a!");
    assert_written(NULL,
                   _f("{x}\n!", value_text("x", "a\x1B[2J\n\xE2\x80\xAE"
                                                "b")),
                   "a?[2J??b\n!");
    assert_written(NULL, _f("{x}!", value_text("x", "a"), value_number("x", 2)), "a and 2!");
    assert_written(NULL, _f("{x} {y}", value_text("x", "a"), value_text("y", "b"), value_text("x", "c")), "a and c b");
}

static void test_errors(void **state)
{
    (void)state;
    char buffer[64];
    struct error error;
    struct words *words = make("de", false);
    error_set(&error, "{x}.json", "is {count} long", "cut it to {most}");
    error_value(&error, value_number("count", 12000));
    error_value(&error, value_number("most", 9000));
    assert_string_equal(words_error(NULL, &error, buffer, sizeof buffer), "{x}.json: is 12,000 long; cut it to 9,000");
    assert_string_equal(words_error(words, &error, buffer, sizeof buffer),
                        "{x}.json – ist 12.000 lang; cut it to 9.000");
    error_set(&error, "a\x1B]0;b\x9B.json", "is damaged", "");
    assert_string_equal(words_error(NULL, &error, buffer, sizeof buffer), "a?]0;b?.json: is damaged");
    error_set(&error, "", "is damaged", "");
    assert_string_equal(words_error(NULL, &error, buffer, sizeof buffer), "is damaged");
    error_set(&error, "a", NULL, NULL);
    assert_string_equal(words_error(NULL, &error, buffer, sizeof buffer), "a");
    error_set(&error, "a", "", "b");
    assert_string_equal(words_error(NULL, &error, buffer, 4), "a; ");
    words_destroy(words);
}

static void test_a_damaged_catalogue_is_told(void **state)
{
    (void)state;
    struct error error;
    assert_null(words_create(&(struct words_desc){.code = "de", .bytes = calloc(1, 28), .size = 28}, &error));
    assert_string_equal(error.what, "is no catalogue of messages");
}

/* A translation's places fit too when the English is cut off at its end: nothing is read past it. */
static void test_small_buffers(void **state)
{
    (void)state;
    for (size_t size = 1; size < 24; size++) {
        char *buffer = malloc(size), whole[WORDS_SIZE];
        words_write(NULL, counted_of_total(), buffer, size);
        words_write(NULL, counted_of_total(), whole, sizeof whole);
        assert_memory_equal(buffer, whole, strlen(buffer));
        free(buffer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english_needs_nothing),
        cmocka_unit_test(test_a_translation_moves_places),
        cmocka_unit_test(test_english_stands_in),
        cmocka_unit_test(test_values_as_english_writes_them),
        cmocka_unit_test(test_percent_never_flatters),
        cmocka_unit_test(test_clock_rounds_up),
        cmocka_unit_test(test_values_as_languages_write_them),
        cmocka_unit_test(test_four_digits_in_spanish_stand_together),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_a_damaged_catalogue_is_told),
        cmocka_unit_test(test_small_buffers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
