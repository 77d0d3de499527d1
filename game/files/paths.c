#include "files/paths.h"

#include "core/base/text.h"
#include "files/os_machine.h"

/* One more than a path has, so that one that was cut is too long as well. */
#define VARIABLE_SIZE (FILE_PATH_MAX + 1)

static bool fail_long(const char *path, struct error *error)
{
    error_set(error, path, "is too long a path", "use a folder nearer to the root");
    return false;
}

static bool copy_path(char *out, const char *path, struct error *error)
{
    return text_copy(out, FILE_PATH_MAX, path) || fail_long(path, error);
}

static bool join_path(char *out, const char *a, const char *b, struct error *error)
{
    return file_join(out, a, b) || fail_long(a, error);
}

static bool find_data(char *out, const char *data_option, const char *pref_path, struct error *error)
{
    char found[VARIABLE_SIZE];

    if (data_option && *data_option)
        return copy_path(out, data_option, error);
    if (os_variable("HEELBEAT_DATA", found, sizeof found))
        return copy_path(out, found, error);
    enum os_data data = os_data_folder(found, sizeof found);
    if (data == OS_DATA_FOUND)
        return join_path(out, found, "heelbeat", error);
    if (data == OS_DATA_ASK_SDL && pref_path && *pref_path)
        return copy_path(out, pref_path, error);
    error_set(error, "", "no folder for your data: HOME is not set", "name one with --data DIR");
    return false;
}

/* True if root holds assets/; then both paths are filled in. */
static bool try_root(struct paths *paths, const char *root)
{
    return file_join(paths->assets, root, "assets") && file_join(paths->levels, root, "levels") &&
           file_join(paths->text, root, "text") && file_is_folder(paths->assets);
}

static bool find_assets(struct paths *paths, const char *base_path, struct error *error)
{
    char named[VARIABLE_SIZE];
    if (os_variable("HEELBEAT_ASSETS", named, sizeof named)) {
        if (try_root(paths, named))
            return true;
        error_set(error, named, "has no assets folder in it",
                  "let HEELBEAT_ASSETS name the folder that holds assets/ and levels/");
        return false;
    }
    char installed[FILE_PATH_MAX];
    if (base_path && file_join(installed, base_path, "../share/heelbeat") && try_root(paths, installed))
        return true;
    if (try_root(paths, HEELBEAT_SOURCE_DIR))
        return true;
    error_set(error, HEELBEAT_SOURCE_DIR, "has no assets folder in it, nor has the folder of the program",
              "install Heelbeat again, or let HEELBEAT_ASSETS name the folder that holds assets/ and levels/");
    return false;
}

/* The build tree has catalogues, but no assets beside them. */
static bool find_text(struct paths *paths, const char *base_path, struct error *error)
{
    return file_is_folder(paths->text) || !base_path ||
           join_path(paths->text, base_path, "../share/heelbeat/text", error);
}

bool paths_find(struct paths *paths, const char *data_option, const char *base_path, const char *pref_path,
                struct error *error)
{
    *paths = (struct paths){0};
    return find_data(paths->data, data_option, pref_path, error) &&
           join_path(paths->player_levels, paths->data, "levels", error) &&
           join_path(paths->player_styles, paths->data, "styles", error) && find_assets(paths, base_path, error) &&
           find_text(paths, base_path, error);
}
