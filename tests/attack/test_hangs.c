/* What could keep the game waiting for ever: another program that holds a lock and does not let go, pipes in the place
 * of files, standard streams that are closed. Nothing waits longer than two seconds, what stood before stands after it,
 * and a play that was finished is found once all is as it should be. */
#include "attack/attack.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const held[] = {
    "profiles/Ann/sessions/JOURNAL",
    "profiles/Ann/sessions",
    "profiles/Ann/changes",
    "profiles/Ann",
    "profiles/Ann/replays",
    "profiles",
    "deleted",
    "machine",
    "settings.json",
    "",
};
static const char *const piped[] = {
    "profiles/Ann/sessions/JOURNAL", "profiles/Ann/profile.json", "machine", "settings.json", "devices.json",
    "levels/two-lifts.json",         "../out/other.json",
};

static void expect_kept(const struct world *world, const struct verb *verb, const struct attack_run *run,
                        const char *trial)
{
    attack_expect_second_start(world, trial);
    if ((run->code == 0 || (run->out && strstr(run->out, "Accuracy"))) && !verb->done(world))
        attack_wrong(trial, "exit %d, and it is not done: %s", run->code, run->err);
    world_expect_kept(world, trial);
}

static void try_held(const struct world *world, const struct verb *verb, const char *name)
{
    struct attack_run run;
    char trial[128], path[FOLDER_FILE];
    snprintf(trial, sizeof trial, "%s, %s is held by another", verb->name, name[0] ? name : "the data folder");
    world_restore(world);
    world_find(world, name, path);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(file >= 0);
    assert_int_equal(flock(file, LOCK_EX), 0);
    attack_run(&run, world, verb->args, NULL);
    assert_int_equal(close(file), 0);
    attack_expect_clear(&run, trial, 0);
    expect_kept(world, verb, &run, trial);
    attack_reset(&run);
}

static void try_pipe(const struct world *world, const struct verb *verb, const char *name)
{
    struct attack_run run;
    char trial[128], path[FOLDER_FILE], kept[FOLDER_FILE + 8];
    snprintf(trial, sizeof trial, "%s, %s is a pipe", verb->name, name);
    world_restore(world);
    world_find(world, name, path);
    snprintf(kept, sizeof kept, "%s-kept", path);
    assert_int_equal(rename(path, kept), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    attack_run(&run, world, verb->args, NULL);
    attack_expect_clear(&run, trial, 0);
    assert_int_equal(rename(kept, path), 0);
    expect_kept(world, verb, &run, trial);
    attack_reset(&run);
}

/* In ctest a play and an import; all else beside them. */
static bool is_tried(const struct verb *verb)
{
    return attack_full() || strcmp(verb->name, "play") == 0 || strcmp(verb->name, "import") == 0;
}

static void test_locks_that_are_held(void **state)
{
    for (size_t verb = 0; verb < attack_verb_count; verb++)
        for (size_t i = 0; is_tried(&attack_verbs[verb]) && i < sizeof held / sizeof held[0]; i++)
            try_held(*state, &attack_verbs[verb], held[i]);
    attack_expect_nothing_wrong();
}

static void test_pipes_in_the_place_of_files(void **state)
{
    for (size_t verb = 0; verb < attack_verb_count; verb++)
        for (size_t i = 0; is_tried(&attack_verbs[verb]) && i < sizeof piped / sizeof piped[0]; i++)
            try_pipe(*state, &attack_verbs[verb], piped[i]);
    attack_expect_nothing_wrong();
}

/* What is opened next gets the lowest number that is free: no file of the game may be what is printed to. */
static void test_streams_that_are_closed(void **state)
{
    const struct world *world = *state;
    static const char *const streams[] = {"<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"};
    for (size_t i = 0; i < sizeof streams / sizeof streams[0]; i++) {
        char command[3 * ATTACK_PATH], trial[64];
        snprintf(trial, sizeof trial, "play %s", streams[i]);
        snprintf(command, sizeof command,
                 "HEELBEAT_DATA='%s' '%s' play two-lifts --headless --fast --player perfect </dev/null >/dev/null "
                 "2>/dev/null %s",
                 world->data, HEELBEAT_BINARY, streams[i]);
        world_restore(world);
        int code = WEXITSTATUS(system(command));
        if (code != 0 && code != 1) /* what can't be printed may be a failure; no more than that */
            attack_wrong(trial, "exit %d", code);
        if (world_all_sessions(world, "Ann") != 3)
            attack_wrong(trial, "the session is not there");
        attack_expect_second_start(world, trial);
        world_expect_kept(world, trial);
    }
    attack_expect_nothing_wrong();
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, world_setup, world_teardown)
    const struct CMUnitTest tests[] = {ROW(test_locks_that_are_held), ROW(test_pipes_in_the_place_of_files),
                                       ROW(test_streams_that_are_closed)};
    return cmocka_run_group_tests_name("hangs", tests, NULL, NULL);
}
