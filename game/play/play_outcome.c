#include "play/play_outcome.h"

#include <stdlib.h>
#include <string.h>

void play_outcome_commit(struct play_outcome *outcome, const struct commits *commits)
{
    outcome->commits = commits;
    outcome->commit = commits_ask(commits);
    outcome->saving = COMMIT_PENDING;
    play_outcome_settle(outcome);
}

enum commit_state play_outcome_settle(struct play_outcome *outcome)
{
    struct error error = {0};
    if (outcome->saving != COMMIT_PENDING)
        return outcome->saving;
    outcome->saving = commits_state(outcome->commits, outcome->commit, &error);
    if (outcome->saving == COMMIT_FAILED) {
        outcome->saved = false;
        outcome->save_error = error;
    }
    return outcome->saving;
}

void play_outcome_reset(struct play_outcome *outcome)
{
    free(outcome->reps);
    *outcome = (struct play_outcome){0};
}

bool play_outcome_copy(struct play_outcome *to, const struct play_outcome *from)
{
    struct rep_result *reps = NULL;
    if (from->rep_count > 0) {
        reps = malloc((size_t)from->rep_count * sizeof *reps);
        if (!reps)
            return false;
        memcpy(reps, from->reps, (size_t)from->rep_count * sizeof *reps);
    }
    *to = *from;
    to->reps = reps;
    return true;
}
