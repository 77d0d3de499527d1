#include "draw/pictures/lanes.h"

#include "draw/pictures/hill.h"

#include <math.h>

#define LINE_LEFT      16.0f  /* where time leaves the panels, from their left edge */
#define BEAT_DOWN      18.0f  /* from a panel's upper edge to its beats' */
#define NOW_OUT        14.0f  /* of the panels, above and below */
#define PANEL_OUT      30.0f  /* beyond their right edge */
#define TRACK          190.0f /* of which HILL_HEIGHT is a hill's */
#define BEAT_GAP_MIN   10.0f  /* beats closer than this are not drawn, bars still are */
#define PAST_FADE_US   400000 /* a landed hill fades this long */
#define DOT_FADE_PX    60.0f
#define BARS_DRAWN_MAX 400

static float hill_top(const struct lane_view *lane)
{
    return lane->track.h * HILL_HEIGHT / TRACK;
}

float lanes_base(const struct lane_view *lane)
{
    return lane->track.y + hill_top(lane);
}

static float left_edge(const struct lanes_view *view)
{
    return view->lanes[HEEL_LEFT].panel.x + LINE_LEFT;
}

static float right_edge(const struct lanes_view *view)
{
    const struct box *panel = &view->lanes[HEEL_LEFT].panel;
    return panel->x + panel->w;
}

static void draw_panels(struct canvas *canvas, const void *context)
{
    const struct lanes_view *view = context;
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct box panel = view->lanes[heel].panel;
        float base = lanes_base(&view->lanes[heel]), right = panel.x + panel.w;
        panel.w += PANEL_OUT;
        canvas_rect(canvas, panel, 22, (struct colour){0, 0, 0, 51});
        struct point floor[2] = {{left_edge(view), base}, {right + 10, base}};
        canvas_stroke(canvas, floor, 2, 3, colour_alpha(theme.heel[heel], 0.5f));
    }
}

/* Song time and place, both ways. */
static float x_at(const struct lanes_view *view, int64_t us)
{
    return view->now_x + (float)((double)(us - view->song_us) * (double)view->px_per_second / 1e6);
}

static int64_t us_at(const struct lanes_view *view, float x)
{
    return view->song_us + (int64_t)((double)(x - view->now_x) * 1e6 / (double)view->px_per_second);
}

static void draw_beats(struct canvas *canvas, const struct lanes_view *view)
{
    float left = left_edge(view), right = right_edge(view);
    const struct tempo *tempo = &view->chart->tempo;
    int64_t meter = view->chart->meter > 0 ? view->chart->meter : 4;
    int64_t beat = tempo_us_to_tick(tempo, us_at(view, left)) / TEMPO_TICKS_PER_BEAT - 1;
    float before = -INFINITY;
    for (int drawn = 0; drawn < BARS_DRAWN_MAX; beat++, drawn++) {
        float x = x_at(view, tempo_tick_to_us(tempo, beat * TEMPO_TICKS_PER_BEAT));
        if (x > right)
            return;
        bool bar = beat % meter == 0;
        bool close = x - before < BEAT_GAP_MIN;
        if (x < left || (close && !bar))
            continue;
        before = x;
        float width = bar ? 2.0f : 1.5f;
        for (int heel = 0; heel < HEEL_COUNT; heel++) {
            float top = view->lanes[heel].panel.y + BEAT_DOWN;
            struct box line = {x - width / 2, top, width, lanes_base(&view->lanes[heel]) - top};
            canvas_rect(canvas, line, 0, colour_alpha(theme.text, bar ? 0.16f : 0.06f));
        }
    }
}

static float hill_opacity(const struct lanes_view *view, const struct rep *rep)
{
    float gone = (float)(view->song_us - rep->landing_us) / PAST_FADE_US;
    return 1 - (1 - HILL_PAST) * fminf(1, fmaxf(0, gone));
}

static void draw_edge_dot(struct canvas *canvas, const struct lanes_view *view, enum heel heel, int64_t us)
{
    float x = x_at(view, us), alpha = fminf(1, 1 - (view->now_x - x) / DOT_FADE_PX);
    if (alpha > 0 && x < right_edge(view) + 10)
        canvas_circle(canvas, x, lanes_base(&view->lanes[heel]), 8, colour_alpha(theme.text, alpha));
}

static void draw_hills(struct canvas *canvas, const struct lanes_view *view)
{
    const struct chart *chart = view->chart;
    int64_t from = us_at(view, left_edge(view)), to = us_at(view, right_edge(view) + 10);
    int32_t first = chart_first_after(chart, from);
    for (int32_t i = first; i < chart->rep_count && chart->reps[i].lift_us <= to; i++) {
        const struct rep *rep = &chart->reps[i];
        const struct lane_view *lane = &view->lanes[rep->heel];
        const struct hill_lane hills = {lanes_base(lane), hill_top(lane), view->px_per_second};
        if (rep->landing_us >= from)
            hill_draw(canvas, rep, x_at(view, rep->lift_us), &hills, hill_opacity(view, rep));
    }
    for (int32_t i = first; i < chart->rep_count && chart->reps[i].lift_us <= to; i++) {
        draw_edge_dot(canvas, view, chart->reps[i].heel, chart->reps[i].lift_us);
        draw_edge_dot(canvas, view, chart->reps[i].heel, chart->reps[i].landing_us);
    }
}

static float height_y(const struct lane_view *lane, int32_t height)
{
    return lanes_base(lane) - hill_top(lane) * (float)height / HEEL_HEIGHT_TOP;
}

/* A little above the floor, so that it is seen beside the floor's own line. */
static float trace_y(const struct lane_view *lane, int32_t height)
{
    return fminf(height_y(lane, height), lanes_base(lane) - 3);
}

static void draw_trace(struct canvas *canvas, const struct lanes_view *view, enum heel heel)
{
    const struct lane_view *lane = &view->lanes[heel];
    struct point points[LANES_TRACE_MAX + 1];
    int count = 0;
    for (int32_t i = 0; i < lane->trace_count && count < LANES_TRACE_MAX; i++) {
        float x = x_at(view, lane->trace[i].song_us), y = trace_y(lane, lane->trace[i].height);
        if (x < left_edge(view) - 4 || x > view->now_x)
            continue;
        if (count == 0 || fabsf(x - points[count - 1].x) >= 2 || fabsf(y - points[count - 1].y) >= 2)
            points[count++] = (struct point){x, y};
    }
    if (count == 0)
        return;
    points[count++] = (struct point){view->now_x, trace_y(lane, lane->height)};
    canvas_stroke(canvas, points, count, 3, colour_alpha(theme.text, 0.75f));
}

static void draw_player(struct canvas *canvas, const struct lanes_view *view, enum heel heel)
{
    float y = height_y(&view->lanes[heel], view->lanes[heel].height);
    canvas_glow(canvas, view->now_x, y, 46, colour_alpha(theme.heel[heel], 0.8f));
    canvas_circle(canvas, view->now_x, y, 15, theme.text);
    canvas_circle(canvas, view->now_x, y, 9, theme.heel[heel]);
}

static uint64_t panels_key(const struct lanes_view *view)
{
    const struct lane_view *left = &view->lanes[HEEL_LEFT], *right = &view->lanes[HEEL_RIGHT];
    const float numbers[] = {left->panel.x,    left->panel.y,  left->panel.w,  left->panel.h,
                             lanes_base(left), right->panel.y, right->panel.h, lanes_base(right)};
    return canvas_key("lanes", numbers, sizeof numbers / sizeof numbers[0]);
}

void lanes_draw(struct canvas *canvas, const struct lanes_view *view)
{
    struct box panels = view->lanes[HEEL_LEFT].panel, last = view->lanes[HEEL_RIGHT].panel;
    panels.h = last.y + last.h - panels.y;
    canvas_backdrop(canvas, panels_key(view), panels, draw_panels, view);
    canvas_clip(canvas, (struct box){left_edge(view), panels.y, right_edge(view) - left_edge(view), panels.h});
    draw_beats(canvas, view);
    draw_hills(canvas, view);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        draw_trace(canvas, view, (enum heel)heel);
    canvas_unclip(canvas);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        draw_player(canvas, view, (enum heel)heel);
    struct point now[2] = {{view->now_x, panels.y - NOW_OUT}, {view->now_x, panels.y + panels.h + NOW_OUT}};
    canvas_stroke(canvas, now, 2, 3, colour_alpha(theme.text, 0.85f));
}
