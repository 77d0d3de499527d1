#include "words/words.h"

#include "check.h"

static struct words *load(void)
{
    FILE *file = fopen(GERMAN, "rb");
    assert_non_null(file);
    void *bytes = malloc(65536);
    size_t size = fread(bytes, 1, 65536, file);
    fclose(file);
    return words_create(&(struct words_desc){.code = "de", .bytes = bytes, .size = size}, NULL);
}

static void test_what_msgfmt_makes_is_read(void **state)
{
    (void)state;
    struct words *words = load();
    static const struct {
        struct message message;
        const char *german;
    } rows[] = {
        {{.one = "Back"}, "Zurück"},
        {{.one = "{count} rep", .many = "{count} reps", .count = 1}, "eine Wiederholung"},
        {{.context = "style", .one = "Lofi"}, "Gemütlich"},
        {{.one = "Lofi"}, "Lofi"},
        {{.one = "In doubt"}, "In doubt"},
    };
    char buffer[WORDS_SIZE];
    assert_non_null(words);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(words_write(words, rows[i].message, buffer, sizeof buffer), rows[i].german);
    assert_string_equal(words_write(words, _n("{count} rep", "{count} reps", 1200), buffer, sizeof buffer),
                        "1.200 Wiederholungen");
    words_destroy(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_msgfmt_makes_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
