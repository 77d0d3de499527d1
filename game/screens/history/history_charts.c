#include "screens/history/history_charts.h"

#include "draw/pictures/trend.h"
#include "ui/style.h"
#include "words/history.h"
#include "words/language.h"

#define FEW_REPS      40 /* a day of fewer never fills the cell */
#define CELL_W        58.0f
#define CELL_H        54.0f
#define CELL_LEAST    44.0f
#define CELL_RADIUS   16.0f
#define CHART_W       560.0f
#define CHART_H       90.0f
#define CHART_LEAST   40.0f /* beside a day in words; else */
#define CHART_LOW     60.0f
#define LABELS_H      22.0f
#define LABELS_SPACE  10.0f
#define BP_FULL       10000
#define BP_EVEN       5000
#define ACCURACY_STEP 1000 /* of the lines' scales, in hundredths of a percent */
#define SWAY_STEP     500
#define BALANCE_STEP  500

/* ---- a day */

struct cell {
    const struct history_model *model;
    const struct page *page;
    int32_t day;
};

static void draw_ground(struct canvas *canvas, struct box box, const struct cell *cell)
{
    const struct history_model *model = cell->model;
    int32_t today = model->past.today;
    bool selected = !model->still && cell->day == model->selected && model->shown == HISTORY_SESSIONS;
    canvas_rect(canvas, box, CELL_RADIUS,
                colour_alpha(theme.text, selected            ? 0.22f
                                         : cell->day > today ? 0.03f
                                                             : 0.07f));
    if (cell->day == today)
        canvas_frame(canvas, box, CELL_RADIUS, 2.5f, theme.text);
}

static void draw_cell(struct canvas *canvas, struct box box, const void *data)
{
    const struct cell *cell = data;
    const struct history_model *model = cell->model;
    const struct history_cell *done = &model->cells[cell->day - model->month];
    int64_t most = model->most_reps > FEW_REPS ? model->most_reps : FEW_REPS;
    float scale = cell->page->scale;
    int32_t today = model->past.today;
    struct text_style style = style_text(STYLE_SMALL, TINT_TEXT, scale);
    char number[16];
    draw_ground(canvas, box, cell);
    trend_day(canvas, box, done->reps > 0 ? (float)done->reps / (float)most : -1.0f, done->mark);
    if (cell->day == today)
        style.weight = TEXT_BOLD;
    style.colour = colour_alpha(theme.text, cell->day > today ? 0.25f : cell->day < today ? 0.6f : 1.0f);
    words_write(cell->page->desc.words, page_value(value_number("", cell->day - model->month + 1)), number,
                sizeof number);
    canvas_text(canvas, box.x + 9.0f, box.y + 2.0f + style_baseline(STYLE_SMALL, scale), &style, number);
}

void history_cell(struct node *in, const struct history_model *model, int32_t day)
{
    struct cell cell = {model, in->page, day};
    struct node *picture = page_picture(in, CELL_W, CELL_H, draw_cell, &cell, sizeof cell);
    picture->self = ALIGN_STRETCH;
    picture->grow = 1;
    picture->min_w = picture->min_h = CELL_LEAST;
}

/* ---- reps */

struct drawn {
    const struct history_model *model;
    const struct page *page;
};

static struct node *add_chart(struct node *panel, float h, node_draw_fn *draw, const struct history_model *model)
{
    struct drawn chart = {model, panel->page};
    struct node *picture = page_picture(panel, CHART_W, h, draw, &chart, sizeof chart);
    picture->self = ALIGN_STRETCH;
    picture->min_w = CHART_W / 2;
    return picture;
}

static struct node *add_plot(struct node *panel, node_draw_fn *draw, const struct history_model *model)
{
    struct node *plot = add_chart(panel, CHART_H, draw, model);
    plot->min_h = model->shown == HISTORY_SESSIONS ? CHART_LEAST : CHART_LOW;
    plot->grow = 1;
    return plot;
}

static void draw_bars(struct canvas *canvas, struct box box, const void *data)
{
    const struct history_model *model = ((const struct drawn *)data)->model;
    float shares[TREND_SPANS_MAX];
    int marked = -1;
    for (int32_t i = 0; i < model->span_count; i++) {
        const struct trend_span *span = &model->spans[i];
        shares[i] = (float)span->sums.reps / (float)model->most_span_reps;
        if (!model->still && model->shown == HISTORY_SESSIONS && model->selected >= span->first &&
            model->selected <= span->last)
            marked = i;
    }
    trend_bars(canvas, box, shares, model->span_count, marked, theme.heel[HEEL_RIGHT]);
}

/* What stands below a span: its day of the month, the month that begins in a week, the year. Mostly nothing. A last
 * week that runs on into the next month belongs to its own. */
static void label_span(struct text *text, const struct history_model *model, int32_t index, const struct words *words)
{
    const struct trend_span *span = &model->spans[index];
    struct date first = calendar_date(span->first), last = calendar_date(span->last);
    bool is_last = index + 1 == model->span_count;
    switch (model->window.step) {
    case TREND_BY_DAY:
        if (first.day == 1 || first.day % 5 == 0)
            text_add_int(text, first.day);
        break;
    case TREND_BY_WEEK:
        if (first.day == 1 || (first.month != last.month && !is_last))
            text_add(text, language_find(words_code(words))->short_months[last.month - 1]);
        break;
    case TREND_BY_MONTH:
        if (first.month == 1)
            text_add_int(text, first.year);
        break;
    case TREND_BY_YEAR:
        text_add_int(text, first.year);
        break;
    case TREND_STEP_COUNT:
        break;
    }
}

/* One that would run into the one before is left out. */
static void draw_labels(struct canvas *canvas, struct box box, const void *data)
{
    const struct drawn *chart = data;
    struct text_style style = style_text(STYLE_SMALL, TINT_TEXT, chart->page->scale);
    float free_from = box.x - LABELS_SPACE, y = box.y + style_baseline(STYLE_SMALL, chart->page->scale);
    style.align = TEXT_CENTRE;
    for (int32_t i = 0; i < chart->model->span_count; i++) {
        char buffer[32];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        label_span(&text, chart->model, i, chart->page->desc.words);
        float x = trend_x(box, i, chart->model->span_count), half = canvas_text_width(canvas, &style, buffer) / 2;
        if (!buffer[0] || x - half < free_from)
            continue;
        canvas_text(canvas, x, y, &style, buffer);
        free_from = x + half + LABELS_SPACE;
    }
}

static struct node *add_silent(struct node *in, enum node_style style, enum node_tint tint, struct message message)
{
    struct node *text = page_text(in, style, message);
    text->role = ROLE_NONE;
    text->tint = tint;
    return text;
}

/* In place of a chart. */
static void add_nothing(struct node *panel, struct message why)
{
    panel->min_h = CHART_H;
    panel->justify = JUSTIFY_CENTRE;
    page_text(panel, STYLE_BODY, why)->justify = JUSTIFY_CENTRE;
}

void history_bars(struct node *panel, const struct history_model *model)
{
    if (model->most_span_reps == 0) {
        add_nothing(panel, model->past.trends.count > 0 ? _("No reps in this time.") : _("Your reps will stand here."));
        return;
    }
    add_silent(panel, STYLE_SMALL, TINT_TEXT, _n("most: {count} rep", "most: {count} reps", model->most_span_reps));
    struct node *bars = add_plot(panel, draw_bars, model);
    page_label(bars, words_reps_over(model->window.step, model->window_reps, model->most_span_reps));
    struct node *labels = add_chart(panel, LABELS_H, draw_labels, model);
    labels->h = style_line(STYLE_SMALL, 1);
}

/* ---- lines */

/* Values from low (0 of the height) to high (1); high may be the lesser. */
struct scale {
    int32_t low, high;
};

static void draw_line(struct canvas *canvas, struct box box, const struct history_model *model,
                      enum trend_figure figure, struct scale scale, bool dotted, struct colour colour)
{
    float single[TREND_SPANS_MAX], running[TREND_SPANS_MAX];
    float per_bp = 1.0f / (float)(scale.high - scale.low);
    for (int32_t i = 0; i < model->span_count; i++) {
        int32_t bp = model->bp[figure][i], mean_bp = model->running[figure][i];
        float share = (float)(bp - scale.low) * per_bp;
        single[i] = bp < 0 ? -1.0f : share < 0.0f ? 0.0f : share;
        share = (float)(mean_bp - scale.low) * per_bp;
        running[i] = mean_bp < 0 ? -1.0f : share < 0.0f ? 0.0f : share;
    }
    trend_points(canvas, box, single, model->span_count, colour_alpha(colour, 0.35f));
    trend_line(canvas, box, running, model->span_count, dotted, colour);
}

/* The least and the most of a figure; false if it was never measured. */
static bool extremes(const struct history_model *model, enum trend_figure figure, int32_t *least, int32_t *most)
{
    *least = INT32_MAX;
    *most = -1;
    for (int32_t i = 0; i < model->span_count; i++) {
        int32_t bp = model->bp[figure][i];
        *least = bp >= 0 && bp < *least ? bp : *least;
        *most = bp > *most ? bp : *most;
    }
    return *most >= 0;
}

static bool accuracy_scale(const struct history_model *model, struct scale *scale)
{
    int32_t least, most, highest_low = BP_FULL - 2 * ACCURACY_STEP;
    bool measured = extremes(model, TREND_ACCURACY, &least, &most);
    int32_t low = measured ? least / ACCURACY_STEP * ACCURACY_STEP : highest_low;
    *scale = (struct scale){low > highest_low ? highest_low : low, BP_FULL};
    return measured;
}

static bool sway_scale(const struct history_model *model, struct scale *scale)
{
    int32_t least, most;
    bool measured = extremes(model, TREND_STEADINESS, &least, &most);
    int32_t low = measured ? (most + SWAY_STEP - 1) / SWAY_STEP * SWAY_STEP : 0;
    *scale = (struct scale){low < 2 * SWAY_STEP ? 2 * SWAY_STEP : low, 0};
    return measured;
}

static bool balance_scale(const struct history_model *model, struct scale *scale)
{
    int32_t least, most;
    if (!extremes(model, TREND_BALANCE, &least, &most))
        return false;
    int32_t off = most - BP_EVEN > BP_EVEN - least ? most - BP_EVEN : BP_EVEN - least;
    off = (off + BALANCE_STEP - 1) / BALANCE_STEP * BALANCE_STEP;
    off = off < 2 * BALANCE_STEP ? 2 * BALANCE_STEP : off;
    *scale = (struct scale){BP_EVEN - off, BP_EVEN + off};
    return true;
}

static void draw_accuracy(struct canvas *canvas, struct box box, const void *data)
{
    const struct history_model *model = ((const struct drawn *)data)->model;
    struct scale accuracy, sway;
    if (accuracy_scale(model, &accuracy))
        draw_line(canvas, box, model, TREND_ACCURACY, accuracy, false, theme.heel[HEEL_LEFT]);
    if (sway_scale(model, &sway))
        draw_line(canvas, box, model, TREND_STEADINESS, sway, true, theme.heel[HEEL_RIGHT]);
}

static void draw_balance(struct canvas *canvas, struct box box, const void *data)
{
    const struct history_model *model = ((const struct drawn *)data)->model;
    struct scale scale;
    if (!balance_scale(model, &scale))
        return;
    const struct point even[] = {{box.x, box.y + box.h / 2}, {box.x + box.w, box.y + box.h / 2}};
    canvas_dashes(canvas, even, 2, 1.5f, 3.0f, 6.0f, colour_alpha(theme.text, 0.4f));
    draw_line(canvas, box, model, TREND_BALANCE, scale, false, theme.gold);
}

/* How a figure went: its running mean where it is known first and last. */
static struct message went(const struct history_model *model, enum trend_figure figure)
{
    int32_t first = -1, last = -1;
    for (int32_t i = 0; i < model->span_count; i++)
        if (model->running[figure][i] >= 0) {
            first = first < 0 ? model->running[figure][i] : first;
            last = model->running[figure][i];
        }
    return first < 0 ? (struct message){0} : words_went(figure, first, last);
}

static struct node *add_ends(struct node *panel)
{
    struct node *ends = page_row(panel);
    ends->justify = JUSTIFY_BETWEEN;
    return ends;
}

static struct value percent(int32_t bp)
{
    return value_whole_percent("percent", bp / 100);
}

static void add_balance(struct node *panel, const struct history_model *model, const struct scale *scale)
{
    struct node *top = add_ends(panel);
    add_silent(top, STYLE_SMALL, TINT_LEFT, _f("left heel {percent}", percent(scale->high)));
    add_silent(top, STYLE_SMALL, TINT_TEXT, _f("even is {percent}", percent(BP_EVEN)));
    page_label(add_plot(panel, draw_balance, model), went(model, TREND_BALANCE));
    add_silent(panel, STYLE_SMALL, TINT_RIGHT, _f("right heel {percent}", percent(scale->high)));
}

static void add_accuracy(struct node *panel, const struct history_model *model, const struct scale *accuracy,
                         const struct scale *sway)
{
    struct node *top = add_ends(panel);
    if (accuracy)
        add_silent(top, STYLE_SMALL, TINT_LEFT, _f("accuracy {percent}", percent(accuracy->high)));
    page_space(top);
    if (sway)
        add_silent(top, STYLE_SMALL, TINT_RIGHT, _f("steady, {percent} sway", percent(sway->high)));
    struct node *plot = add_plot(panel, draw_accuracy, model);
    page_label(plot, went(model, accuracy ? TREND_ACCURACY : TREND_STEADINESS));
    struct node *bottom = add_ends(panel);
    if (accuracy && sway) {
        bottom->role = ROLE_TEXT;
        page_label(bottom, went(model, TREND_STEADINESS));
    }
    if (accuracy)
        add_silent(bottom, STYLE_SMALL, TINT_LEFT, page_value(percent(accuracy->low)));
    page_space(bottom);
    if (sway)
        add_silent(bottom, STYLE_SMALL, TINT_RIGHT, _f("{percent} sway", percent(sway->low)));
}

void history_lines(struct node *panel, const struct history_model *model)
{
    struct scale balance, accuracy, sway;
    bool is_balanced = model->balance && balance_scale(model, &balance);
    bool is_accurate = !model->balance && accuracy_scale(model, &accuracy);
    bool is_steady = !model->balance && sway_scale(model, &sway);
    if (is_balanced)
        add_balance(panel, model, &balance);
    else if (is_accurate || is_steady)
        add_accuracy(panel, model, is_accurate ? &accuracy : NULL, is_steady ? &sway : NULL);
    else
        add_nothing(panel,
                    model->past.trends.count == 0 ? _("And how they went.") : _("Nothing was measured in this time."));
}
