/* The main loop's way with settings: what the window is made of is made anew when a setting changes. */
#ifndef HEELBEAT_APP_LOOP_SETTINGS_H
#define HEELBEAT_APP_LOOP_SETTINGS_H

#include "app/loop.h"

/* Listens until loop_unlisten; the window is open. */
void loop_listen(struct loop *loop);
void loop_unlisten(struct loop *loop);
/* F11 and Alt+Enter fill the screen; Ctrl with +, - and 0 makes words larger, smaller, and as at first: settings like
 * any other. What goes wrong becomes a note. False if the key is none of these. */
bool loop_take_setting_key(struct loop *loop, const SDL_KeyboardEvent *key);
/* The size that the window was pulled to becomes the setting. False with *error if it could not be saved. */
bool loop_remember_window(struct loop *loop, struct error *error);

#endif
