#include "music/sound/synth.h"

#include <math.h>
#include <stdlib.h>

#include "music/sound/mixer.h"
#include "music/sound/voice.h"

#define VOICES          64
#define VOICES_SOUNDING 48    /* beyond this the oldest give way, fading in CHOKE_MS in the slots above */
#define CHOKE_MS        12.0f /* by 60 dB */
#define FADE_FRAMES     (SYNTH_RATE_HZ * 3 / 2) /* at the very end */
#define DUST_FRAMES     (SYNTH_RATE_HZ / 2)

_Static_assert(MIXER_CHUNK <= VOICE_CHUNK, "voices must hold a chunk");

struct synth {
    const struct tune *tune;
    const struct style *style;
    int64_t frames; /* of the whole piece */
    int64_t made;   /* frames mixed so far; the limiter's delay has been taken off */
    int64_t given;  /* frames handed out */
    int32_t next_note;
    int chunk_at, chunk_count; /* what is left of the last chunk */
    float chunk[MIXER_CHUNK][MIXER_LANES];
    struct voice voices[VOICES];
    float strings[VOICES][PLUCK_FRAMES];
    struct osc_tables tables;
    struct mixer mixer;
};

static int64_t frame_of(int64_t us)
{
    return (us * (SYNTH_RATE_HZ / 1000) + 500) / 1000;
}

struct synth *synth_create(const struct tune *tune, const struct style *style)
{
    struct synth *synth = calloc(1, sizeof *synth);
    if (synth == NULL)
        return NULL;
    synth->tune = tune;
    synth->style = style;
    synth->frames = frame_of(tune->end_us + SYNTH_TAIL_US);
    for (int i = 0; i < VOICES; i++)
        synth->voices[i].pluck.line = synth->strings[i];
    osc_init(&synth->tables);
    mixer_init(&synth->mixer, style, &synth->tables, tune->bpm_milli);
    return synth;
}

void synth_destroy(struct synth *synth)
{
    free(synth);
}

int64_t synth_frames(const struct synth *synth)
{
    return synth->frames;
}

/* A free voice; when too many sound, the longest-sounding one is asked to fade. NULL when there is none at all. */
static struct voice *claim_voice(struct synth *synth)
{
    struct voice *spare = NULL, *oldest = NULL;
    int sounding = 0;
    for (int i = 0; i < VOICES; i++) {
        struct voice *voice = &synth->voices[i];
        if (!voice->busy) {
            spare = voice;
        } else if (!voice->envelope.released) {
            sounding++;
            if (oldest == NULL || voice->started < oldest->started)
                oldest = voice;
        }
    }
    if (sounding >= VOICES_SOUNDING)
        envelope_choke(&oldest->envelope, CHOKE_MS);
    return spare;
}

static void start_note(struct synth *synth, const struct tune_note *note, int64_t frame, float drift)
{
    struct voice *voice = claim_voice(synth);
    if (voice == NULL)
        return;
    voice_start(voice, synth->style, note, frame, frame_of(note->start_us + note->duration_us));
    if (note->voice == synth->style->room.duck_voice)
        mixer_duck(&synth->mixer, voice->strength);
    struct mixer_bus *bus = mixer_bus(&synth->mixer, voice->index);
    int from = (int)(frame - synth->made);
    voice_render(voice, &synth->tables, frame, drift, bus->left + from, bus->right + from, MIXER_CHUNK - from);
}

/* The tape runs a little fast, a little slow. */
static float drift_at(const struct synth *synth, int64_t frame)
{
    const struct style_room *room = &synth->style->room;
    uint32_t slow = osc_phase((double)frame * (double)room->wow_hz * (1.0 / SYNTH_RATE_HZ));
    float wave = osc_read(synth->tables.sine, slow) + 0.4f * osc_read(synth->tables.sine, slow * 3 + 99);
    return 1 + wave * room->wow_cents * (0.6931f / 1200);
}

static float ends_at(const struct synth *synth, int64_t frame, int64_t length)
{
    int64_t edge = frame < synth->frames - frame ? frame : synth->frames - frame;
    return edge <= 0 ? 0 : edge >= length ? 1 : (float)edge / (float)length;
}

static void make_chunk(struct synth *synth)
{
    int64_t end = synth->made + MIXER_CHUNK;
    float drift = drift_at(synth, synth->made);
    for (int i = 0; i < VOICES; i++) {
        struct voice *voice = &synth->voices[i];
        if (!voice->busy)
            continue;
        struct mixer_bus *bus = mixer_bus(&synth->mixer, voice->index);
        voice_render(voice, &synth->tables, synth->made, drift, bus->left, bus->right, MIXER_CHUNK);
    }
    while (synth->next_note < synth->tune->count) {
        const struct tune_note *note = &synth->tune->notes[synth->next_note];
        int64_t frame = frame_of(note->start_us);
        if (frame >= end)
            break;
        start_note(synth, note, frame < synth->made ? synth->made : frame, drift);
        synth->next_note++;
    }
    mixer_run(&synth->mixer, ends_at(synth, synth->made, DUST_FRAMES), synth->chunk);
    synth->made = end;
    synth->chunk_at = 0;
    synth->chunk_count = MIXER_CHUNK;
}

static int16_t to_sample(float value)
{
    return (int16_t)lrintf(lesser(greater(value * 32768.0f, -32768), 32767));
}

/* How loud a frame may be: the last ones fade to nothing. */
static float fade_at(const struct synth *synth, int64_t frame)
{
    int64_t left = synth->frames - 1 - frame;
    if (left >= FADE_FRAMES)
        return 1;
    float share = (float)left / FADE_FRAMES;
    return share * share * (3 - 2 * share);
}

static void give(struct synth *synth, struct synth_frame *out, int count)
{
    bool plain = synth->frames - synth->given - count > FADE_FRAMES;
    for (int i = 0; i < count; i++) {
        const float *frame = synth->chunk[synth->chunk_at + i];
        float gain = plain ? 1 : fade_at(synth, synth->given + i);
        for (int side = 0; side < SYNTH_CHANNELS; side++) {
            out[i].backing[side] = to_sample(frame[side] * gain);
            out[i].mix[side] = to_sample(frame[SYNTH_CHANNELS + side] * gain);
        }
    }
    synth->chunk_at += count;
    synth->given += count;
}

/* Chunks are made whole, whatever is asked for: so cutting the output elsewhere changes nothing. */
void synth_render(struct synth *synth, struct synth_frame *out, int32_t frames)
{
    int32_t done = 0;
    while (done < frames && synth->given < synth->frames) {
        if (synth->chunk_at == synth->chunk_count)
            make_chunk(synth);
        int64_t skip = MIXER_DELAY + synth->given - (synth->made - synth->chunk_count + synth->chunk_at);
        int64_t count = synth->chunk_count - synth->chunk_at;
        if (skip > 0) { /* the limiter's delay is taken off, so that frame n is song time n / 48000 */
            synth->chunk_at += (int)(skip < count ? skip : count);
            continue;
        }
        count = count < frames - done ? count : frames - done;
        count = count < synth->frames - synth->given ? count : synth->frames - synth->given;
        give(synth, out + done, (int)count);
        done += (int32_t)count;
    }
    for (; done < frames; done++)
        out[done] = (struct synth_frame){{0}, {0}};
}
