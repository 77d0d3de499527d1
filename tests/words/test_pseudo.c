#include "words/pseudo.h"

#include "check.h"
#include "core/base/utf8.h"
#include "words/words.h"

static void test_is_longer_by_two_fifths(void **state)
{
    (void)state;
    static const struct {
        const char *english, *pseudo;
    } rows[] = {
        {"Back", "B\u00e1\u00e1\u00e7k\u00f4"},
        {"{count} of {total}", "{count} \u00f4\u00f4f {total}\u00f4"},
        {"", ""},
        {"{x}", "{x}"},
        {": ", ": "},
        {"{x} · {y}", "{x} · {y}"},
        {"Rhythm", "Rh\u00fdthm\u00f4\u00f4\u00f4"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[80];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        pseudo_add(&text, rows[i].english);
        assert_string_equal(buffer, rows[i].pseudo);
    }
}

static void test_of_any_length(void **state)
{
    (void)state;
    char english[120] = "", buffer[400];
    for (size_t length = 1; length < sizeof english; length++) {
        english[length - 1] = "raise your heels "[(length - 1) % 17];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        pseudo_add(&text, english);
        assert_int_equal(utf8_count(buffer), length + (length * 40 + 99) / 100);
    }
}

static void test_is_a_language(void **state)
{
    (void)state;
    char buffer[80];
    struct words *words = words_create(&(struct words_desc){.code = WORDS_PSEUDO}, NULL);
    assert_string_equal(words_write(words, _f("Hello {x}", value_text("x", "Ada")), buffer, sizeof buffer),
                        "H\u00eb\u00ebll\u00f4\u00f4 Ada\u00f4");
    assert_string_equal(words_write(words, _n("one", "{count}", 1), buffer, sizeof buffer),
                        "\u00f4\u00f4\u00f1\u00eb\u00eb");
    assert_string_equal(words_code(words), WORDS_PSEUDO);
    struct error error;
    error_set(&error, "home/ada.json", "is on", "");
    assert_string_equal(words_error(words, &error, buffer, sizeof buffer),
                        "home/ada.json: \u00ee\u00ee\u0161 \u00f4\u00f4\u00f1");
    words_destroy(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_longer_by_two_fifths),
        cmocka_unit_test(test_of_any_length),
        cmocka_unit_test(test_is_a_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
