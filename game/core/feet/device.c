#include "core/feet/device.h"

#include "core/base/text.h"
#include "core/feet/touch.h"

#include <string.h>

/* No messages: what the author of a file is told stays English. */

const char *const device_kind_words[DEVICE_KIND_COUNT] = {"keyboard", "pad", "motion", "serial", "osc"};
const char *const device_join_words[DEVICE_JOIN_COUNT] = {"any", "sum"};

static const char *const control_words[CONTROL_KIND_COUNT] = {"button", "axis", "hat", "channel", "tilt"};
static const char *const part_words[CONTROL_PART_COUNT] = {"", "+", "-", "up", "right", "down", "left"};

/* How many controls of each kind a kind of device may have. */
#define ANY (DEVICE_INDEX_MAX + 1)
static const int16_t control_counts[DEVICE_KIND_COUNT][CONTROL_KIND_COUNT] = {
    [DEVICE_KEYBOARD] = {[CONTROL_BUTTON] = DEVICE_KEY_MAX + 1},
    [DEVICE_PAD] = {[CONTROL_BUTTON] = ANY, [CONTROL_AXIS] = ANY, [CONTROL_HAT] = ANY},
    [DEVICE_MOTION] = {[CONTROL_TILT] = ANY},
    [DEVICE_SERIAL] = {[CONTROL_CHANNEL] = ANY},
    [DEVICE_OSC] = {[CONTROL_CHANNEL] = ANY, [CONTROL_TILT] = ANY},
};

#define MOTION_LIFT_PERMILLE    400 /* tilt is noisy near the floor and slow near the top */
#define MOTION_LANDING_PERMILLE 200

void device_setup_init(struct device_setup *setup, enum device_kind kind, const char *id, const char *name)
{
    bool motion = kind == DEVICE_MOTION;
    *setup = (struct device_setup){
        .kind = kind,
        .polarity = kind == DEVICE_PAD ? HEEL_ACTIVE_DOWN : HEEL_ACTIVE_UP,
        .debounce_ms = HEEL_DEBOUNCE_US / 1000,
        .lift_permille = motion ? MOTION_LIFT_PERMILLE : HEEL_LIFT_HEIGHT,
        .landing_permille = motion ? MOTION_LANDING_PERMILLE : HEEL_LANDING_HEIGHT,
    };
    text_copy(setup->id, sizeof setup->id, id);
    text_copy(setup->name, sizeof setup->name, name);
}

bool control_equal(const struct control *a, const struct control *b)
{
    return a->kind == b->kind && a->index == b->index && a->part == b->part;
}

bool control_is_analog(const struct control *control)
{
    return control->kind == CONTROL_CHANNEL || control->kind == CONTROL_TILT ||
           (control->kind == CONTROL_AXIS && control->part == CONTROL_WHOLE);
}

bool device_is_analog(const struct device_setup *setup, enum heel heel)
{
    return setup->heels[heel].count > 0 && control_is_analog(&setup->heels[heel].controls[0]);
}

enum heel_polarity device_polarity(const struct device_setup *setup, enum heel heel, int32_t index)
{
    bool up = (setup->polarity == HEEL_ACTIVE_UP) != setup->heels[heel].turned[index];
    return up ? HEEL_ACTIVE_UP : HEEL_ACTIVE_DOWN;
}

bool device_heel_of(const struct device_setup *setup, const struct control *control, enum heel *heel)
{
    for (*heel = HEEL_LEFT; *heel < HEEL_COUNT; (*heel)++)
        for (int32_t i = 0; i < setup->heels[*heel].count; i++)
            if (control_equal(&setup->heels[*heel].controls[i], control))
                return true;
    return false;
}

static bool part_fits(const struct control *control)
{
    if (control->kind == CONTROL_HAT)
        return control->part >= CONTROL_UP && control->part < CONTROL_PART_COUNT;
    return control->part == CONTROL_WHOLE || (control->kind == CONTROL_AXIS && control->part <= CONTROL_MINUS);
}

static bool fault(struct error *error, const struct device_setup *setup, const char *what, const char *fix)
{
    error_set(error, setup->name[0] ? setup->name : setup->id, what, fix);
    return false;
}

/* The same one, or an axis and a half of it. */
static bool overlap(const struct control *a, const struct control *b)
{
    bool parts = a->part == b->part || a->part == CONTROL_WHOLE || b->part == CONTROL_WHOLE;
    return a->kind == b->kind && a->index == b->index && parts;
}

static bool control_check(const struct device_setup *setup, enum heel heel, int32_t index, struct error *error)
{
    const struct control *control = &setup->heels[heel].controls[index];
    if (control->kind < 0 || control->kind >= CONTROL_KIND_COUNT || !part_fits(control) || control->index < 0 ||
        control->index >= control_counts[setup->kind][control->kind])
        return fault(error, setup, "has no such control as one that is bound", "set it up anew");
    if (control_is_analog(control) != device_is_analog(setup, heel))
        return fault(error, setup, "has a heel bound to contacts and to heights", "bind the heel to one sort");
    for (int32_t i = 0; heel == HEEL_RIGHT && i < setup->heels[HEEL_LEFT].count; i++)
        if (overlap(control, &setup->heels[HEEL_LEFT].controls[i]))
            return fault(error, setup, "has one control under both heels", "give each heel controls of its own");
    return true;
}

static bool numbers_check(const struct device_setup *setup, struct error *error)
{
    if (setup->debounce_ms < 0 || setup->debounce_ms > HEEL_DEBOUNCE_MAX_US / 1000)
        return fault(error, setup, "has a debounce out of range", "use 0 to 50 ms");
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        if (setup->offset_ms[edge] < -1000 || setup->offset_ms[edge] > 1000)
            return fault(error, setup, "has an offset out of range", "use -1000 to 1000 ms");
    if (setup->landing_permille < 1 || setup->landing_permille >= setup->lift_permille || setup->lift_permille > 999)
        return fault(error, setup, "has thresholds out of order", "use 1 to 999 with the landing below the lift");
    return true;
}

bool device_setup_check(const struct device_setup *setup, struct error *error)
{
    if (setup->kind < 0 || setup->kind >= DEVICE_KIND_COUNT)
        return fault(error, setup, "is of no kind that is known", "set it up anew");
    if (!numbers_check(setup, error))
        return false;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        if (setup->heels[heel].count < 0 || setup->heels[heel].count > DEVICE_CONTROLS_MAX)
            return fault(error, setup, "has too many controls under a heel", "bind at most 8");
        for (int32_t i = 0; i < setup->heels[heel].count; i++)
            if (!control_check(setup, heel, i, error))
                return false;
    }
    return true;
}

bool device_lie_alike(const struct device_heel *a, const struct device_heel *b)
{
    if (a->count != b->count || a->join != b->join)
        return false;
    for (int32_t i = 0; i < a->count; i++)
        if (!control_equal(&a->controls[i], &b->controls[i]) || a->turned[i] != b->turned[i])
            return false;
    return true;
}

void device_setup_copy(struct device_setup *to, const struct device_setup *from)
{
    struct device_setup copy = *from;
    memcpy(copy.id, to->id, sizeof copy.id);
    copy.kind = to->kind;
    *to = copy;
}

const char *control_format(const struct control *control, char buffer[CONTROL_TEXT_SIZE])
{
    struct text text;
    text_init(&text, buffer, CONTROL_TEXT_SIZE);
    text_add(&text, control_words[control->kind]);
    text_add(&text, " ");
    text_add_int(&text, control->index);
    if (control->part != CONTROL_WHOLE)
        text_add(&text, " ");
    text_add(&text, part_words[control->part]);
    return buffer;
}

/* Moves *text past word and one blank behind it. */
static bool take_word(const char **text, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*text, word, length) != 0 || ((*text)[length] != ' ' && (*text)[length] != '\0'))
        return false;
    *text += length + ((*text)[length] == ' ');
    return true;
}

/* A blank is passed over where a part follows it. */
static bool take_index(const char **text, int16_t *index)
{
    int value = 0, digits = 0;
    for (; **text >= '0' && **text <= '9' && digits < 4; (*text)++, digits++)
        value = value * 10 + (**text - '0');
    *index = (int16_t)value;
    if (digits == 0 || value > DEVICE_INDEX_MAX || (**text != ' ' && **text != '\0'))
        return false;
    *text += **text == ' ' && (*text)[1] != '\0';
    return true;
}

bool control_parse(const char *text, struct control *control)
{
    struct control found = {.kind = CONTROL_BUTTON};
    while (found.kind < CONTROL_KIND_COUNT && !take_word(&text, control_words[found.kind]))
        found.kind++;
    if (found.kind == CONTROL_KIND_COUNT || !take_index(&text, &found.index))
        return false;
    if (text[0]) {
        for (found.part = CONTROL_PLUS; found.part < CONTROL_PART_COUNT; found.part++)
            if (strcmp(text, part_words[found.part]) == 0)
                break;
    }
    if (found.part == CONTROL_PART_COUNT || !part_fits(&found))
        return false;
    *control = found;
    return true;
}

const char *binding_format(const struct device_heel *heel, int32_t index, char buffer[CONTROL_TEXT_SIZE])
{
    control_format(&heel->controls[index], buffer);
    if (heel->turned[index]) {
        memmove(buffer + 1, buffer, CONTROL_TEXT_SIZE - 1);
        buffer[0] = '!';
    }
    return buffer;
}

bool binding_parse(const char *text, struct device_heel *heel)
{
    bool turned = text[0] == '!';
    struct control *control = &heel->controls[heel->count];
    if (!control_parse(text + turned, control) || (turned && control_is_analog(control)))
        return false;
    heel->turned[heel->count++] = turned;
    return true;
}
