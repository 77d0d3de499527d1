#include "draw/pictures/charts.h"
#include "draw/pictures/heart.h"
#include "draw/pictures/lanes.h"
#include "draw/pictures/leg.h"
#include "draw/pictures/vein.h"

#include "check.h"
#include "draw/easel.h"
#include "draw/pictures/scene.h"

#include <math.h>

static const int sizes[3][2] = {{640, 360}, {1280, 720}, {1920, 1080}};

static void keep_picture(const struct easel *easel, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s_%d.bmp", PICTURES, name, easel->surface->h);
    assert_int_equal(SDL_SaveBMP(easel->surface, path), 0);
}

/* The pixel at a point of the layout. */
static struct colour seen(const struct easel *easel, float x, float y)
{
    float scale = canvas_scale(easel->canvas);
    return easel_pixel(easel, (int)(x * scale), (int)(y * scale));
}

static bool is(const struct easel *easel, float x, float y, struct colour colour, int tolerance)
{
    return colour_distance(seen(easel, x, y), colour) <= tolerance;
}

/* Song time 5.34 s: the left hill is on the now-line, the right one comes. */
static void check_play(const struct easel *easel)
{
    const struct colour coral = theme.heel[HEEL_LEFT], teal = theme.heel[HEEL_RIGHT];
    assert_true(is(easel, 480.5f, 500, theme.text, 110)); /* the now-line */
    struct colour under = seen(easel, 410, 290);
    assert_true(under.r > under.g + 25);                      /* within the left hill */
    assert_true(is(easel, 566, 596, theme.text, 12));         /* the dot where the right heel lifts */
    assert_true(is(easel, 686.5f, 436.5f, teal, 24));         /* the top of its hill */
    assert_true(is(easel, 812, 596, theme.text, 12));         /* ... and where it lands */
    assert_true(is(easel, 480 + 6.5f, 596, teal, 24));        /* the player's right dot, on the floor */
    assert_true(is(easel, 440, 593, theme.text, 110));        /* and its way there */
    assert_true(is(easel, 150, 345, theme.heart_bottom, 24)); /* the heart's tip */
    assert_true(is(easel, 95, 180, theme.heart_top, 24));     /* and its lobe */
    assert_true(is(easel, 100, 440, theme.thigh, 6));         /* the thigh */
    assert_true(is(easel, 180, 620, theme.text, 6));          /* the shoe */
    assert_true(is(easel, 700, 322, coral, 170) &&
                seen(easel, 700, 322).r > seen(easel, 700, 345).r + 40); /* the floor */
    assert_true(seen(easel, 900, 370).g > seen(easel, 700, 345).g);      /* panels are darker than the night between */
}

static void play_looks_right_at_every_size(void **state)
{
    (void)state;
    static struct scene scene;
    scene_init(&scene);
    for (int i = 0; i < 3; i++) {
        struct easel easel = easel_create(sizes[i][0], sizes[i][1]);
        scene_step(&scene, 5340000);
        scene_draw(easel.canvas, &scene);
        const struct lane_view *left = &scene.view.lanes[HEEL_LEFT];
        assert_true(left->height > HEEL_HEIGHT_TOP / 4);
        float y = lanes_base(left) - 160.0f * (float)left->height / HEEL_HEIGHT_TOP;
        assert_true(is(&easel, 480 + 6.5f, y, theme.heel[HEEL_LEFT], 24)); /* the dot is as high as the heel */
        uint32_t *first = easel_copy(&easel);
        scene_draw(easel.canvas, &scene);
        scene_draw(easel.canvas, &scene);
        assert_int_equal(easel_changes(&easel, first).w, 0);
        keep_picture(&easel, "play");
        check_play(&easel);
        free(first);
        easel_destroy(&easel);
    }
    scene_reset(&scene);
}

static void hills_move_evenly_and_past_ones_are_faint(void **state)
{
    (void)state;
    static struct scene scene;
    scene_init(&scene);
    struct easel easel = easel_create(1280, 720);
    /* At the left slope of the coming right hill, an eighth of a pixel at a time. */
    int before = -1, steps = 0;
    for (int i = 0; i < 40; i++) {
        scene_step(&scene, 5340000 + i * 2016);
        canvas_begin(easel.canvas, 0, 0, 1);
        lanes_draw(easel.canvas, &scene.view);
        canvas_end(easel.canvas);
        int green = easel_pixel(&easel, 596, 560).g;
        assert_true(before < 0 || abs(green - before) < 120);
        steps += before >= 0 && green != before;
        before = green;
    }
    assert_true(steps >= 5);
    scene_step(&scene, 6900000); /* the left hill of 4..6 s landed 0.9 s ago */
    scene.view.lanes[HEEL_LEFT].trace_count = 0;
    canvas_begin(easel.canvas, 0, 0, 1);
    lanes_draw(easel.canvas, &scene.view);
    canvas_end(easel.canvas);
    int past = easel_pixel(&easel, 350, 310).r, coming = easel_pixel(&easel, 846, 310).r;
    assert_true(past < coming);
    easel_destroy(&easel);
    scene_reset(&scene);
}

static void lanes_stay_in_their_place(void **state)
{
    (void)state;
    static struct scene scene;
    scene_init(&scene);
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    canvas_end(easel.canvas);
    uint32_t *night = easel_copy(&easel);
    for (int64_t us = -3000000; us < 9000000; us += 370000) {
        scene_step(&scene, us);
        canvas_begin(easel.canvas, 0, 0, 1);
        lanes_draw(easel.canvas, &scene.view);
        canvas_end(easel.canvas);
        SDL_Rect changed = easel_changes(&easel, night);
        assert_true(changed.x >= 300 && changed.y >= 102 && changed.y + changed.h <= 643);
    }
    free(night);
    easel_destroy(&easel);
    scene_reset(&scene);
}

/* At 5 s of 120 bpm, four beats a bar: bars begin at 6 s and at 8 s. */
static void bars_stand_where_bars_begin(void **state)
{
    static const float bars[] = {604, 852}, beats[] = {542, 666, 728, 790, 914};
    (void)state;
    static struct scene scene;
    scene_init(&scene);
    struct easel easel = easel_create(1280, 720);
    scene_step(&scene, 5000000);
    canvas_begin(easel.canvas, 0, 0, 1);
    lanes_draw(easel.canvas, &scene.view);
    canvas_end(easel.canvas);
    int ground = seen(&easel, 573, 148).r;
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        assert_true(seen(&easel, bars[i], 148).r > ground + 25);
    for (size_t i = 0; i < sizeof beats / sizeof *beats; i++)
        assert_in_range(seen(&easel, beats[i], 148).r, ground + 5, ground + 20);
    easel_destroy(&easel);
    scene_reset(&scene);
}

/* What the lanes change of the night, drawn in half the room elsewhere. */
static void lanes_and_vein_fill_the_boxes_they_are_given(void **state)
{
    (void)state;
    static struct scene scene;
    scene_init(&scene);
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    canvas_end(easel.canvas);
    uint32_t *night = easel_copy(&easel);
    scene_step(&scene, 5340000);
    scene.view.now_x = 600;
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct lane_view *lane = &scene.view.lanes[heel];
        lane->panel = (struct box){500, 200 + 150 * (float)heel, 600, 130};
        lane->track = (struct box){500, 235 + 150 * (float)heel, 600, 95};
    }
    canvas_begin(easel.canvas, 0, 0, 1);
    lanes_draw(easel.canvas, &scene.view);
    canvas_end(easel.canvas);
    SDL_Rect changed = easel_changes(&easel, night);
    assert_in_range(changed.x, 499, 501);
    assert_in_range(changed.x + changed.w, 1099, 1101);
    assert_in_range(changed.y, 183, 187);
    assert_in_range(changed.y + changed.h, 509, 513);                     /* a dot's glow on the floor */
    assert_true(is(&easel, 600 + 6.5f, 465, theme.heel[HEEL_RIGHT], 24)); /* the dot, on the floor */
    assert_true(is(&easel, 806.5f, 386, theme.heel[HEEL_RIGHT], 24));     /* half as high a hill */
    canvas_begin(easel.canvas, 0, 0, 1);
    vein_draw(easel.canvas, &(struct vein_view){.lane = {584, 315}, .heart = {100, 500}});
    canvas_end(easel.canvas);
    changed = easel_changes(&easel, night);
    assert_in_range(changed.x, 94, 100);
    assert_in_range(changed.x + changed.w, 584, 590);
    assert_in_range(changed.y + changed.h, 499, 506);
    free(night);
    easel_destroy(&easel);
    scene_reset(&scene);
}

/* The lowest and the leftmost pixel of the leg's red sole. */
static void find_sole(const struct easel *easel, int *lowest, int *heel_y, int *toe_x)
{
    int leftmost = easel->surface->w;
    *lowest = *toe_x = 0;
    for (int y = 0; y < easel->surface->h; y++)
        for (int x = 0; x < easel->surface->w; x++) {
            if (colour_distance(easel_pixel(easel, x, y), theme.vein) > 12)
                continue;
            *lowest = SDL_max(*lowest, y);
            *toe_x = SDL_max(*toe_x, x);
            if (x < leftmost) {
                leftmost = x;
                *heel_y = y;
            }
        }
}

static void the_ball_of_the_foot_never_moves(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    int floor_lowest = 0, floor_toe = 0, before = 720;
    for (int i = 0; i <= 10; i++) {
        int lowest = 0, heel_y = 0, toe_x = 0;
        canvas_begin(easel.canvas, 0, 0, 1);
        leg_draw(easel.canvas, &(struct leg_view){.x = 600, .y = 500, .scale = 2, .height = (float)i / 10});
        canvas_end(easel.canvas);
        find_sole(&easel, &lowest, &heel_y, &toe_x);
        if (i == 0) {
            floor_lowest = lowest;
            floor_toe = toe_x;
        }
        assert_true(abs(lowest - floor_lowest) <= 1 && abs(toe_x - floor_toe) <= 1);
        assert_true(heel_y < before);
        before = heel_y;
    }
    assert_true(before < 500 - 75);
    easel_destroy(&easel);
}

/* A leg that faces left is the other one's mirror image, from the thigh to the toes. */
static void a_leg_faces_where_it_is_told(void **state)
{
    (void)state;
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    canvas_end(easel.canvas);
    uint32_t *night = easel_copy(&easel);
    for (int facing = -1; facing <= 1; facing += 2) {
        float way = (float)facing;
        canvas_begin(easel.canvas, 0, 0, 1);
        leg_draw(easel.canvas, &(struct leg_view){.x = 640, .y = 600, .scale = 1, .facing = facing});
        canvas_end(easel.canvas);
        assert_true(is(&easel, 640 - way * 90, 420, theme.thigh, 6));
        assert_true(is(&easel, 640 - way * 60, 500, theme.shin, 6));
        assert_true(is(&easel, 640 - way * 70, 590, theme.text, 6)); /* the heel of the shoe */
        SDL_Rect leg = easel_changes(&easel, night);
        int heel_px = facing > 0 ? 640 - leg.x : leg.x + leg.w - 640;
        assert_true(heel_px > 180 && leg.w - heel_px < 60);
    }
    free(night);
    easel_destroy(&easel);
}

/* What to do is shown behind the heel: the ground, the way up, two bars, the ceiling. */
static void a_leg_shows_what_to_do(void **state)
{
    static const struct {
        enum leg_mark mark;
        float x, y; /* in units of the leg, on a stroke of this mark */
    } rows[] = {{LEG_MARK_FLOOR, -67, -20}, {LEG_MARK_FLOOR, -75, 4},  {LEG_MARK_WAY, -62.7f, -20.9f},
                {LEG_MARK_WAIT, -76, -20},  {LEG_MARK_WAIT, -66, -20}, {LEG_MARK_TOP, -65, -40.5f}};
    const struct colour green = {0, 255, 0, 255};
    (void)state;
    struct easel easel = easel_create(1280, 720);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        canvas_begin(easel.canvas, 0, 0, 1);
        leg_draw(easel.canvas,
                 &(struct leg_view){
                     .x = 640, .y = 500, .scale = 2.5f, .mark = rows[i].mark, .mark_alpha = 1, .mark_colour = green});
        canvas_end(easel.canvas);
        if (!is(&easel, 640 + 4 * rows[i].x, 500 + 4 * rows[i].y, green, 12))
            fail_msg("row %d is not there", (int)i);
    }
    easel_destroy(&easel);
}

static void draw_legs(struct canvas *canvas)
{
    canvas_begin(canvas, 900, 340, 420);
    for (int i = 0; i < 4; i++)
        leg_draw(canvas, &(struct leg_view){.x = 296 + 300 * (float)i,
                                            .y = 320,
                                            .scale = 1.375f,
                                            .height = i == 3 ? 0.5f : (float)i / 2,
                                            .floor = true});
    leg_draw(canvas,
             &(struct leg_view){.x = 800, .y = 690, .scale = 1.5f, .height = 0.75f, .facing = -1, .floor = true});
    canvas_end(canvas);
}

static void draw_results(struct canvas *canvas, const struct scene *scene)
{
    static const enum streak_day week[STREAK_RECENT_DAYS] = {STREAK_DAY_DONE, STREAK_DAY_DONE,   STREAK_DAY_FROZEN,
                                                             STREAK_DAY_REST, STREAK_DAY_MISSED, STREAK_DAY_DONE,
                                                             STREAK_DAY_OPEN};
    int32_t left[SCORE_HISTOGRAM_BINS] = {[8] = 4, [10] = 20, [11] = 40, [12] = 30, [13] = 10};
    int32_t right[SCORE_HISTOGRAM_BINS] = {[9] = 4, [11] = 20, [12] = 50, [13] = 30, [16] = 1};
    struct chart_dot dots[40];
    for (int i = 0; i < 40; i++)
        dots[i] = (struct chart_dot){(float)i / 39, sinf((float)i), i % 2 ? HEEL_LEFT : HEEL_RIGHT};
    canvas_begin(canvas, 240, 300, 400);
    charts_histogram(canvas, (struct box){736, 152, 472, 158}, left, right);
    charts_timeline(canvas, (struct box){738, 439, 468, 112}, dots, 40);
    charts_dial(canvas, 132, 470, 58, 92);
    charts_dial(canvas, 282, 470, 58, 0);
    for (int i = 0; i < STREAK_RECENT_DAYS; i++)
        charts_day(canvas, 108 + 54 * (float)i, 320, week[i]);
    heart_draw(canvas, 84, 150, 0.25f, 0);
    lanes_preview(canvas, &scene->chart, HEEL_LEFT, (struct box){56, 600, 412, 34}, theme.heel[HEEL_LEFT]);
    canvas_end(canvas);
}

static void charts_show_their_values(void **state)
{
    (void)state;
    static struct scene scene;
    scene_init(&scene);
    for (int i = 0; i < 3; i++) {
        struct easel easel = easel_create(sizes[i][0], sizes[i][1]);
        const struct colour coral = theme.heel[HEEL_LEFT], teal = theme.heel[HEEL_RIGHT];
        draw_results(easel.canvas, &scene);
        draw_results(easel.canvas, &scene);
        keep_picture(&easel, "charts");
        assert_true(is(&easel, 132, 418, teal, 12));    /* the dial at its top */
        assert_false(is(&easel, 282, 418, teal, 60));   /* the empty one */
        assert_true(is(&easel, 976.5f, 205, teal, 12)); /* the tallest bar: three quarters of 158 */
        assert_false(is(&easel, 976.5f, 185, teal, 60));
        assert_true(is(&easel, 939 + 9.5f, 300, coral, 90)); /* left of the middle, left heel */
        assert_true(is(&easel, 108, 310, coral, 12));        /* Monday done */
        assert_false(is(&easel, 324, 310, coral, 60));       /* Friday missed */
        assert_true(is(&easel, 84, 165, theme.heart_bottom, 60));
        draw_legs(easel.canvas);
        keep_picture(&easel, "legs");
        easel_destroy(&easel);
    }
    scene_reset(&scene);
}

/* Where one heel alone has reps, nothing of the other's colour is seen. */
static void a_histogram_tells_the_heels_apart(void **state)
{
    const struct colour coral = theme.heel[HEEL_LEFT], teal = theme.heel[HEEL_RIGHT];
    int32_t left[SCORE_HISTOGRAM_BINS] = {[4] = 10}, right[SCORE_HISTOGRAM_BINS] = {[18] = 10};
    (void)state;
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    charts_histogram(easel.canvas, (struct box){700, 150, 500, 160}, left, right);
    canvas_end(easel.canvas);
    assert_true(is(&easel, 785, 250, coral, 12)); /* beside the middle of its bin, 790 */
    assert_false(is(&easel, 795, 250, teal, 60));
    assert_false(is(&easel, 1065, 250, coral, 60));
    assert_true(is(&easel, 1075, 250, teal, 12));
    easel_destroy(&easel);
}

/* Early above, late below, in the heel's colour, as far on as it was. */
static void a_timeline_shows_early_and_late(void **state)
{
    static const struct chart_dot dots[] = {{0.25f, -1, HEEL_LEFT}, {0.75f, 1, HEEL_RIGHT}};
    const struct colour coral = theme.heel[HEEL_LEFT], teal = theme.heel[HEEL_RIGHT];
    (void)state;
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    charts_timeline(easel.canvas, (struct box){700, 150, 500, 160}, dots, 2);
    canvas_end(easel.canvas);
    assert_true(is(&easel, 828, 150, coral, 40));
    assert_false(is(&easel, 828, 310, coral, 60));
    assert_true(is(&easel, 1072, 310, teal, 40));
    assert_false(is(&easel, 1072, 150, teal, 60));
    easel_destroy(&easel);
}

/* From the lower left over the top to the lower right: half of it ends at the top. */
static void a_dial_goes_as_far_as_its_value(void **state)
{
    const struct colour teal = theme.heel[HEEL_RIGHT];
    (void)state;
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    charts_dial(easel.canvas, 800, 400, 100, 50);
    canvas_end(easel.canvas);
    assert_true(is(&easel, 800 - 90, 400, teal, 12));
    assert_true(is(&easel, 800 - 16, 400 - 88, teal, 12));
    assert_false(is(&easel, 800 + 30, 400 - 85, teal, 60));
    assert_false(is(&easel, 800 + 90, 400, teal, 60));
    easel_destroy(&easel);
}

/* A day that was done is a hill; one that a freeze kept is only its outline, in ice. */
static void a_frozen_day_is_an_outline(void **state)
{
    const struct colour coral = theme.heel[HEEL_LEFT], ice = {0x9f, 0xd8, 0xff, 255};
    (void)state;
    struct easel easel = easel_create(1280, 720);
    canvas_begin(easel.canvas, 0, 0, 1);
    charts_day(easel.canvas, 700, 400, STREAK_DAY_DONE);
    charts_day(easel.canvas, 800, 400, STREAK_DAY_FROZEN);
    canvas_end(easel.canvas);
    assert_true(is(&easel, 700, 390, coral, 12));
    assert_false(is(&easel, 800, 390, coral, 60) || is(&easel, 800, 390, ice, 60));
    assert_true(is(&easel, 800, 368, ice, 60));
    easel_destroy(&easel);
}

static void a_long_play_keeps_to_its_memory(void **state)
{
    (void)state;
    static struct scene scene;
    scene_init(&scene);
    struct easel easel = easel_create(1280, 720);
    for (int i = 0; i < 240; i++) {
        scene_step(&scene, (int64_t)i * 83333);
        scene_draw(easel.canvas, &scene);
        assert_true(canvas_cached_bytes(easel.canvas) <= (size_t)32 << 20);
    }
    easel_destroy(&easel);
    scene_reset(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(play_looks_right_at_every_size),
        cmocka_unit_test(hills_move_evenly_and_past_ones_are_faint),
        cmocka_unit_test(lanes_and_vein_fill_the_boxes_they_are_given),
        cmocka_unit_test(lanes_stay_in_their_place),
        cmocka_unit_test(bars_stand_where_bars_begin),
        cmocka_unit_test(the_ball_of_the_foot_never_moves),
        cmocka_unit_test(a_leg_faces_where_it_is_told),
        cmocka_unit_test(a_leg_shows_what_to_do),
        cmocka_unit_test(charts_show_their_values),
        cmocka_unit_test(a_histogram_tells_the_heels_apart),
        cmocka_unit_test(a_timeline_shows_early_and_late),
        cmocka_unit_test(a_dial_goes_as_far_as_its_value),
        cmocka_unit_test(a_frozen_day_is_an_outline),
        cmocka_unit_test(a_long_play_keeps_to_its_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
