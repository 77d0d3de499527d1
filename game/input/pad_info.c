#include "input/pad_info.h"

#include "core/text.h"

#include <stdio.h>
#include <string.h>

#if defined(__linux__)
/* The kernel's name of the port: /dev/input/event7 is another number after each plugging, this stays. */
static void read_port(const char *path, char port[PAD_TEXT_SIZE])
{
    char file[256];
    struct text text;
    const char *node = path ? strrchr(path, '/') : NULL;
    text_init(&text, file, sizeof file);
    text_add(&text, "/sys/class/input");
    text_add(&text, node ? node : "/none");
    text_add(&text, "/device/phys");
    FILE *phys = fopen(file, "r");
    if (!phys)
        return;
    if (!fgets(port, PAD_TEXT_SIZE, phys))
        port[0] = '\0';
    port[strcspn(port, "\n")] = '\0';
    fclose(phys);
}
#else
static void read_port(const char *path, char port[PAD_TEXT_SIZE])
{
    text_copy(port, PAD_TEXT_SIZE, path ? path : "");
}
#endif

static bool bind_control(const SDL_GameControllerButtonBind *bind, struct control *control)
{
    *control = (struct control){.kind = CONTROL_BUTTON};
    switch (bind->bindType) {
    case SDL_CONTROLLER_BINDTYPE_BUTTON:
        control->index = (int16_t)bind->value.button;
        return true;
    case SDL_CONTROLLER_BINDTYPE_HAT:
        control->kind = CONTROL_HAT;
        control->index = (int16_t)bind->value.hat.hat;
        control->part = bind->value.hat.hat_mask == SDL_HAT_UP      ? CONTROL_UP
                        : bind->value.hat.hat_mask == SDL_HAT_RIGHT ? CONTROL_RIGHT
                        : bind->value.hat.hat_mask == SDL_HAT_DOWN  ? CONTROL_DOWN
                                                                    : CONTROL_LEFT;
        return true;
    case SDL_CONTROLLER_BINDTYPE_NONE:
    case SDL_CONTROLLER_BINDTYPE_AXIS: /* which half isn't told: no button of a menu */
        break;
    }
    return false;
}

static void read_menu(struct device_menu *menu, int index)
{
    static const SDL_GameControllerButton buttons[DEVICE_BUTTON_COUNT] = {
        [DEVICE_UP] = SDL_CONTROLLER_BUTTON_DPAD_UP,     [DEVICE_RIGHT] = SDL_CONTROLLER_BUTTON_DPAD_RIGHT,
        [DEVICE_DOWN] = SDL_CONTROLLER_BUTTON_DPAD_DOWN, [DEVICE_LEFT] = SDL_CONTROLLER_BUTTON_DPAD_LEFT,
        [DEVICE_CONFIRM] = SDL_CONTROLLER_BUTTON_A,      [DEVICE_BACK] = SDL_CONTROLLER_BUTTON_B,
    };
    SDL_GameController *controller = SDL_GameControllerOpen(index);
    if (!controller)
        return;
    for (int i = 0; i < DEVICE_BUTTON_COUNT; i++) {
        SDL_GameControllerButtonBind bind = SDL_GameControllerGetBindForButton(controller, buttons[i]);
        menu->has[i] = bind_control(&bind, &menu->controls[i]);
    }
    SDL_GameControllerClose(controller);
}

void pad_info_read(struct pad_info *info, SDL_Joystick *joystick, int index)
{
    const char *name = SDL_JoystickName(joystick), *serial = SDL_JoystickGetSerial(joystick);
    *info = (struct pad_info){
        .instance = SDL_JoystickInstanceID(joystick),
        .vendor = SDL_JoystickGetVendor(joystick),
        .product = SDL_JoystickGetProduct(joystick),
        .gamepad = SDL_IsGameController(index) == SDL_TRUE,
    };
    text_copy(info->name, sizeof info->name, name && name[0] ? name : "Unnamed pad");
    text_copy(info->serial, sizeof info->serial, serial ? serial : "");
    SDL_JoystickGetGUIDString(SDL_JoystickGetGUID(joystick), info->guid, sizeof info->guid);
    read_port(SDL_JoystickPath(joystick), info->port);
    if (info->gamepad)
        read_menu(&info->menu, index);
}

char *pad_info_id(const char *kind, const struct pad_info *info, char id[DEVICE_ID_SIZE])
{
    struct text text;
    text_init(&text, id, DEVICE_ID_SIZE);
    text_add(&text, kind);
    text_add(&text, ":");
    text_add(&text, info->guid);
    text_add(&text, ":");
    text_add(&text, info->serial);
    text_add(&text, ":");
    if (!info->serial[0])
        text_add(&text, info->port);
    return id;
}
