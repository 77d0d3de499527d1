#include "check.h"
#include "music/sound/envelope.h"

#define CHUNK    64
#define MS(ms)   ((ms)*48 / CHUNK) /* chunks */
#define RELEASES 3

/* Let go before, while and long after it rises: it ends within its release, so that its voice is free again. */
static void test_ends_whenever_it_is_let_go(void **state)
{
    (void)state;
    static const int held[RELEASES] = {0, 20, 900};
    for (int i = 0; i < RELEASES; i++) {
        struct envelope envelope;
        envelope_start(&envelope, 300, 1000, 0.5f, 100);
        for (int chunk = 0; chunk < MS(held[i]); chunk++) {
            envelope_step(&envelope, CHUNK);
            assert_false(envelope_done(&envelope));
        }
        if (i == 1)
            envelope_choke(&envelope, 10);
        else
            envelope_release(&envelope);
        for (int chunk = 0; chunk < MS(130); chunk++)
            envelope_step(&envelope, CHUNK);
        assert_true(envelope_done(&envelope));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ends_whenever_it_is_let_go)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
