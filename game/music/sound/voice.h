/* One sounding note: a tone (oscillators, FM or a string, filter, envelope) or a drum (falling sine, filtered noise).
 * Rendered in chunks of at most VOICE_CHUNK frames; the end of a chunk is where envelopes and pitch are looked at
 * again. */
#ifndef HEELBEAT_MUSIC_SOUND_VOICE_H
#define HEELBEAT_MUSIC_SOUND_VOICE_H

#include "music/notes/tune.h"
#include "music/sound/envelope.h"
#include "music/sound/filter.h"
#include "music/sound/osc.h"
#include "music/sound/pluck.h"

#define VOICE_CHUNK 64

struct voice {
    bool busy;
    const struct style_instrument *instrument;
    int16_t index;      /* of the instrument */
    int64_t started;    /* frame */
    int64_t release_at; /* frame */
    float hz, strength; /* strength 0..1 from velocity */
    float left, right;  /* gains: level, pan, velocity */
    uint32_t phase[4];  /* two oscillators, sub, modulator */
    uint32_t noise;
    struct envelope envelope;
    struct svf filter;
    struct svf_stride filter_plan;
    float key_octaves;    /* how far its cutoff follows the key */
    float filter_octaves; /* how far it is moved in all, as tuned now */
    struct pluck pluck; /* its line is lent by the synth */
    float level;        /* envelope at the end of the last chunk */
    float index_last;   /* FM index there */
    float filter_level, fm_level, bend_level, tone_level, noise_level; /* exponential falls */
};

/* Starts a note; only voice->pluck.line is kept, and must be set; gain folds in the instrument's own level. */
void voice_start(struct voice *voice, const struct style *style, const struct tune_note *note, int64_t frame,
                 int64_t release_at);
/* Adds count frames to left and right (from frame now on); drift multiplies every pitch. Frees itself when faded out.
 */
void voice_render(struct voice *voice, const struct osc_tables *tables, int64_t now, float drift, float *left,
                  float *right, int count);

/* Implementations of the two kinds: mono samples, before level and pan. */
void tone_render(struct voice *voice, const struct osc_tables *tables, int64_t now, float drift, float *out, int count);
void drum_start(struct voice *voice);
void drum_render(struct voice *voice, const struct osc_tables *tables, float *out, int count);

#endif
