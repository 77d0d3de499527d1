#include "screens/screen.h"

#include "screens/training/training_model.h"
#include "screens/training/training_page.h"

#include <stdlib.h>

static void *training_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                            struct error *error)
{
    (void)from;
    (void)mono_us;
    struct training_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for training", "close other programs");
        return NULL;
    }
    if (training_model_init(model, services, error))
        return model;
    free(model);
    return NULL;
}

static void training_leave(void *state)
{
    training_model_reset(state);
    free(state);
}

static struct screen_next training_choose(void *state, const struct act *act, int64_t mono_us)
{
    (void)mono_us;
    return training_model_choose(state, act);
}

static void training_focused(void *state, const struct act *act)
{
    training_model_focused(state, act);
}

const struct screen screen_training = {.name = "training",
                                       .enter = training_enter,
                                       .leave = training_leave,
                                       .page = training_page,
                                       .choose = training_choose,
                                       .focused = training_focused};
