#include "check.h"
#include "music/fixture.h"
#include "music/notes/follow.h"

static void test_lead_follows_the_hills(void **state)
{
    (void)state;
    static const struct fixture_part ladders[][3] = {
        {{2, NULL, NULL}, {20, "uudd", "uudd"}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uudd....", "....uudd"}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uuu--ddd", NULL}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uddd", "uddd"}, {2, NULL, NULL}},
        {{2, NULL, NULL}, {20, "uudd..", "..uudd"}, {2, NULL, NULL}},
    };
    for (size_t i = 0; i < sizeof ladders / sizeof *ladders; i++) {
        struct chart chart = fixture_chart(ladders[i], 3, 92, 108);
        for (uint64_t seed = 0; seed < 8; seed++) {
            struct tune tune = fixture_tune(&chart, "", seed);
            int count;
            assert_true(follow_correlation(&chart, &tune, fixture_style(), &count) >= 0.8);
            assert_true(count >= chart.rep_count);
            tune_reset(&tune);
        }
        chart_reset(&chart);
    }
}

/* Every hill is sung: a note at the lift itself, on its own side. */
static void test_each_lift_begins_a_line(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {{2, NULL, NULL}, {12, "uudd....", "..uudd.."}, {2, NULL, NULL}};
    struct chart chart = fixture_chart(parts, 3, 90, 0);
    struct tune tune = fixture_tune(&chart, "G minor", 3);
    assert_true(chart.rep_count > 0);
    for (int32_t r = 0; r < chart.rep_count; r++) {
        bool found = false;
        for (int32_t i = 0; i < tune.count; i++)
            found = found || (follow_is_lead(fixture_style(), &tune.notes[i]) &&
                              tune.notes[i].start_us == chart.reps[r].lift_us &&
                              (tune.notes[i].pan < 0) == (chart.reps[r].heel == HEEL_LEFT));
        assert_true(found);
    }
    tune_reset(&tune);
    chart_reset(&chart);
}

/* Within one hill the line never falls while the heel rises, nor rises while it falls. */
static void test_no_note_against_the_heel(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {{2, NULL, NULL}, {24, "uuu-ddd.", NULL}, {2, NULL, NULL}};
    struct chart chart = fixture_chart(parts, 3, 88, 0);
    assert_true(chart.rep_count > 0);
    for (uint64_t seed = 0; seed < 16; seed++) {
        struct tune tune = fixture_tune(&chart, "", seed);
        for (int32_t r = 0; r < chart.rep_count; r++) {
            const struct rep *rep = &chart.reps[r];
            int last = -1;
            for (int32_t i = 0; i < tune.count; i++) {
                const struct tune_note *note = &tune.notes[i];
                if (!follow_is_lead(fixture_style(), note) || note->start_us < rep->lift_us ||
                    note->start_us > rep->landing_us)
                    continue;
                if (last >= 0 && note->start_us <= rep->top_us)
                    assert_true(note->pitch >= last);
                if (last >= 0 && note->start_us > rep->lower_us + 400000)
                    assert_true(note->pitch <= last);
                last = note->pitch;
            }
        }
        tune_reset(&tune);
    }
    chart_reset(&chart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lead_follows_the_hills),
        cmocka_unit_test(test_each_lift_begins_a_line),
        cmocka_unit_test(test_no_note_against_the_heel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
