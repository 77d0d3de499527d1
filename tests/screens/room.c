#include "screens/room.h"

#include "check.h"

#define FRAME_US 16667

const struct control room_arrows[4] = {
    {.kind = CONTROL_BUTTON, .index = 0},
    {.kind = CONTROL_BUTTON, .index = 1},
    {.kind = CONTROL_BUTTON, .index = 2},
    {.kind = CONTROL_BUTTON, .index = 3},
};

static bool count_change(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct room *room = context;
    (void)before, (void)now, (void)error;
    room->settings_changes++;
    return true;
}

void room_open(struct room *room)
{
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    *room = (struct room){.mono_us = 1000000};
    fixture_open(&room->fixture, &fixture_short, 1);
    toy_reset();
    fixture_plug_in(&room->fixture, drivers);
    preferences_listen(&room->fixture.preferences, count_change, room);
}

void room_close(struct room *room)
{
    fixture_close(&room->fixture);
}

struct device_setup room_mat(const char *id, const char *name)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, id, name);
    setup.bound = true;
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {room_arrows[0]}};
    setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {room_arrows[3]}};
    return setup;
}

struct device_setup room_sensors(const char *id, const char *name)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_SERIAL, id, name);
    setup.bound = true;
    for (int16_t heel = 0; heel < HEEL_COUNT; heel++)
        setup.heels[heel] =
            (struct device_heel){.count = 1, .controls = {{.kind = CONTROL_CHANNEL, .index = heel}}, .floor = 800};
    return setup;
}

struct device_setup room_stranger(const char *id, const char *name)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, id, name);
    return setup;
}

void room_arrive(struct room *room, struct devices_model *model, int handle, const struct device_setup *setup)
{
    toy_arrive(handle, setup, NULL);
    room_pass(room, model, 17);
}

void room_leave(struct room *room, struct devices_model *model, int handle)
{
    toy_leave(handle);
    room_pass(room, model, 17);
}

void room_read(struct room *room, int handle, struct control control, int32_t value)
{
    toy_read(handle, control, value, room->mono_us);
}

void room_key(struct room *room, struct devices_model *model, SDL_Scancode key, bool down)
{
    SDL_Event event = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .keysym = {.scancode = key}}};
    devices_listen(feet_devices(&room->fixture.feet), model && model->in_wizard);
    devices_event(feet_devices(&room->fixture.feet), &event, room->mono_us);
}

void room_pass(struct room *room, struct devices_model *model, int64_t ms)
{
    int64_t until_us = room->mono_us + ms * ROOM_MS;
    while (room->mono_us < until_us) {
        struct device_event event;
        room->mono_us += FRAME_US;
        devices_listen(feet_devices(&room->fixture.feet), model && model->in_wizard);
        devices_step(feet_devices(&room->fixture.feet), room->mono_us);
        while (devices_next(feet_devices(&room->fixture.feet), &event))
            if (model)
                devices_model_device(model, &event);
        if (model)
            devices_model_update(model, room->mono_us);
    }
}
