#include "play/play_outcome.h"

#include <stdlib.h>

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

void play_outcome_move(struct play_outcome *to, struct play_outcome *from)
{
    play_outcome_reset(to);
    *to = *from;
    *from = (struct play_outcome){0};
}
