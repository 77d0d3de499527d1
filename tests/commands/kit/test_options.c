#include "commands/kit/options.h"

#include "check.h"

#define WORDS_MAX 8

struct given {
    bool fast;
    const char *out;
    struct option_int tempo;
};

static const struct option options[] = {
    FLAG_ROW("fast", struct given, fast, "quickly"),
    TEXT_ROW("out", 'o', "FILE", struct given, out, "where to"),
};
static const struct option shared[] = {INT_ROW("tempo", "PCT", struct given, tempo, 50, 150, "how fast")};

static const struct usage usage = {.command = "test",
                                   .places = "LEVEL",
                                   .summary = "A test.",
                                   .places_min = 1,
                                   .places_max = 2,
                                   OPTION_ROWS(options),
                                   SHARED_ROWS(shared)};

static enum options_result parse(const char *const words[WORDS_MAX], struct given *values, struct places *places)
{
    char storage[WORDS_MAX][32];
    char *argv[WORDS_MAX + 1] = {"test"};
    int argc = 1;
    for (; argc <= WORDS_MAX && words[argc - 1]; argc++) {
        snprintf(storage[argc - 1], sizeof storage[0], "%s", words[argc - 1]);
        argv[argc] = storage[argc - 1];
    }
    /* What is kept points into argv; the tests look at the words themselves instead. */
    *values = (struct given){0};
    enum options_result result = options_parse(&(struct cli){0}, &usage, argc, argv, values, places);
    for (int i = 0; i < places->count; i++)
        for (int j = 1; j < argc; j++)
            if (places->items[i] == argv[j])
                places->items[i] = words[j - 1];
    for (int j = 1; j < argc; j++)
        if (values->out && values->out >= argv[j] && values->out <= argv[j] + strlen(argv[j]))
            values->out = words[j - 1] + (values->out - argv[j]);
    return result;
}

static void test_good(void **state)
{
    (void)state;
    static const struct {
        const char *words[WORDS_MAX];
        bool fast;
        const char *out;
        int tempo; /* 0: not given */
        int places;
        const char *last_place;
    } rows[] = {
        {{"a"}, false, NULL, 0, 1, "a"},
        {{"a", "b"}, false, NULL, 0, 2, "b"},
        {{"--fast", "a"}, true, NULL, 0, 1, "a"},
        {{"a", "--fast"}, true, NULL, 0, 1, "a"},
        {{"a", "--out", "x"}, false, "x", 0, 1, "a"},
        {{"a", "--out=x"}, false, "x", 0, 1, "a"},
        {{"a", "-o", "x"}, false, "x", 0, 1, "a"},
        {{"a", "-ox"}, false, "x", 0, 1, "a"},
        {{"a", "--out", "--fast"}, false, "--fast", 0, 1, "a"},
        {{"a", "--tempo", "50", "--tempo=150"}, false, NULL, 150, 1, "a"},
        {{"--", "--fast"}, false, NULL, 0, 1, "--fast"},
        {{"-"}, false, NULL, 0, 1, "-"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct given values;
        struct places places;
        assert_int_equal(parse(rows[i].words, &values, &places), OPTIONS_GOOD);
        assert_int_equal(values.fast, rows[i].fast);
        assert_int_equal(values.tempo.given, rows[i].tempo != 0);
        assert_int_equal(values.tempo.value, rows[i].tempo);
        assert_int_equal(places.count, rows[i].places);
        assert_string_equal(places.items[places.count - 1], rows[i].last_place);
        assert_int_equal(values.out != NULL, rows[i].out != NULL);
        if (values.out)
            assert_string_equal(values.out, rows[i].out);
    }
}

static void test_bad(void **state)
{
    (void)state;
    static const char *const rows[][WORDS_MAX] = {
        {NULL},
        {"a", "b", "c"},
        {"a", "--slow"},
        {"a", "-x"},
        {"a", "--fas"},
        {"a", "--fast=yes"},
        {"a", "--out"},
        {"a", "--out="},
        {"a", "-o"},
        {"a", "--tempo", "49"},
        {"a", "--tempo", "151"},
        {"a", "--tempo", "100%"},
        {"a", "--tempo", ""},
        {"a", "--tempo", "1e2"},
        {"a", "--tempo", "99999999999999999999999"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct given values;
        struct places places;
        if (parse(rows[i], &values, &places) != OPTIONS_BAD)
            fail_msg("row %zu was taken", i);
    }
}

static void test_help(void **state)
{
    (void)state;
    static const char *const help[WORDS_MAX] = {"a", "--help", "--fast=yes"};
    struct given values;
    struct places places;
    assert_int_equal(parse(help, &values, &places), OPTIONS_HELPED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_good), cmocka_unit_test(test_bad),
                                       cmocka_unit_test(test_help)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
