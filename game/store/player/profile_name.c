#include "store/player/profile_name.h"

#include <string.h>

#include "core/base/text.h"
#include "files/file.h"

static bool is_name_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
           c == '_';
}

bool profile_name_is_valid(const char *name)
{
    size_t length = name ? strlen(name) : 0;

    if (length == 0 || length >= PROFILE_NAME_SIZE || name[0] == ' ' || name[length - 1] == ' ')
        return false;
    for (const char *c = name; *c; c++) {
        if (!is_name_letter(*c))
            return false;
    }
    return true;
}

static bool is_device(const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"}; /* the last two with a digit */
    char start[4];
    size_t length = strlen(name);
    bool port = length == 4 && name[3] >= '0' && name[3] <= '9';
    text_copy(start, sizeof start, name);
    for (size_t i = port ? 4 : 0; i < (port ? 6 : 4); i++)
        if (text_is_alike(port ? start : name, devices[i]))
            return true;
    return false;
}

bool profile_name_may_be_new(const char *name, struct error *error)
{
    if (!is_device(name))
        return true;
    error_set(error, name, "is what some computers call a device", "choose another name");
    return false;
}

bool profile_folder(char *out, const char *data, const char *name)
{
    char profiles[FILE_PATH_MAX];

    return profile_name_is_valid(name) && file_join(profiles, data, "profiles") && file_join(out, profiles, name);
}
