/* The lanes: hills that come from the right, the now-line, the player's dot and trace. Draws what it is told, knows no
 * session. */
#ifndef HEELBEAT_DRAW_PICTURES_LANES_H
#define HEELBEAT_DRAW_PICTURES_LANES_H

#include "core/level/chart.h"
#include "draw/canvas/canvas.h"

#define LANES_TRACE_MAX 512
#define LANES_NOW_X 480.0f
#define LANES_LEFT_X 300.0f

struct lane_trace_point {
    int64_t song_us;
    int32_t height; /* 0..HEEL_HEIGHT_TOP */
};

/* One lane as it should look now. Its words are finished: in the player's language. */
struct lane_view {
    const char *name; /* "Left"; NULL for none */
    int32_t height;   /* of the player's dot */
    const struct lane_trace_point *trace; /* oldest first; borrowed for the call */
    int32_t trace_count;
    const char *verdict; /* "Perfect"; NULL for none */
    const char *detail;  /* "18 ms early" */
    float verdict_alpha; /* 0..1 */
};

struct lanes_view {
    const struct chart *chart;
    int64_t song_us;     /* display time */
    float px_per_second; /* scroll speed in virtual pixels */
    struct lane_view lanes[HEEL_COUNT];
};

void lanes_draw(struct canvas *canvas, const struct lanes_view *view);
/* A whole level as small hills in a box, one heel (levels screen, cards). */
void lanes_preview(struct canvas *canvas, const struct chart *chart, enum heel heel, struct box box,
                   struct colour colour);

#endif
