#include "input/keyboard.h"

#include "core/base/text.h"

#include <string.h>

#define NAME_SIZE 64
#define COMMA     EN_("Comma") /* SDL's name for it is what parts the names of a list */

static bool fault(struct error *error, const char *where, const char *name, const char *what, const char *fix)
{
    char buffer[160];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    if (name) {
        text_add(&text, "\"");
        text_add(&text, name);
        text_add(&text, "\" ");
    }
    text_add(&text, what);
    error_set(error, where, buffer, fix);
    return false;
}

/* The next name of a list, without the blanks around it; *list moves behind its comma, or to NULL after the last. */
static void next_name(const char **list, char name[NAME_SIZE])
{
    const char *start = *list;
    const char *end = strchr(start, ',');
    *list = end ? end + 1 : NULL;
    if (!end)
        end = start + strlen(start);
    while (start < end && *start == ' ')
        start++;
    while (start < end && end[-1] == ' ')
        end--;
    size_t length = (size_t)(end - start) < NAME_SIZE ? (size_t)(end - start) : NAME_SIZE - 1;
    memcpy(name, start, length);
    name[length] = '\0';
}

static bool add_keys(struct keyboard *keyboard, enum heel heel, const struct keyboard_desc *desc, struct error *error)
{
    const char *where = heel == HEEL_LEFT ? "left_keys" : "right_keys";
    const char *list = desc->keys[heel] ? desc->keys[heel] : "";
    while (list) {
        char written[NAME_SIZE];
        next_name(&list, written);
        bool turned = written[0] == '!' && written[1];
        const char *name = written + turned + strspn(written + turned, " ");
        if (!name[0])
            return fault(error, where, NULL, N_("has an empty place"), N_("name one key or more, as in \"F, Left\""));
        SDL_Scancode key = strcmp(name, COMMA) == 0 ? SDL_SCANCODE_COMMA : SDL_GetScancodeFromName(name);
        if (key == SDL_SCANCODE_UNKNOWN)
            return fault(error, where, name, N_("is not a key"),
                         N_("name keys as they are printed on an American keyboard, as in \"F, Left\""));
        enum heel taken;
        if (keyboard_is_heel(keyboard, key, &taken)) {
            if (taken == heel)
                continue;
            return fault(error, where, name, N_("is also a key of the left heel"),
                         N_("give each heel keys of its own"));
        }
        if (keyboard->count[heel] == KEYBOARD_KEYS_MAX)
            return fault(error, where, NULL, N_("names too many keys"), N_("name at most 8"));
        bool active_up = (desc->polarity == HEEL_ACTIVE_UP) != turned;
        keyboard->polarity[heel][keyboard->count[heel]] = active_up ? HEEL_ACTIVE_UP : HEEL_ACTIVE_DOWN;
        keyboard->keys[heel][keyboard->count[heel]++] = key;
    }
    return true;
}

bool keyboard_init(struct keyboard *keyboard, const struct keyboard_desc *desc, struct error *error)
{
    *keyboard = (struct keyboard){0};
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        keyboard->offset_us[edge] = desc->offset_us[edge];
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        for (enum heel_polarity polarity = HEEL_ACTIVE_UP; polarity < HEEL_POLARITY_COUNT; polarity++)
            heel_signal_init(
                &keyboard->signals[heel][polarity],
                &(struct heel_signal_desc){.heel = heel, .polarity = polarity, .debounce_us = desc->debounce_us});
        if (!add_keys(keyboard, heel, desc, error))
            return false;
    }
    return true;
}

static int index_of(const struct keyboard *keyboard, enum heel heel, SDL_Scancode key)
{
    for (int i = 0; i < keyboard->count[heel]; i++)
        if (keyboard->keys[heel][i] == key)
            return i;
    return -1;
}

bool keyboard_is_heel(const struct keyboard *keyboard, SDL_Scancode key, enum heel *heel)
{
    for (enum heel candidate = HEEL_LEFT; candidate < HEEL_COUNT; candidate++) {
        if (index_of(keyboard, candidate, key) >= 0) {
            *heel = candidate;
            return true;
        }
    }
    return false;
}

const char *keyboard_key_name(int scancode)
{
    return scancode == SDL_SCANCODE_COMMA ? COMMA : SDL_GetScancodeName((SDL_Scancode)scancode);
}

static void apply_offsets(const struct keyboard *keyboard, struct heel_event *events, int count)
{
    for (int i = 0; i < count; i++)
        events[i].t_us -= keyboard->offset_us[events[i].kind == HEEL_KIND_LIFT ? EDGE_LIFT : EDGE_LANDING];
}

bool keyboard_is_up(const struct keyboard *keyboard, enum heel heel)
{
    return keyboard->signals[heel][HEEL_ACTIVE_UP].up || keyboard->signals[heel][HEEL_ACTIVE_DOWN].up;
}

int64_t keyboard_due_us(const struct keyboard *keyboard)
{
    int64_t due_us = INT64_MAX;
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        for (int polarity = 0; polarity < HEEL_POLARITY_COUNT; polarity++) {
            int64_t signal_us = heel_signal_due_us(&keyboard->signals[heel][polarity]);
            due_us = signal_us < due_us ? signal_us : due_us;
        }
    }
    return due_us;
}

/* An edge of one contact is the heel's only if the other doesn't hold it up. */
static int keep_edges(const struct keyboard *keyboard, enum heel heel, enum heel_polarity polarity,
                      struct heel_event *events, int count)
{
    enum heel_polarity other = polarity == HEEL_ACTIVE_UP ? HEEL_ACTIVE_DOWN : HEEL_ACTIVE_UP;
    if (keyboard->signals[heel][other].up)
        return 0;
    apply_offsets(keyboard, events, count);
    return count;
}

int keyboard_key(struct keyboard *keyboard, SDL_Scancode key, bool down, int64_t mono_us, struct heel_event out[2])
{
    enum heel heel;
    if (!keyboard_is_heel(keyboard, key, &heel))
        return 0;
    int pressed = index_of(keyboard, heel, key);
    enum heel_polarity polarity = keyboard->polarity[heel][pressed];
    if (keyboard->held[heel][pressed] == down)
        return 0;
    keyboard->held[heel][pressed] = down;

    bool closed = false;
    for (int i = 0; i < keyboard->count[heel]; i++)
        closed = closed || (keyboard->polarity[heel][i] == polarity && keyboard->held[heel][i]);
    int count = heel_signal_contact(&keyboard->signals[heel][polarity], mono_us, closed, out);
    return keep_edges(keyboard, heel, polarity, out, count);
}

int keyboard_step(struct keyboard *keyboard, int64_t mono_us, struct heel_event out[KEYBOARD_STEP_MAX])
{
    int count = 0;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        for (enum heel_polarity polarity = HEEL_ACTIVE_UP; polarity < HEEL_POLARITY_COUNT; polarity++) {
            int stepped = heel_signal_step(&keyboard->signals[heel][polarity], mono_us, &out[count]);
            count += keep_edges(keyboard, heel, polarity, &out[count], stepped);
        }
    }
    return count;
}

void keyboard_release(struct keyboard *keyboard)
{
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        for (int polarity = 0; polarity < HEEL_POLARITY_COUNT; polarity++) {
            struct heel_signal_desc desc = keyboard->signals[heel][polarity].desc;
            heel_signal_init(&keyboard->signals[heel][polarity], &desc);
        }
        for (int i = 0; i < KEYBOARD_KEYS_MAX; i++)
            keyboard->held[heel][i] = false;
    }
}
