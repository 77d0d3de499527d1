#include "input/pads/pad_info.h"

#include "core/base/text.h"

#include <stdio.h>
#include <string.h>

#if defined(__linux__)
/* Files of the kernel that say where a device is plugged in and what number it bears. /dev/input/event7 is another
 * number after each plugging, the port stays. Not every driver of SDL's reads events: some read hidraw. */
static const struct {
    const char *node, *folder, *port, *serial; /* port, serial: the file, or NAME= in the file uevent */
} places[] = {
    {"event", "/sys/class/input/", "/device/phys", "/device/uniq"},
    {"hidraw", "/sys/class/hidraw/", "HID_PHYS=", "HID_UNIQ="},
};

/* The line of the file that begins with begin, without it; out stays as it is if there is none. */
static void read_line(const char *path, const char *begin, char out[PAD_TEXT_SIZE])
{
    char line[256];
    size_t length = strlen(begin);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, begin, length) == 0 && line[length]) {
            text_copy(out, PAD_TEXT_SIZE, line + length);
            break;
        }
    }
    if (file)
        fclose(file);
}

static void read_kernel(const char *folder, const char *node, const char *what, char out[PAD_TEXT_SIZE])
{
    char path[256];
    struct text text;
    bool own_file = what[0] == '/';
    text_init(&text, path, sizeof path);
    text_add(&text, folder);
    text_add(&text, node);
    text_add(&text, own_file ? what : "/device/uevent");
    read_line(path, own_file ? "" : what, out);
}

static void read_place(const char *path, struct pad_info *info)
{
    const char *node = path ? strrchr(path, '/') : NULL;
    for (size_t i = 0; node && i < sizeof places / sizeof *places; i++) {
        if (strncmp(node + 1, places[i].node, strlen(places[i].node)) != 0)
            continue;
        read_kernel(places[i].folder, node + 1, places[i].port, info->port);
        /* Behind USB the port is surer: boards with an Arduino in them all bear the same number. By radio there is no
         * port but the receiver's. */
        if (!info->serial[0] && strncmp(info->port, "usb-", 4) != 0)
            read_kernel(places[i].folder, node + 1, places[i].serial, info->serial);
    }
}
#else
static void read_place(const char *path, struct pad_info *info)
{
    text_copy(info->port, sizeof info->port, path ? path : "");
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
    text_copy(info->name, sizeof info->name, name && name[0] ? name : N_("Unnamed pad"));
    text_copy(info->serial, sizeof info->serial, serial ? serial : "");
    SDL_JoystickGetGUIDString(SDL_JoystickGetGUID(joystick), info->guid, sizeof info->guid);
    read_place(SDL_JoystickPath(joystick), info);
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
