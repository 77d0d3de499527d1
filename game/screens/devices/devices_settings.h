/* What can be changed of a device on the devices screen. */
#ifndef HEELBEAT_SCREENS_DEVICES_DEVICES_SETTINGS_H
#define HEELBEAT_SCREENS_DEVICES_DEVICES_SETTINGS_H

#include "screens/devices/devices_model.h"

/* A number that can be changed: of DEVICES_LIFT_AT to DEVICES_DEBOUNCE, and DEVICES_PORT. */
struct devices_number {
    int32_t now, least, most, step;
    struct stride stride;
};

/* Of the selected row; all 0 for one that has no such number. */
struct devices_number devices_settings_number(const struct devices_model *model, enum devices_verb verb);
enum devices_phones devices_settings_phones(const struct devices_model *model);
/* Whether it has contacts alone, which are open or closed, and no thresholds. */
bool devices_settings_contacts(const struct device_setup *setup);
/* Gives the selected row's setting act->verb the value act->value. */
void devices_settings_change(struct devices_model *model, const struct act *act);
/* DEVICES_TAKE_NAME (what is typed), DEVICES_OFF, DEVICES_FORGET. */
void devices_settings_do(struct devices_model *model, enum devices_verb verb);

#endif
