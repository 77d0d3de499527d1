#include "store/paths.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

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

static void finds_the_assets(void **state)
{
    (void)state;
    char folder[] = "/tmp/heelbeat-paths-XXXXXX";
    char share[80], root[96], assets[112], base[80];
    struct paths paths;
    struct error error;
    assert_non_null(mkdtemp(folder));
    snprintf(base, sizeof base, "%s/bin/", folder);
    snprintf(share, sizeof share, "%s/share", folder);
    snprintf(root, sizeof root, "%s/heelbeat", share);
    snprintf(assets, sizeof assets, "%s/assets", root);

    bool source = paths_find(&paths, "/d", base, NULL, &error) &&
                  strcmp(paths.assets, HEELBEAT_SOURCE "/assets") == 0 &&
                  strcmp(paths.levels, HEELBEAT_SOURCE "/levels") == 0;
    set("HEELBEAT_ASSETS", root);
    bool named_missing = paths_find(&paths, "/d", base, NULL, &error);
    bool made = mkdir(base, 0700) == 0 && mkdir(share, 0700) == 0 && mkdir(root, 0700) == 0 && mkdir(assets, 0700) == 0;
    bool named = paths_find(&paths, "/d", NULL, NULL, &error) && strcmp(paths.assets, assets) == 0;
    unsetenv("HEELBEAT_ASSETS");
    bool installed = paths_find(&paths, "/d", base, NULL, &error);
    bool same_folder = strstr(paths.assets, "/bin/../share/heelbeat/assets") != NULL;

    rmdir(assets);
    rmdir(root);
    rmdir(share);
    rmdir(base);
    rmdir(folder);
    assert_true(source);
    assert_false(named_missing);
    assert_true(made);
    assert_true(named);
    assert_true(installed);
    assert_true(same_folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(finds_the_data_folder, clear_variables),
        cmocka_unit_test_setup(refuses_long_paths, clear_variables),
        cmocka_unit_test_setup(finds_the_assets, clear_variables),
    };
    return cmocka_run_group_tests_name("store/paths", tests, NULL, NULL);
}
