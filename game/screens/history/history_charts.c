#include "screens/history/history_draw.h"

#include "draw/pictures/trend.h"
#include "screens/history/history_words.h"
#include "screens/widgets.h"

#define COLUMN        580.0f
#define COLUMN_WIDTH  644.0f
#define RIGHT         1224.0f
#define BP_PERCENT    100
#define BP_FULL       10000
#define BP_EVEN       5000
#define ACCURACY_STEP 1000 /* of the lines' scales, in hundredths of a percent */
#define SWAY_STEP     500
#define BALANCE_STEP  500
#define SMALL         13.0f
#define TAB_GAP       30.0f

static const struct box reps_panel = {COLUMN, 146.0f, COLUMN_WIDTH, 170.0f};
static const struct box reps_box = {600.0f, 180.0f, 604.0f, 108.0f};
static const struct box lines_panel = {COLUMN, 366.0f, COLUMN_WIDTH, 170.0f};
static const struct box lines_box = {600.0f, 398.0f, 604.0f, 106.0f};
static const struct box switch_box = {1120.0f, 330.0f, 120.0f, 32.0f};

static bool focused(const struct history_model *model, enum history_item item)
{
    return !model->still && model->focus == item;
}

/* ---- range */

/* Laid out from the right edge by their bold widths, so that none moves when another is chosen. */
static void draw_tabs(struct canvas *canvas, const struct history_model *model)
{
    static const char *const names[TREND_RANGE_COUNT] = {"Month", "3 months", "Year", "All"};
    const struct text_style bold = widgets_text(18.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    const struct text_style medium = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.55f);
    float x = RIGHT;
    for (int i = TREND_RANGE_COUNT - 1; i >= 0; i--) {
        bool chosen = i == (int)model->range;
        float width = canvas_text_width(canvas, &bold, names[i]);
        x -= width;
        canvas_text(canvas, x, 130.0f, chosen ? &bold : &medium, names[i]);
        if (chosen)
            canvas_rect(canvas, (struct box){x, 137.0f, width, 3.0f}, 1.5f, theme.heel[HEEL_LEFT]);
        if (chosen && focused(model, HISTORY_RANGE))
            widgets_ring(canvas, (struct box){x - 2.0f, 114.0f, width + 4.0f, 22.0f}, 10.0f);
        x -= TAB_GAP;
    }
}

static void draw_range(struct canvas *canvas, const struct history_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style shown = widgets_text(20.0f, TEXT_MEDIUM, TEXT_RIGHT, 0.7f);
    text_init(&text, buffer, sizeof buffer);
    history_window_words(&text, &model->window);
    if (model->range != TREND_MONTH) /* else it stands over the calendar */
        canvas_text_fit(canvas, RIGHT, 76.0f, 560.0f, &shown, buffer);
    if (!model->still)
        draw_tabs(canvas, model);
}

/* ---- reps */

/* What stands below a span: its day of the month, the month that begins in a week, the year. Mostly nothing. A last
 * week that runs on into the next month belongs to its own. */
static void label_span(struct text *text, enum trend_step step, const struct trend_span *span, bool is_last)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct date first = calendar_date(span->first), last = calendar_date(span->last);
    switch (step) {
    case TREND_BY_DAY:
        if (first.day == 1 || first.day % 5 == 0)
            text_add_int(text, first.day);
        break;
    case TREND_BY_WEEK:
        if (first.day == 1 || (first.month != last.month && !is_last))
            text_add(text, months[last.month - 1]);
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

static void draw_labels(struct canvas *canvas, const struct history_model *model)
{
    struct text_style style = widgets_text(SMALL, TEXT_MEDIUM, TEXT_CENTRE, 0.5f);
    float free_from = reps_panel.x + 8.0f;
    for (int32_t i = 0; i < model->span_count; i++) {
        char buffer[16];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        label_span(&text, model->window.step, &model->spans[i], i + 1 == model->span_count);
        float x = trend_x(reps_box, i, model->span_count);
        float half = canvas_text_width(canvas, &style, buffer) / 2;
        if (!buffer[0] || x - half < free_from)
            continue;
        canvas_text(canvas, x, 307.0f, &style, buffer);
        free_from = x + half + 10.0f;
    }
}

static void draw_reps(struct canvas *canvas, const struct history_model *model)
{
    static const char *const titles[TREND_STEP_COUNT] = {[TREND_BY_DAY] = "Reps a day",
                                                         [TREND_BY_WEEK] = "Reps a week",
                                                         [TREND_BY_MONTH] = "Reps a month",
                                                         [TREND_BY_YEAR] = "Reps a year"};
    char buffer[WORDS_SIZE];
    float shares[TREND_SPANS_MAX];
    struct text text;
    struct text_style title = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    struct text_style small = widgets_text(SMALL, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    canvas_text(canvas, COLUMN, 130.0f, &title, titles[model->window.step]);
    widgets_panel(canvas, reps_panel);
    draw_labels(canvas, model);
    if (model->most_span_reps == 0) {
        title.align = TEXT_CENTRE;
        canvas_text(canvas, COLUMN + COLUMN_WIDTH / 2, 236.0f, &title,
                    model->past.trends.count > 0 ? "No reps in this time." : "Your reps will stand here.");
        return;
    }
    int marked = -1;
    for (int32_t i = 0; i < model->span_count; i++) {
        shares[i] = (float)model->spans[i].sums.reps / (float)model->most_span_reps;
        if (focused(model, HISTORY_DAYS) && model->selected >= model->spans[i].first &&
            model->selected <= model->spans[i].last)
            marked = i;
    }
    trend_bars(canvas, reps_box, shares, model->span_count, marked, theme.heel[HEEL_RIGHT]);
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "most: ");
    words_count(&text, model->most_span_reps, "rep", "reps");
    canvas_text(canvas, 600.0f, 169.0f, &small, buffer);
}

/* ---- lines */

/* Values from low (0 of the height) to high (1); high may be the lesser. */
struct scale {
    int32_t low, high;
};

static void draw_line(struct canvas *canvas, const struct history_model *model, enum trend_figure figure,
                      struct scale scale, bool dotted, struct colour colour)
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
    trend_points(canvas, lines_box, single, model->span_count, colour_alpha(colour, 0.35f));
    trend_line(canvas, lines_box, running, model->span_count, dotted, colour);
}

static int32_t lowest(const struct history_model *model, enum trend_figure figure)
{
    int32_t least = INT32_MAX;
    for (int32_t i = 0; i < model->span_count; i++)
        if (model->bp[figure][i] >= 0 && model->bp[figure][i] < least)
            least = model->bp[figure][i];
    return least;
}

static int32_t highest(const struct history_model *model, enum trend_figure figure)
{
    int32_t most = -1;
    for (int32_t i = 0; i < model->span_count; i++)
        if (model->bp[figure][i] > most)
            most = model->bp[figure][i];
    return most;
}

/* A figure in the corner of the lines' panel: which one, its unit, where the scale ends. */
static void draw_end(struct canvas *canvas, bool right, bool top, struct colour colour, const char *before, int32_t bp,
                     const char *after)
{
    char buffer[48];
    struct text text;
    struct text_style style = {SMALL, TEXT_MEDIUM, right ? TEXT_RIGHT : TEXT_LEFT, colour_alpha(colour, 0.9f)};
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, before);
    text_add_int(&text, bp / BP_PERCENT);
    text_add(&text, after);
    canvas_text(canvas, right ? 1204.0f : 600.0f, top ? 387.0f : 526.0f, &style, buffer);
}

static bool draw_accuracy(struct canvas *canvas, const struct history_model *model)
{
    const struct colour coral = theme.heel[HEEL_LEFT], teal = theme.heel[HEEL_RIGHT];
    int32_t worst = lowest(model, TREND_ACCURACY), sway = highest(model, TREND_STEADINESS);
    if (worst != INT32_MAX) {
        int32_t low = worst / ACCURACY_STEP * ACCURACY_STEP;
        low = low > BP_FULL - 2 * ACCURACY_STEP ? BP_FULL - 2 * ACCURACY_STEP : low;
        draw_line(canvas, model, TREND_ACCURACY, (struct scale){low, BP_FULL}, false, coral);
        draw_end(canvas, false, true, coral, "accuracy ", BP_FULL, " %");
        draw_end(canvas, false, false, coral, "", low, " %");
    }
    if (sway >= 0) {
        int32_t low = (sway + SWAY_STEP - 1) / SWAY_STEP * SWAY_STEP;
        low = low < 2 * SWAY_STEP ? 2 * SWAY_STEP : low;
        draw_line(canvas, model, TREND_STEADINESS, (struct scale){low, 0}, true, teal);
        draw_end(canvas, true, true, teal, "steady, ", 0, " % sway");
        draw_end(canvas, true, false, teal, "", low, " % sway");
    }
    return worst != INT32_MAX || sway >= 0;
}

static bool draw_balance(struct canvas *canvas, const struct history_model *model)
{
    int32_t least = lowest(model, TREND_BALANCE), most = highest(model, TREND_BALANCE);
    if (most < 0)
        return false;
    int32_t off = most - BP_EVEN > BP_EVEN - least ? most - BP_EVEN : BP_EVEN - least;
    off = (off + BALANCE_STEP - 1) / BALANCE_STEP * BALANCE_STEP;
    off = off < 2 * BALANCE_STEP ? 2 * BALANCE_STEP : off;
    const struct point even[] = {{lines_box.x, lines_box.y + lines_box.h / 2},
                                 {lines_box.x + lines_box.w, lines_box.y + lines_box.h / 2}};
    canvas_dashes(canvas, even, 2, 1.5f, 3.0f, 6.0f, colour_alpha(theme.text, 0.4f));
    draw_line(canvas, model, TREND_BALANCE, (struct scale){BP_EVEN - off, BP_EVEN + off}, false, theme.gold);
    draw_end(canvas, false, true, theme.heel[HEEL_LEFT], "left heel ", BP_EVEN + off, " %");
    draw_end(canvas, false, false, theme.heel[HEEL_RIGHT], "right heel ", BP_EVEN + off, " %");
    draw_end(canvas, true, true, theme.text, "even is ", BP_EVEN, " %");
    return true;
}

static void draw_lines(struct canvas *canvas, const struct history_model *model)
{
    struct text_style title = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    canvas_text(canvas, COLUMN, 352.0f, &title, model->balance ? "Balance, left and right" : "Accuracy and steadiness");
    widgets_panel(canvas, lines_panel);
    bool drawn = model->balance ? draw_balance(canvas, model) : draw_accuracy(canvas, model);
    title.align = TEXT_CENTRE;
    if (!drawn)
        canvas_text(canvas, COLUMN + COLUMN_WIDTH / 2, 456.0f, &title,
                    model->past.trends.count == 0 ? "And how they went." : "Nothing was measured in this time.");
    if (!model->still)
        widgets_link(canvas, switch_box, model->balance ? "Accuracy" : "Balance", focused(model, HISTORY_LINES));
}

void history_draw_charts(struct canvas *canvas, const struct history_model *model)
{
    draw_range(canvas, model);
    draw_reps(canvas, model);
    draw_lines(canvas, model);
}
