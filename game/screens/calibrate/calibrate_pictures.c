#include "screens/calibrate/calibrate_pictures.h"

#include "draw/pictures/hill.h"

#include <math.h>

#define RING_WIDTH    14.0f
#define RING_SIZE     270.0f
#define RING_LEAST    200.0f
#define PI_F          3.14159265f
#define LANE_WIDTH    400.0f /* at least */
#define LANE_HEIGHT   234.0f
#define LANE_BASE     30.0f /* from its bottom */
#define LANE_RADIUS   22.0f
#define LINE_LEFT     16.0f
#define NOW_LEFT      180.0f
#define NOW_OUT       20.0f
#define OUT_OF_SIGHT  30.0f
#define PX_PER_SECOND 200.0f
#define DOT_RADIUS    8.0f

static void draw_ring(struct canvas *canvas, struct box box, const void *data)
{
    float share = *(const float *)data, radius = (fminf(box.w, box.h) - RING_WIDTH) / 2;
    float x = box.x + box.w / 2, y = box.y + box.h / 2;
    canvas_arc(canvas, x, y, radius, 0, 2 * PI_F, RING_WIDTH, colour_alpha(theme.text, 0.12f));
    if (share > 0)
        canvas_arc(canvas, x, y, radius, -PI_F / 2, -PI_F / 2 + 2 * PI_F * share, RING_WIDTH, theme.heel[HEEL_RIGHT]);
}

void calibrate_add_ring(struct node *in, const struct calibration_result *now)
{
    int32_t all = now->counted + now->wanted;
    float share = all > 0 ? (float)now->counted / (float)all : 0;
    struct node *stack = page_stack(in);
    struct node *ring = page_picture(stack, RING_SIZE, RING_SIZE, draw_ring, &share, sizeof share);
    ring->grow = 1;
    ring->min_w = ring->min_h = RING_LEAST;
    struct node *number = page_column(stack);
    number->pad = (struct pad){40, 70};
    page_text(number, STYLE_HUGE, page_value(value_number("", now->counted)))->role = ROLE_NONE; /* told under it */
}

struct lane {
    struct box box;
    float right; /* the window's edge */
    int64_t shown_us;
};

static float x_at(const struct lane *lane, int64_t us)
{
    return lane->box.x + NOW_LEFT + (float)((double)(us - lane->shown_us) * (double)PX_PER_SECOND / 1e6);
}

static void draw_hill(struct canvas *canvas, const struct lane *lane, int32_t cue)
{
    struct rep rep = {.lift_us = calibration_cue_us(cue, EDGE_LIFT),
                      .landing_us = calibration_cue_us(cue, EDGE_LANDING),
                      .heel = HEEL_RIGHT};
    rep.top_us = rep.lower_us = (rep.lift_us + rep.landing_us) / 2;
    float from = x_at(lane, rep.lift_us), to = x_at(lane, rep.landing_us);
    float base = lane->box.y + lane->box.h - LANE_BASE;
    if (to < lane->box.x - DOT_RADIUS || from > lane->right + DOT_RADIUS)
        return;
    hill_draw(canvas, &rep, from, &(struct hill_lane){base, HILL_HEIGHT, PX_PER_SECOND}, 1.0f);
    canvas_circle(canvas, from, base, DOT_RADIUS, theme.text);
    canvas_circle(canvas, to, base, DOT_RADIUS, theme.text);
}

/* From the page's margin to the window's edge: hills come from beyond it. */
static void draw_hills(struct canvas *canvas, struct box box, const void *data)
{
    struct box visible = canvas_visible(canvas);
    float right = visible.x + visible.w;
    struct lane lane = {{box.x, box.y + (box.h - LANE_HEIGHT) / 2, right + OUT_OF_SIGHT - box.x, LANE_HEIGHT},
                        right,
                        *(const int64_t *)data};
    float left = box.x + LINE_LEFT, x = box.x + NOW_LEFT, base = lane.box.y + LANE_HEIGHT - LANE_BASE;
    const struct point floor[] = {{left, base}, {right + OUT_OF_SIGHT, base}};
    const struct point now[] = {{x, lane.box.y - NOW_OUT}, {x, lane.box.y + LANE_HEIGHT + NOW_OUT}};
    canvas_rect(canvas, lane.box, LANE_RADIUS, (struct colour){0, 0, 0, 51});
    canvas_stroke(canvas, floor, 2, 3.0f, colour_alpha(theme.heel[HEEL_RIGHT], 0.5f));
    canvas_clip(canvas, (struct box){left, lane.box.y, right - left, LANE_HEIGHT});
    for (int32_t cue = 0; cue < CALIBRATE_ROUND_CUES; cue++)
        draw_hill(canvas, &lane, cue);
    canvas_unclip(canvas);
    canvas_stroke(canvas, now, 2, 3.0f, colour_alpha(theme.text, 0.85f));
}

void calibrate_add_hills(struct node *in, int64_t shown_us)
{
    struct node *hills =
        page_picture(in, LANE_WIDTH, LANE_HEIGHT + 2 * NOW_OUT, draw_hills, &shown_us, sizeof shown_us);
    hills->name = "hills";
    hills->self = ALIGN_STRETCH;
}
