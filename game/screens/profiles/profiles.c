#include "screens/screen.h"

#include "screens/profiles/profiles_draw.h"
#include "stage/notices.h"
#include "stage/services.h"

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
    if (profiles_model_init(model, services->player, services->preferences, services->desk, services->notices, error))
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

static struct screen_next profiles_action(void *state, enum action action, int64_t mono_us)
{
    struct profiles_model *model = state;
    (void)mono_us;
    notices_clear(model->notices);
    return profiles_model_action(model, action);
}

static bool profiles_typing(const void *state)
{
    const struct profiles_model *model = state;
    return model->typing;
}

static void profiles_text(void *state, const char *utf8)
{
    profiles_model_type(state, utf8);
}

static void profiles_picture(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)tick;
    profiles_draw(canvas, state);
}

const struct screen screen_profiles = {.name = "profiles",
                                       .enter = profiles_enter,
                                       .leave = profiles_leave,
                                       .action = profiles_action,
                                       .text = profiles_text,
                                       .typing = profiles_typing,
                                       .draw = profiles_picture};
