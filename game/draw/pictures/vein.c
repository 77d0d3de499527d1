#include "draw/pictures/vein.h"

#include "draw/canvas/path.h"

#include <math.h>

static const struct colour pulse_colour = {0xff, 0x9d, 0x80, 255};
static const struct box vein_box = {150, 304, 324, 66};

static struct path vein_path(struct point origin)
{
    struct path path = {.pose = {.origin = origin, .scale = 1}};
    path_to(&path, 464, 322);
    path_curve(&path, 400, 366, 300, 372, 262, 330);
    path_curve(&path, 224, 288, 190, 330, 160, 352);
    return path;
}

static void draw_vein(struct canvas *canvas, const void *context)
{
    (void)context;
    struct path path = vein_path((struct point){-vein_box.x, -vein_box.y});
    canvas_stroke(canvas, path.points, path.count, 7, colour_alpha(theme.vein, 0.55f));
}

void vein_draw(struct canvas *canvas, const float *pulses, int count)
{
    canvas_sprite(canvas, canvas_key("vein", NULL, 0), vein_box, true, 1, draw_vein, NULL);
    if (count < 1)
        return;
    struct path path = vein_path((struct point){0, 0});
    for (int i = 0; i < count && i < VEIN_PULSES_MAX; i++) {
        float share = fminf(1, fmaxf(0, pulses[i]));
        struct point at = path_along(path.points, path.count, share);
        /* It grows out of the now-line and is taken in by the heart. */
        float ends = fminf(1, fminf(share, 1 - share) * 12);
        float radius = roundf((9 - 3.5f * share) * 4) / 4;
        canvas_circle(canvas, at.x, at.y, radius * fmaxf(0.25f, roundf(ends * 8) / 8),
                      colour_alpha(pulse_colour, ends));
    }
}
