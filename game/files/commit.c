#include "files/commit.h"

struct commit commits_ask(const struct commits *commits)
{
    return commits ? commits->ask(commits->context) : (struct commit){0};
}

enum commit_state commits_state(const struct commits *commits, struct commit commit, struct error *error)
{
    return commits && commit.number ? commits->state(commits->context, commit, error) : COMMIT_SAFE;
}
