#include "screens/screen.h"

#include "screens/home/home_model.h"
#include "screens/home/home_page.h"

#include <stdlib.h>

static void *home_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                        struct error *error)
{
    (void)mono_us;
    struct home_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the home screen", "close other programs");
        return NULL;
    }
    home_model_init(model, services, (enum home_verb)from->remembered);
    return model;
}

static void home_leave(void *state)
{
    free(state);
}

static int home_remember(const void *state)
{
    const struct home_model *model = state;
    return (int)model->left_by;
}

static struct screen_next home_choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return home_model_choose(state, act);
}

static struct screen_next home_update(void *state, int64_t mono_us)
{
    (void)mono_us;
    home_model_update(state);
    return (struct screen_next){0};
}

const struct screen screen_home = {.name = "home",
                                   .enter = home_enter,
                                   .leave = home_leave,
                                   .remember = home_remember,
                                   .page = home_page,
                                   .choose = home_choose,
                                   .update = home_update};
