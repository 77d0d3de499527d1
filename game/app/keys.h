/* Which keys are which actions, the same on every screen. */
#ifndef HEELBEAT_APP_KEYS_H
#define HEELBEAT_APP_KEYS_H

#include "screens/screen.h"

#include <SDL.h>

/* True if key is an action. Key repeat moves the focus on but never chooses twice. Shift turns next into previous. */
bool keys_action(const SDL_KeyboardEvent *key, enum action *action);

#endif
