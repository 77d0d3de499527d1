/* Ears that are not ours: loudness by libebur128 (EBU R 128), beats by aubio. They know sound alone: no header of the
 * game, whose words (struct error) libebur128 uses for its own. */
#ifndef HEELBEAT_TESTS_MUSIC_EAR_H
#define HEELBEAT_TESTS_MUSIC_EAR_H

#include <stdint.h>

#define EAR_RATE_HZ  48000
#define EAR_CHANNELS 2

struct ear_sound {
    int16_t *samples; /* interleaved stereo */
    int64_t frames;
};

struct ear_loudness {
    double lufs, range_lu, true_peak_db;
};

struct ear_loudness ear_loudness(const struct ear_sound *sound);
/* Integrated loudness of a stretch, in LUFS. */
double ear_stretch_lufs(const struct ear_sound *sound, int64_t from_us, int64_t to_us);
/* The beats that aubio hears, rising, at most max of them; returns how many. */
int ear_beats(const struct ear_sound *sound, int64_t *beats_us, int max);

#endif
