#include <math.h>

#include "audio/simulated.h"
#include "check.h"

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
    {"locked bursts", .unknowable = true, .frames = 480, .period_us = 20000, .jitter_us = 300, .rms_most_us = 50, .bias_most_us = 10500},
    {"odd bursts", .frames = 512, .period_us = 13000, .rate_off = 0.0003, .jitter_us = 500, .rms_most_us = 400, .bias_most_us = 800},
    {"gaps of 70 ms", .frames = 512, .jitter_us = 2000, .gap_every_us = 900e3, .gap_us = 70e3, .rms_most_us = 150, .bias_most_us = 150},
    {"long gaps", .frames = 512, .jitter_us = 500, .gap_every_us = 4e6, .gap_us = 180e3, .rms_most_us = 60, .bias_most_us = 60},
    {"small buffers", .frames = 128, .jitter_us = 3000, .rate_off = 0.0005, .rms_most_us = 100, .bias_most_us = 100},
    {"large buffers", .frames = 2048, .jitter_us = 3000, .rate_off = -0.0005, .rms_most_us = 400, .bias_most_us = 600},
    {"underrun", .frames = 512, .jitter_us = 1000, .step_at_us = 7e6, .step_us = 40e3, .rms_most_us = 200, .bias_most_us = 200},
    {"small underrun", .frames = 512, .rate_off = 0.0002, .jitter_us = 60, .step_at_us = 9e6, .step_us = 2400, .rms_most_us = 150, .bias_most_us = 150},
    {"underrun of 3 ms jitter", .frames = 512, .jitter_us = 3000, .rate_off = -0.0003, .step_at_us = 9e6, .step_us = 25e3, .rms_most_us = 250, .bias_most_us = 250},
    {"storm of underruns", .frames = 512, .jitter_us = 500, .rate_off = 0.0002, .step_at_us = 8e6, .step_us = 5e3, .step_every_us = 330e3, .step_more = 14, .rms_most_us = 200, .bias_most_us = 200},
    {"stall", .frames = 512, .jitter_us = 1000, .step_at_us = 9e6, .step_us = 2.5e6, .rms_most_us = 200, .bias_most_us = 200},
    {"device change", .frames = 512, .rate_off = 0.0005, .jitter_us = 1500, .step_at_us = 10e6, .step_us = 300e3, .change_at_us = 10e6, .rate_then = -0.0005, .rms_most_us = 350, .bias_most_us = 250},
    {"warming quartz", .frames = 512, .jitter_us = 3000, .warming = 0.00005, .rms_most_us = 150, .bias_most_us = 150},
    /* Jitter that comes early can't be told from a shorter cable; one that is always there is a bias that stays. */
    {"jitter both ways", .unknowable = true, .frames = 512, .jitter_us = 3000, .both_ways = true, .rms_most_us = 1000, .bias_most_us = 8000},
    {"early outliers", .frames = 512, .jitter_us = 2000, .early_share = 0.002, .rms_most_us = 150, .bias_most_us = 150},
};
/* clang-format on */
#define SCENARIOS (sizeof scenarios / sizeof *scenarios)

struct errors {
    double square_sum, sum, step_most_us, unsure_sum;
    int count, told; /* told: within two of the clock's own standard deviations */
};

/* After an underrun the clock is given 1.2 s to see it, and time to lean back by a fifth of its speed; in a long stall
 * it runs 0.3 s too far. */
static double settle_us(const struct scenario *is)
{
    return is->step_us + 1200e3 + fmin(is->step_us, 300e3) * 5;
}

/* Reads every millisecond as the game does; errors from 5 s of the song on, steps always. */
static struct errors run(const struct scenario *is, uint64_t seed, int seconds)
{
    struct audio_clock clock;
    struct simulated device;
    struct errors errors = {0};
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    audio_clock_expect_lumps(&clock, is->lump_us);
    simulated_open(&device, is, seed);
    struct audio_anchor anchor = simulated_anchor(&device);
    int64_t before_us = audio_clock_now_us(&clock, 0);
    for (int64_t mono_us = 0; mono_us < seconds * INT64_C(1000000); mono_us += 1000) {
        while (anchor.mono_us <= mono_us) {
            audio_clock_anchor(&clock, &anchor);
            anchor = simulated_anchor(&device);
        }
        int64_t song_us = audio_clock_now_us(&clock, mono_us);
        assert_true(song_us >= before_us);
        if (before_us > -LATENCY_US) {
            errors.step_most_us = fmax(errors.step_most_us, fabs((double)(song_us - before_us) - 1000));
        }
        before_us = song_us;
        bool stepping = is->step_at_us > 0 && (double)mono_us > is->step_at_us &&
                        (double)mono_us < is->step_at_us + is->step_more * is->step_every_us + settle_us(is);
        if (mono_us >= 6000000 && !stepping) {
            double error = (double)song_us - simulated_song_us(is, (double)mono_us);
            errors.sum += error;
            errors.square_sum += error * error;
            double unsure_us = (double)audio_clock_uncertainty_us(&clock);
            errors.unsure_sum += unsure_us;
            errors.told += fabs(error) <= 2 * unsure_us;
            errors.count++;
        }
    }
    return errors;
}

struct verdict {
    double rms_us, bias_us, told, unsure_us; /* told: in % */
};

static struct verdict judge(const struct scenario *is, const struct errors *errors)
{
    struct verdict it = {.bias_us = errors->sum / errors->count,
                         .told = 100.0 * errors->told / errors->count,
                         .unsure_us = errors->unsure_sum / errors->count};
    it.rms_us = sqrt(errors->square_sum / errors->count - it.bias_us * it.bias_us);
    print_message("%-24s rms %5.0f us  bias %6.0f us  step %4.0f us  unsure %5.0f us: true for %.0f %%\n", is->name,
                  it.rms_us, it.bias_us, errors->step_most_us, it.unsure_us, it.told);
    return it;
}

static void follows_the_device(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCENARIOS; i++) {
        for (uint64_t seed = 1; seed <= 5; seed++) {
            struct errors errors = run(&scenarios[i], seed * 7919, 30);
            struct verdict it = judge(&scenarios[i], &errors);
            /* It says how unsure it is: enough to be true, and less than what it promises. */
            assert_true(it.unsure_us < 1000);
            if (!scenarios[i].unknowable) {
                assert_true(it.told >= 95);
                assert_true(hypot(it.rms_us, it.bias_us) < 1000);
            }
            assert_true(it.rms_us <= scenarios[i].rms_most_us);
            assert_true(fabs(it.bias_us) <= scenarios[i].bias_most_us);
            /* A fifth of the millisecond, and the rate; in a long stall the clock stands. */
            assert_true(errors.step_most_us <= (scenarios[i].step_us > 200e3 ? 1250 : 250));
        }
    }
}

/* PulseAudio's null sink as it was recorded, with its own grid a little off the quarter of a buffer that it takes at a
 * time: the lateness of callbacks slides through a lump in 5 to 30 seconds and jumps back, or stays up for half a
 * minute. In lumps of buffers of 256 to 2048 frames, the sink off by as much as its rounding makes it. */
/* clang-format off */
static const struct scenario lumpy[] = {
    {"256, sliding", .frames = 256, .rate_off = 0.000176, .jitter_us = 100, .period_us = 1332, .lump_us = 1333},
    {"256, 20 ms asked for", .frames = 256, .rate_off = 0.0002, .jitter_us = 100, .period_us = 4998, .lump_us = 5000},
    {"512, sliding", .frames = 512, .rate_off = 0.00009, .jitter_us = 100, .period_us = 2664.5, .lump_us = 2666},
    {"512, sliding back", .frames = 512, .rate_off = -0.0001, .jitter_us = 100, .period_us = 2669, .lump_us = 2666},
    {"1024, sliding", .frames = 1024, .rate_off = 0.000176, .jitter_us = 150, .period_us = 5327, .lump_us = 5333},
    {"1024, sliding slowly", .frames = 1024, .rate_off = 0.00005, .jitter_us = 150, .period_us = 5331.7, .lump_us = 5333},
    {"1024, sliding back", .frames = 1024, .rate_off = -0.00005, .jitter_us = 150, .period_us = 5338, .lump_us = 5333},
    {"1024, up for long", .frames = 1024, .rate_off = 0.0002, .jitter_us = 100, .period_us = 5327, .then_at_us = 20e6, .then_long_us = 30e6, .period_then_us = 5332.27, .lump_us = 5333},
    {"1024, gaps", .frames = 1024, .rate_off = 0.000176, .jitter_us = 500, .period_us = 5327, .gap_every_us = 900e3, .gap_us = 15e3, .lump_us = 5333},
    {"1024, underrun", .frames = 1024, .rate_off = 0.000176, .jitter_us = 150, .period_us = 5327, .step_at_us = 40e6, .step_us = 30e3, .lump_us = 5333},
    {"2048, sliding", .frames = 2048, .rate_off = 0.0001, .jitter_us = 150, .period_us = 10655, .lump_us = 10666},
    /* What is asked for: no whole number of lumps to a buffer, or short ones, and a clock that is told of none. */
    {"256, 20 ms, untold", .frames = 256, .rate_off = 0.0002, .jitter_us = 100, .period_us = 4998},
    {"128, 20 ms, untold", .frames = 128, .rate_off = 0.00003, .jitter_us = 150, .period_us = 5000},
    {"1024, 23 ms asked for", .frames = 1024, .rate_off = 0.00025, .jitter_us = 150, .period_us = 5750},
    {"1024, 23 ms asked for, underrun", .frames = 1024, .rate_off = 0.00003, .jitter_us = 150, .period_us = 5749.8, .step_at_us = 40e6, .step_us = 5e3},
    {"2048, 46 ms asked for", .frames = 2048, .rate_off = 0.00003, .jitter_us = 150, .period_us = 11500.1},
};
/* clang-format on */

static void sees_through_lumps(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lumpy / sizeof *lumpy; i++) {
        for (uint64_t seed = 1; seed <= 3; seed++) {
            struct errors errors = run(&lumpy[i], seed * 104729, 180);
            struct verdict it = judge(&lumpy[i], &errors);
            assert_true(hypot(it.rms_us, it.bias_us) < 1000);
            assert_true(it.told >= 95);
            assert_true(errors.step_most_us <= 250);
        }
    }
}

/* Ten minutes at an odd rate: the error doesn't grow, and the clock says honestly how large it is. */
static void does_not_drift(void **state)
{
    (void)state;
    static const struct scenario is = {"long", .frames = 512, .rate_off = 0.0007, .warming = 0.00005,
                                       .jitter_us = 2000};
    struct audio_clock clock;
    struct simulated device;
    double worst_us = 0, sums_us[10] = {0};
    int sure = 0, count = 0, counts[10] = {0};
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    simulated_open(&device, &is, 5);
    for (struct audio_anchor anchor = simulated_anchor(&device); anchor.mono_us < 600000000;
         anchor = simulated_anchor(&device)) {
        audio_clock_anchor(&clock, &anchor);
        if (anchor.mono_us < 6000000) {
            continue;
        }
        double error =
            (double)audio_clock_song_us(&clock, anchor.mono_us) - simulated_song_us(&is, (double)anchor.mono_us);
        worst_us = fmax(worst_us, fabs(error));
        sums_us[anchor.mono_us / 60000000] += error;
        counts[anchor.mono_us / 60000000]++;
        sure += fabs(error) <= 3 * (double)audio_clock_uncertainty_us(&clock);
        count++;
    }
    assert_true(worst_us < 1000);
    assert_true(sure > count * 95 / 100);
    for (int minute = 1; minute < 10; minute++) {
        assert_true(fabs(sums_us[minute] / counts[minute] - sums_us[0] / counts[0]) < 100);
    }
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
static void idle(struct audio_clock *clock, struct simulated *device, int64_t until_us)
{
    for (;;) {
        struct audio_anchor anchor = simulated_anchor(device);
        anchor.sounding = false;
        audio_clock_anchor(clock, &anchor);
        if (anchor.mono_us > until_us) {
            return;
        }
    }
}

static int64_t sound(struct audio_clock *clock, struct simulated *device, int64_t shift_frames, int64_t until_us)
{
    for (;;) {
        struct audio_anchor anchor = simulated_anchor(device);
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
    struct simulated device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    simulated_open(&device, &is, 11);
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
    double resumed_us = simulated_mono_us(&is, device.played_frames);
    double speed = 1 + is.rate_off;
    for (int64_t until_us = 20100000; until_us < 24000000; until_us += 50000) {
        int64_t now_us = sound(&clock, &device, shift_frames, until_us);
        double truth_us = (double)held_us + ((double)now_us - resumed_us) * speed;
        /* The fit stayed warm: right at once, not after a second warming up. */
        assert_true(fabs((double)audio_clock_song_us(&clock, now_us) - truth_us) < 1000);
    }
}

/* A latency that turns out otherwise while the song runs: the line leans over, and never jumps nor runs back. */
static void another_latency_is_leant_to(void **state)
{
    (void)state;
    static const int64_t more_us[] = {50000, -50000};
    for (size_t i = 0; i < sizeof more_us / sizeof *more_us; i++) {
        struct audio_clock clock;
        struct simulated device;
        audio_clock_init(&clock, RATE_HZ, LATENCY_US);
        simulated_open(&device, &scenarios[0], 5);
        int64_t now_us = sound(&clock, &device, 0, 9000000), before_us = audio_clock_now_us(&clock, now_us);
        clock.latency_us += more_us[i];
        assert_int_equal(audio_clock_now_us(&clock, now_us), before_us);
        for (int64_t until_us = now_us + 10000; until_us < 11000000; until_us += 10000) {
            int64_t step_us = sound(&clock, &device, 0, until_us) - now_us;
            now_us += step_us;
            int64_t gone_us = audio_clock_now_us(&clock, now_us) - before_us;
            before_us += gone_us;
            assert_in_range(gone_us, step_us * 3 / 4, step_us * 5 / 4);
        }
        double truth_us = simulated_song_us(&scenarios[0], (double)now_us) - (double)more_us[i];
        assert_true(fabs((double)before_us - truth_us) < 200);
    }
}

/* Another opening of the device, with another buffer: song time stands till it sounds and goes on from there. */
static void another_opening_goes_on_where_it_stood(void **state)
{
    (void)state;
    struct audio_clock clock;
    struct simulated device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    simulated_open(&device, &scenarios[1], 3);
    int64_t now_us = sound(&clock, &device, 0, 9000000), song_us = audio_clock_now_us(&clock, now_us);
    audio_clock_move(&clock, now_us, 3 * LATENCY_US);
    assert_int_equal(audio_clock_now_us(&clock, now_us + 1000000), song_us);
    assert_int_equal(audio_clock_uncertainty_us(&clock), INT64_MAX);
    idle(&clock, &device, now_us + 1000000);
    int64_t shift_frames = (int64_t)device.played_frames - (song_us + 3 * LATENCY_US) * RATE_HZ / 1000000;
    double resumed_us = simulated_mono_us(&scenarios[1], device.played_frames);
    for (int64_t until_us = now_us + 2000000; until_us < now_us + 4000000; until_us += 50000) {
        int64_t at_us = sound(&clock, &device, shift_frames, until_us);
        double truth_us = (double)song_us + (double)at_us - resumed_us;
        assert_true(fabs((double)audio_clock_now_us(&clock, at_us) - truth_us) < 2000);
    }
}

static void a_new_song_starts_anew(void **state)
{
    (void)state;
    struct audio_clock clock;
    struct simulated device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    simulated_open(&device, &scenarios[1], 3);
    int64_t now_us = sound(&clock, &device, 0, 9000000);
    assert_true(audio_clock_now_us(&clock, now_us) > 7000000);
    audio_clock_rewind(&clock, now_us, 2 * LATENCY_US);
    assert_int_equal(audio_clock_now_us(&clock, now_us + 1000), -2 * LATENCY_US);
    int64_t start_frames = (int64_t)device.played_frames;
    now_us = sound(&clock, &device, start_frames, now_us + 1000000);
    assert_in_range(audio_clock_now_us(&clock, now_us), 900000, 1100000);
}

/* A level begun anew: the device is known already, so the new song is right as soon as the line
 * has leaned over from where the first anchor, which may come late, let it start. */
static void a_restart_is_right_soon(void **state)
{
    (void)state;
    static const struct scenario is = {"restart", .frames = 512, .rate_off = -0.0006, .jitter_us = 3000};
    struct audio_clock clock;
    struct simulated device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    simulated_open(&device, &is, 29);
    int64_t now_us = sound(&clock, &device, 0, 12000000);
    for (int i = 0; i < 5; i++) {
        audio_clock_rewind(&clock, now_us, LATENCY_US);
        idle(&clock, &device, now_us + 50000);
        int64_t start_frames = (int64_t)device.played_frames;
        double shift_us = (double)start_frames * 1e6 / RATE_HZ;
        for (int n = 0; n < 200; n++) {
            now_us = sound(&clock, &device, start_frames, now_us + 1);
            double error =
                (double)audio_clock_song_us(&clock, now_us) - simulated_song_us(&is, (double)now_us) + shift_us;
            assert_true(n < 20 || fabs(error) < 1000);
        }
    }
}

/* However the anchors fall: readings taken in any order rise with mono_us, and those of the past stay as they were. */
static void readings_are_pure_and_rise(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCENARIOS; i++) {
        struct audio_clock clock;
        struct simulated device;
        audio_clock_init(&clock, RATE_HZ, LATENCY_US);
        simulated_open(&device, &scenarios[i], 17);
        for (int n = 0; n < 2000; n++) {
            struct audio_anchor anchor = simulated_anchor(&device);
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
    struct simulated device;
    audio_clock_init(&clock, RATE_HZ, LATENCY_US);
    simulated_open(&device, &scenarios[1], 23);
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
        cmocka_unit_test(follows_the_device),
        cmocka_unit_test(does_not_drift),
        cmocka_unit_test(sees_through_lumps),
        cmocka_unit_test(says_when_it_knows_nothing),
        cmocka_unit_test(holds_and_goes_on),
        cmocka_unit_test(another_latency_is_leant_to),
        cmocka_unit_test(another_opening_goes_on_where_it_stood),
        cmocka_unit_test(a_new_song_starts_anew),
        cmocka_unit_test(a_restart_is_right_soon),
        cmocka_unit_test(readings_are_pure_and_rise),
        cmocka_unit_test(ignores_anchors_out_of_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
