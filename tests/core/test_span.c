#include "core/span.h"

#include "core/heel.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define PI      3.14159265358979323846
#define STEP_US 10000
#define REP_US  2000000 /* a second up and down, a second on the floor */

/* What a heel does, and what is known of it afterwards. */
struct row {
    const char *name;
    int32_t floor, top;   /* of the reading */
    int32_t reps[6];      /* how far up each goes, in thousandths of that */
    int32_t low;          /* and how far down between them */
    int32_t expected_top; /* thousandths of it */
    bool sure;
};

static const struct row rows[] = {
    {"four reps of a tilt", 0, 8000, {1000, 1000, 1000, 1000}, 0, 1000, true},
    {"pressure falls", 900, 100, {1000, 1000, 1000, 1000}, 0, 1000, true},
    {"three are too few to be sure", 0, 8000, {1000, 1000, 1000}, 0, 1000, false},
    {"one that went too far is no top", 0, 8000, {1900, 1000, 1000, 1000}, 0, 1000, true},
    {"nor is one that was small", 0, 8000, {1000, 500, 1000, 1000}, 0, 1000, true},
    {"what comes later stays out: fading must show", 0, 8000, {1000, 1000, 1000, 1000, 600, 600}, 0, 1000, true},
    {"the heel needn't come all the way down", 0, 8000, {1000, 1000, 1000, 1000}, 350, 1000, true},
};

/* A smooth rep is seen once, however slowly it comes down: the rest of its way back is no rep of its own. */
static void tops_are_learned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct span span;
        span_init(&span, &(struct span_desc){.least = abs(row->top - row->floor) / 8, .top_follows = true});
        int64_t t_us = 0;
        for (; t_us < 500000; t_us += STEP_US)
            span_reading(&span, t_us, row->floor);
        for (int rep = 0; rep < 6 && row->reps[rep] > 0; rep++) {
            bool last = rep == 5 || row->reps[rep + 1] == 0;
            for (int64_t end_us = t_us + REP_US; t_us < end_us; t_us += STEP_US) {
                double part = 1 - (double)(end_us - t_us) / REP_US;
                double high = row->reps[rep] / 1000.0 * (part < 0.5 ? sin(part * 2 * PI) : 0);
                bool between = (rep > 0 || part > 0.25) && !(last && part > 0.25);
                double low = between ? row->low / 1000.0 : 0;
                double height = high > low ? high : low;
                span_reading(&span, t_us, row->floor + (int32_t)((row->top - row->floor) * height));
            }
        }
        int32_t reach = span.top - span.floor, expected = (row->top - row->floor) * row->expected_top / 1000;
        if (abs(reach - expected) > abs(expected) / 20 || span_is_sure(&span) != row->sure)
            fail_msg("%s: %d instead of %d, %d reps", row->name, (int)reach, (int)expected, (int)span.reps);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tops_are_learned)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
