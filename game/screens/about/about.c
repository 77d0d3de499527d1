#include "screens/screen.h"

#include "screens/about/about_model.h"
#include "screens/about/about_page.h"

#include <stdlib.h>

static void *about_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                         struct error *error)
{
    (void)from;
    (void)mono_us;
    struct about_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for this page", "close other programs");
        return NULL;
    }
    about_model_init(model, services);
    return model;
}

static void about_leave(void *state)
{
    free(state);
}

static struct screen_next about_choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return about_model_choose(state, act);
}

const struct screen screen_about = {
    .name = "about", .enter = about_enter, .leave = about_leave, .page = about_page, .choose = about_choose};
