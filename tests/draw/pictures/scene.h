/* A play screen as it looks in the middle of a level, for pictures and for timing. */
#ifndef HEELBEAT_TESTS_DRAW_PICTURES_SCENE_H
#define HEELBEAT_TESTS_DRAW_PICTURES_SCENE_H

#include "draw/pictures/lanes.h"

#define SCENE_REPS 200

struct scene {
    struct chart chart; /* 120 bpm, heels in turn, a rep of 2 s each, from 0 on */
    struct lane_trace_point trace[HEEL_COUNT][LANES_TRACE_MAX];
    struct lanes_view view;
};

/* Ends the program if the chart can't be made. */
void scene_init(struct scene *scene);
void scene_reset(struct scene *scene);
/* The view at a song time: a player who is 40 ms late. */
void scene_step(struct scene *scene, int64_t song_us);
/* A whole frame: lanes, heart, vein, leg and the words around them. */
void scene_draw(struct canvas *canvas, const struct scene *scene);

#endif
