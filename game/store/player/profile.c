#include "store/player/profile.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/copies.h"
#include "files/file.h"
#include "files/lines.h"
#include "files/machine.h"
#include "store/player/profile_document.h"
#include "store/player/profile_table.h"

#define MACHINE_SIZE 64

struct profile_paths {
    char folder[FILE_PATH_MAX], file[FILE_PATH_MAX], machines[FILE_PATH_MAX], changes[FILE_PATH_MAX];
};

static bool find_paths(struct profile_paths *paths, const char *data, const char *name, struct error *error)
{
    if (!profile_name_is_valid(name)) {
        error_set(error, "profile", "has a name that can't be a folder's", "use letters, digits, spaces, - and _");
        return false;
    }
    if (profile_folder(paths->folder, data, name) && file_join(paths->file, paths->folder, "profile.json") &&
        file_join(paths->machines, paths->folder, "machines") && file_join(paths->changes, paths->folder, "changes"))
        return true;
    error_set(error, data, "is too long a path", "choose another data folder");
    return false;
}

static bool out_of_memory(const char *path, struct error *error)
{
    error_set(error, path, "can't be read or saved: memory is out", "close other programs");
    return false;
}

/* ---- what the documents of a profile say */

struct gathering {
    struct profile_fields lines; /* what the lines say alone */
    struct profile_fields file;  /* what profile.json does */
    struct profile_fields all;   /* what they and all other documents say together */
    const char *path;            /* of profile.json */
    bool stands;                 /* there is one */
    bool unread;                 /* something that is there can't be read */
    struct error *error;         /* gets the first fault; NULL: has it */
};

static void gathering_reset(struct gathering *gathering)
{
    profile_fields_reset(&gathering->lines);
    profile_fields_reset(&gathering->file);
    profile_fields_reset(&gathering->all);
}

static void join_line(void *context, const char *file, const char *line, size_t length)
{
    struct error ignored;

    (void)file;
    if (length <= profile_line.limit)
        document_parse(&profile_line, "", line, length, context, &ignored);
}

static void note_unread(struct gathering *gathering, const struct error *error)
{
    if (gathering->error)
        *gathering->error = *error;
    gathering->error = NULL;
    gathering->unread = true;
}

/* One that is damaged, or not there, may have its last good copy beside it. */
static enum document_reading peek(const char *path, struct profile_fields *fields, struct error *error)
{
    char kept[FILE_PATH_MAX];
    enum document_reading reading = document_peek(&profile_document, path, fields, error);

    if ((reading != DOCUMENT_DAMAGED && reading != DOCUMENT_ABSENT) || !file_name_with(kept, path, "~"))
        return reading;
    return document_peek(&profile_document, kept, fields, error) == DOCUMENT_REFUSED ? DOCUMENT_REFUSED : reading;
}

static void join_file(struct gathering *gathering, const char *path, struct profile_fields *fields)
{
    struct error error = {0};

    if (peek(path, fields, &error) == DOCUMENT_REFUSED)
        note_unread(gathering, &error);
}

static bool join_copy(void *context, const char *path)
{
    struct gathering *gathering = context;

    if (strcmp(path, gathering->path) != 0)
        join_file(gathering, path, &gathering->all);
    return true;
}

/* What versions without lines wrote, and copies of profile.json. Those that are damaged are passed over: a file sync
 * may be at them. */
static void join_copies(const struct profile_paths *paths, struct gathering *gathering)
{
    struct error error = {0};

    if (copies_each(paths->machines, "", ".json", join_copy, gathering, &error) != LISTING_WHOLE)
        note_unread(gathering, &error);
    if (copies_each(paths->folder, "profile", ".json", join_copy, gathering, &error) != LISTING_WHOLE)
        note_unread(gathering, &error);
}

/* profile.json itself; a damaged one is set aside. False if it had faults. */
static bool join_own(struct gathering *gathering)
{
    struct error error = {0};
    enum document_reading reading = document_load(&profile_document, gathering->path, &gathering->file, &error);

    if (reading == DOCUMENT_REFUSED)
        note_unread(gathering, &error);
    else if (reading != DOCUMENT_WHOLE && reading != DOCUMENT_ABSENT && gathering->error)
        *gathering->error = error;
    return reading == DOCUMENT_WHOLE || reading == DOCUMENT_ABSENT;
}

/* tidy: a damaged profile.json is set aside. False with *error when something could not be read; the rest is there,
 * unless memory was out (all.failed). */
static bool gather(const struct profile_paths *paths, const char *name, bool tidy, struct gathering *gathering,
                   struct error *error)
{
    struct profile_fields *lines = &gathering->lines, *file = &gathering->file, *all = &gathering->all;
    struct error fault = {0};
    bool whole = true;

    gathering->path = paths->file;
    gathering->error = error;
    profile_fields_init(lines, name);
    profile_fields_init(file, name);
    profile_fields_init(all, name);
    if (!lines_each(paths->changes, join_line, lines, &fault))
        note_unread(gathering, &fault);
    join_copies(paths, gathering);
    if (tidy)
        whole = join_own(gathering);
    else
        join_file(gathering, paths->file, file);
    gathering->stands = file_exists(paths->file);
    bool joined =
        profile_fields_join(all, lines) && profile_fields_join(all, file) && profile_fields_take_edits(all, file);
    all->failed = all->failed || lines->failed || file->failed || !joined;
    profile_derived_copy(&all->values, &file->values);
    return all->failed ? out_of_memory(paths->file, error) : whole && !gathering->unread;
}

/* What all say and known don't, in *news, the caller's to reset. False if there is none. */
static bool take_news(struct profile_fields *news, const struct profile_fields *all, const struct profile_fields *known)
{
    profile_fields_init(news, all->values.name);
    news->failed = !profile_fields_join(news, all);
    return profile_fields_keep_news(news, known);
}

static bool have_news(const struct profile_fields *all, const struct profile_fields *known)
{
    struct profile_fields news;
    bool any = take_news(&news, all, known);

    profile_fields_reset(&news);
    return any;
}

/* ---- loading */

/* Whether profile.json is not what would be made now, or the lines don't say all of it yet. */
static bool is_stale(const struct gathering *gathering)
{
    struct profile_fields nothing;

    profile_fields_init(&nothing, gathering->all.values.name);
    return have_news(&gathering->all, &gathering->lines) ||
           have_news(&gathering->all, gathering->stands ? &gathering->file : &nothing);
}

/* profile's later changes are those against what it is now. */
static bool remember(struct profile_fields *loaded, const struct profile *profile)
{
    return profile_fields_change(loaded, NULL, profile, 0);
}

/* False when memory is out. */
static bool tell(const struct gathering *gathering, struct profile *profile)
{
    profile->loaded = malloc(sizeof *profile->loaded);
    if (!profile->loaded)
        return false;
    profile_fields_init(profile->loaded, gathering->all.values.name);
    profile->stale = is_stale(gathering);
    return !gathering->all.failed && profile_fields_tell(&gathering->all, profile) &&
           remember(profile->loaded, profile);
}

static bool load(const char *data, const char *name, bool tidy, struct profile *profile, struct error *error)
{
    struct profile_paths paths;
    struct gathering gathering = {0};

    *profile = (struct profile){0};
    if (!find_paths(&paths, data, name, error))
        return false;
    bool whole = gather(&paths, name, tidy, &gathering, error);
    if (!tell(&gathering, profile))
        whole = out_of_memory(paths.file, error);
    gathering_reset(&gathering);
    return whole;
}

bool profile_load(const char *data, const char *name, struct profile *profile, struct error *error)
{
    return load(data, name, true, profile, error);
}

bool profile_peek(const char *data, const char *name, struct profile *profile, struct error *error)
{
    if (load(data, name, false, profile, error))
        return true;
    profile_reset(profile);
    return false;
}

void profile_reset(struct profile *profile)
{
    if (profile->loaded)
        profile_fields_reset(profile->loaded);
    free(profile->loaded);
    free(profile->rest_days);
    *profile = (struct profile){0};
}

void profile_look(const char *data, const char *name, document_fault_fn *take, void *context)
{
    struct profile_paths paths;

    if (find_paths(&paths, data, name, NULL))
        (void)!document_look(&profile_document, paths.file, take, context);
}

char *profile_fields_format(const char *data, const char *name, struct error *error)
{
    struct profile_paths paths;
    struct gathering gathering = {0};
    char *text = NULL;

    if (!find_paths(&paths, data, name, error))
        return NULL;
    if (gather(&paths, name, false, &gathering, error)) {
        if (strcmp(gathering.all.values.player, name) == 0)
            gathering.all.values.player[0] = '\0';
        text = document_format(&profile_document, paths.file, &gathering.all, error);
    }
    gathering_reset(&gathering);
    return text;
}

/* ---- saving */

/* Adds to what a profile's documents say, now; no other process writes one meanwhile. */
typedef bool add_fn(struct profile_fields *all, const void *context);

/* What the lines don't say yet becomes one more. */
static bool append_news(const struct profile_paths *paths, const char *machine, const struct gathering *gathering,
                        struct error *error)
{
    struct profile_fields news;
    bool any = take_news(&news, &gathering->all, &gathering->lines);
    if (news.failed) {
        profile_fields_reset(&news);
        return out_of_memory(paths->file, error);
    }
    char *line = any ? document_format(&profile_line, "", &news, error) : NULL;
    bool ok = line ? lines_append(paths->changes, machine, line, error) : !any;

    cJSON_free(line);
    profile_fields_reset(&news);
    return ok;
}

/* The line first: it is the truth. Not where something can't be read that may have been changed later than a clock that
 * is behind will say. */
static bool add_held(const struct profile_paths *paths, const char *name, const char *machine, add_fn *add,
                     const void *context, struct error *error)
{
    struct gathering gathering = {0};
    struct error fault = {0};
    bool ok = gather(paths, name, true, &gathering, &fault) || !gathering.unread;

    if (!ok && error)
        *error = fault;
    ok = ok && ((!gathering.all.failed && add(&gathering.all, context)) || out_of_memory(paths->file, error));
    ok = ok && append_news(paths, machine, &gathering, error) &&
         document_save(&profile_document, paths->file, &gathering.all, error);
    gathering_reset(&gathering);
    return ok;
}

static bool add_to(const char *data, const char *name, add_fn *add, const void *context, struct error *error)
{
    struct profile_paths paths;
    struct os_file hold;
    char profiles[FILE_PATH_MAX], machine[MACHINE_SIZE];

    if (!find_paths(&paths, data, name, error) || !file_make_folder(paths.folder, error) ||
        !machine_name(data, machine, sizeof machine, error) || !file_folder_of(profiles, paths.folder) ||
        !file_hold(&hold, profiles, error))
        return false;
    bool ok = add_held(&paths, name, machine, add, context, error);
    file_let_go(hold);
    return ok;
}

static bool add_changes(struct profile_fields *all, const void *context)
{
    const struct profile *profile = context;
    int64_t now_ms = profile->utc_ms ? profile->utc_ms(&(int32_t){0}) : 0;

    all->values.history = profile->history;
    return profile_fields_change(all, profile->loaded, profile, now_ms);
}

bool profile_save(const char *data, const struct profile *profile, struct error *error)
{
    if (!add_to(data, profile->name, add_changes, profile, error))
        return false;
    return !profile->loaded || remember(profile->loaded, profile) || out_of_memory(profile->name, error);
}

static bool add_fields(struct profile_fields *all, const void *context)
{
    return profile_fields_join(all, context);
}

bool profile_fields_take(const char *data, const char *name, const char *where, const char *text, size_t size,
                         bool named, bool *damaged, struct error *error)
{
    struct profile_fields found;

    profile_fields_init(&found, name);
    *damaged = !document_parse(&profile_document, where, text, size, &found, error);
    if (!named)
        profile_fields_forget_name(&found);
    bool ok = add_to(data, name, add_fields, &found, *damaged ? NULL : error);
    profile_fields_reset(&found);
    return ok;
}
