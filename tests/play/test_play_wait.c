#include "play/play_wait.h"

#include "check.h"

#define GRACE_US 100

static struct heel_event event(int64_t t_us, enum heel_kind kind)
{
    return (struct heel_event){.t_us = t_us, .kind = kind};
}

static void add(struct play_wait *wait, int64_t t_us, enum heel_kind kind)
{
    struct heel_event oldest, added = event(t_us, kind);
    assert_false(play_wait_add(wait, &added, &oldest));
}

static void expect(struct play_wait *wait, int64_t song_us, int64_t t_us)
{
    struct heel_event out;
    assert_true(play_wait_take(wait, song_us, GRACE_US, &out));
    assert_int_equal(out.t_us, t_us);
}

static void expect_none(struct play_wait *wait, int64_t song_us)
{
    struct heel_event out;
    assert_false(play_wait_take(wait, song_us, GRACE_US, &out));
}

static void test_edges_go_at_once(void **state)
{
    (void)state;
    struct play_wait wait = {0};
    add(&wait, 1000, HEEL_KIND_LIFT);
    expect(&wait, 1000, 1000);
    expect_none(&wait, INT64_MAX);
    add(&wait, 500, HEEL_KIND_LANDING);
    expect(&wait, 1000, 500);
}

static void test_edges_to_come_wait_for_their_time(void **state)
{
    (void)state;
    struct play_wait wait = {0};
    add(&wait, 2000, HEEL_KIND_LANDING);
    expect_none(&wait, 1999);
    add(&wait, 1500, HEEL_KIND_LIFT);
    expect(&wait, 1999, 1500);
    expect_none(&wait, 1999);
    expect(&wait, 2000, 2000);
}

static void test_heights_wait_for_late_edges(void **state)
{
    (void)state;
    struct play_wait wait = {0};
    add(&wait, 1000, HEEL_KIND_HEIGHT);
    add(&wait, 1050, HEEL_KIND_HEIGHT);
    expect_none(&wait, 1000 + GRACE_US - 1);
    add(&wait, 1020, HEEL_KIND_LIFT);
    expect(&wait, 1060, 1000); /* what was before the lift goes with it */
    expect(&wait, 1060, 1020);
    expect_none(&wait, 1060);
    expect(&wait, 1050 + GRACE_US, 1050);
}

/* The other heel's lift may turn out to have been before. */
static void test_edges_wait_for_a_lift_under_way(void **state)
{
    (void)state;
    struct play_wait wait = {0};
    play_wait_open(&wait, 1000);
    add(&wait, 900, HEEL_KIND_LANDING);
    add(&wait, 1050, HEEL_KIND_LIFT);
    expect(&wait, 1060, 900);
    expect_none(&wait, 1060);
    add(&wait, 1020, HEEL_KIND_LIFT);
    play_wait_open(&wait, INT64_MAX);
    expect(&wait, 1061, 1020);
    expect(&wait, 1061, 1050);
    /* No longer than grace. */
    play_wait_open(&wait, 1000);
    add(&wait, 1100, HEEL_KIND_LIFT);
    expect_none(&wait, 1100 + GRACE_US - 1);
    expect(&wait, 1100 + GRACE_US, 1100);
}

static void test_equal_times_keep_their_order(void **state)
{
    (void)state;
    struct play_wait wait = {0};
    struct heel_event out;
    add(&wait, 10, HEEL_KIND_LANDING);
    add(&wait, 10, HEEL_KIND_LIFT);
    assert_true(play_wait_take(&wait, 10, GRACE_US, &out));
    assert_int_equal(out.kind, HEEL_KIND_LANDING);
    assert_true(play_wait_take(&wait, 10, GRACE_US, &out));
    assert_int_equal(out.kind, HEEL_KIND_LIFT);
}

static void test_the_oldest_makes_room(void **state)
{
    (void)state;
    struct play_wait wait = {0};
    struct heel_event oldest, one;
    for (int i = 0; i < PLAY_WAIT_MAX; i++)
        add(&wait, 1000 + i, HEEL_KIND_HEIGHT);
    one = event(5000, HEEL_KIND_LIFT);
    assert_true(play_wait_add(&wait, &one, &oldest));
    assert_int_equal(oldest.t_us, 1000);
    one = event(1, HEEL_KIND_LIFT);
    assert_true(play_wait_add(&wait, &one, &oldest));
    assert_int_equal(oldest.t_us, 1);
    assert_int_equal(wait.count, PLAY_WAIT_MAX);
    for (int i = 1; i < PLAY_WAIT_MAX; i++)
        expect(&wait, INT64_MAX, 1000 + i);
    expect(&wait, INT64_MAX, 5000);
    expect_none(&wait, INT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges_go_at_once),
        cmocka_unit_test(test_edges_to_come_wait_for_their_time),
        cmocka_unit_test(test_heights_wait_for_late_edges),
        cmocka_unit_test(test_edges_wait_for_a_lift_under_way),
        cmocka_unit_test(test_equal_times_keep_their_order),
        cmocka_unit_test(test_the_oldest_makes_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
