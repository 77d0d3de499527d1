#include "core/base/utf8.h"

#include "check.h"

#define SURROGATES 0x800

/* What begins each length, and what ends it. */
static const struct {
    uint32_t code;
    const char *bytes;
} letters[] = {{0x01, "\x01"},
               {0x7F, "\x7F"},
               {0x80, "\xC2\x80"},
               {0x7FF, "\xDF\xBF"},
               {0x800, "\xE0\xA0\x80"},
               {0xD7FF, "\xED\x9F\xBF"},
               {0xE000, "\xEE\x80\x80"},
               {0xFFFF, "\xEF\xBF\xBF"},
               {0x10000, "\xF0\x90\x80\x80"},
               {0x10FFFF, "\xF4\x8F\xBF\xBF"}};

static void test_letters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        size_t length = strlen(letters[i].bytes);
        uint32_t code = 0;
        char out[UTF8_LETTER_MAX];
        assert_int_equal(utf8_read(letters[i].bytes, length, &code), length);
        assert_int_equal(code, letters[i].code);
        assert_int_equal(utf8_read(letters[i].bytes, length, NULL), length);
        for (size_t part = 0; part < length; part++)
            assert_int_equal(utf8_read(letters[i].bytes, part, NULL), 0);
        assert_int_equal(utf8_write(letters[i].code, out), length);
        assert_memory_equal(out, letters[i].bytes, length);
    }
    uint32_t code = 1;
    assert_int_equal(utf8_read("", 1, &code), 1);
    assert_int_equal(code, 0);
}

/* Of all four bytes that there can be, those are letters that are the writing of a code point. */
static void test_nothing_else_is_a_letter(void **state)
{
    (void)state;
    static const unsigned char tries[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
    const size_t count = sizeof tries;
    int good = 0;
    for (int head = 0; head < 256; head++) {
        for (size_t n = 0; n < count * count * count; n++) {
            const char text[] = {(char)head, (char)tries[n % count], (char)tries[n / count % count],
                                 (char)tries[n / count / count]};
            uint32_t code;
            size_t length = utf8_read(text, sizeof text, &code);
            if (length == 0)
                continue;
            char again[UTF8_LETTER_MAX];
            assert_true(code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF));
            assert_int_equal(utf8_write(code, again), length);
            assert_memory_equal(again, text, length);
            good++;
        }
    }
    assert_true(good > 0);
    int written = 0;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char text[UTF8_LETTER_MAX];
        uint32_t back = 0;
        size_t length = utf8_write(code, text);
        written += utf8_read(text, length, &back) == length && back == code;
    }
    assert_int_equal(written, 0x110000 - SURROGATES);
}

static void test_faults(void **state)
{
    (void)state;
    static const char *const faults[] = {
        "\x80",         "\xBF",         "\xC0\x80",         "\xC1\xBF",         "\xE0\x9F\xBF",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80",
        "\xFF",         "\xC3",         "\xE2\x82",         "\xE2\x82x",        "\xC3\xC3"};
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        uint32_t code = 0;
        assert_int_equal(utf8_read(faults[i], strlen(faults[i]), NULL), 0);
        assert_int_equal(utf8_step(faults[i], &code), 1);
        assert_int_equal(code, UTF8_REPLACEMENT);
        assert_int_equal(utf8_good(faults[i], strlen(faults[i])), 0);
    }
}

static void test_steps_and_counts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t letters, good; /* good: bytes before the first fault */
    } rows[] = {{"", 0, 0},
                {"heel", 4, 4},
                {"na\xC3\xAFve", 5, 6},
                {"\xF0\x9F\x91\xA3\xE2\x82\xAC", 2, 7},
                {"a\xFF\xC3\xAF", 3, 1},
                {"a\xE2\x82", 3, 1}, /* what breaks off is a letter a byte */
                {"\x80\x80", 2, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(utf8_count(rows[i].text), rows[i].letters);
        assert_int_equal(utf8_good(rows[i].text, strlen(rows[i].text)), rows[i].good);
    }
    assert_int_equal(utf8_step("", NULL), 0);
    assert_int_equal(utf8_good("a\0b", 3), 3);
    assert_int_equal(utf8_good("\xC3\xAF\xC3\xAF", 3), 2);
}

static void test_cuts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t most, cut;
    } rows[] = {{"heel", 4, 4},
                {"heel", 3, 3},
                {"heel", 0, 0},
                {"na\xC3\xAFve", 2, 2},
                {"na\xC3\xAFve", 3, 2},
                {"na\xC3\xAFve", 4, 4},
                {"\xF0\x9F\x91\xA3", 1, 0},
                {"\xF0\x9F\x91\xA3", 3, 0},
                {"\xF0\x9F\x91\xA3", 4, 4},
                {"\xF0\x9F\x91\xA3\x80", 5, 5}, /* no letter, so none is split */
                {"\x80\x80\x80\x80\x80", 5, 5}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(utf8_cut(rows[i].text, rows[i].most), rows[i].cut);
}

static void test_mends(void **state)
{
    (void)state;
    static const struct {
        const char *text, *mended;
    } rows[] = {
        {"", ""},
        {"plain", "plain"},
        {"\xC3\xAF %", "\xC3\xAF %"},
        {"torn \xC3", "torn %C3"},
        {"\xC3\x28", "%C3("},
        {"\xFF\xC3\xAF\x80", "%FF\xC3\xAF%80"},
        {"1234567890\xFF", "1234567890"}, /* no room */
        {"12345678\xFF\xC3\xAF", "12345678%FF"},
        {"1234567\xFF.\xC3\xAF", "1234567%FF."},
        {"123456789012345", "12345678901"}, /* without an end */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[13] = "............", *end = text + 12;
        memcpy(text, rows[i].text, strlen(rows[i].text) < 12 ? strlen(rows[i].text) + 1 : 12);
        utf8_mend(text, 12);
        assert_string_equal(text, rows[i].mended);
        assert_int_equal(*end, 0); /* nothing beyond */
    }
}

static void test_drops_the_last(void **state)
{
    (void)state;
    char text[] = "a\xC3\xAF\xE2\x82\xAC\xF0\x9F\x91\xA3\x80";
    static const size_t left[] = {10, 6, 3, 1, 0, 0};
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
        utf8_drop_last(text);
        assert_int_equal(strlen(text), left[i]);
    }
}

static void test_controls(void **state)
{
    (void)state;
    static const uint32_t controls[] = {0, '\n', 0x1F, 0x7F, 0x80, 0x9F}, shown[] = {' ', '~', 0xA0, 0xAD, 0xFFFD};
    for (size_t i = 0; i < sizeof controls / sizeof controls[0]; i++)
        assert_true(utf8_is_control(controls[i]));
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        assert_false(utf8_is_control(shown[i]));
}

static void test_plain(void **state)
{
    (void)state;
    static const struct {
        const char *text, *plain;
    } rows[] = {
        {"", ""},
        {"Größe 大", "Größe 大"},
        {"a\x1B[31mb", "a?[31mb"},
        {"a\nb\x7F", "a?b?"},
        {"\xC2\x9B"
         "31m",
         "?31m"}, /* a control sequence of one letter */
        {"\xE2\x80\xAE"
         "fdp.exe",
         "?fdp.exe"}, /* from right to left */
        {"\xE2\x81\xA6"
         "a\xE2\x81\xA9",
         "?a?"},
        {"\xE2\x80\x8E-3", "\xE2\x80\x8E-3"}, /* a mark, as some languages have before a minus */
        {"a\x9B"
         "b\xE2\x80",
         "a?b??"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[32];
        strcpy(text, rows[i].text);
        utf8_make_plain(text);
        assert_string_equal(text, rows[i].plain);
    }
    assert_true(utf8_is_blank(' ') && utf8_is_blank(0x3000) && utf8_is_blank(0x200B));
    assert_false(utf8_is_blank('a') || utf8_is_blank('_') || utf8_is_blank(0x5927));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),  cmocka_unit_test(test_nothing_else_is_a_letter),
        cmocka_unit_test(test_faults),   cmocka_unit_test(test_steps_and_counts),
        cmocka_unit_test(test_cuts),     cmocka_unit_test(test_drops_the_last),
        cmocka_unit_test(test_controls), cmocka_unit_test(test_mends),
        cmocka_unit_test(test_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
