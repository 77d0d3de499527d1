#include "app/heels.h"

#include "app/keys.h"

#include <string.h>

void heels_init(struct heels *heels, struct feet *feet)
{
    *heels = (struct heels){.feet = feet};
    stamp_init(&heels->stamp);
}

static void add(struct heels_moves *moves, const struct heels_move *move)
{
    if (moves->count < HEELS_MOVES_MAX)
        moves->items[moves->count++] = *move;
}

static void add_action(struct heels_moves *moves, enum action action, int64_t mono_us)
{
    add(moves, &(struct heels_move){.kind = HEELS_ACTION, .action = action, .mono_us = mono_us});
}

/* To the level while it plays, with its own time; to the menu otherwise, when it was seen: offsets are for the beat. */
static void pass_on(struct heels *heels, const struct heel_event *event, int64_t seen_us, bool playing,
                    const char *source, struct heels_moves *moves)
{
    struct heel_event seen = *event;
    enum action action;
    seen.t_us = seen_us;
    if (playing) {
        bool up = event->kind == HEEL_KIND_LIFT, height = event->kind == HEEL_KIND_HEIGHT;
        /* Two devices may say the same of one heel. */
        if (!height && up == heels->told_up[event->heel])
            return;
        if (!height)
            heels->told_up[event->heel] = up;
        add(moves, &(struct heels_move){.kind = HEELS_HEEL, .heel = *event, .mono_us = event->t_us, .source = source});
    } else if (heel_menu_edge(&heels->menu, &seen, &action)) {
        add_action(moves, action, seen_us);
    }
}

/* A heel that the level believes elsewhere (it moved in the pause, or its key was held when the focus went). */
static void put_right(struct heels *heels, int64_t mono_us, struct heels_moves *moves)
{
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        bool up = feet_is_up(heels->feet, heel);
        if (up == heels->told_up[heel])
            continue;
        struct heel_event event = {.t_us = mono_us, .heel = heel, .kind = up ? HEEL_KIND_LIFT : HEEL_KIND_LANDING};
        pass_on(heels, &event, mono_us, true, "pump", moves);
    }
}

static void key_event(struct heels *heels, const SDL_KeyboardEvent *key, bool playing, int64_t pumped_us,
                      struct heels_moves *moves)
{
    int64_t mono_us = stamp_take(&heels->stamp, pumped_us);
    SDL_Scancode code = key->keysym.scancode;
    bool down = key->type == SDL_KEYDOWN, repeat = key->repeat != 0;
    enum action action;
    enum heel heel;
    bool is_heel = keyboard_is_heel(&heels->feet->keyboard, code, &heel);
    bool is_action = keys_action(key, &action);
    bool acts = is_action && !(playing && is_heel);

    if (acts && down)
        add_action(moves, action, mono_us);
    if (!is_heel || repeat)
        return;
    struct heel_event events[2];
    int count = keyboard_key(&heels->feet->keyboard, code, down, mono_us, events);
    heels->acts[heel] = acts;
    if (!acts)
        feet_moved(heels->feet, FEET_KEYBOARD, heel);
    for (int i = 0; i < count && !acts; i++)
        pass_on(heels, &events[i], mono_us, playing, heels->stamp.agrees ? "x11" : "pump", moves);
}

void heels_event(struct heels *heels, const SDL_Event *event, bool playing, int64_t pumped_us,
                 struct heels_moves *moves)
{
    stamp_see(&heels->stamp, event);
    if (event->type == SDL_KEYDOWN || event->type == SDL_KEYUP)
        key_event(heels, &event->key, playing, pumped_us, moves);
}

/* Both heels up say nothing to a menu where the floor itself is the device: the feet have left the mat. */
static bool has_left_mat(const struct device *device, const struct heel_event *event)
{
    return device->foot.setup.kind == DEVICE_PAD && device->foot.setup.polarity == HEEL_ACTIVE_DOWN &&
           event->kind == HEEL_KIND_LIFT && foot_is_up(&device->foot, (enum heel) !event->heel);
}

/* So that a tap is quick, a height sensor's heel has landed for a menu once it is below the lower threshold. */
static struct heel_event seen_in_menu(const struct heels *heels, const struct device *device,
                                      const struct device_event *event)
{
    struct heel_event seen = event->heel;
    if (!device_is_analog(&device->foot.setup, seen.heel))
        return seen;
    if (seen.kind == HEEL_KIND_HEIGHT && heels->menu.up[seen.heel] &&
        seen.height <= device->foot.setup.landing_permille)
        seen.kind = HEEL_KIND_LANDING;
    return seen;
}

void heels_device(struct heels *heels, const struct device_event *event, bool playing, struct heels_moves *moves)
{
    static const enum action actions[DEVICE_BUTTON_COUNT] = {
        [DEVICE_UP] = ACTION_UP,     [DEVICE_RIGHT] = ACTION_RIGHT,     [DEVICE_DOWN] = ACTION_DOWN,
        [DEVICE_LEFT] = ACTION_LEFT, [DEVICE_CONFIRM] = ACTION_CONFIRM, [DEVICE_BACK] = ACTION_BACK,
    };
    if (event->kind == DEVICE_EVENT_HEEL) {
        const struct device *device = devices_at(heels->feet->devices, event->device);
        struct heel_event seen = seen_in_menu(heels, device, event);
        if (event->heel.kind != HEEL_KIND_HEIGHT)
            feet_moved(heels->feet, event->device, event->heel.heel);
        if (!playing && has_left_mat(device, &event->heel))
            heel_menu_reset(&heels->menu);
        else if (event->heel.kind != HEEL_KIND_HEIGHT || heels->feet->moved_by[event->heel.heel] == event->device)
            pass_on(heels, playing ? &event->heel : &seen, event->mono_us, playing,
                    device_kind_words[device->foot.setup.kind], moves);
    } else if (event->kind == DEVICE_EVENT_MENU && (!playing || event->button == DEVICE_BACK)) {
        heel_menu_reset(&heels->menu);
        add_action(moves, actions[event->button], event->mono_us);
    }
}

void heels_step(struct heels *heels, bool playing, int64_t mono_us, struct heels_moves *moves)
{
    struct heel_event events[KEYBOARD_STEP_MAX];
    enum action action;
    int count = keyboard_step(&heels->feet->keyboard, mono_us, events);
    for (int i = 0; i < count; i++)
        if (playing || !heels->acts[events[i].heel])
            pass_on(heels, &events[i], mono_us, playing, "pump", moves);
    if (playing) {
        heel_menu_reset(&heels->menu);
        put_right(heels, mono_us, moves);
    } else if (heel_menu_step(&heels->menu, mono_us, &action)) {
        add_action(moves, action, mono_us);
    }
}

bool heels_moved_lately(const struct heels *heels, int64_t mono_us)
{
    if (heels->feet->in_use == FEET_KEYBOARD || !heels->feet->devices)
        return false;
    int64_t used_us = devices_at(heels->feet->devices, heels->feet->in_use)->used_us;
    return used_us > 0 && mono_us - used_us < HEELS_LATELY_US;
}

int64_t heels_due_us(const struct heels *heels, bool playing)
{
    int64_t due_us = playing ? INT64_MAX : heel_menu_due_us(&heels->menu);
    int64_t held_back_us = keyboard_due_us(&heels->feet->keyboard);
    due_us = held_back_us < due_us ? held_back_us : due_us;
    return due_us;
}

void heels_release(struct heels *heels)
{
    keyboard_release(&heels->feet->keyboard);
    heel_menu_reset(&heels->menu);
}

void heels_restart(struct heels *heels)
{
    heel_menu_reset(&heels->menu);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        heels->told_up[heel] = feet_is_up(heels->feet, heel);
}
