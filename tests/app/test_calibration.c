/* Calibration from end to end, through the conversions that play uses: keys with the device's offsets, song time with
 * the sound's, the picture with its own. A player who is on time by what is heard or seen must, once the offsets are
 * applied, be judged on time. */
#include "audio/clock.h"
#include "check.h"
#include "core/base/rng.h"
#include "core/timing/calibration.h"
#include "screens/calibrate/calibrate_model.h"
#include "stage/feet_setup.h"
#include "store/machine/offsets.h"

#define RATE_HZ   48000
#define BUFFER_US 10667
#define BUFFER    512
#define START_US  INT64_C(7000000) /* monotonic, when the card asked for the song's first frame */
#define CHECK_US  2500             /* rounding of three offsets to ms, and of the clock */
#define SONG_CUES 20

/* What the machine hides: how much later than its clock thinks the player hears and sees, and keys are told. */
struct truth {
    int64_t heard_us, seen_us, key_us[EDGE_COUNT];
};

static int64_t ms_to_us(int32_t ms)
{
    return ms * INT64_C(1000);
}

/* The card asks for buffer after buffer, up to a moment. */
static void run_clock(struct audio_clock *clock, int64_t mono_us, int64_t *until_us)
{
    for (; *until_us <= mono_us; *until_us += BUFFER_US) {
        int64_t frame = (*until_us - START_US) / BUFFER_US * BUFFER;
        audio_clock_anchor(clock, &(struct audio_anchor){*until_us, frame, frame, true});
    }
}

/* When, on the monotonic clock, song time at the ear or the picture at the eye truly reaches cue_us. Of the sound: the
 * card has played it a buffer after it asked, and it is heard later still. Of the picture: the game draws the song time
 * it believes in, ahead by display_offset (as the loop does), and it is seen later. */
static int64_t cue_at(enum calibrate_run run, const struct truth *truth, const struct settings *settings,
                      int64_t cue_us)
{
    int64_t played_us = START_US + BUFFER_US + cue_us;
    if (run == CALIBRATE_EAR)
        return played_us + truth->heard_us;
    return played_us + ms_to_us(settings->audio_offset_ms) - ms_to_us(settings->display_offset_ms) + truth->seen_us;
}

/* A key goes down for a lift and up for a landing, told late; its event in song time. */
static struct heel_event press(struct foot *keyboard, struct audio_clock *clock, enum edge edge, int64_t mono_us)
{
    struct heel_event out[FOOT_EVENTS_MAX];
    int count = foot_reading(keyboard,
                             &(struct reading){.control = {.kind = CONTROL_BUTTON, .index = SDL_SCANCODE_F},
                                               .value = edge == EDGE_LIFT,
                                               .mono_us = mono_us},
                             out);
    assert_int_equal(count, 1);
    out[0].t_us = audio_clock_song_us(clock, out[0].t_us);
    return out[0];
}

static void play_run(enum calibrate_run by, const struct truth *truth, const struct settings *settings,
                     struct calibration *run)
{
    struct device_setup setup;
    struct foot keyboard;
    struct audio_clock clock;
    struct error error = {0};
    int64_t until_us = START_US;
    device_setup_init(&setup, DEVICE_KEYBOARD, "keyboard", "");
    assert_true(feet_setup_keyboard(settings, &setup, &error));
    foot_init(&keyboard, &setup);
    audio_clock_init(&clock, RATE_HZ, BUFFER_US + ms_to_us(settings->audio_offset_ms));
    audio_clock_rewind(&clock, START_US, BUFFER_US + ms_to_us(settings->audio_offset_ms));
    calibration_init(run);
    for (int32_t cue = 0; cue < SONG_CUES; cue++)
        for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
            int64_t mono_us = cue_at(by, truth, settings, calibration_cue_us(cue, edge)) + truth->key_us[edge];
            run_clock(&clock, mono_us, &until_us);
            struct heel_event event = press(&keyboard, &clock, edge, mono_us);
            calibration_heel(run, &event);
        }
    calibration_step(run, calibration_cue_us(SONG_CUES + 1, EDGE_LIFT));
}

static void test_ends_at_zero(void **state)
{
    (void)state;
    static struct calibration run;
    struct rng rng;
    rng_init(&rng, 31, 1);
    for (int i = 0; i < 60; i++) {
        struct truth truth = {.heard_us = rng_range(&rng, -60000, 200000), .seen_us = rng_range(&rng, -60000, 150000)};
        struct settings settings;
        struct calibration_result results[CALIBRATE_RUN_COUNT];
        settings_init(&settings);
        settings.audio_offset_ms = (int32_t)rng_range(&rng, -50, 50);
        settings.display_offset_ms = (int32_t)rng_range(&rng, -50, 50);
        settings.keyboard_lift_offset_ms = (int32_t)rng_range(&rng, -30, 30);
        settings.keyboard_landing_offset_ms = (int32_t)rng_range(&rng, -30, 30);
        for (int edge = 0; edge < EDGE_COUNT; edge++)
            truth.key_us[edge] = rng_range(&rng, 0, 80000);
        for (enum calibrate_run by = CALIBRATE_EAR; by < CALIBRATE_RUN_COUNT; by++) {
            play_run(by, &truth, &settings, &run);
            calibration_result(&run, &results[by]);
            assert_int_equal(results[by].fault, CALIBRATION_FINE);
        }
        struct calibration_offsets offsets = offsets_of(&settings);
        calibration_settle(&offsets, &results[CALIBRATE_EAR], &results[CALIBRATE_EYE]);
        offsets_put(&settings, &offsets);
        for (enum calibrate_run by = CALIBRATE_EAR; by < CALIBRATE_RUN_COUNT; by++) {
            play_run(by, &truth, &settings, &run);
            calibration_result(&run, &results[by]);
            for (int edge = 0; edge < EDGE_COUNT; edge++)
                assert_in_range(llabs(results[by].edges[edge].offset_us), 0, CHECK_US);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ends_at_zero)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
