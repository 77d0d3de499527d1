#include "screens/screen.h"

#include "screens/results/results_model.h"
#include "screens/results/results_page.h"

#include <stdlib.h>

static void *results_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                           struct error *error)
{
    (void)mono_us;
    struct results_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the results", "close other programs");
        return NULL;
    }
    if (results_model_init(model, services, from, error))
        return model;
    free(model);
    return NULL;
}

static void results_leave(void *state)
{
    results_model_reset(state);
    free(state);
}

static struct screen_next results_choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return results_model_choose(state, act);
}

static struct screen_next results_update(void *state, int64_t mono_us)
{
    (void)mono_us;
    return results_model_update(state);
}

/* The answer comes without an event: it is asked for. */
static bool results_moving(const void *state)
{
    return results_model_waits(state);
}

const struct screen screen_results = {.name = "results",
                                      .enter = results_enter,
                                      .leave = results_leave,
                                      .page = results_page,
                                      .choose = results_choose,
                                      .update = results_update,
                                      .moving = results_moving};
