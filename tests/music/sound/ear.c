#include "music/sound/ear.h"

#include <math.h>

#define AUBIO_UNSTABLE 1 /* its parts one by one */
#include <aubio/aubio.h>
#include <ebur128.h>

#include "check.h"

#define WINDOW 1024

/* The interpolation between samples, by an FIR over so many, grows none beyond that factor (1.87 for libebur128's). */
#define PEAK_REACH  16
#define PEAK_GROWTH 1.9
#define PEAK_BLOCK  128

static int block_of(const struct ear_sound *sound, int64_t at)
{
    return (int)(sound->frames - at < PEAK_BLOCK ? sound->frames - at : PEAK_BLOCK);
}

/* The greatest sample, 0..1, of a block and of what reaches into it. */
static double sample_peak(const struct ear_sound *sound, int64_t at)
{
    int peak = 0;
    int64_t from = at < PEAK_REACH ? 0 : at - PEAK_REACH, to = at + block_of(sound, at);
    for (int64_t i = from * EAR_CHANNELS; i < to * EAR_CHANNELS; i++)
        peak = abs(sound->samples[i]) > peak ? abs(sound->samples[i]) : peak;
    return peak / 32768.0;
}

/* The true peak of a block as it is in the whole: what reaches into it is heard first. */
static double block_peak(ebur128_state *state, const struct ear_sound *sound, int64_t at)
{
    int64_t from = at < PEAK_REACH ? 0 : at - PEAK_REACH;
    double peak = 0;
    const int16_t *samples = sound->samples;
    if (from < at)
        assert_int_equal(ebur128_add_frames_short(state, samples + from * EAR_CHANNELS, (size_t)(at - from)),
                         EBUR128_SUCCESS);
    assert_int_equal(ebur128_add_frames_short(state, samples + at * EAR_CHANNELS, (size_t)block_of(sound, at)),
                     EBUR128_SUCCESS);
    for (unsigned channel = 0; channel < EAR_CHANNELS; channel++) {
        double of_channel;
        assert_int_equal(ebur128_prev_true_peak(state, channel, &of_channel), EBUR128_SUCCESS);
        peak = fmax(peak, of_channel);
    }
    return peak;
}

double ear_true_peak(const struct ear_sound *sound)
{
    double peak = 0;
    ebur128_state *state = ebur128_init(EAR_CHANNELS, EAR_RATE_HZ, EBUR128_MODE_TRUE_PEAK);
    assert_non_null(state);
    for (int64_t at = 0; at < sound->frames; at += PEAK_BLOCK)
        if (sample_peak(sound, at) * PEAK_GROWTH > peak)
            peak = fmax(peak, block_peak(state, sound, at));
    ebur128_destroy(&state);
    return peak;
}

struct ear_loudness ear_loudness(const struct ear_sound *sound)
{
    struct ear_loudness heard = {.true_peak_db = 20 * log10(ear_true_peak(sound))};
    ebur128_state *state = ebur128_init(EAR_CHANNELS, EAR_RATE_HZ, EBUR128_MODE_I | EBUR128_MODE_LRA);
    assert_non_null(state);
    assert_int_equal(ebur128_add_frames_short(state, sound->samples, (size_t)sound->frames), EBUR128_SUCCESS);
    assert_int_equal(ebur128_loudness_global(state, &heard.lufs), EBUR128_SUCCESS);
    assert_int_equal(ebur128_loudness_range(state, &heard.range_lu), EBUR128_SUCCESS);
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

/* One hearing: aubio's tempo detector from its strengths of onset on. It is aubio_tempo_do() but for what that shares
 * with every other hearing of the same sound. */
struct hearing {
    aubio_beattracking_t *tracker;
    fvec_t *strengths, *found; /* of the last four blocks; the places of beats in this one, in hops */
    uint_t at;                 /* hop of this block */
};

static struct hearing hearing_open(void)
{
    struct hearing hearing = {.tracker = new_aubio_beattracking(4 * EAR_BLOCK_HOPS, EAR_HOP, EAR_RATE_HZ),
                              .strengths = new_fvec(4 * EAR_BLOCK_HOPS),
                              .found = new_fvec(EAR_BLOCK_HOPS)};
    assert_non_null(hearing.tracker);
    return hearing;
}

static void hearing_close(struct hearing *hearing)
{
    del_aubio_beattracking(hearing->tracker);
    del_fvec(hearing->strengths);
    del_fvec(hearing->found);
}

static void next_block(struct hearing *hearing)
{
    fvec_t *strengths = hearing->strengths;
    aubio_beattracking_do(hearing->tracker, strengths, hearing->found);
    memmove(strengths->data, strengths->data + EAR_BLOCK_HOPS, 3 * EAR_BLOCK_HOPS * sizeof *strengths->data);
    hearing->at = 0;
}

/* Takes the next hop's strength; where a beat is in that hop, its share of the hop, else 0. */
static smpl_t hearing_step(struct hearing *hearing, smpl_t strength)
{
    smpl_t share = 0;
    if (++hearing->at == EAR_BLOCK_HOPS)
        next_block(hearing);
    hearing->strengths->data[3 * EAR_BLOCK_HOPS + hearing->at] = strength;
    for (uint_t i = 1; i < hearing->found->data[0]; i++)
        if (hearing->at == floorf(hearing->found->data[i]))
            share = hearing->found->data[i] - floorf(hearing->found->data[i]);
    return share;
}

static void read_hop(const struct ear_sound *sound, int64_t at, fvec_t *hop)
{
    const int16_t *samples = sound->samples + at * EAR_CHANNELS;
    for (unsigned i = 0; i < EAR_HOP; i++)
        fvec_set_sample(hop, (float)(samples[2 * i] + samples[2 * i + 1]) / 65536, i);
}

/* What aubio_pvoc_do() says of the last WINDOW frames but for the phases: the flux takes none, and they cost more than
 * the rest. */
struct lens {
    aubio_fft_t *fft;
    fvec_t *window, *last, *weighted, *waves;
};

static struct lens lens_open(void)
{
    struct lens lens = {.fft = new_aubio_fft(WINDOW),
                        .window = new_aubio_window("hanningz", WINDOW),
                        .last = new_fvec(WINDOW),
                        .weighted = new_fvec(WINDOW),
                        .waves = new_fvec(WINDOW)};
    assert_non_null(lens.fft);
    return lens;
}

static void lens_close(struct lens *lens)
{
    del_aubio_fft(lens->fft);
    del_fvec(lens->window);
    del_fvec(lens->last);
    del_fvec(lens->weighted);
    del_fvec(lens->waves);
}

static void look(struct lens *lens, const fvec_t *hop, cvec_t *spectrum)
{
    smpl_t *last = lens->last->data;
    memmove(last, last + EAR_HOP, (WINDOW - EAR_HOP) * sizeof *last);
    memcpy(last + WINDOW - EAR_HOP, hop->data, EAR_HOP * sizeof *last);
    fvec_weighted_copy(lens->last, lens->window, lens->weighted);
    fvec_shift(lens->weighted);
    aubio_fft_do_complex(lens->fft, lens->weighted, lens->waves);
    aubio_fft_get_norm(lens->waves, spectrum);
}

static void add_beat(struct ear_beats *beats, double frame)
{
    if (beats->count < EAR_BEATS_MAX)
        beats->us[beats->count++] = (int64_t)frame * 1000000 / EAR_RATE_HZ;
}

void ear_beats(const struct ear_sound *sound, struct ear_beats heard[EAR_BEGINNINGS])
{
    struct lens lens = lens_open();
    aubio_specdesc_t *flux = new_aubio_specdesc("specflux", WINDOW);
    aubio_peakpicker_t *picker = new_aubio_peakpicker();
    fvec_t *hop = new_fvec(EAR_HOP), *strength = new_fvec(1), *peak = new_fvec(1);
    cvec_t *spectrum = new_cvec(WINDOW);
    struct hearing hearings[EAR_BEGINNINGS];
    aubio_peakpicker_set_threshold(picker, 0.3F);
    for (int b = 0; b < EAR_BEGINNINGS; b++) {
        hearings[b] = hearing_open();
        heard[b].count = 0;
    }
    for (int64_t at = 0; at + EAR_HOP <= sound->frames; at += EAR_HOP) {
        read_hop(sound, at, hop);
        look(&lens, hop, spectrum);
        aubio_specdesc_do(flux, spectrum, strength);
        aubio_peakpicker_do(picker, strength, peak);
        for (int b = 0; b < EAR_BEGINNINGS && at >= b * EAR_BEGINNING_FRAMES; b++) {
            smpl_t share = hearing_step(&hearings[b], aubio_peakpicker_get_thresholded_input(picker)->data[0]);
            if (share > 0 && !aubio_silence_detection(hop, -90))
                add_beat(&heard[b], (double)at + floor((double)share * EAR_HOP + 0.5));
        }
    }
    for (int b = 0; b < EAR_BEGINNINGS; b++)
        hearing_close(&hearings[b]);
    lens_close(&lens);
    del_aubio_specdesc(flux);
    del_aubio_peakpicker(picker);
    del_fvec(hop);
    del_fvec(strength);
    del_fvec(peak);
    del_cvec(spectrum);
}

double ear_true_peak_plain(const struct ear_sound *sound)
{
    double peak = 0;
    ebur128_state *state = ebur128_init(EAR_CHANNELS, EAR_RATE_HZ, EBUR128_MODE_TRUE_PEAK);
    assert_non_null(state);
    assert_int_equal(ebur128_add_frames_short(state, sound->samples, (size_t)sound->frames), EBUR128_SUCCESS);
    for (unsigned channel = 0; channel < EAR_CHANNELS; channel++) {
        double of_channel;
        assert_int_equal(ebur128_true_peak(state, channel, &of_channel), EBUR128_SUCCESS);
        peak = fmax(peak, of_channel);
    }
    ebur128_destroy(&state);
    return peak;
}

void ear_beats_plain(const struct ear_sound *sound, struct ear_beats *heard)
{
    aubio_tempo_t *tempo = new_aubio_tempo("default", WINDOW, EAR_HOP, EAR_RATE_HZ);
    fvec_t *hop = new_fvec(EAR_HOP), *beat = new_fvec(1);
    assert_non_null(tempo);
    heard->count = 0;
    for (int64_t at = 0; at + EAR_HOP <= sound->frames; at += EAR_HOP) {
        read_hop(sound, at, hop);
        aubio_tempo_do(tempo, hop, beat);
        if (fvec_get_sample(beat, 0) > 0)
            add_beat(heard, aubio_tempo_get_last(tempo));
    }
    del_aubio_tempo(tempo);
    del_fvec(hop);
    del_fvec(beat);
}
