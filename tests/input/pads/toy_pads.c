#include "input/pads/toy_pads.h"

#include "check.h"

static int64_t now_us;

int64_t toy_pads_clock(void)
{
    return now_us;
}

void toy_pads_set_clock(int64_t mono_us)
{
    now_us = mono_us;
}

static bool write_change(void *context, const struct pad_change *change)
{
    struct toy_pads *toys = context;
    if (toys->count == TOY_CHANGES_MAX)
        return false;
    toys->changes[(toys->from + toys->count++) % TOY_CHANGES_MAX] = *change;
    return true;
}

static bool take_change(void *context, struct pad_change *change)
{
    struct toy_pads *toys = context;
    if (toys->count == 0)
        return false;
    *change = toys->changes[toys->from];
    toys->from = (toys->from + 1) % TOY_CHANGES_MAX;
    toys->count--;
    return true;
}

void toy_pads_open(struct toy_pads *toys)
{
    struct error error = {0};
    memset(toys, 0, sizeof *toys);
    toys->scan = pad_scan_open(toy_pads_clock, &error);
    if (!toys->scan)
        fail_msg("%s", error.what);
}

void toy_pads_close(struct toy_pads *toys)
{
    pad_scan_close(toys->scan);
}

struct pad_source toy_pads_source(struct toy_pads *toys)
{
    return (struct pad_source){.context = toys, .take = take_change};
}

void toy_pads_look(struct toy_pads *toys, int64_t mono_us)
{
    struct pad_scan_sink sink = {toys, write_change};
    now_us = mono_us;
    pad_scan_look(toys->scan, &sink);
}

void toy_pads_put(struct toy_pads *toys, const struct pad_change *change)
{
    assert_true(write_change(toys, change));
}

SDL_Joystick *toy_pads_plug(const struct toy_pad_desc *desc)
{
    SDL_VirtualJoystickDesc virtual_desc = {
        .version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
        .type = (Uint16)(desc->gamepad ? SDL_JOYSTICK_TYPE_GAMECONTROLLER : SDL_JOYSTICK_TYPE_DANCE_PAD),
        .naxes = (Uint16)desc->axes,
        .nbuttons = (Uint16)desc->buttons,
        .nhats = (Uint16)desc->hats,
        .vendor_id = desc->vendor,
        .product_id = desc->product,
        .name = desc->name,
    };
    int index = SDL_JoystickAttachVirtualEx(&virtual_desc);
    assert_true(index >= 0);
    SDL_Joystick *joystick = SDL_JoystickOpen(index);
    assert_non_null(joystick);
    return joystick;
}

void toy_pads_pull(SDL_Joystick *joystick)
{
    SDL_JoystickID instance = SDL_JoystickInstanceID(joystick);
    SDL_JoystickClose(joystick);
    for (int i = 0; i < SDL_NumJoysticks(); i++)
        if (SDL_JoystickGetDeviceInstanceID(i) == instance)
            assert_int_equal(SDL_JoystickDetachVirtual(i), 0);
}
