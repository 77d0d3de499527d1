#include "app/loop.h"

#include "words/words.h"

static bool is_listening(const struct loop *loop)
{
    const struct screen *screen = loop->router.screen;
    return screen->listening && screen->listening(loop->router.state);
}

/* In play, a device in use going away pauses, and the pause says which. */
static void device_left(struct loop *loop, const struct device_event *event, int64_t mono_us)
{
    const struct screen *screen = loop->router.screen;
    struct feet *feet = &loop->backstage->feet;
    if (!feet_are_on(feet, event->device) || !screen->suspend || !router_is_busy(&loop->router))
        return;
    feet_miss(feet, event->device);
    screen->suspend(loop->router.state, mono_us);
}

/* One that nobody has set up yet would do nothing without a word. */
static void device_came(struct loop *loop, const struct device_event *event)
{
    const struct device_setup *setup = &devices_at(feet_devices(&loop->backstage->feet), event->device)->foot.setup;
    struct notices *notices = &loop->backstage->notices;
    bool bound = setup->heels[HEEL_LEFT].count + setup->heels[HEEL_RIGHT].count > 0;
    bool set_up = setup->bound && bound;
    if (set_up || setup->off || notices_line(notices)[0] || router_is_busy(&loop->router))
        return;
    struct value name = value_text("device", setup->name);
    notices_tell(notices, bound ? _f("{device} is here and can be tried; set it up under Devices", name)
                                : _f("{device} is here; set it up under Devices", name));
}

static void take_device(struct loop *loop, const struct device_event *event, int64_t mono_us)
{
    const struct screen *screen = loop->router.screen;
    struct heels_moves moves = {.count = 0};
    bool edge = event->kind != DEVICE_EVENT_READING &&
                (event->kind != DEVICE_EVENT_HEEL || event->heel.kind != HEEL_KIND_HEIGHT);
    loop->dirty = loop->dirty || edge || screen->device;
    if (event->kind == DEVICE_EVENT_ARRIVED)
        device_came(loop, event);
    if (event->kind == DEVICE_EVENT_LEFT)
        device_left(loop, event, mono_us);
    if (event->kind == DEVICE_EVENT_FAULT && !notices_line(&loop->backstage->notices)[0])
        notices_fault(&loop->backstage->notices, &event->error);
    if (screen->device) {
        struct screen_next next = screen->device(loop->router.state, event);
        if (next.go || next.quit)
            loop_follow(loop, &next, mono_us);
    }
    if (is_listening(loop) || screen != loop->router.screen)
        return;
    heels_device(&loop->heels, event, router_is_busy(&loop->router), &moves);
    loop_take_moves(loop, &moves, mono_us);
}

static void take_devices(struct loop *loop, int64_t mono_us)
{
    struct device_event event;
    while (!loop->quit && devices_next(feet_devices(&loop->backstage->feet), &event))
        take_device(loop, &event, mono_us);
}

void loop_take_devices(struct loop *loop, int64_t mono_us)
{
    struct devices *devices = feet_devices(&loop->backstage->feet);
    devices_listen(devices, is_listening(loop));
    devices_step(devices, mono_us);
    take_devices(loop, mono_us);
    feet_keep(&loop->backstage->feet);
}

/* While a screen listens, keys choose nothing. Escape stays what it is. */
static bool is_heard_raw(const struct loop *loop, const SDL_Event *event)
{
    bool key = event->type == SDL_KEYDOWN || event->type == SDL_KEYUP;
    return is_listening(loop) && key && event->key.keysym.scancode != SDL_SCANCODE_ESCAPE;
}

void loop_take_foot_event(struct loop *loop, const SDL_Event *event, int64_t pumped_us)
{
    struct devices *devices = feet_devices(&loop->backstage->feet);
    struct heels_moves moves = {.count = 0};
    int64_t mono_us = heels_event(&loop->heels, event, router_is_busy(&loop->router), pumped_us, &moves);
    if (is_heard_raw(loop, event))
        moves.count = 0;
    devices_listen(devices, is_listening(loop));
    devices_event(devices, event, mono_us);
    loop_take_moves(loop, &moves, pumped_us);
    take_devices(loop, pumped_us);
}
