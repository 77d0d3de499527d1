#include "screens/screen.h"

#include "draw/pictures/lanes.h"
#include "screens/list_draw.h"
#include "screens/training/training_model.h"
#include "screens/words.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/services.h"
#include "words/words.h"

#include <stdlib.h>

#define PANEL_WIDTH (LIST_PANEL_RIGHT - LIST_PANEL_LEFT)
#define STEPS_SIZE  256
#define SECOND_US   INT64_C(1000000)

static const struct box start_box = {776.0f, 570.0f, 412.0f, 62.0f};
static const struct box style_box = {882.0f, 472.0f, 156.0f, 66.0f};
static const struct box cadence_box = {1056.0f, 472.0f, 138.0f, 66.0f};

static void *training_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                            struct error *error)
{
    (void)from;
    (void)mono_us;
    struct training_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for training", "close other programs");
        return NULL;
    }
    if (training_model_init(model, services->levels, services->player, services->notices, error))
        return model;
    free(model);
    return NULL;
}

static void training_leave(void *state)
{
    training_model_reset(state);
    free(state);
}

static struct screen_next training_action(void *state, enum action action, int64_t mono_us)
{
    (void)mono_us;
    return training_model_action(state, action);
}

static void draw_tabs(struct canvas *canvas, const struct training_model *model)
{
    static const float at[TRAINING_TAB_COUNT] = {LIST_LEFT, 196.0f};
    const char *names[TRAINING_TAB_COUNT];
    for (int i = 0; i < TRAINING_TAB_COUNT; i++)
        names[i] = training_tab_name((enum training_tab)i);
    list_draw_tabs(canvas, names, at, TRAINING_TAB_COUNT, (int)model->tab, model->zone == TRAINING_TABS);
}

static void draw_row(struct canvas *canvas, const struct training_row *row, struct box box)
{
    char buffer[WORDS_SIZE];
    struct text text;
    float right = box.x + box.w - 24.0f, upper = box.y + 33.0f, lower = box.y + 58.0f;
    struct text_style title = widgets_text(23.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    canvas_text_fit(canvas, box.x + 28.0f, upper, 460.0f, &title, row->title);
    list_draw_about(canvas, box.x + 28.0f, lower, 500.0f, &quiet, row->about);
    title.align = quiet.align = TEXT_RIGHT;
    quiet.size = 15.0f;
    if (row->seconds > 0) {
        text_init(&text, buffer, sizeof buffer);
        words_clock(&text, row->seconds * SECOND_US);
        canvas_text(canvas, right, upper, &title, buffer);
    }
    if (row->reps > 0) {
        text_init(&text, buffer, sizeof buffer);
        words_count(&text, row->reps, "rep", "reps");
        canvas_text(canvas, right, lower, &quiet, buffer);
    }
}

static void draw_list(struct canvas *canvas, const struct training_model *model)
{
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    int32_t count = training_model_rows(model);
    if (count == 0)
        canvas_text(canvas, LIST_LEFT, LIST_TOP + 40.0f, &quiet, "No programs here yet.");
    for (int32_t i = 0; i < LIST_ROWS && model->first + i < count; i++) {
        struct training_row row;
        bool selected = model->first + i == model->selected && model->zone != TRAINING_TABS;
        training_model_row(model, model->first + i, &row);
        draw_row(canvas, &row, list_draw_row(canvas, i, selected, selected && model->zone == TRAINING_LIST));
    }
    list_draw_scroll(canvas, model->first, count);
}

/* What it is, and what it is good for. */
static void draw_summary(struct canvas *canvas, const struct training_model *model, const struct training_row *row)
{
    char buffer[WORDS_SIZE], steps[STEPS_SIZE];
    struct text text;
    const struct library_level *level = model->level;
    const struct program *program = training_model_program(model);
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.7f);
    list_draw_title(canvas, row->title);
    text_init(&text, buffer, sizeof buffer);
    english_music(&text, &level->level.music);
    text_add(&text, " · ");
    text_add_int(&text, english_cadence(tempo_bpm_milli_at(&level->chart.tempo, 0), 100));
    text_add(&text, " bpm · ");
    words_count(&text, level->chart.rep_count, "rep", "reps");
    canvas_text_fit(canvas, LIST_PANEL_LEFT, 249.0f, PANEL_WIDTH, &quiet, buffer);
    quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.55f);
    widgets_paragraph(canvas, (struct box){LIST_PANEL_LEFT, 277.0f, PANEL_WIDTH, 21.0f}, 2, &quiet, row->about);
    text_init(&text, steps, sizeof steps);
    if (program)
        training_steps(&text, program, training_model_rounds(model));
    else
        training_parts(&text, &level->level);
    quiet.colour = colour_alpha(theme.text, 0.8f);
    quiet.size = 15.0f;
    widgets_paragraph(canvas, (struct box){LIST_PANEL_LEFT, 418.0f, PANEL_WIDTH, 20.0f}, 3, &quiet, steps);
}

/* A like between arrows while it is being chosen; what the program sets says so by its name. */
static void draw_like(struct canvas *canvas, const struct training_model *model, enum training_zone zone,
                      struct box box, const char *name, const char *value)
{
    char buffer[WORDS_SIZE];
    struct text text;
    bool focused = model->zone == zone;
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, focused ? "‹ " : "");
    text_add(&text, value);
    text_add(&text, focused ? " ›" : "");
    list_draw_figure(canvas, box.x + 10.0f, box.w - 14.0f, name, buffer);
    if (focused)
        widgets_ring(canvas, box, 16.0f);
}

static void draw_figures(struct canvas *canvas, const struct training_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    const struct profile *profile = player_profile(model->player);
    const struct program *program = training_model_program(model);
    bool own_style = training_model_may_choose(model, TRAINING_STYLE);
    bool own_cadence = training_model_may_choose(model, TRAINING_CADENCE);
    text_init(&text, buffer, sizeof buffer);
    words_clock(&text, model->level->chart.end_us);
    list_draw_figure(canvas, LIST_PANEL_LEFT, 100.0f, "Length", buffer);
    bool any = own_style && style_names_find(&model->training.styles, profile->style) < 0;
    draw_like(canvas, model, TRAINING_STYLE, style_box, own_style ? "Style" : "Style (set)",
              any         ? "any"
              : own_style ? profile->style
                          : program->style);
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, own_cadence ? profile->cadence_rpm : program->cadence_rpm);
    draw_like(canvas, model, TRAINING_CADENCE, cadence_box, own_cadence ? "Reps a minute" : "A minute (set)", buffer);
}

static void draw_panel(struct canvas *canvas, const struct training_model *model)
{
    struct training_row row;
    char line[512];
    widgets_panel(canvas, list_panel_box);
    if (training_model_rows(model) == 0)
        return;
    if (!model->level) {
        struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.8f);
        widgets_paragraph(canvas, (struct box){LIST_PANEL_LEFT, 220.0f, PANEL_WIDTH, 26.0f}, 6, &quiet,
                          words_error(NULL, &model->why, line, sizeof line));
        return;
    }
    training_model_row(model, model->selected, &row);
    draw_summary(canvas, model, &row);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct box box = {LIST_PANEL_LEFT, heel == HEEL_LEFT ? 318.0f : 360.0f, PANEL_WIDTH, 28.0f};
        lanes_preview(canvas, &model->level->chart, (enum heel)heel, box, theme.heel[heel]);
    }
    draw_figures(canvas, model);
    widgets_button(canvas, start_box, "Start", 24.0f, true, model->zone == TRAINING_START);
}

/* One line at the foot: what the game has to say, or that files could not be read. */
static void draw_notice(struct canvas *canvas, const struct training_model *model)
{
    char buffer[512], line[400];
    struct text text;
    const struct programs *programs = &model->programs;
    text_init(&text, buffer, sizeof buffer);
    if (notices_line(model->notices)[0]) {
        text_add(&text, notices_line(model->notices));
    } else if (programs->skipped_count > 0) {
        words_count(&text, programs->skipped_count, "program", "programs");
        text_add(&text, " could not be read, e.g. ");
        text_add(&text, words_error(NULL, &programs->skipped[0], line, sizeof line));
    }
    struct text_style style = {16.0f, TEXT_MEDIUM, TEXT_LEFT, theme.gold};
    if (text.length > 0)
        canvas_text_fit(canvas, LIST_LEFT, 696.0f, 1168.0f, &style, buffer);
}

static void training_draw(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)tick;
    const struct training_model *model = state;
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_begin(canvas, 300.0f, 320.0f, 420.0f);
    canvas_text(canvas, LIST_LEFT, 76.0f, &title, "Training");
    draw_tabs(canvas, model);
    draw_list(canvas, model);
    draw_panel(canvas, model);
    draw_notice(canvas, model);
    canvas_end(canvas);
}

const struct screen screen_training = {.name = "training",
                                       .enter = training_enter,
                                       .leave = training_leave,
                                       .action = training_action,
                                       .draw = training_draw};
