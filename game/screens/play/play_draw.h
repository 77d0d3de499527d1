/* The pictures of play: the lanes, the heart and the leg that the page (play_page) stands before, and those on it. They
 * read what they are given, change nothing, allocate nothing. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_DRAW_H
#define HEELBEAT_SCREENS_PLAY_PLAY_DRAW_H

#include "play/play_rest.h"
#include "screens/play/play_show.h"
#include "ui/node.h"

struct feet;
struct performance;
struct play_request;
struct settings;

/* What is shown of a performance. All of it is borrowed. */
struct play_picture {
    const struct performance *performance;
    const struct play_show *show;    /* which follows it */
    const struct feet *feet;         /* what foot device went away, ... */
    const struct settings *settings; /* ... how far ahead the lanes reach, and how late the display is */
    const struct library_level *level;
    int64_t mono_us;     /* now, for the count after a pause */
    int32_t cadence_rpm; /* at the tempo played */
    bool practice;       /* it has no end to count to */
    bool demo;           /* someone else than the player plays */
};

/* Fills in what holds for all of the performance, from what it was asked for; the rest is the caller's to set. */
void play_picture_init(struct play_picture *picture, const struct performance *performance,
                       const struct play_request *request);
/* The song time that is seen now. */
int64_t play_picture_us(const struct play_picture *picture);

/* For page_scene and page_picture, of these: */
struct play_scene {
    const struct play_picture *picture;
    /* Which say where its parts lie, by their boxes; of the page, and laid out when it is drawn. */
    const struct node *panels[HEEL_COUNT], *tracks[HEEL_COUNT], *heart, *leg;
};
void play_draw_scene(struct canvas *canvas, struct box box, const void *scene);
struct play_progress {
    const struct chart *chart;
    int64_t shown_us;
};
#define PLAY_HEART_W 211.0f /* of the heart's node, and ... */
#define PLAY_HEART_H 186.0f
#define PLAY_LEG_W   300.0f /* ... of the leg's, as they were drawn */
#define PLAY_LEG_H   247.0f
#define PLAY_NOW     180.0f /* from a panel's edge to the now-line */
void play_draw_progress(struct canvas *canvas, struct box box, const void *progress);
void play_draw_rest(struct canvas *canvas, struct box box, const void *rest); /* a struct play_rest */
void play_draw_count(struct canvas *canvas, struct box box, const void *nothing);
void play_draw_dot(struct canvas *canvas, struct box box, const void *heel);
void play_draw_plug(struct canvas *canvas, struct box box, const void *joined); /* a bool */

#endif
