#include "core/level/level.h"

#include "check.h"

#define BEAT INT64_C(10080)

/* A small sound level in the caller's storage; each row below breaks one thing of it. */
struct sample {
    struct level level;
    struct tempo_change tempo[3];
    struct level_part parts[3];
    struct level_rep reps[3];
    char left[16], right[16];
};

static void make_sample(struct sample *sample)
{
    *sample = (struct sample){.left = "uudd....", .right = "....uudd"};
    sample->tempo[0].bpm_milli = 120000;
    sample->parts[0] = (struct level_part){.bars = 2, .step_ticks = BEAT};
    sample->parts[1] = (struct level_part){.bars = 4, .step_ticks = BEAT, .pattern = {sample->left, sample->right}};
    sample->reps[0] = (struct level_rep){30 * BEAT, BEAT, 0, BEAT, HEEL_LEFT};
    sample->reps[1] = (struct level_rep){32 * BEAT, BEAT, BEAT, BEAT, HEEL_LEFT};
    sample->level = (struct level){.tempo = sample->tempo,
                                   .tempo_count = 1,
                                   .meter = 4,
                                   .parts = sample->parts,
                                   .part_count = 2,
                                   .reps = sample->reps,
                                   .rep_count = 2};
}

struct told {
    int count;
    char place[48], what[96], fix[96];
};

static void keep(void *context, const char *place, const char *what, const char *fix)
{
    struct told *told = context;
    if (told->count++ > 0)
        return;
    strncpy(told->place, place, sizeof told->place - 1);
    strncpy(told->what, what, sizeof told->what - 1);
    strncpy(told->fix, fix, sizeof told->fix - 1);
}

#define BREAK(name, ...)                                                                                               \
    static void name(struct sample *s)                                                                                 \
    {                                                                                                                  \
        __VA_ARGS__;                                                                                                   \
    }

BREAK(nothing, (void)s)
BREAK(style_and_file, strcpy(s->level.music.style, "lofi"); strcpy(s->level.music.file, "a.ogg"))
BREAK(file_inside, strcpy(s->level.music.file, "song..v2.ogg"))
BREAK(file_above, strcpy(s->level.music.file, "a/../../b.ogg"))
BREAK(file_root, strcpy(s->level.music.file, "/etc/a.ogg"))
BREAK(file_drive, strcpy(s->level.music.file, "C:a.ogg"))
BREAK(file_backslash, strcpy(s->level.music.file, "..\\a.ogg"))
BREAK(seed, s->level.music.seed = UINT64_C(1) << 53)
BREAK(offset, s->level.music.offset_ms = -1001)
BREAK(no_tempo, s->level.tempo_count = 0)
BREAK(late_tempo, s->tempo[0].tick = 1)
BREAK(slow_tempo, s->tempo[0].bpm_milli = 9999)
BREAK(fast_tempo, s->tempo[0].bpm_milli = 400001)
BREAK(tempo_order, s->level.tempo_count = 2; s->tempo[1].bpm_milli = 90000)
BREAK(tempo_far, s->level.tempo_count = 2; s->tempo[1] = (struct tempo_change){INT64_MAX, 90000})
BREAK(meter, s->level.meter = 1)
BREAK(meter_wide, s->level.meter = 13)
BREAK(bars, s->parts[0].bars = 0)
BREAK(bars_many, s->parts[1].bars = 10001)
BREAK(step_zero, s->parts[1].step_ticks = 0)
BREAK(step_tiny, s->parts[1].step_ticks = 104)
BREAK(pattern, strcpy(s->right, "..d.uudd"))
BREAK(pattern_end, strcpy(s->left, "uu"))
BREAK(pattern_both, strcpy(s->left, "ud."); strcpy(s->right, "ud."); s->parts[1].step_ticks = BEAT / 4)
BREAK(pattern_both_bad, strcpy(s->left, "u.d"); strcpy(s->right, "u.d"))
BREAK(parts_long, s->parts[0].bars = 1800)
BREAK(parts_huge, s->parts[0].bars = 10000; s->parts[1].bars = 10000; s->level.meter = 12;
      s->tempo[0].bpm_milli = 10000)
BREAK(no_reps, s->level.part_count = 1; s->level.rep_count = 0)
BREAK(pattern_too_long, s->parts[1].step_ticks = 16 * BEAT; s->level.rep_count = 0)
BREAK(rep_before, s->reps[0].tick = -1)
BREAK(rep_far, s->reps[0].tick = INT64_MAX)
BREAK(rep_lift, s->reps[1].lift_ticks = 0)
BREAK(rep_hold, s->reps[1].hold_ticks = -1)
BREAK(rep_lower, s->reps[1].lower_ticks = INT64_MAX)
BREAK(rep_late, s->reps[1].tick = 7199 * BEAT)
BREAK(rep_overlaps, s->reps[1].tick = 31 * BEAT)
BREAK(rep_in_pattern, s->reps[0].tick = 9 * BEAT)
BREAK(rep_touches, s->reps[0].tick = 12 * BEAT)
BREAK(rep_same, s->reps[1].tick = 30 * BEAT)
BREAK(too_quick, s->reps[0] = (struct level_rep){30 * BEAT, BEAT / 4, 0, BEAT / 4, HEEL_LEFT};
      s->reps[1].tick = 31 * BEAT - 1)
BREAK(just_not, s->reps[0] = (struct level_rep){30 * BEAT, BEAT / 4, 0, BEAT / 4, HEEL_LEFT};
      s->reps[1].tick = 31 * BEAT)

static const struct {
    void (*breaks)(struct sample *sample);
    const char *place; /* of the first fault; NULL for none */
    int count;
} rows[] = {
    {nothing, NULL, 0},
    {style_and_file, "music", 1},
    {file_inside, NULL, 0},
    {file_above, "music.file", 1},
    {file_root, "music.file", 1},
    {file_drive, "music.file", 1},
    {file_backslash, "music.file", 1},
    {seed, "music.seed", 1},
    {offset, "music.offset_ms", 1},
    {no_tempo, "tempo", 1},
    {late_tempo, "tempo[0].beat", 1},
    {slow_tempo, "tempo[0].bpm", 1},
    {fast_tempo, "tempo[0].bpm", 1},
    {tempo_order, "tempo[1].beat", 1},
    {tempo_far, "tempo[1].beat", 1},
    {meter, "meter", 1},
    {meter_wide, "meter", 1},
    {bars, "parts[0].bars", 1},
    {bars_many, "parts[1].bars", 1},
    {step_zero, "parts[1].step", 1},
    {step_tiny, "parts[1].step", 1},
    {pattern, "parts[1].right", 1},
    {pattern_end, "parts[1].left", 1},
    {pattern_both, "parts[1].both", 1},
    {pattern_both_bad, "parts[1].both", 1},
    {parts_long, "parts", 1},
    {parts_huge, "parts", 1},
    {no_reps, "parts", 1},
    {pattern_too_long, "parts", 1},
    {rep_before, "reps[0].beat", 1},
    {rep_far, "reps[0].beat", 1},
    {rep_lift, "reps[1].lift", 1},
    {rep_hold, "reps[1].hold", 1},
    {rep_lower, "reps[1].lower", 1},
    {rep_late, "reps[1]", 1},
    {rep_overlaps, "reps[1]", 1},
    {rep_in_pattern, "reps[0]", 1},
    {rep_touches, NULL, 0},
    {rep_same, "reps[1]", 1},
    {too_quick, "reps[1]", 1},
    {just_not, NULL, 0},
};

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sample sample;
        struct told told = {0};
        make_sample(&sample);
        rows[i].breaks(&sample);
        int count = level_faults(&sample.level, keep, &told);
        if (count != rows[i].count || strcmp(told.place, rows[i].place ? rows[i].place : "") != 0)
            fail_msg("row %d: %d faults, %s %s", (int)i, count, told.place, told.what);
        assert_int_equal(told.count, count);
        assert_true(count == 0 || (told.what[0] && told.fix[0]));
    }
}

static void test_a_fault_says_what_and_where(void **state)
{
    (void)state;
    struct sample sample;
    struct told told = {0};
    make_sample(&sample);
    strcpy(sample.left, "uu.d");
    level_faults(&sample.level, keep, &told);
    assert_string_equal(told.what, "drops a rising heel to the floor at character 3");
    assert_string_equal(told.fix, "lower it with d before the next .");
}

static void test_at_most_100_are_told(void **state)
{
    (void)state;
    static struct level_part parts[300];
    struct sample sample;
    struct told told = {0};
    make_sample(&sample);
    sample.level.parts = parts;
    sample.level.part_count = 300;
    assert_int_equal(level_faults(&sample.level, keep, &told), LEVEL_FAULTS_MAX);
    assert_int_equal(told.count, LEVEL_FAULTS_MAX);
}

/* The largest that the ranges allow: it must end soon and in little memory. */
static void test_hostile_levels_end_soon(void **state)
{
    (void)state;
    static struct level_part parts[LEVEL_PARTS_MAX];
    static char tiny[] = "ud";
    struct sample sample;
    struct told told = {0};
    make_sample(&sample);
    for (int i = 0; i < LEVEL_PARTS_MAX; i++)
        parts[i] =
            (struct level_part){.bars = LEVEL_BARS_MAX, .step_ticks = LEVEL_STEP_MIN_TICKS, .pattern = {tiny, tiny}};
    sample.level.parts = parts;
    sample.level.part_count = LEVEL_PARTS_MAX;
    sample.tempo[0].bpm_milli = 400000;
    assert_int_equal(level_faults(&sample.level, keep, &told), 1); /* too long */
    sample.level.part_count = 1;
    parts[0].bars = 5000;
    told.count = 0;
    assert_int_equal(level_faults(&sample.level, keep, &told), 1);
    assert_string_equal(told.what, "hold more than 100000 reps");
    sample.level.part_count = 0;
    sample.level.rep_count = LEVEL_REPS_MAX + 1;
    assert_int_equal(level_faults(&sample.level, keep, &told), 1);
}

static void test_reset_frees(void **state)
{
    (void)state;
    struct level level = {.tempo = calloc(1, sizeof *level.tempo),
                          .parts = calloc(2, sizeof *level.parts),
                          .part_count = 2,
                          .reps = calloc(3, sizeof *level.reps)};
    level.parts[1].pattern[HEEL_RIGHT] = calloc(1, 5);
    level_reset(&level);
    assert_null(level.parts);
    assert_int_equal(level.part_count, 0);
    level_reset(&level);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_a_fault_says_what_and_where),
        cmocka_unit_test(test_at_most_100_are_told),
        cmocka_unit_test(test_hostile_levels_end_soon),
        cmocka_unit_test(test_reset_frees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
