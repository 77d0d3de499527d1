/* Every verb that writes is killed before calls that chance chooses among those that change the disk, for between them
 * it holds the same, half of a write done where it dies in one: alone, beside another that does the same, and where the
 * file system knows no hard links or no locks. What stood before stands after it, a second start says nothing, and the
 * verb done again is done. */
#include "attack/attack.h"

#include <signal.h>

enum mode { ALONE, TWO_AT_ONCE, WITHOUT_LINKS, WITHOUT_LOCKS, MODE_COUNT };

static const struct {
    const char *name, *plan;
} modes[MODE_COUNT] = {
    [ALONE] = {"alone", ""},
    [TWO_AT_ONCE] = {"two at once", ""},
    [WITHOUT_LINKS] = {"without hard links", ",never:link:1"},
    [WITHOUT_LOCKS] = {"without locks", ",never:flock:37"},
};

static const struct verb *the_verb; /* of the case that is run */

static void expect_done_again(const struct world *world, const char *trial)
{
    struct attack_run again;
    bool stands = the_verb->stands && the_verb->stands(world);
    attack_run(&again, world, the_verb->args, NULL);
    if (again.code != 0 && !(stands && again.code == 1))
        attack_wrong(trial, "done again: exit %d: %s", again.code, again.err);
    if (!(stands ? the_verb->stands : the_verb->done)(world))
        attack_wrong(trial, "done again, it is not done");
    attack_reset(&again);
}

static void kill_one(const struct world *world, enum mode mode, long at, bool tears)
{
    struct attack_run killed, beside = {0};
    char trial[128], plan[64];
    snprintf(plan, sizeof plan, "%s:%ld%s", tears ? "tear" : "kill", at, modes[mode].plan);
    snprintf(trial, sizeof trial, "%s, %s, %s", the_verb->name, modes[mode].name, plan);
    world_restore(world);
    attack_start(&killed, world, the_verb->args, plan);
    if (mode == TWO_AT_ONCE)
        attack_run(&beside, world, the_verb->args, NULL);
    attack_wait(&killed);
    /* Another way than the first, it may have ended before. */
    if (killed.code != 128 + SIGKILL && killed.code != 0 && !(mode == TWO_AT_ONCE && the_verb->stands))
        attack_wrong(trial, "exit %d: %s", killed.code, killed.err);
    if (killed.code == 0 && !the_verb->done(world))
        attack_wrong(trial, "it says that it is done, and it is not");
    if (mode == TWO_AT_ONCE && beside.code == 0 && !the_verb->done(world))
        attack_wrong(trial, "the one beside says that it is done, and it is not");
    else if (mode == TWO_AT_ONCE && beside.code != 0 && !the_verb->stands)
        attack_wrong(trial, "the one beside: exit %d: %s", beside.code, beside.err);
    world_expect_kept(world, trial);
    attack_expect_second_start(world, trial);
    expect_done_again(world, trial);
    world_expect_kept(world, trial);
    attack_reset(&killed);
    attack_reset(&beside);
}

static void test_kills(void **state)
{
    const struct world *world = *state;
    uint64_t dice = attack_seed();
    int rounds = attack_rounds(5, 200); /* a mode */
    for (enum mode mode = ALONE; mode < MODE_COUNT; mode++) {
        struct attack_run clean;
        world_restore(world);
        attack_run(&clean, world, the_verb->args, modes[mode].plan);
        if (clean.code != 0 || !the_verb->done(world))
            fail_msg("%s, %s: exit %d: %s", the_verb->name, modes[mode].name, clean.code, clean.err);
        for (int round = 0; round < rounds; round++)
            kill_one(world, mode, 1 + attack_dice(&dice, clean.changes), attack_dice(&dice, 2) == 1);
        attack_reset(&clean);
    }
    printf("%s: %d kills\n", the_verb->name, MODE_COUNT * rounds);
    attack_expect_nothing_wrong();
}

static int print_verbs(void)
{
    for (size_t i = 0; i < attack_verb_count; i++)
        puts(attack_verbs[i].name);
    return 0;
}

/* kills [VERB]: that one alone; kills --verbs prints which there are. */
int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_kills, world_setup, world_teardown)};
    int failed = 0;
    if (argc > 1 && strcmp(argv[1], "--verbs") == 0)
        return print_verbs();
    for (size_t i = 0; i < attack_verb_count; i++) {
        the_verb = &attack_verbs[i];
        if (argc < 2 || strcmp(argv[1], the_verb->name) == 0)
            failed += cmocka_run_group_tests_name(the_verb->name, tests, NULL, NULL);
    }
    return failed > 0;
}
