#include "files/leftovers.h"

#include "files/os_machine.h"
#include "folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOW_S INT64_C(1796108606)

static void test_names(void **state)
{
    static const struct {
        const char *name;
        int64_t process; /* 0: none of ours */
    } rows[] = {{"profile.json.writing-12-0", 12},
                {"profile.json.writing-12-keep", 12},
                {"ann.json.writing-4194304-out-3", 4194304},
                {"ann.json.writing-4194304-out-3-keep", 4194304},
                {"profile.json", 0},
                {"profile.json~", 0},
                {"profile.json.writing-", 0},
                {"profile.json.writing--0", 0},
                {"profile.json.writing-twelve-0", 0},
                {"profile.json.writing-12", 0},
                {".writing-12-0", 0},
                {"novel.writing-12 drafts", 0},
                {"x.writing-9999999999999999999999-0", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t process = 0;
        bool ours = leftovers_name(rows[i].name, &process);
        if (ours != (rows[i].process != 0) || (ours && process != rows[i].process))
            fail_msg("%s: %s, process %lld", rows[i].name, ours ? "ours" : "not ours", (long long)process);
    }
}

/* The number of a process that has ended. */
static long gone(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return child;
}

static void leave(const char *folder, const char *name, int64_t age_s)
{
    char path[FOLDER_FILE];
    struct timespec times[2] = {{.tv_sec = NOW_S - age_s}, {.tv_sec = NOW_S - age_s}};
    folder_write_text(folder, name, "{}");
    assert_int_equal(utimensat(AT_FDCWD, folder_path(path, folder, name), times, 0), 0);
}

static void test_sweep(void **state)
{
    static const struct {
        const char *name; /* %ld: a process */
        bool lives;
        int64_t age_s;
        bool stays;
    } rows[] = {{"a.json.writing-%ld-0", false, LEFTOVERS_AGE_S + 1, false},
                {"b.json.writing-%ld-out-0", false, 100 * LEFTOVERS_AGE_S, false},
                {"c.json.writing-%ld-0", false, LEFTOVERS_AGE_S, true},
                {"d.json.writing-%ld-0", false, -LEFTOVERS_AGE_S, true},
                {"e.json.writing-%ld-0", true, 100 * LEFTOVERS_AGE_S, true},
                {"f.json-%ld-0", false, 100 * LEFTOVERS_AGE_S, true}};
    const char *folder = *state;
    char name[64], path[FOLDER_FILE];
    long ended = gone();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(name, sizeof name, rows[i].name, rows[i].lives ? (long)os_process_id() : ended);
        leave(folder, name, rows[i].age_s);
    }
    snprintf(name, sizeof name, "g.json.writing-%ld-0", ended);
    assert_int_equal(mkdir(folder_path(path, folder, name), 0700), 0);
    leftovers_sweep(folder, NOW_S);
    assert_true(folder_has(folder, name));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(name, sizeof name, rows[i].name, rows[i].lives ? (long)os_process_id() : ended);
        if (folder_has(folder, name) != rows[i].stays)
            fail_msg("%s %s", name, rows[i].stays ? "is gone" : "stays");
    }
    leftovers_sweep(folder_path(path, folder, "none"), NOW_S);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test_setup_teardown(test_sweep, folder_setup, folder_teardown),
    };
    return cmocka_run_group_tests_name("leftovers", tests, NULL, NULL);
}
