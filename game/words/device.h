/* Foot devices: what is under which heel. */
#ifndef HEELBEAT_WORDS_DEVICE_H
#define HEELBEAT_WORDS_DEVICE_H

#include "core/feet/device.h"
#include "core/feet/wizard.h"
#include "words/facts.h"

/* "the keyboard", within a sentence. */
struct value value_keyboard(const char *place);
/* "motion sensor · left: tilt 0 · right: tilt 1", or that it is not set up yet. */
struct facts words_bindings(const struct device_setup *setup);
/* "left: button 0 and button 5 · right: axis 1 +": every control by its name; none for one that is not set up yet. */
struct facts words_controls(const struct device_setup *setup);
/* What the wizard asks for. */
struct message words_wizard(enum wizard_step step);

#endif
