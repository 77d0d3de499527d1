#include "words/catalogue.h"

#include "check.h"
#include "words/mo.h"

#define COUNT(rows) (sizeof rows / sizeof rows[0])

static const struct mo_row rows[] = {
    {MO(""), MO(MO_HEAD)},
    {MO("Back"), MO("Zur\xc3\xbc"
                    "ck")},
    {MO("Empty"), MO("")},
    {MO("Good"), MO("Gut")},
    {MO("verdict\4Good"), MO("Ordentlich")},
    {MO("verdictless"), MO("ohne Urteil")},
    {MO("{count} rep\0{count} reps"), MO("{count} Hub\0{count} H\xc3\xbc"
                                         "be")},
};

static void test_finds(void **state)
{
    (void)state;
    for (int big_endian = 0; big_endian < 2; big_endian++) {
        size_t size;
        struct catalogue catalogue;
        struct error error;
        void *bytes = mo_make(rows, COUNT(rows), big_endian, &size);
        assert_true(catalogue_open(&catalogue, bytes, size, &error));
        assert_string_equal(catalogue_find(&catalogue, NULL, "Back", 0), "Zur\u00fcck");
        assert_string_equal(catalogue_find(&catalogue, NULL, "Good", 0), "Gut");
        assert_string_equal(catalogue_find(&catalogue, "verdict", "Good", 0), "Ordentlich");
        assert_string_equal(catalogue_find(&catalogue, NULL, "verdict\4Good", 0), "Ordentlich");
        assert_string_equal(catalogue_find(&catalogue, NULL, "verdictless", 0), "ohne Urteil");
        assert_string_equal(catalogue_find(&catalogue, NULL, "{count} rep", 1), "{count} Hub");
        assert_string_equal(catalogue_find(&catalogue, NULL, "{count} rep", 2), "{count} H\u00fcbe");
        assert_null(catalogue_find(&catalogue, NULL, "Empty", 0));
        assert_null(catalogue_find(&catalogue, NULL, "Backs", 0));
        assert_null(catalogue_find(&catalogue, NULL, "", 0));
        assert_null(catalogue_find(&catalogue, "verdict", "less", 0));
        assert_null(catalogue_find(&catalogue, "verdic", "Good", 0));
        assert_null(catalogue_find(&catalogue, "zzz", "Good", 0));
        free(bytes);
    }
}

static void test_an_empty_one_finds_nothing(void **state)
{
    (void)state;
    struct catalogue catalogue = {0};
    assert_null(catalogue_find(&catalogue, NULL, "Back", 0));
}

/* Opens a copy of exactly size bytes, so that a sanitizer sees a read past them. */
static bool opens(const void *bytes, size_t size, struct catalogue *catalogue, struct error *error)
{
    void *copy = malloc(size ? size : 1);
    memcpy(copy, bytes, size);
    bool good = catalogue_open(catalogue, copy, size, error);
    if (!good)
        assert_int_equal(catalogue->count, 0);
    for (size_t i = 0; good && i < COUNT(rows); i++)
        catalogue_find(catalogue, NULL, rows[i].english.text, (int64_t)i);
    free(copy);
    return good;
}

static void test_cut_files_are_refused(void **state)
{
    (void)state;
    size_t size;
    struct catalogue catalogue;
    struct error error;
    void *bytes = mo_make(rows, COUNT(rows), false, &size);
    for (size_t cut = 0; cut < size; cut++)
        assert_false(opens(bytes, cut, &catalogue, &error));
    assert_true(opens(bytes, size, &catalogue, &error));
    free(bytes);
}

static void test_wrong_numbers_are_refused(void **state)
{
    (void)state;
    static const uint32_t wrong[] = {0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff};
    size_t size, tables = 28 + COUNT(rows) * 16;
    struct catalogue catalogue;
    struct error error;
    for (size_t at = 0; at < tables; at += 4)
        for (size_t i = 0; i < COUNT(wrong); i++) {
            void *bytes = mo_make(rows, COUNT(rows), false, &size);
            mo_put(bytes, at, wrong[i], false);
            if (at < 20 || at >= 28) /* the hash table's place and size are nothing to us */
                assert_false(opens(bytes, size, &catalogue, &error));
            else
                assert_true(opens(bytes, size, &catalogue, &error));
            free(bytes);
        }
}

static void test_wrong_contents_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *says;
        struct mo_row rows[3];
    } files[] = {
        {"is damaged", {{MO(""), MO(MO_HEAD)}, {MO("A"), MO("\xc3")}, {MO("B"), MO("b")}}},
        {"is damaged", {{MO(""), MO(MO_HEAD)}, {MO("A\xff"), MO("a")}, {MO("B"), MO("b")}}},
        {"doesn't begin", {{MO("0"), MO(MO_HEAD)}, {MO("A"), MO("a")}, {MO("B"), MO("b")}}},
        {"doesn't begin", {{MO(""), MO("")}, {MO("A"), MO("a")}, {MO("B"), MO("b")}}},
        {"doesn't begin",
         {{MO(""), MO("Content-Type: text/plain; charset=ISO-8859-1\nX: charset=UTF-8\n")},
          {MO("A"), MO("a")},
          {MO("B"), MO("b")}}},
        {"doesn't begin",
         {{MO(""), MO("Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n;\n")},
          {MO("A"), MO("a")},
          {MO("B"), MO("b")}}},
        {"out of order", {{MO(""), MO(MO_HEAD)}, {MO("B"), MO("b")}, {MO("A"), MO("a")}}},
        {"out of order", {{MO(""), MO(MO_HEAD)}, {MO("A"), MO("a")}, {MO("A"), MO("b")}}},
        {"plural forms", {{MO(""), MO(MO_HEAD)}, {MO("A"), MO("a\0b")}, {MO("B"), MO("b")}}},
        {"plural forms", {{MO(""), MO(MO_HEAD)}, {MO("A\0As"), MO("a")}, {MO("B"), MO("b")}}},
        {"plural forms", {{MO(""), MO(MO_HEAD)}, {MO("A\0As"), MO("a\0b\0c")}, {MO("B"), MO("b")}}},
        {"plural forms", {{MO(""), MO(MO_HEAD)}, {MO("A\0As\0Ass"), MO("a\0b")}, {MO("B"), MO("b")}}},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        size_t size;
        struct catalogue catalogue;
        struct error error;
        void *bytes = mo_make(files[i].rows, 3, false, &size);
        assert_false(opens(bytes, size, &catalogue, &error));
        assert_non_null(strstr(error.what, files[i].says));
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),
        cmocka_unit_test(test_an_empty_one_finds_nothing),
        cmocka_unit_test(test_cut_files_are_refused),
        cmocka_unit_test(test_wrong_numbers_are_refused),
        cmocka_unit_test(test_wrong_contents_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
