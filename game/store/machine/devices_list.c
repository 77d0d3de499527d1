#include "store/machine/devices_file.h"

#include <string.h>

#include "core/base/text.h"
#include "core/base/utf8.h"

void devices_file_init(struct devices_file *file)
{
    *file = (struct devices_file){.osc = {.port = DEVICES_FILE_OSC_PORT}};
}

bool devices_file_save(const char *folder, const struct devices_file *file, struct error *error)
{
    return devices_file_change(folder, NULL, file, error);
}

/* A text that is not UTF-8 would make the whole file one that can't be read. */
static void make_utf8(char *text)
{
    size_t size = strlen(text);

    for (size_t at = utf8_good(text, size); at < size; at += utf8_good(text + at, size - at))
        text[at] = '?';
}

static int32_t place_of(const struct devices_file *file, const char *id)
{
    char clean[DEVICE_ID_SIZE];
    int32_t place = 0;

    text_copy(clean, sizeof clean, id);
    make_utf8(clean);
    while (place < file->count && strcmp(file->devices[place].id, clean) != 0)
        place++;
    return place;
}

const struct device_setup *devices_file_find(const struct devices_file *file, const char *id)
{
    int32_t place = place_of(file, id);

    return place < file->count ? &file->devices[place] : NULL;
}

void devices_file_put(struct devices_file *file, const struct device_setup *setup)
{
    struct device_setup newest = *setup; /* which may be one of the file's */
    int32_t place = place_of(file, setup->id);

    make_utf8(newest.id);
    make_utf8(newest.name);
    if (place == file->count && file->count < DEVICES_FILE_MAX)
        file->count++;
    else if (place == file->count)
        place--;
    memmove(&file->devices[1], &file->devices[0], (size_t)place * sizeof file->devices[0]);
    file->devices[0] = newest;
}

bool devices_file_forget(struct devices_file *file, const char *id)
{
    int32_t place = place_of(file, id);

    if (place == file->count)
        return false;
    file->count--;
    memmove(&file->devices[place], &file->devices[place + 1], (size_t)(file->count - place) * sizeof file->devices[0]);
    return true;
}

static bool same_heel(const struct device_heel *a, const struct device_heel *b)
{
    bool same = a->count == b->count && a->join == b->join && a->floor == b->floor && a->top == b->top;

    for (int32_t i = 0; same && i < a->count; i++)
        same = control_equal(&a->controls[i], &b->controls[i]);
    return same;
}

static bool same_setup(const struct device_setup *a, const struct device_setup *b)
{
    bool same = strcmp(a->id, b->id) == 0 && strcmp(a->name, b->name) == 0 && a->kind == b->kind && a->off == b->off &&
                a->bound == b->bound && a->polarity == b->polarity && a->debounce_ms == b->debounce_ms &&
                a->lift_permille == b->lift_permille && a->landing_permille == b->landing_permille;

    for (enum edge edge = EDGE_LIFT; same && edge < EDGE_COUNT; edge++)
        same = a->offset_ms[edge] == b->offset_ms[edge];
    for (enum heel heel = HEEL_LEFT; same && heel < HEEL_COUNT; heel++)
        same = same_heel(&a->heels[heel], &b->heels[heel]);
    return same;
}

static bool same_ports(const struct devices_file *a, const struct devices_file *b)
{
    bool same = a->serial_port_count == b->serial_port_count;

    for (int32_t i = 0; same && i < a->serial_port_count; i++)
        same = strcmp(a->serial_ports[i], b->serial_ports[i]) == 0;
    return same;
}

static void follow_devices(struct devices_file *found, const struct devices_file *before,
                           const struct devices_file *file)
{
    for (int32_t i = 0; i < before->count; i++) {
        if (!devices_file_find(file, before->devices[i].id))
            devices_file_forget(found, before->devices[i].id);
    }
    /* From the one longest unused to the last used, so that they end in that order. */
    for (int32_t i = file->count - 1; i >= 0; i--) {
        const struct device_setup *setup = &file->devices[i], *old = devices_file_find(before, setup->id);
        const struct device_setup *theirs = devices_file_find(found, setup->id);
        if (!old || !same_setup(old, setup))
            devices_file_put(found, setup);
        else if (theirs)
            devices_file_put(found, theirs);
    }
}

void devices_file_follow(struct devices_file *found, const struct devices_file *before, const struct devices_file *file)
{
    const struct osc_choice *osc = &file->osc, *old = &before->osc;

    follow_devices(found, before, file);
    if (osc->on != old->on || osc->open != old->open || osc->port != old->port)
        found->osc = *osc;
    if (same_ports(before, file))
        return;
    memcpy(found->serial_ports, file->serial_ports, sizeof found->serial_ports);
    found->serial_port_count = file->serial_port_count;
}
