#include "files/csv_out.h"

#include "check.h"

static void test_fields(void **state)
{
    static const struct {
        const char *string, *field;
    } rows[] = {
        {"", ""},
        {"First Steps", "First Steps"},
        {"Left, right", "\"Left, right\""},
        {"The \"slow\" tide", "\"The \"\"slow\"\" tide\""},
        {"\"", "\"\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {"two\r\nlines", "\"two\r\nlines\""},
        {"a\x1B[31mb", "a?[31mb"},
        {" spaced", "\" spaced\""},
        {"spaced ", "\"spaced \""},
        {"=1+1", "'=1+1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@sum", "'@sum"},
        {"\t=1", "'\t=1"},
        {"\r=1", "\"'\r=1\""},
        {"\n=1", "\"'\n=1\""},
        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {"a=1", "a=1"},
        {"Größe 大", "Größe 大"},
        {"\xe2\x88\x92"
         "1",
         "\xe2\x88\x92"
         "1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[128];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        csv_out_text(&text, rows[i].string);
        assert_string_equal(buffer, rows[i].field);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fields)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
