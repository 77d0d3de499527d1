/* The picture of play. Reads the model, changes nothing, allocates nothing. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_DRAW_H
#define HEELBEAT_SCREENS_PLAY_PLAY_DRAW_H

#include "screens/play/play_model.h"
#include "screens/play/play_pause.h"

struct play_picture {
    const struct play_model *model;
    const struct play_pause *pause;
    const char *title;
    int32_t cadence_rpm;             /* at the tempo played */
    const struct feet *feet;         /* what foot device went away, ... */
    const struct settings *settings; /* ... and with which keys the player can go on */
    bool practice;                   /* it has no end to count to */
    bool demo;                       /* someone else than the player plays */
};

void play_draw(struct canvas *canvas, const struct play_picture *picture, const struct tick *tick);

#endif
