#include "app/router.h"

#include "stage/services.h"
#include "stage/trace.h"

static const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_HOME] = &screen_home,       [SCREEN_LEVELS] = &screen_levels,   [SCREEN_TRAINING] = &screen_training,
    [SCREEN_PLAY] = &screen_play,       [SCREEN_RESULTS] = &screen_results, [SCREEN_CALIBRATE] = &screen_calibrate,
    [SCREEN_DEVICES] = &screen_devices, [SCREEN_HISTORY] = &screen_history, [SCREEN_PROFILES] = &screen_profiles,
    [SCREEN_ABOUT] = &screen_about,
};

void router_init(struct router *router, const struct services *services)
{
    *router = (struct router){.services = services};
}

static void leave(struct router *router)
{
    if (router->screen && router->screen->remember)
        router->remembered[router->id] = router->screen->remember(router->state);
    if (router->screen)
        router->screen->leave(router->state);
    router->screen = NULL;
    router->state = NULL;
}

void router_reset(struct router *router)
{
    leave(router);
    play_outcome_reset(&router->outcome);
    router->has_outcome = false;
}

bool router_follow(struct router *router, const struct screen_next *next, int64_t mono_us, struct error *error)
{
    struct screen_next from = *next;
    if (next->outcome) {
        play_outcome_move(&router->outcome, next->outcome);
        router->has_outcome = true;
    }
    if (next->quit)
        router->quit = true;
    if (next->anew)
        router->swapped = true;
    if (!next->go || next->quit)
        return true;
    const struct screen *screen = screens[next->to];
    from.remembered = router->remembered[next->to];
    from.outcome = router->has_outcome ? &router->outcome : NULL;
    void *state = screen->enter(router->services, &from, mono_us, error);
    if (!state)
        return false;
    leave(router);
    router->screen = screen;
    router->id = next->to;
    router->state = state;
    router->swapped = true;
    trace_word(router->services->trace, "screen", screen->name, mono_us);
    return true;
}

bool router_is_busy(const struct router *router)
{
    const struct screen *screen = router->screen;
    return screen && screen->busy && !(screen->resting && screen->resting(router->state));
}
