#include "music/ear.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <aubio/aubio.h>
#include <cmocka.h>
#include <ebur128.h>
#include <math.h>

#define WINDOW 1024
#define HOP    512

struct ear_loudness ear_loudness(const struct ear_sound *sound)
{
    struct ear_loudness heard = {0};
    ebur128_state *state =
        ebur128_init(EAR_CHANNELS, EAR_RATE_HZ, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
    assert_non_null(state);
    assert_int_equal(ebur128_add_frames_short(state, sound->samples, (size_t)sound->frames), EBUR128_SUCCESS);
    assert_int_equal(ebur128_loudness_global(state, &heard.lufs), EBUR128_SUCCESS);
    assert_int_equal(ebur128_loudness_range(state, &heard.range_lu), EBUR128_SUCCESS);
    for (unsigned channel = 0; channel < EAR_CHANNELS; channel++) {
        double peak;
        assert_int_equal(ebur128_true_peak(state, channel, &peak), EBUR128_SUCCESS);
        heard.true_peak_db = channel > 0 ? fmax(heard.true_peak_db, 20 * log10(peak)) : 20 * log10(peak);
    }
    ebur128_destroy(&state);
    return heard;
}

double ear_stretch_lufs(const struct ear_sound *sound, int64_t from_us, int64_t to_us)
{
    int64_t from = from_us * (EAR_RATE_HZ / 1000) / 1000, to = to_us * (EAR_RATE_HZ / 1000) / 1000;
    double lufs;
    ebur128_state *state = ebur128_init(EAR_CHANNELS, EAR_RATE_HZ, EBUR128_MODE_I);
    assert_non_null(state);
    assert_int_equal(ebur128_add_frames_short(state, sound->samples + from * EAR_CHANNELS, (size_t)(to - from)),
                     EBUR128_SUCCESS);
    assert_int_equal(ebur128_loudness_global(state, &lufs), EBUR128_SUCCESS);
    ebur128_destroy(&state);
    return lufs;
}

int ear_beats(const struct ear_sound *sound, int64_t *beats_us, int max)
{
    aubio_tempo_t *tempo = new_aubio_tempo("default", WINDOW, HOP, EAR_RATE_HZ);
    fvec_t *in = new_fvec(HOP), *out = new_fvec(1);
    int count = 0;
    assert_non_null(tempo);
    for (int64_t at = 0; at + HOP <= sound->frames && count < max; at += HOP) {
        const int16_t *samples = sound->samples + at * EAR_CHANNELS;
        for (unsigned i = 0; i < HOP; i++)
            fvec_set_sample(in, (float)(samples[2 * i] + samples[2 * i + 1]) / 65536, i);
        aubio_tempo_do(tempo, in, out);
        if (fvec_get_sample(out, 0) > 0)
            beats_us[count++] = (int64_t)aubio_tempo_get_last(tempo) * 1000000 / EAR_RATE_HZ;
    }
    del_aubio_tempo(tempo);
    del_fvec(in);
    del_fvec(out);
    return count;
}
