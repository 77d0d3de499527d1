#include "stage/language.h"

#include "check.h"
#include "folder.h"
#include "words/mo.h"

#define COUNT(rows) (sizeof rows / sizeof rows[0])

static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

/* A folder with catalogues of German and of Brazilian Portuguese, and a damaged one of Japanese. */
static int make_catalogues(void **state)
{
    static const struct mo_row rows[] = {{MO(""), MO(MO_HEAD)}, {MO("Back"), MO("Zurueck")}};
    size_t size;
    if (folder_setup(state) != 0)
        return -1;
    void *bytes = mo_make(rows, COUNT(rows), false, &size);
    folder_write(*state, "de.mo", bytes, size);
    folder_write(*state, "pt_BR.mo", bytes, size);
    folder_write_text(*state, "ja.mo", "damaged");
    free(bytes);
    for (size_t i = 0; i < COUNT(variables); i++)
        unsetenv(variables[i]);
    return 0;
}

static int remove_catalogues(void **state)
{
    for (size_t i = 0; i < COUNT(variables); i++)
        unsetenv(variables[i]);
    return folder_teardown(state);
}

struct row {
    const char *wanted, *all, *messages, *lang, *code, *what;
};

static void check_row(const char *folder, const struct row *row)
{
    const char *const values[] = {row->all, row->messages, row->lang};
    for (size_t i = 0; i < COUNT(variables); i++)
        values[i] ? setenv(variables[i], values[i], 1) : unsetenv(variables[i]);
    struct error error;
    struct words *words = language_load(folder, row->wanted, &error);
    assert_string_equal(words_code(words), row->code);
    assert_string_equal(error.what, row->what);
    words_destroy(words);
}

static void test_who_chooses(void **state)
{
    static const struct row rows[] = {
        {"de", "ja_JP.UTF-8", NULL, NULL, "de", ""},
        {"system", "de_AT.UTF-8", "pt_BR.UTF-8", "en_US.UTF-8", "de", ""},
        {NULL, "", "pt_PT.UTF-8", "de_DE.UTF-8", "pt_BR", ""},
        {"system", NULL, NULL, "de_DE@euro", "de", ""},
        {"system", NULL, NULL, NULL, "en", ""},
        {"system", "C", NULL, "de_DE.UTF-8", "en", ""},
        {"system", "C.UTF-8", NULL, NULL, "en", ""},
        {"system", "tlh_QO.UTF-8", NULL, NULL, "en", ""},
        {"system", "../../de", NULL, NULL, "en", ""},
        {"en", "de_DE.UTF-8", NULL, NULL, "en", ""},
        {"fr", "de_DE.UTF-8", NULL, NULL, "en", "is no language that Heelbeat has"},
        {"../de", NULL, NULL, NULL, "en", "is no language that Heelbeat has"},
        {"ja", NULL, NULL, NULL, "en", "is no catalogue of messages"},
        {"system", NULL, NULL, "ja_JP.UTF-8", "en", "is no catalogue of messages"},
        {WORDS_PSEUDO, NULL, NULL, NULL, WORDS_PSEUDO, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_row(*state, &rows[i]);
}

static void test_a_catalogue_without_a_row_is_taken(void **state)
{
    char from[FOLDER_FILE], to[FOLDER_FILE];
    folder_path(from, *state, "de.mo");
    folder_path(to, *state, "pl.mo");
    assert_int_equal(rename(from, to), 0);
    check_row(*state, &(struct row){"pl", NULL, NULL, NULL, "pl", ""});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_who_chooses, make_catalogues, remove_catalogues),
        cmocka_unit_test_setup_teardown(test_a_catalogue_without_a_row_is_taken, make_catalogues, remove_catalogues),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
