#include "screens/play/play_page.h"

#include "input/keyboard.h"
#include "play/performance.h"
#include "screens/play/play_coach.h"
#include "stage/feet.h"
#include "store/levels/library.h"
#include "words/form.h"
#include "words/level.h"
#include "words/session.h"

#include <math.h>

#define PROGRESS_WIDTH 440.0f
#define PROGRESS_LEAST 120.0f
#define PROGRESS_HIGH  8.0f
#define LEG_WIDTH      204.0f /* the leg's, before what is counted at the foot */
#define FOOT_GAP       40.0f
#define DOT            12.0f
#define COUNT_WIDTH    240.0f
#define COUNT_LEAST    130.0f
#define REST_WIDTH     280.0f
#define REST_LEAST     150.0f
#define REST_ASIDE     330.0f /* it stands where the hills come from */
#define PLUG_WIDTH     320.0f
#define PLUG_HEIGHT    40.0f
#define SHEET_WIDTH    480.0f
#define BUTTON_WIDTH   300.0f
#define SCALE_MOST     1.3f
#define FADE_STEPS     8.0f /* words are kept by their colour */

static const struct chart *chart_of(const struct play_picture *picture)
{
    return play_model_chart(performance_model(picture->performance));
}

static const struct session *session_of(const struct play_picture *picture)
{
    return play_model_session(performance_model(picture->performance));
}

static void add_head(struct page *page, const struct play_picture *picture, int64_t shown_us)
{
    const struct chart *chart = chart_of(picture);
    struct play_progress progress = {chart, shown_us};
    page_title(page, words_level_title(picture->level->name, picture->level->level.title));
    page->head->last->grow = 0; /* the bars take the room */
    page_subtitle(page, words_part(chart->parts[chart_part_at(chart, shown_us)].name));
    struct node *bars =
        page_picture(page->head, PROGRESS_WIDTH, PROGRESS_HIGH, play_draw_progress, &progress, sizeof progress);
    bars->min_w = PROGRESS_LEAST;
    bars->grow = 1;
    bars->self = ALIGN_CENTRE;
    page_text(page->head, STYLE_LABEL,
              _f("{time} left", value_clock("time", chart->end_us - (shown_us > 0 ? shown_us : 0))));
    page_text(page->head, STYLE_FIGURE, page_value(value_percent("", session_accuracy_bp(session_of(picture)))));
}

static void add_counts(struct page *page, const struct play_picture *picture, int32_t set, int32_t sets)
{
    struct node *row = page_row(page->body);
    row->gap = FOOT_GAP;
    page_picture(row, LEG_WIDTH, 1, NULL, "", 1)->min_w = 1;
    page_text(row, STYLE_STRONG,
              words_counted(session_counted(session_of(picture)), chart_of(picture)->rep_count, picture->practice))
        ->name = "counted";
    page_text(row, STYLE_STRONG, words_cadence(picture->cadence_rpm));
    if (sets > 1)
        page_text(row, STYLE_STRONG, _f("set {set} of {sets}", value_number("set", set), value_number("sets", sets)));
    page_space(row);
    if (picture->demo)
        page_text(row, STYLE_QUIET, _("The demo plays"));
    page_text(row, STYLE_QUIET, _("Esc: pause"));
}

/* What is said of form belongs to the movement: it is left out where the level rests. */
static void add_prompt(struct node *over, const struct form_prompt *prompt, int64_t shown_us)
{
    float alpha = play_coach_alpha(prompt, shown_us);
    struct node *band = page_row(over);
    band->name = prompt->offer ? "offer" : "prompt";
    band->look = LOOK_SHEET;
    band->pad = (struct pad){18, 4};
    band->gap = 4;
    band->faint = 1 - ceilf(alpha * FADE_STEPS) / FADE_STEPS;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        if (play_coach_concerns(prompt, heel))
            page_picture(band, DOT, DOT, play_draw_dot, &heel, sizeof heel);
    page_text(band, STYLE_STRONG, words_prompt(prompt));
}

static void add_rest(struct node *over, const struct play_rest *rest, int32_t set, int32_t sets)
{
    struct node *aside = page_row(over);
    page_picture(aside, REST_ASIDE, 1, NULL, "", 1)->min_w = 1;
    struct node *column = page_column(aside);
    column->name = "rest";
    column->align = ALIGN_CENTRE;
    column->faint = 1 - ceilf(rest->shown * FADE_STEPS) / FADE_STEPS;
    struct node *stack = page_stack(column);
    struct node *circle = page_picture(stack, REST_WIDTH, REST_WIDTH, play_draw_rest, rest, sizeof *rest);
    circle->min_w = circle->min_h = REST_LEAST;
    struct node *left = page_column(stack);
    left->align = ALIGN_CENTRE;
    page_text(left, STYLE_LABEL, words_part(rest->name));
    page_text(left, STYLE_NUMBER, page_value(value_clock("", rest->left_us)))->name = "left";
    if (rest->words)
        page_text(column, STYLE_HEADING, rest->breathing_in ? _("Breathe in") : _("Breathe out"))->name = "breath";
    if (sets > 1 && !rest->last)
        page_text(column, STYLE_LABEL,
                  _f("Next: set {set} of {sets}", value_number("set", set), value_number("sets", sets)));
}

static void add_count(struct node *over, int number)
{
    struct node *circle = page_picture(over, COUNT_WIDTH, COUNT_WIDTH, play_draw_count, "", 1);
    circle->min_w = circle->min_h = COUNT_LEAST;
    page_text(over, STYLE_HUGE, page_value(value_number("", number)))->name = "count";
}

/* Between the lanes: a rest makes way for the count after a pause, which stands where it would. */
static void add_over(struct page *page, const struct play_picture *picture, int64_t shown_us)
{
    const struct chart *chart = chart_of(picture);
    const struct play_pause *pause = performance_pause(picture->performance);
    const struct form_prompt *prompt = play_model_prompt(performance_model(picture->performance), shown_us);
    struct play_rest rest;
    int32_t set, sets;
    struct node *over = page_stack(page->body);
    over->grow = 1;
    play_rest_sets(chart, shown_us, &set, &sets);
    bool rests = play_rest_at(chart, shown_us, &rest);
    if (pause->phase == PLAY_PHASE_COUNTING)
        add_count(over, play_pause_number(pause, picture->mono_us));
    else if (rests)
        add_rest(over, &rest, set, sets);
    else if (prompt)
        add_prompt(over, prompt, shown_us);
    add_counts(page, picture, set, sets);
}

/* With what to go on meanwhile. */
static struct message keys_of(const struct feet *feet)
{
    const struct keyboard *keyboard = feet_keyboard(feet);
    if (keyboard->count[HEEL_LEFT] == 0 || keyboard->count[HEEL_RIGHT] == 0)
        return _("Plug it in again.");
    return _f("Plug it in again, or go on with {left} and {right}.",
              value_text("left", keyboard_key_name((int)keyboard->keys[HEEL_LEFT][0])),
              value_text("right", keyboard_key_name((int)keyboard->keys[HEEL_RIGHT][0])));
}

/* What went, whether it is back; else the calm words of a pause. */
static struct node *ask(struct page *page, const struct play_picture *picture)
{
    bool back, rest = performance_pause(picture->performance)->rest;
    const char *away = feet_missed(picture->feet, &back);
    if (!away) {
        struct node *sheet = page_dialog(page, "paused", rest ? _("A rest") : _("Paused"));
        page_text(sheet, STYLE_LABEL,
                  rest ? _("Two slow breaths. Go on when you like.") : _("What you have done is kept."));
        return sheet;
    }
    struct value device = value_text("device", away);
    struct node *sheet =
        page_dialog(page, "paused", back ? _f("{device} is back", device) : _f("{device} is gone", device));
    page_picture(sheet, PLUG_WIDTH, PLUG_HEIGHT, play_draw_plug, &back, sizeof back);
    page_text(sheet, STYLE_LABEL, back ? _("It works as before.") : keys_of(picture->feet));
    return sheet;
}

static void add_menu(struct page *page, const struct play_picture *picture)
{
    struct node *sheet = ask(page, picture);
    sheet->w = SHEET_WIDTH;
    page_button(sheet, "again", _("Start again"), act_of(PLAY_AGAIN, 0))->min_w = BUTTON_WIDTH;
    page_button(sheet, "end", _("End session"), act_of(PLAY_END, 0))->min_w = BUTTON_WIDTH;
    struct node *resume = page_primary(page_dialog_back(sheet, _("Resume"), act_of(PLAY_RESUME, 0)));
    resume->min_w = BUTTON_WIDTH;
    resume->first = true;
}

/* Heels are played with, and the lanes take their room. */
static void play_on(struct page *page)
{
    page->desc.legend = (struct legend){0};
    page->scale_most = SCALE_MOST;
}

void play_page(struct page *page, const void *state)
{
    const struct play_picture *picture = state;
    struct play_scene scene = {picture, page->desc.words};
    int64_t shown_us = play_picture_us(picture);
    page_scene(page, "pause", _("Pause"), act_of(PLAY_PAUSE, 0), play_draw_scene, &scene, sizeof scene);
    page->glow = (struct glow){0.12f, 0.42f};
    add_head(page, picture, shown_us);
    add_over(page, picture, shown_us);
    if (performance_pause(picture->performance)->phase == PLAY_PHASE_PAUSED)
        add_menu(page, picture);
    else
        play_on(page);
}
