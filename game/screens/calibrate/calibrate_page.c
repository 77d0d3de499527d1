#include "screens/calibrate/calibrate_page.h"

#include "screens/calibrate/calibrate_pictures.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"
#include "words/device.h"
#include "words/timing.h"

#define LINES_GAP    12.0f
#define LINES_PAD    24.0f
#define BUTTON_WIDTH 300.0f
#define FIGURE_WIDTH 210.0f
#define RUN_WIDTH    130.0f
#define RESULT_GAP   28.0f
#define RESULT_PAD   30.0f

static bool is_by_ear(const struct calibrate_model *model)
{
    return calibrate_model_run(model) == CALIBRATE_EAR;
}

static void add_title(struct page *page, const struct calibrate_model *model)
{
    if (model->page == CALIBRATE_RESULT)
        page_title(page, _("Calibrate: the result"));
    else
        page_title(page, is_by_ear(model) ? _("Calibrate by ear") : _("Calibrate by eye"));
}

/* A headline, for lines under it. */
static struct node *add_words(struct node *in, struct message headline)
{
    struct node *words = page_column(in);
    words->grow = 1;
    words->gap = LINES_GAP;
    words->pad.y = LINES_PAD;
    page_text(words, STYLE_HERO, headline);
    return words;
}

/* What can be chosen, the first first. */
static void add_choices(struct node *in, const char *name, struct message label, enum calibrate_verb verb,
                        const char *other_name, struct message other_label, enum calibrate_verb other_verb)
{
    struct node *row = page_row(in);
    struct node *first = page_primary(page_button(row, name, label, act_of((int)verb, 0)));
    struct node *other = page_button(row, other_name, other_label, act_of((int)other_verb, 0));
    first->first = true;
    first->w = other->w = BUTTON_WIDTH;
}

static void add_ready(struct node *in, const struct calibrate_model *model)
{
    bool by_ear = is_by_ear(model);
    struct node *words = add_words(in, by_ear ? _("How late do you hear?") : _("How late do you see?"));
    if (by_ear) {
        page_text(words, STYLE_BODY,
                  _("You will hear clicks and see nothing move. Lift your heels on each high click, land on each low "
                    "one."));
        page_text(words, STYLE_BODY, _("Use both heels, or the one you like. Close your eyes if it helps."));
    } else if (calibrate_model_silent(model)) {
        page_text(words, STYLE_BODY, _("No sound card is in use, so only the picture can be measured."));
        page_text(words, STYLE_BODY,
                  _("Hills come to the line. Lift your heels as a hill begins there, land as it ends."));
    } else {
        page_text(words, STYLE_BODY,
                  _("Now hills come without a sound. Lift your heels as a hill begins at the line, land as it ends."));
        page_text(words, STYLE_BODY, _("Your own heel is not shown: follow the hills, don’t correct yourself."));
    }
    page_text(words, STYLE_BODY,
              _("Four reps to warm up, then rounds of a minute and a half, until it is sure or you say that it is "
                "enough."));
    add_choices(in, "begin", _("Begin"), CALIBRATE_BEGIN, "not-now", _("Not now"), CALIBRATE_NOT_NOW);
}

static void add_running(struct node *in, const struct calibrate_model *model, int64_t shown_us)
{
    bool by_ear = model->run == CALIBRATE_EAR;
    struct node *column = page_column(in);
    column->grow = 1;
    column->align = ALIGN_CENTRE;
    column->justify = JUSTIFY_CENTRE;
    column->gap = RESULT_GAP;
    if (by_ear)
        calibrate_add_ring(column, &model->now);
    else
        calibrate_add_hills(column, shown_us);
    page_text(column, STYLE_BODY, words_measuring(&model->now))->justify = JUSTIFY_CENTRE;
    page_text(column, STYLE_HEADING,
              by_ear ? _("High click: lift. Low click: land.") : _("Lift where a hill begins, land where it ends."))
        ->justify = JUSTIFY_CENTRE;
}

static void add_more(struct node *in, const struct calibrate_model *model)
{
    struct node *words = add_words(in, _("A rest"));
    page_text(words, STYLE_BODY, _("So far:"));
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        struct facts measured = words_measured(edge, &model->now.edges[edge]);
        page_facts(words, STYLE_BODY, &measured);
    }
    page_text(words, STYLE_BODY, words_more_reps(model->now.wanted));
    add_choices(in, "round", _("One more round"), CALIBRATE_ROUND, "enough", _("That is enough"), CALIBRATE_ENOUGH);
}

static void add_refused(struct node *in, const struct calibrate_model *model)
{
    const struct calibration_result *result = &model->results[model->run];
    struct facts counts = words_refused(result);
    struct node *words = add_words(in, _("Not yet"));
    page_text(words, STYLE_BODY, _(calibration_fault_words(result->fault)));
    page_facts(words, STYLE_BODY, &counts);
    page_text(words, STYLE_BODY, _("Nothing is changed. Try again when you like."));
    add_choices(in, "again", _("Again"), CALIBRATE_AGAIN, "leave-out", _("Leave it out"), CALIBRATE_LEAVE_OUT);
}

static void add_offset(struct node *grid, struct message label, int32_t before_ms, int32_t after_ms)
{
    struct node *offset = page_column(grid);
    page_text(offset, STYLE_QUIET, label);
    page_text(offset, STYLE_NUMBER, page_value(value_signed_ms("", after_ms * INT64_C(1000))));
    page_text(offset, STYLE_QUIET, _f("was {time}", value_signed_ms("time", before_ms * INT64_C(1000))));
}

static struct message edge_label(const struct calibrate_model *model, enum edge edge)
{
    bool lifting = edge == EDGE_LIFT;
    const struct device_setup *setup = feet_setup(model->feet, model->device);
    if (setup->kind == DEVICE_KEYBOARD)
        return lifting ? _("Keyboard, lifting") : _("Keyboard, landing");
    struct value device = value_device("device", setup);
    return lifting ? _f("{device}, lifting", device) : _f("{device}, landing", device);
}

static struct node *add_panel(struct node *in)
{
    struct node *panel = page_panel(in);
    panel->pad.x = RESULT_PAD;
    return panel;
}

static void add_offsets(struct node *in, const struct calibrate_model *model)
{
    const struct calibration_offsets *before = &model->before, *after = &model->after;
    struct node *grid = page_grid(add_panel(in), FIGURE_WIDTH, 4);
    add_offset(grid, _("Sound reaches you later by"), before->audio_ms, after->audio_ms);
    add_offset(grid, _("Picture reaches you later by"), before->display_ms, after->display_ms);
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
        add_offset(grid, edge_label(model, edge), before->device_ms[edge], after->device_ms[edge]);
}

static void add_measured(struct node *in, const struct calibrate_model *model, enum calibrate_run run)
{
    const struct calibration_result *result = &model->results[run];
    struct node *row = page_row(in);
    row->gap = RESULT_GAP;
    row->align = ALIGN_BASELINE;
    page_text(row, STYLE_HEADING, run == CALIBRATE_EAR ? _("By ear") : _("By eye"))->min_w = RUN_WIDTH;
    struct node *lines = page_column(row);
    lines->grow = 1;
    if (!model->measured[run]) {
        page_text(lines, STYLE_BODY, _("not measured, stays as it is"));
        return;
    }
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        struct facts measured = words_measured(edge, &result->edges[edge]);
        page_facts(lines, STYLE_BODY, &measured);
    }
    page_text(row, STYLE_BODY, _n("{count} rep", "{count} reps", result->counted));
}

static void add_result(struct node *in, const struct calibrate_model *model)
{
    struct node *column = page_column(in);
    column->grow = 1;
    column->gap = RESULT_GAP;
    add_offsets(column, model);
    struct node *panel = add_panel(column);
    panel->gap = RESULT_GAP;
    add_measured(panel, model, CALIBRATE_EAR);
    add_measured(panel, model, CALIBRATE_EYE);
    add_choices(in, "apply", _("Apply"), CALIBRATE_APPLY, "keep", _("Keep as it is"), CALIBRATE_LEAVE);
}

void calibrate_page(struct page *page, const struct calibrate_model *model, int64_t shown_us)
{
    bool running = model->page == CALIBRATE_RUNNING;
    page_leaf(page, "calibrate", (int)model->page * CALIBRATE_RUN_COUNT + (int)calibrate_model_run(model));
    add_title(page, model);
    switch (model->page) {
    case CALIBRATE_READY:
        add_ready(page->body, model);
        break;
    case CALIBRATE_RUNNING:
        page_measures(page);
        add_running(page->body, model, shown_us);
        break;
    case CALIBRATE_MORE:
        add_more(page->body, model);
        break;
    case CALIBRATE_REFUSED:
        add_refused(page->body, model);
        break;
    case CALIBRATE_RESULT:
        add_result(page->body, model);
        break;
    case CALIBRATE_PAGE_COUNT:
        break;
    }
    page_notice(page, notices_line(model->notices));
    page_back(page, _("Back"), act_of(running ? CALIBRATE_STOP : CALIBRATE_LEAVE, 0));
    page->glow = (struct glow){0.5f, 0.46f};
}
