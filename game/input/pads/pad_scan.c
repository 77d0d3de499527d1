#include "input/pads/pad_scan.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#define BUTTONS_MAX 128
#define AXES_MAX    32
#define HATS_MAX    8
#define AXIS_NOISE  96 /* a stick at rest flickers by less, a thousandth of its way; it should wake nobody */

struct pad {
    SDL_Joystick *joystick; /* NULL: a free place */
    int32_t instance;
    bool axes_told;               /* as they rest: that is what moves are measured from */
    uint8_t buttons[BUTTONS_MAX]; /* as told last, like the rest */
    int16_t axes[AXES_MAX];
    uint8_t hats[HATS_MAX];
};

struct pad_scan {
    int64_t (*mono_us)(void);
    struct pad pads[PAD_SCAN_MAX];
    int count;
};

static bool tell_reading(const struct pad_scan_sink *sink, const struct pad *pad, struct control control, int32_t value,
                         int64_t now_us)
{
    return sink->write(sink->context,
                       &(struct pad_change){.kind = PAD_READ,
                                            .instance = pad->instance,
                                            .reading = {.control = control, .value = value, .mono_us = now_us}});
}

static int at_most(int count, int most)
{
    return count < 0 ? 0 : count > most ? most : count;
}

static void read_buttons(const struct pad_scan_sink *sink, struct pad *pad, int64_t now_us)
{
    int count = at_most(SDL_JoystickNumButtons(pad->joystick), BUTTONS_MAX);
    for (int16_t i = 0; i < count; i++) {
        uint8_t down = SDL_JoystickGetButton(pad->joystick, i);
        if (down != pad->buttons[i] &&
            tell_reading(sink, pad, (struct control){.kind = CONTROL_BUTTON, .index = i}, down, now_us))
            pad->buttons[i] = down;
    }
}

static void read_axes(const struct pad_scan_sink *sink, struct pad *pad, int64_t now_us)
{
    bool all = true;
    int count = at_most(SDL_JoystickNumAxes(pad->joystick), AXES_MAX);
    for (int16_t i = 0; i < count; i++) {
        int16_t value = SDL_JoystickGetAxis(pad->joystick, i);
        if (pad->axes_told && abs(value - pad->axes[i]) < AXIS_NOISE)
            continue;
        if (tell_reading(sink, pad, (struct control){.kind = CONTROL_AXIS, .index = i}, value, now_us))
            pad->axes[i] = value;
        else
            all = false;
    }
    pad->axes_told = pad->axes_told || all;
}

static void read_hats(const struct pad_scan_sink *sink, struct pad *pad, int64_t now_us)
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
            if ((changed & bit) && tell_reading(sink, pad, control, (hat & bit) != 0, now_us))
                pad->hats[i] = (uint8_t)(pad->hats[i] ^ bit);
        }
    }
}

static void read_pad(struct pad_scan *scan, const struct pad_scan_sink *sink, struct pad *pad)
{
    int64_t now_us = scan->mono_us();
    read_buttons(sink, pad, now_us);
    read_axes(sink, pad, now_us);
    read_hats(sink, pad, now_us);
}

static void let_go(struct pad_scan *scan, const struct pad_scan_sink *sink, struct pad *pad)
{
    if (!sink->write(sink->context, &(struct pad_change){.kind = PAD_WENT, .instance = pad->instance}))
        return;
    SDL_JoystickClose(pad->joystick);
    *pad = (struct pad){0};
    scan->count--;
}

static bool is_watched(const struct pad_scan *scan, int32_t instance)
{
    for (int i = 0; i < PAD_SCAN_MAX; i++)
        if (scan->pads[i].joystick && scan->pads[i].instance == instance)
            return true;
    return false;
}

/* True if it was opened, and so has to be updated before it is read. */
static bool take_on(struct pad_scan *scan, const struct pad_scan_sink *sink, int index)
{
    struct pad *pad = NULL;
    for (int i = 0; i < PAD_SCAN_MAX && !pad; i++)
        pad = scan->pads[i].joystick ? NULL : &scan->pads[i];
    if (!pad)
        return false;
    struct pad_change change = {.kind = PAD_CAME};
    pad->joystick = SDL_JoystickOpen(index);
    if (!pad->joystick)
        return false; /* no right to read it, or gone again: asked once more at the next look */
    pad->instance = SDL_JoystickInstanceID(pad->joystick);
    pad_info_read(&change.info, pad->joystick, index);
    change.instance = pad->instance;
    if (sink->write(sink->context, &change)) {
        scan->count++;
        return true;
    }
    SDL_JoystickClose(pad->joystick);
    *pad = (struct pad){0};
    return false;
}

static bool take_on_newcomers(struct pad_scan *scan, const struct pad_scan_sink *sink)
{
    bool any = false;
    for (int i = 0; i < SDL_NumJoysticks(); i++)
        if (!is_watched(scan, SDL_JoystickGetDeviceInstanceID(i)))
            any = take_on(scan, sink, i) || any;
    return any;
}

/* Everything under SDL's own lock, so that indices stay true. */
void pad_scan_look(struct pad_scan *scan, const struct pad_scan_sink *sink)
{
    SDL_LockJoysticks();
    SDL_JoystickUpdate();
    for (int i = 0; i < PAD_SCAN_MAX; i++)
        if (scan->pads[i].joystick && !SDL_JoystickGetAttached(scan->pads[i].joystick))
            let_go(scan, sink, &scan->pads[i]);
    if (take_on_newcomers(scan, sink))
        SDL_JoystickUpdate();
    for (int i = 0; i < PAD_SCAN_MAX; i++)
        if (scan->pads[i].joystick && SDL_JoystickGetAttached(scan->pads[i].joystick))
            read_pad(scan, sink, &scan->pads[i]);
    SDL_UnlockJoysticks();
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

struct pad_scan *pad_scan_open(int64_t (*mono_us)(void), struct error *error)
{
    struct pad_scan *scan = calloc(1, sizeof *scan);
    quiet_sdl();
    if (scan && SDL_InitSubSystem(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER) == 0) {
        scan->mono_us = mono_us;
        return scan;
    }
    error_set(error, "pads and gamepads", scan ? SDL_GetError() : "there is no memory left",
              "play with keys meanwhile");
    SDL_SetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS, "1");
    free(scan);
    return NULL;
}

void pad_scan_close(struct pad_scan *scan)
{
    for (int i = 0; i < PAD_SCAN_MAX; i++)
        if (scan->pads[i].joystick)
            SDL_JoystickClose(scan->pads[i].joystick);
    SDL_QuitSubSystem(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER);
    SDL_SetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS, "1");
    free(scan);
}

int pad_scan_count(const struct pad_scan *scan)
{
    return scan->count;
}
