/* What a player does to a screen, whatever it was done with: keys, a gamepad, two heels. */
#ifndef HEELBEAT_UI_ACTION_H
#define HEELBEAT_UI_ACTION_H

enum action {
    ACTION_LEFT,
    ACTION_RIGHT,
    ACTION_UP,
    ACTION_DOWN,
    ACTION_NEXT,
    ACTION_PREVIOUS,
    ACTION_CONFIRM,
    ACTION_BACK,
    ACTION_COUNT
};

#endif
