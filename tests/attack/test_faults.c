/* Every call of the system fails once, for every verb that writes: what stood before stands after it, what the verb
 * says it has done is done, what it says it could not do it says in one line, a play that was finished is found by the
 * next start, and nothing waits. Then the verb is done again, and done. */
#include "attack/attack.h"

#include <errno.h>

#define CODES_MAX 3

static const int codes[ATTACK_CALL_COUNT][CODES_MAX] = {
    [ATTACK_CALL_open] = {EIO, EMFILE, EACCES},
    [ATTACK_CALL_read] = {EIO},
    [ATTACK_CALL_readdir] = {EIO},
    [ATTACK_CALL_write] = {EIO, ENOSPC},
    [ATTACK_CALL_short] = {EIO},
    [ATTACK_CALL_fsync] = {EIO, ENOSPC},
    [ATTACK_CALL_rename] = {EIO, ENOSPC},
    [ATTACK_CALL_link] = {EIO, EMLINK},
    [ATTACK_CALL_flock] = {ENOLCK, EINTR},
    [ATTACK_CALL_close] = {EIO},
    [ATTACK_CALL_truncate] = {EIO},
    [ATTACK_CALL_mkdir] = {EIO, ENOSPC},
    [ATTACK_CALL_unlink] = {EIO},
    [ATTACK_CALL_stat] = {EIO},
};

static bool is_finished_play(const struct attack_run *run)
{
    return run->out && strstr(run->out, "Accuracy");
}

static void expect_done_again(const struct world *world, const struct verb *verb, const char *trial)
{
    struct attack_run again;
    bool stands = verb->stands && verb->stands(world);
    attack_run(&again, world, verb->args, NULL);
    if (again.code != 0 && !(stands && again.code == 1))
        attack_wrong(trial, "done again: exit %d: %s", again.code, again.err);
    if (!(stands ? verb->stands : verb->done)(world))
        attack_wrong(trial, "done again, it is not done");
    attack_reset(&again);
}

static void fail_one(const struct world *world, const struct verb *verb, enum attack_call call, long at, int code,
                     int64_t clean_ms)
{
    struct attack_run run;
    char trial[128], plan[64];
    snprintf(plan, sizeof plan, "fail:%s:%ld:%d", attack_call_names[call], at, code);
    snprintf(trial, sizeof trial, "%s, %s", verb->name, plan);
    world_restore(world);
    attack_run(&run, world, verb->args, plan);
    attack_expect_clear(&run, trial, clean_ms);
    if (run.code == 0 && !verb->done(world))
        attack_wrong(trial, "it says that it is done, and it is not");
    world_expect_kept(world, trial);
    attack_expect_second_start(world, trial);
    if (is_finished_play(&run) && !verb->done(world))
        attack_wrong(trial, "a finished session is lost: %s", run.err);
    expect_done_again(world, verb, trial);
    world_expect_kept(world, trial);
    attack_reset(&run);
}

static void fail_all(const struct world *world, const struct verb *verb, const struct attack_run *clean, int *faults)
{
    for (int call = 0; call < ATTACK_CALL_COUNT; call++)
        for (long at = 1; at <= clean->counts[call]; at++)
            for (int i = 0; i < CODES_MAX && codes[call][i]; i++, ++*faults)
                fail_one(world, verb, (enum attack_call)call, at, codes[call][i], clean->took_ms);
}

static void run_clean(const struct world *world, const struct verb *verb, struct attack_run *clean)
{
    world_restore(world);
    attack_run(clean, world, verb->args, NULL);
    if (clean->code != 0 || !verb->done(world))
        fail_msg("%s: exit %d: %s", verb->name, clean->code, clean->err);
}

static const char *only; /* a verb; NULL: all of them */

static void test_every_call_fails_once(void **state)
{
    int faults = 0;
    for (size_t i = 0; i < attack_verb_count; i++) {
        struct attack_run clean;
        if (only && strcmp(attack_verbs[i].name, only) != 0)
            continue;
        run_clean(*state, &attack_verbs[i], &clean);
        fail_all(*state, &attack_verbs[i], &clean, &faults);
        attack_reset(&clean);
    }
    printf("%d faults\n", faults);
    attack_expect_nothing_wrong();
}

/* One of each kind, in a verb, at a place and with a reason that chance chooses. */
static void test_a_call_of_each_kind_fails(void **state)
{
    uint64_t dice = attack_seed();
    struct attack_run clean[32];
    assert_true(attack_verb_count <= sizeof clean / sizeof clean[0]);
    for (size_t i = 0; i < attack_verb_count; i++)
        run_clean(*state, &attack_verbs[i], &clean[i]);
    for (int call = 0; call < ATTACK_CALL_COUNT; call++) {
        size_t verb = 0, tried = 0;
        do
            verb = (size_t)attack_dice(&dice, (long)attack_verb_count);
        while (clean[verb].counts[call] == 0 && tried++ < 1000);
        int count = 0;
        while (count < CODES_MAX && codes[call][count])
            count++;
        if (clean[verb].counts[call] > 0)
            fail_one(*state, &attack_verbs[verb], (enum attack_call)call,
                     1 + attack_dice(&dice, clean[verb].counts[call]), codes[call][attack_dice(&dice, count)],
                     clean[verb].took_ms);
    }
    for (size_t i = 0; i < attack_verb_count; i++)
        attack_reset(&clean[i]);
    attack_expect_nothing_wrong();
}

/* faults [VERB]: that one alone, every call. */
int main(int argc, char **argv)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, world_setup, world_teardown)
    const struct CMUnitTest few[] = {ROW(test_a_call_of_each_kind_fails)};
    const struct CMUnitTest all[] = {ROW(test_every_call_fails_once)};
    only = argc > 1 ? argv[1] : NULL;
    return attack_full() || only ? cmocka_run_group_tests_name("faults", all, NULL, NULL)
                                 : cmocka_run_group_tests_name("faults", few, NULL, NULL);
}
