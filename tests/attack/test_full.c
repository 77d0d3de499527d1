/* A disk of two mebibytes, filled but for a little, then freed: what stood before stands, what could not be done is
 * said in one line, and a play that was finished is found once there is room again. Needs root, to mount. */
#include "attack/attack.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#define DISK   "size=2m"
#define BLOCK  4096
#define FILLER "filler"

/* Blocks that are left free. */
static const int rooms[] = {0, 1, 2, 3, 5, 8, 16, 64};

/* Blank lines to the end of the journal's last block, so that the next line needs another. */
static void fill_last_block(const struct world *world)
{
    char command[3 * ATTACK_PATH];
    snprintf(command, sizeof command,
             "for f in '%s'/profiles/Ann/sessions/*.jsonl; do head -c $((%d - $(wc -c <\"$f\") %% %d)) /dev/zero | "
             "tr '\\0' '\\n' >>\"$f\"; done",
             world->data, BLOCK, BLOCK);
    assert_int_equal(system(command), 0);
}

/* The data folder on a disk of its own, the same but for that. */
static void mount_disk(const struct world *world)
{
    char command[3 * ATTACK_PATH];
    (void)umount(world->data);
    world_restore(world);
    assert_int_equal(mount("tmpfs", world->data, "tmpfs", 0, DISK), 0);
    snprintf(command, sizeof command, "cp -a '%s/data/.' '%s'", world->template, world->data);
    assert_int_equal(system(command), 0);
    fill_last_block(world);
}

static void fill(const struct world *world, int free_blocks)
{
    static const char block[BLOCK];
    char path[FOLDER_FILE];
    int file = open(folder_path(path, world->data, FILLER), O_WRONLY | O_CREAT, 0600);
    off_t size = 0;
    assert_true(file >= 0);
    for (ssize_t put; (put = write(file, block, sizeof block)) > 0;)
        size += put;
    assert_int_equal(errno, ENOSPC);
    assert_int_equal(ftruncate(file, size - (off_t)free_blocks * BLOCK), 0);
    assert_int_equal(close(file), 0);
}

static void free_all(const struct world *world)
{
    char path[FOLDER_FILE];
    assert_int_equal(unlink(folder_path(path, world->data, FILLER)), 0);
}

static void try_room(const struct world *world, const struct verb *verb, int room)
{
    struct attack_run run;
    char trial[96];
    snprintf(trial, sizeof trial, "%s, %d blocks free", verb->name, room);
    mount_disk(world);
    fill(world, room);
    attack_run(&run, world, verb->args, NULL);
    attack_expect_clear(&run, trial, 0);
    world_expect_kept(world, trial);
    free_all(world);
    attack_expect_second_start(world, trial); /* takes home what lies elsewhere */
    if (run.code == 0 && !verb->done(world))
        attack_wrong(trial, "it says that it is done, and it is not");
    if (run.out && strstr(run.out, "Accuracy") && !verb->done(world))
        attack_wrong(trial, "exit %d, and a finished session is lost: %s", run.code, run.err);
    world_expect_kept(world, trial);
    attack_reset(&run);
}

/* In ctest a play alone. */
static void test_full_disk(void **state)
{
    const struct world *world = *state;
    if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) {
        printf("skipped: only root can mount\n");
        skip();
    }
    for (size_t verb = 0; verb < (attack_full() ? attack_verb_count : 1); verb++)
        for (size_t i = 0; i < sizeof rooms / sizeof rooms[0]; i++)
            try_room(world, &attack_verbs[verb], rooms[i]);
    assert_int_equal(umount(world->data), 0);
    attack_expect_nothing_wrong();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_full_disk, world_setup, world_teardown)};
    return cmocka_run_group_tests_name("full", tests, NULL, NULL);
}
