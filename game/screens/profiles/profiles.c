#include "screens/screen.h"

#include "screens/profiles/profiles_model.h"
#include "screens/profiles/profiles_page.h"

#include <stdlib.h>

static void *profiles_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                            struct error *error)
{
    (void)from;
    (void)mono_us;
    struct profiles_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the players", "close other programs");
        return NULL;
    }
    if (profiles_model_init(model, services, error))
        return model;
    profiles_model_reset(model);
    free(model);
    return NULL;
}

static void profiles_leave(void *state)
{
    profiles_model_reset(state);
    free(state);
}

static struct screen_next profiles_choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return profiles_model_choose(state, act);
}

static void profiles_text(void *state, const char *utf8)
{
    profiles_model_type(state, utf8);
}

const struct screen screen_profiles = {.name = "profiles",
                                       .enter = profiles_enter,
                                       .leave = profiles_leave,
                                       .page = profiles_page,
                                       .choose = profiles_choose,
                                       .text = profiles_text};
