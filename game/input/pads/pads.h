/* Dance pads and gamepads on joysticks that are looked at by something else than input/pads/pad_watch's thread: by a
 * test in times of its own, or in a main loop. */
#ifndef HEELBEAT_INPUT_PADS_PADS_H
#define HEELBEAT_INPUT_PADS_PADS_H

#include "input/driver.h"
#include "input/pads/pad_scan.h"

struct pad_source {
    void *context;
    bool (*take)(void *context, struct pad_change *change); /* the next one; false when there is none */
    void (*close)(void *context);                           /* NULL: nothing to close */
};

/* As driver_pads.open, on a source that is copied and closed with it; only desc's pads count. */
void *pads_open_on(const struct pad_source *source, const struct driver_desc *desc, struct error *error);

#endif
