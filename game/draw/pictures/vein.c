#include "draw/pictures/vein.h"

#include "draw/canvas/path.h"

#include <math.h>

static const struct colour pulse_colour = {0xff, 0x9d, 0x80, 255};
#define VEIN_WIDTH 7.0f

/* As it was drawn: from a lane's floor to the heart's tip. Elsewhere its ends move, and what lies between goes along.
 */
static const struct point drawn_lane = {464, 322}, drawn_heart = {160, 352};

static struct path vein_path(const struct vein_view *view)
{
    struct path path = {.pose = {.scale = 1}};
    path_to(&path, drawn_lane.x, drawn_lane.y);
    path_curve(&path, 400, 366, 300, 372, 262, 330);
    path_curve(&path, 224, 288, 190, 330, drawn_heart.x, drawn_heart.y);
    for (int i = 0; i < path.count; i++) {
        struct point *at = &path.points[i];
        float share = (at->x - drawn_lane.x) / (drawn_heart.x - drawn_lane.x);
        at->x = view->lane.x + share * (view->heart.x - view->lane.x);
        at->y += (1 - share) * (view->lane.y - drawn_lane.y) + share * (view->heart.y - drawn_heart.y);
    }
    return path;
}

static struct box path_box(const struct path *path)
{
    struct point least = path->points[0], most = least;
    for (int i = 1; i < path->count; i++) {
        least = (struct point){fminf(least.x, path->points[i].x), fminf(least.y, path->points[i].y)};
        most = (struct point){fmaxf(most.x, path->points[i].x), fmaxf(most.y, path->points[i].y)};
    }
    least = (struct point){floorf(least.x - VEIN_WIDTH), floorf(least.y - VEIN_WIDTH)};
    return (struct box){least.x, least.y, ceilf(most.x + VEIN_WIDTH) - least.x, ceilf(most.y + VEIN_WIDTH) - least.y};
}

static void draw_vein(struct canvas *canvas, const void *context)
{
    const struct path *path = context;
    struct box box = path_box(path);
    struct point points[PATH_POINTS_MAX];
    for (int i = 0; i < path->count; i++)
        points[i] = (struct point){path->points[i].x - box.x, path->points[i].y - box.y};
    canvas_stroke(canvas, points, path->count, VEIN_WIDTH, colour_alpha(theme.vein, 0.55f));
}

void vein_draw(struct canvas *canvas, const struct vein_view *view)
{
    const float key[] = {view->lane.x, view->lane.y, view->heart.x, view->heart.y}, *pulses = view->pulses;
    struct path path = vein_path(view);
    canvas_sprite(canvas, canvas_key("vein", key, 4), path_box(&path), true, 1, draw_vein, &path);
    for (int i = 0; i < view->count && i < VEIN_PULSES_MAX; i++) {
        float share = fminf(1, fmaxf(0, pulses[i]));
        struct point at = path_along(path.points, path.count, share);
        /* It grows out of the now-line and is taken in by the heart. */
        float ends = fminf(1, fminf(share, 1 - share) * 12);
        float radius = roundf((9 - 3.5f * share) * 4) / 4;
        canvas_circle(canvas, at.x, at.y, radius * fmaxf(0.25f, roundf(ends * 8) / 8),
                      colour_alpha(pulse_colour, ends));
    }
}
