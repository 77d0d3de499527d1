/* Dance pads and gamepads: joysticks as they are, with the arrows of mats that are known. */
#include "input/pads/pads.h"

#include "core/base/text.h"
#include "input/pads/pad_watch.h"

#include <stdlib.h>

/* Just above the middle: 0x80 of a byte, as SDL spreads it over 16 bits (128 * 257 - 32768 = 128). */
#define BOTH_LEAST 64
#define BOTH_MOST  256
#define FAR        16384

struct pad {
    bool used;
    int32_t instance;
    const struct pad_row *row; /* NULL: not in the table */
    int16_t ordinal;           /* among pads with the same id, 0 for the first */
    char id[DEVICE_ID_SIZE];
    int32_t halves[2][DEVICE_INDEX_MAX + 1]; /* of axes with the trick: PLUS, MINUS as told last */
};

struct pads {
    struct pad_source source;
    const struct pad_table *table;
    struct pad pads[PAD_SCAN_MAX];
};

void *pads_open_on(const struct pad_source *source, const struct driver_desc *desc, struct error *error)
{
    struct pads *pads = calloc(1, sizeof *pads);
    if (!pads) {
        error_set(error, "pads and gamepads", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    pads->source = *source;
    pads->table = desc->pads;
    return pads;
}

static bool take_watched(void *watch, struct pad_change *change)
{
    return pad_watch_take(watch, change);
}

static void close_watch(void *watch)
{
    pad_watch_close(watch);
}

static void *pads_open(const struct driver_desc *desc, struct error *error)
{
    struct pad_watch *watch = pad_watch_open(desc->mono_us, error);
    if (!watch)
        return NULL;
    void *pads = pads_open_on(&(struct pad_source){watch, take_watched, close_watch}, desc, error);
    if (!pads)
        pad_watch_close(watch);
    return pads;
}

static void pads_close(void *self)
{
    struct pads *pads = self;
    if (pads->source.close)
        pads->source.close(pads->source.context);
    free(pads);
}

static struct pad *find(struct pads *pads, int32_t instance)
{
    for (int i = 0; i < PAD_SCAN_MAX; i++)
        if (pads->pads[i].used && pads->pads[i].instance == instance)
            return &pads->pads[i];
    return NULL;
}

/* Two of a kind whose ports can't be told apart get a number: the first to come is the first. */
static int16_t free_ordinal(const struct pads *pads, const char *id)
{
    int16_t ordinal = 0;
    for (int i = 0; i < PAD_SCAN_MAX; i++) {
        const struct pad *pad = &pads->pads[i];
        if (pad->used && pad->ordinal == ordinal && SDL_strcmp(pad->id, id) == 0) {
            ordinal++;
            i = -1;
        }
    }
    return ordinal;
}

static void menu_of_row(const struct pad_row *row, struct device_menu *menu)
{
    static const enum device_button buttons[PAD_ARROW_COUNT] = {
        [PAD_UP] = DEVICE_UP, [PAD_RIGHT] = DEVICE_RIGHT, [PAD_DOWN] = DEVICE_DOWN, [PAD_LEFT] = DEVICE_LEFT};
    for (int arrow = 0; arrow < PAD_ARROW_COUNT; arrow++) {
        menu->has[buttons[arrow]] = row->maps[arrow];
        menu->controls[buttons[arrow]] = row->arrows[arrow];
    }
}

static bool has_any(const struct device_menu *menu)
{
    for (int i = 0; i < DEVICE_BUTTON_COUNT; i++)
        if (menu->has[i])
            return true;
    return false;
}

static void arrive(struct pads *pads, const struct pad_change *change, const struct driver_sink *sink)
{
    struct pad *pad = NULL;
    struct device_setup setup;
    struct device_menu menu = change->info.menu;
    struct text text;
    for (int i = 0; i < PAD_SCAN_MAX && !pad; i++)
        pad = pads->pads[i].used ? NULL : &pads->pads[i];
    if (!pad)
        return;
    *pad = (struct pad){.instance = change->instance};
    pad_info_id("pad", &change->info, pad->id);
    pad->ordinal = free_ordinal(pads, pad->id);
    pad->used = true;
    pad->row = pads->table ? pad_find(pads->table, change->info.vendor, change->info.product, change->info.name) : NULL;
    device_setup_init(&setup, DEVICE_PAD, pad->id,
                      pad->row && pad->row->title[0] ? pad->row->title : change->info.name);
    if (pad->ordinal > 0) {
        text_init(&text, setup.id, sizeof setup.id);
        text_add(&text, pad->id);
        text_add(&text, "#");
        text_add_int(&text, pad->ordinal + 1);
    }
    if (pad->row) {
        pad_suggest(pad->row, &setup);
        menu_of_row(pad->row, &menu);
    }
    sink->arrived(sink->context, change->instance, &setup, has_any(&menu) ? &menu : NULL);
}

static bool has_trick(const struct pad *pad, const struct control *control)
{
    if (!pad->row || pad->row->trick == PAD_AXIS_PLAIN || control->kind != CONTROL_AXIS)
        return false;
    for (int arrow = 0; arrow < PAD_ARROW_COUNT; arrow++)
        if (pad->row->maps[arrow] && pad->row->arrows[arrow].kind == CONTROL_AXIS &&
            pad->row->arrows[arrow].index == control->index)
            return true;
    return false;
}

/* Both arrows held read one step above rest: then both halves are told. */
static void read_trick(struct pad *pad, const struct reading *reading, const struct driver_sink *sink)
{
    int16_t index = reading->control.index;
    bool both = reading->value >= BOTH_LEAST && reading->value <= BOTH_MOST;
    const struct {
        enum control_part part;
        int32_t closed;
    } now[2] = {{CONTROL_PLUS, both || reading->value >= FAR}, {CONTROL_MINUS, both || reading->value <= -FAR}};
    for (int half = 0; half < 2; half++) {
        struct reading told = *reading;
        if (pad->halves[half][index] == now[half].closed)
            continue;
        pad->halves[half][index] = told.value = now[half].closed;
        told.control.part = now[half].part;
        sink->reading(sink->context, pad->instance, &told);
    }
}

static void take(struct pads *pads, const struct pad_change *change, const struct driver_sink *sink)
{
    struct pad *pad = find(pads, change->instance);
    switch (change->kind) {
    case PAD_CAME:
        if (!pad)
            arrive(pads, change, sink);
        break;
    case PAD_WENT:
        if (pad) {
            sink->left(sink->context, change->instance);
            pad->used = false;
        }
        break;
    case PAD_READ:
        if (pad && has_trick(pad, &change->reading.control))
            read_trick(pad, &change->reading, sink);
        else if (pad)
            sink->reading(sink->context, change->instance, &change->reading);
        break;
    }
}

static void pads_step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    struct pads *pads = self;
    struct pad_change change;
    (void)mono_us;
    for (int i = 0; i < PAD_WATCH_RING && pads->source.take(pads->source.context, &change); i++)
        take(pads, &change, sink);
}

const struct driver driver_pads = {
    .name = "pads and gamepads", .open = pads_open, .close = pads_close, .step = pads_step};
