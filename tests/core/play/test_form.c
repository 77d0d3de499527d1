/* Whole plays by feet that do what a row says, rep by rep, and what is said to them. */
#include "core/play/form.h"

#include "check.h"

#define MS        INT64_C(1000)
#define REPS      240 /* of each heel */
#define EVERY_MS  3000
#define SLOW_MS   6000
#define CUED_US   (2000 * MS)
#define FIRST_US  (4000 * MS)
#define EVENTS    (REPS * 2 * 8)
#define PROMPTS   64
#define NO_PROMPT FORM_FAULT_COUNT

/* How one rep is done. Zeroed: on the cue, as long as cued, its height not seen. */
struct how {
    int64_t late_us;
    int64_t up_us;     /* 0: CUED_US */
    int64_t bounce_us; /* not 0: the heel lifts once more so soon after landing, for CUED_US / 4 */
    bool extra;        /* ... or 400 ms after, for as long */
    int32_t top;
    bool missing;
};
typedef struct how feet_fn(int32_t rep, enum heel heel);

struct play {
    struct rep reps[REPS * 2];
    struct chart_part part;
    struct chart chart;
    struct heel_event events[EVENTS];
    int32_t count;
    struct form_prompt prompts[PROMPTS];
    int32_t prompt_at[PROMPTS]; /* reps of the left heel that were done by then */
    int32_t prompt_count;
    struct form_watch watch;
};

static int by_time(const void *left, const void *right)
{
    const struct heel_event *a = left, *b = right;
    if (a->t_us != b->t_us)
        return a->t_us < b->t_us ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

static void make_chart(struct play *play, int32_t heels, int64_t every_us)
{
    for (int32_t i = 0; i < REPS; i++) {
        for (int32_t h = 0; h < heels; h++) {
            struct rep *rep = &play->reps[play->chart.rep_count++];
            rep->heel = (enum heel)h;
            rep->lift_us = FIRST_US + i * every_us;
            rep->landing_us = rep->lift_us + CUED_US;
            rep->top_us = rep->lower_us = rep->lift_us + CUED_US / 2;
        }
    }
    play->chart.reps = play->reps;
    play->chart.parts = &play->part;
    play->chart.part_count = 1;
    play->chart.end_us = play->part.end_us = FIRST_US + REPS * every_us + 2000 * MS;
}

static void add(struct play *play, enum heel heel, enum heel_kind kind, int64_t t_us, int32_t height)
{
    assert_true(play->count < EVENTS);
    play->events[play->count++] = (struct heel_event){t_us, heel, kind, height};
}

static void do_rep(struct play *play, const struct rep *rep, struct how how)
{
    if (how.missing)
        return;
    int64_t lift_us = rep->lift_us + how.late_us;
    int64_t landing_us = lift_us + (how.up_us ? how.up_us : CUED_US);
    add(play, rep->heel, HEEL_KIND_LIFT, lift_us, 0);
    if (how.top > 0)
        add(play, rep->heel, HEEL_KIND_HEIGHT, (lift_us + landing_us) / 2, how.top);
    add(play, rep->heel, HEEL_KIND_LANDING, landing_us, 0);
    if (how.bounce_us == 0 && !how.extra)
        return;
    int64_t again_us = landing_us + (how.bounce_us ? how.bounce_us : 400 * MS);
    add(play, rep->heel, HEEL_KIND_LIFT, again_us, 0);
    add(play, rep->heel, HEEL_KIND_LANDING, again_us + CUED_US / 8, 0);
}

/* heels: 1, the left alone, or 2. */
static struct play *start(int32_t heels, int64_t every_ms, feet_fn *feet)
{
    struct play *play = calloc(1, sizeof *play);
    assert_non_null(play);
    make_chart(play, heels, every_ms * MS);
    for (int32_t i = 0; i < play->chart.rep_count; i++)
        do_rep(play, &play->reps[i], feet(i / heels, play->reps[i].heel));
    qsort(play->events, (size_t)play->count, sizeof play->events[0], by_time);
    form_watch_init(&play->watch, &play->chart);
    return play;
}

static void drain(struct play *play, struct session *session)
{
    struct session_event event;
    while (session_next(session, &event)) {
        if (!form_watch_event(&play->watch, session, &event))
            continue;
        const struct form_prompt *prompt = form_watch_prompt(&play->watch, event.t_us);
        assert_non_null(prompt);
        assert_true(prompt->from_us == event.t_us);
        assert_true(play->prompt_count < PROMPTS);
        play->prompt_at[play->prompt_count] = play->watch.heels[HEEL_LEFT].done;
        play->prompts[play->prompt_count++] = *prompt;
    }
}

/* rest_at: a rest is taken once the left heel has done so many reps; -1: never. */
static void play_out(struct play *play, int32_t rest_at)
{
    struct session *session = session_create(&(struct session_desc){.chart = &play->chart});
    assert_non_null(session);
    for (int32_t i = 0; i < play->count; i++) {
        session_step(session, play->events[i].t_us - 1); /* as play does: what time brings is told at its time */
        drain(play, session);
        session_heel(session, &play->events[i]);
        drain(play, session);
        if (rest_at >= 0 && play->watch.heels[HEEL_LEFT].done == rest_at) {
            form_watch_rested(&play->watch);
            rest_at = -1;
        }
    }
    session_step(session, play->chart.end_us);
    drain(play, session);
    session_destroy(session);
}

static struct play *play_all(int32_t heels, feet_fn *feet)
{
    struct play *play = start(heels, EVERY_MS, feet);
    play_out(play, -1);
    return play;
}

/* ---- found, and not found at the border */

static struct how good(int32_t rep, enum heel heel)
{
    (void)rep;
    (void)heel;
    return (struct how){.top = 900};
}

static struct how bounces(int32_t rep, enum heel heel)
{
    return (struct how){.bounce_us = heel == HEEL_RIGHT && rep % 2 == 0 ? 149999 : 0};
}

static struct how bounces_seldom(int32_t rep, enum heel heel)
{
    return (struct how){.bounce_us = heel == HEEL_RIGHT && rep % 8 < 3 ? 149999 : 0};
}

static struct how touches_longer(int32_t rep, enum heel heel)
{
    (void)rep;
    return (struct how){.bounce_us = heel == HEEL_RIGHT && rep % 8 < 3 ? 150000 : 0};
}

static struct how is_short(int32_t rep, enum heel heel)
{
    return (struct how){.up_us = heel == HEEL_LEFT && rep % 2 == 0 ? 799999 : 0};
}

static struct how is_short_seldom(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.up_us = rep % 8 < 3 ? 799999 : 0};
}

static struct how is_long_enough(int32_t rep, enum heel heel)
{
    (void)rep;
    (void)heel;
    return (struct how){.up_us = 800000};
}

static struct how rushes(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.late_us = rep % 8 < 3 ? 300 * MS : -120001};
}

static struct how is_early(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.late_us = rep % 8 > 4 ? -300 * MS : -120000};
}

static struct how rushes_past_the_windows(int32_t rep, enum heel heel)
{
    (void)rep;
    (void)heel;
    return (struct how){.late_us = -480 * MS};
}

static struct how does_more(int32_t rep, enum heel heel)
{
    return (struct how){.extra = heel == HEEL_LEFT && rep % 2 == 0};
}

static struct how does_more_seldom(int32_t rep, enum heel heel)
{
    return (struct how){.extra = heel == HEEL_LEFT && rep % 8 < 3};
}

static struct how right_is_weaker(int32_t rep, enum heel heel)
{
    (void)rep;
    return (struct how){.up_us = heel == HEEL_RIGHT ? 1590 * MS : 0};
}

static struct how right_is_a_little_weaker(int32_t rep, enum heel heel)
{
    (void)rep;
    return (struct how){.up_us = heel == HEEL_RIGHT ? 1600 * MS : 0};
}

static struct how left_is_lower(int32_t rep, enum heel heel)
{
    (void)rep;
    return (struct how){.top = heel == HEEL_LEFT ? 719 : 900};
}

static struct how left_is_a_little_lower(int32_t rep, enum heel heel)
{
    (void)rep;
    return (struct how){.top = heel == HEEL_LEFT ? 720 : 900};
}

/* As high as the other, so it isn't weaker, though shorter. */
static struct how right_is_shorter_but_as_high(int32_t rep, enum heel heel)
{
    return (struct how){.top = 900, .up_us = rep >= 8 && heel == HEEL_RIGHT ? 1500 * MS : 0};
}

static struct how fades(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.top = rep < 20 ? 800 : 599};
}

static struct how fades_a_little(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.top = rep < 20 ? 800 : 600};
}

/* Each landing comes after its window: missed, but work done. */
static struct how is_late_and_fades(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.late_us = 300 * MS, .top = rep < 20 ? 800 : 599};
}

static void test_faults(void **state)
{
    static const struct {
        const char *name;
        feet_fn *feet;
        enum form_fault fault; /* of the first prompt */
        enum form_side side;
    } rows[] = {
        {"good", good, NO_PROMPT, FORM_BOTH},
        {"bounces", bounces, FORM_BOUNCING, FORM_RIGHT},
        {"bounces seldom", bounces_seldom, NO_PROMPT, FORM_BOTH},
        {"touches longer", touches_longer, NO_PROMPT, FORM_BOTH},
        {"short", is_short, FORM_TOO_SHORT, FORM_LEFT},
        {"short seldom", is_short_seldom, NO_PROMPT, FORM_BOTH},
        {"long enough", is_long_enough, NO_PROMPT, FORM_BOTH},
        {"rushes", rushes, FORM_RUSHING, FORM_BOTH},
        {"early", is_early, NO_PROMPT, FORM_BOTH},
        {"rushes past the windows", rushes_past_the_windows, FORM_RUSHING, FORM_BOTH},
        {"does more", does_more, FORM_RUSHING, FORM_LEFT},
        {"does more seldom", does_more_seldom, NO_PROMPT, FORM_BOTH},
        {"weaker", right_is_weaker, FORM_WEAKER, FORM_RIGHT},
        {"a little weaker", right_is_a_little_weaker, NO_PROMPT, FORM_BOTH},
        {"lower", left_is_lower, FORM_WEAKER, FORM_LEFT},
        {"a little lower", left_is_a_little_lower, NO_PROMPT, FORM_BOTH},
        {"shorter but as high", right_is_shorter_but_as_high, NO_PROMPT, FORM_BOTH},
        {"fades", fades, FORM_FADING, FORM_BOTH},
        {"late and fades", is_late_and_fades, FORM_FADING, FORM_BOTH},
        {"fades a little", fades_a_little, NO_PROMPT, FORM_BOTH},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct play *play = play_all(2, rows[i].feet);
        if ((rows[i].fault == NO_PROMPT) != (play->prompt_count == 0))
            fail_msg("%s: %d prompts", rows[i].name, play->prompt_count);
        if (rows[i].fault != NO_PROMPT && play->prompts[0].fault != rows[i].fault)
            fail_msg("%s: %s", rows[i].name, form_fault_name(play->prompts[0].fault));
        if (rows[i].fault != NO_PROMPT && play->prompts[0].side != rows[i].side)
            fail_msg("%s: %s", rows[i].name, form_side_name(play->prompts[0].side));
        assert_false(rows[i].fault != NO_PROMPT && play->prompts[0].offer);
        free(play);
    }
}

/* A single fault is chance: the prompt waits until it has shown itself. */
static void test_it_must_hold(void **state)
{
    (void)state;
    struct play *play = play_all(2, bounces);
    assert_in_range(play->prompt_at[0], 7, 9); /* every other rep */
    free(play);
    play = play_all(2, rushes_past_the_windows);
    assert_in_range(play->prompt_at[0], 5, 7);
    free(play);
    play = play_all(2, fades);
    assert_in_range(play->prompt_at[0], 28, 29);
    free(play);
}

/* ---- where the level asks for it */

static struct how as_cued(int32_t rep, enum heel heel)
{
    (void)rep;
    (void)heel;
    return (struct how){.up_us = 340 * MS};
}

/* Reps of 350 ms, 100 ms apart: quick, but no fault of whoever does them. */
static void test_brisk_levels(void **state)
{
    (void)state;
    struct play *play = start(1, EVERY_MS, as_cued);
    play->count = 0;
    for (int32_t i = 0; i < REPS; i++) {
        struct rep *rep = &play->reps[i];
        rep->lift_us = FIRST_US + i * 450 * MS;
        rep->landing_us = rep->lift_us + 350 * MS;
        rep->top_us = rep->lower_us = rep->lift_us + 175 * MS;
        do_rep(play, rep, as_cued(i, HEEL_LEFT));
    }
    play_out(play, -1);
    assert_int_equal(play->prompt_count, 0);
    free(play);
}

/* ---- when it speaks */

static struct how everything(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.bounce_us = 100 * MS, .up_us = 500 * MS, .late_us = -200 * MS, .top = rep < 10 ? 900 : 300};
}

static struct how slowly_everything(int32_t rep, enum heel heel)
{
    struct how how = everything(rep, heel);
    how.late_us = rep % 16 < 8 ? -200 * MS : 0;
    return how;
}

static void test_one_at_a_time(void **state)
{
    static feet_fn *const feet[] = {everything, slowly_everything, bounces, right_is_weaker};
    (void)state;
    for (size_t f = 0; f < sizeof feet / sizeof *feet; f++) {
        struct play *play = start(2, f % 2 ? SLOW_MS : EVERY_MS, feet[f]);
        int offers = 0;
        play_out(play, -1);
        assert_true(play->prompt_count >= 3);
        for (int32_t i = 0; i < play->prompt_count; i++) {
            const struct form_prompt *prompt = &play->prompts[i];
            assert_true(prompt->until_us - prompt->from_us == (prompt->offer ? FORM_OFFER_US : FORM_PROMPT_US));
            if (i > 0)
                assert_true(prompt->from_us >= play->prompts[i - 1].until_us + FORM_QUIET_US);
            if (i > 0 && !play->prompts[i - 1].offer)
                assert_true(play->prompt_at[i] - play->prompt_at[i - 1] >=
                            FORM_REPS - 1); /* of the left; maybe the right's */
            offers += prompt->offer;
        }
        assert_in_range(offers, 1, 5); /* five minutes apart */
        assert_null(form_watch_prompt(&play->watch, play->chart.end_us));
        free(play);
    }
}

/* Two that aren't heeded, then a rest; then nothing more of that fault for five minutes. */
static void test_unheeded(void **state)
{
    (void)state;
    struct play *play = play_all(2, bounces);
    assert_true(play->prompt_count >= 6);
    static const bool offers[6] = {false, false, true, false, false, true};
    for (int i = 0; i < 6; i++) {
        assert_int_equal(play->prompts[i].fault, FORM_BOUNCING);
        assert_int_equal(play->prompts[i].offer, offers[i]);
    }
    assert_true(play->prompts[3].from_us >= play->prompts[2].from_us + FORM_OFFER_APART_US);
    free(play);
}

static struct how bounces_until_told(int32_t rep, enum heel heel)
{
    return (struct how){.bounce_us = heel == HEEL_RIGHT && (rep < 6 || rep >= 60) ? 100 * MS : 0};
}

/* Heeded prompts are not counted with later ones: three at least from rep 60 on before a rest is offered. */
static void test_heeded(void **state)
{
    (void)state;
    struct play *play = play_all(2, bounces_until_told);
    assert_true(play->prompt_count >= 4);
    assert_true(play->prompt_at[0] < 10);
    assert_true(play->prompt_at[1] > 60);
    for (int i = 0; i < 4; i++)
        assert_int_equal(play->prompts[i].offer, i == 3);
    free(play);
}

static struct how heeds_the_second(int32_t rep, enum heel heel)
{
    return (struct how){.bounce_us = heel == HEEL_RIGHT && (rep < 14 || rep >= 60) ? 100 * MS : 0};
}

/* Two unheeded ones with a heeded one between them are no reason for a rest. */
static void test_heeded_between(void **state)
{
    (void)state;
    struct play *play = play_all(2, heeds_the_second);
    assert_true(play->prompt_count >= 5);
    assert_true(play->prompt_at[1] < 20);
    assert_true(play->prompt_at[2] > 60);
    for (int i = 0; i < 5; i++)
        assert_int_equal(play->prompts[i].offer, i == 4);
    free(play);
}

static struct how stops(int32_t rep, enum heel heel)
{
    struct how how = bounces(rep, heel);
    how.missing = rep > 12 && rep < 60;
    return how;
}

/* Whoever stops for a while hasn't refused: what follows starts anew. A heel that doesn't move has no fault. */
static void test_stopping(void **state)
{
    (void)state;
    struct play *play = play_all(2, stops);
    assert_true(play->prompt_count >= 3);
    assert_true(play->prompt_at[1] > 60);
    assert_false(play->prompts[2].offer && play->prompt_at[2] < 70);
    free(play);
}

static struct how fades_at_30(int32_t rep, enum heel heel)
{
    (void)heel;
    return (struct how){.top = rep < 30 ? 900 : 599};
}

/* The level rests right when a rest would be offered: it is, but only after that. */
static void test_a_level_that_rests(void **state)
{
    (void)state;
    struct play *play = play_all(2, bounces);
    assert_true(play->prompts[2].offer);
    int32_t from = play->prompt_at[2];
    int64_t offered_us = play->prompts[2].from_us;
    free(play);

    play = start(2, EVERY_MS, bounces);
    for (int32_t i = 0; i < play->count; i++)
        play->events[i].t_us += play->events[i].t_us > offered_us + 800 * MS ? 8000 * MS : 0;
    for (int32_t i = from * 2; i < play->chart.rep_count; i++) {
        struct rep *rep = &play->reps[i];
        rep->lift_us += 8000 * MS;
        rep->top_us += 8000 * MS;
        rep->lower_us += 8000 * MS;
        rep->landing_us += 8000 * MS;
    }
    play->chart.end_us += 8000 * MS;
    play->part.end_us = play->chart.end_us;
    play_out(play, -1);
    assert_true(play->prompts[2].offer);
    assert_true(play->prompts[2].from_us >= offered_us + 8000 * MS);
    free(play);
}

static void test_a_rest(void **state)
{
    (void)state;
    /* The second prompt is not held against whoever rests before it could be heeded, nor the first any more. */
    struct play *play = start(2, EVERY_MS, bounces);
    play_out(play, 20);
    assert_true(play->prompt_count >= 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(play->prompts[i].offer, i == 4);
    free(play);

    /* What fades is still compared with the first reps after a rest, and needs eight more. */
    play = start(2, EVERY_MS, fades_at_30);
    play_out(play, 30);
    assert_true(play->prompt_count > 0);
    assert_int_equal(play->prompts[0].fault, FORM_FADING);
    assert_in_range(play->prompt_at[0], 7, 8); /* since then; the right heel may be the first */
    free(play);
}

/* An offered rest that is taken is gone at once; a prompt stays. */
static void test_a_taken_offer_goes(void **state)
{
    (void)state;
    struct form_watch watch;
    struct chart chart = {.end_us = 100000 * MS};
    form_watch_init(&watch, &chart);
    assert_null(form_watch_prompt(&watch, 0));
    watch.prompt = (struct form_prompt){.offer = true, .from_us = 10, .until_us = 20};
    assert_non_null(form_watch_prompt(&watch, 10));
    assert_non_null(form_watch_prompt(&watch, 19));
    assert_null(form_watch_prompt(&watch, 20));
    assert_null(form_watch_prompt(&watch, 9));
    form_watch_rested(&watch);
    assert_null(form_watch_prompt(&watch, 10));
}

/* No rest right before the end, and no words in the last moments. */
static struct how bounces_at_the_end(int32_t rep, enum heel heel)
{
    return (struct how){.bounce_us = heel == HEEL_RIGHT && rep >= REPS - 28 ? 100 * MS : 0};
}

static void test_the_end(void **state)
{
    (void)state;
    struct play *play = play_all(2, bounces_at_the_end);
    assert_int_equal(play->prompt_count, 2);
    for (int i = 0; i < 2; i++)
        assert_false(play->prompts[i].offer);
    assert_true(play->prompts[1].until_us <= play->chart.end_us);
    free(play);
}

static struct how left_then_right_bounces(int32_t rep, enum heel heel)
{
    return (struct how){.bounce_us = heel == HEEL_LEFT || rep > 40 ? 100 * MS : 0};
}

/* A prompt to a heel that is cued no more waits for an answer only so long: the other heel has its turn. */
static void test_a_heel_that_is_done(void **state)
{
    (void)state;
    struct play *play = start(2, EVERY_MS, left_then_right_bounces);
    int32_t kept = 0;
    for (int32_t i = 0; i < play->chart.rep_count; i++) {
        if (play->reps[i].heel == HEEL_RIGHT || i / 2 < 8)
            play->reps[kept++] = play->reps[i];
    }
    play->chart.rep_count = kept;
    play_out(play, -1);
    assert_true(play->prompt_count >= 2);
    assert_int_equal(play->prompts[0].side, FORM_LEFT);
    for (int32_t i = 1; i < play->prompt_count; i++)
        assert_int_equal(play->prompts[i].side, FORM_RIGHT);
    assert_true(play->prompts[1].from_us < FIRST_US + 50 * EVERY_MS * MS);
    free(play);
}

/* One heel alone can't be the weaker one. */
static void test_one_heel(void **state)
{
    (void)state;
    struct play *play = play_all(1, good);
    assert_int_equal(play->prompt_count, 0);
    free(play);
    play = play_all(1, rushes);
    assert_int_equal(play->prompts[0].fault, FORM_RUSHING);
    assert_int_equal(play->prompts[0].side, FORM_LEFT);
    free(play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),         cmocka_unit_test(test_it_must_hold),
        cmocka_unit_test(test_brisk_levels),   cmocka_unit_test(test_one_at_a_time),
        cmocka_unit_test(test_unheeded),       cmocka_unit_test(test_heeded),
        cmocka_unit_test(test_heeded_between), cmocka_unit_test(test_stopping),
        cmocka_unit_test(test_a_rest),         cmocka_unit_test(test_a_level_that_rests),
        cmocka_unit_test(test_the_end),        cmocka_unit_test(test_a_taken_offer_goes),
        cmocka_unit_test(test_one_heel),       cmocka_unit_test(test_a_heel_that_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
