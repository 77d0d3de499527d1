/* Everything that adds sessions to a profile at once: imports of several files, a merge and plays, each a process of
 * its own. Every session that one of them acknowledges is there when all have ended. */
#include "attack/attack.h"

enum { FILES = 4, PLAYS = 2, PROCESSES = FILES + 1 + PLAYS };
/* Ann's own two, two of each file, Ben's two. */
enum { EXPECTED = 2 + 2 * FILES + 2 + PLAYS };

#define MACHINE_AT   19 /* in an id: after "YYYYMMDDTHHMMSSmmmZ-" */
#define MACHINE_SIZE 8

/* other.json as machines of other names would have written it: out/machine-N.json. */
static void write_file(const struct world *world, int number)
{
    static const char before[] = "\"id\":\"";
    char name[32], mark[16], own[MACHINE_SIZE + 1] = "", *text = folder_read(world->out, "other.json");
    assert_non_null(text);
    const char *id = strstr(text, before);
    assert_non_null(id);
    memcpy(own, id + strlen(before) + MACHINE_AT + 1, MACHINE_SIZE);
    snprintf(mark, sizeof mark, "%08x", (unsigned)number + 0xabc0000u);
    for (char *at = text; (at = strstr(at, own)); at += MACHINE_SIZE)
        memcpy(at, mark, MACHINE_SIZE);
    snprintf(name, sizeof name, "machine-%d.json", number);
    folder_write_text(world->out, name, text);
    free(text);
}

static void start_all(const struct world *world, struct attack_run runs[PROCESSES])
{
    for (int i = 0; i < FILES; i++) {
        char file[64];
        snprintf(file, sizeof file, "@out/machine-%d.json", i);
        attack_start(&runs[i], world, (const char *const[]){"profile", "import", file, "--into", "Ann", NULL}, NULL);
    }
    attack_start(&runs[FILES], world, (const char *const[]){"profile", "merge", "Ben", "--into", "Ann", NULL}, NULL);
    for (int i = FILES + 1; i < PROCESSES; i++)
        attack_start(&runs[i], world,
                     (const char *const[]){"play", "two-lifts", "--headless", "--fast", "--player", "perfect", NULL},
                     NULL);
}

static void try_once(const struct world *world, int number)
{
    struct attack_run runs[PROCESSES];
    char trial[64];
    snprintf(trial, sizeof trial, "all at once, trial %d", number);
    world_restore(world);
    for (int i = 0; i < FILES; i++)
        write_file(world, i);
    start_all(world, runs);
    for (int i = 0; i < PROCESSES; i++) {
        attack_wait(&runs[i]);
        if (runs[i].code != 0)
            attack_wrong(trial, "process %d: exit %d: %s", i, runs[i].code, runs[i].err);
        attack_reset(&runs[i]);
    }
    int there = world_all_sessions(world, "Ann");
    if (there != EXPECTED)
        attack_wrong(trial, "of %d acknowledged sessions %d are there", (int)EXPECTED, there);
    world_expect_kept(world, trial);
    attack_expect_second_start(world, trial);
}

static void test_all_at_once(void **state)
{
    for (int trial = 0; trial < attack_rounds(2, 20); trial++)
        try_once(*state, trial);
    attack_expect_nothing_wrong();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_all_at_once, world_setup, world_teardown)};
    return cmocka_run_group_tests_name("at once", tests, NULL, NULL);
}
