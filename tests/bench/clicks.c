#include "bench/clicks.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define WAV_HEADER   44
#define QUIET_FRAMES 9600 /* between two clicks */
#define BEFORE       96   /* of what is compared, 2 ms before the click */
#define AFTER        1440 /* and 30 ms after */
#define REACH        2400 /* looked for 50 ms to both sides */

struct track clicks_read_wav(const char *path)
{
    struct track track = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return track;
    fseek(file, 0, SEEK_END);
    track.frames = (ftell(file) - WAV_HEADER) / 4;
    fseek(file, WAV_HEADER, SEEK_SET);
    track.samples = track.frames > 0 ? malloc((size_t)track.frames * sizeof *track.samples) : NULL;
    for (int64_t i = 0; track.samples && i < track.frames; i++) {
        int16_t both[2] = {0, 0};
        if (fread(both, sizeof both, 1, file) != 1)
            break;
        track.samples[i] = (int16_t)((both[0] + both[1]) / 2);
    }
    fclose(file);
    return track;
}

int clicks_find(const struct track *track, int64_t *frames, int count_most)
{
    int loudest = 0, count = 0;
    for (int64_t i = 0; i < track->frames; i++)
        loudest = abs(track->samples[i]) > loudest ? abs(track->samples[i]) : loudest;
    int64_t loud_at = -QUIET_FRAMES;
    for (int64_t i = 0; loudest > 0 && i < track->frames && count < count_most; i++) {
        if (abs(track->samples[i]) < loudest / 8)
            continue;
        if (i - loud_at >= QUIET_FRAMES)
            frames[count++] = i;
        loud_at = i;
    }
    return count;
}

static double alike(const int16_t *a, const int16_t *b)
{
    double product = 0, a_power = 0, b_power = 0;
    for (int i = 0; i < BEFORE + AFTER; i++) {
        product += (double)a[i] * b[i];
        a_power += (double)a[i] * a[i];
        b_power += (double)b[i] * b[i];
    }
    return a_power > 0 && b_power > 0 ? product / sqrt(a_power * b_power) : 0;
}

double clicks_match(const struct track *song, int64_t click_frame, const struct track *recording, double guess_frame,
                    double *found_frame)
{
    static double at[2 * REACH + 1];
    int64_t from = click_frame - BEFORE, start = llround(guess_frame) - BEFORE - REACH;
    int best = 0;
    if (from < 0 || click_frame + AFTER > song->frames)
        return 0;
    for (int i = 0; i <= 2 * REACH; i++) {
        int64_t frame = start + i;
        bool inside = frame >= 0 && frame + BEFORE + AFTER <= recording->frames;
        at[i] = inside ? alike(song->samples + from, recording->samples + frame) : 0;
        best = at[i] > at[best] ? i : best;
    }
    /* The top of the parabola through the three around the best. */
    double part = 0;
    if (best > 0 && best < 2 * REACH) {
        double bend = at[best - 1] - 2 * at[best] + at[best + 1];
        part = bend < 0 ? 0.5 * (at[best - 1] - at[best + 1]) / bend : 0;
    }
    *found_frame = (double)(start + best + BEFORE) + part;
    return at[best];
}
