#include "music/sound/limiter.h"

#include <math.h>

#include "check.h"

#define RATE_HZ    48000
#define CEILING    0.866f
#define FULL_SCALE 0.98f

/* Backing that is the mix upside down, on one side: each is within the ceiling, and the lead, which is what the mix has
 * more, is twice as high. */
static float loudest_lead(int side, float amplitude)
{
    struct limiter limiter;
    float loudest = 0;
    limiter_init(&limiter, CEILING);
    for (int32_t i = 0; i < RATE_HZ; i++) {
        float frame[1][LIMITER_LANES] = {{0}};
        float x = amplitude * sinf(6.2831853f * 100 * (float)i / RATE_HZ);
        frame[0][side] = -x;
        frame[0][2 + side] = x;
        limiter_run(&limiter, frame, 1);
        loudest = fmaxf(loudest, fabsf(frame[0][2 + side] - frame[0][side]));
    }
    return loudest;
}

static void test_the_lead_alone_stays_below_full_scale(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++) {
        float loudest = loudest_lead(side, 0.8f);
        assert_true(loudest <= FULL_SCALE * 1.001f);
        assert_true(loudest > FULL_SCALE * 0.97f);
        assert_float_equal(loudest_lead(side, 0.4f), 0.8f, 0.001f); /* what is low enough is left alone */
    }
}

/* Each of the four lanes alone: the gain falls before the peak arrives, and is one for all. */
static void test_no_lane_goes_over_the_ceiling(void **state)
{
    (void)state;
    for (int lane = 0; lane < LIMITER_LANES; lane++) {
        struct limiter limiter;
        float loudest = 0, quiet = 0;
        limiter_init(&limiter, CEILING);
        for (int32_t i = 0; i < RATE_HZ; i++) {
            float frame[1][LIMITER_LANES] = {{0}};
            float x = 1.5f * sinf(6.2831853f * 100 * (float)i / RATE_HZ);
            for (int other = 0; other < LIMITER_LANES; other++)
                frame[0][other] = other == lane ? x : x / 2;
            limiter_run(&limiter, frame, 1);
            loudest = fmaxf(loudest, fabsf(frame[0][lane]));
            quiet = fmaxf(quiet, fabsf(frame[0][(lane + 1) % LIMITER_LANES]));
        }
        assert_true(loudest <= CEILING * 1.001f);
        assert_true(loudest > CEILING * 0.97f);
        assert_float_equal(quiet, loudest / 2, 0.001f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_lead_alone_stays_below_full_scale),
        cmocka_unit_test(test_no_lane_goes_over_the_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
