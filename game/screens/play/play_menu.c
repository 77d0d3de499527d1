#include "screens/play/play_menu.h"

const char *play_choice_label(enum play_choice choice)
{
    static const char *const labels[PLAY_CHOICE_COUNT] = {
        [PLAY_CHOICE_RESUME] = "Resume", [PLAY_CHOICE_AGAIN] = "Start again", [PLAY_CHOICE_END] = "End session"};
    return labels[choice];
}

static enum play_choice choose(struct play_menu *menu, enum play_choice choice)
{
    *menu = (struct play_menu){0};
    return choice;
}

enum play_choice play_menu_action(struct play_menu *menu, enum action action)
{
    int focus = (int)menu->focus;
    switch (action) {
    case ACTION_BACK:
        return choose(menu, PLAY_CHOICE_RESUME);
    case ACTION_CONFIRM:
        return choose(menu, menu->focus);
    case ACTION_UP:
    case ACTION_LEFT:
        focus = focus > 0 ? focus - 1 : 0;
        break;
    case ACTION_DOWN:
    case ACTION_RIGHT:
        focus = focus + 1 < PLAY_CHOICE_COUNT ? focus + 1 : focus;
        break;
    case ACTION_NEXT:
        focus = (focus + 1) % PLAY_CHOICE_COUNT;
        break;
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    menu->focus = (enum play_choice)focus;
    return PLAY_CHOICE_COUNT;
}
