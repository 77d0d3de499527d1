#include "app/loop_settings.h"

#include "app/clock.h"

static bool keyboard_told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct loop *loop = context;
    (void)before;
    (void)error;
    feet_set_keyboard(&loop->feet, now);
    return true;
}

static bool sound_told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct loop *loop = context;
    return sound_follow(&loop->sound, &loop->backstage->stage, before, now, clock_mono_us(), error);
}

static bool window_told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct loop *loop = context;
    loop->dirty = true;
    return window_follow(&loop->window, before, now, error);
}

void loop_listen(struct loop *loop)
{
    static settings_listener *const listeners[] = {keyboard_told, sound_told, window_told};
    _Static_assert(sizeof listeners / sizeof listeners[0] <= SETTINGS_LISTENERS_MAX, "all are heard");
    for (size_t i = 0; i < sizeof listeners / sizeof listeners[0]; i++)
        settings_holder_listen(&loop->backstage->settings, listeners[i], loop);
}

void loop_unlisten(struct loop *loop)
{
    settings_holder_forget(&loop->backstage->settings, loop);
}

void loop_toggle_fullscreen(struct loop *loop)
{
    struct settings_holder *holder = &loop->backstage->settings;
    struct settings settings = holder->now;
    struct error error = {0};
    window_remember(&loop->window, &settings); /* the size to come back to */
    settings.fullscreen = !settings.fullscreen;
    if (!settings_holder_change(holder, &settings, &error))
        backstage_note(loop->backstage, &error);
}

bool loop_remember_window(struct loop *loop, struct error *error)
{
    struct settings_holder *holder = &loop->backstage->settings;
    struct settings settings = holder->now;
    return !window_remember(&loop->window, &settings) || settings_holder_change(holder, &settings, error);
}
