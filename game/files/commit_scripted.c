#include "files/commit_scripted.h"

static struct commit ask(void *context)
{
    struct commit_scripted *scripted = context;

    return (struct commit){++scripted->asked};
}

static enum commit_state state(void *context, struct commit commit, struct error *error)
{
    const struct commit_scripted *scripted = context;

    if (commit.number <= scripted->safe)
        return COMMIT_SAFE;
    if (commit.number > scripted->failed)
        return COMMIT_PENDING;
    if (error)
        *error = scripted->why;
    return COMMIT_FAILED;
}

void commit_scripted_init(struct commit_scripted *scripted)
{
    *scripted = (struct commit_scripted){.commits = {.ask = ask, .state = state, .context = scripted}};
}

void commit_scripted_settle(struct commit_scripted *scripted)
{
    scripted->safe = scripted->asked;
}

void commit_scripted_fail(struct commit_scripted *scripted, const struct error *why)
{
    scripted->failed = scripted->asked;
    scripted->why = *why;
}
