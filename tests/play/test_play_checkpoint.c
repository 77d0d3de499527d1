#include "play/play_checkpoint.h"

#include "check.h"
#include "core/play/session.h"

#define S INT64_C(1000000)

static void test_every_half_minute(void **state)
{
    struct play_checkpoint checkpoint = {0};
    int made = 0;
    (void)state;
    assert_false(play_checkpoint_step(&checkpoint, -3 * S)); /* counted in */
    for (int64_t us = 0; us <= 100 * S; us += S / 100)
        made += play_checkpoint_step(&checkpoint, us);
    assert_int_equal(made, 3);
    assert_true(play_checkpoint_step(&checkpoint, 120 * S));
    assert_false(play_checkpoint_step(&checkpoint, 149 * S));
}

static void test_at_the_end_of_a_part(void **state)
{
    struct play_checkpoint checkpoint = {0};
    struct play_sink sink = play_checkpoint_sink(&checkpoint);
    (void)state;
    sink.judged(sink.self, &(struct session_event){.kind = SESSION_LANDED, .t_us = 9 * S});
    assert_false(play_checkpoint_step(&checkpoint, 9 * S));
    sink.judged(sink.self, &(struct session_event){.kind = SESSION_PART_CHANGED, .t_us = 10 * S});
    assert_true(play_checkpoint_step(&checkpoint, 10 * S));
    assert_false(play_checkpoint_step(&checkpoint, 11 * S));
    assert_false(play_checkpoint_step(&checkpoint, 39 * S)); /* the half minute counts from it */
    assert_true(play_checkpoint_step(&checkpoint, 40 * S));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_half_minute),
                                       cmocka_unit_test(test_at_the_end_of_a_part)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
