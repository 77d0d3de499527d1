/* Commits that settle when they are told to: as a browser's do, without one. */
#ifndef HEELBEAT_FILES_COMMIT_SCRIPTED_H
#define HEELBEAT_FILES_COMMIT_SCRIPTED_H

#include "files/commit.h"

/* Must not move while it is in use. */
struct commit_scripted {
    struct commits commits;       /* the driver */
    uint64_t asked, safe, failed; /* the last of each */
    struct error why;
};

void commit_scripted_init(struct commit_scripted *scripted);
/* What was asked for by now is safe. */
void commit_scripted_settle(struct commit_scripted *scripted);
/* ... or has failed, for why. */
void commit_scripted_fail(struct commit_scripted *scripted, const struct error *why);

#endif
