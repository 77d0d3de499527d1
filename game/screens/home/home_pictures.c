#include "screens/home/home_pictures.h"

#include "draw/pictures/charts.h"
#include "draw/pictures/heart.h"

#include <math.h>

#define HEART_UNIT_W 211.0f /* of heart_draw at size 1 */
#define HEART_UNIT_H 190.0f
#define HEART_W      305.0f
#define HEART_H      275.0f
#define HEART_LEAST  220.0f
#define DAY_W        44.0f
#define DAY_H        34.0f
#define HILLS_W      400.0f
#define HILLS_H      34.0f
#define HILLS_LEAST  16.0f
#define HILLS_WIDTH  4.0f
#define HILL_POINTS  121
#define HILL_REPS    4
#define PLAY_SIZE    92.0f
#define PLAY_LEAST   80.0f

static void draw_heart(struct canvas *canvas, struct box box, const void *nothing)
{
    (void)nothing;
    float size = fminf(box.w / HEART_UNIT_W, box.h / HEART_UNIT_H);
    heart_draw(canvas, box.x + box.w / 2, box.y + box.h / 2, size, 0);
}

struct node *home_heart(struct node *in)
{
    struct node *heart = page_picture(in, HEART_W, HEART_H, draw_heart, &(char){0}, 1);
    heart->min_h = HEART_LEAST;
    heart->grow = 1;
    return heart;
}

static void draw_day(struct canvas *canvas, struct box box, const void *day)
{
    charts_day(canvas, box.x + box.w / 2, box.y + box.h - 1, *(const enum streak_day *)day);
}

struct node *home_day_hill(struct node *in, enum streak_day day)
{
    return page_picture(in, DAY_W, DAY_H, draw_day, &day, sizeof day);
}

/* When the first HILL_REPS reps of a heel are over; long rests after them stay out of sight. */
static int64_t hills_end_us(const struct chart *chart)
{
    int64_t end_us = chart->reps[0].landing_us;
    for (int32_t i = 0, found = 0; i < chart->rep_count && found < HILL_REPS; i++)
        if (chart->reps[i].heel == chart->reps[0].heel && ++found)
            end_us = chart->reps[i].landing_us;
    return end_us;
}

static void draw_hills(struct canvas *canvas, struct box box, const void *data)
{
    const struct chart *chart = *(const struct chart *const *)data;
    struct point points[HILL_POINTS];
    int64_t start_us = chart->reps[0].lift_us, end_us = hills_end_us(chart);
    float bottom = box.y + box.h - HILLS_WIDTH / 2, height = box.h - HILLS_WIDTH;
    int32_t rep = 0;
    for (int i = 0; i < HILL_POINTS; i++) {
        int64_t us = start_us + (end_us - start_us) * i / (HILL_POINTS - 1);
        while (rep + 1 < chart->rep_count &&
               (chart->reps[rep].heel != chart->reps[0].heel || chart->reps[rep].landing_us < us))
            rep++;
        float share = (float)rep_height(&chart->reps[rep], us) / HEEL_HEIGHT_TOP;
        points[i] = (struct point){box.x + box.w * (float)i / (HILL_POINTS - 1), bottom - height * share};
    }
    canvas_stroke(canvas, points, HILL_POINTS, HILLS_WIDTH, colour_alpha(theme.ink, 0.55f));
}

struct node *home_hills(struct node *in, const struct chart *chart)
{
    struct node *hills = page_picture(in, HILLS_W, HILLS_H, draw_hills, &chart, sizeof chart);
    hills->min_w = HILLS_W / 2;
    hills->min_h = HILLS_LEAST;
    return hills;
}

static void draw_play(struct canvas *canvas, struct box box, const void *nothing)
{
    (void)nothing;
    float radius = fminf(box.w, box.h) / 2, x = box.x + box.w / 2, y = box.y + box.h / 2, unit = radius / 48;
    const struct point triangle[] = {{x - 14 * unit, y - 25 * unit},
                                     {x + 26 * unit, y},
                                     {x - 14 * unit, y + 25 * unit},
                                     {x - 14 * unit, y - 25 * unit}};
    canvas_circle(canvas, x, y, radius, theme.text);
    canvas_polygon(canvas, triangle, 3, theme.heart_bottom, theme.heart_bottom);
    canvas_stroke(canvas, triangle, 4, 8 * unit, theme.heart_bottom);
}

struct node *home_play(struct node *in)
{
    struct node *play = page_picture(in, PLAY_SIZE, PLAY_SIZE, draw_play, &(char){0}, 1);
    play->min_h = PLAY_LEAST;
    return play;
}
