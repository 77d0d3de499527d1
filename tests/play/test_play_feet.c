#include "play/play_feet.h"

#include "check.h"

static struct heel_event at(int64_t t_us, enum heel_kind kind)
{
    return (struct heel_event){.t_us = t_us, .heel = HEEL_LEFT, .kind = kind};
}

static void give(struct play_feet *feet, int64_t t_us, enum heel_kind kind)
{
    struct heel_event event = at(t_us, kind);
    assert_false(play_feet_heel(feet, &event));
}

static void take(struct play_source source, int64_t song_us, int64_t t_us, enum heel_kind kind)
{
    struct heel_event event;
    assert_true(source.next(source.self, song_us, 0, &event));
    assert_int_equal(event.t_us, t_us);
    assert_int_equal(event.kind, kind);
}

static void take_nothing(struct play_source source, int64_t song_us)
{
    struct heel_event event;
    assert_false(source.next(source.self, song_us, 0, &event));
}

static void test_events_wait_for_their_time(void **state)
{
    (void)state;
    struct play_feet feet = {.due_count = 0};
    struct play_source source = play_feet_source(&feet);
    give(&feet, 200, HEEL_KIND_LANDING);
    give(&feet, 100, HEEL_KIND_LIFT);
    take_nothing(source, 99);
    take(source, 150, 100, HEEL_KIND_LIFT);
    take_nothing(source, 150);
    take(source, 200, 200, HEEL_KIND_LANDING);
}

static void test_a_lift_that_follows_a_lift_has_landed_before(void **state)
{
    (void)state;
    struct play_feet feet = {.due_count = 0};
    struct play_source source = play_feet_source(&feet);
    give(&feet, 100, HEEL_KIND_LIFT);
    give(&feet, 200, HEEL_KIND_LIFT);
    take(source, 300, 100, HEEL_KIND_LIFT);
    take(source, 300, 200, HEEL_KIND_LANDING);
    take(source, 300, 200, HEEL_KIND_LIFT);
    take_nothing(source, 300);
}

/* Once: what comes after it waits again. */
static void test_all_that_waits_may_be_hurried(void **state)
{
    (void)state;
    struct play_feet feet = {.due_count = 0};
    struct play_source source = play_feet_source(&feet);
    give(&feet, 100, HEEL_KIND_LIFT);
    give(&feet, 900, HEEL_KIND_LANDING);
    play_feet_hurry(&feet);
    take(source, INT64_MIN, 100, HEEL_KIND_LIFT);
    take(source, INT64_MIN, 900, HEEL_KIND_LANDING);
    take_nothing(source, INT64_MIN);
    give(&feet, 1000, HEEL_KIND_LIFT);
    take_nothing(source, INT64_MIN);
}

static void test_the_oldest_goes_when_there_is_no_room(void **state)
{
    (void)state;
    struct play_feet feet = {.due_count = 0};
    struct play_source source = play_feet_source(&feet);
    for (int i = 0; i < PLAY_WAIT_MAX; i++)
        give(&feet, 1000 + i, HEEL_KIND_HEIGHT);
    struct heel_event one_more = at(5000, HEEL_KIND_LIFT);
    assert_true(play_feet_heel(&feet, &one_more));
    take(source, INT64_MIN, 1000, HEEL_KIND_HEIGHT);
    take_nothing(source, INT64_MIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_events_wait_for_their_time),
                                       cmocka_unit_test(test_a_lift_that_follows_a_lift_has_landed_before),
                                       cmocka_unit_test(test_all_that_waits_may_be_hurried),
                                       cmocka_unit_test(test_the_oldest_goes_when_there_is_no_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
