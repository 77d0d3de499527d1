/* A small disk of a test's own, to be filled: mounted where only its process sees it, and gone with it. Needs root. */
#ifndef HEELBEAT_TESTS_DISK_H
#define HEELBEAT_TESTS_DISK_H

#include <stdbool.h>

/* From now on what this process mounts is its own. False, and said, where it may not mount: the test is to be skipped.
 */
bool disk_may_mount(void);
/* An empty disk of 2 MiB in memory, in place of what is in the folder. Fails the test if it can't. */
void disk_mount(const char *folder);
/* To its last byte, in a file "filler", which may grow by being filled again. */
void disk_fill(const char *folder);
void disk_unmount(const char *folder);

#endif
