/* A desktop for a test: an Xvfb of its own, keys pressed through XTEST, pictures of windows. */
#ifndef HEELBEAT_TESTS_WHOLE_DESKTOP_H
#define HEELBEAT_TESTS_WHOLE_DESKTOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <X11/Xlib.h>

struct desktop {
    pid_t xvfb;
    Display *display;
    char name[16]; /* ":99" */
};

/* CLOCK_MONOTONIC in microseconds, and waiting until it reads so. */
int64_t desktop_mono_us(void);
void desktop_wait_until(int64_t mono_us);

/* Starts an X server with one screen of width x height and connects to it. */
bool desktop_start(struct desktop *desktop, int width, int height);
void desktop_stop(struct desktop *desktop);
/* The X server dies, without a word to whoever shows windows on it. */
void desktop_crash(struct desktop *desktop);

/* The first viewable window named title, waiting at most timeout_ms; 0 if there is none. Gives it the keyboard's focus.
 */
Window desktop_window(struct desktop *desktop, const char *title, int timeout_ms);
/* Presses or lets go a key ("f", "Return", "Escape": names of keysyms). Returns the time just before the server was
 * told. */
int64_t desktop_key(struct desktop *desktop, const char *key, bool down);
/* Presses and lets go. */
void desktop_tap(struct desktop *desktop, const char *key);
/* Moves the mouse to a place in window, presses its left button there and lets it go. */
void desktop_click(struct desktop *desktop, Window window, int x, int y);
/* Moves it there; then turns the wheel, down where turns > 0. */
void desktop_wheel(struct desktop *desktop, Window window, int x, int y, int turns);
/* Takes the focus away from every window. */
void desktop_unfocus(struct desktop *desktop);
void desktop_resize(struct desktop *desktop, Window window, int width, int height);
/* Asks a window to close, as a window manager does. */
void desktop_close_window(struct desktop *desktop, Window window);
/* Cuts a window's program off from the server, as xkill does. */
void desktop_kill_client(struct desktop *desktop, Window window);
/* The text in the clipboard, asked for as another program would; false if there is none within timeout_ms. */
bool desktop_clipboard(struct desktop *desktop, char *text, size_t size, int timeout_ms);
/* Writes what the window shows as a PNG. */
bool desktop_picture(struct desktop *desktop, Window window, const char *path);

#endif
