#include "store/player/profiles.h"
#include "store/player/profile_days.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/days/instant.h"
#include "files/file.h"
#include "files/listing.h"

#define NAMES_TRIED_MAX 1000
#define NO_LETTERS      "player" /* of a name without a letter that a folder may have */

/* ---- which there are */

/* A profile's folder name. False: no more. */
typedef bool take_fn(void *context, const char *name);

struct walk {
    const char *profiles; /* the folder */
    take_fn *take;
    void *context;
};

/* What can't be looked at may be one; whoever reads it will be told. */
static bool pass(void *context, const char *entry)
{
    const struct walk *walk = context;
    char path[FILE_PATH_MAX];

    if (!profile_name_is_valid(entry) || !file_join(path, walk->profiles, entry))
        return true;
    enum file_standing standing = file_standing(path);
    return (standing != FILE_FOLDER && standing != FILE_UNKNOWN) || walk->take(walk->context, entry);
}

static enum listing each_profile(const char *data, take_fn *take, void *context, struct error *error)
{
    char profiles[FILE_PATH_MAX];
    struct walk walk = {profiles, take, context};

    if (file_join(profiles, data, "profiles"))
        return listing_each(profiles, pass, &walk, error);
    file_fail(data, "can't be read: {reason}", &file_long_path, error);
    return LISTING_FAILED;
}

static bool count_one(void *context, const char *name)
{
    int32_t *count = context;

    (void)name;
    (*count)++;
    return true;
}

bool profiles_count(const char *data, int32_t *count, struct error *error)
{
    *count = 0;
    return each_profile(data, count_one, count, error) == LISTING_WHOLE;
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

struct gathering {
    struct profile_list *list;
    const char *data;
    int64_t utc_ms;
    int32_t utc_offset_min;
    struct error *error; /* of the first that could not be read */
    bool unread;
};

static bool add_card(void *context, const char *name)
{
    struct gathering *gathering = context;
    struct profile_list *list = gathering->list;
    struct profile_card *grown = realloc(list->cards, sizeof *grown * ((size_t)list->count + 1));
    struct error *error = gathering->unread ? NULL : gathering->error;

    if (!grown) {
        error_set(error, gathering->data, "can't all be read: memory is out", "close other programs");
        gathering->unread = true;
        return false;
    }
    list->cards = grown;
    bool read =
        fill_card(gathering->data, name, gathering->utc_ms, gathering->utc_offset_min, &grown[list->count++], error);
    gathering->unread = gathering->unread || !read;
    return true;
}

bool profiles_list(const char *data, int64_t utc_ms, int32_t utc_offset_min, struct profile_list *list,
                   struct error *error)
{
    struct gathering gathering = {
        .list = list, .data = data, .utc_ms = utc_ms, .utc_offset_min = utc_offset_min, .error = error};

    *list = (struct profile_list){0};
    bool listed = each_profile(data, add_card, &gathering, error) != LISTING_FAILED;
    if (list->count > 1)
        qsort(list->cards, (size_t)list->count, sizeof *list->cards, compare_cards);
    return listed && !gathering.unread;
}

void profile_list_reset(struct profile_list *list)
{
    free(list->cards);
    *list = (struct profile_list){0};
}

struct search {
    const char *data, *wanted;
    char *name; /* the best so far */
    int best;
    struct error *error; /* of the first that could not be read, and may be shown as wanted */
    bool unread;
};

/* 2: shown as wanted; 1: only its folder is called so; 0: neither. One whose folder is called so as well comes first.
 */
static int likeness(struct search *search, const char *name)
{
    struct profile profile;
    int likeness = strcmp(name, search->wanted) == 0;

    if (!profile_peek(search->data, name, &profile, search->unread ? NULL : search->error)) {
        search->unread = true;
        return likeness;
    }
    likeness += strcmp(profile.player, search->wanted) == 0 ? 2 : 0;
    profile_reset(&profile);
    return likeness;
}

static bool compare_one(void *context, const char *found)
{
    struct search *search = context;
    int like = likeness(search, found);

    if (like > search->best || (like == search->best && like > 0 && strcmp(found, search->name) < 0))
        text_copy(search->name, PROFILE_NAME_SIZE, found);
    search->best = like > search->best ? like : search->best;
    return true;
}

enum profiles_found profiles_find(const char *data, const char *wanted, char name[PROFILE_NAME_SIZE],
                                  struct error *error)
{
    struct search search = {.data = data, .wanted = wanted, .name = name, .error = error};
    bool listed = each_profile(data, compare_one, &search, error) == LISTING_WHOLE;

    if (search.best > 0)
        return PROFILES_FOUND;
    return listed && !search.unread ? PROFILES_NONE : PROFILES_UNKNOWN;
}

/* ---- names */

/* Whether a text can be shown as a name: UTF-8, not empty nor blank, nothing that steers the text around it, not too
 * long. */
static bool may_show(const char *player, struct error *error)
{
    size_t size = strlen(player);
    bool good = true, blank = true;

    for (size_t at = 0, length; good && at < size; at += length) {
        uint32_t code;
        length = utf8_read(player + at, size - at, &code);
        good = length > 0 && !utf8_steers(code);
        blank = blank && utf8_is_blank(code);
    }
    if (!good)
        error_set(error, "the name", "holds what is no letter", "type another one");
    else if (blank)
        error_set(error, "the name", "is empty", "type another one");
    else if (size >= PROFILE_NAME_SIZE)
        error_set(error, "the name", "is too long", "use at most 47 letters, fewer with accents");
    return good && !blank && size < PROFILE_NAME_SIZE;
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

static bool differs(void *context, const char *found)
{
    return !text_is_alike(found, context);
}

bool profiles_free_name(const char *data, const char *base, char name[PROFILE_NAME_SIZE], struct error *error)
{
    char profiles[FILE_PATH_MAX];

    if (!file_join(profiles, data, "profiles"))
        return file_fail(data, "can't be read: {reason}", &file_long_path, error);
    for (int n = 1; n <= NAMES_TRIED_MAX; n++) {
        char ending[16] = "";
        if (n > 1)
            snprintf(ending, sizeof ending, "-%d", n);
        snprintf(name, PROFILE_NAME_SIZE, "%.*s%s", (int)(PROFILE_NAME_SIZE - 1 - strlen(ending)), base, ending);
        if (!profile_name_is_valid(name))
            continue;
        /* By whatever stands there; names that differ in case alone are one on some disks. */
        enum listing taken = listing_each(profiles, differs, name, error);
        if (taken != LISTING_STOPPED)
            return taken == LISTING_WHOLE;
    }
    error_set(error, base, "is the name of too many profiles", "delete some of them");
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
    while (fault.why == OS_EXISTS) {
        if (!profiles_free_name(data, base, name, error))
            return false;
        if (!file_join(folder, profiles, name))
            fault = file_long_path;
        else if (os_make_folder(folder, &fault))
            return file_sync_folder(profiles, error);
    }
    return file_fail(folder, "can't be made: {reason}", &fault, error);
}

bool profiles_new(const char *data, const char *player, int64_t (*utc_ms)(int32_t *), char name[PROFILE_NAME_SIZE],
                  struct error *error)
{
    char plain[PROFILE_NAME_SIZE];

    if (!may_show(player, error))
        return false;
    enum profiles_found found = profiles_find(data, player, name, error);
    if (found == PROFILES_UNKNOWN)
        return false;
    if (found == PROFILES_FOUND)
        return already(player, error);
    make_plain(plain, player);
    return profile_name_may_be_new(plain, error) && make_folder(data, plain, name, error) &&
           show(data, name, player, utc_ms, error);
}

bool profiles_rename(const char *data, const char *name, const char *player, int64_t (*utc_ms)(int32_t *),
                     struct error *error)
{
    char found[PROFILE_NAME_SIZE];

    if (!may_show(player, error))
        return false;
    enum profiles_found known = profiles_find(data, player, found, error);
    if (known == PROFILES_UNKNOWN)
        return false;
    if (known == PROFILES_FOUND && strcmp(found, name) != 0)
        return already(player, error);
    return show(data, name, player, utc_ms, error);
}
