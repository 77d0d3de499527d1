#include "core/level/set.h"

#include "check.h"
#include "core/level/chart.h"
#include "core/level/level_build.h"

static const struct {
    struct set set;
    const char *left, *right; /* "": that heel rests */
    int32_t bars;
} rows[] = {
    {{.way = SET_TOGETHER, .beats = 4, .reps = 8}, "uudd", "uudd", 4},
    {{.way = SET_TOGETHER, .beats = 4, .reps = 3}, "uudd", "uudd....", 2},
    {{.way = SET_BY_TURNS, .beats = 4, .reps = 4}, "uudd....", "....uudd", 4},
    {{.way = SET_SEESAW, .beats = 2, .reps = 6}, "uudduudduudd....", "..uudduudduudd..", 2},
    {{.way = SET_FOURS, .beats = 2, .reps = 10},
     "uudduudduudduudd................uudd....",
     "................uudduudduudduudd....uudd",
     5},
    {{.way = SET_LEFT, .beats = 8, .reps = 2, .lift = 1, .lower = 2}, "uudddd", "", 4},
    {{.way = SET_RIGHT, .beats = 4, .reps = 2, .lift = 1, .hold = 1, .lower = 2}, "", "uu--dddd", 2},
    {{.way = SET_GENTLE, .beats = 4, .reps = 4}, "uudd....uudd", "uudd....uudd", 3},
    {{.way = SET_TOGETHER, .beats = 2, .reps = 4, .bars = 2}, "uudduudd........", "uudduudd........", 2},
};

static void check_row(size_t row, const struct level *level, const char *pattern, enum heel heel)
{
    const char *found = level->parts[0].pattern[heel];
    if ((found == NULL) != !pattern[0])
        fail_msg("row %zu: %s", row, found ? found : "no pattern");
    /* What rests after the last rep is not in the rows. */
    if (found && strncmp(found, pattern, strlen(pattern)) != 0)
        fail_msg("row %zu: %s, not %s", row, found, pattern);
    if (found && strspn(found + strlen(pattern), ".") != strlen(found + strlen(pattern)))
        fail_msg("row %zu: %s goes on after %s", row, found, pattern);
}

static void test_patterns(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct level level = {0};
        assert_true(set_add(&level, &rows[i].set));
        assert_int_equal(level.part_count, 1);
        assert_string_equal(level.parts[0].name, set_way_title(rows[i].set.way));
        if (level.parts[0].bars != rows[i].bars)
            fail_msg("row %zu: %d bars", i, (int)level.parts[0].bars);
        check_row(i, &level, rows[i].left, HEEL_LEFT);
        check_row(i, &level, rows[i].right, HEEL_RIGHT);
        level_reset(&level);
    }
}

static void no_fault(void *context, const char *place, const char *what, const char *fix)
{
    (void)fix;
    fail_msg("%s: %s %s", (const char *)context, place, what);
}

/* Exactly the reps asked for, half of them of either heel, in sound patterns, within the bars that set_bars says. */
static void test_every_way(void **state)
{
    static const int32_t shapes[][3] = {{0, 0, 0}, {1, 0, 2}, {1, 0, 3}, {3, 2, 3}, {3, 0, 5}, {1, 1, 1}};
    (void)state;
    for (int way = 0; way < SET_WAY_COUNT; way++) {
        for (int32_t reps = 1; reps <= 70; reps++) {
            const int32_t *shape = shapes[reps % 6];
            struct set set = {.way = (enum set_way)way, .beats = 2 << (reps % 3), .reps = reps};
            set.lift = shape[0], set.hold = shape[1], set.lower = shape[2];
            struct level level = {0};
            struct chart chart;
            struct error error = {0};
            char name[32];
            snprintf(name, sizeof name, "%s %d", set_way_word(set.way), (int)reps);
            assert_true(level_describe(&level, "A set", "") && level_compose_in(&level, "lofi", 1, ""));
            assert_true(level_add_tempo(&level, 0, 90000) && set_add(&level, &set));
            assert_int_equal(level_faults(&level, no_fault, name), 0);
            assert_true(chart_init(&chart, &level, 100, &error));
            int32_t left = 0;
            for (int32_t i = 0; i < chart.rep_count; i++)
                left += chart.reps[i].heel == HEEL_LEFT;
            if (chart.rep_count != reps || level.parts[0].bars != set_bars(&set))
                fail_msg("%s: %d reps, %d bars", name, (int)chart.rep_count, (int)level.parts[0].bars);
            if (set_way_heels(set.way) == 2 && left != reps - reps / 2)
                fail_msg("%s: %d of the left", name, (int)left);
            chart_reset(&chart);
            level_reset(&level);
        }
    }
}

/* What fits, fits; and a pair more would not. */
static void test_reps_within(void **state)
{
    (void)state;
    for (int i = 0; i < SET_WAY_COUNT; i++) {
        enum set_way way = (enum set_way)i;
        for (int32_t slots = 1; slots <= 40; slots++) {
            int32_t reps = set_reps_within(way, slots), heels = set_way_heels(way);
            assert_int_equal(reps % heels, 0);
            assert_true(reps == 0 || set_half_slots(way, reps) <= 2 * slots);
            assert_true(set_half_slots(way, reps + heels) > 2 * slots);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_every_way),
        cmocka_unit_test(test_reps_within),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
