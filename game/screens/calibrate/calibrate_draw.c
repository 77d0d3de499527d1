#include "screens/calibrate/calibrate_draw.h"

#include "draw/pictures/hill.h"
#include "draw/pictures/lanes.h"
#include "screens/widgets.h"
#include "stage/notices.h"

#include <math.h>

#define LEFT          56.0f
#define WIDTH         1168.0f
#define RING_X        640.0f
#define RING_Y        350.0f
#define RING_RADIUS   128.0f
#define LANE_TOP      220.0f
#define LANE_HEIGHT   234.0f
#define LANE_BASE     424.0f
#define LINE_LEFT     316.0f
#define PX_PER_SECOND 200.0f

static const struct box choice_boxes[CALIBRATE_CHOICES] = {{LEFT, 600.0f, 300.0f, 62.0f},
                                                           {376.0f, 600.0f, 300.0f, 62.0f}};

static void draw_title(struct canvas *canvas, const char *what)
{
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(22.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    canvas_text(canvas, LEFT, 76.0f, &title, "Calibrate");
    canvas_text(canvas, LEFT + canvas_text_width(canvas, &title, "Calibrate") + 16.0f, 76.0f, &quiet, what);
}

static void draw_choices(struct canvas *canvas, const struct calibrate_model *model)
{
    for (int i = 0; i < CALIBRATE_CHOICES; i++) {
        const char *label = calibrate_model_choice(model, i);
        if (label)
            widgets_button(canvas, choice_boxes[i], label, 24.0f, i == 0, model->focus == i);
    }
}

static const char *run_name(const struct calibrate_model *model)
{
    return calibrate_model_run(model) == CALIBRATE_EAR ? "by ear" : "by eye";
}

/* A headline and a few lines under it. */
static void draw_words(struct canvas *canvas, const char *headline, const char *const *lines, int count)
{
    struct text_style big = widgets_text(46.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style body = widgets_text(24.0f, TEXT_MEDIUM, TEXT_LEFT, 0.85f);
    float y = 254.0f;
    canvas_text_fit(canvas, LEFT, 196.0f, WIDTH, &big, headline);
    for (int i = 0; i < count; i++)
        y += 38.0f * (float)widgets_paragraph(canvas, (struct box){LEFT, y, WIDTH, 38.0f}, 2, &body, lines[i]);
}

static void draw_ready(struct canvas *canvas, const struct calibrate_model *model)
{
    static const char *const ear[] = {
        "You will hear clicks and see nothing move. Lift your heels on each high click, land on each low one.",
        "Use both heels, or the one you like. Close your eyes if it helps.",
        "Four reps to warm up, then rounds of a minute and a half, until it is sure or you say that it is enough."};
    static const char *const eye[] = {
        "Now hills come without a sound. Lift your heels as a hill begins at the line, land as it ends.",
        "Your own heel is not shown: follow the hills, don’t correct yourself.",
        "Four reps to warm up, then rounds of a minute and a half, until it is sure or you say that it is enough."};
    static const char *const silent[] = {
        "No sound card is in use, so only the picture can be measured.",
        "Hills come to the line. Lift your heels as a hill begins there, land as it ends.",
        "Four reps to warm up, then rounds of a minute and a half, until it is sure or you say that it is enough."};
    draw_title(canvas, run_name(model));
    if (calibrate_model_run(model) == CALIBRATE_EAR)
        draw_words(canvas, "How late do you hear?", ear, 3);
    else
        draw_words(canvas, "How late do you see?", calibrate_model_silent(model) ? silent : eye, 3);
    draw_choices(canvas, model);
    struct text_style trouble = {16.0f, TEXT_BOLD, TEXT_LEFT, theme.gold};
    widgets_paragraph(canvas, (struct box){710.0f, 618.0f, 514.0f, 22.0f}, 3, &trouble, notices_line(model->notices));
}

static void draw_progress(struct canvas *canvas, const struct calibrate_model *model, float y, bool with_number)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style quiet = widgets_text(22.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.75f);
    text_init(&text, buffer, sizeof buffer);
    if (with_number && model->now.counted > 0) {
        text_add_int(&text, model->now.counted);
        text_add(&text, " ");
    }
    calibrate_progress_words(&text, &model->now);
    canvas_text(canvas, LAYOUT_WIDTH / 2, y, &quiet, buffer);
}

static float share_done(const struct calibration_result *now)
{
    int32_t all = now->counted + now->wanted;
    return all > 0 ? (float)now->counted / (float)all : 0.0f;
}

/* A still picture: a ring that fills, a few reps at a time, and a number. */
static void draw_ear(struct canvas *canvas, const struct calibrate_model *model)
{
    const float pi = 3.14159265f;
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style number = widgets_text(96.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style words = widgets_text(26.0f, TEXT_BOLD, TEXT_CENTRE, 1.0f);
    float share = share_done(&model->now);
    draw_title(canvas, "by ear");
    canvas_arc(canvas, RING_X, RING_Y, RING_RADIUS, 0.0f, 2 * pi, 14.0f, colour_alpha(theme.text, 0.12f));
    if (share > 0.0f)
        canvas_arc(canvas, RING_X, RING_Y, RING_RADIUS, -pi / 2, -pi / 2 + 2 * pi * share, 14.0f,
                   theme.heel[HEEL_RIGHT]);
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, model->now.counted);
    canvas_text(canvas, RING_X, RING_Y + 33.0f, &number, buffer);
    draw_progress(canvas, model, 536.0f, false);
    canvas_text(canvas, LAYOUT_WIDTH / 2, 610.0f, &words, "High click: lift.  Low click: land.");
}

static float x_at(int64_t us, int64_t shown_us)
{
    return LANES_NOW_X + (float)((double)(us - shown_us) * (double)PX_PER_SECOND / 1e6);
}

static void draw_hills(struct canvas *canvas, int64_t shown_us, float right)
{
    for (int32_t cue = 0; cue < CALIBRATE_ROUND_CUES; cue++) {
        struct rep rep = {.lift_us = calibration_cue_us(cue, EDGE_LIFT),
                          .landing_us = calibration_cue_us(cue, EDGE_LANDING),
                          .heel = HEEL_RIGHT};
        rep.top_us = rep.lower_us = (rep.lift_us + rep.landing_us) / 2;
        float from = x_at(rep.lift_us, shown_us), to = x_at(rep.landing_us, shown_us);
        if (to < LINE_LEFT - 20.0f || from > right + 10.0f)
            continue;
        hill_draw(canvas, &rep, from, LANE_BASE, PX_PER_SECOND, 1.0f);
        canvas_circle(canvas, from, LANE_BASE, 8.0f, theme.text);
        canvas_circle(canvas, to, LANE_BASE, 8.0f, theme.text);
    }
}

static void draw_eye(struct canvas *canvas, const struct calibrate_model *model, int64_t shown_us)
{
    struct box visible = canvas_visible(canvas);
    float right = fmaxf(LAYOUT_WIDTH, visible.x + visible.w);
    struct text_style words = widgets_text(26.0f, TEXT_BOLD, TEXT_CENTRE, 1.0f);
    struct point floor[2] = {{LINE_LEFT, LANE_BASE}, {right + 10.0f, LANE_BASE}};
    struct point now[2] = {{LANES_NOW_X, LANE_TOP - 20.0f}, {LANES_NOW_X, LANE_TOP + LANE_HEIGHT + 20.0f}};
    draw_title(canvas, "by eye");
    widgets_panel(canvas, (struct box){LANES_LEFT_X, LANE_TOP, right + 30.0f - LANES_LEFT_X, LANE_HEIGHT});
    canvas_stroke(canvas, floor, 2, 3.0f, colour_alpha(theme.heel[HEEL_RIGHT], 0.5f));
    canvas_clip(canvas, (struct box){LINE_LEFT, LANE_TOP, right - LINE_LEFT, LANE_HEIGHT});
    draw_hills(canvas, shown_us, right);
    canvas_unclip(canvas);
    canvas_stroke(canvas, now, 2, 3.0f, colour_alpha(theme.text, 0.85f));
    draw_progress(canvas, model, 536.0f, true);
    canvas_text(canvas, LAYOUT_WIDTH / 2, 610.0f, &words, "Lift where a hill begins, land where it ends.");
}

static void draw_more(struct canvas *canvas, const struct calibrate_model *model)
{
    char lines[EDGE_COUNT][WORDS_SIZE], more[WORDS_SIZE];
    struct text text;
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        text_init(&text, lines[edge], sizeof lines[edge]);
        calibrate_edge_words(&text, edge, &model->now.edges[edge]);
    }
    text_init(&text, more, sizeof more);
    text_add(&text, "About ");
    words_count(&text, model->now.wanted, "rep more makes", "reps more make");
    text_add(&text, " it sure to ± 10 ms. Rest your legs as long as you like.");
    const char *const words[] = {"So far:", lines[EDGE_LIFT], lines[EDGE_LANDING], more};
    draw_title(canvas, run_name(model));
    draw_words(canvas, "A rest", words, 4);
    draw_choices(canvas, model);
}

static void draw_refused(struct canvas *canvas, const struct calibrate_model *model)
{
    char counts[WORDS_SIZE];
    struct text text;
    const struct calibration_result *result = &model->results[model->run];
    text_init(&text, counts, sizeof counts);
    words_count(&text, result->counted, "rep counted", "reps counted");
    text_add(&text, " · spread ");
    text_add_int(&text, (result->edges[EDGE_LIFT].spread_us + 500) / 1000);
    text_add(&text, " ms lifting, ");
    text_add_int(&text, (result->edges[EDGE_LANDING].spread_us + 500) / 1000);
    text_add(&text, " ms landing, may be ");
    text_add_int(&text, CALIBRATION_SPREAD_MAX_US / 1000);
    text_add(&text, " ms");
    const char *const words[] = {calibration_fault_words(result->fault), counts,
                                 "Nothing is changed. Try again when you like."};
    draw_title(canvas, run_name(model));
    draw_words(canvas, "Not yet", words, 3);
    draw_choices(canvas, model);
}

static void draw_offset(struct canvas *canvas, float x, const char *name, int32_t before_ms, int32_t after_ms)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    struct text_style strong = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_text_fit(canvas, x, 190.0f, 270.0f, &quiet, name);
    text_init(&text, buffer, sizeof buffer);
    words_signed_ms(&text, after_ms * INT64_C(1000));
    canvas_text(canvas, x, 234.0f, &strong, buffer);
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "was ");
    words_signed_ms(&text, before_ms * INT64_C(1000));
    canvas_text(canvas, x, 264.0f, &quiet, buffer);
}

static void draw_measured(struct canvas *canvas, const struct calibrate_model *model, enum calibrate_run run, float y)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style name = widgets_text(22.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style body = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.8f);
    canvas_text(canvas, LEFT + 30.0f, y, &name, run == CALIBRATE_EAR ? "By ear" : "By eye");
    if (!model->measured[run]) {
        canvas_text(canvas, 220.0f, y, &body, "not measured, stays as it is");
        return;
    }
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        text_init(&text, buffer, sizeof buffer);
        calibrate_edge_words(&text, edge, &model->results[run].edges[edge]);
        canvas_text(canvas, 220.0f, y + 34.0f * (float)edge, &body, buffer);
    }
    text_init(&text, buffer, sizeof buffer);
    words_count(&text, model->results[run].counted, "rep", "reps");
    body.align = TEXT_RIGHT;
    canvas_text(canvas, LEFT + WIDTH - 30.0f, y, &body, buffer);
}

static void draw_result(struct canvas *canvas, const struct calibrate_model *model)
{
    const struct calibration_offsets *before = &model->before, *after = &model->after;
    draw_title(canvas, "the result");
    widgets_panel(canvas, (struct box){LEFT, 136.0f, WIDTH, 164.0f});
    draw_offset(canvas, 86.0f, "Sound reaches you later by", before->audio_ms, after->audio_ms);
    draw_offset(canvas, 376.0f, "Picture reaches you later by", before->display_ms, after->display_ms);
    draw_offset(canvas, 676.0f, "Keyboard, lifting", before->device_ms[EDGE_LIFT], after->device_ms[EDGE_LIFT]);
    draw_offset(canvas, 966.0f, "Keyboard, landing", before->device_ms[EDGE_LANDING], after->device_ms[EDGE_LANDING]);
    widgets_panel(canvas, (struct box){LEFT, 326.0f, WIDTH, 214.0f});
    draw_measured(canvas, model, CALIBRATE_EAR, 372.0f);
    draw_measured(canvas, model, CALIBRATE_EYE, 468.0f);
    draw_choices(canvas, model);
}

void calibrate_draw(struct canvas *canvas, const struct calibrate_model *model, int64_t shown_us)
{
    canvas_begin(canvas, 640.0f, 330.0f, 460.0f);
    switch (model->page) {
    case CALIBRATE_READY:
        draw_ready(canvas, model);
        break;
    case CALIBRATE_RUNNING:
        if (model->run == CALIBRATE_EAR)
            draw_ear(canvas, model);
        else
            draw_eye(canvas, model, shown_us);
        break;
    case CALIBRATE_MORE:
        draw_more(canvas, model);
        break;
    case CALIBRATE_REFUSED:
        draw_refused(canvas, model);
        break;
    case CALIBRATE_RESULT:
        draw_result(canvas, model);
        break;
    case CALIBRATE_PAGE_COUNT:
        break;
    }
    canvas_end(canvas);
}
