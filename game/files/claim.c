#include "files/claim.h"

#include "core/base/text.h"

#define TRIES_MAX 8

/* Between opening and locking, whoever held it may have removed it. */
static bool stands(const struct claim *claim)
{
    struct os_status named, held;

    return os_status_name(claim->path, &named, NULL) && os_status_open(claim->file, &held, NULL) &&
           named.volume == held.volume && named.number == held.number;
}

bool claim_take(struct claim *claim, const char *path)
{
    *claim = (struct claim){0};
    text_copy(claim->path, sizeof claim->path, path);
    for (int i = 0; i < TRIES_MAX; i++) {
        if (!os_open(&claim->file, path, OS_APPEND, NULL))
            return false;
        bool others = os_lock(claim->file, 0) == OS_LOCK_HELD;
        if (!others && stands(claim))
            return true;
        os_close(&claim->file, NULL);
        if (others)
            return false;
    }
    return false;
}

bool claim_reserve(struct claim *claim, int64_t bytes, struct os_fault *fault)
{
    /* Some file systems take blocks when they are asked to, others when the file comes to the disk. */
    if (os_allocate(claim->file, bytes, fault) && os_sync(claim->file, fault))
        return true;
    claim_give(claim, 0);
    return false;
}

void claim_give(struct claim *claim, int64_t bytes)
{
    struct os_status status;

    if (os_status_open(claim->file, &status, NULL) && status.size > bytes && os_cut(claim->file, bytes, NULL))
        (void)!os_sync(claim->file, NULL); /* blocks are free once the file is known to be shorter */
}

void claim_drop(struct claim *claim)
{
    if (os_is_open(claim->file))
        os_remove(claim->path, NULL);
    os_close(&claim->file, NULL);
}
