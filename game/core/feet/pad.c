#include "core/feet/pad.h"

#include <string.h>

const char *const pad_arrow_words[PAD_ARROW_COUNT] = {"up", "right", "down", "left"};

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* How many letters of part text begins with, without regard to the case of A to Z. */
static size_t shared(const char *text, const char *part)
{
    size_t i = 0;
    while (part[i] && lower(text[i]) == lower(part[i]))
        i++;
    return i;
}

static bool holds(const char *text, const char *part)
{
    for (; *text; text++)
        if (!part[shared(text, part)])
            return true;
    return false;
}

static bool is_name(const char *wanted, const char *name)
{
    if (wanted[0] != '=')
        return wanted[0] && holds(name, wanted);
    size_t length = shared(name, wanted + 1);
    return !wanted[1 + length] && !name[length];
}

static bool has_name(const struct pad_row *row, const char *name)
{
    for (int32_t i = 0; i < row->name_count; i++)
        if (is_name(row->names[i], name))
            return true;
    return false;
}

/* 3: numbers and name, 2: the numbers of a row that asks for no name, 1: the name of a row without numbers. */
static int likeness(const struct pad_row *row, uint16_t vendor, uint16_t product, const char *name)
{
    bool known = vendor != 0 || product != 0;
    bool usb = known && row->has_usb && row->vendor == vendor && row->product == product;
    bool named = has_name(row, name);
    if (usb)
        return named ? 3 : row->name_count == 0 ? 2 : 0;
    return named && (!row->has_usb || !known) ? 1 : 0;
}

const struct pad_row *pad_find(const struct pad_table *table, uint16_t vendor, uint16_t product, const char *name)
{
    const struct pad_row *best = NULL;
    int best_likeness = 0;
    for (int32_t i = 0; i < table->count && (i != table->own || !best); i++) {
        int here = likeness(&table->rows[i], vendor, product, name);
        if (here > best_likeness) {
            best = &table->rows[i];
            best_likeness = here;
        }
    }
    return best;
}

void pad_suggest(const struct pad_row *row, struct device_setup *setup)
{
    static const enum pad_arrow arrows[HEEL_COUNT] = {[HEEL_LEFT] = PAD_LEFT, [HEEL_RIGHT] = PAD_RIGHT};
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        setup->heels[heel] = (struct device_heel){.count = row->maps[arrows[heel]]};
        setup->heels[heel].controls[0] = row->arrows[arrows[heel]];
    }
    setup->polarity = HEEL_ACTIVE_DOWN;
    setup->bound = setup->heels[HEEL_LEFT].count > 0 && setup->heels[HEEL_RIGHT].count > 0;
}
