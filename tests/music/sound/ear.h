/* Ears that are not ours: loudness by libebur128 (EBU R 128), beats by aubio. They know sound alone: no header of the
 * game, whose words (struct error) libebur128 uses for its own. */
#ifndef HEELBEAT_TESTS_MUSIC_SOUND_EAR_H
#define HEELBEAT_TESTS_MUSIC_SOUND_EAR_H

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
/* The true peak, 1 for full scale, as libebur128 hears it, between the samples of those stretches alone that could hold
 * it: the search between samples costs more than all else there is to hear. */
double ear_true_peak(const struct ear_sound *sound);
/* ... of the whole in one go: what that must be. */
double ear_true_peak_plain(const struct ear_sound *sound);
/* Integrated loudness of a stretch, in LUFS. */
double ear_stretch_lufs(const struct ear_sound *sound, int64_t from_us, int64_t to_us);
/* The beats that aubio hears, rising.
 *
 * aubio finds its beats block by block. Where a beat falls on the seam of two blocks and nothing leads into it, aubio
 * slips by half a beat, however strong the beat is, and holds to that. So a sound is heard from some beginnings more,
 * each a share of a block later, that beats meet the seams elsewhere. What aubio makes of the sound before it looks for
 * beats is the same from all of them and made once. */
#define EAR_HOP              512
#define EAR_BLOCK_HOPS       256
#define EAR_BEGINNINGS       4
#define EAR_BEGINNING_FRAMES (EAR_BLOCK_HOPS * EAR_HOP / EAR_BEGINNINGS)
#define EAR_BEATS_MAX        4096

struct ear_beats {
    int count;
    int64_t us[EAR_BEATS_MAX];
};

void ear_beats(const struct ear_sound *sound, struct ear_beats heard[EAR_BEGINNINGS]);
/* By aubio's own tempo detector as it comes, in one go: what the first beginning must be. */
void ear_beats_plain(const struct ear_sound *sound, struct ear_beats *heard);

#endif
