#include "check.h"
#include "music/sound/cue.h"

static int16_t samples[CUE_FRAMES_MAX * 2];

static double loudness(int32_t frames)
{
    double sum = 0;
    for (int32_t i = 0; i < 2 * frames; i++)
        sum += (double)samples[i] * samples[i];
    return sum;
}

static void test_all_cues(void **state)
{
    (void)state;
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        for (int root = 0; root < 12; root++) {
            int32_t frames = cue_render((enum cue)cue, root, root % 2, samples);
            int jump = 0, peak = 0;
            assert_in_range(frames, 480, CUE_FRAMES_MAX);
            assert_int_equal(samples[0], 0);
            assert_int_equal(samples[2 * frames - 1], 0);
            for (int32_t i = 2; i < 2 * frames; i++) {
                jump = abs(samples[i] - samples[i - 2]) > jump ? abs(samples[i] - samples[i - 2]) : jump;
                peak = abs(samples[i]) > peak ? abs(samples[i]) : peak;
            }
            assert_in_range(peak, 300, 22000);
            assert_true(jump < 3500);
        }
    }
}

static void test_a_miss_is_barely_there(void **state)
{
    (void)state;
    double lift = loudness(cue_render(CUE_LIFT, 2, true, samples));
    double landing = loudness(cue_render(CUE_LANDING, 2, true, samples));
    double miss = loudness(cue_render(CUE_MISS, 2, true, samples));
    assert_true(miss * 4 < lift);
    assert_true(miss * 4 < landing);
}

/* What comes between the player's own sounds stays beside them. */
static void test_a_run_is_gentle(void **state)
{
    (void)state;
    int32_t frames = cue_render(CUE_FINISH, 2, true, samples);
    double finish = loudness(frames);
    assert_true(loudness(cue_render(CUE_RUN, 2, true, samples)) < finish);
    assert_true(loudness(cue_render(CUE_COUNT_IN, 2, true, samples)) < finish);
}

static void test_cues_follow_key_and_mode(void **state)
{
    (void)state;
    static int16_t other[CUE_FRAMES_MAX * 2];
    cue_render(CUE_PART, 0, false, samples);
    cue_render(CUE_PART, 0, true, other);
    assert_memory_not_equal(samples, other, 20000);
    cue_render(CUE_PART, 3, false, other);
    assert_memory_not_equal(samples, other, 20000);
    cue_render(CUE_PART, 0, false, other);
    assert_memory_equal(samples, other, 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_cues),
        cmocka_unit_test(test_a_miss_is_barely_there),
        cmocka_unit_test(test_a_run_is_gentle),
        cmocka_unit_test(test_cues_follow_key_and_mode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
