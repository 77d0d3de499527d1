#include "input/keyboard.h"

#include "core/base/text.h"

#include <stdlib.h>
#include <string.h>

#define NAME_SIZE 64
#define HANDLE    0            /* there is one keyboard */
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

static bool add_key(struct device_setup *setup, enum heel heel, const char *where, char written[NAME_SIZE],
                    struct error *error)
{
    enum heel taken;
    struct device_heel *bound = &setup->heels[heel];
    bool turned = written[0] == '!' && written[1];
    const char *name = written + turned + strspn(written + turned, " ");
    if (!name[0])
        return fault(error, where, NULL, N_("has an empty place"), N_("name one key or more, as in \"F, Left\""));
    SDL_Scancode key = strcmp(name, COMMA) == 0 ? SDL_SCANCODE_COMMA : SDL_GetScancodeFromName(name);
    if (key == SDL_SCANCODE_UNKNOWN)
        return fault(error, where, name, N_("is not a key"),
                     N_("name keys as they are printed on an American keyboard, as in \"F, Left\""));
    struct control control = {.kind = CONTROL_BUTTON, .index = (int16_t)key};
    if (device_heel_of(setup, &control, &taken))
        return taken == heel ||
               fault(error, where, name, N_("is also a key of the left heel"), N_("give each heel keys of its own"));
    if (bound->count == DEVICE_CONTROLS_MAX)
        return fault(error, where, NULL, N_("names too many keys"), N_("name at most 8"));
    bound->turned[bound->count] = turned;
    bound->controls[bound->count++] = control;
    return true;
}

bool keyboard_bind(struct device_setup *setup, const char *const lists[HEEL_COUNT], struct error *error)
{
    static const char *const where[HEEL_COUNT] = {"left_keys", "right_keys"};
    memset(setup->heels, 0, sizeof setup->heels);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        const char *list = lists[heel] ? lists[heel] : "";
        while (list) {
            char written[NAME_SIZE];
            next_name(&list, written);
            if (!add_key(setup, heel, where[heel], written, error))
                return false;
        }
    }
    return true;
}

void keyboard_list(const struct device_setup *setup, enum heel heel, char *list, size_t size)
{
    struct text text;
    const struct device_heel *bound = &setup->heels[heel];
    text_init(&text, list, size);
    for (int32_t i = 0; i < bound->count && !text.cut; i++) {
        size_t whole = text.length;
        text_add(&text, i > 0 ? ", " : "");
        text_add(&text, bound->turned[i] ? "!" : "");
        text_add(&text, keyboard_key_name(bound->controls[i].index));
        if (text.cut)
            list[whole] = '\0';
    }
}

const char *keyboard_key_name(int scancode)
{
    return scancode == SDL_SCANCODE_COMMA ? COMMA : SDL_GetScancodeName((SDL_Scancode)scancode);
}

struct keyboard {
    bool here; /* has been reported */
    bool held[SDL_NUM_SCANCODES];
};

_Static_assert(SDL_NUM_SCANCODES - 1 <= DEVICE_KEY_MAX, "each key is a control");

static void *open_keyboard(const struct driver_desc *desc, struct error *error)
{
    (void)desc;
    struct keyboard *keyboard = calloc(1, sizeof *keyboard);
    if (!keyboard)
        error_set(error, "the keyboard", "has no memory left", "close other programs and try again");
    return keyboard;
}

static void take_event(void *self, const SDL_Event *event, int64_t mono_us, const struct driver_sink *sink)
{
    struct keyboard *keyboard = self;
    SDL_Scancode key = event->key.keysym.scancode;
    bool down = event->type == SDL_KEYDOWN;
    if ((!down && event->type != SDL_KEYUP) || event->key.repeat || key >= SDL_NUM_SCANCODES ||
        keyboard->held[key] == down || !keyboard_key_name((int)key)[0])
        return;
    keyboard->held[key] = down;
    struct reading reading = {
        .control = {.kind = CONTROL_BUTTON, .index = (int16_t)key}, .value = down, .mono_us = mono_us};
    sink->reading(sink->context, HANDLE, &reading);
}

static void release(void *self)
{
    struct keyboard *keyboard = self;
    memset(keyboard->held, 0, sizeof keyboard->held);
}

static void step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    struct keyboard *keyboard = self;
    struct device_setup setup;
    (void)mono_us;
    if (keyboard->here)
        return;
    keyboard->here = true;
    device_setup_init(&setup, DEVICE_KEYBOARD, KEYBOARD_ID, "");
    sink->arrived(sink->context, HANDLE, &setup, NULL);
}

const struct driver driver_keyboard = {
    .name = "keyboard", .open = open_keyboard, .close = free, .event = take_event, .step = step, .release = release};
