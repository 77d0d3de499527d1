/* The display can go away in the middle of any call that draws or asks for events: the X server dies, xkill takes the
 * window, the desktop's session ends. Xlib then ends the process at once; here what was done can be kept first.
 *
 * Wayland's end comes as an ordinary SDL_QUIT. Main thread only, and not nested. */
#ifndef HEELBEAT_APP_DISPLAY_H
#define HEELBEAT_APP_DISPLAY_H

#include <stdbool.h>

/* Runs use, which is left wherever it is when the display goes: false then, and neither the window nor anything else of
 * SDL's video may be touched any more. What SDL's video calls upon must be whole at each such call. */
bool display_use(void (*use)(void *context), void *context);

#endif
