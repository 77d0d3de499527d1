/* The devices screen's own pictures: the heels as the selected device moves them, and the wizard's leg. */
#ifndef HEELBEAT_SCREENS_DEVICES_DEVICES_PICTURES_H
#define HEELBEAT_SCREENS_DEVICES_DEVICES_PICTURES_H

#include "screens/devices/devices_model.h"

/* A panel for each heel: how high it is now, where it lifts and lands, and the last seconds. */
void devices_add_heels(struct node *in, const struct devices_model *model, const struct device_setup *setup);
/* The leg that the wizard asks for, seen from the side, its thigh coming in from the window's edge. */
struct node *devices_add_leg(struct node *in, const struct wizard *wizard, int64_t mono_us);
/* A dot for each of the wizard's steps. */
void devices_add_steps(struct node *in, enum wizard_step now);

#endif
