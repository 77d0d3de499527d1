/* What a joystick says of itself, and what tells it from others like it. */
#ifndef HEELBEAT_INPUT_PAD_INFO_H
#define HEELBEAT_INPUT_PAD_INFO_H

#include "input/pad_watch.h"

#include <SDL.h>

/* Of an open joystick that is at index now; SDL's joysticks are locked. */
void pad_info_read(struct pad_info *info, SDL_Joystick *joystick, int index);
/* The id by which a device is found again, "KIND:GUID:serial:port": serial where it has one, for then the port doesn't
 * matter; else the port, so that two of a kind aren't swapped. Returns id. */
char *pad_info_id(const char *kind, const struct pad_info *info, char id[DEVICE_ID_SIZE]);

#endif
