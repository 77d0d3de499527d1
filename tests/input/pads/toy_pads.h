/* Virtual joysticks of SDL's, plugged in, pressed and pulled by a test, and looked at in the test's own time: no
 * thread, no clock. */
#ifndef HEELBEAT_TESTS_INPUT_PADS_TOY_PADS_H
#define HEELBEAT_TESTS_INPUT_PADS_TOY_PADS_H

#include "input/pads/pads.h"

#include <SDL.h>

#define TOY_CHANGES_MAX 256

struct toy_pads {
    struct pad_scan *scan; /* NULL: changes are put into the queue by the test */
    struct pad_change changes[TOY_CHANGES_MAX];
    int from, count;
};

/* What all readings are stamped with. */
int64_t toy_pads_clock(void);
void toy_pads_set_clock(int64_t mono_us);

void toy_pads_open(struct toy_pads *toys); /* with joysticks */
void toy_pads_close(struct toy_pads *toys);
/* For pads_open_on; toys must outlive it. */
struct pad_source toy_pads_source(struct toy_pads *toys);
/* Looks at the joysticks at this time. */
void toy_pads_look(struct toy_pads *toys, int64_t mono_us);
void toy_pads_put(struct toy_pads *toys, const struct pad_change *change);

struct toy_pad_desc {
    const char *name;
    uint16_t vendor, product;
    int buttons, axes, hats;
    bool gamepad;
};
/* Returns it opened: the test's to close, with toy_pads_pull. */
SDL_Joystick *toy_pads_plug(const struct toy_pad_desc *desc);
void toy_pads_pull(SDL_Joystick *joystick);

#endif
