#include "store/player/profiles_deleted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/file.h"
#include "files/listing.h"

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

struct listed {
    const char *folder;
    char (*items)[PROFILES_KEPT_SIZE];
    int32_t count;
    bool full; /* memory was out */
};

static bool add_kept(void *context, const char *entry)
{
    struct listed *listed = context;
    char name[PROFILE_NAME_SIZE], path[FILE_PATH_MAX];

    if (!base_name(entry, name) || !file_join(path, listed->folder, entry))
        return true;
    enum file_standing standing = file_standing(path);
    if (standing != FILE_FOLDER && standing != FILE_UNKNOWN)
        return true;
    char(*grown)[PROFILES_KEPT_SIZE] = realloc(listed->items, sizeof *grown * ((size_t)listed->count + 2));
    listed->full = !grown;
    if (!grown)
        return false;
    listed->items = grown;
    text_copy(grown[listed->count++], sizeof *grown, entry);
    return true;
}

char (*profiles_deleted(const char *data, int32_t *count, struct error *error))[PROFILES_KEPT_SIZE]
{
    char path[FILE_PATH_MAX];
    struct listed listed = {.folder = path, .items = malloc(sizeof *listed.items)};

    *count = 0;
    if (!file_join(path, data, "deleted")) {
        free(listed.items);
        too_long(data, error);
        return NULL;
    }
    bool whole = listed.items && listing_each(path, add_kept, &listed, error) != LISTING_FAILED;
    if (!listed.items || listed.full)
        error_set(error, path, "can't be read: memory is out", "close other programs");
    if (!whole || listed.full) {
        free(listed.items);
        return NULL;
    }
    qsort(listed.items, (size_t)listed.count, sizeof *listed.items, compare_kept);
    *count = listed.count;
    return listed.items;
}

/* The one that is called so, else the last of that profile. */
static bool find_deleted(const char *data, const char *wanted, char kept[PROFILES_KEPT_SIZE], struct error *error)
{
    char name[PROFILE_NAME_SIZE];
    int32_t count;
    char(*list)[PROFILES_KEPT_SIZE] = profiles_deleted(data, &count, error);
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
    if (list && !found)
        error_set(error, wanted, "is not among the deleted profiles", "see: heelbeat profile restore");
    free(list);
    return found;
}

bool profiles_restore(const char *data, const char *wanted, char name[PROFILE_NAME_SIZE], struct error *error)
{
    char kept[PROFILES_KEPT_SIZE], base[PROFILE_NAME_SIZE], deleted[FILE_PATH_MAX], from[FILE_PATH_MAX],
        to[FILE_PATH_MAX];

    if (!find_deleted(data, wanted, kept, error) || !base_name(kept, base))
        return false;
    if (!file_join(deleted, data, "deleted") || !file_join(from, deleted, kept))
        return too_long(data, error);
    for (int n = 1; n <= NAMES_TRIED_MAX; n++) {
        if (!profiles_free_name(data, base, name, error))
            return false;
        if (!profile_folder(to, data, name))
            return too_long(data, error);
        enum file_made made = move_held(data, from, to, error);
        if (made != FILE_TAKEN)
            return made == FILE_MADE;
    }
    error_set(error, base, "is the name of too many profiles", "delete some of them");
    return false;
}
