#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "store/copies.h"
#include "store/file.h"
#include "store/machine.h"
#include "store/profile_fields.h"

#define MACHINE_SIZE 64

struct profile_paths {
    char folder[FILE_PATH_MAX], file[FILE_PATH_MAX], machines[FILE_PATH_MAX];
};

static bool find_paths(struct profile_paths *paths, const char *data, const char *name, struct error *error)
{
    if (!profile_name_is_valid(name)) {
        error_set(error, "profile", "has a name that can't be a folder's", "use letters, digits, spaces, - and _");
        return false;
    }
    if (profile_folder(paths->folder, data, name) && file_join(paths->file, paths->folder, "profile.json") &&
        file_join(paths->machines, paths->folder, "machines"))
        return true;
    error_set(error, data, "is too long a path", "choose another data folder");
    return false;
}

struct gathering {
    struct profile_fields *fields;
    const char *but; /* a path that is left out */
    bool any;
};

/* One that is not whole may have its last good copy beside it. */
static bool join_file(void *context, const char *path)
{
    struct gathering *gathering = context;
    char kept[FILE_PATH_MAX];

    if (gathering->but && strcmp(path, gathering->but) == 0)
        return true;
    if (document_peek(&profile_document, path, gathering->fields) ||
        (file_name_with(kept, path, "~") && document_peek(&profile_document, kept, gathering->fields)))
        gathering->any = true;
    return true;
}

/* Joins what all copies say but profile.json itself. Copies that can't be read are passed over: a file sync may be at
 * them, and what this machine wrote stands in its own. True if there was any. */
static bool join_copies(const struct profile_paths *paths, struct profile_fields *fields)
{
    struct gathering gathering = {.fields = fields, .but = paths->file};
    struct error ignored = {0};

    fields->takes_derived = false;
    copies_each(paths->machines, "", ".json", join_file, &gathering, &ignored);
    copies_each(paths->folder, "profile", ".json", join_file, &gathering, &ignored);
    return gathering.any;
}

static bool out_of_memory(const char *path, struct error *error)
{
    error_set(error, path, "can't be read: memory is out", "close other programs");
    return false;
}

static bool copy_days(struct profile *to, const struct profile *from)
{
    size_t size = sizeof *from->rest_days * (size_t)from->rest_day_count;
    int32_t *days = size > 0 ? malloc(size) : NULL;

    if (size > 0 && !days)
        return false;
    if (days)
        memcpy(days, from->rest_days, size);
    free(to->rest_days);
    to->rest_days = days;
    to->rest_day_count = from->rest_day_count;
    return true;
}

/* profile's later changes are those against what it is now. */
static bool remember(struct profile *loaded, const struct profile *profile)
{
    struct profile old = *loaded;

    *loaded = *profile;
    loaded->loaded = NULL;
    loaded->rest_days = old.rest_days;
    loaded->rest_day_count = old.rest_day_count;
    return copy_days(loaded, profile);
}

static bool tell(const struct profile_fields *fields, struct profile *profile)
{
    profile->loaded = calloc(1, sizeof *profile->loaded);
    return !fields->failed && profile->loaded && profile_fields_tell(fields, profile) &&
           remember(profile->loaded, profile);
}

bool profile_load(const char *data, const char *name, struct profile *profile, struct error *error)
{
    struct profile_paths paths;
    struct profile_fields fields;

    *profile = (struct profile){0};
    if (!find_paths(&paths, data, name, error))
        return false;
    profile_fields_init(&fields, name);
    bool copied = join_copies(&paths, &fields);
    fields.takes_derived = true;
    bool ok = document_load(copied ? &profile_document_with_copies : &profile_document, paths.file, &fields, error);
    if (!tell(&fields, profile))
        ok = out_of_memory(paths.file, error);
    profile_fields_reset(&fields);
    return ok;
}

static bool save_file(const struct profile_paths *paths, const char *machine, const struct profile_fields *fields,
                      struct error *error)
{
    char own[FILE_PATH_MAX], name[MACHINE_SIZE + 8];
    struct error first = {0};
    struct text text;

    text_init(&text, name, sizeof name);
    text_add(&text, machine);
    text_add(&text, ".json");
    if (!file_join(own, paths->machines, name)) {
        error_set(error, paths->machines, "is too long a path", "choose another data folder");
        return false;
    }
    bool kept = document_save(&profile_document, own, fields, &first);
    bool saved = document_save(&profile_document, paths->file, fields, kept ? error : NULL);
    if (!kept && error)
        *error = first;
    return kept && saved;
}

/* With data/profiles held: nobody else writes a profile meanwhile. */
static bool save_held(const struct profile_paths *paths, const char *machine, const struct profile *profile,
                      struct error *error)
{
    struct profile_fields fields;
    struct gathering gathering = {.fields = &fields};
    int64_t now_ms = profile->utc_ms ? profile->utc_ms(&(int32_t){0}) : 0;

    profile_fields_init(&fields, profile->name);
    join_copies(paths, &fields);
    join_file(&gathering, paths->file);
    bool changed = profile_fields_change(&fields, profile->loaded, profile, now_ms) && !fields.failed;
    bool ok = changed ? save_file(paths, machine, &fields, error) : out_of_memory(paths->file, error);
    profile_fields_reset(&fields);
    if (ok && profile->loaded && !remember(profile->loaded, profile))
        ok = out_of_memory(paths->file, error);
    return ok;
}

bool profile_save(const char *data, const struct profile *profile, struct error *error)
{
    struct profile_paths paths;
    char profiles[FILE_PATH_MAX], machine[MACHINE_SIZE];

    if (!find_paths(&paths, data, profile->name, error) || !file_make_folder(paths.machines, error) ||
        !machine_name(data, machine, sizeof machine, error) || !file_folder_of(profiles, paths.folder))
        return false;
    int hold = file_hold(profiles);
    bool ok = save_held(&paths, machine, profile, error);
    file_let_go(hold);
    return ok;
}

bool profile_fields_load(const char *data, const char *name, struct profile_fields *fields, struct error *error)
{
    struct profile_paths paths;
    struct gathering gathering = {.fields = fields};

    if (!find_paths(&paths, data, name, error))
        return false;
    profile_fields_init(fields, name);
    join_copies(&paths, fields);
    fields->takes_derived = true;
    join_file(&gathering, paths.file);
    if (!fields->failed)
        return true;
    profile_fields_reset(fields);
    return out_of_memory(paths.file, error);
}

bool profile_peek(const char *data, const char *name, struct profile *profile, struct error *error)
{
    struct profile_fields fields;

    *profile = (struct profile){0};
    if (!profile_fields_load(data, name, &fields, error))
        return false;
    bool ok = tell(&fields, profile) || out_of_memory(name, error);
    profile_fields_reset(&fields);
    return ok;
}

char *profile_fields_format(const char *data, const char *name, struct error *error)
{
    struct profile_paths paths;
    struct profile_fields fields;

    if (!find_paths(&paths, data, name, error) || !profile_fields_load(data, name, &fields, error))
        return NULL;
    if (strcmp(fields.values.player, name) == 0)
        fields.values.player[0] = '\0';
    char *text = document_format(&profile_document, paths.file, &fields);
    profile_fields_reset(&fields);
    if (!text)
        out_of_memory(paths.file, error);
    return text;
}

static bool take_held(const struct profile_paths *paths, const char *machine, const char *data, const char *name,
                      const struct profile_fields *found, struct error *error)
{
    struct profile_fields fields;

    if (!profile_fields_load(data, name, &fields, error))
        return false;
    bool ok = profile_fields_join(&fields, found) ? save_file(paths, machine, &fields, error)
                                                  : out_of_memory(paths->file, error);
    profile_fields_reset(&fields);
    return ok;
}

bool profile_fields_take(const char *data, const char *name, const char *where, const char *text, size_t size,
                         bool named, bool *damaged, struct error *error)
{
    struct profile_paths paths;
    struct profile_fields found;
    char profiles[FILE_PATH_MAX], machine[MACHINE_SIZE];

    if (!find_paths(&paths, data, name, error) || !file_make_folder(paths.machines, error) ||
        !machine_name(data, machine, sizeof machine, error) || !file_folder_of(profiles, paths.folder))
        return false;
    profile_fields_init(&found, name);
    *damaged = !document_parse(&profile_document, where, text, size, &found, error);
    if (!named)
        profile_fields_forget_name(&found);
    int hold = file_hold(profiles);
    bool ok = take_held(&paths, machine, data, name, &found, *damaged ? NULL : error);
    file_let_go(hold);
    profile_fields_reset(&found);
    return ok;
}

void profile_reset(struct profile *profile)
{
    if (profile->loaded)
        free(profile->loaded->rest_days);
    free(profile->loaded);
    free(profile->rest_days);
    *profile = (struct profile){0};
}
