#include <math.h>

#include "audio/edge.h"
#include "check.h"

#define POINTS 32

static const struct edge_shape shape = {.below = 0.1, .near_us = 400, .far_us = 2600, .most_us = 6000};

/* Lateness over a line of slope 0.0002: what sits on top of it is given by at(i) in us. */
static void make(struct edge_point *points, double (*at)(int i))
{
    for (int i = 0; i < POINTS; i++) {
        points[i].at_us = i * 1e6;
        points[i].late_us = 700 + points[i].at_us * 0.0002 + at(i);
    }
}

static double none(int i)
{
    (void)i;
    return 0;
}

static double teeth(int i)
{
    return (i % 6) * 900;
}

static double falling_teeth(int i)
{
    return 4500 - (i % 6) * 900;
}

static double up_for_half_the_time(int i)
{
    return i >= 12 && i < 28 ? 5300 : 40 * (i % 3);
}

static double up_at_the_end(int i)
{
    return i >= 15 ? 5300 : 30 * (i % 2);
}

static double one_too_early(int i)
{
    return i == 9 ? -4000 : 800 * (i % 4);
}

static void finds_the_slope_of_the_edge(void **state)
{
    (void)state;
    static double (*const shapes[])(int i) = {none,          teeth,        falling_teeth, up_for_half_the_time,
                                              up_at_the_end, one_too_early};
    struct edge_point points[POINTS];
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        make(points, shapes[i]);
        struct edge_line line = edge_fit(points, POINTS, &shape);
        assert_true(fabs(line.slope - 0.0002) < 0.00001);
    }
}

/* One tooth alone can't be told from a rate, and it says so; once it has jumped back, it can. */
static void says_what_it_has_seen(void **state)
{
    (void)state;
    struct edge_point points[POINTS];
    make(points, none);
    struct edge_line line = edge_fit(points, POINTS, &shape);
    assert_false(line.returned);
    assert_true(fabs(line.touched_us - 31e6) < 1);
    line = edge_fit(points, 6, &shape);
    assert_true(fabs(line.touched_us - 5e6) < 1);
    make(points, up_at_the_end);
    line = edge_fit(points, POINTS, &shape);
    assert_false(line.returned);
    assert_true(fabs(line.touched_us - 14e6) < 1);
    make(points, teeth);
    assert_true(edge_fit(points, POINTS, &shape).returned);
    assert_true(edge_fit(points, POINTS, &shape).touched_us >= 24e6);
}

static void needs_two_points(void **state)
{
    (void)state;
    struct edge_point points[2] = {{0, 5}, {10, 8}};
    assert_true(edge_fit(points, 0, &shape).touched_us == 0);
    assert_true(edge_fit(points, 1, &shape).slope == 0);
    assert_true(fabs(edge_fit(points, 2, &shape).slope - 0.3) < 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_slope_of_the_edge),
        cmocka_unit_test(says_what_it_has_seen),
        cmocka_unit_test(needs_two_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
