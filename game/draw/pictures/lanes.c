#include "draw/pictures/lanes.h"

#include "core/base/hash.h"
#include "draw/canvas/cache.h"
#include "draw/pictures/hill.h"

#include <math.h>
#include <string.h>

#define LINE_LEFT      316.0f /* where time leaves the panels */
#define BEAT_GAP_MIN   10.0f  /* beats closer than this are not drawn, bars still are */
#define PAST_FADE_US   400000 /* a landed hill fades this long */
#define DOT_FADE_PX    60.0f
#define BARS_DRAWN_MAX 400

struct lane {
    float panel, label, top, base;
};

static const struct lane lanes[HEEL_COUNT] = {
    [HEEL_LEFT] = {.panel = 118, .label = 152, .top = 136, .base = 322},
    [HEEL_RIGHT] = {.panel = 392, .label = 426, .top = 410, .base = 596},
};
static const float panel_height = 234;

static float right_edge(const struct canvas *canvas)
{
    struct box visible = canvas_visible(canvas);
    return fmaxf(LAYOUT_WIDTH, visible.x + visible.w);
}

static void draw_panels(struct canvas *canvas, const void *context)
{
    float right = *(const float *)context;
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        const struct lane *lane = &lanes[heel];
        struct box panel = {LANES_LEFT_X, lane->panel, right + 30 - LANES_LEFT_X, panel_height};
        canvas_rect(canvas, panel, 22, (struct colour){0, 0, 0, 51});
        struct point floor[2] = {{LINE_LEFT, lane->base}, {right + 10, lane->base}};
        canvas_stroke(canvas, floor, 2, 3, colour_alpha(theme.heel[heel], 0.5f));
    }
}

/* Song time and place, both ways. */
static float x_at(const struct lanes_view *view, int64_t us)
{
    return LANES_NOW_X + (float)((double)(us - view->song_us) * (double)view->px_per_second / 1e6);
}

static int64_t us_at(const struct lanes_view *view, float x)
{
    return view->song_us + (int64_t)((double)(x - LANES_NOW_X) * 1e6 / (double)view->px_per_second);
}

static void draw_beats(struct canvas *canvas, const struct lanes_view *view, float right)
{
    const struct tempo *tempo = &view->chart->tempo;
    int64_t meter = view->chart->meter > 0 ? view->chart->meter : 4;
    int64_t beat = tempo_us_to_tick(tempo, us_at(view, LINE_LEFT)) / TEMPO_TICKS_PER_BEAT - 1;
    float before = -INFINITY;
    for (int drawn = 0; drawn < BARS_DRAWN_MAX; beat++, drawn++) {
        float x = x_at(view, tempo_tick_to_us(tempo, beat * TEMPO_TICKS_PER_BEAT));
        if (x > right)
            return;
        bool bar = beat % meter == 0;
        bool close = x - before < BEAT_GAP_MIN;
        if (x < LINE_LEFT || (close && !bar))
            continue;
        before = x;
        float width = bar ? 2.0f : 1.5f;
        for (int heel = 0; heel < HEEL_COUNT; heel++) {
            struct box line = {x - width / 2, lanes[heel].top, width, lanes[heel].base - lanes[heel].top};
            canvas_rect(canvas, line, 0, colour_alpha(theme.text, bar ? 0.16f : 0.06f));
        }
    }
}

static float hill_opacity(const struct lanes_view *view, const struct rep *rep)
{
    float gone = (float)(view->song_us - rep->landing_us) / PAST_FADE_US;
    return 1 - (1 - HILL_PAST) * fminf(1, fmaxf(0, gone));
}

static void draw_edge_dot(struct canvas *canvas, float x, float base, float right)
{
    float alpha = fminf(1, 1 - (LANES_NOW_X - x) / DOT_FADE_PX);
    if (alpha > 0 && x < right + 10)
        canvas_circle(canvas, x, base, 8, colour_alpha(theme.text, alpha));
}

static void draw_hills(struct canvas *canvas, const struct lanes_view *view, float right)
{
    const struct chart *chart = view->chart;
    int64_t from = us_at(view, LINE_LEFT), to = us_at(view, right + 10);
    int32_t first = chart_first_after(chart, from);
    for (int32_t i = first; i < chart->rep_count && chart->reps[i].lift_us <= to; i++) {
        const struct rep *rep = &chart->reps[i];
        if (rep->landing_us >= from)
            hill_draw(canvas, rep, x_at(view, rep->lift_us), lanes[rep->heel].base, view->px_per_second,
                      hill_opacity(view, rep));
    }
    for (int32_t i = first; i < chart->rep_count && chart->reps[i].lift_us <= to; i++) {
        const struct rep *rep = &chart->reps[i];
        draw_edge_dot(canvas, x_at(view, rep->lift_us), lanes[rep->heel].base, right);
        draw_edge_dot(canvas, x_at(view, rep->landing_us), lanes[rep->heel].base, right);
    }
}

static float height_y(const struct lane *lane, int32_t height)
{
    return lane->base - HILL_HEIGHT * (float)height / HEEL_HEIGHT_TOP;
}

/* A little above the floor, so that it is seen beside the floor's own line. */
static float trace_y(const struct lane *lane, int32_t height)
{
    return fminf(height_y(lane, height), lane->base - 3);
}

static void draw_trace(struct canvas *canvas, const struct lanes_view *view, enum heel heel)
{
    const struct lane_view *shown = &view->lanes[heel];
    const struct lane *lane = &lanes[heel];
    struct point points[LANES_TRACE_MAX + 1];
    int count = 0;
    for (int32_t i = 0; i < shown->trace_count && count < LANES_TRACE_MAX; i++) {
        float x = x_at(view, shown->trace[i].song_us), y = trace_y(lane, shown->trace[i].height);
        if (x < LINE_LEFT - 4 || x > LANES_NOW_X)
            continue;
        if (count == 0 || fabsf(x - points[count - 1].x) >= 2 || fabsf(y - points[count - 1].y) >= 2)
            points[count++] = (struct point){x, y};
    }
    if (count == 0)
        return;
    points[count++] = (struct point){LANES_NOW_X, trace_y(lane, shown->height)};
    canvas_stroke(canvas, points, count, 3, colour_alpha(theme.text, 0.75f));
}

struct verdict {
    const char *word, *detail;
    float word_width;
};

static const struct text_style word_style = {.size = 26, .weight = TEXT_EXTRA_BOLD};
static const struct text_style detail_style = {.size = 17, .weight = TEXT_MEDIUM};
static const float detail_gap = 12;

static void draw_verdict_words(struct canvas *canvas, const void *context)
{
    const struct verdict *verdict = context;
    struct text_style word = word_style, detail = detail_style;
    word.colour = theme.text;
    detail.colour = colour_alpha(theme.text, 0.75f);
    canvas_text(canvas, 0, word.size, &word, verdict->word);
    if (verdict->detail)
        canvas_text(canvas, verdict->word_width + detail_gap, word.size, &detail, verdict->detail);
}

/* One line above the hills, where nothing passes beneath it. A sprite, as it fades: text is kept by its colour. */
static void draw_verdict(struct canvas *canvas, const struct lane *lane, const struct lane_view *shown)
{
    if (!shown->verdict || shown->verdict_alpha <= 0)
        return;
    struct verdict verdict = {.word = shown->verdict, .detail = shown->detail};
    verdict.word_width = canvas_text_width(canvas, &word_style, verdict.word);
    float width = verdict.word_width;
    uint64_t key = hash_bytes(canvas_key("verdict", &width, 1), verdict.word, strlen(verdict.word) + 1);
    if (verdict.detail) {
        width += detail_gap + canvas_text_width(canvas, &detail_style, verdict.detail);
        key = hash_bytes(key, verdict.detail, strlen(verdict.detail));
    }
    struct box place = {LANES_NOW_X + 20, lane->panel + 32 - word_style.size, width + 2, word_style.size * 1.4f};
    canvas_sprite(canvas, key, place, false, fminf(1, shown->verdict_alpha), draw_verdict_words, &verdict);
}

static void draw_player(struct canvas *canvas, const struct lanes_view *view, enum heel heel)
{
    const struct lane *lane = &lanes[heel];
    const struct lane_view *shown = &view->lanes[heel];
    struct text_style label = {.size = 20, .weight = TEXT_BOLD, .colour = theme.heel[heel]};
    float y = height_y(lane, shown->height);
    draw_verdict(canvas, lane, shown);
    canvas_glow(canvas, LANES_NOW_X, y, 46, colour_alpha(theme.heel[heel], 0.8f));
    canvas_circle(canvas, LANES_NOW_X, y, 15, theme.text);
    canvas_circle(canvas, LANES_NOW_X, y, 9, theme.heel[heel]);
    if (shown->name)
        canvas_text(canvas, 322, lane->label, &label, shown->name);
}

void lanes_draw(struct canvas *canvas, const struct lanes_view *view)
{
    float right = right_edge(canvas);
    struct box panels = {LANES_LEFT_X, lanes[HEEL_LEFT].panel, right - LANES_LEFT_X,
                         lanes[HEEL_RIGHT].panel + panel_height - lanes[HEEL_LEFT].panel};
    canvas_backdrop(canvas, canvas_key("lanes", &right, 1), panels, draw_panels, &right);
    canvas_clip(canvas, (struct box){LINE_LEFT, panels.y, right - LINE_LEFT, panels.h});
    draw_beats(canvas, view, right);
    draw_hills(canvas, view, right);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        draw_trace(canvas, view, (enum heel)heel);
    canvas_unclip(canvas);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        draw_player(canvas, view, (enum heel)heel);
    struct point now[2] = {{LANES_NOW_X, 104}, {LANES_NOW_X, 640}};
    canvas_stroke(canvas, now, 2, 3, colour_alpha(theme.text, 0.85f));
}
