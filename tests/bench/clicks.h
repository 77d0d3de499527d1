/* Where the clicks of a recording are: each is looked for where it should be and found to a part of a sample by the
 * click itself, as the song has it. */
#ifndef HEELBEAT_TESTS_BENCH_CLICKS_H
#define HEELBEAT_TESTS_BENCH_CLICKS_H

#include <stdint.h>

struct track {
    int16_t *samples; /* mono */
    int64_t frames;
};

/* Reads a 16-bit stereo WAV file as `heelbeat tune` writes it, both sides added; samples NULL if it can't. */
struct track clicks_read_wav(const char *path);
/* The frames at which clicks begin in a track of nothing else; at most count_most. Returns how many. */
int clicks_find(const struct track *track, int64_t *frames, int count_most);
/* Where the song's click at click_frame is in the recording, near guess_frame. Returns how alike they are: 1 the same,
 * 0 nothing like it. */
double clicks_match(const struct track *song, int64_t click_frame, const struct track *recording, double guess_frame,
                    double *found_frame);

#endif
