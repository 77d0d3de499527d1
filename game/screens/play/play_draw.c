#include "screens/play/play_draw.h"

#include "draw/pictures/heart.h"
#include "draw/pictures/leg.h"
#include "input/player.h"
#include "play/performance.h"
#include "play/play_count.h"
#include "play/play_rest.h"
#include "screens/play/play_coach.h"
#include "screens/play/play_rest_draw.h"
#include "screens/widgets.h"
#include "screens/words.h"
#include "stage/feet.h"

#define NAME_SIZE_MIN  17.0f /* of a device that is gone */
#define NAME_SHOWN     28    /* bytes of it, so that what follows is never cut */
#define HEADER_Y       52.0f
#define FOOTER_Y       684.0f
#define MARGIN         40.0f
#define TITLE_WIDTH    270.0f
#define TITLE_SIZE_MIN 16.0f
#define PROGRESS_LEFT  440.0f
#define PROGRESS_RIGHT 936.0f
#define PROGRESS_GAP   4.0f
#define HEART_X        150.0f
#define HEART_Y        266.0f
#define BALL_X         194.8f /* where the ball of the foot rests */
#define BALL_Y         634.0f
#define SETS_X         836.0f

#define PAUSE_AWAY 50.0f /* so much higher is the panel when it tells of a device */

static const struct box pause_panel = {430.0f, 150.0f, 420.0f, 390.0f};

static const struct chart *chart_of(const struct play_picture *picture)
{
    return play_model_chart(performance_model(picture->performance));
}

static const struct session *session_of(const struct play_picture *picture)
{
    return play_model_session(performance_model(picture->performance));
}

/* Bars for the parts, as long as they last, filled up to now. */
static void draw_progress(struct canvas *canvas, const struct chart *chart, int64_t shown_us)
{
    float gaps = PROGRESS_GAP * (float)(chart->part_count - 1);
    float width = PROGRESS_RIGHT - PROGRESS_LEFT;
    if (gaps > width / 2)
        gaps = width / 2;
    float gap = chart->part_count > 1 ? gaps / (float)(chart->part_count - 1) : 0.0f;
    float px_per_us = (width - gaps) / (float)chart->end_us;
    float x = PROGRESS_LEFT;
    for (int32_t i = 0; i < chart->part_count; i++) {
        const struct chart_part *part = &chart->parts[i];
        struct box box = {x, 40.0f, (float)(part->end_us - part->start_us) * px_per_us, 8.0f};
        canvas_rect(canvas, box, 4.0f, colour_alpha(theme.text, 0.16f));
        x += box.w + gap;
        if (shown_us <= part->start_us)
            continue;
        if (shown_us < part->end_us)
            box.w = (float)(shown_us - part->start_us) * px_per_us;
        if (box.w >= 1.0f)
            canvas_rect(canvas, box, box.w < 8.0f ? box.w / 2 : 4.0f, colour_alpha(theme.text, 0.8f));
    }
}

static void draw_header(struct canvas *canvas, const struct play_picture *picture, int64_t shown_us)
{
    const struct chart *chart = chart_of(picture);
    struct text_style title = widgets_text(28.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    float width = canvas_text_width(canvas, &title, picture->title);
    if (width > TITLE_WIDTH)
        width = TITLE_WIDTH;
    widgets_line(canvas, MARGIN, HEADER_Y, TITLE_WIDTH, &title, TITLE_SIZE_MIN, picture->title);
    float part_x = MARGIN + width + 19.0f;
    canvas_text_fit(canvas, part_x, HEADER_Y, PROGRESS_LEFT - 15.0f - part_x, &quiet,
                    chart->parts[chart_part_at(chart, shown_us)].name);

    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    words_percent(&text, session_accuracy_bp(session_of(picture)));
    title.align = TEXT_RIGHT;
    canvas_text(canvas, LAYOUT_WIDTH - MARGIN, HEADER_Y, &title, buffer);
    text_init(&text, buffer, sizeof buffer);
    words_clock(&text, chart->end_us - (shown_us > 0 ? shown_us : 0));
    text_add(&text, " left");
    quiet.align = TEXT_RIGHT;
    canvas_text(canvas, 1118.0f, HEADER_Y, &quiet, buffer);
}

static void draw_heart(struct canvas *canvas, const struct play_picture *picture, int64_t shown_us)
{
    heart_draw(canvas, HEART_X, HEART_Y, 1.0f,
               play_show_heartbeat(picture->show, session_combo(session_of(picture)), shown_us));
    int32_t combo = session_combo(session_of(picture));
    if (combo == 0)
        return;
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, combo);
    struct text_style number = widgets_text(68.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style words = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.85f);
    if (combo >= 1000)
        number.size = 48.0f;
    canvas_text(canvas, HEART_X, 274.0f, &number, buffer);
    canvas_text(canvas, HEART_X, 306.0f, &words, "in a row");
}

/* A number and what it counts. */
static void draw_figure(struct canvas *canvas, float x, int32_t value, const char *words)
{
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, value);
    struct text_style number = widgets_text(30.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    canvas_text(canvas, x, FOOTER_Y, &number, buffer);
    canvas_text(canvas, x + canvas_text_width(canvas, &number, buffer) + 9.0f, FOOTER_Y, &quiet, words);
}

/* Where rests part a level into sets. */
static void draw_sets(struct canvas *canvas, int32_t set, int32_t sets)
{
    char buffer[WORDS_SIZE];
    struct text text;
    if (sets < 2)
        return;
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "of ");
    text_add_int(&text, sets);
    text_add(&text, " sets");
    draw_figure(canvas, SETS_X, set, buffer);
}

static void draw_footer(struct canvas *canvas, const struct play_picture *picture)
{
    char buffer[WORDS_SIZE];
    struct text text;
    int32_t counted = session_counted(session_of(picture));
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "of ");
    words_count(&text, chart_of(picture)->rep_count, "rep", "reps");
    if (picture->practice)
        text_copy(buffer, sizeof buffer, counted == 1 ? "rep" : "reps");
    draw_figure(canvas, LANES_LEFT_X, counted, buffer);
    draw_figure(canvas, 560.0f, picture->cadence_rpm, picture->cadence_rpm == 1 ? "rep a minute" : "reps a minute");
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_RIGHT, 0.5f);
    canvas_text(canvas, LAYOUT_WIDTH - MARGIN, FOOTER_Y, &quiet,
                picture->demo ? "The demo plays · Esc pause" : "Esc pause");
}

/* A plug and its socket: apart while the device is away, joined when it is back. */
static void draw_plug(struct canvas *canvas, float x, float y, bool joined)
{
    struct colour colour = theme.heel[joined ? HEEL_RIGHT : HEEL_LEFT];
    float gap = joined ? 0.0f : 26.0f;
    const struct point cable[] = {{x - 150.0f, y}, {x - 42.0f - gap, y}};
    const struct point lead[] = {{x + 42.0f + gap, y}, {x + 150.0f, y}};
    canvas_stroke(canvas, cable, 2, 6.0f, colour_alpha(colour, 0.6f));
    canvas_stroke(canvas, lead, 2, 6.0f, colour_alpha(colour, 0.6f));
    canvas_rect(canvas, (struct box){x - 44.0f - gap, y - 17.0f, 34.0f, 34.0f}, 9.0f, colour);
    canvas_rect(canvas, (struct box){x + 10.0f + gap, y - 17.0f, 34.0f, 34.0f}, 9.0f, colour);
    for (int prong = -1; prong <= 1; prong += 2)
        canvas_rect(canvas, (struct box){x - 12.0f - gap, y + 8.0f * (float)prong - 3.0f, 22.0f, 6.0f}, 3.0f, colour);
}

/* Instead of the calm words of a pause: what went, whether it is back, and with what to go on meanwhile. */
static void draw_away(struct canvas *canvas, const struct play_picture *picture, const char *missed, bool back, float x,
                      float y, float width)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style name = widgets_text(26.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.7f);
    draw_plug(canvas, x, y - 42.0f, back);
    char shown[NAME_SHOWN];
    bool whole = text_copy(shown, sizeof shown, missed);
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, shown);
    text_add(&text, whole ? "" : "…");
    text_add(&text, back ? " is back" : " is gone");
    widgets_line(canvas, x, y + 12.0f, width, &name, NAME_SIZE_MIN, buffer);
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, back ? "It works as before." : "Plug it in again, or go on with ");
    if (!back)
        words_keys(&text, picture->settings);
    quiet.size = widgets_size_to_fit(canvas, &quiet, buffer, width);
    canvas_text(canvas, x, y + 44.0f, &quiet, buffer);
}

static void draw_pause_menu(struct canvas *canvas, const struct play_picture *picture)
{
    bool back;
    const char *away = feet_missed(picture->feet, &back);
    struct box panel = pause_panel;
    panel.y -= away ? PAUSE_AWAY : 0.0f;
    panel.h += away ? PAUSE_AWAY : 0.0f;
    canvas_rect(canvas, canvas_visible(canvas), 0.0f, colour_alpha(theme.night_top, 0.72f));
    canvas_rect(canvas, panel, 30.0f, theme.night_bottom);
    canvas_rect(canvas, panel, 30.0f, colour_alpha(theme.text, 0.06f));
    float middle = panel.x + panel.w / 2;
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.65f);
    if (away) {
        draw_away(canvas, picture, away, back, middle, pause_panel.y + 54.0f, panel.w - 40.0f);
    } else {
        bool rest = performance_pause(picture->performance)->rest;
        canvas_text(canvas, middle, pause_panel.y + 66.0f, &title, rest ? "A rest" : "Paused");
        canvas_text(canvas, middle, pause_panel.y + 98.0f, &quiet,
                    rest ? "Two slow breaths. Go on when you like." : "What you have done is kept.");
    }
    for (int i = 0; i < PLAY_CHOICE_COUNT; i++) {
        struct box box = {middle - 150.0f, pause_panel.y + 130.0f + 80.0f * (float)i, 300.0f, 60.0f};
        widgets_button(canvas, box, play_choice_label((enum play_choice)i), 24.0f, i == PLAY_CHOICE_RESUME,
                       i == (int)picture->menu->focus);
    }
}

static void draw_count(struct canvas *canvas, const struct play_pause *pause, int64_t mono_us)
{
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, play_pause_number(pause, mono_us));
    struct text_style number = widgets_text(160.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    /* The hills stay in sight: the heels may want to be where they were. */
    canvas_circle(canvas, LAYOUT_WIDTH / 2, 372.0f, 120.0f, colour_alpha(theme.night_top, 0.8f));
    canvas_text(canvas, LAYOUT_WIDTH / 2, 429.0f, &number, buffer);
}

/* A rest to sit back in, and the sets that it parts. True while a rest shows: it makes way for the count after a pause,
 * which stands where it would. */
static bool draw_rest(struct canvas *canvas, const struct play_picture *picture, int64_t shown_us)
{
    const struct chart *chart = chart_of(picture);
    struct play_rest rest;
    int32_t set, sets;
    play_rest_sets(chart, shown_us, &set, &sets);
    draw_sets(canvas, set, sets);
    if (!play_rest_at(chart, shown_us, &rest))
        return false;
    if (performance_pause(picture->performance)->phase != PLAY_PHASE_COUNTING)
        play_rest_draw(canvas, &rest, set, sets);
    return true;
}

void play_picture_init(struct play_picture *picture, const struct performance *performance,
                       const struct play_request *request)
{
    int32_t cadence_milli = chart_cadence_rpm_milli(play_model_chart(performance_model(performance)));
    *picture = (struct play_picture){.performance = performance,
                                     .title = request->level->level.title,
                                     .cadence_rpm = english_cadence(cadence_milli, 100),
                                     .practice = play_is_practice(request->level),
                                     .demo = request->player != PLAYER_YOU};
}

void play_draw(struct canvas *canvas, const struct play_picture *picture, const struct tick *tick)
{
    struct lanes_view view;
    float pulses[VEIN_PULSES_MAX];
    int64_t shown_us = tick->shown_us;
    canvas_begin(canvas, HEART_X, 300.0f, 330.0f);
    draw_header(canvas, picture, shown_us);
    draw_progress(canvas, chart_of(picture), shown_us);
    play_show_view(picture->show, shown_us, picture->settings->lane_seconds, &view);
    lanes_draw(canvas, &view);
    bool rests = draw_rest(canvas, picture, shown_us);
    vein_draw(canvas, pulses, play_show_pulses(picture->show, shown_us, pulses));
    draw_heart(canvas, picture, shown_us);
    struct leg_view leg = {.x = BALL_X, .y = BALL_Y, .scale = 1.0f, .floor = true};
    leg.height = (float)play_show_cue_height(picture->show, shown_us) / HEEL_HEIGHT_TOP;
    /* What is said of form belongs to the movement: it is left out where the level rests. */
    const struct form_prompt *prompt =
        rests ? NULL : play_model_prompt(performance_model(picture->performance), shown_us);
    play_coach_mark(&leg, prompt, shown_us);
    leg_draw(canvas, &leg);
    play_coach_draw(canvas, prompt, shown_us);
    draw_footer(canvas, picture);
    switch (performance_pause(picture->performance)->phase) {
    case PLAY_PHASE_PAUSED:
        draw_pause_menu(canvas, picture);
        break;
    case PLAY_PHASE_COUNTING:
        draw_count(canvas, performance_pause(picture->performance), tick->mono_us);
        break;
    case PLAY_PHASE_RUNNING:
    case PLAY_PHASE_COUNT:
        break;
    }
    canvas_end(canvas);
}
