/* The keyboard as a foot device (driver_keyboard): there from the first step on, its keys are its buttons, told by
 * their SDL scancodes. Key repeat is ignored, and so is a key let go that was never seen pressed.
 *
 * Keys are bound in writing: "F, !Left" is a list of the names SDL has for scancodes; one with a ! is turned
 * (core/feet/device). */
#ifndef HEELBEAT_INPUT_KEYBOARD_H
#define HEELBEAT_INPUT_KEYBOARD_H

#include "input/driver.h"

#define KEYBOARD_ID "keyboard"

/* Binds the keys of a list for each heel in setup, in place of what was bound. False with *error on an unknown name,
 * none, too many, or one key for both heels; setup is to be thrown away then. */
bool keyboard_bind(struct device_setup *setup, const char *const lists[HEEL_COUNT], struct error *error);
/* Writes the keys that are bound to heel as a list, as many as find room. */
void keyboard_list(const struct device_setup *setup, enum heel heel, char *list, size_t size);
/* The name of a key; "" if it has none. */
const char *keyboard_key_name(int scancode);

#endif
