#include "app/feet.h"

#include "app/keys.h"

#include <string.h>

static bool init_keyboard(struct keyboard *keyboard, const struct settings *settings, struct error *error)
{
    struct keyboard_desc desc = {
        .keys = {settings->left_keys, settings->right_keys},
        .polarity = strcmp(settings->keys_active, "down") == 0 ? HEEL_ACTIVE_DOWN : HEEL_ACTIVE_UP,
        .debounce_us = settings->keyboard_debounce_ms ? settings->keyboard_debounce_ms * INT64_C(1000) : -1,
        .offset_us = {[EDGE_LIFT] = settings->keyboard_lift_offset_ms * INT64_C(1000),
                      [EDGE_LANDING] = settings->keyboard_landing_offset_ms * INT64_C(1000)}};
    return keyboard_init(keyboard, &desc, error);
}

bool feet_init(struct feet *feet, const struct settings *settings, struct error *error)
{
    *feet = (struct feet){.in_use = FEET_KEYBOARD, .moved_by = {FEET_KEYBOARD, FEET_KEYBOARD}};
    stamp_init(&feet->stamp);
    if (init_keyboard(&feet->keyboard, settings, error))
        return true;
    struct settings shipped;
    settings_init(&shipped);
    init_keyboard(&feet->keyboard, &shipped, NULL);
    return false;
}

static bool are_bound_alike(const struct keyboard *a, const struct keyboard *b)
{
    return memcmp(a->keys, b->keys, sizeof a->keys) == 0 && memcmp(a->count, b->count, sizeof a->count) == 0 &&
           memcmp(a->polarity, b->polarity, sizeof a->polarity) == 0 &&
           a->signals[HEEL_LEFT][HEEL_ACTIVE_UP].desc.debounce_us ==
               b->signals[HEEL_LEFT][HEEL_ACTIVE_UP].desc.debounce_us;
}

void feet_set_keyboard(struct feet *feet, const struct settings *settings)
{
    struct keyboard made;
    if (!init_keyboard(&made, settings, NULL))
        return;
    /* A key that is held goes on being held where only the offsets have changed. */
    if (are_bound_alike(&made, &feet->keyboard))
        memcpy(feet->keyboard.offset_us, made.offset_us, sizeof made.offset_us);
    else
        feet->keyboard = made;
}

static void add(struct feet_moves *moves, const struct feet_move *move)
{
    if (moves->count < FEET_MOVES_MAX)
        moves->items[moves->count++] = *move;
}

static void add_action(struct feet_moves *moves, enum action action, int64_t mono_us)
{
    add(moves, &(struct feet_move){.kind = FEET_ACTION, .action = action, .mono_us = mono_us});
}

/* To the level while it plays, to the menu otherwise. */
static void pass_on(struct feet *feet, const struct heel_event *event, bool playing, const char *source,
                    struct feet_moves *moves)
{
    enum action action;
    if (playing) {
        bool up = event->kind == HEEL_KIND_LIFT, height = event->kind == HEEL_KIND_HEIGHT;
        /* Two devices may say the same of one heel. */
        if (!height && up == feet->told_up[event->heel])
            return;
        if (!height)
            feet->told_up[event->heel] = up;
        add(moves, &(struct feet_move){.kind = FEET_HEEL, .heel = *event, .mono_us = event->t_us, .source = source});
    } else if (heel_menu_edge(&feet->menu, event, &action)) {
        add_action(moves, action, event->t_us);
    }
}

static bool is_up(const struct feet *feet, enum heel heel)
{
    if (feet->moved_by[heel] == FEET_KEYBOARD || !feet->devices)
        return keyboard_is_up(&feet->keyboard, heel);
    return foot_is_up(&devices_at(feet->devices, feet->moved_by[heel])->foot, heel);
}

/* A heel that the level believes elsewhere (it moved in the pause, or its key was held when the focus went). */
static void put_right(struct feet *feet, int64_t mono_us, struct feet_moves *moves)
{
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        bool up = is_up(feet, heel);
        if (up == feet->told_up[heel])
            continue;
        struct heel_event event = {.t_us = mono_us, .heel = heel, .kind = up ? HEEL_KIND_LIFT : HEEL_KIND_LANDING};
        pass_on(feet, &event, true, "pump", moves);
    }
}

static void key_event(struct feet *feet, const SDL_KeyboardEvent *key, bool playing, int64_t pumped_us,
                      struct feet_moves *moves)
{
    int64_t mono_us = stamp_take(&feet->stamp, pumped_us);
    SDL_Scancode code = key->keysym.scancode;
    bool down = key->type == SDL_KEYDOWN, repeat = key->repeat != 0;
    enum action action;
    enum heel heel;
    bool is_heel = keyboard_is_heel(&feet->keyboard, code, &heel);
    bool is_action = keys_action(code, repeat, &action);
    bool acts = is_action && !(playing && is_heel);

    if (acts && down)
        add_action(moves, action, mono_us);
    if (!is_heel || repeat)
        return;
    struct heel_event events[2];
    int count = keyboard_key(&feet->keyboard, code, down, mono_us, events);
    if (!acts)
        feet->in_use = feet->moved_by[heel] = FEET_KEYBOARD;
    for (int i = 0; i < count && !acts; i++)
        pass_on(feet, &events[i], playing, feet->stamp.agrees ? "x11" : "pump", moves);
}

void feet_event(struct feet *feet, const SDL_Event *event, bool playing, int64_t pumped_us, struct feet_moves *moves)
{
    stamp_see(&feet->stamp, event);
    if (event->type == SDL_KEYDOWN || event->type == SDL_KEYUP)
        key_event(feet, &event->key, playing, pumped_us, moves);
}

/* Both heels up say nothing to a menu where the floor itself is the device: the feet have left the mat. */
static bool has_left_mat(const struct device *device, const struct heel_event *event)
{
    return device->foot.setup.kind == DEVICE_PAD && device->foot.setup.polarity == HEEL_ACTIVE_DOWN &&
           event->kind == HEEL_KIND_LIFT && foot_is_up(&device->foot, (enum heel) !event->heel);
}

/* A menu takes a heel as it is seen, for its own times are of a second back and of what is still to come. And so that a
 * tap is quick, the heel has landed for it once it is below the lower threshold. */
static struct heel_event seen_in_menu(const struct feet *feet, const struct device *device,
                                      const struct device_event *event)
{
    struct heel_event seen = event->heel;
    if (!device_is_analog(&device->foot.setup, seen.heel))
        return seen;
    seen.t_us = event->mono_us;
    if (seen.kind == HEEL_KIND_HEIGHT && feet->menu.up[seen.heel] && seen.height <= device->foot.setup.landing_permille)
        seen.kind = HEEL_KIND_LANDING;
    return seen;
}

void feet_device(struct feet *feet, const struct device_event *event, bool playing, struct feet_moves *moves)
{
    static const enum action actions[DEVICE_BUTTON_COUNT] = {
        [DEVICE_UP] = ACTION_UP,     [DEVICE_RIGHT] = ACTION_RIGHT,     [DEVICE_DOWN] = ACTION_DOWN,
        [DEVICE_LEFT] = ACTION_LEFT, [DEVICE_CONFIRM] = ACTION_CONFIRM, [DEVICE_BACK] = ACTION_BACK,
    };
    if (event->kind == DEVICE_EVENT_HEEL) {
        const struct device *device = devices_at(feet->devices, event->device);
        struct heel_event seen = seen_in_menu(feet, device, event);
        if (event->heel.kind != HEEL_KIND_HEIGHT)
            feet->in_use = feet->moved_by[event->heel.heel] = event->device;
        if (!playing && has_left_mat(device, &event->heel))
            heel_menu_reset(&feet->menu);
        else if (event->heel.kind != HEEL_KIND_HEIGHT || feet->moved_by[event->heel.heel] == event->device)
            pass_on(feet, playing ? &event->heel : &seen, playing, device_kind_words[device->foot.setup.kind], moves);
    } else if (event->kind == DEVICE_EVENT_MENU && (!playing || event->button == DEVICE_BACK)) {
        heel_menu_reset(&feet->menu);
        add_action(moves, actions[event->button], event->mono_us);
    }
}

void feet_step(struct feet *feet, bool playing, int64_t mono_us, struct feet_moves *moves)
{
    struct heel_event events[KEYBOARD_STEP_MAX];
    enum action action;
    int count = keyboard_step(&feet->keyboard, mono_us, events);
    for (int i = 0; i < count; i++)
        pass_on(feet, &events[i], playing, "pump", moves);
    if (playing) {
        heel_menu_reset(&feet->menu);
        put_right(feet, mono_us, moves);
    } else if (heel_menu_step(&feet->menu, mono_us, &action)) {
        add_action(moves, action, mono_us);
    }
}

bool feet_moved_lately(const struct feet *feet, int64_t mono_us)
{
    if (feet->in_use == FEET_KEYBOARD || !feet->devices)
        return false;
    int64_t used_us = devices_at(feet->devices, feet->in_use)->used_us;
    return used_us > 0 && mono_us - used_us < FEET_LATELY_US;
}

int64_t feet_due_us(const struct feet *feet, bool playing)
{
    int64_t due_us = playing ? INT64_MAX : heel_menu_due_us(&feet->menu);
    int64_t held_back_us = keyboard_due_us(&feet->keyboard);
    due_us = held_back_us < due_us ? held_back_us : due_us;
    return due_us;
}

void feet_release(struct feet *feet)
{
    keyboard_release(&feet->keyboard);
    heel_menu_reset(&feet->menu);
}

void feet_restart(struct feet *feet)
{
    heel_menu_reset(&feet->menu);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        feet->told_up[heel] = is_up(feet, heel);
}
