#include "draw/canvas/path.h"

#include <math.h>

#include "check.h"

static void a_pose_turns_scales_and_mirrors(void **state)
{
    static const struct {
        struct pose pose;
        struct point from, to;
    } rows[] = {
        {{.scale = 1}, {3, 4}, {3, 4}},
        {{.scale = 2, .origin = {10, 20}}, {3, 4}, {16, 28}},
        {{.scale = 1, .angle = 1.57079633f}, {1, 0}, {0, 1}},
        {{.scale = 1, .pivot = {1, 1}, .origin = {1, 1}, .angle = 3.14159265f}, {2, 1}, {0, 1}},
        {{.scale = 1, .mirror = -1}, {3, 4}, {-3, 4}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct point to = pose_point(&rows[i].pose, rows[i].from);
        assert_float_equal(to.x, rows[i].to.x, 1e-4f);
        assert_float_equal(to.y, rows[i].to.y, 1e-4f);
    }
}

static void a_curve_ends_where_it_should(void **state)
{
    (void)state;
    struct path path = {.pose = {.scale = 1}};
    path_to(&path, 0, 0);
    path_curve(&path, 0, 10, 10, 10, 10, 0);
    assert_float_equal(path.points[path.count - 1].x, 10, 1e-4f);
    assert_float_equal(path.points[path.count - 1].y, 0, 1e-4f);
    assert_float_equal(path.points[path.count / 2].x, 5, 1e-3f);
    assert_float_equal(path.points[path.count / 2].y, 7.5f, 1e-3f);
    for (int i = 0; i < 20; i++)
        path_curve(&path, 1, 1, 2, 2, 3, 3);
    assert_int_equal(path.count, PATH_POINTS_MAX);
}

static void along_is_by_length(void **state)
{
    static const struct point bent[3] = {{0, 0}, {30, 0}, {30, 10}};
    static const struct {
        float share;
        struct point at;
    } rows[] = {{-1, {0, 0}},      {0, {0, 0}},   {0.5f, {20, 0}}, {0.75f, {30, 0}},
                {0.875f, {30, 5}}, {1, {30, 10}}, {7, {30, 10}}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct point at = path_along(bent, 3, rows[i].share);
        assert_float_equal(at.x, rows[i].at.x, 1e-4f);
        assert_float_equal(at.y, rows[i].at.y, 1e-4f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pose_turns_scales_and_mirrors),
        cmocka_unit_test(a_curve_ends_where_it_should),
        cmocka_unit_test(along_is_by_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
