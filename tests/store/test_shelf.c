#include "store/shelf.h"

#include <stdlib.h>

#include "folder.h"

struct seen {
    char names[512]; /* "0a 1b ": the folder and the name of each */
    char refused[16];
    int left; /* takes until memory is out */
};

static enum shelf_taking see(void *context, const char *name, const char *path, struct error *why)
{
    struct seen *seen = context;
    size_t length = strlen(seen->names);
    if (seen->left-- == 0)
        return SHELF_NO_MEMORY;
    snprintf(seen->names + length, sizeof seen->names - length, "%c%s ",
             path[strlen(path) - strlen("/in/.json") - strlen(name) - 1], name);
    if (strcmp(name, seen->refused) != 0)
        return SHELF_TAKEN;
    error_set(why, path, "is refused", "");
    return SHELF_PASSED_OVER;
}

static void put_all(const char *root)
{
    char longest[80];
    folder_write_text(root, "0/in/a.json", "");
    folder_write_text(root, "1/in/a.json", "");
    folder_write_text(root, "1/in/b.c.json", "");
    folder_write_text(root, "1/in/.hidden.json", "");
    folder_write_text(root, "1/in/a.schema.json", "");
    folder_write_text(root, "1/in/a.txt", "");
    folder_write_text(root, "1/in/inner.json/file", "");
    snprintf(longest, sizeof longest, "1/in/%064d.json", 0);
    folder_write_text(root, longest, "");
}

struct two {
    char paths[2][FOLDER_FILE];
    const char *list[2];
};

static struct shelf shelf_in(struct two *two, const char *root)
{
    for (int i = 0; i < 2; i++)
        two->list[i] = folder_path(two->paths[i], root, i ? "1" : "0");
    return (struct shelf){.folders = two->list, .folder_count = 2, .inner = "in"};
}

static void test_each(void **state)
{
    struct two two;
    struct shelf shelf = shelf_in(&two, *state);
    struct shelf_skips skips;
    struct seen seen = {.refused = "b.c", .left = -1};
    put_all(*state);
    assert_true(shelf_each(&shelf, see, &seen, &skips, NULL));
    assert_memory_equal(seen.names, "0a ", 3); /* the shipped one first */
    assert_non_null(strstr(seen.names, "1a "));
    assert_non_null(strstr(seen.names, "1b.c "));
    assert_int_equal(strlen(seen.names), strlen("0a 1a 1b.c "));
    assert_int_equal(skips.count, 2);
    bool long_first =
        strstr(skips.items[0].what, "too long") != NULL; /* by place: a root's name may begin with either */
    assert_non_null(strstr(skips.items[long_first ? 0 : 1].what, "too long"));
    assert_non_null(strstr(skips.items[long_first ? 1 : 0].what, "is refused"));
    assert_true(strcmp(skips.items[0].where, skips.items[1].where) < 0);
    free(skips.items);
    assert_true(shelf_each(&shelf, see, &seen, NULL, NULL)); /* nobody wants to know */
}

static void test_a_folder_that_is_none(void **state)
{
    struct two two;
    struct shelf shelf = shelf_in(&two, *state);
    struct shelf_skips skips;
    struct seen seen = {.left = -1};
    folder_write_text(*state, "1/in", "a file");
    assert_true(shelf_each(&shelf, see, &seen, &skips, NULL)); /* 0 isn't there, which is no fault */
    assert_string_equal(seen.names, "");
    assert_int_equal(skips.count, 1);
    assert_non_null(strstr(skips.items[0].where, "1/in"));
    free(skips.items);
}

static void test_memory(void **state)
{
    struct two two;
    struct shelf shelf = shelf_in(&two, *state);
    struct shelf_skips skips;
    struct seen seen = {.refused = "a", .left = 2};
    struct error error = {0};
    put_all(*state);
    assert_false(shelf_each(&shelf, see, &seen, &skips, &error));
    assert_string_equal(error.what, "does not fit in memory");
    assert_int_equal(skips.count, 0);
    assert_null(skips.items);
}

static void test_find(void **state)
{
    static const char *const none[] = {"", ".hidden", "c", "a.schema", "inner", "../in/a", "in/../a", "x\\a", "C:a"};
    struct two two;
    struct shelf shelf = shelf_in(&two, *state);
    char path[FILE_PATH_MAX];
    put_all(*state);
    assert_true(shelf_find(&shelf, "a", path));
    assert_non_null(strstr(path, "/1/in/a.json"));
    shelf.shipped_first = true;
    assert_true(shelf_find(&shelf, "a", path));
    assert_non_null(strstr(path, "/0/in/a.json"));
    assert_true(shelf_find(&shelf, "b.c", path));
    assert_non_null(strstr(path, "/1/in/b.c.json"));
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (shelf_find(&shelf, none[i], path))
            fail_msg("%s was found at %s", none[i], path);
}

static void test_names(void **state)
{
    static const struct {
        const char *path, *name;
        bool good;
    } rows[] = {
        {"a.json", "a", true},
        {"/x.json/b.json", "b", true},
        {"C:\\levels\\c.json", "c", true},
        {"d.e.json", "d.e", true},
        {".json", "", false},
        {"/x/f", "f", false},
        {"f.json.txt", "f.json.txt", false},
    };
    char name[SHELF_NAME_SIZE], path[80];
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(shelf_name(rows[i].path, name), rows[i].good);
        assert_string_equal(name, rows[i].name);
    }
    snprintf(path, sizeof path, "%063d.json", 7);
    assert_true(shelf_name(path, name));
    snprintf(path, sizeof path, "%064d.json", 7);
    assert_false(shelf_name(path, name));
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {ROW(test_each), ROW(test_a_folder_that_is_none), ROW(test_memory),
                                       ROW(test_find), cmocka_unit_test(test_names)};

    return cmocka_run_group_tests_name("store/shelf", tests, NULL, NULL);
}
