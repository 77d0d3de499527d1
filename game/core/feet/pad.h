/* Dance mats by name: which button, axis or hat is which arrow on the common mats and adapters, so that a known one
 * plays at once. The rows come from assets/pads/pads.json (store/machine/pads_file); here is the table and how a device
 * is looked up. */
#ifndef HEELBEAT_CORE_FEET_PAD_H
#define HEELBEAT_CORE_FEET_PAD_H

#include "core/feet/device.h"

#include <stdint.h>

#define PAD_ROWS_MAX  128 /* of one file */
#define PAD_TABLE_MAX (2 * PAD_ROWS_MAX)
#define PAD_NAMES_MAX 4
#define PAD_NAME_SIZE 64

enum pad_arrow { PAD_UP, PAD_RIGHT, PAD_DOWN, PAD_LEFT, PAD_ARROW_COUNT };
extern const char *const pad_arrow_words[PAD_ARROW_COUNT];

/* How opposite arrows that share one axis can both be told. Some adapters (0810:0001) put rest at 0x7F and both arrows
 * held at 0x80, one step apart: then the raw value just above the middle means both. */
enum pad_axis_trick { PAD_AXIS_PLAIN, PAD_AXIS_BOTH_AT_80, PAD_AXIS_TRICK_COUNT };

struct pad_row {
    char title[PAD_NAME_SIZE];                /* what the player reads */
    char names[PAD_NAMES_MAX][PAD_NAME_SIZE]; /* parts of the device's own name, any of which will do, or, after a '=',
                                                 all of it; may be none */
    int32_t name_count;
    bool has_usb;
    uint16_t vendor, product; /* if has_usb */
    bool maps[PAD_ARROW_COUNT];
    struct control arrows[PAD_ARROW_COUNT];
    enum pad_axis_trick trick;
};

struct pad_table {
    struct pad_row rows[PAD_TABLE_MAX];
    int32_t count;
    int32_t own; /* the first so many are the player's, and are asked before the others */
};

/* The row for a device, or NULL: the player's rows before the others; among them USB numbers and name both match before
 * the numbers alone, those before the name alone; of equals the first. Names are compared without regard to the case of
 * A to Z. vendor and product 0: unknown. */
const struct pad_row *pad_find(const struct pad_table *table, uint16_t vendor, uint16_t product, const char *name);
/* The default: the left arrow under the left heel, the right arrow under the right, pressed while down. */
void pad_suggest(const struct pad_row *row, struct device_setup *setup);

#endif
