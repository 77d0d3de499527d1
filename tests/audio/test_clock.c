#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "audio/clock.h"

#define RATE_HZ    48000
#define LATENCY_US 10667

/* A device as the scenarios describe it. Its callbacks come when it has room, plus what the system adds. */
struct scenario {
    const char *name;
    int32_t frames;      /* buffer */
    double rate_off;     /* 0.001: the device runs 0.1 % fast */
    double jitter_us;    /* half-normal: callbacks only come late */
    double period_us;    /* > 0: woken on this grid only, so that callbacks bunch */
    double gap_every_us; /* > 0: so often a wake-up is gap_us late; those missed follow at once */
    double gap_us;
    double step_at_us, step_us;       /* the device stands still for step_us then: an underrun */
    double early_share;               /* of the anchors that come up to 5 ms too early, against all rules */
    double rms_most_us, bias_most_us; /* of the error around its mean, and of the mean */
};

/* clang-format off */
static const struct scenario scenarios[] = {
    {"perfect", .frames = 512, .rms_most_us = 20, .bias_most_us = 20},
    {"jitter 1 ms", .frames = 512, .jitter_us = 1000, .rms_most_us = 60, .bias_most_us = 60},
    {"jitter 3 ms", .frames = 512, .jitter_us = 3000, .rms_most_us = 150, .bias_most_us = 150},
    {"fast device", .frames = 512, .rate_off = 0.001, .jitter_us = 3000, .rms_most_us = 150, .bias_most_us = 150},
    {"slow device", .frames = 512, .rate_off = -0.001, .jitter_us = 3000, .rms_most_us = 150, .bias_most_us = 150},
    {"44,102 of 44,100 Hz", .frames = 441, .rate_off = 2.0 / 44100, .jitter_us = 1500, .rms_most_us = 100, .bias_most_us = 100},
    {"bursts", .frames = 512, .period_us = 21000, .jitter_us = 300, .rms_most_us = 500, .bias_most_us = 900},
    /* Always woken at the same late moment: what can't be told from a longer cable stays as bias. */
    {"locked bursts", .frames = 480, .period_us = 20000, .jitter_us = 300, .rms_most_us = 50, .bias_most_us = 10500},
    {"odd bursts", .frames = 512, .period_us = 13000, .rate_off = 0.0003, .jitter_us = 500, .rms_most_us = 400, .bias_most_us = 800},
    {"gaps of 70 ms", .frames = 512, .jitter_us = 2000, .gap_every_us = 900e3, .gap_us = 70e3, .rms_most_us = 150, .bias_most_us = 150},
    {"long gaps", .frames = 512, .jitter_us = 500, .gap_every_us = 4e6, .gap_us = 180e3, .rms_most_us = 60, .bias_most_us = 60},
    {"small buffers", .frames = 128, .jitter_us = 3000, .rate_off = 0.0005, .rms_most_us = 100, .bias_most_us = 100},
    {"large buffers", .frames = 2048, .jitter_us = 3000, .rate_off = -0.0005, .rms_most_us = 400, .bias_most_us = 600},
    {"underrun", .frames = 512, .jitter_us = 1000, .step_at_us = 7e6, .step_us = 40e3, .rms_most_us = 200, .bias_most_us = 200},
    {"small underrun", .frames = 512, .rate_off = 0.0002, .jitter_us = 60, .step_at_us = 9e6, .step_us = 2400, .rms_most_us = 150, .bias_most_us = 150},
    {"early outliers", .frames = 512, .jitter_us = 2000, .early_share = 0.002, .rms_most_us = 150, .bias_most_us = 150},
};
/* clang-format on */
#define SCENARIOS (sizeof scenarios / sizeof *scenarios)

struct device {
    const struct scenario *is;
    uint64_t random;
    double played_frames; /* given so far */
    double last_mono_us;
    double next_gap_us;
};

static double draw(struct device *device)
{
    device->random = device->random * 6364136223846793005u + 1442695040888963407u;
    return (double)(device->random >> 11) / 9007199254740992.0;
}

static double half_normal(struct device *device)
{
    double u = 1 - draw(device), v = draw(device);
    return fabs(sqrt(-2 * log(u)) * cos(6.283185307179586 * v));
}

static double device_rate(const struct scenario *is)
{
    return RATE_HZ * (1 + is->rate_off) / 1e6;
}

/* When the device truly has room for the frame after this many. */
static double true_mono_us(const struct scenario *is, double frames)
{
    double mono_us = 1e6 + frames / device_rate(is);
    return is->step_at_us > 0 && mono_us > is->step_at_us ? mono_us + is->step_us : mono_us;
}

/* What is truly heard. The song's first frame is the device's first. */
static double true_song_us(const struct scenario *is, double mono_us)
{
    if (is->step_at_us > 0 && mono_us > is->step_at_us) {
        mono_us = fmax(is->step_at_us, mono_us - is->step_us);
    }
    return (mono_us - 1e6) * device_rate(is) / RATE_HZ * 1e6 - LATENCY_US;
}

static struct audio_anchor next_anchor(struct device *device)
{
    const struct scenario *is = device->is;
    double mono_us = true_mono_us(is, device->played_frames) + half_normal(device) * is->jitter_us;
    if (is->period_us > 0) {
        mono_us = ceil(mono_us / is->period_us) * is->period_us;
    }
    if (is->gap_every_us > 0 && mono_us > device->next_gap_us) {
        mono_us += is->gap_us;
        device->next_gap_us = mono_us + is->gap_every_us;
    }
    if (is->early_share > 0 && draw(device) < is->early_share) {
        mono_us -= 5000 * draw(device);
    }
    device->last_mono_us = fmax(mono_us, device->last_mono_us + 40);
    struct audio_anchor anchor = {.mono_us = (int64_t)device->last_mono_us,
                                  .frame = (int64_t)device->played_frames,
                                  .song_frame = (int64_t)device->played_frames,
                                  .sounding = true};
    device->played_frames += is->frames;
    return anchor;
}

static void open_device(struct device *device, const struct scenario *is, uint64_t seed)
{
    *device = (struct device){.is = is, .random = seed, .next_gap_us = 3.3e6};
}

struct errors {
    double square_sum, sum, step_most_us;
    int count;
};

/* Runs 30 s, reads every millisecond as the game does; errors from 5 s on, steps always. After an underrun the clock is
 * given 1.2 s to see it and to lean over. */
static struct errors run(const struct scenario *is, uint64_t seed)
{
    struct audio_clock clock;
    struct device device;
    struct errors errors = {0};
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    open_device(&device, is, seed);
    struct audio_anchor anchor = next_anchor(&device);
    int64_t before_us = audio_clock_now_us(&clock, 0);
    for (int64_t mono_us = 0; mono_us < 30000000; mono_us += 1000) {
        while (anchor.mono_us <= mono_us) {
            audio_clock_anchor(&clock, &anchor);
            anchor = next_anchor(&device);
        }
        int64_t song_us = audio_clock_now_us(&clock, mono_us);
        assert_true(song_us >= before_us);
        if (before_us > -LATENCY_US) {
            errors.step_most_us = fmax(errors.step_most_us, fabs((double)(song_us - before_us) - 1000));
        }
        before_us = song_us;
        bool stepping = is->step_at_us > 0 && (double)mono_us > is->step_at_us &&
                        (double)mono_us < is->step_at_us + is->step_us + 1200e3;
        if (mono_us >= 6000000 && !stepping) {
            double error = (double)song_us - true_song_us(is, (double)mono_us);
            errors.sum += error;
            errors.square_sum += error * error;
            errors.count++;
        }
    }
    return errors;
}

static void follows_the_device(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCENARIOS; i++) {
        for (uint64_t seed = 1; seed <= 5; seed++) {
            struct errors errors = run(&scenarios[i], seed * 7919);
            double bias_us = errors.sum / errors.count;
            double rms_us = sqrt(errors.square_sum / errors.count - bias_us * bias_us);
            print_message("%-20s rms %5.0f us  bias %6.0f us  step %4.0f us\n", scenarios[i].name, rms_us, bias_us,
                          errors.step_most_us);
            assert_true(rms_us <= scenarios[i].rms_most_us);
            assert_true(fabs(bias_us) <= scenarios[i].bias_most_us);
            assert_true(errors.step_most_us <= 250); /* a fifth of the millisecond, and the rate */
        }
    }
}

/* Ten minutes at an odd rate: the error doesn't grow, and the clock says honestly how large it is. */
static void does_not_drift(void **state)
{
    (void)state;
    static const struct scenario is = {"long", .frames = 512, .rate_off = 0.0007, .jitter_us = 2000};
    struct audio_clock clock;
    struct device device;
    double worst_us = 0;
    int sure = 0, count = 0;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    open_device(&device, &is, 5);
    for (struct audio_anchor anchor = next_anchor(&device); anchor.mono_us < 600000000; anchor = next_anchor(&device)) {
        audio_clock_anchor(&clock, &anchor);
        if (anchor.mono_us < 6000000) {
            continue;
        }
        double error = (double)audio_clock_song_us(&clock, anchor.mono_us) - true_song_us(&is, (double)anchor.mono_us);
        worst_us = fmax(worst_us, fabs(error));
        sure += fabs(error) <= 3 * (double)audio_clock_uncertainty_us(&clock);
        count++;
    }
    assert_true(worst_us < 1000);
    assert_true(sure > count * 95 / 100);
}

static void says_when_it_knows_nothing(void **state)
{
    (void)state;
    struct audio_clock clock;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    assert_int_equal(audio_clock_uncertainty_us(&clock), INT64_MAX);
    assert_int_equal(audio_clock_song_us(&clock, 123456), -LATENCY_US);
    assert_int_equal(audio_clock_song_us(&clock, -123456), -LATENCY_US);
    struct audio_anchor anchor = {.mono_us = 1000};
    audio_clock_anchor(&clock, &anchor);
    int64_t first_us = audio_clock_uncertainty_us(&clock);
    assert_true(first_us > 1000 && first_us < 100000);
    assert_int_equal(audio_clock_song_us(&clock, 500000), -LATENCY_US); /* nothing sounds yet */
}

/* Feeds silent anchors for a time, as menus and pauses do. */
static void idle(struct audio_clock *clock, struct device *device, int64_t until_us)
{
    for (;;) {
        struct audio_anchor anchor = next_anchor(device);
        anchor.sounding = false;
        audio_clock_anchor(clock, &anchor);
        if (anchor.mono_us > until_us) {
            return;
        }
    }
}

static int64_t sound(struct audio_clock *clock, struct device *device, int64_t shift_frames, int64_t until_us)
{
    for (;;) {
        struct audio_anchor anchor = next_anchor(device);
        anchor.song_frame -= shift_frames;
        audio_clock_anchor(clock, &anchor);
        if (anchor.mono_us > until_us) {
            return anchor.mono_us;
        }
    }
}

static void holds_and_goes_on(void **state)
{
    (void)state;
    static const struct scenario is = {"pause", .frames = 512, .rate_off = 0.0004, .jitter_us = 2000};
    struct audio_clock clock;
    struct device device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    open_device(&device, &is, 11);
    idle(&clock, &device, 8000000);
    int64_t start_frames = (int64_t)device.played_frames;
    int64_t pause_us = sound(&clock, &device, start_frames, 12000000) + 3000;
    int64_t before_us = audio_clock_song_us(&clock, pause_us - 20000);
    audio_clock_hold(&clock, pause_us);
    int64_t held_us = audio_clock_song_us(&clock, pause_us);
    assert_true(held_us > 3900000 && held_us < 4100000);

    idle(&clock, &device, 20000000);
    assert_int_equal(audio_clock_song_us(&clock, 20000000), held_us);
    assert_int_equal(audio_clock_now_us(&clock, 20000000), held_us);
    /* An event from before the pause, read during it, keeps its time. */
    assert_int_equal(audio_clock_song_us(&clock, pause_us - 20000), before_us);

    int64_t song_frame = (held_us + LATENCY_US) * RATE_HZ / 1000000;
    int64_t shift_frames = (int64_t)device.played_frames - song_frame;
    double resumed_us = true_mono_us(&is, device.played_frames);
    double speed = device_rate(&is) / RATE_HZ * 1e6;
    for (int64_t until_us = 20100000; until_us < 24000000; until_us += 50000) {
        int64_t now_us = sound(&clock, &device, shift_frames, until_us);
        double truth_us = (double)held_us + ((double)now_us - resumed_us) * speed;
        /* The fit stayed warm: right at once, not after a second warming up. */
        assert_true(fabs((double)audio_clock_song_us(&clock, now_us) - truth_us) < 1000);
    }
}

static void a_new_song_starts_anew(void **state)
{
    (void)state;
    struct audio_clock clock;
    struct device device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    open_device(&device, &scenarios[1], 3);
    int64_t now_us = sound(&clock, &device, 0, 9000000);
    assert_true(audio_clock_now_us(&clock, now_us) > 7000000);
    audio_clock_rewind(&clock, now_us, 2 * LATENCY_US);
    assert_int_equal(audio_clock_now_us(&clock, now_us + 1000), -2 * LATENCY_US);
    int64_t start_frames = (int64_t)device.played_frames;
    now_us = sound(&clock, &device, start_frames, now_us + 1000000);
    assert_in_range(audio_clock_now_us(&clock, now_us), 900000, 1100000);
}

/* However the anchors fall: readings taken in any order rise with mono_us, and those of the past stay as they were. */
static void readings_are_pure_and_rise(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCENARIOS; i++) {
        struct audio_clock clock;
        struct device device;
        audio_clock_init(&clock, RATE_HZ, LATENCY_US);
        open_device(&device, &scenarios[i], 17);
        for (int n = 0; n < 2000; n++) {
            struct audio_anchor anchor = next_anchor(&device);
            int64_t past_us = anchor.mono_us - 5000, past_song_us = audio_clock_song_us(&clock, past_us);
            audio_clock_anchor(&clock, &anchor);
            assert_int_equal(audio_clock_song_us(&clock, past_us), past_song_us);
            int64_t later_us = INT64_MAX;
            for (int64_t at_us = anchor.mono_us + 100000; at_us > anchor.mono_us - 200000; at_us -= 7000) {
                int64_t song_us = audio_clock_song_us(&clock, at_us);
                assert_true(song_us <= later_us);
                later_us = song_us;
            }
        }
    }
}

static void ignores_anchors_out_of_order(void **state)
{
    (void)state;
    struct audio_clock clock, same;
    struct device device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    open_device(&device, &scenarios[1], 23);
    int64_t now_us = sound(&clock, &device, 0, 5000000);
    same = clock;
    struct audio_anchor backward = {.mono_us = now_us - 1, .frame = INT32_MAX, .sounding = true};
    struct audio_anchor again = {.mono_us = now_us + 1, .frame = 0, .sounding = true};
    audio_clock_anchor(&clock, &backward);
    audio_clock_anchor(&clock, &again);
    assert_int_equal(audio_clock_song_us(&clock, now_us + 10000), audio_clock_song_us(&same, now_us + 10000));
    assert_int_equal(clock.recent_count, same.recent_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_device),           cmocka_unit_test(does_not_drift),
        cmocka_unit_test(says_when_it_knows_nothing),   cmocka_unit_test(holds_and_goes_on),
        cmocka_unit_test(a_new_song_starts_anew),       cmocka_unit_test(readings_are_pure_and_rise),
        cmocka_unit_test(ignores_anchors_out_of_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
