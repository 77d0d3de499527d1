#include "app/loop_settings.h"

static bool window_told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct loop *loop = context;
    loop->dirty = true;
    return window_follow(&loop->window, before, now, error);
}

void loop_listen(struct loop *loop)
{
    preferences_listen(&loop->backstage->preferences, window_told, loop);
}

void loop_unlisten(struct loop *loop)
{
    preferences_forget(&loop->backstage->preferences, loop);
}

void loop_toggle_fullscreen(struct loop *loop)
{
    struct preferences *preferences = &loop->backstage->preferences;
    struct settings settings = preferences->now;
    struct error error = {0};
    window_remember(&loop->window, &settings); /* the size to come back to */
    settings.fullscreen = !settings.fullscreen;
    if (!preferences_change(preferences, &settings, &error))
        notices_note(&loop->backstage->notices, &error);
}

bool loop_remember_window(struct loop *loop, struct error *error)
{
    struct preferences *preferences = &loop->backstage->preferences;
    struct settings settings = preferences->now;
    return !window_remember(&loop->window, &settings) || preferences_change(preferences, &settings, error);
}
