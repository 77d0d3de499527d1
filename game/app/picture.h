/* What is on screen, as a PNG file. */
#ifndef HEELBEAT_APP_PICTURE_H
#define HEELBEAT_APP_PICTURE_H

#include "core/base/error.h"

#include <SDL.h>
#include <stdbool.h>

/* Saves what renderer has drawn and not yet presented. Replaces the file only once the picture is whole. */
bool picture_save(SDL_Renderer *renderer, const char *path, struct error *error);

#endif
