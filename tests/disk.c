#include "disk.h"

#include "check.h"
#include "folder.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

bool disk_may_mount(void)
{
    if (geteuid() == 0 && unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0)
        return true;
    print_message("skipped: only root can mount\n");
    return false;
}

void disk_mount(const char *folder)
{
    assert_int_equal(mount("none", folder, "tmpfs", 0, "size=2m"), 0);
}

void disk_fill(const char *folder)
{
    static const char block[65536];
    char path[FOLDER_FILE];
    int file = open(folder_path(path, folder, "filler"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    for (size_t step = sizeof block; step > 0; step /= 2)
        while (write(file, block, step) > 0)
            ;
    (void)!fsync(file);
    close(file);
}

void disk_unmount(const char *folder)
{
    (void)!umount2(folder, MNT_DETACH);
}
