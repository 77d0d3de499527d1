/* Every system call of a save fails in turn: what was there stays, or the new stands, whole. The linker puts the fakes
 * below in front of the calls (--wrap, in CMakeLists.txt). */
#include "files/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include "blame.h"
#include "files/machine.h"
#include "folder.h"
#include "store/machine/settings.h"
#include "store/numbered.h"
#include "store/player/profile.h"

enum call { CALL_OPEN, CALL_WRITE, CALL_FSYNC, CALL_RENAME, CALL_LINK, CALL_FTRUNCATE, CALL_FLOCK, CALL_COUNT };

/* Which calls fail: those number first..last (from 1) of their kind. */
static struct plan {
    enum call call;
    int first, last;
    int code;        /* errno; 0: only count */
    ssize_t partial; /* a write that fails lets so many bytes through before; -1: it writes them and reports success */
    int seen[CALL_COUNT];
} plan;

static bool fails(enum call call)
{
    int number = ++plan.seen[call];

    if (call != plan.call || plan.code == 0 || number < plan.first || number > plan.last)
        return false;
    errno = plan.code;
    return true;
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
int __real_ftruncate(int descriptor, off_t size);
int __wrap_ftruncate(int descriptor, off_t size);
int __real_flock(int descriptor, int operation);
int __wrap_flock(int descriptor, int operation);

int __wrap_open(const char *path, int flags, ...)
{
    va_list list;

    va_start(list, flags);
    unsigned mode = flags & O_CREAT ? va_arg(list, unsigned) : 0;
    va_end(list);
    return fails(CALL_OPEN) ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_write(int descriptor, const void *bytes, size_t size)
{
    if (!fails(CALL_WRITE))
        return __real_write(descriptor, bytes, size);
    if (plan.partial && size > 1) {
        plan.first++; /* the next one fails in full, unless it is only short */
        plan.last += plan.partial < 0 ? 1 : 0;
        return __real_write(descriptor, bytes, size < 4 ? 1 : size / 3);
    }
    return plan.partial < 0 ? __real_write(descriptor, bytes, size) : -1;
}

int __wrap_fsync(int descriptor)
{
    return fails(CALL_FSYNC) ? -1 : __real_fsync(descriptor);
}

int __wrap_rename(const char *from, const char *to)
{
    return fails(CALL_RENAME) ? -1 : __real_rename(from, to);
}

int __wrap_link(const char *from, const char *to)
{
    return fails(CALL_LINK) ? -1 : __real_link(from, to);
}

int __wrap_ftruncate(int descriptor, off_t size)
{
    return fails(CALL_FTRUNCATE) ? -1 : __real_ftruncate(descriptor, size);
}

int __wrap_flock(int descriptor, int operation)
{
    return fails(CALL_FLOCK) ? -1 : __real_flock(descriptor, operation);
}

static void plan_nothing(void)
{
    memset(&plan, 0, sizeof plan);
}

static void plan_failure(enum call call, int first, int last, int code, ssize_t partial)
{
    plan_nothing();
    plan = (struct plan){.call = call, .first = first, .last = last, .code = code, .partial = partial};
}

/* ---- a file is replaced */

static void expect_old_or_new(const char *folder, bool ok)
{
    char *found = folder_read(folder, "save");

    if (!found)
        fail_msg("the file is gone");
    bool is_old = strcmp(found, "the old contents") == 0, is_new = strcmp(found, "and the new") == 0;
    if (!is_old && !is_new)
        fail_msg("the file is \"%s\"", found);
    if (ok && !is_new)
        fail_msg("success was reported, but the old file stands");
    free(found);
    if (folder_count(folder, ".writing-") != 0)
        fail_msg("a temporary file stays");
}

static void reset_file(const char *folder, bool with_kept)
{
    char path[FOLDER_FILE];

    plan_nothing();
    unlink(folder_path(path, folder, "save~"));
    folder_write(folder, "save", "the old contents", 16);
    if (with_kept)
        folder_write(folder, "save~", "the last one", 12);
}

static void test_replace_every_failure(void **state)
{
    static const int codes[] = {EIO, ENOSPC, EPERM, EINTR, EINVAL};
    char path[FOLDER_FILE];
    int failures = 0;

    folder_path(path, *state, "save");
    reset_file(*state, false);
    assert_true(file_replace(path, "and the new", 11, NULL));
    struct plan clean = plan;
    assert_true(clean.seen[CALL_WRITE] >= 1 && clean.seen[CALL_FSYNC] >= 2 && clean.seen[CALL_RENAME] == 2 &&
                clean.seen[CALL_LINK] == 1 && clean.seen[CALL_FLOCK] == 1);
    for (int call = 0; call < CALL_COUNT; call++) {
        for (int n = 1; n <= clean.seen[call] + 1; n++) {
            for (size_t c = 0; c < sizeof codes / sizeof codes[0] * 4; c++) {
                int code = codes[c / 4], last = c & 1 && code != EINTR ? n + 1000 : n;
                struct error error = {0};
                reset_file(*state, c & 2);
                plan_failure((enum call)call, n, last, code, call == CALL_WRITE ? c & 1 : 0);
                bool ok = file_replace(path, "and the new", 11, &error);
                plan_nothing();
                expect_old_or_new(*state, ok);
                if (!ok && !*error.what)
                    fail_msg("a failure without words");
                failures += !ok;
                if (c & 2)
                    assert_true(folder_has(*state, "save~"));
            }
        }
    }
    assert_true(failures > 20);
}

static void test_short_writes_are_carried_on(void **state)
{
    char path[FOLDER_FILE];

    reset_file(*state, false);
    plan_failure(CALL_WRITE, 1, 3, EINTR, -1);
    assert_true(file_replace(folder_path(path, *state, "save"), "and the new", 11, NULL));
    assert_true(plan.seen[CALL_WRITE] > 2);
    plan_nothing();
    folder_expect(*state, "save", "and the new");
    folder_expect(*state, "save~", "the old contents");
}

/* A file system without hard links, such as a USB stick's. */
static void test_without_links(void **state)
{
    char path[FOLDER_FILE], from[FOLDER_FILE], aside[FILE_PATH_MAX], name[64];

    reset_file(*state, true);
    plan_failure(CALL_LINK, 1, 1000, EPERM, 0);
    assert_true(file_replace(folder_path(path, *state, "save"), "and the new", 11, NULL));
    folder_expect(*state, "save", "and the new");
    folder_expect(*state, "save~", "the old contents");
    folder_write(*state, "save.damaged-1", "x", 1);
    assert_true(file_set_aside(path, aside, sizeof aside, NULL));
    folder_expect(*state, "save.damaged-1", "x");
    folder_expect(*state, "save.damaged-2", "and the new");
    folder_write(*state, "from", "x", 1);
    assert_int_equal(file_move(folder_path(from, *state, "from"), aside, NULL), FILE_TAKEN);
    folder_expect(*state, "save.damaged-2", "and the new");
    folder_expect(*state, "from", "x");
    assert_int_equal(file_move(from, path, NULL), FILE_MADE);
    folder_expect(*state, "save", "x");
    assert_true(machine_name(*state, name, sizeof name, NULL));
    assert_true(machine_name(*state, aside, sizeof aside, NULL));
    plan_nothing();
    assert_string_equal(name, aside);
}

/* ---- settings and profiles */

static void test_settings_never_lost(void **state)
{
    struct settings settings, found;

    settings_init(&settings);
    assert_true(settings_change(*state, NULL, &settings, NULL));
    for (int call = 0; call < CALL_COUNT; call++) {
        for (int n = 1; n < 12; n++) {
            settings.music_volume = n;
            plan_failure((enum call)call, n, n + (call % 2 ? 1000 : 0), EIO, 0);
            bool ok = settings_change(*state, NULL, &settings, NULL);
            plan_nothing();
            assert_true(settings_load(*state, &found, NULL));
            if (ok)
                assert_int_equal(found.music_volume, n);
            settings = found;
        }
    }
    assert_int_equal(folder_count(*state, "damaged"), 0);
}

/* A damaged file in the way of a save is still there after it, under one name or another, whatever fails. */
static void test_damaged_never_overwritten(void **state)
{
    struct settings settings;

    settings_init(&settings);
    for (int call = 0; call < CALL_COUNT; call++) {
        for (int n = 1; n < 12; n++) {
            char folder[FOLDER_FILE], name[32];
            snprintf(name, sizeof name, "%d-%d", call, n);
            assert_true(file_make_folder(folder_path(folder, *state, name), NULL));
            folder_write(folder, "settings.json", "{\"mine\":", 8);
            plan_failure((enum call)call, n, n + 1000, EIO, 0);
            settings_change(folder, NULL, &settings, NULL);
            settings_change(folder, NULL, &settings, NULL);
            plan_nothing();
            char *aside = folder_read(folder, "settings.json.damaged-1");
            folder_expect(folder, aside ? "settings.json.damaged-1" : "settings.json", "{\"mine\":");
            free(aside);
        }
    }
}

static void test_unreadable_settings_are_kept(void **state)
{
    struct settings settings, found;
    struct error error = {0};

    settings_init(&settings);
    settings.music_volume = 7;
    assert_true(settings_change(*state, NULL, &settings, NULL));
    plan_failure(CALL_OPEN, 1, 1, EACCES, 0);
    assert_false(settings_load(*state, &found, &error));
    assert_string_equal(blame(&error, "reason", 0), "this user may not");
    settings_init(&settings);
    plan_failure(CALL_OPEN, 1, 2, EACCES, 0); /* the folder, to hold it, and the file */
    assert_false(settings_change(*state, NULL, &settings, &error));
    plan_nothing();
    assert_true(settings_load(*state, &found, &error));
    assert_int_equal(found.music_volume, 7);
}

/* ---- the journal */

static void test_journal_every_failure(void **state)
{
    int number = 0, failed = 0;

    for (int call = 0; call < CALL_COUNT; call++) {
        for (int n = 1; n <= 4; n++) {
            for (int variant = 0; variant < 4; variant++) {
                bool acknowledged[4];
                int first = number;
                char journal[FOLDER_FILE];
                folder_path(journal, *state, "sessions");
                folder_remove(journal);
                for (int i = 0; i < 4; i++) {
                    struct session_record record = make_record(number++);
                    if (i == 2)
                        plan_failure((enum call)call, n, variant & 1 ? n + 1000 : n, ENOSPC, variant & 2 ? 1 : 0);
                    acknowledged[i] = journal_append(*state, "desk", &record, NULL);
                    failed += !acknowledged[i];
                    plan_nothing();
                }
                struct history history;
                assert_true(journal_load(*state, &history, NULL));
                for (int i = 0; i < 4; i++) {
                    if (acknowledged[i] && !has_session(&history, first + i))
                        fail_msg("session %d was acknowledged and is lost", i);
                }
                assert_true(acknowledged[0] && acknowledged[1] && acknowledged[3]);
                history_reset(&history);
            }
        }
    }
    assert_true(failed > 5);
}

/* ---- a profile's changes */

/* As of the lines alone. */
static int32_t goal_of(const char *data, const char *folder)
{
    struct profile profile;
    char path[FOLDER_FILE];

    unlink(folder_path(path, folder, "profile.json"));
    unlink(folder_path(path, folder, "profile.json~"));
    assert_true(profile_load(data, "me", &profile, NULL));
    int32_t goal = profile.goal_minutes;
    profile_reset(&profile);
    return goal;
}

/* A change that was acknowledged stands in the lines, whatever failed; one that was not may, and costs no other. */
static void test_changes_every_failure(void **state)
{
    char folder[FILE_PATH_MAX];
    int32_t goal = 10, failed = 0;

    assert_true(profile_folder(folder, *state, "me"));
    for (int round = 0; round < CALL_COUNT * 16 * 4; round++) {
        int call = round % CALL_COUNT, n = 1 + round / CALL_COUNT % 16, variant = round / CALL_COUNT / 16;
        struct profile profile;
        assert_true(profile_load(*state, "me", &profile, NULL));
        profile.goal_minutes = goal % 60 + 1;
        plan_failure((enum call)call, n, variant & 1 ? n + 1000 : n, ENOSPC, variant & 2 ? 1 : 0);
        bool ok = profile_save(*state, &profile, NULL);
        plan_nothing();
        int32_t wanted = profile.goal_minutes, found = goal_of(*state, folder);
        profile_reset(&profile);
        if (found != wanted && (ok || found != goal))
            fail_msg("call %d, number %d: a goal of %d was %ssaved, %d stands", call, n, wanted, ok ? "" : "not ",
                     found);
        failed += !ok;
        goal = found;
    }
    assert_true(failed > 20);
    assert_int_equal(folder_count(folder, "damaged"), 0);
}

/* An earlier version has changed the goal, which stands in no line yet; then one file can't be read while it is changed
 * again. What is acknowledged wins over what was there, and what was there is not erased. */
static void test_an_unread_profile_json_is_not_none(void **state)
{
    char folder[FILE_PATH_MAX];
    int32_t refused = 0;

    assert_true(profile_folder(folder, *state, "me") && file_make_folder(folder, NULL));
    for (int n = 1; n <= 24; n++) {
        struct profile profile, found;
        char text[256];
        int32_t goal = 10 + n, wanted = 50 - n;
        snprintf(text, sizeof text,
                 "{\"format\":\"heelbeat-profile/1\",\"goal_minutes\":%d,\"changed\":{\"goal_minutes\":%d}}", goal,
                 n * 10);
        folder_write_text(folder, "profile.json", text);
        assert_true(profile_load(*state, "me", &profile, NULL));
        assert_int_equal(profile.goal_minutes, goal);
        profile.goal_minutes = wanted;
        plan_failure(CALL_OPEN, n, n, EIO, 0);
        bool ok = profile_save(*state, &profile, NULL);
        plan_nothing();
        profile_reset(&profile);
        folder_write_text(folder, "profile-DESKTOP-ABC.json", text); /* as another machine still has it */
        assert_true(profile_load(*state, "me", &found, NULL));
        if (found.goal_minutes != wanted && (ok || found.goal_minutes != goal))
            fail_msg("file %d: a goal of %d was %ssaved, %d stands", n, wanted, ok ? "" : "not ", found.goal_minutes);
        profile_reset(&found);
        refused += !ok;
    }
    assert_true(refused > 2);
}

/* The disk fills up in the middle of a line, and can't even be cut back: the torn part costs no other line. */
static void test_journal_torn_for_good(void **state)
{
    struct session_record record = make_record(1), next = make_record(2);
    struct history history;
    char sessions[FOLDER_FILE];

    assert_true(journal_append(*state, "desk", &record, NULL));
    char *before = folder_read(folder_path(sessions, *state, "sessions"), "desk.jsonl");
    plan_failure(CALL_WRITE, 1, 1000, ENOSPC, 1);
    assert_false(journal_append(*state, "desk", &next, NULL));
    plan_nothing();
    folder_expect(sessions, "desk.jsonl", before); /* cut back */
    free(before);
    FILE *file = fopen(strcat(sessions, "/desk.jsonl"), "ab");
    assert_non_null(file);
    fputs("{\"format\":\"heelbeat-ses", file);
    fclose(file);
    assert_true(journal_append(*state, "desk", &next, NULL));
    assert_true(journal_load(*state, &history, NULL));
    assert_int_equal(history.count, 2);
    assert_int_equal(history.unreadable, 1);
    history_reset(&history);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_replace_every_failure),
        ROW(test_short_writes_are_carried_on),
        ROW(test_without_links),
        ROW(test_settings_never_lost),
        ROW(test_damaged_never_overwritten),
        ROW(test_unreadable_settings_are_kept),
        ROW(test_journal_every_failure),
        ROW(test_journal_torn_for_good),
        ROW(test_changes_every_failure),
        ROW(test_an_unread_profile_json_is_not_none),
    };

    return cmocka_run_group_tests_name("store/file_faults", tests, NULL, NULL);
}
