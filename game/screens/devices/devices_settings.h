/* What can be changed of a device on the devices screen, one item at a time. */
#ifndef HEELBEAT_SCREENS_DEVICES_DEVICES_SETTINGS_H
#define HEELBEAT_SCREENS_DEVICES_DEVICES_SETTINGS_H

#include "screens/devices/devices_model.h"

struct settings;

/* Moves a value by so many of its steps, within its range; around its end if it goes round. */
void devices_settings_change(struct devices_model *model, enum devices_item item, int steps, bool round);
/* DEVICES_RENAME (to what is typed), DEVICES_OFF, DEVICES_FORGET. */
void devices_settings_do(struct devices_model *model, enum devices_item item);
/* Puts the keys that the wizard found for the keyboard into settings; false if it found none there. */
bool devices_settings_keys(const struct wizard *wizard, struct settings *settings);

#endif
