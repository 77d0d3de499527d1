/* A finished session lies somewhere, whatever stands in its way, and comes home from there. */
#include "store/player/keep.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "files/machine.h"
#include "folder.h"
#include "store/numbered.h"
#include "store/player/profile.h"

#define NAME    "Mira"
#define JOURNAL "profiles/" NAME "/sessions"

/* The data folder is "data" in the test's folder, and "runtime" beside it is the runtime folder. */
struct home {
    char data[FOLDER_FILE], runtime[FOLDER_FILE], journal[FOLDER_FILE];
};

static int setup(void **state)
{
    static struct home home;
    char machine[64], name[96], folder[FOLDER_PATH];
    if (!folder_make(folder))
        return -1;
    folder_path(home.data, folder, "data");
    folder_path(home.runtime, folder, "runtime");
    if (!file_make_folder(home.data, NULL) || !file_make_folder(home.runtime, NULL) ||
        !machine_name(home.data, machine, sizeof machine, NULL))
        return -1;
    snprintf(name, sizeof name, JOURNAL "/%s.jsonl", machine);
    folder_path(home.journal, home.data, name);
    setenv("XDG_RUNTIME_DIR", home.runtime, 1);
    *state = &home;
    return 0;
}

static int teardown(void **state)
{
    struct home *home = *state;
    char folder[FILE_PATH_MAX];

    unsetenv("XDG_RUNTIME_DIR");
    file_folder_of(folder, home->data);
    folder_remove(folder);
    return 0;
}

/* ---- what stands in the way */

static void nothing(const struct home *home)
{
    (void)home;
}

static void folder_for_journal(const struct home *home)
{
    assert_true(file_make_folder(home->journal, NULL));
}

static void folder_for_machine(const struct home *home)
{
    char path[FOLDER_FILE];

    unlink(folder_path(path, home->data, "machine"));
    assert_true(file_make_folder(path, NULL));
}

static void file_for_sessions(const struct home *home)
{
    folder_write_text(home->data, JOURNAL, "not a folder");
}

static void file_for_profiles(const struct home *home)
{
    folder_write_text(home->data, "profiles", "not a folder");
}

static void no_data(const struct home *home)
{
    char path[FOLDER_FILE];

    file_for_sessions(home);
    assert_true(file_make_folder(folder_path(path, home->data, NAME ".session.s-000001.jsonl"), NULL));
}

static void no_runtime(const struct home *home)
{
    no_data(home);
    unsetenv("XDG_RUNTIME_DIR");
}

static void runtime_gone(const struct home *home)
{
    no_data(home);
    folder_remove(home->runtime);
}

static void clear(const struct home *home)
{
    char path[FOLDER_FILE];

    rmdir(home->journal);
    rmdir(folder_path(path, home->data, "machine"));
    rmdir(folder_path(path, home->data, NAME ".session.s-000001.jsonl"));
    unlink(folder_path(path, home->data, JOURNAL));
    unlink(folder_path(path, home->data, "profiles"));
}

static int lines_in(const struct home *home)
{
    char *text = folder_read_path(home->journal);
    int count = 0;

    for (const char *at = text; at && *at; at++)
        count += *at == '\n';
    free(text);
    return count;
}

static void expect_history(const struct home *home, int count)
{
    char folder[FILE_PATH_MAX];
    struct history history;

    assert_true(profile_folder(folder, home->data, NAME));
    assert_true(journal_load(folder, &history, NULL));
    assert_int_equal(history.count, count);
    history_reset(&history);
}

/* Each in a fresh folder. */
static void test_places(void **state)
{
    static const struct {
        const char *what;
        void (*stand)(const struct home *home);
        enum kept first, kept;
        const char *path; /* in the test's folder; NULL: this machine's journal */
    } rows[] = {
        {"nothing", nothing, KEPT_HOME, KEPT_HOME, NULL},
        {"a folder for the journal", folder_for_journal, KEPT_HOME, KEPT_BESIDE,
         "data/" JOURNAL "/session.s-000001.jsonl"},
        {"a folder for the machine's name", folder_for_machine, KEPT_HOME, KEPT_BESIDE,
         "data/" JOURNAL "/session.s-000001.jsonl"},
        {"a file for the sessions", file_for_sessions, KEPT_HOME, KEPT_DATA, "data/" NAME ".session.s-000001.jsonl"},
        {"a file for all profiles", file_for_profiles, KEPT_HOME, KEPT_DATA, "data/" NAME ".session.s-000001.jsonl"},
        {"no data folder", no_data, KEPT_HOME, KEPT_RUNTIME, "runtime"},
        {"no runtime folder either", no_runtime, KEPT_HOME, KEPT_NOT, ""},
        {"a runtime folder that is gone", runtime_gone, KEPT_HOME, KEPT_NOT, ""},
        {"the wish", nothing, KEPT_DATA, KEPT_DATA, "data/" NAME ".session.s-000001.jsonl"},
        {"another wish", nothing, KEPT_RUNTIME, KEPT_RUNTIME, "runtime"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        void *own = NULL;
        char top[FILE_PATH_MAX], path[FOLDER_FILE];
        assert_int_equal(setup(&own), 0);
        const struct home *home = own;
        struct session_record record = make_record(1);
        rows[i].stand(home);
        struct keeping keeping = keep_session(home->data, NAME, &record, rows[i].first);
        assert_true(file_folder_of(top, home->data));
        const char *wanted = rows[i].path ? folder_path(path, top, rows[i].path) : home->journal;
        if (keeping.kept != rows[i].kept || strncmp(keeping.path, rows[i].path && !*rows[i].path ? "" : wanted,
                                                    rows[i].path && !*rows[i].path ? 1 : strlen(wanted)) != 0)
            fail_msg("%s: kept %d in %s", rows[i].what, (int)keeping.kept, keeping.path);
        if (!!keeping.why.what[0] != (rows[i].first == KEPT_HOME && rows[i].kept != KEPT_HOME))
            fail_msg("%s: why: \"%s\"", rows[i].what, keeping.why.what);
        if (keeping.kept != KEPT_NOT) {
            char *line = folder_read_path(keeping.path);
            assert_non_null(line);
            assert_non_null(strstr(line, "s-000001"));
            free(line);
            struct homecoming coming;
            struct error error = {0};
            clear(home);
            setenv("XDG_RUNTIME_DIR", home->runtime, 1);
            assert_true(keep_take_home(home->data, NAME, &coming, &error));
            if (coming.taken != (keeping.kept != KEPT_HOME) || file_exists(keeping.path) != (keeping.kept == KEPT_HOME))
                fail_msg("%s: %d taken home from %s", rows[i].what, (int)coming.taken, keeping.path);
            expect_history(home, 1);
        }
        teardown(&own);
    }
}

/* While home can't take it, it stays where it is, told each time. */
static void test_it_stays_until_home_is_safe(void **state)
{
    const struct home *home = *state;
    struct session_record record = make_record(1);
    struct homecoming coming;

    file_for_sessions(home);
    struct keeping keeping = keep_session(home->data, NAME, &record, KEPT_HOME);
    for (int start = 0; start < 2; start++) {
        struct error error = {0};
        assert_false(keep_take_home(home->data, NAME, &coming, &error));
        assert_true(coming.taken == 0 && coming.left == 1 && error.what[0]);
        assert_true(file_exists(keeping.path));
    }
    clear(home);
    assert_true(keep_take_home(home->data, NAME, &coming, NULL));
    assert_int_equal(coming.taken, 1);
    assert_true(keep_take_home(home->data, NAME, &coming, NULL));
    assert_int_equal(coming.taken, 0);
    expect_history(home, 1);
}

/* A start that was killed after the line was safe and before the file was gone; and a save tried twice. */
static void test_twice_is_once(void **state)
{
    const struct home *home = *state;
    struct session_record record = make_record(1);
    struct homecoming coming;

    assert_int_equal(keep_session(home->data, NAME, &record, KEPT_HOME).kept, KEPT_HOME);
    for (int again = 0; again < 2; again++)
        assert_int_equal(keep_session(home->data, NAME, &record, KEPT_DATA).kept, KEPT_DATA);
    assert_int_equal(folder_count(home->data, "session."), 1);
    assert_true(keep_take_home(home->data, NAME, &coming, NULL));
    assert_int_equal(coming.taken, 1);
    assert_int_equal(lines_in(home), 1);
    assert_int_equal(folder_count(home->data, "session."), 0);
}

/* Several starts at once. */
static void test_starts_at_once(void **state)
{
    enum { STARTS = 4, SESSIONS = 8 };
    const struct home *home = *state;

    for (int i = 0; i < SESSIONS; i++) {
        struct session_record record = make_record(i);
        enum kept place = (enum kept)(KEPT_BESIDE + i % (KEPT_COUNT - KEPT_BESIDE));
        assert_int_equal(keep_session(home->data, NAME, &record, place).kept, place);
    }
    for (int i = 0; i < STARTS; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            struct homecoming coming;
            _exit(keep_take_home(home->data, NAME, &coming, NULL) ? 0 : 1);
        }
    }
    for (int i = 0; i < STARTS; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(lines_in(home), SESSIONS);
    expect_history(home, SESSIONS);
}

/* What is damaged, called otherwise, of another data folder or of a profile that was put away is left alone. */
static void test_what_is_not_ours(void **state)
{
    static const char *const names[] = {"session.s-000002.jsonl", "Mira.session.s-000003.jsonl~",
                                        "Otto.session.s-000001.jsonl"};
    const struct home *home = *state;
    struct session_record record = make_record(1);
    struct homecoming coming;
    struct error error = {0};
    char mark[FOLDER_FILE];

    struct keeping keeping = keep_session(home->data, NAME, &record, KEPT_DATA);
    char *line = folder_read_path(keeping.path);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        folder_write_text(home->data, names[i], line);
    folder_write_text(home->runtime, "heelbeat-0123456789abcdef.Mira.session.s-000001.jsonl", line);
    assert_true(keep_take_home(home->data, NAME, &coming, &error));
    assert_int_equal(coming.taken, 1);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_true(file_exists(folder_path(mark, home->data, names[i])));
    assert_true(folder_has(home->runtime, "heelbeat-0123456789abcdef.Mira.session.s-000001.jsonl"));

    /* Two lines, a torn one, and one that says another id than its file. */
    char twice[16384];
    snprintf(twice, sizeof twice, "%s%s", line, line);
    folder_write_text(home->data, "Mira.session.s-000001.jsonl", twice);
    folder_write(home->data, "Mira.session.s-000004.jsonl", line, 40);
    folder_write_text(home->data, "Mira.session.s-000005.jsonl", line);
    assert_false(keep_take_home(home->data, NAME, &coming, &error));
    assert_true(coming.taken == 0 && coming.left == 3);
    assert_int_equal(folder_count(home->data, "Mira.session."), 4);
    assert_int_equal(lines_in(home), 1);
    free(line);
}

/* A profile that is not in use but there takes its own home. */
static void test_another_profile(void **state)
{
    const struct home *home = *state;
    struct session_record record = make_record(1);
    struct homecoming coming;
    struct history history;
    char folder[FILE_PATH_MAX];

    assert_int_equal(keep_session(home->data, "Otto", &record, KEPT_DATA).kept, KEPT_DATA);
    assert_true(profile_folder(folder, home->data, "Otto") && file_make_folder(folder, NULL));
    assert_true(keep_take_home(home->data, NAME, &coming, NULL));
    assert_int_equal(coming.taken, 1);
    assert_true(journal_load(folder, &history, NULL));
    assert_int_equal(history.count, 1);
    history_reset(&history);
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Another program that keeps the journal locked. */
static void test_a_locked_journal(void **state)
{
    const struct home *home = *state;
    struct session_record first = make_record(1), second = make_record(2);
    struct homecoming coming;

    assert_int_equal(keep_session(home->data, NAME, &first, KEPT_HOME).kept, KEPT_HOME);
    int held = open(home->journal, O_RDONLY);
    assert_true(held >= 0);
    assert_int_equal(flock(held, LOCK_EX), 0);
    int64_t began_ms = now_ms();
    struct keeping keeping = keep_session(home->data, NAME, &second, KEPT_HOME);
    assert_int_equal(keeping.kept, KEPT_BESIDE);
    assert_true(now_ms() - began_ms <= 2000);
    assert_non_null(strstr(keeping.why.what, "another program"));
    expect_history(home, 2);
    close(held);
    assert_true(keep_take_home(home->data, NAME, &coming, NULL));
    assert_int_equal(lines_in(home), 2);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places), ROW(test_it_stays_until_home_is_safe),
        ROW(test_twice_is_once),       ROW(test_starts_at_once),
        ROW(test_what_is_not_ours),    ROW(test_another_profile),
        ROW(test_a_locked_journal),
    };

    return cmocka_run_group_tests_name("store/player/keep", tests, NULL, NULL);
}
