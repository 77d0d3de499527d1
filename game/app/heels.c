#include "app/heels.h"

#include "app/keys.h"
#include "stage/feet_setup.h"

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

static bool is_key(const struct heels *heels, SDL_Scancode code, enum heel *heel)
{
    const struct control key = {.kind = CONTROL_BUTTON, .index = (int16_t)code};
    return device_heel_of(feet_setup(heels->feet, FEET_KEYBOARD), &key, heel);
}

static int64_t key_event(struct heels *heels, const SDL_KeyboardEvent *key, bool playing, int64_t pumped_us,
                         struct heels_moves *moves)
{
    int64_t mono_us = stamp_take(&heels->stamp, pumped_us);
    enum action action;
    enum heel heel;
    bool is_heel = is_key(heels, key->keysym.scancode, &heel);
    bool acts = keys_action(key, &action) && !(playing && is_heel);
    if (acts && key->type == SDL_KEYDOWN)
        add_action(moves, action, mono_us);
    if (is_heel && !key->repeat)
        heels->acts[heel] = acts;
    return mono_us;
}

int64_t heels_event(struct heels *heels, const SDL_Event *event, bool playing, int64_t pumped_us,
                    struct heels_moves *moves)
{
    stamp_see(&heels->stamp, event);
    if (event->type == SDL_KEYDOWN || event->type == SDL_KEYUP)
        return key_event(heels, &event->key, playing, pumped_us, moves);
    return pumped_us;
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

static const char *source_of(const struct heels *heels, const struct device_setup *setup)
{
    if (setup->kind == DEVICE_KEYBOARD)
        return heels->stamp.agrees ? "x11" : "pump";
    return device_kind_words[setup->kind];
}

static void heel_event(struct heels *heels, const struct device_event *event, bool playing, struct heels_moves *moves)
{
    const struct device *device = devices_at(heels->feet->devices, event->device);
    const struct device_setup *setup = &device->foot.setup;
    struct heel_event seen = seen_in_menu(heels, device, event);
    enum heel heel = event->heel.heel;
    if (setup->kind == DEVICE_KEYBOARD && heels->acts[heel])
        return;
    if (event->heel.kind != HEEL_KIND_HEIGHT)
        feet_moved(heels->feet, event->device, heel);
    if (!playing && has_left_mat(device, &event->heel))
        heel_menu_reset(&heels->menu);
    else if (event->heel.kind != HEEL_KIND_HEIGHT || heels->feet->moved_by[heel] == event->device)
        pass_on(heels, playing ? &event->heel : &seen, event->mono_us, playing, source_of(heels, setup), moves);
}

void heels_device(struct heels *heels, const struct device_event *event, bool playing, struct heels_moves *moves)
{
    static const enum action actions[DEVICE_BUTTON_COUNT] = {
        [DEVICE_UP] = ACTION_UP,     [DEVICE_RIGHT] = ACTION_RIGHT,     [DEVICE_DOWN] = ACTION_DOWN,
        [DEVICE_LEFT] = ACTION_LEFT, [DEVICE_CONFIRM] = ACTION_CONFIRM, [DEVICE_BACK] = ACTION_BACK,
    };
    if (event->kind == DEVICE_EVENT_HEEL) {
        heel_event(heels, event, playing, moves);
    } else if (event->kind == DEVICE_EVENT_MENU && (!playing || event->button == DEVICE_BACK)) {
        heel_menu_reset(&heels->menu);
        add_action(moves, actions[event->button], event->mono_us);
    }
}

void heels_step(struct heels *heels, bool playing, int64_t mono_us, struct heels_moves *moves)
{
    enum action action;
    if (playing) {
        heel_menu_reset(&heels->menu);
        put_right(heels, mono_us, moves);
    } else if (heel_menu_step(&heels->menu, mono_us, &action)) {
        add_action(moves, action, mono_us);
    }
}

bool heels_moved_lately(const struct heels *heels, int64_t mono_us)
{
    const struct device *device = devices_at(heels->feet->devices, heels->feet->in_use);
    return device->foot.setup.kind != DEVICE_KEYBOARD && device->used_us > 0 &&
           mono_us - device->used_us < HEELS_LATELY_US;
}

int64_t heels_due_us(const struct heels *heels, bool playing)
{
    return playing ? INT64_MAX : heel_menu_due_us(&heels->menu);
}

void heels_release(struct heels *heels)
{
    devices_release(heels->feet->devices);
    heel_menu_reset(&heels->menu);
}

void heels_restart(struct heels *heels)
{
    heel_menu_reset(&heels->menu);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        heels->told_up[heel] = feet_is_up(heels->feet, heel);
}
