#include "screens/screen.h"

#include "draw/charts.h"
#include "draw/heart.h"
#include "draw/lanes.h"
#include "screens/home_model.h"
#include "screens/widgets.h"

#include <stdlib.h>
#include <string.h>

#define LEFT           56.0f
#define HEART_X        270.0f
#define HEART_Y        305.6f
#define HEART_SIZE     1.442f
#define WEEK_X         108.0f /* so that its seven days stand under the heart */
#define HEART_INSIDE   200.0f
#define COLUMN         560.0f
#define COLUMN_RIGHT   1224.0f
#define HILL_POINTS    121
#define HILL_REPS      4
#define ENOUGH_MINUTES 15

static void *home_enter(struct stage *stage, const struct screen_next *from, int64_t mono_us, struct error *error)
{
    (void)from;
    (void)mono_us;
    struct home_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the home screen", "close other programs");
        return NULL;
    }
    home_model_init(model, stage);
    return model;
}

static void home_leave(void *state)
{
    free(state);
}

static struct screen_next home_action(void *state, enum action action, int64_t mono_us)
{
    (void)mono_us;
    return home_model_action(state, action);
}

static struct screen_next home_update(void *state, const struct tick *tick)
{
    (void)tick;
    home_model_update(state);
    return (struct screen_next){0};
}

static void draw_streak(struct canvas *canvas, const struct home_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    int32_t days = model->streak.current;
    struct text_style big = widgets_text(days > 0 ? 110.0f : 62.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style small = widgets_text(24.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.9f);
    heart_draw(canvas, HEART_X, HEART_Y, HEART_SIZE, 0.0f);
    if (days > 0) {
        text_init(&text, buffer, sizeof buffer);
        text_add_int(&text, days);
        big.size = widgets_size_to_fit(canvas, &big, buffer, HEART_INSIDE);
        canvas_text(canvas, HEART_X, 318.0f, &big, buffer);
        canvas_text(canvas, HEART_X, 360.0f, &small, days == 1 ? "day in a row" : "days in a row");
    } else {
        canvas_text(canvas, HEART_X, 312.0f, &big, "Start");
        canvas_text(canvas, HEART_X, 350.0f, &small, model->streak.best > 0 ? "a new row today" : "your first day");
    }
}

static void draw_week(struct canvas *canvas, const struct home_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    const struct streak *streak = &model->streak;
    charts_week(canvas, WEEK_X, 520.0f, streak->recent, calendar_weekday(model->stage->today));
    text_init(&text, buffer, sizeof buffer);
    if (streak->freezes > 0)
        words_count(&text, streak->freezes, "freeze kept", "freezes kept");
    if (streak->best > streak->current) {
        text_add(&text, text.length > 0 ? " · best row " : "best row ");
        words_count(&text, streak->best, "day", "days");
    }
    struct text_style quiet = widgets_text(19.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.6f);
    if (text.length > 0)
        canvas_text(canvas, HEART_X, 612.0f, &quiet, buffer);
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

static void draw_start(struct canvas *canvas, const struct home_model *model)
{
    const struct home_entry *entry = home_model_entry(model, HOME_START);
    struct text_style style = {21.0f, TEXT_BOLD, TEXT_LEFT, colour_alpha(theme.ink, 0.8f)};
    if (!entry) {
        struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.7f);
        canvas_text(canvas, COLUMN, 240.0f, &quiet, "There are no levels to play. Is Heelbeat installed whole?");
        return;
    }
    const struct library_level *level = model->suggested;
    char buffer[WORDS_SIZE];
    struct text text;
    canvas_rect(canvas, entry->box, 30.0f, theme.heel[HEEL_LEFT]);
    canvas_text(canvas, 596.0f, 178.0f, &style, model->streak.today_done ? "One more, if you like" : "Today’s session");
    style = (struct text_style){46.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, theme.ink};
    canvas_text_fit(canvas, 596.0f, 230.0f, 470.0f, &style, level->level.title);
    text_init(&text, buffer, sizeof buffer);
    words_minutes(&text, level->chart.end_us);
    text_add(&text, " · ");
    words_count(&text, level->chart.rep_count, "rep", "reps");
    text_add(&text, " · ");
    words_music(&text, &level->level.music);
    style = (struct text_style){21.0f, TEXT_MEDIUM, TEXT_LEFT, colour_alpha(theme.ink, 0.85f)};
    canvas_text_fit(canvas, 596.0f, 268.0f, 470.0f, &style, buffer);
    draw_hills(canvas, &level->chart, 596.0f, 322.0f, 400.0f, 32.0f);

    const struct point play[] = {{1130.0f, 207.0f}, {1176.0f, 235.0f}, {1130.0f, 263.0f}, {1130.0f, 207.0f}};
    canvas_circle(canvas, 1146.0f, 235.0f, 54.0f, theme.text);
    canvas_polygon(canvas, play, 3, theme.heart_bottom, theme.heart_bottom);
    canvas_stroke(canvas, play, 4, 8.0f, theme.heart_bottom);
    if (home_model_focused(model, HOME_START))
        widgets_ring(canvas, entry->box, 30.0f);
}

/* A left and a right hill that take turns. */
static void draw_turns(struct canvas *canvas, float x, float y)
{
    struct point points[25];
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        const struct rep rep = {.lift_us = 0, .top_us = 500, .lower_us = 500, .landing_us = 1000};
        for (int i = 0; i < 25; i++)
            points[i] = (struct point){x + 38.0f * (float)(heel - 1) + 38.0f * (float)i / 24.0f,
                                       y - 34.0f * (float)rep_height(&rep, 1000 * i / 24) / HEEL_HEIGHT_TOP};
        canvas_stroke(canvas, points, 25, 5.0f, theme.heel[heel]);
    }
}

static void draw_cards(struct canvas *canvas, const struct home_model *model)
{
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    struct text_style number = widgets_text(42.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style unit = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.7f);
    if (model->card_count > 0)
        canvas_text(canvas, COLUMN, 392.0f, &quiet, "Short session");
    for (int i = 0; i < model->card_count; i++) {
        const struct home_card *card = &model->cards[i];
        const struct home_entry *entry = home_model_entry(model, (enum home_item)(HOME_CARD_1 + i));
        float middle = entry->box.x + entry->box.w / 2;
        canvas_rect(canvas, entry->box, 24.0f, colour_alpha(theme.text, 0.10f));
        if (card->alternating)
            draw_turns(canvas, middle, 464.0f);
        else
            canvas_text(canvas, middle, 466.0f, &number, card->number);
        canvas_text(canvas, middle, 496.0f, &unit, card->unit);
        if (home_model_focused(model, entry->item))
            widgets_ring(canvas, entry->box, 24.0f);
    }
}

static void draw_today(struct canvas *canvas, const struct home_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    int64_t minutes = model->today.played_us / 60000000;
    int32_t goal = model->stage->profile->goal_minutes;
    float share = (float)model->today.played_us / (60e6f * (float)(goal > 0 ? goal : 1));
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    struct text_style bold = widgets_text(20.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    canvas_text(canvas, COLUMN, 568.0f, &quiet, "Today");
    charts_progress(canvas, (struct box){COLUMN, 584.0f, COLUMN_RIGHT - COLUMN, 16.0f}, share > 1.0f ? 1.0f : share,
                    theme.heel[HEEL_RIGHT]);
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, minutes);
    text_add(&text, " of ");
    words_count(&text, goal, "minute", "minutes");
    if (minutes >= goal)
        text_add(&text, minutes >= ENOUGH_MINUTES ? ", and that is enough for today" : ", well done");
    canvas_text(canvas, COLUMN, 634.0f, &bold, buffer);
    text_init(&text, buffer, sizeof buffer);
    words_count(&text, model->today.reps, "rep", "reps");
    quiet.align = TEXT_RIGHT;
    canvas_text(canvas, COLUMN_RIGHT, 634.0f, &quiet, buffer);
}

static void draw_foot(struct canvas *canvas, const struct home_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    const struct home_entry *levels = home_model_entry(model, HOME_LEVELS);
    const struct home_entry *quit = home_model_entry(model, HOME_QUIT);
    if (levels)
        widgets_link(canvas, levels->box, "Levels", home_model_focused(model, HOME_LEVELS));
    const struct home_entry *devices = home_model_entry(model, HOME_DEVICES);
    widgets_link(canvas, devices->box, "Devices", home_model_focused(model, HOME_DEVICES));
    const struct home_entry *calibrate = home_model_entry(model, HOME_CALIBRATE);
    widgets_link(canvas, calibrate->box, "Calibrate", home_model_focused(model, HOME_CALIBRATE));
    widgets_link(canvas, quit->box, "Quit", home_model_focused(model, HOME_QUIT));
    struct text_style style = widgets_text(17.0f, TEXT_MEDIUM, TEXT_LEFT, 0.75f);
    if (model->first_time) {
        text_init(&text, buffer, sizeof buffer);
        home_hint(&text, model->stage->settings);
        canvas_text_fit(canvas, LEFT, 661.0f, 460.0f, &style, buffer);
    }
    style.colour = theme.gold;
    if (model->stage->notice[0])
        canvas_text_fit(canvas, LEFT, 690.0f, 460.0f, &style, model->stage->notice);
}

static void home_draw(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)tick;
    const struct home_model *model = state;
    struct text_style brand = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style name = widgets_text(22.0f, TEXT_MEDIUM, TEXT_RIGHT, 0.75f);
    canvas_begin(canvas, HEART_X, 330.0f, 420.0f);
    canvas_text(canvas, LEFT, 76.0f, &brand, "Heelbeat");
    if (strcmp(model->stage->profile->player, "default") != 0) /* nobody has given a name yet */
        canvas_text_fit(canvas, COLUMN_RIGHT, 76.0f, 500.0f, &name, model->stage->profile->player);
    draw_streak(canvas, model);
    draw_week(canvas, model);
    draw_start(canvas, model);
    draw_cards(canvas, model);
    draw_today(canvas, model);
    draw_foot(canvas, model);
    canvas_end(canvas);
}

const struct screen screen_home = {.name = "home",
                                   .enter = home_enter,
                                   .leave = home_leave,
                                   .action = home_action,
                                   .update = home_update,
                                   .draw = home_draw};
