/* What a performance came to, once it has ended: what the results tell and the program prints. */
#ifndef HEELBEAT_PLAY_PLAY_OUTCOME_H
#define HEELBEAT_PLAY_PLAY_OUTCOME_H

#include "core/days/dose.h"
#include "core/days/streak.h"
#include "core/play/score.h"
#include "files/commit.h"
#include "files/file.h"
#include "store/player/keep.h"
#include "store/replays/replay_file.h"
#include "words/words.h"

struct shelter;

struct play_outcome {
    struct result result;
    struct session_record record;
    struct streak streak_before, streak_after;
    struct day_totals day_before, day_after; /* the dose of the day it counts for */
    int32_t best_before_bp;                  /* -1: first time */
    bool saved;                              /* the session is kept, as far as is known by now */
    struct keeping keeping;                  /* ... and where */
    struct error save_error;                 /* what else could not be written, or why the session is not kept */
    enum commit_state saving;                /* whether they are safe; see play_outcome_settle */
    struct commit commit;
    const struct commits *commits;   /* borrowed */
    char replay_path[FILE_PATH_MAX]; /* "" while there is none */
    struct rep_result *reps;         /* owned by the outcome; with chart for the timeline */
    int32_t rep_count;
    struct shelter *shelter; /* owned; NULL once the session is safe, and where it never had one */
    struct replay replay;    /* owned; of an outcome that lacks something */
};

/* After the last write: asks for all of them to be made safe, and looks whether they are. */
void play_outcome_commit(struct play_outcome *outcome, const struct commits *commits);
/* Looks again, while that is pending. Once it has failed, saved is false and save_error says why; it stays so. */
enum commit_state play_outcome_settle(struct play_outcome *outcome);
/* Whether something of it is not where it should be, the session or its replay, so that trying again may help. */
bool play_outcome_lacks(const struct play_outcome *outcome);
/* What could not be saved, of a session that has ended, and where it lies if not in its own place; empty when all is
 * well.
 */
struct message play_outcome_trouble(const struct play_outcome *outcome, const struct words *words);
/* What from has is to's now, and from is zeroed. What to owned is freed. */
void play_outcome_move(struct play_outcome *to, struct play_outcome *from);
/* Frees what it owns; zeroed then. What is still sheltered is left for the next start. */
void play_outcome_reset(struct play_outcome *outcome);
#endif
