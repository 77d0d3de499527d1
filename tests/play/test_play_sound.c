#include <math.h>

#include "check.h"
#include "play/play_sound.h"

static struct session_event edge(enum session_event_kind kind, enum heel heel, enum verdict verdict)
{
    return (struct session_event){.kind = kind, .heel = heel, .verdict = verdict};
}

/* One letter an edge: p perfect, g great, o good, m missed. */
static enum verdict verdict_of(char letter)
{
    return letter == 'p'   ? VERDICT_PERFECT
           : letter == 'g' ? VERDICT_GREAT
           : letter == 'o' ? VERDICT_GOOD
                           : VERDICT_MISS;
}

static float play(struct play_sound *sound, const char *edges)
{
    for (int i = 0; edges[i]; i++) {
        enum verdict verdict = verdict_of(edges[i]);
        enum session_event_kind hit = i % 2 == 0 ? SESSION_LIFTED : SESSION_LANDED;
        struct session_event event = edge(verdict == VERDICT_MISS ? SESSION_MISSED : hit, HEEL_LEFT, verdict);
        play_sound_event(sound, &event);
    }
    return play_sound_lead(sound);
}

static void test_the_lead_follows_the_player(void **state)
{
    (void)state;
    static const struct {
        const char *edges;
        float least, most;
    } rows[] = {
        {"", 1, 1},                            /* before the first rep */
        {"pgpgpg", 1, 1},                      /* great is with it */
        {"ppppo", 1, 1},                       /* one good costs nothing */
        {"oooooooooooooooo", 0.75f, 0.9f},     /* good throughout is nearly with it */
        {"ppppm", 0.85f, 0.97f},               /* one miss is heard, barely */
        {"mmmm", 0.5f, 0.7f},                  /* a few are */
        {"mmmmmmmmmmmmmmmmmmmm", 0.35f, 0.4f}, /* and it never falls silent */
        {"mmmmmmmmmmmmmmmmmmmmpppp", 0.8f, 0.95f},
        {"mmmmmmmmmmmmmmmmmmmmpppppppp", 1, 1}, /* four reps, and all is well */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct play_sound sound;
        play_sound_init(&sound);
        float lead = play(&sound, rows[i].edges);
        if (lead < rows[i].least - 1e-6f || lead > rows[i].most + 1e-6f)
            fail_msg("\"%s\" leaves the lead at %g", rows[i].edges, (double)lead);
    }
}

/* Whatever happens, one edge never moves it by more than a quarter, and it stays in its range. */
static void test_the_lead_is_never_sudden(void **state)
{
    (void)state;
    struct play_sound sound;
    play_sound_init(&sound);
    float before = 1;
    uint32_t random = 7;
    for (int i = 0; i < 10000; i++) {
        random = random * 1664525u + 1013904223u;
        const char letter[2] = {"pgom"[(random >> 28) % 4 * (random >> 20 & 1)], 0};
        float lead = play(&sound, letter);
        assert_true(fabsf(lead - before) < 0.25f);
        assert_true(lead >= PLAY_SOUND_LEAD_LEAST && lead <= 1);
        before = lead;
    }
}

static enum cue rep(struct play_sound *sound, enum heel heel, enum verdict lift, enum verdict landing)
{
    struct session_event up = edge(SESSION_LIFTED, heel, lift), down = edge(SESSION_LANDED, heel, landing);
    assert_int_equal(play_sound_event(sound, &up).cue, CUE_LIFT);
    return play_sound_event(sound, &down).cue;
}

/* The left heel is heard on the left, the right one on the right, the better the louder. */
static void test_each_heel_sounds_on_its_side(void **state)
{
    (void)state;
    static const enum session_event_kind kinds[] = {SESSION_LIFTED, SESSION_LANDED};
    for (int i = 0; i < 2; i++) {
        struct play_sound sound;
        play_sound_init(&sound);
        struct session_event left = edge(kinds[i], HEEL_LEFT, VERDICT_GOOD);
        struct session_event right = edge(kinds[i], HEEL_RIGHT, VERDICT_PERFECT);
        struct play_cue good = play_sound_event(&sound, &left), perfect = play_sound_event(&sound, &right);
        assert_true(good.pan < -0.3f && good.pan >= -1);
        assert_float_equal(perfect.pan, -good.pan, 1e-6);
        assert_true(good.gain > 0 && perfect.gain > good.gain * 1.5f);
    }
}

static void test_every_tenth_perfect_rep_is_celebrated(void **state)
{
    (void)state;
    struct play_sound sound;
    play_sound_init(&sound);
    for (int i = 1; i <= 30; i++)
        assert_int_equal(rep(&sound, (enum heel)(i % 2), VERDICT_PERFECT, VERDICT_PERFECT),
                         i % PLAY_SOUND_RUN == 0 ? CUE_RUN : CUE_LANDING);
}

static void test_a_run_starts_anew_after_less_than_perfect(void **state)
{
    (void)state;
    static const struct {
        enum session_event_kind kind;
        enum verdict verdict;
        int celebrated_after; /* perfect reps from there on */
    } rows[] = {
        {SESSION_LIFTED, VERDICT_GREAT, 10},     {SESSION_LANDED, VERDICT_GOOD, 10}, {SESSION_MISSED, VERDICT_MISS, 10},
        {SESSION_LANDED, VERDICT_PERFECT, 10}, /* its lift was no perfect one */
        {SESSION_PART_CHANGED, VERDICT_MISS, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct play_sound sound;
        play_sound_init(&sound);
        for (int r = 1; r < PLAY_SOUND_RUN; r++)
            rep(&sound, HEEL_RIGHT, VERDICT_PERFECT, VERDICT_PERFECT);
        struct session_event event = edge(rows[i].kind, HEEL_RIGHT, rows[i].verdict);
        assert_int_not_equal(play_sound_event(&sound, &event).cue, CUE_RUN);
        int reps = 1;
        while (rep(&sound, HEEL_RIGHT, VERDICT_PERFECT, VERDICT_PERFECT) != CUE_RUN)
            reps++;
        assert_int_equal(reps, rows[i].celebrated_after);
    }
}

static void test_only_the_end_of_a_combo_sounds(void **state)
{
    (void)state;
    static const int32_t combos[] = {1, 0, 1, 2, 0, 0, 3, 4, 0};
    static const bool sounds[] = {false, false, false, false, true, false, false, false, true};
    struct play_sound sound;
    play_sound_init(&sound);
    for (size_t i = 0; i < sizeof combos / sizeof combos[0]; i++) {
        struct session_event event = {.kind = SESSION_REP_DONE, .combo = combos[i]};
        assert_int_equal(play_sound_event(&sound, &event).cue, sounds[i] ? CUE_MISS : CUE_COUNT);
    }
}

static void test_parts_and_the_end_sound(void **state)
{
    (void)state;
    struct play_sound sound;
    play_sound_init(&sound);
    struct session_event event = {.kind = SESSION_PART_CHANGED, .part = 0};
    assert_int_equal(play_sound_event(&sound, &event).cue, CUE_COUNT);
    event.part = 1;
    assert_int_equal(play_sound_event(&sound, &event).cue, CUE_PART);
    event.kind = SESSION_FINISHED;
    assert_int_equal(play_sound_event(&sound, &event).cue, CUE_FINISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_lead_follows_the_player),
        cmocka_unit_test(test_the_lead_is_never_sudden),
        cmocka_unit_test(test_each_heel_sounds_on_its_side),
        cmocka_unit_test(test_every_tenth_perfect_rep_is_celebrated),
        cmocka_unit_test(test_a_run_starts_anew_after_less_than_perfect),
        cmocka_unit_test(test_only_the_end_of_a_combo_sounds),
        cmocka_unit_test(test_parts_and_the_end_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
