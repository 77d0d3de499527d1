#include "screens/screen.h"

#include "screens/history/history_draw.h"
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

static struct screen_next history_action(void *state, enum action action, int64_t mono_us)
{
    (void)mono_us;
    return history_model_action(state, action);
}

static struct screen_next history_update(void *state, int64_t mono_us)
{
    (void)mono_us;
    history_model_update(state);
    return (struct screen_next){0};
}

static void draw(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)tick;
    history_draw(canvas, state);
}

const struct screen screen_history = {.name = "history",
                                      .enter = history_enter,
                                      .leave = history_leave,
                                      .action = history_action,
                                      .update = history_update,
                                      .draw = draw};
