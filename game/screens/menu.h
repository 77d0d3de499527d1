/* Where the focus goes: the same rule for every screen with things to choose. Items are boxes in virtual pixels; the
 * rule knows nothing of what they are. */
#ifndef HEELBEAT_SCREENS_MENU_H
#define HEELBEAT_SCREENS_MENU_H

#include "draw/canvas/canvas.h"
#include "ui/action.h"

/* The item that action moves the focus to from items[focus] (0..count-1, count >= 1). NEXT walks through all of them in
 * order and around; arrows go to the nearest one on that side (left and right only
 * within the row) and stay where there is none; other actions stay. */
int menu_move(const struct box *items, int count, int focus, enum action action);

#endif
