#include "screens/levels/levels_page.h"

#include "screens/levels/levels_model.h"
#include "screens/preview.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "words/facts.h"
#include "words/level.h"
#include "words/music.h"

#define LIST_WIDTH  640.0f
#define LIST_LEAST  240.0f
#define PANEL_WIDTH 484.0f

static void add_tabs(struct node *in, const struct levels_model *model)
{
    static const char *const names[LEVELS_TAB_COUNT] = {[LEVELS_ALL] = NC_("levels", "All"),
                                                        [LEVELS_GENTLE] = NC_("levels", "Gentle"),
                                                        [LEVELS_STEADY] = NC_("levels", "Steady"),
                                                        [LEVELS_BRISK] = NC_("levels", "Brisk")};
    struct node *bar = page_bar(in, "tabs");
    for (int tab = 0; tab < LEVELS_TAB_COUNT; tab++)
        page_tab(bar, "tab", message_in("levels", names[tab]), tab == (int)model->tab, act_of(LEVELS_SHOW, tab));
}

/* Two texts at the end of a row, one over the other. */
static void add_pair(struct node *row, enum node_style style, struct message upper, enum node_tint tint,
                     struct message lower)
{
    struct node *pair = page_column(row);
    pair->align = ALIGN_END;
    pair->min_w = 92;
    page_text(pair, style, upper)->tint = tint;
    page_text(pair, STYLE_QUIET, lower);
}

static void add_row(struct node *list, const struct levels_model *model, int32_t index)
{
    const struct levels_row *row = model->rows[index];
    const struct library_level *level = row->level;
    struct node *item = page_item(list, "level", act_of(LEVELS_SELECT, index));
    item->selected = item->first = index == model->selected;
    item->tells = true;
    item->pad.y = 11;
    page_label(item, words_level_title(level->name, level->level.title));
    page_label_value(item,
                     words_level_told((level->cadence_rpm_milli + 500) / 1000, level->chart.end_us, row->best_bp));
    page_says(item, words_level_about(level->name, level->level.about));
    struct node *line = page_row(item);
    struct node *what = page_column(line);
    what->grow = 1;
    page_text(what, STYLE_HEADING, words_level_title(level->name, level->level.title));
    page_text(what, STYLE_QUIET, words_level_about(level->name, level->level.about));
    add_pair(line, STYLE_HEADING, page_value(value_number("", (level->cadence_rpm_milli + 500) / 1000)), TINT_TEXT,
             _c("reps", "a minute"));
    add_pair(line, STYLE_STRONG, row->best_bp >= 0 ? page_value(value_percent("", row->best_bp)) : page_finished("—"),
             row->best_bp >= 0 ? TINT_GOLD : TINT_TEXT, page_value(value_clock("", level->chart.end_us)));
}

static void add_list(struct node *in, const struct levels_model *model)
{
    struct node *list = page_list(in, "levels", LIST_LEAST);
    list->w = LIST_WIDTH;
    list->grow = 1;
    if (model->row_count == 0)
        page_text(list, STYLE_BODY, _("No levels here yet."));
    for (int32_t i = 0; i < model->row_count; i++)
        add_row(list, model, i);
}

static void add_facts(struct node *in, const struct levels_model *model, const struct library_level *level)
{
    int64_t bpm_milli = (int64_t)tempo_bpm_milli_at(&level->chart.tempo, 0) * model->tempo_percent;
    struct facts facts = {.count = 0};
    const struct level_music *music = &level->level.music;
    facts_add(&facts, words_music(levels_style_title(model->levels, music->style), music->key));
    facts_add(&facts, _f("{tempo} bpm", value_number("tempo", (bpm_milli + 50000) / 100000)));
    facts_add(&facts, _n("{count} rep", "{count} reps", level->chart.rep_count));
    page_facts(in, STYLE_BODY, &facts);
}

static void add_figures(struct node *in, const struct levels_model *model, const struct levels_row *row)
{
    struct node *figures = page_row(in);
    figures->gap = 28;
    page_figure(figures, _("Your best"),
                row->best_bp >= 0 ? page_value(value_percent("", row->best_bp)) : _c("best", "not yet"));
    page_figure(figures, _("Lift : lower"), words_ratio(&row->level->chart));
    page_choice_figure(figures, "tempo", _("Tempo"), page_value(value_whole_percent("", model->tempo_percent)),
                       (model->tempo_percent - TEMPO_PERCENT_MIN) / LEVELS_TEMPO_STEP, LEVELS_TEMPO_COUNT,
                       act_of(LEVELS_TEMPO, 0));
}

static void add_shown(struct node *in, const struct levels_model *model)
{
    const struct levels_row *row = levels_model_selected(model);
    struct node *panel = page_panel(in);
    panel->name = "shown";
    panel->w = PANEL_WIDTH;
    panel->grow = 0.6f;
    if (!row)
        return;
    page_text(panel, STYLE_TITLE, words_level_title(row->level->name, row->level->level.title));
    add_facts(panel, model, row->level);
    page_text(panel, STYLE_QUIET, words_level_about(row->level->name, row->level->level.about));
    preview_lanes(panel, &row->level->chart, -1);
    preview_parts(panel, &row->level->chart);
    add_figures(panel, model, row);
    struct node *buttons = page_row(panel);
    page_primary(page_button(buttons, "play", _("Play"), act_of(LEVELS_PLAY, 0)))->grow = 1;
    page_button(buttons, "practice", _("Practice"), act_of(LEVELS_PRACTICE, 0));
}

static void ask_part(struct page *page, const struct levels_model *model)
{
    const struct chart *chart = &levels_model_selected(model)->level->chart;
    int32_t part = levels_part(chart, model->part);
    struct node *sheet = page_dialog(page, "practice", _("Practise a part, around and around"));
    preview_lanes(sheet, chart, part);
    preview_parts(sheet, chart);
    page_choice(sheet, "part", _("Part"), words_part(chart->parts[part].name), model->part, levels_part_count(chart),
                act_of(LEVELS_PART, 0))
        ->self = ALIGN_STRETCH;
    struct node *row = page_row(sheet);
    page_primary(page_button(row, "practise", _("Practise"), act_of(LEVELS_PRACTISE, 0)))->first = true;
    page_dialog_back(row, _("Not now"), act_of(LEVELS_KEEP, 0));
}

/* What the game has to say, or that files could not be read. */
static void add_notice(struct page *page, const struct levels_model *model)
{
    char fault[WORDS_SIZE], buffer[WORDS_SIZE];
    const struct library *library = levels_library(model->levels);
    const char *line = notices_line(model->notices);
    if (line[0] || library->skipped_count == 0) {
        page_notice(page, line);
        return;
    }
    words_error(page->desc.words, &library->skipped[0], fault, sizeof fault);
    words_write(page->desc.words,
                _nf("{count} level file could not be read: {fault}",
                    "{count} level files could not be read, e.g. {fault}", library->skipped_count,
                    value_text("fault", fault)),
                buffer, sizeof buffer);
    page_notice(page, buffer);
}

void levels_page(struct page *page, const void *state)
{
    const struct levels_model *model = state;
    page_title(page, _("Levels"));
    add_tabs(page->body, model);
    struct node *halves = page_halves(page->body);
    add_list(halves, model);
    add_shown(halves, model);
    add_notice(page, model);
    page_back(page, _("Back"), act_of(LEVELS_LEAVE, 0));
    page->glow = (struct glow){0.23f, 0.45f};
    if (model->practising)
        ask_part(page, model);
}
