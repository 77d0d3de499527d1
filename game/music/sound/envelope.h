/* Loudness over a note's life: linear attack, exponential decay to the sustain level, exponential release. Stepped in
 * chunks; the caller draws a straight line between the values, so a short chunk is smooth. */
#ifndef HEELBEAT_MUSIC_SOUND_ENVELOPE_H
#define HEELBEAT_MUSIC_SOUND_ENVELOPE_H

#include <stdbool.h>

struct envelope {
    float attack_step;              /* a frame */
    float decay_rate, release_rate; /* natural logarithms a frame, negative */
    float sustain;
    float value;
    bool rising, released;
};

/* Times in ms; decays and releases fall by 60 dB in the time given. */
void envelope_start(struct envelope *envelope, float attack_ms, float decay_ms, float sustain, float release_ms);
void envelope_release(struct envelope *envelope);
/* Releases within ms, however long its own release is. */
void envelope_choke(struct envelope *envelope, float ms);
/* The value count frames later. */
float envelope_step(struct envelope *envelope, int count);
/* Released and faded below hearing: the note may end here. */
bool envelope_done(const struct envelope *envelope);

/* The same for a bare exponential fall of 60 dB in ms: the factor for count frames. */
float envelope_fall(float ms, int count);
/* level after a fall by that factor; never so low that it becomes a denormal number. */
static inline float envelope_fallen(float level, float factor)
{
    return level * factor + 1e-20f;
}

#endif
