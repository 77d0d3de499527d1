#include "screens/home/home_draw.h"

#include "draw/pictures/charts.h"
#include "draw/pictures/heart.h"
#include "screens/widgets.h"

#define HEART_Y      305.6f
#define HEART_SIZE   1.442f
#define WEEK_X       108.0f /* so that its seven days stand under the heart */
#define HEART_INSIDE 200.0f
#define CARD_LEFT    596.0f
#define CARD_INSIDE  490.0f
#define HILL_POINTS  121
#define HILL_REPS    4

static void draw_heart(struct canvas *canvas, const struct streak *streak)
{
    char buffer[WORDS_SIZE];
    struct text text;
    int32_t days = streak->current;
    struct text_style big = widgets_text(days > 0 ? 110.0f : 62.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style small = widgets_text(24.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.9f);
    heart_draw(canvas, HOME_HEART_X, HEART_Y, HEART_SIZE, 0.0f);
    if (days == 0) {
        canvas_text(canvas, HOME_HEART_X, 312.0f, &big, "Start");
        canvas_text(canvas, HOME_HEART_X, 350.0f, &small, streak->best > 0 ? "a new row today" : "your first day");
        return;
    }
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, days);
    big.size = widgets_size_to_fit(canvas, &big, buffer, HEART_INSIDE);
    canvas_text(canvas, HOME_HEART_X, 318.0f, &big, buffer);
    canvas_text(canvas, HOME_HEART_X, 360.0f, &small, days == 1 ? "day in a row" : "days in a row");
}

void home_draw_row(struct canvas *canvas, const struct home_model *model)
{
    const struct home_day *day = &model->of_day;
    const struct home_entry *rest = home_model_entry(model, HOME_REST);
    struct text_style quiet = widgets_text(19.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.6f);
    float y = 598.0f;
    draw_heart(canvas, &day->streak);
    charts_week(canvas, WEEK_X, 520.0f, day->week, calendar_weekday(model->day));
    if (day->kept[0]) {
        canvas_text_fit(canvas, HOME_HEART_X, y, 420.0f, &quiet, day->kept);
        y += 26.0f;
    }
    if (day->spent[0])
        canvas_text_fit(canvas, HOME_HEART_X, y, 420.0f, &quiet, day->spent);
    if (rest)
        widgets_link(canvas, rest->box, day->rest == HOME_REST_MARKED ? "Not a rest day" : "Rest day",
                     home_model_focused(model, HOME_REST));
}

/* The first reps of the level as one line of hills, long rests left out of sight. */
static void draw_hills(struct canvas *canvas, const struct chart *chart, float x, float y, float width, float height)
{
    struct point points[HILL_POINTS];
    enum heel heel = chart->reps[0].heel;
    int64_t start_us = chart->reps[0].lift_us, end_us = start_us;
    for (int32_t i = 0, found = 0; i < chart->rep_count && found < HILL_REPS; i++)
        if (chart->reps[i].heel == heel && ++found)
            end_us = chart->reps[i].landing_us;
    int32_t rep = 0;
    for (int i = 0; i < HILL_POINTS; i++) {
        int64_t us = start_us + (end_us - start_us) * i / (HILL_POINTS - 1);
        while (rep + 1 < chart->rep_count && (chart->reps[rep].heel != heel || chart->reps[rep].landing_us < us))
            rep++;
        float share = (float)rep_height(&chart->reps[rep], us) / HEEL_HEIGHT_TOP;
        points[i] = (struct point){x + width * (float)i / (HILL_POINTS - 1), y - height * share};
    }
    canvas_stroke(canvas, points, HILL_POINTS, 4.0f, colour_alpha(theme.ink, 0.55f));
}

/* The three tiers side by side, the player's own dark. */
static void draw_tiers(struct canvas *canvas, const struct home_model *model)
{
    const struct box box = home_model_entry(model, HOME_TIER)->box;
    float width = box.w / DAILY_TIER_COUNT;
    for (int i = 0; i < DAILY_TIER_COUNT; i++) {
        bool chosen = i == (int)model->daily.tier;
        struct box pill = {box.x + width * (float)i, box.y, width, box.h};
        struct text_style style = {16.0f, TEXT_BOLD, TEXT_CENTRE, chosen ? theme.text : colour_alpha(theme.ink, 0.75f)};
        if (chosen)
            canvas_rect(canvas, pill, pill.h / 2, theme.ink);
        canvas_text(canvas, pill.x + width / 2, pill.y + pill.h / 2 + 6.0f, &style,
                    daily_tier_name((enum daily_tier)i));
    }
    if (home_model_focused(model, HOME_TIER))
        canvas_frame(canvas, (struct box){box.x - 5, box.y - 5, box.w + 10, box.h + 10}, box.h / 2 + 5, 3.0f,
                     theme.ink);
}

void home_draw_daily(struct canvas *canvas, const struct home_model *model)
{
    const struct home_daily *daily = &model->daily;
    const struct home_entry *entry = home_model_entry(model, HOME_START);
    if (!entry) {
        struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.7f);
        canvas_text(canvas, HOME_COLUMN, 240.0f, &quiet, "Today’s challenge could not be made: memory is out.");
        return;
    }
    canvas_rect(canvas, entry->box, 30.0f, theme.heel[HEEL_LEFT]);
    struct text_style style = {21.0f, TEXT_BOLD, TEXT_LEFT, colour_alpha(theme.ink, 0.8f)};
    canvas_text_fit(canvas, CARD_LEFT, 178.0f, 370.0f, &style, daily->label);
    style = (struct text_style){46.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, theme.ink};
    canvas_text_fit(canvas, CARD_LEFT, 230.0f, CARD_INSIDE, &style, daily->level->level.title);
    style = (struct text_style){21.0f, TEXT_MEDIUM, TEXT_LEFT, colour_alpha(theme.ink, 0.85f)};
    style.size = widgets_size_to_fit(canvas, &style, daily->about, CARD_INSIDE);
    canvas_text(canvas, CARD_LEFT, 268.0f, &style, daily->about);
    style = (struct text_style){17.0f, TEXT_MEDIUM, TEXT_RIGHT, colour_alpha(theme.ink, 0.8f)};
    canvas_text_fit(canvas, 1202.0f, 325.0f, 196.0f, &style, daily->theme);
    draw_hills(canvas, &daily->level->chart, CARD_LEFT, 322.0f, 400.0f, 32.0f);
    draw_tiers(canvas, model);

    const struct point play[] = {{1135.0f, 224.0f}, {1175.0f, 249.0f}, {1135.0f, 274.0f}, {1135.0f, 224.0f}};
    canvas_circle(canvas, 1149.0f, 249.0f, 48.0f, theme.text);
    canvas_polygon(canvas, play, 3, theme.heart_bottom, theme.heart_bottom);
    canvas_stroke(canvas, play, 4, 8.0f, theme.heart_bottom);
    if (home_model_focused(model, HOME_START))
        widgets_ring(canvas, entry->box, 30.0f);
}

void home_draw_dose(struct canvas *canvas, const struct home_day *day)
{
    const struct box bar = {HOME_COLUMN, 584.0f, HOME_COLUMN_RIGHT - HOME_COLUMN, 16.0f};
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    struct text_style bold = widgets_text(20.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    canvas_text(canvas, HOME_COLUMN, 568.0f, &quiet, "Today");
    charts_progress(canvas, bar, (float)day->permille / 1000.0f, theme.heel[HEEL_RIGHT]);
    canvas_text(canvas, HOME_COLUMN, 634.0f, &bold, day->minutes);
    quiet.align = TEXT_RIGHT;
    canvas_text(canvas, HOME_COLUMN_RIGHT, 634.0f, &quiet, day->work_done);
    canvas_text(canvas, HOME_COLUMN_RIGHT, 568.0f, &quiet, day->plan);
}
