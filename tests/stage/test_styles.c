#include "stage/styles.h"

#include "blame.h"
#include "check.h"
#include "folder.h"

static void test_loads_once(void **state)
{
    (void)state;
    struct styles styles;
    struct error error = {0};
    assert_true(styles_init(&styles, HEELBEAT_SOURCE "/assets", "/nowhere", &error));
    const struct style *first = styles_find(&styles, "lofi", &error);
    assert_non_null(first);
    assert_ptr_equal(styles_find(&styles, "lofi", &error), first);
    assert_int_equal(styles.count, 1);
    styles_reset(&styles);
    assert_int_equal(styles.count, 0);
}

/* A level says which style it wants: whatever it writes, only a file of the styles' folder is opened. */
static void test_refuses(void **state)
{
    (void)state;
    static const char *const names[] = {"",
                                        "nothing-like-it",
                                        "../styles/lofi",
                                        "lofi.json",
                                        "lofi/",
                                        "/etc/passwd",
                                        "style.schema",
                                        "lo fi",
                                        "l\xc3\xb6",
                                        "a-name-that-is-much-too-long-for-any-style"};
    struct styles styles;
    struct error error = {0};
    assert_true(styles_init(&styles, HEELBEAT_SOURCE "/assets", "/nowhere", &error));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        error.what[0] = '\0';
        assert_null(styles_find(&styles, names[i], &error));
        assert_non_null(strstr(error.what, "is not a style"));
        assert_string_equal(error.fix, "choose one of {styles}");
        assert_string_equal(blame(&error, "styles", 0), "ambient");
        assert_string_equal(blame(&error, "styles", 4), "synthwave");
    }
    assert_int_equal(styles.count, 0);
    char path[2 * FILE_PATH_MAX];
    memset(path, 'x', sizeof path);
    path[sizeof path - 1] = '\0';
    assert_false(styles_init(&styles, path, "/nowhere", &error));
}

static void copy_style(const char *name, const char *folder, const char *as)
{
    char *bytes = folder_read(HEELBEAT_SOURCE "/assets/styles", name);
    assert_non_null(bytes);
    folder_write_text(folder, as, bytes);
    free(bytes);
}

/* A file in the player's own folder is a style, but for one with the name of a shipped one: a level, and the challenge
 * of a day, sound the same to everyone. */
static void test_the_players_own(void **state)
{
    struct styles styles;
    struct error error = {0};
    copy_style("house.json", *state, "mine.json");
    copy_style("chiptune.json", *state, "lofi.json");
    assert_true(styles_init(&styles, HEELBEAT_SOURCE "/assets", *state, &error));
    assert_string_equal(styles_find(&styles, "mine", &error)->name, "house");
    assert_string_equal(styles_find(&styles, "lofi", &error)->name, "lofi");
    assert_string_equal(styles_find(&styles, "ambient", &error)->name, "ambient");
    assert_null(styles_find(&styles, "polka", &error));
    assert_string_equal(blame(&error, "styles", 4), "mine");
    assert_string_equal(blame(&error, "styles", 5), "synthwave");
    assert_string_equal(blame(&error, "styles", 6), "");
    styles_reset(&styles);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_loads_once), cmocka_unit_test(test_refuses),
        cmocka_unit_test_setup_teardown(test_the_players_own, folder_setup, folder_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
