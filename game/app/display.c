#include "app/display.h"

#include <SDL.h>
#include <setjmp.h>

/* As Xlib has them, without its header: the display is not looked at. */
typedef int gone_fn(void *display);
typedef gone_fn *set_gone_fn(gone_fn *handler);

/* Xlib's handler is one for the process, and is told nothing of ours. */
static jmp_buf way_out;

/* Xlib ends the process when its handler returns; it is left like this by all who outlive their display. */
static int leave(void *display)
{
    (void)display;
    longjmp(way_out, 1);
}

/* NULL unless it is X that SDL shows by; SDL has loaded its library then. */
static set_gone_fn *find_setter(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    void *xlib = driver && SDL_strcmp(driver, "x11") == 0 ? SDL_LoadObject("libX11.so.6") : NULL;
    return xlib ? (set_gone_fn *)SDL_LoadFunction(xlib, "XSetIOErrorHandler") : NULL;
}

bool display_use(void (*use)(void *context), void *context)
{
    set_gone_fn *set = find_setter();
    if (!set) {
        use(context);
        return true;
    }
    gone_fn *before = set(leave);
    bool stays = setjmp(way_out) == 0;
    if (stays)
        use(context);
    set(before);
    return stays;
}
