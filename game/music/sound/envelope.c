#include "music/sound/envelope.h"

#include <math.h>

#include "music/sound/synth.h"

#define FRAMES_PER_MS (SYNTH_RATE_HZ / 1000.0f)
#define LN_60_DB      6.9078f
#define SILENCE       0.0003f /* -70 dB of the voice; what is left fades within the chunk */

static float rate(float ms)
{
    return -LN_60_DB / (ms * FRAMES_PER_MS);
}

void envelope_start(struct envelope *envelope, float attack_ms, float decay_ms, float sustain, float release_ms)
{
    *envelope = (struct envelope){
        .attack_step = 1 / (attack_ms * FRAMES_PER_MS),
        .decay_rate = rate(decay_ms),
        .release_rate = rate(release_ms),
        .sustain = sustain,
        .rising = true,
    };
}

void envelope_release(struct envelope *envelope)
{
    envelope->released = true;
    envelope->rising = false;
}

void envelope_choke(struct envelope *envelope, float ms)
{
    envelope_release(envelope);
    envelope->release_rate = fminf(envelope->release_rate, rate(ms));
}

float envelope_step(struct envelope *envelope, int count)
{
    if (envelope->released) {
        envelope->value *= expf(envelope->release_rate * (float)count);
        if (envelope->value < SILENCE)
            envelope->value = 0;
    } else if (envelope->rising) {
        envelope->value += envelope->attack_step * (float)count;
        envelope->rising = envelope->value < 1;
        envelope->value = fminf(envelope->value, 1);
    } else {
        float above = (envelope->value - envelope->sustain) * expf(envelope->decay_rate * (float)count);
        envelope->value = envelope->sustain + above;
        if (envelope->sustain <= 0 && envelope->value < SILENCE)
            envelope->value = 0;
    }
    return envelope->value;
}

bool envelope_done(const struct envelope *envelope)
{
    return envelope->value <= 0 && !envelope->rising;
}

float envelope_fall(float ms, int count)
{
    return expf(rate(ms) * (float)count);
}
