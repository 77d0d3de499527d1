#include "audio/simulated.h"

#include <math.h>

static double draw(struct simulated *device)
{
    device->random = device->random * 6364136223846793005u + 1442695040888963407u;
    return (double)(device->random >> 11) / 9007199254740992.0;
}

static double half_normal(struct simulated *device)
{
    double u = 1 - draw(device), v = draw(device);
    return fabs(sqrt(-2 * log(u)) * cos(6.283185307179586 * v));
}

/* Steps don't overlap: how long the device has stood still by mono_us. */
static double stood_us(const struct scenario *is, double mono_us)
{
    double stood = 0;
    for (int i = 0; is->step_at_us > 0 && i <= is->step_more; i++) {
        stood += fmin(fmax(mono_us - is->step_at_us - i * is->step_every_us, 0), is->step_us);
    }
    return stood;
}

/* Seconds of sound, in us, that a device playing without a stop from 1 s on has played by mono_us. */
static double played_us(const struct scenario *is, double mono_us)
{
    double passed_us = mono_us - 1e6, then_us = 0;
    if (is->change_at_us > 0 && mono_us > is->change_at_us) {
        then_us = (mono_us - is->change_at_us) * (1 + is->rate_then);
        passed_us = is->change_at_us - 1e6;
    }
    return passed_us * (1 + is->rate_off) + passed_us * passed_us / 2 * is->warming / 600e6 + then_us;
}

double simulated_song_us(const struct scenario *is, double mono_us)
{
    return played_us(is, mono_us - stood_us(is, mono_us)) - LATENCY_US;
}

double simulated_mono_us(const struct scenario *is, double frames)
{
    double early_us = 0, late_us = 2e9, song_us = frames * 1e6 / RATE_HZ - LATENCY_US;
    while (late_us - early_us > 0.01) {
        double middle_us = (early_us + late_us) / 2;
        *(simulated_song_us(is, middle_us) < song_us ? &early_us : &late_us) = middle_us;
    }
    return late_us;
}

struct audio_anchor simulated_anchor(struct simulated *device)
{
    const struct scenario *is = device->is;
    double mono_us = simulated_mono_us(is, device->played_frames);
    double sign = is->both_ways && draw(device) < 0.5 ? -1 : 1;
    mono_us += sign * half_normal(device) * is->jitter_us;
    bool then = mono_us > is->then_at_us && mono_us < is->then_at_us + is->then_long_us;
    double period_us = then ? is->period_then_us : is->period_us;
    if (period_us > 0) {
        mono_us = ceil(mono_us / period_us) * period_us;
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

void simulated_open(struct simulated *device, const struct scenario *is, uint64_t seed)
{
    *device = (struct simulated){.is = is, .random = seed, .next_gap_us = 3.3e6};
}
