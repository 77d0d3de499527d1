/* Written is one thing, safe another. What file.h has written stands for every reader when the call returns. Whether it
 * outlives the power going out is known then as well on a computer, whose calls return when the disk has the bytes; a
 * browser's disk takes them later, tells afterwards, and may refuse.
 *
 * So whoever tells a player that something is saved asks for a commit after the last of its writes, and says so once
 * that commit is safe. A commit covers all that was written before it was asked for, by whomever: one that is safe
 * makes every earlier one safe, a failed one too.
 *
 * A driver is the system's (commits_system) or a scripted one (files/commit_scripted.h). Nothing here waits. Main
 * thread only. */
#ifndef HEELBEAT_FILES_COMMIT_H
#define HEELBEAT_FILES_COMMIT_H

#include "core/base/error.h"

#include <stdint.h>

/* Zeroed: nothing was written, so there is nothing to wait for. */
struct commit {
    uint64_t number; /* counts from 1 */
};

enum commit_state { COMMIT_SAFE, COMMIT_PENDING, COMMIT_FAILED, COMMIT_STATE_COUNT };

struct commits {
    struct commit (*ask)(void *context);
    enum commit_state (*state)(void *context, struct commit commit, struct error *error);
    void *context;
};

/* Asks for all that is written by now to be made safe. commits NULL: a zeroed one. */
struct commit commits_ask(const struct commits *commits);
/* How far it is; the answer may change from call to call until it is safe. *error is filled when it failed. */
enum commit_state commits_state(const struct commits *commits, struct commit commit, struct error *error);

/* This system's. */
extern const struct commits commits_system;

#endif
