#include "attack/attack.h"

#include "store/player/journal.h"

#include <grp.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WAIT_MAX_MS 20000
#define POLL_US     1000

const char *const attack_call_names[ATTACK_CALL_COUNT] = {
#define X(name) #name,
    ATTACK_CALLS(X)
#undef X
};

/* ---- chance */

uint64_t attack_seed(void)
{
    const char *seed = getenv("ATTACK_SEED");
    return seed ? strtoull(seed, NULL, 10) : 1;
}

bool attack_full(void)
{
    return getenv("ATTACK_FULL") != NULL;
}

int attack_rounds(int few, int many)
{
    return attack_full() ? many : few;
}

long attack_dice(uint64_t *dice, long below)
{
    *dice = *dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return below > 0 ? (long)((*dice >> 33) % (uint64_t)below) : 0;
}

/* ---- what went wrong */

static int wrongs;

void attack_wrong(const char *trial, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    printf("WRONG (seed %llu) %s: ", (unsigned long long)attack_seed(), trial);
    vprintf(format, list);
    printf("\n");
    fflush(stdout);
    va_end(list);
    wrongs++;
}

void attack_expect_nothing_wrong(void)
{
    int count = wrongs;
    wrongs = 0;
    if (count > 0)
        fail_msg("%d trials went wrong", count);
}

/* ---- runs */

static int64_t mono_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void attack_put_arg(char *out, size_t size, const struct world *world, const char *arg)
{
    if (strncmp(arg, "@data", 5) == 0)
        snprintf(out, size, "%s%s", world->data, arg + 5);
    else if (strncmp(arg, "@out", 4) == 0)
        snprintf(out, size, "%s%s", world->out, arg + 4);
    else
        snprintf(out, size, "%s", arg);
}

static bool become_user(uid_t user)
{
    return user == 0 ||
           (setgroups(0, NULL) == 0 && setresgid(user, user, user) == 0 && setresuid(user, user, user) == 0);
}

static void become_game(const struct attack_run *run, const struct world *world, const char *const *args,
                        const char *plan)
{
    static char texts[ATTACK_ARGS_MAX][ATTACK_PATH], path[FOLDER_FILE], roots[2 * ATTACK_PATH];
    char *argv[ATTACK_ARGS_MAX + 2] = {(char *)(uintptr_t)HEELBEAT_BINARY};
    for (int i = 0; i < ATTACK_ARGS_MAX && args[i]; i++) {
        attack_put_arg(texts[i], sizeof texts[i], world, args[i]);
        argv[i + 1] = texts[i];
    }
    snprintf(roots, sizeof roots, "%s:%s", world->data, world->out);
    setenv(ATTACK_ROOTS, roots, 1);
    setenv(ATTACK_PLAN, plan ? plan : "", 1);
    setenv(ATTACK_COUNTS, folder_path(path, run->folder, "counts"), 1);
    setenv("HEELBEAT_DATA", world->data, 1);
    setenv("LD_PRELOAD", ATTACK_PRELOAD, 1);
    setenv("XDG_RUNTIME_DIR", world->runtime, 1);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    if (freopen(folder_path(path, run->folder, "out"), "w", stdout) &&
        freopen(folder_path(path, run->folder, "err"), "w", stderr) && freopen("/dev/null", "r", stdin) &&
        become_user(world->user))
        execv(argv[0], argv);
    _exit(127);
}

void attack_start(struct attack_run *run, const struct world *world, const char *const *args, const char *plan)
{
    *run = (struct attack_run){.code = -1};
    assert_true(folder_make(run->folder));
    fflush(stdout);
    run->began_us = mono_us();
    run->pid = fork();
    assert_true(run->pid >= 0);
    if (run->pid == 0)
        become_game(run, world, args, plan);
}

static void read_counts(struct attack_run *run)
{
    char *text = folder_read(run->folder, "counts"), *rest = text;
    for (int call = 0; rest && call < ATTACK_CALL_COUNT; call++) {
        char *line = strsep(&rest, "\n");
        run->counts[call] = strtol(strchr(line, ' '), NULL, 10);
    }
    if (rest)
        run->changes = strtol(strchr(rest, ' '), NULL, 10);
    free(text);
}

void attack_wait(struct attack_run *run)
{
    int status = 0;
    bool late = false;
    while (waitpid(run->pid, &status, WNOHANG) == 0) {
        if (!late && mono_us() - run->began_us > WAIT_MAX_MS * INT64_C(1000)) {
            late = true;
            kill(run->pid, SIGKILL);
        }
        usleep(POLL_US);
    }
    run->took_ms = (mono_us() - run->began_us) / 1000;
    run->code = late ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    run->out = folder_read(run->folder, "out");
    run->err = folder_read(run->folder, "err");
    read_counts(run);
    folder_remove(run->folder);
}

void attack_run(struct attack_run *run, const struct world *world, const char *const *args, const char *plan)
{
    attack_start(run, world, args, plan);
    attack_wait(run);
}

void attack_reset(struct attack_run *run)
{
    free(run->out);
    free(run->err);
    *run = (struct attack_run){0};
}

static int lines_of(const char *text)
{
    int count = 0;
    for (; text && *text; text++)
        count += *text == '\n';
    return count;
}

void attack_expect_clear(const struct attack_run *run, const char *trial, int64_t clean_ms)
{
    int lines = lines_of(run->err);
    if (run->code == -1 || run->took_ms > ATTACK_HANG_MS + clean_ms)
        attack_wrong(trial, "took %lld ms", (long long)run->took_ms);
    if (run->code != 0 && run->code != 1)
        attack_wrong(trial, "exit %d: %s", run->code, run->err);
    else if (lines > 1 || (run->code == 1 && lines != 1))
        attack_wrong(trial, "exit %d, but not in one line: %s", run->code, run->err);
}

/* A line that a kill tore is told until it is repaired. */
static bool was_torn(const struct world *world, const struct attack_run *told)
{
    static const char *const args[] = {"profile", "repair", NULL};
    struct attack_run repair;
    if (told->code != 1 || !told->err || !strstr(told->err, "profile repair"))
        return false;
    attack_run(&repair, world, args, NULL);
    bool repaired = repair.code == 0;
    attack_reset(&repair);
    return repaired;
}

void attack_expect_second_start(const struct world *world, const char *trial)
{
    static const char *const args[] = {"stats", "--json", NULL};
    struct attack_run run;
    attack_run(&run, world, args, NULL);
    if (was_torn(world, &run)) {
        attack_reset(&run);
        attack_run(&run, world, args, NULL);
    }
    if (run.code != 0 || !run.out || run.out[0] != '{' || (run.err && run.err[0]))
        attack_wrong(trial, "the second start says: exit %d: %s", run.code, run.err);
    attack_reset(&run);
}
