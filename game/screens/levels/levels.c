#include "screens/screen.h"

#include "screens/levels/levels_model.h"
#include "screens/levels/levels_page.h"

#include <stdlib.h>

static void *levels_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                          struct error *error)
{
    (void)from;
    (void)mono_us;
    struct levels_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the list of levels", "close other programs");
        return NULL;
    }
    if (levels_model_init(model, services, error))
        return model;
    free(model);
    return NULL;
}

static void levels_leave(void *state)
{
    levels_model_reset(state);
    free(state);
}

static struct screen_next levels_choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return levels_model_choose(state, act);
}

static void levels_focused(void *state, const struct act *act)
{
    levels_model_focused(state, act);
}

const struct screen screen_levels = {.name = "levels",
                                     .enter = levels_enter,
                                     .leave = levels_leave,
                                     .page = levels_page,
                                     .choose = levels_choose,
                                     .focused = levels_focused};
