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

static void change(struct loop *loop, const struct settings *settings)
{
    struct error error = {0};
    if (!preferences_change(&loop->backstage->preferences, settings, &error))
        notices_note(&loop->backstage->notices, &error);
}

static void toggle_fullscreen(struct loop *loop)
{
    struct settings settings = loop->backstage->preferences.now;
    window_remember(&loop->window, &settings); /* the size to come back to */
    settings.fullscreen = !settings.fullscreen;
    change(loop, &settings);
}

static void grow_words(struct loop *loop, int steps)
{
    struct settings settings = loop->backstage->preferences.now;
    int32_t scale = steps == 0 ? TEXT_SCALE_LEAST : settings.text_scale + steps * TEXT_SCALE_STEP;
    settings.text_scale = scale < TEXT_SCALE_LEAST  ? TEXT_SCALE_LEAST
                          : scale > TEXT_SCALE_MOST ? TEXT_SCALE_MOST
                                                    : scale;
    change(loop, &settings);
}

/* As browsers have it; by the letter, for it lies elsewhere on every keyboard. */
static const struct {
    SDL_Keycode key;
    int steps;
} growing[] = {{SDLK_PLUS, 1},      {SDLK_EQUALS, 1}, {SDLK_KP_PLUS, 1}, {SDLK_MINUS, -1},
               {SDLK_KP_MINUS, -1}, {SDLK_0, 0},      {SDLK_KP_0, 0}};

static bool take_growing_key(struct loop *loop, const SDL_KeyboardEvent *key)
{
    if (!(key->keysym.mod & (KMOD_CTRL | KMOD_GUI)))
        return false;
    for (size_t i = 0; i < sizeof growing / sizeof growing[0]; i++) {
        if (growing[i].key != key->keysym.sym)
            continue;
        grow_words(loop, growing[i].steps);
        return true;
    }
    return false;
}

bool loop_take_setting_key(struct loop *loop, const SDL_KeyboardEvent *key)
{
    bool alt_enter = key->keysym.scancode == SDL_SCANCODE_RETURN && (key->keysym.mod & KMOD_ALT);
    if (key->keysym.scancode != SDL_SCANCODE_F11 && !alt_enter)
        return take_growing_key(loop, key);
    if (!key->repeat)
        toggle_fullscreen(loop);
    return true;
}

bool loop_remember_window(struct loop *loop, struct error *error)
{
    struct preferences *preferences = &loop->backstage->preferences;
    struct settings settings = preferences->now;
    return !window_remember(&loop->window, &settings) || preferences_change(preferences, &settings, error);
}
