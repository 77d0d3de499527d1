/* A name that one process at a time has to itself, with room on its disk: a file that is locked as long as it is held,
 * and removed when it is dropped. A process that ends in any way holds nothing any more; what it left is there to be
 * claimed.
 *
 * Room is a file's blocks, taken before they are needed and given back just before something else is written. That is
 * enough on tmpfs and ext4 (and xfs, vfat). File systems that never write in place (btrfs, zfs) or that compress
 * promise less: there a disk that is full to the last block may stay so. One that doesn't know locks has every claim
 * go well. */
#ifndef HEELBEAT_FILES_CLAIM_H
#define HEELBEAT_FILES_CLAIM_H

#include "files/file.h"

/* Zeroed: nothing is held. Belongs to one thread at a time. */
struct claim {
    struct os_file file;
    char path[FILE_PATH_MAX];
};

/* False: another process holds it, or nothing can be made there. Never waits. */
bool claim_take(struct claim *claim, const char *path);
/* Takes so many bytes of the disk. False with *fault; what was taken of them is given back. */
bool claim_reserve(struct claim *claim, int64_t bytes, struct os_fault *fault);
/* Gives back all but so many bytes. */
void claim_give(struct claim *claim, int64_t bytes);
/* Lets the name go, and the room. Nothing happens where nothing is held. */
void claim_drop(struct claim *claim);

#endif
