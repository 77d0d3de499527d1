#include "screens/history/history_draw.h"

#include "draw/pictures/trend.h"
#include "screens/history/history_words.h"
#include "screens/widgets.h"
#include "stage/notices.h"

#define LEFT        60.0f
#define CELL_WIDTH  58.0f
#define CELL_HEIGHT 54.0f
#define CELL_STEP_X 66.0f
#define CELL_STEP_Y 60.0f
#define CELLS_TOP   148.0f
#define CELL_RADIUS 16.0f
#define RIGHT       1224.0f
#define LEFT_WIDTH  454.0f
#define FEW_REPS    40 /* a day of fewer never fills the cell */

static const struct box earlier_box = {276.0f, 50.0f, 38.0f, 38.0f};
static const struct box later_box = {476.0f, 50.0f, 38.0f, 38.0f};

static bool focused(const struct history_model *model, enum history_item item)
{
    return !model->still && model->focus == item;
}

/* ---- the calendar */

static void draw_turn(struct canvas *canvas, const struct history_model *model, enum history_item item)
{
    bool earlier = item == HISTORY_EARLIER;
    struct box box = earlier ? earlier_box : later_box;
    bool leads = history_model_has_month(model, earlier ? -1 : 1);
    float x = box.x + box.w / 2, y = box.y + box.h / 2, out = earlier ? -4.0f : 4.0f;
    const struct point arrow[] = {{x - out, y - 8.0f}, {x + out, y}, {x - out, y + 8.0f}};
    canvas_stroke(canvas, arrow, 3, 3.0f, colour_alpha(theme.text, leads ? 0.85f : 0.2f));
    if (focused(model, item))
        canvas_frame(canvas, box, box.h / 2, 3.0f, colour_alpha(theme.text, 0.9f));
}

static void draw_head(struct canvas *canvas, const struct history_model *model)
{
    static const char *const letters[WEEKDAY_COUNT] = {"M", "T", "W", "T", "F", "S", "S"};
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style month = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.85f);
    struct text_style letter = widgets_text(17.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.55f);
    canvas_text(canvas, 56.0f, 76.0f, &title, "History");
    text_init(&text, buffer, sizeof buffer);
    history_month_words(&text, model->month);
    canvas_text(canvas, (earlier_box.x + later_box.x + later_box.w) / 2, 75.0f, &month, buffer);
    if (!model->still) {
        draw_turn(canvas, model, HISTORY_EARLIER);
        draw_turn(canvas, model, HISTORY_LATER);
    }
    for (int i = 0; i < WEEKDAY_COUNT; i++)
        canvas_text(canvas, LEFT + CELL_STEP_X * (float)i + 32.0f, 132.0f, &letter, letters[i]);
}

static void draw_cell(struct canvas *canvas, const struct history_model *model, int32_t day)
{
    char buffer[16];
    struct text text;
    const struct history_cell *cell = &model->cells[day - model->month];
    int32_t place = history_model_place(model, day), today = model->past.today;
    struct box box = {LEFT + CELL_STEP_X * (float)(place % WEEKDAY_COUNT),
                      CELLS_TOP + CELL_STEP_Y * (float)(place / WEEKDAY_COUNT), CELL_WIDTH, CELL_HEIGHT};
    bool selected = focused(model, HISTORY_DAYS) && day == model->selected;
    struct text_style number = widgets_text(13.0f, day == today ? TEXT_BOLD : TEXT_MEDIUM, TEXT_LEFT,
                                            day > today   ? 0.25f
                                            : day < today ? 0.6f
                                                          : 1.0f);
    int64_t most = model->most_reps > FEW_REPS ? model->most_reps : FEW_REPS;
    canvas_rect(canvas, box, CELL_RADIUS, colour_alpha(theme.text, selected ? 0.22f : day > today ? 0.03f : 0.07f));
    trend_day(canvas, box, cell->reps > 0 ? (float)cell->reps / (float)most : -1.0f, cell->mark);
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, day - model->month + 1);
    canvas_text(canvas, box.x + 9.0f, box.y + 20.0f, &number, buffer);
    if (day == today)
        canvas_frame(canvas, (struct box){box.x - 1.25f, box.y - 1.25f, box.w + 2.5f, box.h + 2.5f}, CELL_RADIUS, 2.5f,
                     theme.text);
    if (selected)
        canvas_frame(canvas, (struct box){box.x - 4.0f, box.y - 4.0f, box.w + 8.0f, box.h + 8.0f}, CELL_RADIUS + 4.0f,
                     3.0f, model->walking ? theme.gold : colour_alpha(theme.text, 0.9f));
}

/* ---- the row of days */

static void draw_number(struct canvas *canvas, float x, int32_t number, const char *unit)
{
    char buffer[16];
    struct text text;
    struct text_style big = widgets_text(46.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(17.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, number);
    canvas_text(canvas, x, 574.0f, &big, buffer);
    canvas_text(canvas, x, 602.0f, &quiet, unit);
}

static void draw_row(struct canvas *canvas, const struct history_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    const struct streak *streak = &model->past.streak;
    struct text_style quiet = widgets_text(17.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    draw_number(canvas, LEFT, streak->current, streak->current == 1 ? "day in a row" : "days in a row");
    draw_number(canvas, 220.0f, streak->best, streak->best == 1 ? "day, best row" : "days, best row");
    draw_number(canvas, 380.0f, streak->days, streak->days == 1 ? "day in all" : "days in all");
    text_init(&text, buffer, sizeof buffer);
    history_freeze_words(&text, model);
    widgets_paragraph(canvas, (struct box){LEFT, 642.0f, LEFT_WIDTH, 24.0f}, 2, &quiet, buffer);
    quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 1.0f);
    quiet.colour = theme.gold;
    if (!model->still && notices_line(model->notices)[0])
        canvas_text_fit(canvas, LEFT, 696.0f, RIGHT - LEFT, &quiet, notices_line(model->notices));
}

void history_draw(struct canvas *canvas, const struct history_model *model)
{
    canvas_begin(canvas, 260.0f, 280.0f, 400.0f);
    draw_head(canvas, model);
    for (int32_t i = 0; i < model->month_days; i++)
        draw_cell(canvas, model, model->month + i);
    draw_row(canvas, model);
    history_draw_charts(canvas, model);
    history_draw_bests(canvas, model);
    canvas_end(canvas);
}
