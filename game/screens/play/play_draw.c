#include "screens/play/play_draw.h"

#include "draw/pictures/heart.h"
#include "draw/pictures/leg.h"
#include "input/player.h"
#include "play/performance.h"
#include "play/play_count.h"
#include "screens/play/play_coach.h"
#include "store/machine/settings.h"

#include <math.h>

#define PROGRESS_GAP 4.0f
#define HEART_DOWN   2.0f   /* under the middle of its node: words in it look centred */
#define HEART_TIP    84.0f  /* under the middle too: where the vein ends, */
#define HEART_VEIN   10.0f  /* and how far to the right */
#define VEIN_BEFORE  16.0f  /* the now-line it begins */
#define BALL_X       194.8f /* of the leg's node: where the ball of the foot rests, */
#define BALL_UP      10.0f  /* over its lower edge */
#define REST_EMPTY   0.3f   /* of the circle's box: its radius, breathed out */
#define REST_FULL    0.47f
#define REST_DARK    0.8f
#define FADE_STEPS   8.0f /* each is a picture that is kept */

static const struct chart *chart_of(const struct play_picture *picture)
{
    return play_model_chart(performance_model(picture->performance));
}

static const struct session *session_of(const struct play_picture *picture)
{
    return play_model_session(performance_model(picture->performance));
}

void play_picture_init(struct play_picture *picture, const struct performance *performance,
                       const struct play_request *request)
{
    int32_t cadence_milli = chart_cadence_rpm_milli(play_model_chart(performance_model(performance)));
    *picture = (struct play_picture){.performance = performance,
                                     .level = request->level,
                                     .cadence_rpm = (cadence_milli + 500) / 1000,
                                     .practice = play_is_practice(request->level),
                                     .demo = request->player != PLAYER_YOU};
}

int64_t play_picture_us(const struct play_picture *picture)
{
    return performance_take(picture->performance)->shown_us + picture->settings->display_offset_ms * INT64_C(1000);
}

/* Bars for the parts, as long as they last, filled up to now. */
void play_draw_progress(struct canvas *canvas, struct box box, const void *data)
{
    const struct play_progress *progress = data;
    const struct chart *chart = progress->chart;
    float gaps = fminf(PROGRESS_GAP * (float)(chart->part_count - 1), box.w / 2);
    float gap = chart->part_count > 1 ? gaps / (float)(chart->part_count - 1) : 0.0f;
    float px_per_us = (box.w - gaps) / (float)chart->end_us;
    float x = box.x, radius = box.h / 2;
    for (int32_t i = 0; i < chart->part_count; i++) {
        const struct chart_part *part = &chart->parts[i];
        struct box bar = {x, box.y, (float)(part->end_us - part->start_us) * px_per_us, box.h};
        canvas_rect(canvas, bar, radius, colour_alpha(theme.text, 0.16f));
        x += bar.w + gap;
        if (progress->shown_us <= part->start_us)
            continue;
        if (progress->shown_us < part->end_us)
            bar.w = (float)(progress->shown_us - part->start_us) * px_per_us;
        if (bar.w >= 1.0f)
            canvas_rect(canvas, bar, fminf(bar.w / 2, radius), colour_alpha(theme.text, 0.8f));
    }
}

static struct point middle_of(const struct node *node)
{
    return (struct point){node->box.x + node->box.w / 2, node->box.y + node->box.h / 2};
}

static float scale_of(const struct node *node, float w, float h)
{
    return fminf(node->box.w / w, node->box.h / h);
}

static void draw_lanes(struct canvas *canvas, const struct play_scene *scene, int64_t shown_us, float now_x)
{
    struct lanes_view view;
    play_show_view(scene->picture->show, shown_us, scene->picture->settings->lane_seconds, &view);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        view.lanes[heel].panel = scene->panels[heel]->box;
        view.lanes[heel].track = scene->tracks[heel]->box;
    }
    view.now_x = now_x;
    lanes_draw(canvas, &view);
}

static void draw_heart(struct canvas *canvas, const struct play_scene *scene, int64_t shown_us, float now_x)
{
    const struct play_show *show = scene->picture->show;
    struct point at = middle_of(scene->heart);
    float scale = scale_of(scene->heart, PLAY_HEART_W, PLAY_HEART_H), pulses[VEIN_PULSES_MAX];
    struct lane_view left = {.track = scene->tracks[HEEL_LEFT]->box};
    struct vein_view vein = {.lane = {now_x - VEIN_BEFORE, lanes_base(&left)},
                             .heart = {at.x + HEART_VEIN * scale, at.y + (HEART_DOWN + HEART_TIP) * scale},
                             .pulses = pulses,
                             .count = play_show_pulses(show, shown_us, pulses)};
    int32_t combo = session_combo(session_of(scene->picture));
    vein_draw(canvas, &vein);
    heart_draw(canvas, at.x, at.y + HEART_DOWN * scale, scale, play_show_heartbeat(show, combo, shown_us));
}

static void draw_leg(struct canvas *canvas, const struct play_scene *scene, int64_t shown_us)
{
    const struct play_picture *picture = scene->picture;
    struct box box = scene->leg->box;
    float scale = scale_of(scene->leg, PLAY_LEG_W, PLAY_LEG_H);
    struct leg_view leg = {
        .x = box.x + BALL_X * scale, .y = box.y + box.h - BALL_UP * scale, .scale = scale, .floor = true};
    struct play_rest rest;
    leg.height = (float)play_show_cue_height(picture->show, shown_us) / HEEL_HEIGHT_TOP;
    if (!play_rest_at(chart_of(picture), shown_us, &rest))
        play_coach_mark(&leg, play_model_prompt(performance_model(picture->performance), shown_us), shown_us);
    leg_draw(canvas, &leg);
}

void play_draw_scene(struct canvas *canvas, struct box box, const void *data)
{
    const struct play_scene *scene = data;
    int64_t shown_us = play_picture_us(scene->picture);
    float now_x = scene->panels[HEEL_LEFT]->box.x + PLAY_NOW;
    (void)box;
    draw_lanes(canvas, scene, shown_us, now_x);
    draw_heart(canvas, scene, shown_us, now_x);
    draw_leg(canvas, scene, shown_us);
}

/* A circle that breathes. */
void play_draw_rest(struct canvas *canvas, struct box box, const void *data)
{
    const struct play_rest *rest = data;
    float alpha = ceilf(rest->shown * FADE_STEPS) / FADE_STEPS, size = fminf(box.w, box.h);
    float x = box.x + box.w / 2, y = box.y + box.h / 2;
    canvas_circle(canvas, x, y, roundf(size * REST_DARK), colour_alpha(theme.night_top, 0.95f * alpha));
    canvas_circle(canvas, x, y, size / 2, colour_alpha(theme.text, 0.06f * alpha));
    canvas_circle(canvas, x, y, roundf(size * (REST_EMPTY + (REST_FULL - REST_EMPTY) * rest->breath)),
                  colour_alpha(theme.heart_bottom, 0.55f * alpha));
}

/* The hills stay in sight: the heels may want to be where they were. */
void play_draw_count(struct canvas *canvas, struct box box, const void *nothing)
{
    (void)nothing;
    canvas_circle(canvas, box.x + box.w / 2, box.y + box.h / 2, fminf(box.w, box.h) / 2,
                  colour_alpha(theme.night_top, 0.8f));
}

void play_draw_dot(struct canvas *canvas, struct box box, const void *heel)
{
    canvas_circle(canvas, box.x + box.w / 2, box.y + box.h / 2, box.w / 2, theme.heel[*(const enum heel *)heel]);
}

/* A plug and its socket: apart while the device is away, joined when it is back. */
void play_draw_plug(struct canvas *canvas, struct box box, const void *data)
{
    bool joined = *(const bool *)data;
    struct colour colour = theme.heel[joined ? HEEL_RIGHT : HEEL_LEFT];
    float gap = joined ? 0.0f : 26.0f, x = box.x + box.w / 2, y = box.y + box.h / 2;
    const struct point cable[] = {{x - 150.0f, y}, {x - 42.0f - gap, y}};
    const struct point lead[] = {{x + 42.0f + gap, y}, {x + 150.0f, y}};
    canvas_stroke(canvas, cable, 2, 6.0f, colour_alpha(colour, 0.6f));
    canvas_stroke(canvas, lead, 2, 6.0f, colour_alpha(colour, 0.6f));
    canvas_rect(canvas, (struct box){x - 44.0f - gap, y - 17.0f, 34.0f, 34.0f}, 9.0f, colour);
    canvas_rect(canvas, (struct box){x + 10.0f + gap, y - 17.0f, 34.0f, 34.0f}, 9.0f, colour);
    for (int prong = -1; prong <= 1; prong += 2)
        canvas_rect(canvas, (struct box){x - 12.0f - gap, y + 8.0f * (float)prong - 3.0f, 22.0f, 6.0f}, 3.0f, colour);
}
