/* The order of every save: what is written is on the disk before it takes its name, and names are on the disk before
 * the save says so. The linker puts the fakes below in front of the calls (--wrap, in CMakeLists.txt); a save is
 * watched from its first call to its last, and judged by rules that are the same for all:
 *
 *   - a file that was written is synced before another name is given to it, and before the save ends;
 *   - a folder in which a name was made, or one taken from another, is synced after that, before the save ends;
 *   - what is added to a file is added under its lock. */
#include "store/player/keep.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/machine.h"
#include "folder.h"
#include "store/machine/devices_file.h"
#include "store/machine/settings.h"
#include "store/numbered.h"
#include "store/player/profile_import.h"
#include "store/player/profiles_deleted.h"
#include "store/replays/replay_file.h"

enum { PATHS_MAX = 256, FILES_MAX = 1024 };

/* What waits to be synced. */
struct waiting {
    char path[FILE_PATH_MAX];
    const char *since; /* what was done to it */
};

static struct watch {
    bool on;
    struct waiting waiting[PATHS_MAX];
    int count;
    char opened[FILES_MAX][FILE_PATH_MAX]; /* by descriptor; "" of one that is only read */
    bool adds[FILES_MAX], locked[FILES_MAX];
    int syncs, names;                    /* how much was seen */
    char fault[2 * FILE_PATH_MAX + 128]; /* the first rule that was broken */
} watch;

static void blame_rule(const char *path, const char *rule)
{
    if (!watch.fault[0])
        snprintf(watch.fault, sizeof watch.fault, "%s %s", path, rule);
}

static struct waiting *find(const char *path)
{
    for (int i = 0; i < watch.count; i++) {
        if (strcmp(watch.waiting[i].path, path) == 0)
            return &watch.waiting[i];
    }
    return NULL;
}

static void waits(const char *path, const char *since)
{
    struct waiting *waiting = find(path);

    if (!waiting && watch.count < PATHS_MAX)
        waiting = &watch.waiting[watch.count++];
    if (!waiting) {
        blame_rule(path, "is one too many for this test");
        return;
    }
    snprintf(waiting->path, sizeof waiting->path, "%s", path);
    waiting->since = since;
}

static void is_safe(const char *path)
{
    struct waiting *waiting = find(path);

    if (waiting)
        *waiting = watch.waiting[--watch.count];
}

static void folder_waits(const char *path, const char *since)
{
    char folder[FILE_PATH_MAX];

    watch.names++;
    if (file_folder_of(folder, path))
        waits(folder, since);
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
ssize_t __real_write(int descriptor, const void *bytes, size_t size);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t size);
int __real_fsync(int descriptor);
int __wrap_fsync(int descriptor);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_link(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);
int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);
int __real_remove(const char *path);
int __wrap_remove(const char *path);
int __real_flock(int descriptor, int operation);
int __wrap_flock(int descriptor, int operation);

int __wrap_open(const char *path, int flags, ...)
{
    va_list list;

    va_start(list, flags);
    unsigned mode = flags & O_CREAT ? va_arg(list, unsigned) : 0;
    va_end(list);
    bool is_new = flags & O_CREAT && access(path, F_OK) != 0;
    int descriptor = __real_open(path, flags, mode);
    if (!watch.on || descriptor < 0 || descriptor >= FILES_MAX)
        return descriptor;
    bool writes = (flags & O_ACCMODE) != O_RDONLY;
    snprintf(watch.opened[descriptor], FILE_PATH_MAX, "%s", writes || flags & O_DIRECTORY ? path : "");
    watch.adds[descriptor] = flags & O_APPEND;
    watch.locked[descriptor] = false;
    if (is_new)
        folder_waits(path, "has a new file in it");
    if (writes && !(flags & O_APPEND)) /* what C's streams write is not seen */
        waits(path, "was opened to be written");
    return descriptor;
}

ssize_t __wrap_write(int descriptor, const void *bytes, size_t size)
{
    if (watch.on && descriptor >= 0 && descriptor < FILES_MAX && watch.opened[descriptor][0]) {
        waits(watch.opened[descriptor], "was written");
        if (watch.adds[descriptor] && !watch.locked[descriptor])
            blame_rule(watch.opened[descriptor], "is added to without its lock");
    }
    return __real_write(descriptor, bytes, size);
}

int __wrap_fsync(int descriptor)
{
    int result = __real_fsync(descriptor);

    if (watch.on && result == 0 && descriptor < FILES_MAX) {
        watch.syncs++;
        is_safe(watch.opened[descriptor]);
    }
    return result;
}

/* The file is another name's, too, or now. */
static void named(const char *from, const char *to)
{
    struct waiting *waiting = find(from);
    struct stat found;

    if (waiting && stat(from, &found) == 0 && S_ISREG(found.st_mode))
        blame_rule(from, "takes another name before it is on the disk");
    folder_waits(to, "has a new name in it");
}

int __wrap_rename(const char *from, const char *to)
{
    char folder[FILE_PATH_MAX], other[FILE_PATH_MAX];

    if (watch.on)
        named(from, to);
    int result = __real_rename(from, to);
    if (watch.on && result == 0 && file_folder_of(folder, from) && file_folder_of(other, to) &&
        strcmp(folder, other) != 0)
        waits(folder, "has lost a name");
    return result;
}

int __wrap_link(const char *from, const char *to)
{
    if (watch.on)
        named(from, to);
    return __real_link(from, to);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
    int result = __real_mkdir(path, mode);

    if (watch.on && result == 0)
        folder_waits(path, "has a new folder in it");
    return result;
}

/* What is removed needs no disk. */
int __wrap_remove(const char *path)
{
    if (watch.on)
        is_safe(path);
    return __real_remove(path);
}

int __wrap_flock(int descriptor, int operation)
{
    int result = __real_flock(descriptor, operation);

    if (watch.on && result == 0 && descriptor < FILES_MAX)
        watch.locked[descriptor] = operation & LOCK_EX;
    return result;
}

/* ---- the saves */

/* Writes the path of a folder in the test's own. */
static const char *in(const char *top, const char *name)
{
    static char path[FOLDER_FILE];

    return folder_path(path, top, name);
}

static bool add_session(const char *data, int number)
{
    char folder[FILE_PATH_MAX];
    struct session_record record = make_record(number);

    return profile_folder(folder, data, "me") && journal_append(folder, "desk", &record, NULL);
}

static bool first_session(const char *top)
{
    return add_session(in(top, "data"), 1);
}

static bool second_session(const char *top)
{
    return add_session(in(top, "data"), 2);
}

static bool save_goal(const char *top, int32_t minutes)
{
    struct profile profile;
    bool ok = profile_load(in(top, "data"), "me", &profile, NULL);

    profile.goal_minutes = minutes;
    ok = ok && profile_save(in(top, "data"), &profile, NULL);
    profile_reset(&profile);
    return ok;
}

static bool first_change(const char *top)
{
    return save_goal(top, 20);
}

static bool second_change(const char *top)
{
    return save_goal(top, 21);
}

static bool save_settings(const char *top, int32_t volume)
{
    struct settings settings;

    settings_init(&settings);
    settings.music_volume = volume;
    return settings_change(in(top, "data"), NULL, &settings, NULL);
}

static bool first_settings(const char *top)
{
    return save_settings(top, 10);
}

static bool second_settings(const char *top)
{
    return save_settings(top, 11);
}

static bool devices(const char *top)
{
    static struct devices_file before, file;
    struct device_setup setup;

    devices_file_init(&before);
    devices_file_init(&file);
    device_setup_init(&setup, DEVICE_PAD, "pad:1", "Mat");
    devices_file_put(&file, &setup);
    return devices_file_change(in(top, "data"), &before, &file, NULL);
}

static bool name_machine(const char *top)
{
    char name[64];

    return machine_name(in(top, "new/data"), name, sizeof name, NULL);
}

static bool keep_replay(const char *top)
{
    struct replay replay = {.id = "s-000001", .level = "short", .tempo_percent = 100};
    char path[FOLDER_FILE];

    return replay_save(folder_path(path, in(top, "data"), "profiles/me/replays/s-000001.json"), &replay, NULL);
}

static bool export(const char *top)
{
    struct profile_moved moved;
    char file[FOLDER_FILE], data[FOLDER_FILE];

    return profile_export(folder_path(data, top, "data"), "me", folder_path(file, top, "export.json"), false, &moved,
                          NULL) &&
           moved.sessions == 2 && moved.replays == 1;
}

static bool import(const char *top)
{
    struct profile_moved moved;
    char file[FOLDER_FILE], data[FOLDER_FILE];

    return profile_import(folder_path(data, top, "other"), "me", folder_path(file, top, "export.json"), &moved, NULL) &&
           moved.sessions == 2 && moved.replays == 1;
}

static bool merge(const char *top)
{
    struct profile_moved moved;
    char from[FOLDER_FILE], data[FOLDER_FILE];

    return profile_merge(folder_path(data, top, "third"), "me", folder_path(from, top, "data"), "me", &moved, NULL) &&
           moved.sessions == 2 && moved.replays == 1;
}

static bool new_profile(const char *top)
{
    char name[PROFILE_NAME_SIZE];

    return profiles_new(in(top, "data"), "Mira", NULL, name, NULL);
}

static bool put_away(const char *top)
{
    char kept[PROFILES_KEPT_SIZE];

    return profiles_delete(in(top, "data"), "Mira", 20000, kept, NULL);
}

static bool bring_back(const char *top)
{
    char name[PROFILE_NAME_SIZE];

    return profiles_restore(in(top, "data"), "Mira", name, NULL);
}

static bool keep_in(const char *top, enum kept place)
{
    struct session_record record = make_record(3 + (int)place);

    setenv("XDG_RUNTIME_DIR", top, 1);
    return keep_session(in(top, "data"), "me", &record, place).kept == place;
}

static bool keep_at_home(const char *top)
{
    return keep_in(top, KEPT_HOME);
}

static bool keep_beside(const char *top)
{
    return keep_in(top, KEPT_BESIDE);
}

static bool keep_in_data(const char *top)
{
    return keep_in(top, KEPT_DATA);
}

static bool keep_until_logout(const char *top)
{
    return keep_in(top, KEPT_RUNTIME);
}

static bool take_home(const char *top)
{
    struct homecoming coming;
    bool ok = keep_take_home(in(top, "data"), "me", &coming, NULL) && coming.taken == 3;

    unsetenv("XDG_RUNTIME_DIR");
    return ok;
}

static bool set_aside(const char *top)
{
    char aside[FILE_PATH_MAX];

    return file_set_aside(in(top, "data/settings.json"), aside, sizeof aside, NULL);
}

/* Each goes on from those before it. */
static void test_order(void **state)
{
    static const struct {
        const char *what;
        bool (*save)(const char *top);
    } rows[] = {
        {"the first session of a new profile", first_session},
        {"the second", second_session},
        {"the first change of a profile", first_change},
        {"the second", second_change},
        {"the first settings", first_settings},
        {"the second", second_settings},
        {"devices", devices},
        {"a machine's name", name_machine},
        {"a replay", keep_replay},
        {"an export", export},
        {"an export over another", export},
        {"an import", import},
        {"a merge", merge},
        {"a new profile", new_profile},
        {"a profile put away", put_away},
        {"a profile brought back", bring_back},
        {"a session kept at home", keep_at_home},
        {"a session kept beside its journal", keep_beside},
        {"a session kept in the data folder", keep_in_data},
        {"a session kept until logout", keep_until_logout},
        {"sessions taken home", take_home},
        {"a file set aside", set_aside},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        watch = (struct watch){.on = true};
        bool ok = rows[i].save(*state);
        watch.on = false;
        if (!ok)
            fail_msg("%s failed", rows[i].what);
        if (watch.syncs == 0)
            fail_msg("%s: nothing was synced", rows[i].what);
        if (watch.fault[0])
            fail_msg("%s: %s", rows[i].what, watch.fault);
        if (watch.count > 0)
            fail_msg("%s: %s %s and is not synced at the end", rows[i].what, watch.waiting[0].path,
                     watch.waiting[0].since);
    }
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {ROW(test_order)};

    return cmocka_run_group_tests_name("store/order", tests, NULL, NULL);
}
