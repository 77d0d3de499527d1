/* The little pictures that the kit's own controls are made of, each a node_draw_fn and what it draws from. */
#ifndef HEELBEAT_UI_PARTS_H
#define HEELBEAT_UI_PARTS_H

#include "ui/node.h"

struct parts_arrow {
    bool left, faint;
};
struct parts_track {
    const struct node *slider; /* of the same page */
};
struct parts_switch {
    bool on, mirrored;
};
struct parts_bar {
    float part; /* 0..1; more is full */
    bool mirrored;
};

void parts_arrow(struct canvas *canvas, struct box box, const void *arrow);
void parts_track(struct canvas *canvas, struct box box, const void *track);
void parts_switch(struct canvas *canvas, struct box box, const void *knob);
void parts_bar(struct canvas *canvas, struct box box, const void *bar);
/* Where the next letter will stand; from nothing. */
void parts_caret(struct canvas *canvas, struct box box, const void *nothing);

/* The middle of a track's knob at part 0..1, and the part at x. */
float parts_track_x(struct box track, float part, bool mirrored);
float parts_track_part(struct box track, float x, bool mirrored);

#endif
