/* What a joystick says of itself, and what tells it from others like it. */
#ifndef HEELBEAT_INPUT_PADS_PAD_INFO_H
#define HEELBEAT_INPUT_PADS_PAD_INFO_H

#include "core/feet/device.h"

#include <SDL.h>

#define PAD_TEXT_SIZE 96

struct pad_info {
    int32_t instance; /* SDL's, never used twice */
    char name[PAD_TEXT_SIZE], guid[40], serial[PAD_TEXT_SIZE];
    char port[PAD_TEXT_SIZE]; /* where it is plugged in, the same after it was pulled and plugged again; may be empty */
    uint16_t vendor, product;
    bool gamepad; /* SDL knows its buttons by name: menu tells which are which */
    struct device_menu menu;
};

/* Of an open joystick that is at index now; SDL's joysticks are locked. */
void pad_info_read(struct pad_info *info, SDL_Joystick *joystick, int index);
/* The id by which a device is found again, "KIND:GUID:serial:port": serial where it has one, for then the port doesn't
 * matter; else the port, so that two of a kind aren't swapped. Returns id. */
char *pad_info_id(const char *kind, const struct pad_info *info, char id[DEVICE_ID_SIZE]);

#endif
