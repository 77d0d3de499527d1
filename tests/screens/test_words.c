#include "check.h"
#include "screens/words.h"

static void says(struct text *text, const char *wanted)
{
    assert_string_equal(text->buffer, wanted);
    text_init(text, text->buffer, text->size);
}

static void test_counts(void **state)
{
    (void)state;
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    words_count(&text, 1, "day", "days");
    says(&text, "1 day");
    words_count(&text, 0, "day", "days");
    says(&text, "0 days");
    words_count(&text, 12, "day in a row", "days in a row");
    says(&text, "12 days in a row");
}

static void test_percent_never_flatters(void **state)
{
    static const struct {
        int32_t bp;
        const char *words;
    } rows[] = {{0, "0.0 %"}, {-5, "0.0 %"}, {9640, "96.4 %"}, {9649, "96.4 %"}, {9999, "99.9 %"}, {10000, "100 %"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char buffer[WORDS_SIZE];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        words_percent(&text, rows[i].bp);
        assert_string_equal(buffer, rows[i].words);
    }
}

static void test_times(void **state)
{
    static const struct {
        int64_t us;
        const char *clock, *timing;
    } rows[] = {{0, "0:00", "on the beat"},
                {499, "0:01", "on the beat"},
                {500, "0:01", "1 ms late"},
                {-499, "0:00", "on the beat"},
                {-18400, "0:00", "18 ms early"},
                {12000, "0:01", "12 ms late"},
                {84000000, "1:24", "84000 ms late"},
                {90000000, "1:30", "90000 ms late"},
                {INT64_C(3600000000), "60:00", "3600000 ms late"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char buffer[WORDS_SIZE];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        words_clock(&text, rows[i].us);
        says(&text, rows[i].clock);
        english_timing(&text, rows[i].us);
        says(&text, rows[i].timing);
    }
}

static void test_cadence_and_verdicts(void **state)
{
    (void)state;
    assert_int_equal(english_cadence(24000, 100), 24);
    assert_int_equal(english_cadence(24000, 150), 36);
    assert_int_equal(english_cadence(29600, 50), 15);
    assert_string_equal(english_verdict(VERDICT_MISS), "Missed");
    assert_string_equal(english_verdict(VERDICT_PERFECT), "Perfect");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_counts), cmocka_unit_test(test_percent_never_flatters),
                                       cmocka_unit_test(test_times), cmocka_unit_test(test_cadence_and_verdicts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
