#include "draw/pictures/trend.h"

#include "check.h"
#include "draw/easel.h"

static const int sizes[3][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
static const struct box chart = {600, 180, 600, 100};

static bool is(const struct easel *easel, float x, float y, struct colour colour, int tolerance)
{
    float scale = canvas_scale(easel->canvas);
    return colour_distance(easel_pixel(easel, (int)(x * scale), (int)(y * scale)), colour) <= tolerance;
}

/* Whether a thin line of that colour runs through the pixels around: at small sizes it covers none of them wholly. */
static bool runs_by(const struct easel *easel, float x, float y, struct colour colour)
{
    float scale = canvas_scale(easel->canvas);
    int best = 255;
    for (int i = 0; i < 9; i++) {
        struct colour seen = easel_pixel(easel, (int)(x * scale) + i % 3 - 1, (int)(y * scale) + i / 3 - 1);
        int distance = colour_distance(seen, colour);
        best = distance < best ? distance : best;
    }
    return best <= 60;
}

static void bars_are_as_high_as_their_share(void **state)
{
    static const float shares[10] = {1.0f, 0.5f, 0.0f, 0.001f, 0.75f, 0.75f};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct easel easel = easel_create(sizes[i][0], sizes[i][1]);
        const struct colour teal = theme.heel[HEEL_RIGHT];
        canvas_begin(easel.canvas, 240, 300, 400);
        trend_bars(easel.canvas, chart, shares, 10, 4, teal);
        canvas_end(easel.canvas);
        assert_true(is(&easel, trend_x(chart, 0, 10), 186, teal, 24));
        assert_false(is(&easel, trend_x(chart, 0, 10), 176, teal, 60));
        assert_true(is(&easel, trend_x(chart, 1, 10), 236, teal, 24));
        assert_false(is(&easel, trend_x(chart, 1, 10), 226, teal, 60));
        assert_false(is(&easel, trend_x(chart, 2, 10), 278, teal, 60)); /* nothing */
        assert_true(is(&easel, trend_x(chart, 3, 10), 278, teal, 60));  /* next to nothing is still seen */
        assert_true(is(&easel, trend_x(chart, 4, 10), 260, theme.text, 12));
        assert_true(is(&easel, trend_x(chart, 5, 10), 260, teal, 24));
        easel_destroy(&easel);
    }
}

static void lines_pass_over_what_is_unknown(void **state)
{
    static const float shares[5] = {0.0f, -1.0f, 1.0f, -1.0f, -1.0f}, alone[5] = {-1.0f, 0.5f, -1.0f, -1.0f, -1.0f};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct easel easel = easel_create(sizes[i][0], sizes[i][1]);
        const struct colour coral = theme.heel[HEEL_LEFT];
        canvas_begin(easel.canvas, 240, 300, 400);
        trend_line(easel.canvas, chart, shares, 5, false, coral);
        trend_line(easel.canvas, (struct box){600, 380, 600, 100}, alone, 5, true, coral);
        trend_points(easel.canvas, (struct box){600, 580, 600, 100}, shares, 5, coral);
        canvas_end(easel.canvas);
        assert_true(runs_by(&easel, trend_x(chart, 0, 5), 280, coral));
        assert_true(runs_by(&easel, trend_x(chart, 1, 5), 230, coral)); /* half way up, straight through */
        assert_true(runs_by(&easel, trend_x(chart, 2, 5), 180, coral));
        assert_false(is(&easel, trend_x(chart, 3, 5), 180, coral, 60));
        assert_true(runs_by(&easel, trend_x(chart, 1, 5), 430, coral)); /* one alone is a dot */
        assert_true(runs_by(&easel, trend_x(chart, 2, 5), 580, coral));
        assert_false(is(&easel, trend_x(chart, 1, 5), 630, coral, 60));
        easel_destroy(&easel);
    }
}

static void a_day_shows_what_it_was(void **state)
{
    static const struct {
        float share;
        enum streak_day mark;
    } days[] = {{1.0f, STREAK_DAY_DONE},  {0.2f, STREAK_DAY_DONE},    {0.5f, STREAK_DAY_MISSED},
                {-1, STREAK_DAY_FROZEN},  {-1.0f, STREAK_DAY_MISSED}, {-1.0f, STREAK_DAY_REST},
                {0.5f, STREAK_DAY_FROZEN}};
    const struct colour coral = theme.heel[HEEL_LEFT], ice = {0x9f, 0xd8, 0xff, 255};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct easel easel = easel_create(sizes[i][0], sizes[i][1]);
        canvas_begin(easel.canvas, 240, 1000, 100);
        for (int d = 0; d < 7; d++)
            trend_day(easel.canvas, (struct box){100.0f + 100.0f * (float)d, 100, 58, 54}, days[d].share, days[d].mark);
        canvas_end(easel.canvas);
        assert_true(is(&easel, 129, 120, coral, 40)); /* the hill of the most reps */
        assert_false(is(&easel, 229, 120, coral, 60));
        assert_true(is(&easel, 229, 142, coral, 80));
        assert_true(is(&easel, 329, 140, coral, 150) && !is(&easel, 329, 140, coral, 60)); /* played, not done: paler */
        assert_true(runs_by(&easel, 429, 122, ice)); /* the outline of a frozen day */
        assert_false(is(&easel, 429, 140, ice, 60) || is(&easel, 429, 140, coral, 100));
        assert_false(is(&easel, 629, 140, coral, 100)); /* rest is no hill */
        assert_true(runs_by(&easel, 729, 126, ice));    /* a frozen day with some reps is both */
        assert_true(is(&easel, 729, 140, coral, 150));
        easel_destroy(&easel);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bars_are_as_high_as_their_share),
                                       cmocka_unit_test(lines_pass_over_what_is_unknown),
                                       cmocka_unit_test(a_day_shows_what_it_was)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
