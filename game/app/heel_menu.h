/* Menus with two heels alone: tap left is next, tap right chooses, hold left goes back, hold right runs on: next, again
 * and again until it lands.
 *
 * A heel counts from a lift seen here: one that was up when the menu came is ignored until it has landed. Going back
 * happens while the heel is still up, when it has been held long enough, so that the player sees it answer; its landing
 * then means nothing. The right heel has half as long again, for choosing is what slow feet must be able to do. */
#ifndef HEELBEAT_APP_HEEL_MENU_H
#define HEELBEAT_APP_HEEL_MENU_H

#include "core/base/heel.h"
#include "screens/screen.h"

#define HEEL_MENU_HOLD_US 600000 /* left, to go back */
#define HEEL_MENU_RUN_US  900000 /* right, before it runs, */
#define HEEL_MENU_PACE_US 250000 /* and from step to step */

/* Zeroed is valid: both heels down. */
struct heel_menu {
    bool up[HEEL_COUNT]; /* lifted here, and not answered yet */
    int64_t lift_us[HEEL_COUNT];
    int steps; /* that the right heel has run */
};

/* Forgets what is up: a new menu, focus lost. */
void heel_menu_reset(struct heel_menu *menu);
/* A lift or landing (heights are ignored), times in monotonic us. True when *action is meant. */
bool heel_menu_edge(struct heel_menu *menu, const struct heel_event *event, enum action *action);
/* Time passes. True when *action is meant. */
bool heel_menu_step(struct heel_menu *menu, int64_t mono_us, enum action *action);
/* When heel_menu_step is next needed; INT64_MAX if nothing is held. */
int64_t heel_menu_due_us(const struct heel_menu *menu);

#endif
