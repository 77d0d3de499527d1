/* Children are killed while they save: every session they said was safe is there, and the profile loads. */
#include "store/profile.h"

#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "folder.h"
#include "numbered.h"
#include "store/file.h"

enum { KILLS = 200 };

/* Saves for ever, and says through the pipe which session is safe. */
static void save_for_ever(const char *data, const char *folder, int number, int pipe_end)
{
    struct profile profile;

    if (!profile_load(data, "me", &profile, NULL))
        _exit(1);
    for (;; number++) {
        struct session_record record = make_record(number);
        if (!journal_append(folder, "desk", &record, NULL))
            _exit(2);
        if (write(pipe_end, &number, sizeof number) != (ssize_t)sizeof number)
            _exit(3);
        profile.days = number + 1;
        if (!profile_save(data, &profile, NULL))
            _exit(4);
    }
}

/* Lets the child live for a while that differs from kill to kill, counted in its own deeds and a little time. */
static int live_and_kill(pid_t child, int pipe_end, int round)
{
    int last = -1, number;

    for (int i = 0; i <= round % 3; i++) {
        assert_int_equal(read(pipe_end, &number, sizeof number), sizeof number);
        last = number;
    }
    struct timespec pause = {0, (long)(round * 7919 % 997) * 1000};
    nanosleep(&pause, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    while (read(pipe_end, &number, sizeof number) == (ssize_t)sizeof number)
        last = number;
    return last;
}

static void test_kills(void **state)
{
    char folder[FILE_PATH_MAX];
    struct profile profile;
    int next = 0, safe = 0, days = 0;

    assert_true(profile_folder(folder, *state, "me"));
    assert_true(profile_load(*state, "me", &profile, NULL));
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    for (int round = 0; round < KILLS; round++) {
        int pipes[2], first = next;
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            save_for_ever(*state, folder, next, pipes[1]);
        close(pipes[1]);
        int last = live_and_kill(child, pipes[0], round);
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
        /* Between two sessions of one child the profile was saved; the first session's may not be yet. */
        assert_in_range(profile.days, last > first ? last : days, last + 1);
        days = profile.days;
        profile_reset(&profile);
    }
    assert_int_equal(folder_count(folder, "damaged"), 0);
    assert_true(profile_load(*state, "me", &profile, NULL));
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
