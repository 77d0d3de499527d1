#include "input/pad_watch.h"

#include "input/pad_info.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#define BUTTONS_MAX 128
#define AXES_MAX    32
#define HATS_MAX    8
#define AXIS_NOISE  96 /* a stick at rest flickers by less, a thousandth of its way; it should wake nobody */
#define PLAY_MS     1
#define IDLE_MS     8   /* pads are there, but nobody plays */
#define ALONE_MS    250 /* none is there: only newcomers matter */

struct pad {
    SDL_Joystick *joystick; /* NULL: a free place */
    int32_t instance;
    bool axes_told;               /* as they rest: that is what moves are measured from */
    uint8_t buttons[BUTTONS_MAX]; /* as written down last, like the rest */
    int16_t axes[AXES_MAX];
    uint8_t hats[HATS_MAX];
};

struct pad_watch {
    int64_t (*mono_us)(void);
    SDL_Thread *thread;
    Uint32 wake_event;
    struct pad pads[PAD_WATCH_MAX]; /* the thread's own */
    int pad_count;

    SDL_cond *called; /* somebody takes again, or it is to stop */
    SDL_mutex *lock;  /* guards what follows */
    struct pad_change ring[PAD_WATCH_RING];
    int from, count;
    bool stopping;
    int64_t taken_us; /* when somebody last took */
};

static bool is_idle(const struct pad_watch *watch, int64_t now_us)
{
    return now_us - watch->taken_us > PAD_WATCH_IDLE_US;
}

/* False if there is no room: the caller keeps what it has to say and tries again at the next look. So nothing that
 * lasts is lost, however long nobody takes. */
static bool write_down(struct pad_watch *watch, const struct pad_change *change)
{
    SDL_LockMutex(watch->lock);
    bool fits = watch->count < PAD_WATCH_RING;
    if (fits)
        watch->ring[(watch->from + watch->count++) % PAD_WATCH_RING] = *change;
    bool wakes = fits && watch->count == 1;
    SDL_UnlockMutex(watch->lock);
    if (wakes)
        SDL_PushEvent(&(SDL_Event){.type = watch->wake_event});
    return fits;
}

static bool has_room(struct pad_watch *watch)
{
    SDL_LockMutex(watch->lock);
    bool fits = watch->count < PAD_WATCH_RING;
    SDL_UnlockMutex(watch->lock);
    return fits;
}

bool pad_watch_take(struct pad_watch *watch, struct pad_change *change)
{
    SDL_LockMutex(watch->lock);
    int64_t now_us = watch->mono_us();
    if (is_idle(watch, now_us))
        SDL_CondSignal(watch->called);
    watch->taken_us = now_us;
    bool any = watch->count > 0;
    if (any) {
        *change = watch->ring[watch->from];
        watch->from = (watch->from + 1) % PAD_WATCH_RING;
        watch->count--;
    }
    SDL_UnlockMutex(watch->lock);
    return any;
}

static bool tell_reading(struct pad_watch *watch, const struct pad *pad, struct control control, int32_t value,
                         int64_t now_us)
{
    return write_down(watch, &(struct pad_change){.kind = PAD_READ,
                                                  .instance = pad->instance,
                                                  .reading = {.control = control, .value = value, .mono_us = now_us}});
}

static int at_most(int count, int most)
{
    return count < 0 ? 0 : count > most ? most : count;
}

static void read_buttons(struct pad_watch *watch, struct pad *pad, int64_t now_us)
{
    int count = at_most(SDL_JoystickNumButtons(pad->joystick), BUTTONS_MAX);
    for (int16_t i = 0; i < count; i++) {
        uint8_t down = SDL_JoystickGetButton(pad->joystick, i);
        if (down != pad->buttons[i] &&
            tell_reading(watch, pad, (struct control){.kind = CONTROL_BUTTON, .index = i}, down, now_us))
            pad->buttons[i] = down;
    }
}

static void read_axes(struct pad_watch *watch, struct pad *pad, int64_t now_us)
{
    bool all = true;
    int count = at_most(SDL_JoystickNumAxes(pad->joystick), AXES_MAX);
    for (int16_t i = 0; i < count; i++) {
        int16_t value = SDL_JoystickGetAxis(pad->joystick, i);
        if (pad->axes_told && abs(value - pad->axes[i]) < AXIS_NOISE)
            continue;
        if (tell_reading(watch, pad, (struct control){.kind = CONTROL_AXIS, .index = i}, value, now_us))
            pad->axes[i] = value;
        else
            all = false;
    }
    pad->axes_told = pad->axes_told || all;
}

static void read_hats(struct pad_watch *watch, struct pad *pad, int64_t now_us)
{
    static const struct {
        uint8_t bit;
        enum control_part part;
    } directions[] = {{SDL_HAT_UP, CONTROL_UP},
                      {SDL_HAT_RIGHT, CONTROL_RIGHT},
                      {SDL_HAT_DOWN, CONTROL_DOWN},
                      {SDL_HAT_LEFT, CONTROL_LEFT}};
    int count = at_most(SDL_JoystickNumHats(pad->joystick), HATS_MAX);
    for (int16_t i = 0; i < count; i++) {
        uint8_t hat = SDL_JoystickGetHat(pad->joystick, i), changed = hat ^ pad->hats[i];
        for (int d = 0; d < 4; d++) {
            struct control control = {.kind = CONTROL_HAT, .index = i, .part = directions[d].part};
            uint8_t bit = directions[d].bit;
            if ((changed & bit) && tell_reading(watch, pad, control, (hat & bit) != 0, now_us))
                pad->hats[i] = (uint8_t)(pad->hats[i] ^ bit);
        }
    }
}

static void read_pad(struct pad_watch *watch, struct pad *pad)
{
    int64_t now_us = watch->mono_us();
    read_buttons(watch, pad, now_us);
    read_axes(watch, pad, now_us);
    read_hats(watch, pad, now_us);
}

static void let_go(struct pad_watch *watch, struct pad *pad)
{
    if (!write_down(watch, &(struct pad_change){.kind = PAD_WENT, .instance = pad->instance}))
        return;
    SDL_JoystickClose(pad->joystick);
    *pad = (struct pad){0};
    watch->pad_count--;
}

static bool is_watched(const struct pad_watch *watch, int32_t instance)
{
    for (int i = 0; i < PAD_WATCH_MAX; i++)
        if (watch->pads[i].joystick && watch->pads[i].instance == instance)
            return true;
    return false;
}

/* True if it was opened, and so has to be updated before it is read. */
static bool take_on(struct pad_watch *watch, int index)
{
    struct pad *pad = NULL;
    for (int i = 0; i < PAD_WATCH_MAX && !pad; i++)
        pad = watch->pads[i].joystick ? NULL : &watch->pads[i];
    if (!pad || !has_room(watch))
        return false;
    struct pad_change change = {.kind = PAD_CAME};
    pad->joystick = SDL_JoystickOpen(index);
    if (!pad->joystick)
        return false; /* no right to read it, or gone again: asked once more at the next look */
    pad->instance = SDL_JoystickInstanceID(pad->joystick);
    watch->pad_count++;
    pad_info_read(&change.info, pad->joystick, index);
    change.instance = pad->instance;
    return write_down(watch, &change);
}

static bool take_on_newcomers(struct pad_watch *watch)
{
    bool any = false;
    for (int i = 0; i < SDL_NumJoysticks(); i++)
        if (!is_watched(watch, SDL_JoystickGetDeviceInstanceID(i)))
            any = take_on(watch, i) || any;
    return any;
}

/* Everything under SDL's own lock, so that indices stay true. */
static void look(struct pad_watch *watch)
{
    SDL_LockJoysticks();
    SDL_JoystickUpdate();
    for (int i = 0; i < PAD_WATCH_MAX; i++)
        if (watch->pads[i].joystick && !SDL_JoystickGetAttached(watch->pads[i].joystick))
            let_go(watch, &watch->pads[i]);
    if (take_on_newcomers(watch))
        SDL_JoystickUpdate();
    for (int i = 0; i < PAD_WATCH_MAX; i++)
        if (watch->pads[i].joystick && SDL_JoystickGetAttached(watch->pads[i].joystick))
            read_pad(watch, &watch->pads[i]);
    SDL_UnlockJoysticks();
}

/* Sleeps until the next look is due; in play by the sleep that wakes most punctually. False when it is to stop. */
static bool wait(struct pad_watch *watch)
{
    SDL_LockMutex(watch->lock);
    bool idle = is_idle(watch, watch->mono_us());
    if (idle && !watch->stopping)
        SDL_CondWaitTimeout(watch->called, watch->lock, watch->pad_count > 0 ? IDLE_MS : ALONE_MS);
    bool goes_on = !watch->stopping;
    SDL_UnlockMutex(watch->lock);
    if (!idle && goes_on)
        SDL_Delay(PLAY_MS);
    return goes_on;
}

static int run(void *context)
{
    struct pad_watch *watch = context;
    SDL_SetThreadPriority(SDL_THREAD_PRIORITY_HIGH);
    do
        look(watch);
    while (wait(watch));
    return 0;
}

static void quiet_sdl(void)
{
    static const Uint32 unwanted[] = {SDL_JOYAXISMOTION, SDL_JOYBALLMOTION, SDL_JOYHATMOTION, SDL_JOYBUTTONDOWN,
                                      SDL_JOYBUTTONUP};
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    SDL_SetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS, "0");
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        SDL_EventState(unwanted[i], SDL_IGNORE);
}

static void leave_sdl(void)
{
    SDL_QuitSubSystem(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER);
    SDL_SetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS, "1");
}

/* What there is of it; the thread has ended or never began. */
static void discard(struct pad_watch *watch)
{
    for (int i = 0; i < PAD_WATCH_MAX; i++)
        if (watch->pads[i].joystick)
            SDL_JoystickClose(watch->pads[i].joystick);
    SDL_DestroyCond(watch->called);
    SDL_DestroyMutex(watch->lock);
    leave_sdl();
    free(watch);
}

struct pad_watch *pad_watch_open(int64_t (*mono_us)(void), struct error *error)
{
    struct pad_watch *watch = calloc(1, sizeof *watch);
    quiet_sdl();
    if (!watch || SDL_InitSubSystem(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER) != 0) {
        error_set(error, "pads and gamepads", watch ? SDL_GetError() : "there is no memory left",
                  "play with keys meanwhile");
        SDL_SetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS, "1");
        free(watch);
        return NULL;
    }
    watch->mono_us = mono_us;
    watch->taken_us = mono_us();
    watch->wake_event = SDL_RegisterEvents(1);
    watch->lock = SDL_CreateMutex();
    watch->called = SDL_CreateCond();
    if (watch->lock && watch->called)
        watch->thread = SDL_CreateThread(run, "pads", watch);
    if (watch->thread)
        return watch;
    error_set(error, "pads and gamepads", "there is no thread to read them on", "close other programs and try again");
    discard(watch);
    return NULL;
}

void pad_watch_close(struct pad_watch *watch)
{
    SDL_LockMutex(watch->lock);
    watch->stopping = true;
    SDL_CondSignal(watch->called);
    SDL_UnlockMutex(watch->lock);
    SDL_WaitThread(watch->thread, NULL);
    discard(watch);
}
