/* The picture of the devices screen. Reads the model, changes nothing. */
#ifndef HEELBEAT_SCREENS_DEVICES_DEVICES_DRAW_H
#define HEELBEAT_SCREENS_DEVICES_DEVICES_DRAW_H

#include "screens/devices/devices_model.h"

void devices_draw(struct canvas *canvas, const struct devices_model *model);
/* The wizard, in place of all else. */
void devices_draw_wizard(struct canvas *canvas, const struct devices_model *model);

#endif
