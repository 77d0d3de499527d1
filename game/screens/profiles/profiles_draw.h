/* The picture of the players' screen. */
#ifndef HEELBEAT_SCREENS_PROFILES_PROFILES_DRAW_H
#define HEELBEAT_SCREENS_PROFILES_PROFILES_DRAW_H

#include "screens/profiles/profiles_model.h"

void profiles_draw(struct canvas *canvas, const struct profiles_model *model);

#endif
