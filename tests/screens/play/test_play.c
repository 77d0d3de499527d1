/* The play screen as the main loop drives it, without a window. */
#include "check.h"
#include "input/player.h"
#include "play/play_outcome.h"
#include "play/play_pause.h"
#include "screens/play/play_page.h"
#include "screens/room.h"
#include "stage/fixture.h"

#define STEP_US 10000

static int cues[CUE_COUNT]; /* how often each was to sound */

void __wrap_audio_cue(struct audio *audio, enum cue cue, float gain, float pan);
void __wrap_audio_cue(struct audio *audio, enum cue cue, float gain, float pan)
{
    (void)audio, (void)pan;
    assert_true(gain > 0);
    cues[cue]++;
}

struct run {
    struct fixture fixture;
    void *play;
    int64_t mono_us;
    struct screen_next next; /* what update last said */
};

static void open_run(struct run *run)
{
    struct error error = {0};
    *run = (struct run){.mono_us = 1000000};
    fixture_open(&run->fixture, &fixture_short, 1);
    struct screen_next from = {.play = {.level = &run->fixture.levels.library.levels[0], .player = PLAYER_YOU}};
    run->play = screen_play.enter(&run->fixture.services, &from, run->mono_us, &error);
    assert_non_null(run->play);
}

static void close_run(struct run *run)
{
    if (run->play)
        screen_play.leave(run->play);
    fixture_close(&run->fixture);
}

static int64_t song_us(const struct run *run)
{
    return audio_song_us(run->fixture.sound.audio, run->mono_us);
}

static void run_for(struct run *run, int64_t span_us)
{
    for (int64_t end_us = run->mono_us + span_us; run->mono_us < end_us && !run->next.go; run->mono_us += STEP_US) {
        run->next = screen_play.update(run->play, run->mono_us);
    }
}

static void move(struct run *run, enum heel heel, enum heel_kind kind)
{
    struct heel_event event = {.t_us = run->mono_us, .heel = heel, .kind = kind};
    screen_play.heel(run->play, &event);
}

static struct screen_next act(struct run *run, enum play_verb verb)
{
    return screen_play.choose(run->play, &(struct act){.verb = (int)verb}, run->mono_us);
}

static void test_pause_holds_the_song(void **state)
{
    (void)state;
    struct run run;
    open_run(&run);
    run_for(&run, 2000000);
    assert_false(screen_play.resting(run.play));
    act(&run, PLAY_PAUSE);
    assert_true(screen_play.resting(run.play));
    int64_t held_us = song_us(&run);
    run_for(&run, 3000000);
    assert_int_equal(song_us(&run), held_us);
    act(&run, PLAY_RESUME);
    assert_false(screen_play.resting(run.play));
    run_for(&run, PLAY_PAUSE_COUNT * PLAY_PAUSE_BEAT_US);
    assert_int_equal(song_us(&run), held_us); /* the song waits for the count */
    run_for(&run, 1000000);
    assert_in_range(song_us(&run), held_us + 900000, held_us + 1000000);
    close_run(&run);
}

static void test_lost_focus_pauses(void **state)
{
    (void)state;
    struct run run;
    open_run(&run);
    run_for(&run, 1000000);
    screen_play.suspend(run.play, run.mono_us);
    assert_true(screen_play.resting(run.play));
    act(&run, PLAY_RESUME); /* counting: lost again */
    screen_play.suspend(run.play, run.mono_us);
    assert_true(screen_play.resting(run.play));
    close_run(&run);
}

/* Nobody hears of a key let go elsewhere: what is not held again when the song goes on has landed. */
static void test_lost_focus_lets_go(void **state)
{
    (void)state;
    struct run run;
    open_run(&run);
    run_for(&run, 4000000);
    move(&run, HEEL_LEFT, HEEL_KIND_LIFT);
    run_for(&run, 1500000);
    screen_play.suspend(run.play, run.mono_us);
    act(&run, PLAY_RESUME);
    run_for(&run, PLAY_PAUSE_COUNT * PLAY_PAUSE_BEAT_US + 500000);
    act(&run, PLAY_PAUSE);
    struct screen_next next = act(&run, PLAY_END);
    assert_true(next.go && next.to == SCREEN_RESULTS);
    assert_int_equal(next.outcome->result.counted, 1);
    close_run(&run);
}

/* A heel held up through a pause is still up after it; one let go in the pause has landed. */
static void test_heels_are_followed_through_a_pause(void **state)
{
    (void)state;
    for (int again = 0; again <= 1; again++) {
        struct run run;
        open_run(&run);
        run_for(&run, 4000000); /* the first rep's lift */
        move(&run, HEEL_LEFT, HEEL_KIND_LIFT);
        move(&run, HEEL_RIGHT, HEEL_KIND_LIFT);
        run_for(&run, 1000000);
        act(&run, PLAY_PAUSE);
        move(&run, HEEL_LEFT, HEEL_KIND_LANDING);
        move(&run, HEEL_RIGHT, HEEL_KIND_LANDING);
        act(&run, PLAY_RESUME);
        run_for(&run, 1000000);
        if (again) {
            move(&run, HEEL_LEFT, HEEL_KIND_LIFT);
            move(&run, HEEL_RIGHT, HEEL_KIND_LIFT);
        }
        run_for(&run, PLAY_PAUSE_COUNT * PLAY_PAUSE_BEAT_US - 1000000 + STEP_US);
        run_for(&run, 3000000 - 10 * STEP_US);
        move(&run, HEEL_LEFT, HEEL_KIND_LANDING);
        move(&run, HEEL_RIGHT, HEEL_KIND_LANDING);
        run_for(&run, 2000000);
        act(&run, PLAY_PAUSE);
        struct screen_next next = act(&run, PLAY_END);
        assert_true(next.go && next.to == SCREEN_RESULTS);
        const struct rep_result *rep = &next.outcome->reps[0];
        assert_int_equal(rep->verdict[EDGE_LIFT], VERDICT_PERFECT);
        assert_int_equal(rep->verdict[EDGE_LANDING] != VERDICT_MISS, again);
        close_run(&run);
    }
}

static void test_end_session_keeps_the_work(void **state)
{
    (void)state;
    struct run run;
    open_run(&run);
    run_for(&run, 1000000);
    act(&run, PLAY_PAUSE);
    struct screen_next next = act(&run, PLAY_END);
    assert_true(next.go && next.to == SCREEN_HOME); /* nothing was done: nothing to look back on */
    assert_int_equal(run.fixture.player.history.count, 0);
    close_run(&run);

    open_run(&run);
    run_for(&run, 4000000);
    move(&run, HEEL_LEFT, HEEL_KIND_LIFT);
    act(&run, PLAY_PAUSE);
    next = act(&run, PLAY_END);
    assert_true(next.go && next.to == SCREEN_RESULTS);
    assert_true(next.outcome->saved);
    assert_false(next.outcome->result.finished);
    assert_int_equal(run.fixture.player.history.count, 1);
    close_run(&run);
}

static void test_closing_the_window_keeps_the_work(void **state)
{
    (void)state;
    struct run run;
    open_run(&run);
    run_for(&run, 4000000);
    move(&run, HEEL_LEFT, HEEL_KIND_LIFT);
    screen_play.leave(run.play);
    run.play = NULL;
    assert_int_equal(run.fixture.player.history.count, 1);
    assert_false(run.fixture.player.history.records[0].finished);
    close_run(&run);
}

static void test_start_again_starts_at_the_beginning(void **state)
{
    (void)state;
    struct run run;
    open_run(&run);
    run_for(&run, 4000000);
    move(&run, HEEL_LEFT, HEEL_KIND_LIFT);
    run_for(&run, 1000000);
    act(&run, PLAY_PAUSE);
    assert_false(act(&run, PLAY_AGAIN).go);
    assert_false(screen_play.resting(run.play));
    assert_int_equal(run.fixture.player.history.count, 1); /* what was done is kept */
    run_for(&run, 1000000);
    assert_in_range(song_us(&run), 900000, 1000000);
    close_run(&run);
}

static void test_finishing_leads_to_the_results(void **state)
{
    (void)state;
    struct run run;
    open_run(&run);
    run_for(&run, 30000000);
    assert_true(run.next.go && run.next.to == SCREEN_RESULTS);
    assert_true(run.next.outcome->result.finished);
    assert_true(run.next.outcome->saved);
    close_run(&run);
}

/* Updates until song time, the fixture's sound being the clock. */
static void run_to(struct room *room, void *play, int64_t song_us, int64_t *mono_us)
{
    int64_t song = audio_song_us(room->fixture.sound.audio, *mono_us);
    for (; song < song_us; song = audio_song_us(room->fixture.sound.audio, *mono_us)) {
        *mono_us += 1000;
        screen_play.update(play, *mono_us);
    }
}

/* A landing 200 ms late, still good, that the device tells of so much later. */
static enum verdict landing_told_late(enum device_kind kind, enum control_kind control, int32_t offset_ms,
                                      int64_t late_us)
{
    struct room room;
    struct error error = {0};
    struct device_setup setup;
    const int64_t start_us = 1000000;
    int64_t mono_us = start_us;
    room_open(&room);
    device_setup_init(&setup, kind, "device:1", "Device");
    setup.offset_ms[EDGE_LANDING] = offset_ms;
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {{.kind = control}}};
    room_arrive(&room, NULL, 1, &setup);
    room.fixture.feet.in_use = FEET_KEYBOARD + 1;
    const struct library_level *level = &room.fixture.levels.library.levels[0];
    const struct rep *rep = &level->chart.reps[0];
    struct screen_next from = {.play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
    void *play = screen_play.enter(&room.fixture.services, &from, mono_us, &error);
    assert_non_null(play);
    struct heel_event lift = {.t_us = start_us + rep->lift_us, .heel = rep->heel, .kind = HEEL_KIND_LIFT};
    struct heel_event landing = {
        .t_us = start_us + rep->landing_us + 200000, .heel = rep->heel, .kind = HEEL_KIND_LANDING};
    run_to(&room, play, rep->lift_us, &mono_us);
    screen_play.heel(play, &lift);
    run_to(&room, play, rep->landing_us + 200000 + late_us, &mono_us);
    screen_play.heel(play, &landing);
    run_to(&room, play, rep->landing_us + 2500000, &mono_us);
    struct screen_next next = screen_play.choose(play, &(struct act){.verb = PLAY_END}, mono_us);
    assert_true(next.go && next.to == SCREEN_RESULTS);
    enum verdict verdict = next.outcome->reps[0].verdict[EDGE_LANDING];
    screen_play.leave(play);
    room_close(&room);
    return verdict;
}

/* A height is an edge only when it is well up, tilt besides only after its filter, and any device's edges are known
 * only after what is taken off their times. The level's slowest rise is 2 s. */
static void test_slow_devices_are_waited_for(void **state)
{
    (void)state;
    assert_int_equal(landing_told_late(DEVICE_PAD, CONTROL_BUTTON, 0, 100000), VERDICT_MISS);
    assert_int_equal(landing_told_late(DEVICE_PAD, CONTROL_BUTTON, 100, 100000), VERDICT_GOOD);
    assert_int_equal(landing_told_late(DEVICE_PAD, CONTROL_AXIS, 0, 1400000), VERDICT_GOOD);
    assert_int_equal(landing_told_late(DEVICE_PAD, CONTROL_AXIS, 0, 1550000), VERDICT_MISS);
    assert_int_equal(landing_told_late(DEVICE_MOTION, CONTROL_TILT, 0, 1500000), VERDICT_GOOD);
    assert_int_equal(landing_told_late(DEVICE_OSC, CONTROL_TILT, 0, 1500000), VERDICT_GOOD);
}

static void read_sensor(struct room *room, int32_t value, int64_t mono_us)
{
    struct device_event event;
    room->mono_us = mono_us;
    room_read(room, 1, (struct control){.kind = CONTROL_CHANNEL}, value);
    devices_step(room->fixture.feet.devices, mono_us);
    while (devices_next(room->fixture.feet.devices, &event)) {
    }
}

/* The left heel is on its way up when the right one's lift is told, later in song time than the left one's will be. */
static void test_lifts_are_judged_in_their_order(void **state)
{
    (void)state;
    struct room room;
    struct error error = {0};
    const int64_t start_us = 1000000;
    int64_t mono_us = start_us;
    room_open(&room);
    struct device_setup sensors = room_sensors("serial:1", "Sensors");
    sensors.heels[HEEL_LEFT].floor = 800;
    room_arrive(&room, NULL, 1, &sensors);
    room.fixture.feet.in_use = FEET_KEYBOARD + 1;
    const struct library_level *level = &room.fixture.levels.library.levels[0];
    int64_t cue_us = level->chart.reps[0].lift_us;
    assert_int_equal(level->chart.reps[1].lift_us, cue_us);
    struct screen_next from = {.play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
    void *play = screen_play.enter(&room.fixture.services, &from, mono_us, &error);
    assert_non_null(play);
    struct heel_event left = {.t_us = start_us + cue_us + 10000, .heel = HEEL_LEFT, .kind = HEEL_KIND_LIFT};
    struct heel_event right = {.t_us = start_us + cue_us + 120000, .heel = HEEL_RIGHT, .kind = HEEL_KIND_LIFT};
    read_sensor(&room, 800, mono_us);
    run_to(&room, play, cue_us + 50000, &mono_us);
    read_sensor(&room, 700, mono_us);
    run_to(&room, play, cue_us + 130000, &mono_us);
    screen_play.heel(play, &right);
    run_to(&room, play, cue_us + 300000, &mono_us);
    read_sensor(&room, 300, mono_us);
    screen_play.heel(play, &left);
    run_to(&room, play, cue_us + 310000, &mono_us);
    struct screen_next next = screen_play.choose(play, &(struct act){.verb = PLAY_END}, mono_us);
    assert_true(next.go && next.to == SCREEN_RESULTS);
    for (int i = 0; i < 2; i++)
        assert_int_equal(next.outcome->reps[i].error_us[EDGE_LIFT],
                         level->chart.reps[i].heel == HEEL_LEFT ? 10000 : 120000);
    screen_play.leave(play);
    room_close(&room);
}

/* Each beat of the bar before a practised part is told, from the beginning again when the player begins again; a level
 * has its own music to settle in. */
static void test_practice_is_counted_in(void **state)
{
    (void)state;
    struct run run;
    struct error error = {0};
    open_run(&run);
    cues[CUE_COUNT_IN] = 0;
    run_for(&run, 5000000);
    assert_int_equal(cues[CUE_COUNT_IN], 0);
    screen_play.leave(run.play);

    struct screen_next from = {.play = {.player = PLAYER_YOU}};
    from.play.level = levels_make(&run.fixture.levels, "practice-2-short", &error);
    assert_non_null(from.play.level);
    run.play = screen_play.enter(&run.fixture.services, &from, run.mono_us, &error);
    assert_non_null(run.play);
    for (int beat = 1; beat <= 4; beat++) {
        run_for(&run, 1000000);
        assert_int_equal(cues[CUE_COUNT_IN], beat);
    }
    run_for(&run, 4000000);
    assert_int_equal(cues[CUE_COUNT_IN], 4);
    act(&run, PLAY_PAUSE);
    act(&run, PLAY_AGAIN);
    assert_false(screen_play.resting(run.play));
    run_for(&run, 8000000);
    assert_int_equal(cues[CUE_COUNT_IN], 8);
    close_run(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pause_holds_the_song),
                                       cmocka_unit_test(test_lost_focus_pauses),
                                       cmocka_unit_test(test_lost_focus_lets_go),
                                       cmocka_unit_test(test_heels_are_followed_through_a_pause),
                                       cmocka_unit_test(test_end_session_keeps_the_work),
                                       cmocka_unit_test(test_closing_the_window_keeps_the_work),
                                       cmocka_unit_test(test_start_again_starts_at_the_beginning),
                                       cmocka_unit_test(test_finishing_leads_to_the_results),
                                       cmocka_unit_test(test_slow_devices_are_waited_for),
                                       cmocka_unit_test(test_lifts_are_judged_in_their_order),
                                       cmocka_unit_test(test_practice_is_counted_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
