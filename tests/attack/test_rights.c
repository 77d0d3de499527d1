/* Files and folders of another user, or that may not be written or read, or of which something else stands in the
 * place: the game runs as nobody, whom no permission is spared. What stood before stands after it, what could not be
 * done is said in one line, and a play that was finished is found once all may be written again. Needs root, to become
 * nobody. */
#include "attack/attack.h"

#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

enum harm { READ_ONLY, UNREADABLE, ANOTHERS, A_FOLDER, A_FILE, HARM_COUNT };

static const char *const harm_names[HARM_COUNT] = {"read-only", "unreadable", "another's", "a folder", "a file"};

static const struct {
    const char *path;
    enum harm harm;
} cases[] = {
    {"profiles/Ann/sessions/JOURNAL", READ_ONLY},
    {"profiles/Ann/sessions/JOURNAL", ANOTHERS},
    {"profiles/Ann/sessions/JOURNAL", A_FOLDER},
    {"profiles/Ann/sessions", READ_ONLY},
    {"profiles/Ann/sessions", A_FILE},
    {"profiles/Ann/replays", READ_ONLY},
    {"profiles/Ann/replays", A_FILE},
    {"profiles/Ann/changes", READ_ONLY},
    {"profiles/Ann/profile.json", READ_ONLY},
    {"profiles/Ann/profile.json", UNREADABLE},
    {"profiles/Ann/profile.json", A_FOLDER},
    {"profiles/Ann", READ_ONLY},
    {"profiles", READ_ONLY},
    {"machine", UNREADABLE},
    {"machine", READ_ONLY},
    {"machine", A_FOLDER},
    {"settings.json", READ_ONLY},
    {"settings.json", UNREADABLE},
    {"devices.json", UNREADABLE},
    {"devices.json", A_FOLDER},
    {"", READ_ONLY},
};

struct harmed {
    char path[FOLDER_FILE], kept[FOLDER_FILE + 8];
    struct stat status;
};

static void stand_in_place(struct harmed *harmed, bool folder)
{
    snprintf(harmed->kept, sizeof harmed->kept, "%s-kept", harmed->path);
    assert_int_equal(rename(harmed->path, harmed->kept), 0);
    if (folder)
        assert_int_equal(mkdir(harmed->path, 0755), 0);
    else
        assert_int_equal(fclose(fopen(harmed->path, "w")), 0);
}

static void harm(struct harmed *harmed, enum harm harm)
{
    assert_int_equal(stat(harmed->path, &harmed->status), 0);
    switch (harm) {
    case READ_ONLY:
        assert_int_equal(chmod(harmed->path, S_ISDIR(harmed->status.st_mode) ? 0555 : 0444), 0);
        break;
    case UNREADABLE:
        assert_int_equal(chmod(harmed->path, 0), 0);
        break;
    case ANOTHERS:
        assert_int_equal(chown(harmed->path, 0, 0), 0);
        assert_int_equal(chmod(harmed->path, 0600), 0);
        break;
    case A_FOLDER:
    case A_FILE:
        stand_in_place(harmed, harm == A_FOLDER);
        break;
    case HARM_COUNT:
        break;
    }
}

/* As a player or an administrator puts it right again. */
static void mend(const struct harmed *harmed)
{
    if (harmed->kept[0]) {
        assert_int_equal(remove(harmed->path), 0);
        assert_int_equal(rename(harmed->kept, harmed->path), 0);
    }
    assert_int_equal(chown(harmed->path, NOBODY, NOBODY), 0);
    assert_int_equal(chmod(harmed->path, harmed->status.st_mode & 0777), 0);
}

static void give_to_nobody(const struct world *world)
{
    char command[FOLDER_FILE];
    snprintf(command, sizeof command, "chown -R %d:%d '%s' && chmod 0755 '%s'", NOBODY, NOBODY, world->work,
             world->work);
    assert_int_equal(system(command), 0);
}

static void try_case(const struct world *world, const struct verb *verb, size_t number)
{
    struct harmed harmed = {.path = ""};
    struct attack_run run;
    char trial[160];
    snprintf(trial, sizeof trial, "%s, %s is %s", verb->name, cases[number].path, harm_names[cases[number].harm]);
    world_restore(world);
    give_to_nobody(world);
    world_find(world, cases[number].path, harmed.path);
    harm(&harmed, cases[number].harm);
    attack_run(&run, world, verb->args, NULL);
    attack_expect_clear(&run, trial, 0);
    mend(&harmed);
    attack_expect_second_start(world, trial);
    if ((run.code == 0 || (run.out && strstr(run.out, "Accuracy"))) && !verb->done(world))
        attack_wrong(trial, "exit %d, and it is not done: %s", run.code, run.err);
    world_expect_kept(world, trial);
    attack_reset(&run);
}

/* In ctest a play alone. */
static void test_rights(void **state)
{
    struct world *world = *state;
    if (geteuid() != 0) {
        printf("skipped: only root can become another user\n");
        skip();
    }
    world->user = NOBODY;
    for (size_t verb = 0; verb < (attack_full() ? attack_verb_count : 1); verb++)
        for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
            try_case(world, &attack_verbs[verb], i);
    attack_expect_nothing_wrong();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_rights, world_setup, world_teardown)};
    return cmocka_run_group_tests_name("rights", tests, NULL, NULL);
}
