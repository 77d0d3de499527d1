#include "screens/play/play_page.h"

#include "play/performance.h"
#include "screens/play/play_coach.h"
#include "stage/feet_setup.h"
#include "store/levels/library.h"
#include "words/form.h"
#include "words/level.h"
#include "words/session.h"
#include "words/timing.h"

#include <math.h>

#define PROGRESS_WIDTH 440.0f
#define PROGRESS_LEAST 120.0f
#define PROGRESS_HIGH  8.0f
#define SIDE_WIDTH     300.0f /* of the heart and the leg */
#define SIDE_ABOVE     68.5f  /* shares of the room that is over in it */
#define SIDE_BETWEEN   39.6f
#define HEART_LEAST    100.0f
#define LEG_LEAST      60.0f
#define LANES_ABOVE    15.5f
#define LANES_BELOW    17.6f
#define LANES_APART    40.0f
#define LANE_PAD       22.0f
#define LANE_ABOVE     6.4f /* the words of a lane */
#define LANE_BETWEEN   4.7f /* them and the hills */
#define LANE_HIGH      190.0f
#define LANE_LEAST     40.0f
#define VERDICT_LEFT   178.0f /* after the name: right of the now-line */
#define VERDICT_GAP    12.0f
#define COMBO_GAP      1.8f
#define STAGE_GAP      9.4f
#define COUNTS_LEFT    204.0f /* they stand under the lanes where there's room */
#define PAD            56.0f  /* the head's */
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
#define SCALE_MOST     1.5f
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

/* Room that is kept where there's enough. */
static struct node *add_room(struct node *in, float w, float h)
{
    struct node *room = page_picture(in, w, h, NULL, "", 1);
    room->min_w = room->min_h = 1;
    return room;
}

static float faint_at(float strength)
{
    return 1 - ceilf(strength * FADE_STEPS) / FADE_STEPS;
}

static void add_counts(struct page *page, const struct play_picture *picture, int32_t set, int32_t sets)
{
    struct node *row = page_row(page->body);
    row->gap = FOOT_GAP;
    row->pad.x = PAD;
    add_room(row, COUNTS_LEFT, 1);
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
    band->faint = faint_at(alpha);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        if (play_coach_concerns(prompt, heel))
            page_picture(band, DOT, DOT, play_draw_dot, &heel, sizeof heel);
    page_text(band, STYLE_STRONG, words_prompt(prompt));
}

static void add_rest(struct node *over, const struct play_rest *rest, int32_t set, int32_t sets)
{
    struct node *aside = page_row(over);
    aside->upright = true;
    add_room(aside, REST_ASIDE, 1);
    struct node *column = page_column(aside);
    column->name = "rest";
    column->align = ALIGN_CENTRE;
    column->faint = faint_at(rest->shown);
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

/* How the last lift or landing was. Only while it is played: a rest or a count comes in its place. */
static void add_verdict(struct node *row, const struct play_picture *picture, enum heel heel, int64_t shown_us,
                        bool plays)
{
    float strength = 0;
    const struct session_event *judged = play_show_judged(picture->show, heel, shown_us, &strength);
    if (!plays || !judged) {
        page_text(row, STYLE_FIGURE, (struct message){0})->keeps = true;
        return;
    }
    bool missed = judged->verdict == VERDICT_MISS;
    row->faint = faint_at(strength);
    page_text(row, STYLE_FIGURE, words_verdict(judged->verdict))->name = "verdict";
    page_text(row, STYLE_QUIET, missed ? words_missed(judged->edge) : words_timing(judged->error_us))->name = "detail";
}

/* Its words stand over the hills, where nothing passes beneath them. */
static void add_lane(struct node *in, struct play_scene *scene, enum heel heel, int64_t shown_us, bool plays)
{
    struct node *panel = page_column(in);
    panel->grow = 1;
    panel->pad.x = 0;
    add_room(panel, 1, LANE_ABOVE);
    struct node *words = page_row(panel);
    words->pad.x = LANE_PAD;
    words->gap = 0;
    words->align = ALIGN_BASELINE;
    struct node *name = page_column(words);
    name->tint = heel == HEEL_LEFT ? TINT_LEFT : TINT_RIGHT;
    page_text(name, STYLE_STRONG, heel == HEEL_LEFT ? _c("lane", "Left") : _c("lane", "Right"))->name = "lane";
    add_room(name, VERDICT_LEFT, 1);
    struct node *verdict = page_row(words);
    verdict->gap = VERDICT_GAP;
    verdict->align = ALIGN_BASELINE;
    add_verdict(verdict, scene->picture, heel, shown_us, plays);
    add_room(panel, 1, LANE_BETWEEN);
    struct node *track = add_room(panel, 1, LANE_HIGH);
    track->min_h = LANE_LEAST;
    track->grow = 1;
    scene->panels[heel] = panel;
    scene->tracks[heel] = track;
}

static void add_lanes(struct node *in, struct play_scene *scene, int64_t shown_us, bool plays)
{
    const struct form_prompt *prompt = play_model_prompt(performance_model(scene->picture->performance), shown_us);
    struct node *lanes = page_column(in);
    lanes->grow = 1;
    add_room(lanes, 1, LANES_ABOVE);
    add_lane(lanes, scene, HEEL_LEFT, shown_us, plays);
    struct node *between = page_column(lanes);
    between->min_h = LANES_APART;
    between->justify = JUSTIFY_CENTRE;
    between->align = ALIGN_CENTRE;
    if (plays && prompt)
        add_prompt(between, prompt, shown_us);
    else
        page_text(between, STYLE_STRONG, (struct message){0})->keeps = true;
    add_lane(lanes, scene, HEEL_RIGHT, shown_us, plays);
    add_room(lanes, 1, LANES_BELOW);
}

static struct node *add_over_room(struct node *in, float share)
{
    struct node *room = page_space(in);
    room->grow = share;
    return room;
}

/* The heart holds how many reps in a row were landed. */
static void add_side(struct node *in, struct play_scene *scene)
{
    int32_t combo = session_combo(session_of(scene->picture));
    struct node *side = page_column(in);
    side->w = SIDE_WIDTH;
    add_over_room(side, SIDE_ABOVE);
    struct node *stack = page_stack(side);
    struct node *heart = page_picture(stack, PLAY_HEART_W, PLAY_HEART_H, NULL, "", 1);
    heart->min_w = heart->min_h = HEART_LEAST;
    if (combo > 0) {
        struct node *words = page_column(stack);
        words->align = ALIGN_CENTRE;
        words->gap = COMBO_GAP;
        page_text(words, combo < 1000 ? STYLE_COMBO : STYLE_HERO, page_value(value_number("", combo)))->name = "combo";
        page_text(words, STYLE_BODY, _c("combo", "in a row"))->justify = JUSTIFY_CENTRE;
    }
    add_over_room(side, SIDE_BETWEEN);
    struct node *leg = page_picture(side, PLAY_LEG_W, PLAY_LEG_H, NULL, "", 1);
    leg->min_w = leg->min_h = LEG_LEAST;
    scene->heart = heart;
    scene->leg = leg;
}

/* The lanes, and over them, while no hills come, a rest, or the count after a pause, for which a rest makes way. */
static void add_stage(struct page *page, struct play_scene *scene, int64_t shown_us)
{
    const struct play_picture *picture = scene->picture;
    const struct play_pause *pause = performance_pause(picture->performance);
    bool counts = pause->phase == PLAY_PHASE_COUNTING;
    struct play_rest rest;
    int32_t set, sets;
    struct node *stage = page_stack(page->body);
    page->body->gap = STAGE_GAP;
    stage->grow = 1;
    play_rest_sets(chart_of(picture), shown_us, &set, &sets);
    bool rests = play_rest_at(chart_of(picture), shown_us, &rest);
    struct node *row = page_row(stage);
    row->grow = 1;
    row->gap = 0;
    row->align = ALIGN_STRETCH;
    row->upright = true;
    add_side(row, scene);
    add_lanes(row, scene, shown_us, !counts && !rests);
    if (counts)
        add_count(stage, play_pause_number(pause, picture->mono_us));
    else if (rests)
        add_rest(stage, &rest, set, sets);
    add_counts(page, picture, set, sets);
}

/* With what to go on meanwhile. */
static struct message keys_of(const struct feet *feet)
{
    return _f("Plug it in again, or go on with {left} and {right}.", value_text("left", feet_key_name(feet, HEEL_LEFT)),
              value_text("right", feet_key_name(feet, HEEL_RIGHT)));
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

/* Heels are played with; a small window leaves hills to be seen. */
static void play_on(struct page *page)
{
    page->desc.legend = (struct legend){0};
    page->scale_most = SCALE_MOST;
}

void play_page(struct page *page, const void *state)
{
    const struct play_picture *picture = state;
    struct play_scene scene = {.picture = picture};
    int64_t shown_us = play_picture_us(picture);
    page->glow = (struct glow){0.12f, 0.42f};
    add_head(page, picture, shown_us);
    add_stage(page, &scene, shown_us);
    page_scene(page, "pause", _("Pause"), act_of(PLAY_PAUSE, 0), play_draw_scene, &scene, sizeof scene);
    if (performance_pause(picture->performance)->phase == PLAY_PHASE_PAUSED)
        add_menu(page, picture);
    else
        play_on(page);
}
