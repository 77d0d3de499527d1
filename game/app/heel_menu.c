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
        menu->steps = event->heel == HEEL_RIGHT ? 0 : menu->steps;
        menu->lift_us[event->heel] = event->t_us;
        return false;
    }
    if (!menu->up[event->heel])
        return false;
    menu->up[event->heel] = false;
    if (event->heel == HEEL_RIGHT && menu->steps > 0)
        return false;
    if (event->heel == HEEL_RIGHT)
        *action = ACTION_CONFIRM;
    else
        *action = event->t_us - menu->lift_us[HEEL_LEFT] >= HEEL_MENU_HOLD_US ? ACTION_BACK : ACTION_NEXT;
    return true;
}

static int64_t back_due_us(const struct heel_menu *menu)
{
    return menu->up[HEEL_LEFT] ? menu->lift_us[HEEL_LEFT] + HEEL_MENU_HOLD_US : INT64_MAX;
}

static int64_t run_due_us(const struct heel_menu *menu)
{
    int64_t run_us = HEEL_MENU_RUN_US + menu->steps * INT64_C(1) * HEEL_MENU_PACE_US;
    return menu->up[HEEL_RIGHT] ? menu->lift_us[HEEL_RIGHT] + run_us : INT64_MAX;
}

bool heel_menu_step(struct heel_menu *menu, int64_t mono_us, enum action *action)
{
    if (mono_us >= back_due_us(menu)) {
        menu->up[HEEL_LEFT] = false;
        *action = ACTION_BACK;
        return true;
    }
    if (mono_us < run_due_us(menu))
        return false;
    menu->steps++;
    *action = ACTION_NEXT;
    return true;
}

int64_t heel_menu_due_us(const struct heel_menu *menu)
{
    int64_t back_us = back_due_us(menu), run_us = run_due_us(menu);
    return back_us < run_us ? back_us : run_us;
}
