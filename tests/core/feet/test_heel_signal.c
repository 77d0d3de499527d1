#include "core/feet/heel_signal.h"

#include "check.h"
#include "core/base/rng.h"

#define STEPS_MAX  12
#define EVENTS_MAX 2000

/* What goes in: a contact at a time, or only time. */
enum in { IN_END, IN_CLOSED, IN_OPEN, IN_TIME };

struct in_row {
    int64_t t_ms;
    enum in in;
};

struct stream {
    const char *why;
    enum heel_polarity polarity;
    int64_t debounce_us;
    struct in_row in[STEPS_MAX];
    const char *out; /* U or D and the ms, separated by spaces */
};

static const struct stream streams[] = {
    {"a key", HEEL_ACTIVE_UP, 0, {{100, IN_CLOSED}, {600, IN_OPEN}}, "U100 D600 "},
    {"a panel", HEEL_ACTIVE_DOWN, 0, {{0, IN_CLOSED}, {100, IN_OPEN}, {600, IN_CLOSED}}, "U100 D600 "},
    {"repeats", HEEL_ACTIVE_UP, 0, {{100, IN_CLOSED}, {130, IN_CLOSED}, {600, IN_OPEN}, {700, IN_OPEN}}, "U100 D600 "},
    {"chatter when closing",
     HEEL_ACTIVE_UP,
     0,
     {{100, IN_CLOSED}, {102, IN_OPEN}, {104, IN_CLOSED}, {119, IN_OPEN}, {119, IN_CLOSED}, {600, IN_OPEN}},
     "U100 D600 "},
    {"a tap that ends in the debounce",
     HEEL_ACTIVE_UP,
     0,
     {{100, IN_CLOSED}, {110, IN_OPEN}, {300, IN_TIME}},
     "U100 D120 "},
    {"two come due at once",
     HEEL_ACTIVE_UP,
     0,
     {{100, IN_CLOSED}, {110, IN_OPEN}, {300, IN_CLOSED}},
     "U100 D120 U300 "},
    {"held back twice",
     HEEL_ACTIVE_UP,
     0,
     {{100, IN_CLOSED}, {110, IN_OPEN}, {125, IN_CLOSED}, {200, IN_TIME}},
     "U100 D120 U140 "},
    {"an edge as the debounce ends", HEEL_ACTIVE_UP, 0, {{100, IN_CLOSED}, {120, IN_OPEN}}, "U100 D120 "},
    {"none wanted", HEEL_ACTIVE_UP, -1, {{100, IN_CLOSED}, {101, IN_OPEN}, {102, IN_CLOSED}}, "U100 D101 U102 "},
    {"at most 50", HEEL_ACTIVE_UP, 900000, {{100, IN_CLOSED}, {110, IN_OPEN}, {300, IN_TIME}}, "U100 D150 "},
};

static void write_event(char **end, const struct heel_event *event)
{
    char digits[8];
    int count = 0;
    *(*end)++ = event->kind == HEEL_KIND_LIFT ? 'U' : 'D';
    int64_t value = event->t_us / 1000;
    do
        digits[count++] = (char)('0' + value % 10);
    while (value /= 10);
    while (count > 0)
        *(*end)++ = digits[--count];
    *(*end)++ = ' ';
    **end = '\0';
}

static void test_contacts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof streams / sizeof streams[0]; i++) {
        const struct stream *stream = &streams[i];
        struct heel_signal signal;
        char said[256] = "", *end = said;
        heel_signal_init(&signal, &(struct heel_signal_desc){.heel = HEEL_RIGHT,
                                                             .polarity = stream->polarity,
                                                             .debounce_us = stream->debounce_us});
        for (const struct in_row *row = stream->in; row->in != IN_END; row++) {
            struct heel_event out[2];
            int count = row->in == IN_TIME ? heel_signal_step(&signal, row->t_ms * 1000, out)
                                           : heel_signal_contact(&signal, row->t_ms * 1000, row->in == IN_CLOSED, out);
            for (int k = 0; k < count; k++) {
                assert_int_equal(out[k].heel, HEEL_RIGHT);
                write_event(&end, &out[k]);
            }
            while (row->in == IN_TIME && heel_signal_step(&signal, row->t_ms * 1000, out))
                write_event(&end, out);
        }
        if (strcmp(said, stream->out) != 0)
            fail_msg("%s: %s, not %s", stream->why, said, stream->out);
    }
}

static int32_t feed(struct rng *rng, struct heel_signal *signal, const bool *closed, const int64_t *t_us, int32_t count,
                    bool sliced, struct heel_event *out)
{
    int32_t made = 0;
    for (int32_t i = 0; i < count; i++) {
        for (int64_t t = i > 0 ? t_us[i - 1] : 0; sliced && rng_below(rng, 3);) {
            t = rng_range(rng, t, t_us[i]);
            made += heel_signal_step(signal, t, &out[made]);
        }
        made += heel_signal_contact(signal, t_us[i], closed[i], &out[made]);
    }
    return made + heel_signal_step(signal, t_us[count - 1] + 1000000, &out[made]);
}

/* Chatter of any kind: sliced or not it gives the same edges, which alternate, keep the debounce time apart and end in
 * the state the contact ended in. */
static void test_chatter_and_slicing(void **state)
{
    (void)state;
    static bool closed[EVENTS_MAX];
    static int64_t t_us[EVENTS_MAX];
    static struct heel_event whole[2 * EVENTS_MAX], sliced[2 * EVENTS_MAX];
    struct rng rng;
    rng_init(&rng, 9, 9);
    for (int round = 0; round < 200; round++) {
        int32_t count = (int32_t)rng_range(&rng, 1, EVENTS_MAX / 4);
        int64_t t = 0;
        for (int32_t i = 0; i < count; i++) {
            t += rng_below(&rng, 4) ? rng_range(&rng, 0, 5000) : rng_range(&rng, 0, 60000);
            t_us[i] = t;
            closed[i] = rng_below(&rng, 2);
        }
        struct heel_signal a, b;
        heel_signal_init(&a, &(struct heel_signal_desc){0});
        heel_signal_init(&b, &(struct heel_signal_desc){0});
        int32_t made = feed(&rng, &a, closed, t_us, count, false, whole);
        assert_int_equal(feed(&rng, &b, closed, t_us, count, true, sliced), made);
        for (int32_t i = 0; i < made; i++) {
            assert_int_equal(whole[i].t_us, sliced[i].t_us);
            assert_int_equal(whole[i].kind, sliced[i].kind);
            assert_int_equal(whole[i].kind, i % 2 ? HEEL_KIND_LANDING : HEEL_KIND_LIFT);
            assert_true(i == 0 || whole[i].t_us >= whole[i - 1].t_us + HEEL_DEBOUNCE_US);
        }
        assert_int_equal(a.up, closed[count - 1]);
    }
}

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(heel_polarity_words[HEEL_ACTIVE_UP], "up");
    assert_string_equal(heel_polarity_words[HEEL_ACTIVE_DOWN], "down");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contacts),
        cmocka_unit_test(test_chatter_and_slicing),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
