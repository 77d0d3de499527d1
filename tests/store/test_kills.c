/* Children are killed at every system call of a save in turn: every session and every change they said was safe is
 * there, whether profile.json is or not, and the profile loads. */
#include "store/player/profile.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files/file.h"
#include "folder.h"
#include "store/numbered.h"

enum { KILLS = 200 }; /* the last after several sessions, at whichever call */

/* A child dies at the last of so many system calls of its saves; 0: it lives on. */
static int calls_left;

static void die_in_time(void)
{
    if (calls_left > 0 && --calls_left == 0)
        raise(SIGKILL);
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
    die_in_time();
    return __real_open(path, flags, mode);
}

/* Death comes in the middle of a write. */
ssize_t __wrap_write(int descriptor, const void *bytes, size_t size)
{
    if (calls_left == 1 && __real_write(descriptor, bytes, size / 2) < 0)
        return -1;
    die_in_time();
    return __real_write(descriptor, bytes, size);
}

int __wrap_fsync(int descriptor)
{
    die_in_time();
    return __real_fsync(descriptor);
}

int __wrap_rename(const char *from, const char *to)
{
    die_in_time();
    return __real_rename(from, to);
}

int __wrap_link(const char *from, const char *to)
{
    die_in_time();
    return __real_link(from, to);
}

int __wrap_ftruncate(int descriptor, off_t size)
{
    die_in_time();
    return __real_ftruncate(descriptor, size);
}

int __wrap_flock(int descriptor, int operation)
{
    die_in_time();
    return __real_flock(descriptor, operation);
}

/* What is safe: a session, or the change of the profile that is saved after it. */
struct news {
    int number;
    bool changed;
};

static int32_t height_of(int number)
{
    return 30 + number % 71;
}

/* Saves until it dies, and says through the pipe what is safe. */
static void save_and_die(const char *data, const char *folder, int number, int pipe_end, int calls)
{
    struct profile profile;

    if (!profile_load(data, "me", &profile, NULL))
        _exit(1);
    for (calls_left = calls;; number++) {
        struct session_record record = make_record(number);
        struct news session = {number, false}, change = {number, true};
        if (!journal_append(folder, "desk", &record, NULL))
            _exit(2);
        if (write(pipe_end, &session, sizeof session) != (ssize_t)sizeof session)
            _exit(3);
        profile.plan_height = height_of(number);
        profile.days = number + 1;
        if (!profile_save(data, &profile, NULL))
            _exit(4);
        if (write(pipe_end, &change, sizeof change) != (ssize_t)sizeof change)
            _exit(5);
    }
}

/* Lives with the child to its end; *last and *changed get the last of each kind that it said was safe. */
static void outlive(pid_t child, int pipe_end, int *last, int *changed)
{
    struct news news;
    int status;

    while (read(pipe_end, &news, sizeof news) == (ssize_t)sizeof news)
        *(news.changed ? changed : last) = news.number;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGKILL);
}

/* The change that was safe, or the one that was being saved. */
static void expect_change(const struct profile *profile, int *changed, int attempt)
{
    if (profile->plan_height == height_of(attempt))
        *changed = attempt;
    assert_int_equal(profile->plan_height, height_of(*changed));
}

static void lose_profile_json(const char *folder)
{
    char path[FOLDER_FILE];

    unlink(folder_path(path, folder, "profile.json"));
    unlink(folder_path(path, folder, "profile.json~"));
}

static void test_kills(void **state)
{
    char folder[FILE_PATH_MAX];
    struct profile profile;
    int next = 0, safe = 0, changed = 0;

    assert_true(profile_folder(folder, *state, "me"));
    assert_true(profile_load(*state, "me", &profile, NULL));
    profile.plan_height = height_of(0);
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    for (int round = 0; round < KILLS; round++) {
        int pipes[2], first = next;
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            save_and_die(*state, folder, next, pipes[1], round + 1);
        close(pipes[1]);
        int last = first - 1;
        outlive(child, pipes[0], &last, &changed);
        close(pipes[0]);
        struct history history;
        struct error error = {0};
        assert_true(journal_load(folder, &history, &error));
        for (int number = safe; number <= last; number++)
            assert_true(has_session(&history, number));
        /* One that was written but not yet acknowledged may stand as well: its number is not used again. */
        next = has_session(&history, last + 1) ? last + 2 : last + 1;
        history_reset(&history);
        if (round % 8 == 7) { /* a short journal reads faster */
            char sessions[FILE_PATH_MAX];
            assert_true(file_join(sessions, folder, "sessions"));
            folder_remove(sessions);
            safe = next;
        }
        if (!profile_load(*state, "me", &profile, &error))
            fail_msg("kill %d: %s %s", round, error.where, error.what);
        /* Before the last session that is safe the profile was saved. */
        if (last > first)
            assert_in_range(changed, last - 1, last);
        expect_change(&profile, &changed, changed < first ? first : changed + 1);
        if (round % 2)
            lose_profile_json(folder);
        profile_reset(&profile);
    }
    assert_int_equal(folder_count(folder, "damaged"), 0);
    assert_true(profile_load(*state, "me", &profile, NULL));
    expect_change(&profile, &changed, changed);
    profile.days++; /* what would not change is not written, and leaves leftovers where they are */
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    assert_int_equal(folder_count(folder, ".writing-"), 0);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {ROW(test_kills)};

    return cmocka_run_group_tests_name("store/kills", tests, NULL, NULL);
}
