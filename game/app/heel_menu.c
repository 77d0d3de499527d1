#include "app/heel_menu.h"

void heel_menu_reset(struct heel_menu *menu)
{
    *menu = (struct heel_menu){0};
}

bool heel_menu_edge(struct heel_menu *menu, const struct heel_event *event, enum action *action)
{
    if (event->kind == HEEL_KIND_HEIGHT)
        return false;
    if (event->kind == HEEL_KIND_LIFT) {
        menu->up[event->heel] = true;
        menu->lift_us[event->heel] = event->t_us;
        return false;
    }
    if (!menu->up[event->heel])
        return false;
    menu->up[event->heel] = false;
    if (event->heel == HEEL_RIGHT)
        *action = ACTION_CONFIRM;
    else
        *action = event->t_us - menu->lift_us[HEEL_LEFT] >= HEEL_MENU_HOLD_US ? ACTION_BACK : ACTION_NEXT;
    return true;
}

bool heel_menu_step(struct heel_menu *menu, int64_t mono_us, enum action *action)
{
    if (mono_us < heel_menu_due_us(menu))
        return false;
    menu->up[HEEL_LEFT] = false;
    *action = ACTION_BACK;
    return true;
}

int64_t heel_menu_due_us(const struct heel_menu *menu)
{
    return menu->up[HEEL_LEFT] ? menu->lift_us[HEEL_LEFT] + HEEL_MENU_HOLD_US : INT64_MAX;
}
