#include "app/window.h"

#include "files/os_machine.h"

#include <string.h>

static bool fault(struct error *error, const char *what, const char *fix)
{
    error_set(error, what, SDL_GetError(), fix);
    return false;
}

static void set_hints(const char *driver)
{
    if (strcmp(driver, "software") == 0)
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* presenting through OpenGL costs twice the drawing */
    if (strcmp(driver, "auto") != 0)
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, driver);
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, EN_("Heelbeat"));
}

/* Left to itself SDL would try one driver after the other, some of them loudly, and at last take one that shows
 * nothing. Only who asks for such a driver by name gets it. */
#if defined(__linux__)
static bool is_set(const char *variable)
{
    const char *value = SDL_getenv(variable);
    return value && value[0];
}

/* NULL: there is no display. */
static const char *find_drivers(void)
{
    bool x11 = is_set("DISPLAY"), wayland = is_set("WAYLAND_DISPLAY");
    if (is_set(SDL_HINT_VIDEODRIVER))
        return SDL_getenv(SDL_HINT_VIDEODRIVER);
    return x11 && wayland ? "x11,wayland" : x11 ? "x11" : wayland ? "wayland" : NULL;
}
#else
static const char *find_drivers(void)
{
    return "";
}
#endif

static bool start_video(struct error *error)
{
    const char *drivers = find_drivers();
    if (drivers && drivers[0])
        SDL_SetHint(SDL_HINT_VIDEODRIVER, drivers);
    if (drivers && SDL_Init(SDL_INIT_VIDEO) == 0)
        return true;
    error_set(error, "the window", "there is no display to open it on",
              "start Heelbeat on a desktop, or play a level with --headless");
    return false;
}

/* Nothing is typed until a field asks for it, and input methods would hold keys back. */
static void set_events(void)
{
    SDL_StopTextInput();
}

bool window_open(struct window *window, const struct settings *settings, struct error *error)
{
    *window = (struct window){0};
    const char *driver = SDL_getenv("HEELBEAT_RENDERER");
    set_hints(driver && driver[0] ? driver : "software");
    SDL_SetMainReady();
    if (!start_video(error))
        return false;
    set_events();

    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (settings->fullscreen)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    window->sdl = SDL_CreateWindow(EN_("Heelbeat"), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                   settings->window_width, settings->window_height, flags);
    if (window->sdl) {
        os_stop_join(); /* SDL has taken kill for itself */
        window->renderer = SDL_CreateRenderer(window->sdl, -1, SDL_RENDERER_TARGETTEXTURE);
    }
    if (!window->renderer) {
        fault(error, "the window", N_("unset HEELBEAT_RENDERER, or play with --headless"));
        window_close(window);
        return false;
    }
    SDL_SetWindowMinimumSize(window->sdl, WINDOW_MIN_WIDTH, WINDOW_MIN_HEIGHT);
    window->canvas = canvas_create(window->renderer, error);
    if (!window->canvas)
        window_close(window);
    return window->canvas != NULL;
}

bool window_open_surface(struct window *window, int width, int height, struct error *error)
{
    *window = (struct window){0};
    window->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (window->surface)
        window->renderer = SDL_CreateSoftwareRenderer(window->surface);
    if (!window->renderer) {
        fault(error, N_("the picture"), N_("close other programs and try again"));
        window_close(window);
        return false;
    }
    window->canvas = canvas_create(window->renderer, error);
    if (!window->canvas)
        window_close(window);
    return window->canvas != NULL;
}

void window_close(struct window *window)
{
    if (window->canvas)
        canvas_destroy(window->canvas);
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->sdl) {
        SDL_DestroyWindow(window->sdl);
        os_stop_part();
    }
    SDL_FreeSurface(window->surface);
    *window = (struct window){0};
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void window_size(const struct window *window, int *width, int *height)
{
    if (window->sdl)
        SDL_GetWindowSize(window->sdl, width, height);
    else
        SDL_GetRendererOutputSize(window->renderer, width, height);
}

void window_present(struct window *window)
{
    SDL_RenderPresent(window->renderer);
}

void window_stay_awake(bool awake)
{
    if (awake == (SDL_IsScreenSaverEnabled() == SDL_FALSE))
        return;
    if (awake)
        SDL_DisableScreenSaver();
    else
        SDL_EnableScreenSaver();
}

static bool is_fullscreen(const struct window *window)
{
    return (SDL_GetWindowFlags(window->sdl) & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
}

bool window_follow(struct window *window, const struct settings *before, const struct settings *now,
                   struct error *error)
{
    bool full = now->fullscreen != 0;
    /* On a full screen SDL keeps the size for when the window comes back. */
    if (now->window_width != before->window_width || now->window_height != before->window_height)
        SDL_SetWindowSize(window->sdl, now->window_width, now->window_height);
    if (now->fullscreen == before->fullscreen || full == is_fullscreen(window))
        return true;
    return SDL_SetWindowFullscreen(window->sdl, full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0) == 0 ||
           fault(error, "the window", full ? N_("play in a window") : N_("close Heelbeat and start it again"));
}

bool window_copy_text(const char *utf8, struct error *error)
{
    if (SDL_SetClipboardText(utf8) == 0)
        return true;
    error_set(error, "the clipboard", "can't be written to", "print it with: heelbeat daily --share");
    return false;
}

bool window_remember(const struct window *window, struct settings *settings)
{
    struct settings before = *settings;
    settings->fullscreen = is_fullscreen(window);
    if (!settings->fullscreen) {
        int width, height;
        SDL_GetWindowSize(window->sdl, &width, &height);
        settings->window_width = width < WINDOW_MIN_WIDTH ? WINDOW_MIN_WIDTH : width;
        settings->window_height = height < WINDOW_MIN_HEIGHT ? WINDOW_MIN_HEIGHT : height;
    }
    return before.fullscreen != settings->fullscreen || before.window_width != settings->window_width ||
           before.window_height != settings->window_height;
}
