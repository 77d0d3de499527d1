#include "files/paths.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "folder.h"

static const char *const variables[] = {"HEELBEAT_DATA", "XDG_DATA_HOME", "HOME", "HEELBEAT_ASSETS"};

static int clear_variables(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++)
        unsetenv(variables[i]);
    return 0;
}

struct data_row {
    const char *option, *heelbeat_data, *xdg, *home;
    const char *data; /* NULL: it fails */
};

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void finds_the_data_folder(void **state)
{
    (void)state;
    static const struct data_row rows[] = {
        {"/opt/d", "/env", "/xdg", "/home/a", "/opt/d"},
        {NULL, "/env", "/xdg", "/home/a", "/env"},
        {"", "/env", "/xdg", "/home/a", "/env"},
        {NULL, "", "/xdg", "/home/a", "/xdg/heelbeat"},
        {NULL, NULL, "/xdg", "/home/a", "/xdg/heelbeat"},
        {NULL, NULL, "relative", "/home/a", "/home/a/.local/share/heelbeat"},
        {NULL, NULL, "", "/home/a", "/home/a/.local/share/heelbeat"},
        {"relative", NULL, NULL, NULL, "relative"},
        {NULL, NULL, NULL, NULL, NULL},
        {NULL, NULL, NULL, "", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct paths paths;
        struct error error = {0};
        set("HEELBEAT_DATA", rows[i].heelbeat_data);
        set("XDG_DATA_HOME", rows[i].xdg);
        set("HOME", rows[i].home);
        bool found = paths_find(&paths, rows[i].option, NULL, NULL, &error);
        assert_int_equal(found, rows[i].data != NULL);
        if (!found) {
            assert_non_null(strstr(error.fix, "--data"));
            continue;
        }
        char levels[FILE_PATH_MAX];
        snprintf(levels, sizeof levels, "%s/levels", rows[i].data);
        assert_string_equal(paths.data, rows[i].data);
        assert_string_equal(paths.player_levels, levels);
    }
}

static void refuses_long_paths(void **state)
{
    (void)state;
    char option[FILE_PATH_MAX + 1];
    struct paths paths;
    struct error error;
    memset(option, 'x', sizeof option);
    option[FILE_PATH_MAX] = 0;
    assert_false(paths_find(&paths, option, NULL, NULL, &error)); /* the folder itself */
    assert_string_equal(error.what, "is too long a path");
    option[FILE_PATH_MAX - 3] = 0;
    assert_false(paths_find(&paths, option, NULL, NULL, &error)); /* with /levels after it */
    assert_string_equal(error.what, "is too long a path");
}

static int make_folder(void **state)
{
    clear_variables(state);
    return folder_setup(state);
}

static int remove_folder(void **state)
{
    clear_variables(state);
    return folder_teardown(state);
}

static void finds_the_assets(void **state)
{
    char root[FOLDER_FILE], assets[FOLDER_FILE], text[FOLDER_FILE], base[FOLDER_FILE];
    struct paths paths;
    struct error error;
    folder_path(base, *state, "bin/");
    folder_path(root, *state, "share/heelbeat");
    folder_path(assets, *state, "share/heelbeat/assets");
    folder_path(text, *state, "share/heelbeat/text");

    assert_true(paths_find(&paths, "/d", base, NULL, &error));
    assert_string_equal(paths.assets, HEELBEAT_SOURCE "/assets");
    assert_string_equal(paths.levels, HEELBEAT_SOURCE "/levels");
    assert_non_null(strstr(paths.text, "/bin/../share/heelbeat/text"));
    set("HEELBEAT_ASSETS", root);
    assert_false(paths_find(&paths, "/d", base, NULL, &error));
    folder_write_text(*state, "bin/heelbeat", "");
    folder_write_text(*state, "share/heelbeat/assets/pads/pads.json", "");
    assert_true(paths_find(&paths, "/d", NULL, NULL, &error));
    assert_string_equal(paths.assets, assets);
    folder_write_text(*state, "share/heelbeat/text/de.mo", "");
    assert_true(paths_find(&paths, "/d", "/elsewhere/", NULL, &error));
    assert_string_equal(paths.text, text);
    unsetenv("HEELBEAT_ASSETS");
    assert_true(paths_find(&paths, "/d", base, NULL, &error));
    assert_non_null(strstr(paths.assets, "/bin/../share/heelbeat/assets"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(finds_the_data_folder, clear_variables),
        cmocka_unit_test_setup(refuses_long_paths, clear_variables),
        cmocka_unit_test_setup_teardown(finds_the_assets, make_folder, remove_folder),
    };
    return cmocka_run_group_tests_name("files/paths", tests, NULL, NULL);
}
