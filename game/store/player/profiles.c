#include "store/player/profiles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/days/instant.h"
#include "files/file.h"

#define NAMES_TRIED_MAX 1000
#define NO_LETTERS      "player" /* of a name without a letter that a folder may have */

/* ---- which there are */

/* The next profile's folder name; NULL at the end. */
static const char *next_name(struct os_folder *folder, const char *path)
{
    for (const char *entry; folder && (entry = os_folder_next(folder, NULL));) {
        if (profile_name_is_valid(entry) && file_has_folder(path, entry))
            return entry;
    }
    return NULL;
}

static struct os_folder *open_profiles(char *path, const char *data)
{
    return file_join(path, data, "profiles") ? os_folder_open(path, NULL) : NULL;
}

int32_t profiles_count(const char *data)
{
    char path[FILE_PATH_MAX];
    int32_t count = 0;
    struct os_folder *folder = open_profiles(path, data);

    while (next_name(folder, path))
        count++;
    os_folder_close(folder);
    return count;
}

static bool fill_card(const char *data, const char *name, int64_t utc_ms, int32_t utc_offset_min,
                      struct profile_card *card, struct error *error)
{
    struct profile profile;
    struct history history = {0};
    struct streak streak = {0};
    char folder[FILE_PATH_MAX];

    *card = (struct profile_card){0};
    text_copy(card->name, sizeof card->name, name);
    if (!profile_peek(data, name, &profile, error))
        return false;
    text_copy(card->player, sizeof card->player, profile.player);
    int32_t today = calendar_local_day(instant_s(utc_ms), utc_offset_min, profile.day_end_min);
    bool ok = profile_folder(folder, data, name) && journal_load(folder, &history, error) &&
              profile_streak(&profile, &history, today, &streak);
    for (int32_t i = 0; i < history.count; i++) {
        if (!record_is_players(&history.records[i]))
            continue;
        card->sessions++;
        card->last_utc_ms = history.records[i].utc_ms;
    }
    card->streak = streak.current;
    card->best_streak = streak.best;
    card->days = streak.days;
    history_reset(&history);
    profile_reset(&profile);
    return ok;
}

static int compare_cards(const void *a, const void *b)
{
    const struct profile_card *x = a, *y = b;
    int order = strcmp(x->player, y->player);

    return order ? order : strcmp(x->name, y->name);
}

bool profiles_list(const char *data, int64_t utc_ms, int32_t utc_offset_min, struct profile_list *list,
                   struct error *error)
{
    char path[FILE_PATH_MAX];
    const char *name;
    bool ok = true;
    struct os_folder *folder = open_profiles(path, data);

    *list = (struct profile_list){0};
    while ((name = next_name(folder, path))) {
        struct profile_card *grown = realloc(list->cards, sizeof *grown * ((size_t)list->count + 1));
        if (!grown) {
            error_set(error, path, "can't all be read: memory is out", "close other programs");
            ok = false;
            break;
        }
        list->cards = grown;
        ok = fill_card(data, name, utc_ms, utc_offset_min, &grown[list->count++], error) && ok;
    }
    os_folder_close(folder);
    if (list->count > 1)
        qsort(list->cards, (size_t)list->count, sizeof *list->cards, compare_cards);
    return ok;
}

void profile_list_reset(struct profile_list *list)
{
    free(list->cards);
    *list = (struct profile_list){0};
}

/* 2: shown as wanted; 1: only its folder is called so; 0: neither. One whose folder is called so as well comes first.
 */
static int likeness(const char *data, const char *name, const char *wanted)
{
    struct profile profile;
    int likeness = strcmp(name, wanted) == 0;

    if (!profile_peek(data, name, &profile, NULL))
        return likeness;
    likeness += strcmp(profile.player, wanted) == 0 ? 2 : 0;
    profile_reset(&profile);
    return likeness;
}

bool profiles_find(const char *data, const char *wanted, char name[PROFILE_NAME_SIZE])
{
    char path[FILE_PATH_MAX];
    const char *found;
    int best = 0;
    struct os_folder *folder = open_profiles(path, data);

    while ((found = next_name(folder, path))) {
        int like = likeness(data, found, wanted);
        if (like > best || (like == best && like > 0 && strcmp(found, name) < 0))
            text_copy(name, PROFILE_NAME_SIZE, found);
        best = like > best ? like : best;
    }
    os_folder_close(folder);
    return best > 0;
}

/* ---- names */

/* Whether a text can be shown as a name: UTF-8, not empty, no control characters, not too long. */
static bool may_show(const char *player, struct error *error)
{
    size_t size = strlen(player);
    bool good = size > 0;

    for (size_t at = 0, length; good && at < size; at += length) {
        uint32_t code;
        length = utf8_read(player + at, size - at, &code);
        good = length > 0 && !utf8_is_control(code);
    }
    if (!good)
        error_set(error, "the name", size > 0 ? "holds what is no letter" : N_("is empty"), "type another one");
    else if (size >= PROFILE_NAME_SIZE)
        error_set(error, "the name", "is too long", "use at most 47 letters, fewer with accents");
    return good && size < PROFILE_NAME_SIZE;
}

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
           c == '_';
}

/* What a folder may be called of it. */
static void make_plain(char name[PROFILE_NAME_SIZE], const char *player)
{
    size_t length = 0;

    for (const char *c = player; *c && length < PROFILE_NAME_SIZE - 1; c++) {
        if (is_plain(*c) && (length > 0 || *c != ' '))
            name[length++] = *c;
    }
    while (length > 0 && name[length - 1] == ' ')
        length--;
    name[length] = '\0';
    if (length == 0)
        text_copy(name, PROFILE_NAME_SIZE, NO_LETTERS);
}

/* Names that differ in case alone are one folder on some disks. */
static bool is_taken(const char *data, const char *name)
{
    char path[FILE_PATH_MAX];
    const char *found;
    struct os_folder *folder = open_profiles(path, data);

    while ((found = next_name(folder, path)) && !text_is_alike(found, name))
        continue;
    os_folder_close(folder);
    return found != NULL;
}

bool profiles_free_name(const char *data, const char *base, char name[PROFILE_NAME_SIZE])
{
    for (int n = 1; n <= NAMES_TRIED_MAX; n++) {
        char ending[16] = "";
        if (n > 1)
            snprintf(ending, sizeof ending, "-%d", n);
        snprintf(name, PROFILE_NAME_SIZE, "%.*s%s", (int)(PROFILE_NAME_SIZE - 1 - strlen(ending)), base, ending);
        if (profile_name_is_valid(name) && !is_taken(data, name))
            return true;
    }
    return false;
}

static bool show(const char *data, const char *name, const char *player, int64_t (*utc_ms)(int32_t *),
                 struct error *error)
{
    struct profile profile;

    if (!profile_peek(data, name, &profile, error))
        return false;
    profile.utc_ms = utc_ms;
    text_copy(profile.player, sizeof profile.player, player);
    bool ok = profile_save(data, &profile, error);
    profile_reset(&profile);
    return ok;
}

static bool already(const char *player, struct error *error)
{
    error_set(error, player, "is the name of a profile already", "choose another name");
    return false;
}

/* Makes a folder that is called so, or base-2 and so on, for one of all who try at once. */
static bool make_folder(const char *data, const char *base, char name[PROFILE_NAME_SIZE], struct error *error)
{
    char profiles[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    struct os_fault fault = {.why = OS_EXISTS};

    if (!file_join(profiles, data, "profiles"))
        return file_fail(data, "can't be made: {reason}", &file_long_path, error);
    if (!file_make_folder(profiles, error))
        return false;
    while (fault.why == OS_EXISTS && profiles_free_name(data, base, name)) {
        if (!file_join(folder, profiles, name))
            fault = file_long_path;
        else if (os_make_folder(folder, &fault))
            return file_sync_folder(profiles, error);
    }
    return fault.why == OS_EXISTS ? already(base, error) : file_fail(folder, "can't be made: {reason}", &fault, error);
}

bool profiles_new(const char *data, const char *player, int64_t (*utc_ms)(int32_t *), char name[PROFILE_NAME_SIZE],
                  struct error *error)
{
    char plain[PROFILE_NAME_SIZE];

    if (!may_show(player, error))
        return false;
    if (profiles_find(data, player, name))
        return already(player, error);
    make_plain(plain, player);
    return make_folder(data, plain, name, error) && show(data, name, player, utc_ms, error);
}

bool profiles_rename(const char *data, const char *name, const char *player, int64_t (*utc_ms)(int32_t *),
                     struct error *error)
{
    char found[PROFILE_NAME_SIZE];

    if (!may_show(player, error))
        return false;
    if (profiles_find(data, player, found) && strcmp(found, name) != 0)
        return already(player, error);
    return show(data, name, player, utc_ms, error);
}
