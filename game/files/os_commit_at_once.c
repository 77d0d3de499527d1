/* Every write of files/file has waited for the disk already. */
#include "files/commit.h"

static struct commit ask(void *context)
{
    (void)context;
    return (struct commit){0};
}

static enum commit_state state(void *context, struct commit commit, struct error *error)
{
    (void)context;
    (void)commit;
    (void)error;
    return COMMIT_SAFE;
}

const struct commits commits_system = {.ask = ask, .state = state};
