#include "screens/screen.h"

#include "draw/pictures/lanes.h"
#include "screens/levels/levels_model.h"
#include "screens/list_draw.h"
#include "screens/words.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/services.h"
#include "words/words.h"

#include <stdlib.h>

#define LABEL_GAP 14.0f

static const struct box play_box = {776.0f, 570.0f, 260.0f, 62.0f};
static const struct box practice_box = {1052.0f, 570.0f, 136.0f, 62.0f};
static const struct box tempo_box = {1052.0f, 472.0f, 146.0f, 66.0f};

static void *levels_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                          struct error *error)
{
    (void)from;
    (void)mono_us;
    struct levels_model *model = malloc(sizeof *model);
    if (!model) {
        error_set(error, "", "there is no memory left for the list of levels", "close other programs");
        return NULL;
    }
    if (levels_model_init(model, services->levels, services->player, services->notices, error))
        return model;
    free(model);
    return NULL;
}

static void levels_leave(void *state)
{
    levels_model_reset(state);
    free(state);
}

static struct screen_next levels_action(void *state, enum action action, int64_t mono_us)
{
    (void)mono_us;
    return levels_model_action(state, action);
}

static void draw_tabs(struct canvas *canvas, const struct levels_model *model)
{
    static const float at[LEVELS_TAB_COUNT] = {LIST_LEFT, 126.0f, 228.0f, 330.0f};
    const char *names[LEVELS_TAB_COUNT];
    for (int i = 0; i < LEVELS_TAB_COUNT; i++)
        names[i] = levels_tab_name((enum levels_tab)i);
    list_draw_tabs(canvas, names, at, LEVELS_TAB_COUNT, (int)model->tab, model->zone == LEVELS_TABS);
}

static void draw_row(struct canvas *canvas, const struct levels_row *row, struct box box)
{
    char buffer[WORDS_SIZE];
    struct text text;
    const struct level *level = &row->level->level;
    float right = box.x + box.w - 24.0f, middle = box.x + 504.0f, upper = box.y + 33.0f, lower = box.y + 58.0f;
    struct text_style title = widgets_text(23.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    canvas_text_fit(canvas, box.x + 28.0f, upper, 400.0f, &title, level->title);
    list_draw_about(canvas, box.x + 28.0f, lower, 400.0f, &quiet, level->about);

    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, english_cadence(row->level->cadence_rpm_milli, 100));
    title.align = quiet.align = TEXT_RIGHT;
    canvas_text(canvas, middle, upper, &title, buffer);
    quiet.size = 14.0f;
    canvas_text(canvas, middle, lower, &quiet, "a minute");

    text_init(&text, buffer, sizeof buffer);
    if (row->best_bp >= 0)
        words_percent(&text, row->best_bp);
    else
        text_add(&text, "—");
    title.size = 20.0f;
    title.colour = row->best_bp >= 0 ? theme.gold : colour_alpha(theme.text, 0.4f);
    canvas_text(canvas, right, upper, &title, buffer);
    text_init(&text, buffer, sizeof buffer);
    words_clock(&text, row->level->chart.end_us);
    quiet.size = 15.0f;
    canvas_text(canvas, right, lower, &quiet, buffer);
}

static void draw_list(struct canvas *canvas, const struct levels_model *model)
{
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    if (model->row_count == 0)
        canvas_text(canvas, LIST_LEFT, LIST_TOP + 40.0f, &quiet, "No levels here yet.");
    for (int32_t i = 0; i < LEVELS_ROWS && model->first + i < model->row_count; i++) {
        int32_t row = model->first + i;
        bool selected = row == model->selected && model->zone != LEVELS_TABS;
        draw_row(canvas, model->rows[row], list_draw_row(canvas, i, selected, selected && model->zone == LEVELS_LIST));
    }
    list_draw_scroll(canvas, model->first, model->row_count);
}

static void draw_summary(struct canvas *canvas, const struct library_level *level, int32_t tempo_percent)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.7f);
    list_draw_title(canvas, level->level.title);
    text_init(&text, buffer, sizeof buffer);
    english_music(&text, &level->level.music);
    text_add(&text, " · ");
    text_add_int(&text, english_cadence(tempo_bpm_milli_at(&level->chart.tempo, 0), tempo_percent));
    text_add(&text, " bpm · ");
    words_count(&text, level->chart.rep_count, "rep", "reps");
    canvas_text_fit(canvas, LIST_PANEL_LEFT, 249.0f, LIST_PANEL_RIGHT - LIST_PANEL_LEFT, &quiet, buffer);
    quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.55f);
    widgets_paragraph(canvas, (struct box){LIST_PANEL_LEFT, 279.0f, LIST_PANEL_RIGHT - LIST_PANEL_LEFT, 22.0f}, 3,
                      &quiet, level->level.about);
}

/* Names under their parts, as far as there is room: a name that would run into the one before is left out, and the last
 * one is cut at the edge. */
static void draw_parts(struct canvas *canvas, const struct chart *chart)
{
    struct text_style style = widgets_text(14.0f, TEXT_MEDIUM, TEXT_LEFT, 0.55f);
    float free_from = LIST_PANEL_LEFT;
    for (int32_t i = 0; i < chart->part_count; i++) {
        const struct chart_part *part = &chart->parts[i];
        float x = LIST_PANEL_LEFT + (LIST_PANEL_RIGHT - LIST_PANEL_LEFT) * (float)part->start_us / (float)chart->end_us;
        float width = canvas_text_width(canvas, &style, part->name);
        if (x < free_from || x + width > LIST_PANEL_RIGHT)
            continue;
        canvas_text(canvas, x, 446.0f, &style, part->name);
        free_from = x + width + LABEL_GAP;
    }
}

static void draw_figures(struct canvas *canvas, const struct levels_model *model, const struct levels_row *row)
{
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    if (row->best_bp >= 0)
        words_percent(&text, row->best_bp);
    else
        text_add(&text, "not yet");
    list_draw_figure(canvas, LIST_PANEL_LEFT, 146.0f, "Your best", buffer);
    text_init(&text, buffer, sizeof buffer);
    levels_ratio(&text, &row->level->chart);
    list_draw_figure(canvas, 930.0f, 130.0f, "Lift : lower", buffer);
    text_init(&text, buffer, sizeof buffer);
    bool focused = model->zone == LEVELS_TEMPO;
    if (focused)
        text_add(&text, "‹ ");
    text_add_int(&text, model->tempo_percent);
    text_add(&text, focused ? " % ›" : " %");
    list_draw_figure(canvas, 1070.0f, 140.0f, "Tempo", buffer);
    if (focused)
        widgets_ring(canvas, tempo_box, 16.0f);
}

/* A band over the part in the preview, and its name where the buttons were. */
static void draw_choice_of_part(struct canvas *canvas, const struct levels_model *model, const struct chart *chart)
{
    char buffer[WORDS_SIZE];
    struct text text;
    const struct chart_part *part = &chart->parts[model->part];
    float scale = (LIST_PANEL_RIGHT - LIST_PANEL_LEFT) / (float)chart->end_us;
    struct box band = {LIST_PANEL_LEFT + scale * (float)part->start_us, 330.0f,
                       scale * (float)(part->end_us - part->start_us), 98.0f};
    struct box wide = {LIST_PANEL_LEFT, play_box.y + 10.0f, LIST_PANEL_RIGHT - LIST_PANEL_LEFT, play_box.h - 8.0f};
    canvas_rect(canvas, band, 10.0f, colour_alpha(theme.text, 0.16f));
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "‹ ");
    text_add(&text, part->name);
    text_add(&text, " ›");
    widgets_button(canvas, wide, buffer, 22.0f, true, true);
    struct text_style quiet = widgets_text(15.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.55f);
    canvas_text(canvas, wide.x + wide.w / 2, wide.y - 18.0f, &quiet, "Practise, around and around");
}

static void draw_panel(struct canvas *canvas, const struct levels_model *model)
{
    const struct levels_row *row = levels_model_selected(model);
    widgets_panel(canvas, list_panel_box);
    if (!row)
        return;
    draw_summary(canvas, row->level, model->tempo_percent);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct box box = {LIST_PANEL_LEFT, heel == HEEL_LEFT ? 338.0f : 392.0f, LIST_PANEL_RIGHT - LIST_PANEL_LEFT,
                          30.0f};
        lanes_preview(canvas, &row->level->chart, (enum heel)heel, box, theme.heel[heel]);
    }
    draw_parts(canvas, &row->level->chart);
    draw_figures(canvas, model, row);
    if (model->zone == LEVELS_PART) {
        draw_choice_of_part(canvas, model, &row->level->chart);
        return;
    }
    widgets_button(canvas, play_box, "Play", 24.0f, true, model->zone == LEVELS_PLAY);
    widgets_button(canvas, practice_box, "Practice", 20.0f, false, model->zone == LEVELS_PRACTICE);
}

/* One line at the foot: what the game has to say, or that files could not be read. */
static void draw_notice(struct canvas *canvas, const struct levels_model *model)
{
    char buffer[512], line[400];
    struct text text;
    const struct library *library = levels_library(model->levels);
    text_init(&text, buffer, sizeof buffer);
    if (notices_line(model->notices)[0]) {
        text_add(&text, notices_line(model->notices));
    } else if (library->skipped_count > 0) {
        words_count(&text, library->skipped_count, "level file", "level files");
        text_add(&text, " could not be read, e.g. ");
        text_add(&text, words_error(NULL, &library->skipped[0], line, sizeof line));
    }
    struct text_style style = {16.0f, TEXT_MEDIUM, TEXT_LEFT, theme.gold};
    if (text.length > 0)
        canvas_text_fit(canvas, LIST_LEFT, 696.0f, 1168.0f, &style, buffer);
}

static void levels_draw(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)tick;
    const struct levels_model *model = state;
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_begin(canvas, 300.0f, 320.0f, 420.0f);
    canvas_text(canvas, LIST_LEFT, 76.0f, &title, "Levels");
    draw_tabs(canvas, model);
    draw_list(canvas, model);
    draw_panel(canvas, model);
    draw_notice(canvas, model);
    canvas_end(canvas);
}

const struct screen screen_levels = {
    .name = "levels", .enter = levels_enter, .leave = levels_leave, .action = levels_action, .draw = levels_draw};
