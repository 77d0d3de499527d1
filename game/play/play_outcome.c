#include "play/play_outcome.h"

#include <stdlib.h>
#include <string.h>

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
