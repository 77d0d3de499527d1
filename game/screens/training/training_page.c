#include "screens/training/training_page.h"

#include "core/made/quick.h"
#include "screens/preview.h"
#include "screens/training/training_model.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "words/level.h"
#include "words/music.h"
#include "words/program.h"

#define LIST_WIDTH  640.0f
#define LIST_LEAST  240.0f
#define PANEL_WIDTH 484.0f
#define SECOND_US   INT64_C(1000000)

static void add_tabs(struct node *in, const struct training_model *model)
{
    const struct message names[TRAINING_TAB_COUNT] = {
        [TRAINING_PROGRAMS] = _("Programs"), [TRAINING_QUICK] = _("Short sessions")};
    struct node *bar = page_bar(in, "tabs");
    for (int tab = 0; tab < TRAINING_TAB_COUNT; tab++)
        page_tab(bar, "tab", names[tab], tab == (int)model->tab, act_of(TRAINING_SHOW, tab));
}

static struct message title_of(const struct training_row *row)
{
    if (row->program)
        return page_value(value_name("", "program", row->program->program.title));
    return row->minutes > 0 ? _n("{count} minute", "{count} minutes", row->minutes)
                            : _n("{count} rep", "{count} reps", row->reps);
}

static struct message about_of(const struct training_row *row)
{
    return row->program ? page_value(value_name("", "program", row->about)) : message_of(row->about);
}

static void add_row(struct node *list, const struct training_model *model, int32_t index)
{
    struct training_row row = training_model_row(model, index);
    struct node *item = page_item(list, "session", act_of(TRAINING_SELECT, index));
    item->selected = item->first = index == model->selected;
    item->tells = true;
    item->pad.y = 11;
    struct node *line = page_row(item);
    struct node *what = page_column(line);
    what->grow = 1;
    page_text(what, STYLE_HEADING, title_of(&row));
    page_text(what, STYLE_QUIET, about_of(&row));
    struct node *amount = page_column(line);
    amount->align = ALIGN_END;
    amount->min_w = 92;
    if (row.seconds > 0)
        page_text(amount, STYLE_HEADING, page_value(value_clock("", row.seconds * SECOND_US)));
    if (row.program)
        page_text(amount, STYLE_QUIET, _n("{count} rep", "{count} reps", row.reps));
}

static void add_list(struct node *in, const struct training_model *model)
{
    struct node *list = page_list(in, "sessions", LIST_LEAST);
    int32_t count = training_model_rows(model);
    list->w = LIST_WIDTH;
    list->grow = 1;
    if (count == 0)
        page_text(list, STYLE_BODY, _("No programs here yet."));
    for (int32_t i = 0; i < count; i++)
        add_row(list, model, i);
}

static void add_facts(struct node *in, const struct training_model *model)
{
    const struct library_level *level = model->level;
    const struct level_music *music = &level->level.music;
    int64_t bpm_milli = tempo_bpm_milli_at(&level->chart.tempo, 0);
    struct facts facts = {.count = 0};
    facts_add(&facts, page_value(value_clock("", level->chart.end_us)));
    facts_add(&facts, words_music(levels_style_title(model->levels, music->style), music->key));
    facts_add(&facts, _f("{tempo} bpm", value_number("tempo", (bpm_milli + 500) / 1000)));
    facts_add(&facts, _n("{count} rep", "{count} reps", level->chart.rep_count));
    page_facts(in, STYLE_BODY, &facts);
}

/* What is to be done: a program's steps, or a short session's ways to lift. */
static void add_steps(struct node *in, const struct training_model *model)
{
    const struct program *program = training_model_program(model);
    struct facts steps =
        program ? words_program(program, training_model_rounds(model)) : words_ways(&model->level->level);
    page_facts(in, STYLE_QUIET, &steps)->name = "steps";
}

static struct message style_words(const struct training_model *model, const char *name)
{
    return name[0] ? page_value(value_name("", "style", levels_style_title(model->levels, name))) : _c("style", "any");
}

static void add_style(struct node *in, const struct training_model *model)
{
    const struct style_names *styles = &model->training.styles;
    int chosen = training_model_style(model);
    if (!training_model_owns_style(model)) {
        page_figure(in, _("Style, set by the program"), style_words(model, training_model_program(model)->style));
        return;
    }
    page_choice_figure(in, "style", _("Style"), style_words(model, chosen > 0 ? styles->names[chosen - 1] : ""), chosen,
                       styles->count + 1, act_of(TRAINING_STYLE, 0));
}

static void add_cadence(struct node *in, const struct training_model *model)
{
    int32_t rpm = player_profile(model->player)->cadence_rpm;
    if (!training_model_owns_cadence(model)) {
        page_figure(in, _("Reps a minute, set by the program"),
                    page_value(value_number("", training_model_program(model)->cadence_rpm)));
        return;
    }
    struct node *cadence = page_choice_figure(in, "cadence", _("Reps a minute"), page_value(value_number("", rpm)), rpm,
                                              QUICK_RPM_MAX + 1, act_of(TRAINING_CADENCE, 0));
    cadence->least = QUICK_RPM_MIN;
    cadence->stride = (struct stride){TRAINING_RPM_LEAP, QUICK_RPM_MIN, QUICK_RPM_MAX};
}

static void add_shown(struct node *in, const struct training_model *model)
{
    struct node *panel = page_panel(in);
    panel->name = "shown";
    panel->w = PANEL_WIDTH;
    panel->grow = 0.6f;
    panel->pad.y = 18;
    panel->gap = 9;
    if (training_model_rows(model) == 0)
        return;
    struct training_row row = training_model_row(model, model->selected);
    page_text(panel, STYLE_TITLE, title_of(&row));
    if (!model->level) {
        char why[WORDS_SIZE];
        page_text(panel, STYLE_BODY, page_finished(words_error(in->page->desc.words, &model->why, why, sizeof why)));
        return;
    }
    add_facts(panel, model);
    page_text(panel, STYLE_QUIET, about_of(&row));
    preview_lanes(panel, &model->level->chart, -1);
    add_steps(panel, model);
    struct node *likes = page_row(panel);
    likes->gap = 36;
    likes->pad.y = 6; /* so that what is focused has its ring */
    likes->align = ALIGN_START;
    add_style(likes, model);
    add_cadence(likes, model);
    page_primary(page_button(panel, "start", _("Start"), act_of(TRAINING_START, 0)))->self = ALIGN_STRETCH;
}

/* What the game has to say, or that files could not be read. */
static void add_notice(struct page *page, const struct training_model *model)
{
    char fault[WORDS_SIZE], buffer[WORDS_SIZE];
    const struct programs *programs = &model->programs;
    const char *line = notices_line(model->notices);
    if (!line[0] && programs->skipped_count > 0) {
        words_error(page->desc.words, &programs->skipped[0], fault, sizeof fault);
        line = words_write(page->desc.words,
                           _nf("{count} program could not be read: {fault}",
                               "{count} programs could not be read, e.g. {fault}", programs->skipped_count,
                               value_text("fault", fault)),
                           buffer, sizeof buffer);
    }
    page_notice(page, line);
}

void training_page(struct page *page, const void *state)
{
    const struct training_model *model = state;
    page_title(page, _("Training"));
    add_tabs(page->body, model);
    struct node *halves = page_halves(page->body);
    add_list(halves, model);
    add_shown(halves, model);
    add_notice(page, model);
    page_back(page, _("Back"), act_of(TRAINING_LEAVE, 0));
    page->glow = (struct glow){0.23f, 0.45f};
}
