/* Foot devices: what is under which heel. */
#ifndef HEELBEAT_WORDS_DEVICE_H
#define HEELBEAT_WORDS_DEVICE_H

#include "core/feet/device.h"
#include "core/feet/heel_signal.h"
#include "core/feet/wizard.h"
#include "words/facts.h"

/* What the device is called within a sentence: "Mat", "the keyboard". */
struct value value_device(const char *place, const struct device_setup *setup);
/* "motion sensor · left: tilt 0 · right: tilt 1", or that it is not set up yet. */
struct facts words_bindings(const struct device_setup *setup);
/* "left: button 0 and button 5 · right: axis 1 +": every control by its name; none for one that is not set up yet. */
struct facts words_controls(const struct device_setup *setup);
/* Which keys are the heels, and that one is held while its heel is up, or down. */
struct message words_how_to_lift(const char *left, const char *right, enum heel_polarity held);
/* "F and J": a key of each heel. */
struct message words_heel_keys(const char *left, const char *right);
/* Where phones send their motion: "OSC port 9000 at 192.168.1.5 and 10.0.0.2"; port 0: that they are not heard. */
struct message words_phones(int port, const char *const *addresses, int count);

enum device_state { DEVICE_STATE_AWAY, DEVICE_STATE_OFF, DEVICE_STATE_NEW, DEVICE_STATE_READY, DEVICE_STATE_IN_USE };

/* What becomes of one that is here, or was: "new" is one that nobody has set up. */
enum device_state device_state_of(const struct device_setup *setup, bool here, bool in_use);
struct message words_device_state(enum device_state state);
/* What contacts say while they are closed: "A pressed panel means", "heel down". */
struct message words_closed(enum device_kind kind);
struct message words_polarity(enum heel_polarity polarity);
/* What the wizard asks for, and what helps to do it. */
struct message words_wizard(enum wizard_step step);
struct message words_wizard_about(enum wizard_step step);

#endif
