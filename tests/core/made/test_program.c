#include "core/made/program.h"

#include "check.h"
#include "core/level/chart.h"
#include "core/made/quick.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SECOND_US    INT64_C(1000000)

static const struct program three_hundreds = {.title = "Three hundreds",
                                              .about = "Stamina",
                                              .rounds = 3,
                                              .steps = {{.way = SET_TOGETHER, .reps = 100, .lower = 1}, {.rest_s = 61}},
                                              .step_count = 2};
static const struct program beginnings = {.title = "Beginnings",
                                          .about = "A habit",
                                          .style = "house",
                                          .cadence_rpm = 20,
                                          .rounds = 2,
                                          .grow_by = 1,
                                          .grow_to = 10,
                                          .steps = {{.way = SET_TOGETHER, .seconds = 30, .lower = 1},
                                                    {.way = SET_BY_TURNS, .seconds = 30, .lower = 2, .name = "Turns"}},
                                          .step_count = 2};
static const struct program mixed = {.title = "Mixed",
                                     .about = "All",
                                     .rounds = 1,
                                     .steps = {{.way = SET_LEFT, .reps = 7, .lower = 3, .hold = 2},
                                               {.way = SET_RIGHT, .reps = 9, .lower = 1},
                                               {.rest_s = 10},
                                               {.way = SET_SEESAW, .seconds = 15, .lower = 3},
                                               {.rest_s = 599},
                                               {.way = SET_EIGHTS, .reps = 42, .lower = 2},
                                               {.way = SET_GENTLE, .seconds = 47, .lower = 1}},
                                     .step_count = 7};

static void test_names(void **state)
{
    (void)state;
    static const char *const good[] = {"program-three-hundreds-lofi-30rpm-7", "program-a-x1-10rpm-4294967295-100x",
                                       "program-beginnings-house-20rpm-0-2x"};
    static const char *const bad[] = {"program-",
                                      "program-lofi-30rpm-7",
                                      "program-a-lofi-30rpm-",
                                      "program-a-lofi-30rpm-7-",
                                      "program-a-lofi-30rpm-7-0x",
                                      "program-a-lofi-30rpm-7-101x",
                                      "program-a-lofi-30rpm-07",
                                      "program-a-lofi-61rpm-7",
                                      "program-a-lofi-9rpm-7",
                                      "program-a-lofi-30-7",
                                      "program-A-lofi-30rpm-7",
                                      "program-a--30rpm-7",
                                      "program--lofi-30rpm-7",
                                      "program-../a-lofi-30rpm-7",
                                      "program-a-lofi-30rpm-4294967296",
                                      "program-abcdefghijklmnopqrstuvwxy-lofi-30rpm-7",
                                      "quick-3min-lofi-30rpm-7"};
    struct program_choice choice;
    char name[PROGRAM_LEVEL_SIZE];
    for (size_t i = 0; i < COUNT(good); i++) {
        if (!program_parse_name(good[i], &choice) || !program_format(&choice, name))
            fail_msg("%s was refused", good[i]);
        assert_string_equal(name, good[i]);
    }
    assert_string_equal(choice.program, "beginnings");
    assert_int_equal(choice.rounds, 2);
    assert_int_equal(choice.rpm, 20);
    for (size_t i = 0; i < COUNT(bad); i++)
        if (program_parse_name(bad[i], &choice))
            fail_msg("%s was taken", bad[i]);
}

static void no_fault(void *context, const char *place, const char *what, const char *fix)
{
    (void)fix;
    fail_msg("%s: %s %s", (const char *)context, place, what);
}

/* Parts of the chart against the steps: reps to the one, rests to the second, minutes to the slot. */
static void check_steps(const struct program *program, const struct chart *chart, int32_t rounds, int32_t rpm,
                        const char *name)
{
    int32_t count = rounds * program->step_count, reps = 0;
    count -= program->steps[program->step_count - 1].rest_s > 0;
    if (chart->part_count != count + 2)
        fail_msg("%s: %d parts of %d steps", name, (int)chart->part_count, (int)count);
    for (int32_t i = 0; i < count; i++) {
        const struct program_step *step = &program->steps[i % program->step_count];
        const struct chart_part *part = &chart->parts[i + 1];
        int64_t length_us = part->end_us - part->start_us, slot_us = 60 * SECOND_US / rpm;
        reps += part->rep_count;
        if (step->rest_s && (part->rep_count != 0 || llabs(length_us - step->rest_s * SECOND_US) > 6000))
            fail_msg("%s: rest %d of %lld us", name, (int)i, (long long)length_us);
        if (step->reps && part->rep_count != step->reps)
            fail_msg("%s: set %d of %d reps", name, (int)i, (int)part->rep_count);
        if (step->seconds && llabs(length_us - step->seconds * SECOND_US) > slot_us / 2 + 4 * SECOND_US)
            fail_msg("%s: set %d of %lld us", name, (int)i, (long long)length_us);
    }
    if (reps != chart->rep_count || reps != program_reps(program, rpm, rounds))
        fail_msg("%s: %d reps", name, (int)reps);
}

static void check_level(const struct program *program, const char *style, int32_t rpm, int32_t rounds)
{
    struct program_choice choice = {.program = "x", .rpm = rpm, .seed = 5, .rounds = rounds};
    struct level level;
    struct chart chart;
    struct error error = {0};
    char name[PROGRAM_LEVEL_SIZE];
    strcpy(choice.style, style);
    assert_true(program_format(&choice, name));
    if (!program_level(program, &choice, &level, &error))
        fail_msg("%s of %s: %s", name, program->title, error.what);
    assert_int_equal(level_faults(&level, no_fault, name), 0);
    assert_true(chart_init(&chart, &level, 100, &error));
    check_steps(program, &chart, rounds ? rounds : program->rounds, rpm, name);
    int64_t seconds = program_seconds(program, style, rpm, rounds ? rounds : program->rounds);
    if (llabs(chart.end_us - seconds * SECOND_US) > SECOND_US / 2 + 50000)
        fail_msg("%s: %lld s, not %lld", name, (long long)chart.end_us / SECOND_US, (long long)seconds);
    chart_reset(&chart);
    level_reset(&level);
}

static void test_every_cadence(void **state)
{
    (void)state;
    static const char *const styles[] = {"lofi", "house", "ambient", "own"};
    for (int32_t rpm = QUICK_RPM_MIN; rpm <= QUICK_RPM_MAX; rpm++) {
        check_level(&three_hundreds, styles[rpm % 4], rpm, 0);
        check_level(&mixed, styles[(rpm + 1) % 4], rpm, 0);
    }
    for (int32_t rounds = 2; rounds <= 10; rounds++)
        check_level(&beginnings, "house", 20, rounds);
}

/* What the program doesn't leave open is not for the name to say. */
static void test_choice_must_fit(void **state)
{
    (void)state;
    static const struct program_choice bad[] = {{"x", "lofi", 20, 1, 3},   {"x", "house", 21, 1, 3},
                                                {"x", "house", 20, 1, 0},  {"x", "house", 20, 1, 1},
                                                {"x", "house", 20, 1, 11}, {"", "house", 20, 1, 3}};
    struct level level;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct error error = {0};
        if (program_level(&beginnings, &bad[i], &level, &error))
            fail_msg("row %zu was taken", i);
        assert_true(error.what[0]);
        assert_null(level.parts);
    }
    assert_false(program_level(&three_hundreds, &(struct program_choice){"x", "house", 20, 1, 3}, &level, NULL));
}

static void test_titles(void **state)
{
    (void)state;
    struct level level;
    assert_true(program_level(&beginnings, &(struct program_choice){"x", "house", 20, 1, 3}, &level, NULL));
    assert_string_equal(level.title, "Beginnings · 3 min");
    assert_string_equal(level.parts[2].name, "Turns");
    level_reset(&level);
    assert_true(program_level(&three_hundreds, &(struct program_choice){"x", "house", 20, 1, 0}, &level, NULL));
    assert_string_equal(level.title, "Three hundreds");
    assert_string_equal(level.parts[1].name, "Together");
    assert_string_equal(level.parts[2].name, "Rest");
    assert_int_equal(level.tempo_count, 5); /* only where a rest begins, and where it ends */
    level_reset(&level);
}

static void test_growth(void **state)
{
    (void)state;
    static const struct {
        int32_t done, goal_minutes, rounds;
    } rows[] = {{0, 10, 2}, {2, 10, 3}, {9, 60, 10}, {10, 60, 10}, {50, 60, 10}, {6, 5, 5}, {0, 1, 2}, {2, 1, 2}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        int32_t rounds = program_next_rounds(&beginnings, rows[i].done, 20, rows[i].goal_minutes);
        if (rounds != rows[i].rounds)
            fail_msg("row %zu: %d", i, (int)rounds);
    }
}

struct told {
    char place[48];
    int count;
};

static void remember(void *context, const char *place, const char *what, const char *fix)
{
    struct told *told = context;
    assert_true(what[0] && fix[0]);
    if (told->count++ == 0)
        strcpy(told->place, place);
}

static void test_faults(void **state)
{
    (void)state;
    struct program good = mixed, rows[24];
    size_t count = 0;
    const char *places[24];
#define BAD(where, ...)                                                                                                \
    do {                                                                                                               \
        struct program p = good;                                                                                       \
        __VA_ARGS__;                                                                                                   \
        places[count] = where;                                                                                         \
        rows[count++] = p;                                                                                             \
    } while (0)
    BAD("style", strcpy(p.style, "Lo fi"));
    BAD("cadence", p.cadence_rpm = 9);
    BAD("cadence", p.cadence_rpm = 61);
    BAD("rounds", p.rounds = 0);
    BAD("rounds", p.rounds = 101);
    BAD("grow.by", p.grow_by = 101, p.grow_to = 3);
    BAD("grow.to", p.grow_by = 1, p.grow_to = 1);
    BAD("grow.to", p.grow_by = 1, p.grow_to = 101);
    BAD("steps", p.step_count = 0);
    BAD("steps[0]", p.steps[0].reps = 0);
    BAD("steps[0]", p.steps[0].seconds = 60);
    BAD("steps[0].reps", p.steps[0].reps = 10001);
    BAD("steps[0].hold", p.steps[0].hold = 3);
    BAD("steps[0].lower", p.steps[0].lower = 0);
    BAD("steps[0].lower", p.steps[0].lower = 4);
    BAD("steps[5].reps", p.steps[5].reps = 41);
    BAD("steps[3].minutes", p.steps[3].seconds = 14);
    BAD("steps[2].rest", p.steps[2].rest_s = 9);
    BAD("steps[2].rest", p.steps[2].rest_s = 601);
    BAD("steps[0]", p.steps[0].rest_s = 20);
    BAD("steps[3]", p.steps[3].rest_s = 20);
    BAD("steps", p.rounds = 4);                 /* more than an hour, by its rests */
    BAD("steps", p.steps[0].reps = 600);        /* an hour at 10 a minute */
    BAD("steps", p.grow_by = 1, p.grow_to = 5); /* once it has grown */
#undef BAD
    for (size_t i = 0; i < count; i++) {
        struct told told = {0};
        int faults = program_faults(&rows[i], remember, &told);
        if (faults < 1 || faults != told.count || strcmp(told.place, places[i]) != 0)
            fail_msg("row %zu: %d faults, at %s instead of %s", i, faults, told.place, places[i]);
    }
    assert_int_equal(program_faults(&good, no_fault, "mixed"), 0);
    good.steps[0].reps = 600, good.cadence_rpm = 60;
    assert_int_equal(program_faults(&good, no_fault, "at 60 a minute it fits"), 0);
    assert_int_equal(program_faults(&beginnings, no_fault, "beginnings"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),  cmocka_unit_test(test_every_cadence), cmocka_unit_test(test_choice_must_fit),
        cmocka_unit_test(test_titles), cmocka_unit_test(test_growth),        cmocka_unit_test(test_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
