/* The lanes: hills that come from the right, the now-line, the player's dot and trace. Draws what it is told, knows no
 * session. */
#ifndef HEELBEAT_DRAW_PICTURES_LANES_H
#define HEELBEAT_DRAW_PICTURES_LANES_H

#include "core/level/chart.h"
#include "draw/canvas/canvas.h"

#define LANES_TRACE_MAX 512

struct lane_trace_point {
    int64_t song_us;
    int32_t height; /* 0..HEEL_HEIGHT_TOP */
};

/* One lane as it should look now. */
struct lane_view {
    struct box panel; /* its ground, which runs on beyond the right edge; at 234 high hills are 160 */
    struct box track; /* within it: where hills stand, the floor a little over its lower edge */
    int32_t height;   /* of the player's dot */
    const struct lane_trace_point *trace; /* oldest first; borrowed for the call */
    int32_t trace_count;
};

struct lanes_view {
    const struct chart *chart;
    int64_t song_us;                    /* display time */
    float px_per_second;                /* scroll speed in virtual pixels */
    float now_x;                        /* of the now-line */
    struct lane_view lanes[HEEL_COUNT]; /* one below the other */
};

/* The height at which a lane's floor lies, on which its hills stand. */
float lanes_base(const struct lane_view *lane);
void lanes_draw(struct canvas *canvas, const struct lanes_view *view);
/* A whole level as small hills in a box, one heel (levels screen, cards). */
void lanes_preview(struct canvas *canvas, const struct chart *chart, enum heel heel, struct box box,
                   struct colour colour);

#endif
