/* What is said about form, and whole plays by feet that bounce, rush or are short. */
#include "check.h"
#include "input/player.h"
#include "play/play_rest.h"
#include "play/played.h"
#include "screens/play/play_coach.h"
#include "screens/play/play_page.h"
#include "screens/screen.h"
#include "stage/fixture.h"
#include "stage/trace.h"
#include "words/form.h"

#define MS      INT64_C(1000)
#define STEP_US 10000
#define WORDS   (FORM_FAULT_COUNT * FORM_SIDE_COUNT * 2 + 1)

/* Two minutes and a half of both heels, 4 s a rep with 1 s on the floor. */
static const struct fixture_level level_long = {
    "long", "{\"format\":\"heelbeat-level/1\",\"title\":\"Long\",\"music\":{\"style\":\"lofi\",\"seed\":1},"
            "\"tempo\":[{\"beat\":0,\"bpm\":60}],\"parts\":[{\"name\":\"All\",\"bars\":38,\"both\":\"uud.\"}]}"};

/* ---- words */

static bool names(const char *words, const char *heel)
{
    const char *at = strstr(words, heel);
    return at != NULL;
}

static void test_words(void **state)
{
    (void)state;
    for (int fault = 0; fault < FORM_FAULT_COUNT; fault++) {
        for (int side = 0; side < FORM_SIDE_COUNT; side++) {
            struct form_prompt prompt = {.fault = (enum form_fault)fault, .side = (enum form_side)side};
            char words[WORDS_SIZE];
            words_write(NULL, words_prompt(&prompt), words, sizeof words);
            assert_in_range(strlen(words), 10, 60);
            assert_null(strchr(words, '!'));
            if (side != FORM_BOTH)
                assert_true(names(words, form_side_name(prompt.side)));
        }
    }
    struct form_prompt right = {.fault = FORM_WEAKER, .side = FORM_RIGHT};
    assert_string_equal(words_prompt(&right).one, "Keep the right heel up as long as the left");
    right.by_height = true;
    assert_string_equal(words_prompt(&right).one, "Lift the right heel as high as the left");
    right.side = FORM_LEFT;
    assert_string_equal(words_prompt(&right).one, "Lift the left heel as high as the right");
    right.offer = true;
    assert_string_equal(words_prompt(&right).one, "Two breaths’ rest? Hold left for a pause");
}

static void test_it_comes_and_goes_slowly(void **state)
{
    (void)state;
    struct form_prompt prompt = {.from_us = 10000 * MS, .until_us = 16000 * MS};
    assert_true(play_coach_alpha(&prompt, 9999 * MS) <= 0.0f);
    assert_true(play_coach_alpha(&prompt, 16000 * MS) <= 0.0f);
    assert_true(play_coach_alpha(&prompt, 13000 * MS) >= 1.0f);
    float last = 0.0f;
    for (int64_t us = 10000 * MS; us <= 16000 * MS; us += 16 * MS) {
        float alpha = play_coach_alpha(&prompt, us);
        assert_true(alpha - last < 0.04f && last - alpha < 0.04f); /* from frame to frame */
        last = alpha;
    }
}

static void test_marks(void **state)
{
    static const struct {
        struct form_prompt prompt;
        enum leg_mark mark;
    } rows[] = {
        {{.fault = FORM_BOUNCING, .side = FORM_LEFT}, LEG_MARK_FLOOR},
        {{.fault = FORM_TOO_SHORT, .side = FORM_RIGHT}, LEG_MARK_WAY},
        {{.fault = FORM_RUSHING, .side = FORM_BOTH}, LEG_MARK_WAIT},
        {{.fault = FORM_WEAKER, .side = FORM_LEFT}, LEG_MARK_WAY},
        {{.fault = FORM_WEAKER, .side = FORM_LEFT, .by_height = true}, LEG_MARK_TOP},
        {{.fault = FORM_FADING, .side = FORM_BOTH}, LEG_MARK_TOP},
        {{.fault = FORM_FADING, .side = FORM_BOTH, .offer = true}, LEG_MARK_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct leg_view leg = {.scale = 1};
        struct form_prompt prompt = rows[i].prompt;
        prompt.until_us = 6000 * MS;
        play_coach_mark(&leg, &prompt, 3000 * MS);
        assert_int_equal(leg.mark, rows[i].mark);
        if (leg.mark == LEG_MARK_NONE)
            continue;
        const struct colour *colour = prompt.side == FORM_BOTH ? &theme.text : &theme.heel[prompt.side];
        assert_memory_equal(&leg.mark_colour, colour, sizeof *colour);
        assert_true(leg.mark_alpha >= 1.0f);
    }
    struct leg_view leg = {.scale = 1};
    play_coach_mark(&leg, NULL, 0);
    assert_int_equal(leg.mark, LEG_MARK_NONE);
}

/* ---- feet, as the demo player would hand them on */

typedef void feet_fn(struct heel_events *events, const struct rep *rep);

static void add(struct heel_events *events, enum heel heel, enum heel_kind kind, int64_t t_us)
{
    events->events[events->count++] = (struct heel_event){.t_us = t_us, .heel = heel, .kind = kind};
}

static void do_well(struct heel_events *events, const struct rep *rep)
{
    add(events, rep->heel, HEEL_KIND_LIFT, rep->lift_us);
    add(events, rep->heel, HEEL_KIND_LANDING, rep->landing_us);
}

static void bounce(struct heel_events *events, const struct rep *rep)
{
    do_well(events, rep);
    add(events, rep->heel, HEEL_KIND_LIFT, rep->landing_us + 100 * MS);
    add(events, rep->heel, HEEL_KIND_LANDING, rep->landing_us + 300 * MS);
}

static void rush(struct heel_events *events, const struct rep *rep)
{
    add(events, rep->heel, HEEL_KIND_LIFT, rep->lift_us - 250 * MS);
    add(events, rep->heel, HEEL_KIND_LANDING, rep->landing_us - 180 * MS);
}

static void be_short(struct heel_events *events, const struct rep *rep)
{
    add(events, rep->heel, HEEL_KIND_LIFT, rep->lift_us);
    add(events, rep->heel, HEEL_KIND_LANDING, rep->lift_us + 700 * MS);
}

static int by_time(const void *left, const void *right)
{
    const struct heel_event *a = left, *b = right;
    return (a->t_us > b->t_us) - (a->t_us < b->t_us);
}

static struct heel_events feet(const struct chart *chart, feet_fn *way)
{
    struct heel_events events = {.events = calloc((size_t)chart->rep_count * 4, sizeof *events.events)};
    assert_non_null(events.events);
    for (int32_t i = 0; i < chart->rep_count; i++)
        way(&events, &chart->reps[i]);
    qsort(events.events, (size_t)events.count, sizeof *events.events, by_time);
    return events;
}

/* ---- without a window */

struct heard {
    int prompts, offers;
    enum form_fault fault;
};

static struct heard play_through(feet_fn *way, enum player_kind player, struct result *result)
{
    struct fixture fixture;
    struct error error = {0};
    struct heard heard = {0};
    int64_t last_us = -1;
    char path[FILE_PATH_MAX];
    fixture_open(&fixture, &level_long, 1);
    assert_true(file_join(path, fixture.folder, "trace.jsonl"));
    fixture.services.trace = trace_open(path, &error);
    struct heel_events events = feet(&fixture.levels.library.levels[0].chart, way);
    struct play_request request = {.level = &fixture.levels.library.levels[0],
                                   .tempo_percent = 100,
                                   .player = (int)player,
                                   .events = player == PLAYER_YOU ? NULL : events.events,
                                   .event_count = player == PLAYER_YOU ? 0 : events.count};
    struct performance *performance = played_begin(&fixture, &request, NULL);
    int32_t next = 0;
    for (int64_t us = 0; us <= played_chart(performance)->end_us + 100 * MS; us += STEP_US) {
        for (; player == PLAYER_YOU && next < events.count && events.events[next].t_us <= us; next++)
            performance_heel(performance, &events.events[next]);
        performance_step(performance, us);
        const struct form_prompt *prompt = play_model_prompt(performance_model(performance), us);
        if (!prompt || prompt->from_us == last_us)
            continue;
        last_us = prompt->from_us;
        heard.fault = prompt->fault;
        heard.prompts += !prompt->offer;
        heard.offers += prompt->offer;
    }
    *result = performance_outcome(performance)->result;
    assert_true(performance_outcome(performance)->record.bounces == result->form.bounces);
    char *text = fixture_read(path);
    int traced = 0;
    for (const char *at = text; (at = strstr(at, "\"event\":\"prompt\",\"fault\":")) != NULL; at++)
        traced++;
    assert_int_equal(traced, heard.prompts);
    assert_int_equal(strstr(text, "\"event\":\"rest\",") != NULL, heard.offers > 0);
    free(text);
    performance_destroy(performance);
    trace_close(fixture.services.trace);
    heel_events_reset(&events);
    fixture_close(&fixture);
    return heard;
}

static void test_whole_plays(void **state)
{
    static const struct {
        feet_fn *way;
        enum player_kind player;
        bool prompted;
        enum form_fault fault;
    } rows[] = {
        {do_well, PLAYER_YOU, false, FORM_FAULT_COUNT},
        {bounce, PLAYER_YOU, true, FORM_BOUNCING},
        {rush, PLAYER_YOU, true, FORM_RUSHING},
        {be_short, PLAYER_YOU, true, FORM_TOO_SHORT},
        {bounce, PLAYER_SCRIPT, true, FORM_BOUNCING},
        {rush, PLAYER_SCRIPT, true, FORM_RUSHING},
        {be_short, PLAYER_SCRIPT, true, FORM_TOO_SHORT},
        {bounce, PLAYER_HUMAN, false, FORM_FAULT_COUNT},
        {be_short, PLAYER_PERFECT, false, FORM_FAULT_COUNT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct result result;
        struct heard heard = play_through(rows[i].way, rows[i].player, &result);
        assert_int_equal(result.counted, result.reps); /* form never takes work away */
        assert_int_equal(heard.prompts > 0, rows[i].prompted);
        if (!rows[i].prompted)
            continue;
        assert_int_equal(heard.fault, rows[i].fault);
        assert_int_equal(heard.prompts, 2); /* then a rest, then quiet: five minutes are longer than this */
        assert_int_equal(heard.offers, 1);
    }
}

/* ---- the offered rest */

struct run {
    struct fixture fixture;
    struct heel_events events;
    void *play;
    int64_t mono_us;
    int32_t next;
};

static void open_run(struct run *run)
{
    struct error error = {0};
    *run = (struct run){.mono_us = 5000 * MS};
    fixture_open(&run->fixture, &level_long, 1);
    struct screen_next from = {.play = {.level = &run->fixture.levels.library.levels[0], .player = PLAYER_YOU}};
    run->events = feet(&from.play.level->chart, bounce);
    run->play = screen_play.enter(&run->fixture.services, &from, run->mono_us, &error);
    assert_non_null(run->play);
}

static void close_run(struct run *run)
{
    screen_play.leave(run->play);
    heel_events_reset(&run->events);
    fixture_close(&run->fixture);
}

static int64_t song_us(const struct run *run)
{
    return audio_song_us(run->fixture.sound.audio, run->mono_us);
}

/* Bounces on, or holds the left heel up from now on, until the song is at until_us or it pauses. */
static void run_to(struct run *run, int64_t until_us, bool hold)
{
    if (hold) {
        struct heel_event lift = {.t_us = run->mono_us, .heel = HEEL_LEFT, .kind = HEEL_KIND_LIFT};
        screen_play.heel(run->play, &lift);
    }
    while (song_us(run) < until_us && !screen_play.resting(run->play)) {
        int64_t ahead_us = run->mono_us - song_us(run); /* of the song's time, the bench's */
        for (; !hold && run->next < run->events.count && run->events.events[run->next].t_us <= song_us(run);
             run->next++) {
            struct heel_event event = run->events.events[run->next];
            event.t_us += ahead_us;
            screen_play.heel(run->play, &event);
        }
        assert_false(screen_play.update(run->play, run->mono_us).go);
        run->mono_us += STEP_US;
    }
}

/* A play of the same feet, as a script. */
struct script {
    struct fixture fixture;
    struct heel_events events;
    struct performance *performance;
};

static void begin_script(struct script *script)
{
    fixture_open(&script->fixture, &level_long, 1);
    script->events = feet(&script->fixture.levels.library.levels[0].chart, bounce);
    struct play_request request = {.level = &script->fixture.levels.library.levels[0],
                                   .player = PLAYER_SCRIPT,
                                   .events = script->events.events,
                                   .event_count = script->events.count};
    script->performance = played_begin(&script->fixture, &request, NULL);
}

static void end_script(struct script *script)
{
    performance_destroy(script->performance);
    heel_events_reset(&script->events);
    fixture_close(&script->fixture);
}

/* Up to the first prompt, or the first rest that is offered. */
static const struct form_prompt *play_until_said(struct script *script, bool offer)
{
    for (int64_t us = 0; us < played_chart(script->performance)->end_us; us += STEP_US) {
        performance_step(script->performance, us);
        const struct form_prompt *prompt = play_model_prompt(performance_model(script->performance), us);
        if (prompt && prompt->offer == offer)
            return prompt;
    }
    fail_msg("it was never said");
    return NULL;
}

/* When it comes. */
static int64_t said_us(bool offer)
{
    struct script script;
    begin_script(&script);
    int64_t found_us = play_until_said(&script, offer)->from_us;
    end_script(&script);
    return found_us;
}

/* Who takes the rest starts anew: nothing of what was said before it is said again when the song goes on. */
static void test_a_rest_that_is_taken_clears_the_words(void **state)
{
    (void)state;
    struct script script;
    begin_script(&script);
    int64_t at_us = play_until_said(&script, true)->from_us;
    performance_hold(script.performance, at_us);
    assert_true(performance_pause(script.performance)->rest);
    assert_null(play_model_prompt(performance_model(script.performance), at_us));
    end_script(&script);
}

static void test_holding_left_takes_the_rest(void **state)
{
    (void)state;
    struct run run;
    int64_t at_us = said_us(true);
    open_run(&run);
    /* Held for as long before it is offered, nothing happens: it is a long rep. */
    run_to(&run, at_us + 400 * MS, false);
    assert_false(screen_play.resting(run.play));
    const struct chart *chart = &run.fixture.levels.library.levels[0].chart;
    assert_true(play_rest_hold_us(chart) == chart->longest_us + 1000 * MS);
    struct heel_event landing = {.t_us = run.mono_us, .heel = HEEL_LEFT, .kind = HEEL_KIND_LANDING};
    screen_play.heel(run.play, &landing);
    int64_t held_from_us = song_us(&run);
    run_to(&run, at_us + 11000 * MS, true);
    assert_true(screen_play.resting(run.play));
    assert_in_range(song_us(&run) - held_from_us, play_rest_hold_us(chart), play_rest_hold_us(chart) + 50 * MS);
    /* It goes on as after any pause, and the words are gone. */
    screen_play.choose(run.play, &(struct act){.verb = PLAY_RESUME}, run.mono_us);
    assert_false(screen_play.resting(run.play));
    int64_t rested_us = song_us(&run);
    run_to(&run, rested_us + 1000 * MS, false);
    assert_in_range(song_us(&run), rested_us + 1000 * MS, rested_us + 1100 * MS);
    close_run(&run);
}

/* Neither while nothing is said, nor while something else is. */
static void test_a_long_rep_is_no_rest(void **state)
{
    (void)state;
    struct run run;
    int64_t at_us = said_us(false);
    for (int told = 0; told <= 1; told++) {
        open_run(&run);
        run_to(&run, at_us + (told ? 100 : 10000) * MS, false);
        run_to(&run, at_us + (told ? 5900 : 16000) * MS, true);
        assert_false(screen_play.resting(run.play));
        close_run(&run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_it_comes_and_goes_slowly),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_whole_plays),
        cmocka_unit_test(test_holding_left_takes_the_rest),
        cmocka_unit_test(test_a_rest_that_is_taken_clears_the_words),
        cmocka_unit_test(test_a_long_rep_is_no_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
