#include "screens/screen.h"

#include "screens/devices/devices_draw.h"
#include "stage/notices.h"
#include "stage/services.h"

#include <stdlib.h>

static void *devices_screen_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                                  struct error *error)
{
    (void)from;
    struct devices_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the devices", "close other programs");
        return NULL;
    }
    devices_model_init(model, services->feet, services->preferences, services->sound, services->notices, mono_us);
    return model;
}

static void devices_screen_leave(void *state)
{
    free(state);
}

static struct screen_next devices_screen_action(void *state, enum action action, int64_t mono_us)
{
    struct devices_model *model = state;
    model->mono_us = mono_us;
    notices_clear(model->notices);
    return devices_model_action(model, action);
}

static struct screen_next devices_screen_device(void *state, const struct device_event *event)
{
    devices_model_device(state, event);
    return (struct screen_next){0};
}

static struct screen_next devices_screen_update(void *state, int64_t mono_us)
{
    devices_model_update(state, mono_us);
    return (struct screen_next){0};
}

static bool devices_screen_listening(const void *state)
{
    const struct devices_model *model = state;
    return model->in_wizard;
}

static bool devices_screen_typing(const void *state)
{
    const struct devices_model *model = state;
    return model->typing;
}

static void devices_screen_text(void *state, const char *utf8)
{
    devices_model_type(state, utf8);
}

static bool devices_screen_moving(const void *state)
{
    return devices_model_moving(state);
}

static void devices_screen_draw(const void *state, struct canvas *canvas, const struct tick *tick)
{
    const struct devices_model *model = state;
    (void)tick;
    if (model->in_wizard)
        devices_draw_wizard(canvas, model);
    else
        devices_draw(canvas, model);
}

const struct screen screen_devices = {.name = "devices",
                                      .enter = devices_screen_enter,
                                      .leave = devices_screen_leave,
                                      .action = devices_screen_action,
                                      .device = devices_screen_device,
                                      .update = devices_screen_update,
                                      .text = devices_screen_text,
                                      .typing = devices_screen_typing,
                                      .listening = devices_screen_listening,
                                      .moving = devices_screen_moving,
                                      .draw = devices_screen_draw};
