#include "store/player/profiles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/file.h"

#define NAMES_TRIED_MAX 1000
#define DATE_LENGTH     10

static bool too_long(const char *data, struct error *error)
{
    error_set(error, data, "is too long a path", "choose another data folder");
    return false;
}

/* Does a deed with no other process writing a profile meanwhile. */
static enum file_made move_held(const char *data, const char *from, const char *to, struct error *error)
{
    char profiles[FILE_PATH_MAX];
    struct os_file hold;

    if (!file_join(profiles, data, "profiles"))
        too_long(data, error);
    else if (file_make_folder(profiles, error) && file_hold(&hold, profiles, error)) {
        enum file_made made = file_move(from, to, error);
        file_let_go(hold);
        return made;
    }
    return FILE_FAILED;
}

bool profiles_delete(const char *data, const char *name, int32_t day, char kept[PROFILES_KEPT_SIZE],
                     struct error *error)
{
    char from[FILE_PATH_MAX], deleted[FILE_PATH_MAX], to[FILE_PATH_MAX], date[CALENDAR_DATE_SIZE];

    if (!profile_folder(from, data, name) || !file_join(deleted, data, "deleted"))
        return too_long(data, error);
    if (!file_make_folder(deleted, error))
        return false;
    calendar_format(day, date);
    for (int n = 1; n <= NAMES_TRIED_MAX; n++) {
        if (n == 1)
            snprintf(kept, PROFILES_KEPT_SIZE, "%s-%s", name, date);
        else
            snprintf(kept, PROFILES_KEPT_SIZE, "%s-%s-%03d", name, date, n);
        if (!file_join(to, deleted, kept))
            return too_long(data, error);
        enum file_made made = file_exists(to) ? FILE_TAKEN : move_held(data, from, to, error);
        if (made != FILE_TAKEN)
            return made == FILE_MADE;
    }
    error_set(error, deleted, "is full", "remove old ones");
    return false;
}

static bool is_date(const char *text)
{
    static const char form[] = "-0000-00-00";

    for (size_t i = 0; form[i]; i++) {
        if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    }
    return true;
}

/* The profile's name in NAME-DATE or NAME-DATE-002. False if it is none. */
static bool base_name(const char *kept, char name[PROFILE_NAME_SIZE])
{
    size_t length = strlen(kept), tail = DATE_LENGTH + 1;

    if (length > tail + 4 && kept[length - 4] == '-' && is_date(kept + length - tail - 4))
        tail += 4;
    if (length <= tail || length - tail >= PROFILE_NAME_SIZE || !is_date(kept + length - tail))
        return false;
    memcpy(name, kept, length - tail);
    name[length - tail] = '\0';
    return profile_name_is_valid(name);
}

static int compare_kept(const void *a, const void *b)
{
    return strcmp(a, b);
}

char (*profiles_deleted(const char *data, int32_t *count))[PROFILES_KEPT_SIZE]
{
    char path[FILE_PATH_MAX], name[PROFILE_NAME_SIZE], (*list)[PROFILES_KEPT_SIZE] = malloc(sizeof *list);
    struct os_folder *folder = file_join(path, data, "deleted") ? os_folder_open(path, NULL) : NULL;

    *count = 0;
    for (const char *entry; list && folder && (entry = os_folder_next(folder, NULL));) {
        if (!base_name(entry, name) || !file_has_folder(path, entry))
            continue;
        char(*grown)[PROFILES_KEPT_SIZE] = realloc(list, sizeof *grown * ((size_t)*count + 2));
        if (!grown)
            break;
        list = grown;
        text_copy(list[(*count)++], sizeof *list, entry);
    }
    os_folder_close(folder);
    if (list)
        qsort(list, (size_t)*count, sizeof *list, compare_kept);
    return list;
}

/* The one that is called so, else the last of that profile. */
static bool find_deleted(const char *data, const char *wanted, char kept[PROFILES_KEPT_SIZE])
{
    char name[PROFILE_NAME_SIZE];
    int32_t count;
    char(*list)[PROFILES_KEPT_SIZE] = profiles_deleted(data, &count);
    bool found = false;

    for (int32_t i = 0; list && i < count; i++) {
        bool same = strcmp(list[i], wanted) == 0;
        if (!same && !(base_name(list[i], name) && strcmp(name, wanted) == 0))
            continue;
        text_copy(kept, PROFILES_KEPT_SIZE, list[i]);
        found = true;
        if (same)
            break;
    }
    free(list);
    return found;
}

bool profiles_restore(const char *data, const char *wanted, char name[PROFILE_NAME_SIZE], struct error *error)
{
    char kept[PROFILES_KEPT_SIZE], base[PROFILE_NAME_SIZE], deleted[FILE_PATH_MAX], from[FILE_PATH_MAX],
        to[FILE_PATH_MAX];

    if (!find_deleted(data, wanted, kept) || !base_name(kept, base)) {
        error_set(error, wanted, "is not among the deleted profiles", "see: heelbeat profile restore");
        return false;
    }
    if (!file_join(deleted, data, "deleted") || !file_join(from, deleted, kept))
        return too_long(data, error);
    for (int n = 1; n <= NAMES_TRIED_MAX && profiles_free_name(data, base, name); n++) {
        if (!profile_folder(to, data, name))
            return too_long(data, error);
        enum file_made made = move_held(data, from, to, error);
        if (made != FILE_TAKEN)
            return made == FILE_MADE;
    }
    error_set(error, base, "is the name of too many profiles", "delete some of them");
    return false;
}
