#include "draw/pictures/scene.h"

#include "draw/pictures/heart.h"
#include "draw/pictures/leg.h"
#include "draw/pictures/vein.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void scene_init(struct scene *scene)
{
    char left[] = "uudd....", right[] = "....uudd";
    struct tempo_change tempo = {.bpm_milli = 120000};
    struct level_part part = {.name = "Alternate",
                              .bars = SCENE_REPS,
                              .step_ticks = TEMPO_TICKS_PER_BEAT,
                              .pattern = {[HEEL_LEFT] = left, [HEEL_RIGHT] = right}};
    struct level level = {.title = "A scene",
                          .music = {.style = "lofi"},
                          .tempo = &tempo,
                          .tempo_count = 1,
                          .meter = 4,
                          .parts = &part,
                          .part_count = 1};
    struct error error;
    *scene = (struct scene){0};
    if (!chart_init(&scene->chart, &level, 100, &error)) {
        fprintf(stderr, "no chart: %s %s\n", error.where, error.what);
        exit(1);
    }
}

void scene_reset(struct scene *scene)
{
    chart_reset(&scene->chart);
}

static int32_t height_at(const struct scene *scene, enum heel heel, int64_t us)
{
    int64_t i = us / 2000000;
    bool up = us >= 0 && i < scene->chart.rep_count && scene->chart.reps[i].heel == heel;
    return up ? rep_height(&scene->chart.reps[i], us) : 0;
}

void scene_step(struct scene *scene, int64_t song_us)
{
    static const struct lane_view places[HEEL_COUNT] = {
        [HEEL_LEFT] = {.panel = {300, 118, 980, 234}, .track = {300, 162, 980, 190}},
        [HEEL_RIGHT] = {.panel = {300, 392, 980, 234}, .track = {300, 436, 980, 190}}};
    scene->view = (struct lanes_view){.chart = &scene->chart, .song_us = song_us, .px_per_second = 124, .now_x = 480};
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct lane_view *lane = &scene->view.lanes[heel];
        *lane = places[heel];
        for (int i = 0; i < 240; i++) {
            int64_t us = song_us - (239 - i) * 6000;
            scene->trace[heel][i] = (struct lane_trace_point){us, height_at(scene, (enum heel)heel, us - 40000)};
        }
        lane->trace = scene->trace[heel];
        lane->trace_count = 240;
        lane->height = scene->trace[heel][239].height;
    }
}

static void words(struct canvas *canvas)
{
    static const struct {
        float x, y, size, alpha;
        enum text_weight weight;
        enum text_align align;
        const char *text;
    } rows[] = {
        {40, 52, 28, 1, TEXT_BOLD, TEXT_LEFT, "First Steps"},
        {206, 52, 20, 0.6f, TEXT_MEDIUM, TEXT_LEFT, "Alternate"},
        {1240, 52, 28, 1, TEXT_BOLD, TEXT_RIGHT, "96.4 %"},
        {1118, 52, 20, 0.6f, TEXT_MEDIUM, TEXT_RIGHT, "1:24 left"},
        {150, 274, 68, 1, TEXT_EXTRA_BOLD, TEXT_CENTRE, "37"},
        {150, 306, 18, 0.85f, TEXT_MEDIUM, TEXT_CENTRE, "in a row"},
        {300, 684, 30, 1, TEXT_EXTRA_BOLD, TEXT_LEFT, "61"},
        {346, 684, 20, 0.65f, TEXT_MEDIUM, TEXT_LEFT, "of 100 reps"},
        {560, 684, 30, 1, TEXT_EXTRA_BOLD, TEXT_LEFT, "30"},
        {606, 684, 20, 0.65f, TEXT_MEDIUM, TEXT_LEFT, "reps a minute"},
        {1240, 684, 18, 0.5f, TEXT_MEDIUM, TEXT_RIGHT, "Esc pause"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text_style style = {rows[i].size, rows[i].weight, rows[i].align,
                                   colour_alpha(theme.text, rows[i].alpha)};
        canvas_text(canvas, rows[i].x, rows[i].y, &style, rows[i].text);
    }
}

void scene_draw(struct canvas *canvas, const struct scene *scene)
{
    int64_t us = scene->view.song_us;
    float beat = 1 - (float)(us % 500000) / 500000, pulse = (float)(us % 3000000) / 3000000;
    float pulses[3] = {pulse, fmodf(pulse + 0.33f, 1), fmodf(pulse + 0.66f, 1)};
    canvas_begin(canvas, 150, 300, 330);
    heart_draw(canvas, 150, 266, 1, beat * beat);
    for (int i = 0; i < 5; i++)
        canvas_rect(canvas, (struct box){440 + 100 * (float)i, 40, 96, 8}, 4, colour_alpha(theme.text, 0.16f));
    canvas_rect(canvas, (struct box){440, 40, 96 * pulse, 8}, 4, colour_alpha(theme.text, 0.8f));
    lanes_draw(canvas, &scene->view);
    vein_draw(canvas, &(struct vein_view){{464, 322}, {160, 352}, pulses, 3});
    float height = (float)scene->view.lanes[HEEL_LEFT].height / HEEL_HEIGHT_TOP;
    leg_draw(canvas, &(struct leg_view){.x = 194.8f, .y = 634, .scale = 1, .height = height, .floor = true});
    words(canvas);
    canvas_end(canvas);
}
