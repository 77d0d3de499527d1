#include "check.h"
#include "core/base/rng.h"
#include "core/timing/bias.h"

#define REPS_MAX 200

struct row {
    const char *name;
    int reps;
    int64_t lift_us, landing_us; /* in the middle of the session */
    int64_t drift_us;            /* from its beginning to its end */
    int64_t sd_us;
    int miss_every;
    bool offered;
};

static void fill(struct rep_result *reps, const struct row *row)
{
    struct rng rng;
    rng_init(&rng, 5, 5);
    for (int i = 0; i < row->reps; i++) {
        bool miss = row->miss_every && i % row->miss_every == 0;
        reps[i] = (struct rep_result){.done = true};
        for (int edge = 0; edge < EDGE_COUNT; edge++) {
            int64_t middle_us = edge == EDGE_LIFT ? row->lift_us : row->landing_us;
            reps[i].judged[edge] = true;
            reps[i].verdict[edge] = miss ? VERDICT_MISS : VERDICT_GREAT;
            if (!miss)
                reps[i].error_us[edge] =
                    middle_us + row->drift_us * (2 * i - row->reps) / (2 * row->reps) + rng_normal(&rng, row->sd_us);
        }
    }
}

static void test_table(void **state)
{
    static const struct row rows[] = {
        {"steadily late", 84, 23000, 23000, 0, 30000, 0, true},
        {"steadily early", 84, -40000, -40000, 0, 30000, 0, true},
        {"50 hits are enough", 25, 23000, 23000, 0, 2000, 0, true},
        {"48 are not", 24, 23000, 23000, 0, 2000, 0, false},
        {"misses are no hits", 30, 23000, 23000, 0, 2000, 3, false},
        {"nothing to speak of", 84, 12000, 12000, 0, 2000, 0, false},
        {"on time", 84, 0, 0, 0, 30000, 0, false},
        {"the edges disagree", 84, 60000, 2000, 0, 5000, 0, false},
        {"the edges differ a little", 84, 40000, 26000, 0, 20000, 0, true},
        {"growing tired", 84, 25000, 25000, 60000, 5000, 0, false},
        {"a little drift", 84, 40000, 40000, 30000, 10000, 0, true},
        {"all over the place", 84, 30000, 30000, 0, 110000, 0, false},
        {"nothing at all", 0, 0, 0, 0, 0, 0, false},
    };
    struct rep_result reps[REPS_MAX];
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        fill(reps, &rows[i]);
        int64_t bias_us = bias_find_us(reps, rows[i].reps);
        if ((bias_us != 0) != rows[i].offered)
            fail_msg("%s: %lld us", rows[i].name, (long long)bias_us);
        if (bias_us != 0)
            assert_in_range(llabs(bias_us - (rows[i].lift_us + rows[i].landing_us) / 2), 0, 8000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
