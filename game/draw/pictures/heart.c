#include "draw/pictures/heart.h"

#include "draw/canvas/path.h"

#include <math.h>

#define HEART_UNIT  5.2f /* virtual pixels to a unit of the outline at size 1 */
#define HEART_BEATS 16   /* steps of swelling that are kept */
#define HEART_SWELL 0.05f

struct heart {
    float unit;
};

/* In units from the cleft's middle line: the outline's middle, and how far it reaches from there with its rim. */
static const float middle_y = 5.77f, reach_x = 21.5f, reach_y = 19.5f;

static void draw_heart(struct canvas *canvas, const void *context)
{
    float unit = ((const struct heart *)context)->unit;
    struct path path = {.pose = {.origin = {reach_x * unit, (reach_y - middle_y) * unit}, .scale = unit}};
    path_to(&path, 0, 24);
    path_curve(&path, -30, 6, -21, -15, -9.6f, -12.2f);
    path_curve(&path, -4, -11, -1, -7, 0, -3.4f);
    path_curve(&path, 1, -7, 4, -11, 9.6f, -12.2f);
    path_curve(&path, 21, -15, 30, 6, 0, 24);
    canvas_polygon(canvas, path.points, path.count, theme.heart_top, theme.heart_bottom);
}

void heart_draw(struct canvas *canvas, float x, float y, float size, float beat)
{
    float step = roundf(fminf(1, fmaxf(0, beat)) * HEART_BEATS) / HEART_BEATS;
    struct heart heart = {HEART_UNIT * size * (1 + HEART_SWELL * step)};
    struct box place = {x - reach_x * heart.unit, y - reach_y * heart.unit, 2 * reach_x * heart.unit,
                        2 * reach_y * heart.unit};
    canvas_sprite(canvas, canvas_key("heart", &heart.unit, 1), place, true, 1, draw_heart, &heart);
}
