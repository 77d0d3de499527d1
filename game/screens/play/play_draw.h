/* The picture of play. Reads the model, changes nothing, allocates nothing. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_DRAW_H
#define HEELBEAT_SCREENS_PLAY_PLAY_DRAW_H

#include "screens/play/play_menu.h"
#include "screens/play/play_show.h"
#include "screens/screen.h"

struct feet;
struct performance;
struct settings;

struct play_picture {
    const struct performance *performance;
    const struct play_show *show; /* which follows it */
    const struct play_menu *menu;
    const struct feet *feet;         /* what foot device went away, ... */
    const struct settings *settings; /* ... how far ahead the lanes reach, and with which keys the player can go on */
    const char *title;
    int32_t cadence_rpm; /* at the tempo played */
    bool practice;       /* it has no end to count to */
    bool demo;           /* someone else than the player plays */
};

/* Fills in what holds for all of the performance, from what it was asked for; the rest is the caller's to set. */
void play_picture_init(struct play_picture *picture, const struct performance *performance,
                       const struct play_request *request);

void play_draw(struct canvas *canvas, const struct play_picture *picture, const struct tick *tick);

#endif
