/* The menu over the lanes while a performance is paused. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_MENU_H
#define HEELBEAT_SCREENS_PLAY_PLAY_MENU_H

#include "ui/action.h"

enum play_choice { PLAY_CHOICE_RESUME, PLAY_CHOICE_AGAIN, PLAY_CHOICE_END, PLAY_CHOICE_COUNT };

/* Zeroed is valid: on Resume. */
struct play_menu {
    enum play_choice focus;
};

const char *play_choice_label(enum play_choice choice);
/* Moves the focus, or returns what was chosen, PLAY_CHOICE_COUNT for nothing. Back resumes. After a choice the focus is
 * on Resume again. */
enum play_choice play_menu_action(struct play_menu *menu, enum action action);

#endif
