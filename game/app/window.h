/* The one window: SDL's video, renderer and canvas.
 *
 * The software renderer draws by default: the same pixels everywhere, and a present that never waits for a driver, so
 * that events are looked at on time. HEELBEAT_RENDERER=auto lets SDL choose; any other value names an SDL render
 * driver. */
#ifndef HEELBEAT_APP_WINDOW_H
#define HEELBEAT_APP_WINDOW_H

#include "draw/canvas/canvas.h"
#include "store/machine/settings.h"

#define WINDOW_MIN_WIDTH  640
#define WINDOW_MIN_HEIGHT 360

struct window {
    SDL_Window *sdl;
    SDL_Renderer *renderer;
    SDL_Surface *surface; /* of a picture without a window */
    struct canvas *canvas;
};

/* Starts SDL's video and opens the window at the size in settings. False with *error: no display, no font. */
bool window_open(struct window *window, const struct settings *settings, struct error *error);
/* No window and no display: a surface of width x height to draw on, for pictures. */
bool window_open_surface(struct window *window, int width, int height, struct error *error);
void window_close(struct window *window);

/* What a mouse is measured in; of a picture without a window, its own size. */
void window_size(const struct window *window, int *width, int *height);
void window_present(struct window *window);
/* Whether the display may go to sleep by itself; while feet play, nobody touches keys or mouse. */
void window_stay_awake(bool awake);
/* Size and full screen as settings now have them, where they differ from before. False with *error if the display
 * won't; the window stays as it was. */
bool window_follow(struct window *window, const struct settings *before, const struct settings *now,
                   struct error *error);
/* Puts a text into the clipboard. False with *error if the system has none. */
bool window_copy_text(const char *utf8, struct error *error);
/* Takes the window's size and state into settings. True if something changed. */
bool window_remember(const struct window *window, struct settings *settings);

#endif
