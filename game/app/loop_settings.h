/* The main loop's way with settings: what the window is made of is made anew when a setting changes. */
#ifndef HEELBEAT_APP_LOOP_SETTINGS_H
#define HEELBEAT_APP_LOOP_SETTINGS_H

#include "app/loop.h"

/* Listens until loop_unlisten; the window is open. */
void loop_listen(struct loop *loop);
void loop_unlisten(struct loop *loop);
/* Full screen, or a window again: a setting like any other. What goes wrong becomes a note. */
void loop_toggle_fullscreen(struct loop *loop);
/* The size that the window was pulled to becomes the setting. False with *error if it could not be saved. */
bool loop_remember_window(struct loop *loop, struct error *error);

#endif
