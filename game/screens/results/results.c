#include "screens/screen.h"

#include "draw/pictures/heart.h"
#include "screens/results/results_model.h"
#include "screens/widgets.h"
#include "stage/notices.h"
#include "stage/services.h"

#include <stdlib.h>

#define LEFT       56.0f
#define DIAL_FIRST 132.0f
#define DIAL_STEP  150.0f
#define DIAL_Y     470.0f
#define WORDS_Y    602.0f /* below the chart of the song */
#define NOTE_MIN   15.0f

static const struct box close_panel = {720.0f, 136.0f, 504.0f, 214.0f};
static const struct box close_chart = {736.0f, 152.0f, 472.0f, 158.0f};
static const struct box song_panel = {720.0f, 410.0f, 504.0f, 170.0f};
static const struct box song_chart = {738.0f, 439.0f, 468.0f, 112.0f};

static void *results_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                           struct error *error)
{
    (void)mono_us;
    struct results_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the results", "close other programs");
        return NULL;
    }
    if (results_model_init(model, services->player, services->feet, services->desk, services->notices, from, error))
        return model;
    free(model);
    return NULL;
}

static void results_leave(void *state)
{
    results_model_reset(state);
    free(state);
}

static struct screen_next results_action(void *state, enum action action, int64_t mono_us)
{
    (void)mono_us;
    return results_model_action(state, action);
}

static struct screen_next results_update(void *state, int64_t mono_us)
{
    (void)mono_us;
    return results_model_update(state);
}

/* The answer comes without an event: it is asked for. */
static bool results_moving(const void *state)
{
    return results_model_waits(state);
}

static void draw_headline(struct canvas *canvas, const struct results_model *model)
{
    const struct result *result = &model->outcome.result;
    const char *name = model->request.level->level.title;
    struct text_style title = widgets_text(30.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(22.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    float width = canvas_text_width(canvas, &title, name);
    width = width > 520.0f ? 520.0f : width;
    canvas_text_fit(canvas, LEFT, 76.0f, width + 1.0f, &title, name);
    canvas_text(canvas, LEFT + width + 10.0f, 76.0f, &quiet, result->finished ? "done" : "so far");

    struct text_style huge = widgets_text(112.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_text(canvas, LEFT, 214.0f, &huge, model->accuracy);
    quiet.colour = colour_alpha(theme.text, 0.75f);
    canvas_text_fit(canvas, 60.0f, 262.0f, 620.0f, &quiet, model->counts);

    float x = LEFT + canvas_text_width(canvas, &huge, model->accuracy) + 36.0f;
    struct text_style grade = widgets_text(72.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style note = {18.0f, TEXT_BOLD, TEXT_LEFT, theme.gold};
    quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    canvas_text(canvas, x, 130.0f, &quiet, "grade");
    canvas_text(canvas, x, 199.0f, &grade, grade_name(result->grade));
    canvas_text_fit(canvas, x, 226.0f, 690.0f - x, &note, model->accuracy_note);
}

static void draw_streak(struct canvas *canvas, const struct results_model *model)
{
    const struct results_day *day = &model->day;
    struct text_style days = widgets_text(26.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style note = {20.0f, TEXT_BOLD, TEXT_LEFT, theme.gold};
    heart_draw(canvas, 84.0f, 327.0f, 0.25f, 0.0f);
    struct text_style line = widgets_text(17.0f, TEXT_MEDIUM, TEXT_LEFT, 0.8f);
    canvas_text(canvas, 128.0f, 334.0f, &days, day->streak);
    float x = 128.0f + canvas_text_width(canvas, &days, day->streak) + 18.0f;
    widgets_line(canvas, x, 334.0f, 690.0f - x, &note, NOTE_MIN, day->note);
    for (int i = 0; i < day->line_count; i++)
        canvas_text_fit(canvas, 128.0f, 362.0f + 24.0f * (float)i, 560.0f, &line, day->lines[i]);
}

static void draw_form(struct canvas *canvas, const struct results_form *form)
{
    struct text_style quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    for (int i = 0; i < form->dial_count; i++)
        charts_dial(canvas, DIAL_FIRST + DIAL_STEP * (float)i, DIAL_Y, form->dials[i].value, form->dials[i].name,
                    form->dials[i].detail);
    canvas_text_fit(canvas, song_panel.x, WORDS_Y, song_panel.w, &quiet, form->words);
}

static void draw_charts(struct canvas *canvas, const struct results_model *model)
{
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    struct text_style label = {16.0f, TEXT_BOLD, TEXT_LEFT, theme.heel[HEEL_LEFT]};
    canvas_text(canvas, close_panel.x, 120.0f, &quiet, "How close");
    widgets_panel(canvas, close_panel);
    charts_histogram(canvas, close_chart, model->histogram[HEEL_LEFT], model->histogram[HEEL_RIGHT]);
    canvas_text(canvas, close_panel.x + 22.0f, 166.0f, &label, model->closeness[HEEL_LEFT]);
    label.align = TEXT_RIGHT;
    label.colour = theme.heel[HEEL_RIGHT];
    canvas_text(canvas, close_panel.x + close_panel.w - 22.0f, 166.0f, &label, model->closeness[HEEL_RIGHT]);
    struct text_style side = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    canvas_text(canvas, close_panel.x + 22.0f, 336.0f, &side, "early");
    side.align = TEXT_RIGHT;
    canvas_text(canvas, close_panel.x + close_panel.w - 22.0f, 336.0f, &side, "late");

    canvas_text(canvas, song_panel.x, 394.0f, &quiet, "Through the song");
    widgets_panel(canvas, song_panel);
    charts_timeline(canvas, song_chart, model->dots, model->dot_count);
}

static const char *label_of(const struct results_model *model, enum results_item item)
{
    switch (item) {
    case RESULTS_AGAIN:
        return "Again";
    case RESULTS_SHARE:
        return model->shared ? "Copied" : "Copy to share";
    case RESULTS_CORRECT:
        return model->bias_button;
    case RESULTS_PLAN:
        return model->plan.button;
    case RESULTS_HOME:
    case RESULTS_ITEM_COUNT:
        break;
    }
    return "Home";
}

static const char *foot_words(const struct results_model *model)
{
    const char *const words[] = {notices_line(model->notices), model->trouble,    model->share_words,
                                 model->saving,                model->bias_words, model->plan.words};
    int i = 0;
    while (i < 5 && !words[i][0])
        i++;
    return words[i];
}

static void draw_foot(struct canvas *canvas, const struct results_model *model)
{
    /* Wide as long as there is room. */
    static const float wide[RESULTS_ITEM_COUNT] = {240.0f, 240.0f, 240.0f, 280.0f, 300.0f},
                       narrow[RESULTS_ITEM_COUNT] = {170.0f, 170.0f, 220.0f, 250.0f, 270.0f};
    struct text_style trouble = {16.0f, TEXT_BOLD, TEXT_LEFT, theme.gold};
    enum results_item items[RESULTS_ITEMS_MAX];
    int count = results_model_items(model, items);
    float x = LEFT;
    for (int i = 0; i < count; i++) {
        struct box box = {x, 622.0f, (count < RESULTS_ITEMS_MAX ? wide : narrow)[items[i]], 62.0f};
        const char *label = label_of(model, items[i]);
        struct text_style style = {24.0f, TEXT_BOLD, TEXT_CENTRE, theme.text};
        float size = widgets_size_to_fit(canvas, &style, label, box.w - 30.0f);
        widgets_button(canvas, box, label, size, items[i] == RESULTS_HOME, items[i] == model->focus);
        x += box.w + (count < RESULTS_ITEMS_MAX ? 20.0f : 16.0f);
    }
    x += 10.0f;
    widgets_paragraph(canvas, (struct box){x, 640.0f, 1224.0f - x, 22.0f}, 3, &trouble, foot_words(model));
}

static void results_draw(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)tick;
    const struct results_model *model = state;
    canvas_begin(canvas, 240.0f, 300.0f, 400.0f);
    draw_headline(canvas, model);
    draw_streak(canvas, model);
    draw_form(canvas, &model->form);
    draw_charts(canvas, model);
    draw_foot(canvas, model);
    canvas_end(canvas);
}

const struct screen screen_results = {.name = "results",
                                      .enter = results_enter,
                                      .leave = results_leave,
                                      .action = results_action,
                                      .update = results_update,
                                      .moving = results_moving,
                                      .draw = results_draw};
