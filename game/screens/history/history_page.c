#include "screens/history/history_page.h"

#include "screens/history/history_charts.h"
#include "stage/notices.h"
#include "stage/told.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "words/history.h"
#include "words/language.h"
#include "words/level.h"
#include "words/session.h"
#include "words/streak.h"

#define LEFT_WIDTH  454.0f
#define RIGHT_WIDTH 644.0f
#define MONTH_WIDTH 170.0f /* the arrows stay where they are */
#define CELL_WIDTH  44.0f
#define CELL_GAP    8.0f
#define BEST_WIDTH  250.0f
#define BESTS_LEAST 100.0f
#define DAY_LINES   4 /* sessions in words */
#define STILL_BESTS 4 /* in a file nothing scrolls */

static struct node *add_silent(struct node *in, enum node_style style, struct message message)
{
    struct node *text = page_text(in, style, message);
    text->role = ROLE_NONE;
    return text;
}

/* ---- the calendar */

static void add_month(struct node *in, const struct history_model *model)
{
    struct node *row = page_row(in);
    row->self = ALIGN_CENTRE;
    row->gap = 8;
    if (!model->still)
        page_arrow(row, "earlier", _("The month before"), true, history_model_has_month(model, -1),
                   act_of(HISTORY_EARLIER, 0));
    struct node *month = page_text(row, STYLE_STRONG, words_month(model->month));
    month->name = "month";
    month->min_w = MONTH_WIDTH;
    month->justify = JUSTIFY_CENTRE;
    if (!model->still)
        page_arrow(row, "later", _("The month after"), false, history_model_has_month(model, 1),
                   act_of(HISTORY_LATER, 0));
}

static struct facts day_facts(const struct history_model *model, int32_t day)
{
    const struct trend_span *span = trends_day(&model->past.trends, day);
    struct facts facts = {.count = 0};
    if (span)
        facts = words_day_sums((int32_t)span->sums.reps, (int32_t)span->sums.sessions, span->sums.played_us);
    facts_add(&facts, words_day_mark(past_mark(&model->past, day), day > model->past.today, span != NULL));
    return facts;
}

static void add_day(struct node *grid, const struct history_model *model, int32_t day)
{
    char buffer[WORDS_SIZE];
    struct text text;
    if (model->still || !history_model_has_day(model, day)) {
        history_cell(page_column(grid), model, day);
        return;
    }
    struct node *item = page_item(grid, "day", act_of(HISTORY_DAY, day - model->month));
    item->look = LOOK_NONE;
    item->pad = (struct pad){0, 0};
    item->tells = true;
    item->selected = model->shown == HISTORY_SESSIONS && day == model->selected;
    struct facts facts = day_facts(model, day);
    text_init(&text, buffer, sizeof buffer);
    facts_fill(grid->page->desc.words, &text, &facts);
    page_label(item, _f("{day}", value_date("day", VALUE_DAY, day)));
    page_label_value(item, page_finished(buffer));
    history_cell(item, model, day);
}

static void add_calendar(struct node *in, const struct history_model *model)
{
    const char *const *letters = language_find(words_code(in->page->desc.words))->letters;
    struct node *grid = page_grid(in, CELL_WIDTH, WEEKDAY_COUNT);
    grid->gap = CELL_GAP;
    for (int i = 0; i < WEEKDAY_COUNT; i++)
        add_silent(grid, STYLE_QUIET, page_finished(letters[i]))->justify = JUSTIFY_CENTRE;
    for (int32_t i = 0; i < history_model_place(model, model->month); i++)
        page_column(grid);
    for (int32_t i = 0; i < model->month_days; i++)
        add_day(grid, model, model->month + i);
}

/* ---- the row of days */

/* A number with its unit below it, read out as one. */
static void add_figure(struct node *in, int32_t number, struct message unit, struct message said)
{
    struct node *figure = page_column(in);
    figure->role = ROLE_TEXT;
    page_label(figure, said);
    add_silent(figure, STYLE_NUMBER, page_value(value_number("", number)));
    add_silent(figure, STYLE_QUIET, unit);
}

static void add_row(struct node *in, const struct history_model *model)
{
    const struct streak *streak = &model->past.streak;
    struct node *figures = page_row(in);
    figures->flow = true;
    figures->gap = 36;
    add_figure(figures, streak->current, words_row_unit(streak->current), words_row(streak->current));
    add_figure(figures, streak->best, _n("day, best row", "days, best row", streak->best),
               _n("best row {count} day", "best row {count} days", streak->best));
    add_figure(figures, streak->days, _n("day in all", "days in all", streak->days),
               _n("{count} day in all", "{count} days in all", streak->days));
    struct facts facts = {.count = 0};
    facts_add(&facts, words_freezes_spent(model->frozen, model->last_frozen));
    facts_add(&facts, words_freezes_kept(streak->freezes));
    page_facts(in, STYLE_QUIET, &facts);
}

/* ---- charts */

static struct node *add_title(struct node *in, struct message title)
{
    struct node *row = page_row(in);
    row->flow = true;
    page_text(row, STYLE_LABEL, title);
    row->justify = JUSTIFY_BETWEEN;
    return row;
}

static struct node *add_panel(struct node *in)
{
    struct node *panel = page_panel(in);
    panel->pad = (struct pad){20, 10};
    panel->gap = 4;
    panel->grow = 1;
    return panel;
}

static void add_ranges(struct node *in, const struct history_model *model)
{
    static const char *const names[TREND_RANGE_COUNT] = {[TREND_MONTH] = NC_("range", "Month"),
                                                         [TREND_THREE_MONTHS] = NC_("range", "3 months"),
                                                         [TREND_YEAR] = NC_("range", "Year"),
                                                         [TREND_ALL] = NC_("range", "All")};
    struct node *bar = page_bar(in, "ranges");
    bar->gap = 28;
    for (int range = 0; range < TREND_RANGE_COUNT; range++) {
        struct node *tab = page_tab(bar, "range", message_in("range", names[range]), range == (int)model->range,
                                    act_of(HISTORY_RANGE, range));
        tab->first = tab->selected;
    }
}

static void add_charts(struct node *in, const struct history_model *model)
{
    struct node *reps = add_title(in, words_reps_each(model->window.step));
    if (!model->still)
        add_ranges(reps, model);
    history_bars(add_panel(in), model);
    struct node *lines = add_title(in, model->balance ? _("Balance, left and right") : _("Accuracy and steadiness"));
    if (!model->still)
        page_link(lines, "lines", model->balance ? _c("lines", "Accuracy") : _c("lines", "Balance"),
                  act_of(HISTORY_LINES, 0));
    history_lines(add_panel(in), model);
}

/* ---- bests */

static struct message best_title(const struct history_best *best)
{
    switch (best->kind) {
    case BEST_OF_LEVEL:
        return words_level_title(best->record->level,
                                 best->record->title[0] ? best->record->title : best->record->level);
    case BEST_SET:
        return _n("{count} rep", "{count} reps", BESTS_SET_REPS);
    case BEST_DAILY:
        return _("Daily challenge");
    case BEST_OF_A_DAY:
        return _("Most in a day");
    case BEST_ROW:
        break;
    }
    return _("Longest row");
}

static struct message best_value(const struct history_best *best)
{
    switch (best->kind) {
    case BEST_OF_LEVEL:
    case BEST_DAILY:
        return page_value(value_percent("", best->record->accuracy_bp));
    case BEST_SET:
        return _f("steady, {percent} sway", value_whole_percent("percent", (best->record->steadiness_bp + 50) / 100));
    case BEST_OF_A_DAY:
        return page_value(value_amount("", UNIT_REPS, best->number));
    case BEST_ROW:
        break;
    }
    return page_value(value_amount("", UNIT_DAYS, best->number));
}

static void add_best(struct node *grid, const struct history_model *model, int32_t index)
{
    const struct history_best *best = &model->bests[index];
    struct node *card = model->still || best->day == HISTORY_NO_DAY
                            ? page_card(grid)
                            : page_item(grid, "best", act_of(HISTORY_BEST, index));
    card->pad = (struct pad){16, 8};
    struct node *row = page_row(card);
    struct node *words = page_column(row);
    words->grow = 1;
    page_text(words, STYLE_STRONG, best_title(best));
    if (best->day != HISTORY_NO_DAY)
        page_text(words, STYLE_SMALL, _f("{date}", value_date("date", VALUE_DATE, best->day)));
    page_text(row, STYLE_CAP, best_value(best))->tint = TINT_GOLD;
}

static void add_bests(struct node *in, const struct history_model *model)
{
    if (model->best_count == 0) {
        page_text(in, STYLE_BODY, _("Play a level to its end and your best stands here."));
        return;
    }
    struct node *list = model->still ? page_column(in) : page_list(in, "bests", BESTS_LEAST);
    list->grow = 1;
    struct node *grid = page_grid(list, BEST_WIDTH, 2);
    grid->gap = 10;
    for (int32_t i = 0; i < model->best_count && !(model->still && i == STILL_BESTS); i++)
        add_best(grid, model, i);
}

/* ---- a day in words */

static void add_session(struct node *in, const struct session_record *record)
{
    struct told_session told = told_session(record);
    struct facts facts = words_session(&told);
    struct node *row = page_row(in);
    row->flow = true;
    row->gap = 12;
    page_text(row, STYLE_QUIET, words_session_title(&told));
    page_facts(row, STYLE_QUIET, &facts);
}

static void add_sessions(struct node *in, const struct history_model *model)
{
    struct facts facts = day_facts(model, model->selected);
    page_facts(in, STYLE_STRONG, &facts);
    int32_t more = model->count_of_selected - DAY_LINES;
    int32_t lines = more > 1 ? DAY_LINES - 1 : model->count_of_selected;
    for (int32_t i = 0; i < lines; i++)
        add_session(in, past_record(&model->past, model->first_of_selected + i));
    if (more > 1)
        page_text(in, STYLE_QUIET, _n("and {count} more session", "and {count} more sessions", more + 1));
}

static void add_below(struct node *in, const struct history_model *model)
{
    struct node *column = page_column(in);
    column->gap = 4;
    if (model->still) {
        page_text(column, STYLE_LABEL, _c("history", "Bests"));
        add_bests(column, model);
        return;
    }
    struct node *row = page_row(column);
    row->flow = true;
    row->justify = JUSTIFY_BETWEEN;
    struct node *bar = page_bar(row, "below");
    page_tab(bar, "shown", _c("history", "Bests"), model->shown == HISTORY_BESTS, act_of(HISTORY_SHOW, HISTORY_BESTS));
    page_tab(bar, "shown", _c("history", "Day"), model->shown == HISTORY_SESSIONS,
             act_of(HISTORY_SHOW, HISTORY_SESSIONS));
    if (model->shown == HISTORY_BESTS) {
        add_bests(column, model);
        return;
    }
    page_text(row, STYLE_STRONG, words_date(model->selected))->name = "date";
    add_sessions(column, model);
}

void history_page(struct page *page, const void *state)
{
    const struct history_model *model = state;
    page_title(page, _("History"));
    add_month(page->title->parent, model);
    if (model->range != TREND_MONTH) /* else it stands over the calendar */
        page_text(page->head, STYLE_LABEL, words_window(&model->window));
    struct node *halves = page_halves(page->body);
    struct node *left = page_column(halves);
    left->w = LEFT_WIDTH;
    left->grow = 0.7f;
    left->gap = 12;
    add_calendar(left, model);
    add_row(left, model);
    struct node *right = page_column(halves);
    right->w = RIGHT_WIDTH;
    right->grow = 1;
    right->gap = 8;
    add_charts(right, model);
    add_below(right, model);
    page->glow = (struct glow){0.2f, 0.4f};
    if (model->still)
        return;
    page_notice(page, notices_line(model->notices));
    page_back(page, _("Back"), act_of(HISTORY_LEAVE, 0));
}

void history_draw(struct canvas *canvas, const struct history_model *model, const struct words *words)
{
    struct page page = {0};
    struct measure measure = layout_measure(canvas);
    struct page_desc made = {.words = words, .mirrored = words_right_to_left(words)};
    canvas_measure(canvas);
    page_make(&page, history_page, model, &made);
    layout_page(&page, &(struct layout_desc){.visible = canvas_visible(canvas), .measure = &measure});
    paint_page(canvas, &page, &(struct paint_state){NULL, NULL, NULL, false});
    page_reset(&page);
}
