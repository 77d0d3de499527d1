/* Every read of a data folder fails in turn: whoever says that all went well has all, and a fault is told as one. The
 * linker puts the fakes below in front of the calls (--wrap, in CMakeLists.txt). */
#include "files/listing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "blame.h"
#include "core/base/hash.h"
#include "files/file.h"
#include "files/machine.h"
#include "folder.h"
#include "store/numbered.h"
#include "store/player/profile_export.h"
#include "store/player/profile_import.h"
#include "store/player/profiles_deleted.h"
#include "store/shelf.h"

enum call { CALL_READDIR, CALL_OPENDIR, CALL_OPEN, CALL_READ, CALL_FSTAT, CALL_STAT, CALL_LSTAT, CALL_COUNT };

/* Which calls fail: number first..last (from 1) of their kind. */
static struct plan {
    enum call call;
    int first, last;
    int seen[CALL_COUNT];
} plan;

static bool fails(enum call call)
{
    int number = ++plan.seen[call];

    if (call != plan.call || number < plan.first || number > plan.last)
        return false;
    errno = EIO;
    return true;
}

struct dirent *__real_readdir(DIR *entries);
struct dirent *__wrap_readdir(DIR *entries);
DIR *__real_opendir(const char *path);
DIR *__wrap_opendir(const char *path);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
ssize_t __real_read(int descriptor, void *bytes, size_t size);
ssize_t __wrap_read(int descriptor, void *bytes, size_t size);
int __real_fstat(int descriptor, struct stat *found);
int __wrap_fstat(int descriptor, struct stat *found);
int __real_stat(const char *path, struct stat *found);
int __wrap_stat(const char *path, struct stat *found);
int __real_lstat(const char *path, struct stat *found);
int __wrap_lstat(const char *path, struct stat *found);

struct dirent *__wrap_readdir(DIR *entries)
{
    return fails(CALL_READDIR) ? NULL : __real_readdir(entries);
}

DIR *__wrap_opendir(const char *path)
{
    return fails(CALL_OPENDIR) ? NULL : __real_opendir(path);
}

/* Of those that read. */
int __wrap_open(const char *path, int flags, ...)
{
    va_list list;

    va_start(list, flags);
    unsigned mode = flags & O_CREAT ? va_arg(list, unsigned) : 0;
    va_end(list);
    bool reads = (flags & O_ACCMODE) == O_RDONLY && !(flags & O_DIRECTORY);
    return reads && fails(CALL_OPEN) ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_read(int descriptor, void *bytes, size_t size)
{
    return fails(CALL_READ) ? -1 : __real_read(descriptor, bytes, size);
}

int __wrap_fstat(int descriptor, struct stat *found)
{
    return fails(CALL_FSTAT) ? -1 : __real_fstat(descriptor, found);
}

int __wrap_stat(const char *path, struct stat *found)
{
    return fails(CALL_STAT) ? -1 : __real_stat(path, found);
}

int __wrap_lstat(const char *path, struct stat *found)
{
    return fails(CALL_LSTAT) ? -1 : __real_lstat(path, found);
}

static void plan_failure(enum call call, int first, int last)
{
    plan = (struct plan){.call = call, .first = first, .last = last};
}

/* From now on; what was seen stays. */
static void plan_nothing(void)
{
    plan.call = CALL_COUNT;
}

/* ---- listings */

static bool count(void *context, const char *name)
{
    (void)name;
    ++*(int *)context;
    return true;
}

static void test_an_error_is_no_end(void **state)
{
    struct error error = {0};
    int seen = 0;

    folder_write_text(*state, "a", "");
    folder_write_text(*state, "b", "");
    plan_failure(CALL_COUNT, 0, 0);
    assert_int_equal(listing_each(*state, count, &seen, &error), LISTING_WHOLE);
    assert_int_equal(seen, 2);
    int calls = plan.seen[CALL_READDIR];
    for (int n = 1; n <= calls; n++) {
        plan_failure(CALL_READDIR, n, n);
        error = (struct error){0};
        assert_int_equal(listing_each(*state, count, &seen, &error), LISTING_FAILED);
        assert_string_equal(error.where, *state);
        assert_string_equal(blame(&error, "reason", 0), "the disk failed");
    }
    plan_nothing();
}

/* Each asks something of a data folder with two profiles, one of them deleted. True: it says that it knows all. */
struct asked {
    int number; /* of what it found */
};

static bool ask_count(const char *data, struct asked *asked)
{
    int32_t found;
    bool good = profiles_count(data, &found, NULL);
    asked->number = found;
    return good;
}

static bool ask_list(const char *data, struct asked *asked)
{
    struct profile_list list;
    struct error error = {0};
    bool good = profiles_list(data, 0, 0, &list, &error);
    asked->number = list.count > 0 ? list.cards[0].sessions : 0;
    profile_list_reset(&list);
    assert_true(good || error.what[0]);
    return good;
}

static bool ask_who(const char *data, struct asked *asked)
{
    char name[PROFILE_NAME_SIZE];
    struct error error = {0};
    enum profiles_found found = profiles_find(data, "Mira", name, &error);
    asked->number = found == PROFILES_FOUND;
    assert_true(found != PROFILES_UNKNOWN || error.what[0]);
    return found != PROFILES_UNKNOWN;
}

static bool ask_new(const char *data, struct asked *asked)
{
    char name[PROFILE_NAME_SIZE];
    struct error error = {0};
    asked->number = profiles_new(data, "Mira", NULL, name, &error);
    assert_true(error.what[0]);
    return strstr(error.what, "already") != NULL;
}

static bool ask_deleted(const char *data, struct asked *asked)
{
    struct error error = {0};
    int32_t found;
    char(*list)[PROFILES_KEPT_SIZE] = profiles_deleted(data, &found, &error);
    asked->number = found;
    assert_true(list || error.what[0]);
    free(list);
    return list != NULL;
}

static bool ask_journal(const char *data, struct asked *asked)
{
    char folder[FILE_PATH_MAX];
    struct history history;
    struct error error = {0};
    assert_true(profile_folder(folder, data, "one"));
    bool good = journal_load(folder, &history, &error);
    asked->number = history.count;
    history_reset(&history);
    assert_true(good || error.what[0]);
    return good;
}

static bool ask_export(const char *data, struct asked *asked)
{
    char path[FOLDER_FILE];
    struct profile_moved moved;
    struct error error = {0};
    bool good = profile_export(data, "one", folder_path(path, data, "export"), false, &moved, &error);
    assert_true(good || error.what[0]);
    plan_nothing();
    char *text = good ? folder_read(data, "export") : NULL;
    asked->number = text ? (int)hash_bytes(HASH_SEED, text, strlen(text)) : 0;
    free(text);
    return good;
}

/* What a profile says by its lines alone. */
static int by_lines(const char *data, const char *name)
{
    static const char *const others[] = {"profile.json", "profile.json~", "machines/old.json", "profile-DESKTOP.json"};
    struct profile profile;
    char folder[FILE_PATH_MAX], path[FOLDER_FILE];

    plan_nothing();
    assert_true(profile_folder(folder, data, name));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        unlink(folder_path(path, folder, others[i]));
    assert_true(profile_load(data, name, &profile, NULL));
    int said = profile.goal_minutes * 10000 + profile.cadence_rpm * 100 + profile.plan_minutes + profile.goal_sessions;
    profile_reset(&profile);
    return said;
}

/* What a version without lines said in three files, and what was changed now. */
static bool ask_save(const char *data, struct asked *asked)
{
    struct profile profile;
    struct error error = {0};
    bool good = profile_load(data, "one", &profile, NULL);
    profile.plan_minutes = 9;
    good = profile_save(data, &profile, &error) && good;
    profile_reset(&profile);
    asked->number = good ? by_lines(data, "one") : 0;
    return good;
}

/* A profile that was loaded before the disk failed. */
static bool ask_save_later(const char *data, struct asked *asked)
{
    struct plan planned = plan;
    struct profile profile;
    plan_nothing();
    assert_true(profile_load(data, "one", &profile, NULL));
    plan = planned;
    profile.goal_minutes = 5; /* of an earlier version's 25, whose time may be later than this clock's */
    bool good = profile_save(data, &profile, NULL);
    profile_reset(&profile);
    asked->number = good ? by_lines(data, "one") : 0;
    return good;
}

static bool ask_merge(const char *data, struct asked *asked)
{
    struct profile_moved moved;
    struct error error = {0};
    bool good = profile_merge(data, "two", data, "one", &moved, &error);
    assert_true(good || error.what[0]);
    plan_nothing();
    asked->number = good ? by_lines(data, "two") + moved.sessions + moved.replays : 0;
    return good;
}

static enum shelf_taking take_none(void *context, const char *name, const char *path, struct error *why)
{
    (void)name;
    (void)path;
    (void)why;
    ++*(int *)context;
    return SHELF_TAKEN;
}

static bool ask_shelf(const char *data, struct asked *asked)
{
    char folder[FOLDER_FILE];
    const char *folders[] = {folder_path(folder, data, "levels")};
    struct shelf_skips skips;
    asked->number = 0;
    assert_true(
        shelf_each(&(struct shelf){.folders = folders, .folder_count = 1}, take_none, &asked->number, &skips, NULL));
    free(skips.items);
    return skips.count == 0;
}

static const struct {
    const char *name;
    bool (*ask)(const char *data, struct asked *asked);
} questions[] = {{"count", ask_count},     {"list", ask_list},        {"who", ask_who},       {"new", ask_new},
                 {"deleted", ask_deleted}, {"journal", ask_journal},  {"export", ask_export}, {"shelf", ask_shelf},
                 {"save", ask_save},       {"later", ask_save_later}, {"merge", ask_merge}};
#define QUESTIONS (sizeof questions / sizeof questions[0])

static void make_life(const char *data)
{
    char folder[FILE_PATH_MAX], machine[64];
    struct session_record record = make_record(1);

    assert_true(machine_name(data, machine, sizeof machine, NULL));
    folder_write_text(data, "profiles/one/profile.json",
                      "{\"format\":\"heelbeat-profile/1\",\"player\":\"Mira\",\"goal_minutes\":25,"
                      "\"changed\":{\"goal_minutes\":7000}}");
    folder_write_text(data, "profiles/one/machines/old.json", "{\"format\":\"heelbeat-profile/1\",\"cadence_rpm\":33}");
    folder_write_text(data, "profiles/one/profile-DESKTOP.json",
                      "{\"format\":\"heelbeat-profile/1\",\"goal_sessions\":7}");
    assert_true(profile_folder(folder, data, "one") && journal_append(folder, "desk", &record, NULL));
    folder_write_text(data, "profiles/one/replays/r1.json", "{\"format\":\"heelbeat-replay/1\",\"id\":\"r1\"}");
    folder_write_text(data, "deleted/one-2026-11-22/profile.json", "{}");
    folder_write_text(data, "levels/a.json", "{}");
}

/* In a new folder; what calls it took is in plan. */
static bool ask(const char *root, size_t question, const struct plan *planned, struct asked *asked)
{
    char data[FOLDER_FILE];

    folder_remove(folder_path(data, root, "data"));
    plan_nothing();
    make_life(data);
    plan = *planned;
    *asked = (struct asked){0};
    return questions[question].ask(data, asked);
}

/* Whoever is answered without a fault is answered as on a good disk; whether one call fails, or all from it on. */
static void ask_all(const char *root, enum call call)
{
    for (size_t i = 0; i < QUESTIONS; i++) {
        struct asked known, asked;
        int told = 0;
        assert_true(ask(root, i, &(struct plan){.call = CALL_COUNT}, &known));
        int calls = plan.seen[call];
        for (int n = 0; n < calls; n++) {
            for (int for_good = 0; for_good < 2; for_good++) {
                bool good = ask(root, i, &(struct plan){.call = call, .first = n + 1, .last = for_good ? 10000 : n + 1},
                                &asked);
                told += !good;
                if (good && asked.number != known.number)
                    fail_msg("%s, call %d %d%s: %d and no fault, not %d", questions[i].name, (int)call, n + 1,
                             for_good ? " and later" : "", asked.number, known.number);
            }
        }
        plan_nothing();
        if (told == 0 && call == CALL_READDIR)
            fail_msg("%s never tells a fault", questions[i].name);
    }
}

static void test_no_listing_is_cut_short(void **state)
{
    ask_all(*state, CALL_READDIR);
    ask_all(*state, CALL_OPENDIR);
}

static void test_what_cant_be_read_is_not_absent(void **state)
{
    ask_all(*state, CALL_OPEN);
    ask_all(*state, CALL_READ);
    ask_all(*state, CALL_FSTAT);
}

static void test_what_cant_be_looked_at_is_not_absent(void **state)
{
    ask_all(*state, CALL_STAT);
    ask_all(*state, CALL_LSTAT);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_an_error_is_no_end),
        ROW(test_no_listing_is_cut_short),
        ROW(test_what_cant_be_read_is_not_absent),
        ROW(test_what_cant_be_looked_at_is_not_absent),
    };

    return cmocka_run_group_tests_name("store/read_faults", tests, NULL, NULL);
}
