#include "screens/results/results_page.h"

#include "play/play_count.h"
#include "screens/results/results_pictures.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "words/device.h"
#include "words/level.h"
#include "words/plan.h"
#include "words/session.h"
#include "words/timing.h"

#define LEFT_WIDTH  600.0f
#define RIGHT_WIDTH 504.0f
#define DIAL_CELL   132.0f
#define PANEL_PAD   20.0f
#define WHY_LEAST   280.0f

/* ---- what it came to */

/* Read out as one: the number and its grade. */
static void add_accuracy(struct node *in, const struct results_model *model)
{
    const struct result *result = &model->outcome->result;
    struct node *row = page_row(in);
    row->role = ROLE_TEXT;
    row->gap = 36;
    page_label(row, _f("Accuracy {accuracy}, grade {grade}", value_percent("accuracy", result->accuracy_bp),
                       value_text("grade", grade_name(result->grade))));
    struct node *number = page_text(row, STYLE_HUGE, page_value(value_percent("", result->accuracy_bp)));
    struct node *grade = page_column(row);
    struct node *label = page_text(grade, STYLE_LABEL, _("grade"));
    struct node *letter = page_text(grade, STYLE_HERO, page_finished(grade_name(result->grade)));
    number->role = label->role = letter->role = ROLE_NONE;
    if (model->is_best)
        page_text(grade, STYLE_STRONG, _("your best so far"))->tint = TINT_GOLD;
}

static void add_counts(struct node *in, const struct results_model *model)
{
    const struct result *result = &model->outcome->result;
    struct facts facts = words_reps_done(result->counted, result->reps, play_is_practice(model->request.level),
                                         result->max_combo, model->cadence_rpm);
    page_facts(in, STYLE_BODY, &facts);
}

static void add_row_of_days(struct node *in, const struct results_day *day)
{
    struct node *row = page_row(in);
    results_heart(row);
    struct node *words = page_column(row);
    words->grow = 1;
    struct node *line = page_row(words);
    line->flow = true;
    line->gap = 10;
    line->align = ALIGN_BASELINE;
    page_text(line, STYLE_FIGURE, day->row);
    if (day->note.count > 0)
        page_facts(line, STYLE_STRONG, &day->note)->tint = TINT_GOLD;
    for (int i = 0; i < day->line_count; i++)
        page_text(words, STYLE_QUIET, day->lines[i]);
}

static void add_dials(struct node *in, const struct results_form *form)
{
    if (form->dial_count == 0)
        return;
    struct node *grid = page_grid(in, DIAL_CELL, FORM_DIAL_COUNT);
    for (int i = 0; i < form->dial_count; i++)
        results_dial(grid, &form->dials[i]);
}

/* ---- how it was done */

static struct node *add_panel(struct node *in, struct message label)
{
    struct node *column = page_column(in);
    column->grow = 1;
    column->gap = 8;
    page_text(column, STYLE_LABEL, label);
    struct node *panel = page_panel(column);
    panel->grow = 1;
    panel->gap = 6;
    panel->pad = (struct pad){PANEL_PAD, 14};
    return panel;
}

/* Two texts at the ends of a line. */
static struct node *add_ends(struct node *in)
{
    struct node *ends = page_row(in);
    ends->justify = JUSTIFY_BETWEEN;
    return ends;
}

/* As figures to the eye, as words to the ear. */
static void add_closeness(struct node *in, const struct results_model *model, enum heel heel)
{
    const struct results_closeness *close = &model->closeness[heel];
    struct node *said = page_column(in);
    if (close->hits == 0)
        return;
    said->role = ROLE_TEXT;
    page_label(said, words_closeness_said(heel, close->mean_us, close->spread_us));
    struct node *text = page_text(said, STYLE_CAP, words_closeness(heel, close->mean_us, close->spread_us));
    text->role = ROLE_NONE;
    text->tint = heel == HEEL_LEFT ? TINT_LEFT : TINT_RIGHT;
}

static void add_charts(struct node *in, const struct results_model *model)
{
    struct node *close = add_panel(in, _("How close"));
    struct node *heels = add_ends(close);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        add_closeness(heels, model, (enum heel)heel);
    results_histogram(close, model);
    struct node *sides = add_ends(close);
    page_text(sides, STYLE_QUIET, _c("side of the beat", "early"))->role = ROLE_NONE;
    page_text(sides, STYLE_QUIET, _c("side of the beat", "late"))->role = ROLE_NONE;
    struct node *song = add_panel(in, _("Through the song"));
    results_timeline(song, model);
    const struct result *result = &model->outcome->result;
    if (result->counted == 0)
        return;
    struct facts faults = words_faults(result->form.bounces, result->form.short_reps);
    page_facts(in, STYLE_QUIET, &faults);
}

/* ---- what can be done */

/* Why stands beside the buttons, and is said after what is offered. */
static void add_offer(struct node *buttons, const char *name, struct message label, struct message why, struct act act)
{
    struct node *button = page_button(buttons, name, label, act);
    struct node *text = page_text(buttons->parent, STYLE_QUIET, why);
    text->tint = TINT_GOLD;
    text->grow = 1;
    text->min_w = WHY_LEAST;
    button->about = text->text;
}

/* Before all else, and alone: leaving may lose it. */
static void add_saving(struct node *row, const struct play_outcome *outcome)
{
    page_primary(page_button(row, "save", _("Try to save again"), act_of(RESULTS_SAVE, 0)))->first = true;
    if (!outcome->saved)
        page_button(row, "elsewhere", _("Save elsewhere"), act_of(RESULTS_ELSEWHERE, 0));
}

static void add_ways(struct node *in, const struct results_model *model)
{
    const struct plan_hint *hint = &model->plan.hint;
    struct node *row = page_row(page_row(in));
    row->flow = true;
    bool lacks = play_outcome_lacks(model->outcome);
    if (lacks)
        add_saving(row, model->outcome);
    page_button(row, "again", _("Again"), act_of(RESULTS_AGAIN, 0));
    if (results_model_shares(model))
        page_button(row, "share", model->shared ? _("Copied") : _("Copy to share"), act_of(RESULTS_SHARE, 0));
    if (model->bias_us != 0 && !lacks)
        add_offer(row, "correct", words_bias_correct(model->bias_us),
                  words_bias(model->bias_us, value_device("device", feet_setup(model->feet, model->device))),
                  act_of(RESULTS_CORRECT, 0));
    if (hint->step != PLAN_STAY && !lacks)
        add_offer(row, "plan", words_plan_take(hint), words_plan_reason(hint), act_of(RESULTS_PLAN, 0));
}

/* Home is what to press first, if nothing is left to be saved, and the way back. */
static void add_home(struct page *page, const struct results_model *model)
{
    struct node *home = page_primary(page_back(page, _("Home"), act_of(RESULTS_LEAVE, 0)));
    home->role = ROLE_BUTTON;
    home->pad = (struct pad){44, 12};
    home->first = !play_outcome_lacks(model->outcome);
}

/* ---- what is told */

static struct message done_of(const struct page *page, const struct results_model *model)
{
    char words[WORDS_SIZE];
    switch (model->done) {
    case RESULTS_SHARED:
        words_write(page->desc.words, model->day.share, words, sizeof words);
        return _f("Copied: {words}", value_text("words", words));
    case RESULTS_CORRECTED:
        return _("Corrected. From now on your heels count where they belong.");
    case RESULTS_SAVED:
        return _("Saved.");
    case RESULTS_PLANNED:
        return words_plan_taken(&model->plan.taken, player_profile(model->player)->goal_sessions);
    case RESULTS_NOTHING:
        break;
    }
    return (struct message){0};
}

static struct message saving_of(const struct results_model *model)
{
    if (!model->waited)
        return (struct message){0};
    return results_model_waits(model) ? _("Saving. Stay a moment.") : _("Saved.");
}

/* What went wrong goes before what was done, and that before what is under way. */
static void add_notice(struct page *page, const struct results_model *model)
{
    char buffer[WORDS_SIZE];
    struct message message = play_outcome_trouble(model->outcome, page->desc.words);
    if (!message.one)
        message = done_of(page, model);
    if (!message.one)
        message = saving_of(model);
    const char *line = notices_line(model->notices);
    page_notice(page, line[0] ? line : words_write(page->desc.words, message, buffer, sizeof buffer));
}

void results_page(struct page *page, const void *state)
{
    const struct results_model *model = state;
    const struct level *level = &model->request.level->level;
    page_title(page, words_level_title(model->request.level->name, level->title));
    page_subtitle(page, model->outcome->result.finished ? _c("results", "done") : _c("results", "so far"));
    struct node *halves = page_halves(page->body);
    struct node *left = page_column(halves);
    left->w = LEFT_WIDTH;
    left->grow = 1;
    left->gap = 12;
    left->justify = model->form.dial_count > 0 ? JUSTIFY_BETWEEN : JUSTIFY_START;
    add_accuracy(left, model);
    add_counts(left, model);
    add_row_of_days(left, &model->day);
    add_dials(left, &model->form);
    struct node *right = page_column(halves);
    right->w = RIGHT_WIDTH;
    right->grow = 0.8f;
    right->gap = 16;
    add_charts(right, model);
    add_ways(page->body, model);
    add_notice(page, model);
    add_home(page, model);
    page->glow = (struct glow){0.19f, 0.42f};
}
