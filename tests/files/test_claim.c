#include "files/claim.h"

#include "check.h"
#include "disk.h"
#include "folder.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIB  (INT64_C(1) << 20)
#define KEPT 65536

/* Whether another process could take the name: 1 or 0. */
static int another_takes(const char *path)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        struct claim claim;
        _exit(claim_take(&claim, path) ? 1 : 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_one_process_has_a_name(void **state)
{
    char path[FOLDER_FILE];
    struct claim claim, second;
    folder_path(path, *state, "play.room");
    assert_true(claim_take(&claim, path));
    assert_int_equal(another_takes(path), 0);
    assert_false(claim_take(&second, path)); /* nor the same one twice */
    claim_drop(&second);
    claim_drop(&claim);
    assert_false(folder_has(*state, "play.room"));
    assert_int_equal(another_takes(path), 1);
    assert_true(folder_has(*state, "play.room")); /* it ended without a word, and holds nothing */
    assert_true(claim_take(&claim, path));
    claim_drop(&claim);
}

static int64_t blocks_of(const char *path)
{
    struct stat found;
    assert_int_equal(stat(path, &found), 0);
    return (int64_t)found.st_blocks * 512;
}

static void test_room_is_really_taken(void **state)
{
    char path[FOLDER_FILE];
    struct claim claim;
    struct os_fault fault = {0};
    assert_true(claim_take(&claim, folder_path(path, *state, "play.room")));
    assert_true(claim_reserve(&claim, MIB, &fault));
    assert_true(blocks_of(path) >= MIB);
    claim_give(&claim, KEPT);
    assert_in_range(blocks_of(path), KEPT, MIB / 2);
    claim_give(&claim, MIB); /* never grows */
    assert_in_range(blocks_of(path), KEPT, MIB / 2);
    claim_give(&claim, 0);
    assert_int_equal(blocks_of(path), 0);
    claim_drop(&claim);
}

/* ---- on disks of their own, which root may make */

/* On a disk that somebody else fills to its last byte, what was reserved can be written once it is let go. */
static void check_full_disk(const char *folder)
{
    static const char text[MIB / 2];
    char path[FOLDER_FILE];
    struct claim claim, late;
    struct os_fault fault = {0};
    struct error error = {0};
    assert_true(claim_take(&claim, folder_path(path, folder, "play.room")));
    assert_true(claim_reserve(&claim, MIB, &fault));
    disk_fill(folder);
    assert_false(file_replace(folder_path(path, folder, "replay.json"), text, sizeof text, &error));
    claim_give(&claim, KEPT);
    if (!file_replace(path, text, sizeof text, &error))
        fail_msg("%s: %s", error.where, error.what);
    disk_fill(folder);
    assert_false(file_append_line(folder_path(path, folder, "sessions.jsonl"), "a line", &error));
    claim_give(&claim, 0);
    if (!file_append_line(path, "a line", &error))
        fail_msg("%s: %s", error.where, error.what);
    assert_true(claim_take(&late, folder_path(path, folder, "late.room")));
    disk_fill(folder);
    assert_false(claim_reserve(&late, MIB, &fault));
    assert_int_equal(fault.why, OS_FULL);
    claim_drop(&late);
    claim_drop(&claim);
}

static void test_full_tmpfs(void **state)
{
    if (!disk_may_mount())
        skip();
    disk_mount(*state);
    check_full_disk(*state);
}

static void test_full_ext4(void **state)
{
    char command[FOLDER_FILE * 2];
    snprintf(command, sizeof command,
             "cd '%s' && mkdir disk && truncate -s 8M image && mkfs.ext4 -q -m 0 image && mount -o loop image disk",
             (const char *)*state);
    if (!disk_may_mount())
        skip();
    if (system(command) != 0) {
        print_message("skipped: here are no mkfs.ext4 and loop devices\n");
        skip();
    }
    char disk[FOLDER_FILE];
    check_full_disk(folder_path(disk, *state, "disk"));
}

static int unmount(void **state)
{
    char disk[FOLDER_FILE];
    disk_unmount(folder_path(disk, *state, "disk"));
    disk_unmount(*state);
    return folder_teardown(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_process_has_a_name, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_room_is_really_taken, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_full_tmpfs, folder_setup, unmount),
        cmocka_unit_test_setup_teardown(test_full_ext4, folder_setup, unmount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
