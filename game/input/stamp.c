#include "input/stamp.h"

#include <SDL_syswm.h>

/* SDL queues a native event and the key event it makes of it in one go; its clock may tick once between the two. */
#define SAME_MOMENT_MS 1

void stamp_init(struct stamp *stamp)
{
    *stamp = (struct stamp){0};
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

static void see_native(struct stamp *stamp, const SDL_SysWMEvent *event)
{
    stamp->native = false;
#if defined(SDL_VIDEO_DRIVER_X11)
    if (!event->msg || event->msg->subsystem != SDL_SYSWM_X11)
        return;
    const XEvent *native = &event->msg->msg.x11.event;
    if (native->type != KeyPress && native->type != KeyRelease)
        return;
    stamp->native = true;
    stamp->native_down = native->type == KeyPress;
    stamp->native_ticks = event->timestamp;
    stamp->server_ms = (uint32_t)native->xkey.time;
#else
    (void)event;
#endif
}

static void see_key(struct stamp *stamp, const SDL_KeyboardEvent *event)
{
    bool down = event->type == SDL_KEYDOWN;
    stamp->pending = stamp->native && stamp->native_down == down &&
                     (uint32_t)(event->timestamp - stamp->native_ticks) <= SAME_MOMENT_MS;
    stamp->native = false;
}

void stamp_see(struct stamp *stamp, const SDL_Event *event)
{
    if (event->type == SDL_SYSWMEVENT)
        see_native(stamp, &event->syswm);
    else if (event->type == SDL_KEYDOWN || event->type == SDL_KEYUP)
        see_key(stamp, &event->key);
}

int64_t stamp_take(struct stamp *stamp, int64_t pumped_us)
{
    stamp->agrees = false;
    if (!stamp->pending || pumped_us < 0)
        return pumped_us;
    stamp->pending = false;

    /* The server counts in 32 bits, so the difference is taken there, where it wraps. */
    uint32_t pumped_ms = (uint32_t)(pumped_us / 1000);
    uint32_t lag_ms = pumped_ms - stamp->server_ms;
    if (lag_ms > (stamp->agreed ? STAMP_STALL_MAX_US : STAMP_LAG_MAX_US) / 1000)
        return pumped_us;
    stamp->agrees = stamp->agreed = true;
    if (lag_ms == 0)
        return pumped_us;
    /* The event lies in the millisecond that the stamp names: its middle is the best guess. */
    return (pumped_us / 1000 - lag_ms) * 1000 + 500;
}
