/* The game in a window of its own desktop, led by the mouse to any screen. Nothing here fails a test by itself: what
 * did not happen is returned. */
#ifndef HEELBEAT_TESTS_ATTACK_TOUR_H
#define HEELBEAT_TESTS_ATTACK_TOUR_H

#include "check.h"
#include "folder.h"
#include "whole/desktop.h"
#include "whole/game.h"

#define TOUR_WAIT_MS 15000

struct tour {
    struct desktop desktop;
    char data[FOLDER_PATH];
    struct game game;
    Window window;
};

/* The screens behind home's doors. */
struct tour_door {
    const char *node, *screen;
};
extern const struct tour_door tour_doors[];
extern const size_t tour_door_count;

/* Starts a desktop and the game in it; data has the level "quick-walk", four seconds long, and "long-walk", whose parts
 * end at 2, 6 and 66 seconds and ask for lifts from the second on. */
bool tour_begin(struct tour *tour, const char *const *args);
/* Ends what is left of both. */
void tour_end(struct tour *tour);
bool tour_on(struct tour *tour, const char *screen);
bool tour_click(struct tour *tour, const char *node, int index);
/* From home to the last of all levels, which is played. */
bool tour_play_last_level(struct tour *tour);
/* Until the song of a play is there. */
bool tour_wait_song(struct tour *tour, int64_t song_us);

#endif
