#include "screens/screen.h"

#include "screens/devices/devices_page.h"
#include "stage/services.h"

#include <stdlib.h>

static void *devices_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                           struct error *error)
{
    (void)from;
    struct devices_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the devices", "close other programs");
        return NULL;
    }
    devices_model_init(model, services->feet, services->sound, services->notices, mono_us);
    return model;
}

static void devices_leave(void *state)
{
    free(state);
}

static struct screen_next devices_choose(void *state, const struct act *act, int64_t mono_us)
{
    struct devices_model *model = state;
    model->mono_us = mono_us;
    return devices_model_choose(model, act);
}

static void devices_focused(void *state, const struct act *act)
{
    devices_model_focused(state, act);
}

static struct screen_next devices_device(void *state, const struct device_event *event)
{
    devices_model_device(state, event);
    return (struct screen_next){0};
}

static struct screen_next devices_update(void *state, int64_t mono_us)
{
    devices_model_update(state, mono_us);
    return (struct screen_next){0};
}

static bool devices_listening(const void *state)
{
    const struct devices_model *model = state;
    return model->in_wizard;
}

static void devices_text(void *state, const char *utf8)
{
    devices_model_type(state, utf8);
}

static bool devices_moving(const void *state)
{
    return devices_model_moving(state);
}

const struct screen screen_devices = {.name = "devices",
                                      .enter = devices_enter,
                                      .leave = devices_leave,
                                      .page = devices_page,
                                      .choose = devices_choose,
                                      .focused = devices_focused,
                                      .device = devices_device,
                                      .update = devices_update,
                                      .text = devices_text,
                                      .listening = devices_listening,
                                      .moving = devices_moving};
