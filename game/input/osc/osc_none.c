/* In builds without liblo. */
#include "input/osc/osc.h"

static void *osc_open(const struct driver_desc *desc, struct error *error)
{
    static const char off;
    if (desc->osc_address == NULL)
        return (void *)(uintptr_t)&off;
    error_set(error, "OSC", "is not in this build", "install liblo and build the game anew");
    return NULL;
}

static void osc_close(void *self)
{
    (void)self;
}

static void osc_step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    (void)self;
    (void)mono_us;
    (void)sink;
}

struct osc_place osc_place(const void *self)
{
    (void)self;
    return (struct osc_place){.port = 0};
}

const struct driver driver_osc = {.name = "OSC", .open = osc_open, .close = osc_close, .step = osc_step};
