#include "screens/screen.h"

#include "screens/history/history_model.h"
#include "screens/history/history_page.h"
#include "stage/services.h"

#include <stdlib.h>

static void *history_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                           struct error *error)
{
    (void)from;
    (void)mono_us;
    struct history_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the history", "close other programs");
        return NULL;
    }
    if (history_model_init(model, services->player, services->notices, error))
        return model;
    free(model);
    return NULL;
}

static void history_leave(void *state)
{
    history_model_reset(state);
    free(state);
}

static struct screen_next history_choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return history_model_choose(state, act);
}

static void history_focused(void *state, const struct act *act)
{
    history_model_focused(state, act);
}

static struct screen_next history_update(void *state, int64_t mono_us)
{
    (void)mono_us;
    history_model_update(state);
    return (struct screen_next){0};
}

const struct screen screen_history = {.name = "history",
                                      .enter = history_enter,
                                      .leave = history_leave,
                                      .page = history_page,
                                      .choose = history_choose,
                                      .focused = history_focused,
                                      .update = history_update};
