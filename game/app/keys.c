#include "app/keys.h"

static const struct {
    SDL_Scancode key;
    enum action action;
    bool repeats;
} rows[] = {
    {SDL_SCANCODE_LEFT, ACTION_LEFT, true},
    {SDL_SCANCODE_RIGHT, ACTION_RIGHT, true},
    {SDL_SCANCODE_UP, ACTION_UP, true},
    {SDL_SCANCODE_DOWN, ACTION_DOWN, true},
    {SDL_SCANCODE_TAB, ACTION_NEXT, true},
    {SDL_SCANCODE_RETURN, ACTION_CONFIRM, false},
    {SDL_SCANCODE_KP_ENTER, ACTION_CONFIRM, false},
    {SDL_SCANCODE_SPACE, ACTION_CONFIRM, false},
    {SDL_SCANCODE_ESCAPE, ACTION_BACK, false},
    {SDL_SCANCODE_BACKSPACE, ACTION_BACK, false},
    {SDL_SCANCODE_AC_BACK, ACTION_BACK, false},
};

bool keys_action(const SDL_KeyboardEvent *key, enum action *action)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].key != key->keysym.scancode)
            continue;
        *action = rows[i].action;
        if (*action == ACTION_NEXT && (key->keysym.mod & KMOD_SHIFT))
            *action = ACTION_PREVIOUS;
        return rows[i].repeats || !key->repeat;
    }
    return false;
}
