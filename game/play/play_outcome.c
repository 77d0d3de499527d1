#include "play/play_outcome.h"

#include "stage/shelter.h"

#include <stdlib.h>

/* In a place that outlives the player's logging out. */
static bool is_safe(const struct play_outcome *outcome)
{
    return outcome->saved && outcome->saving == COMMIT_SAFE && outcome->keeping.kept != KEPT_RUNTIME;
}

static void leave_shelter(struct play_outcome *outcome)
{
    if (!is_safe(outcome))
        return;
    shelter_close(outcome->shelter, true);
    outcome->shelter = NULL;
}

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
        outcome->keeping.kept = KEPT_NOT;
        outcome->save_error = error;
    }
    leave_shelter(outcome);
    return outcome->saving;
}

bool play_outcome_lacks(const struct play_outcome *outcome)
{
    bool elsewhere = outcome->keeping.kept > KEPT_HOME;
    return elsewhere || (outcome->save_error.what[0] && (!outcome->saved || !outcome->replay_path[0]));
}

static struct message told(const struct words *words, struct message message, const struct error *error)
{
    char fault[WORDS_SIZE];
    values_add(&message.values, value_text("fault", words_error(words, error, fault, sizeof fault)));
    return message;
}

/* Elsewhere than in its own place. */
static struct message lies_elsewhere(const struct keeping *keeping)
{
    return keeping->kept == KEPT_RUNTIME
               ? _f("This session lies in {file} and is lost when you log out: start Heelbeat again before. {fault}",
                    value_text("file", keeping->path))
               : _f("This session is safe in {file}, and the next start brings it home. {fault}",
                    value_text("file", keeping->path));
}

struct message play_outcome_trouble(const struct play_outcome *outcome, const struct words *words)
{
    const struct error *error = &outcome->save_error;
    if (!outcome->saved)
        return error->what[0] ? told(words, _("This session could not be saved: {fault}"), error) : (struct message){0};
    if (outcome->keeping.kept > KEPT_HOME)
        return told(words, lies_elsewhere(&outcome->keeping), &outcome->keeping.why);
    return error->what[0] ? told(words, _("The session is saved, but not all that goes with it: {fault}"), error)
                          : (struct message){0};
}

void play_outcome_reset(struct play_outcome *outcome)
{
    shelter_close(outcome->shelter, false);
    replay_reset(&outcome->replay);
    free(outcome->reps);
    *outcome = (struct play_outcome){0};
}

void play_outcome_move(struct play_outcome *to, struct play_outcome *from)
{
    play_outcome_reset(to);
    *to = *from;
    *from = (struct play_outcome){0};
}
