#include "audio/cues.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <SDL_mixer.h>

#define CHANNELS    16
#define SPARE       4 /* channels kept free by fading out the oldest cue in good time */
#define FADE_MS     30
#define CHUNK_BYTES ((size_t)CUE_FRAMES_MAX * 2 * sizeof(int16_t))

/* Two banks: one plays on while the other is tuned. */
struct bank {
    int16_t samples[CUE_COUNT][CUE_FRAMES_MAX * 2];
    Mix_Chunk *chunks[CUE_COUNT];
};

struct cues {
    struct bank banks[2];
    bool attached; /* SDL_mixer is open; without it it may not even be asked what plays */
    int bank;      /* the one to play; -1 before the first tuning */
    int root;
    bool minor;
    float volume;
    uint32_t played;
    uint32_t started[CHANNELS]; /* value of played when the channel last started */
};

static bool make_chunks(struct bank *bank)
{
    for (int i = 0; i < CUE_COUNT; i++) {
        bank->chunks[i] = Mix_QuickLoad_RAW((Uint8 *)bank->samples[i], (Uint32)CHUNK_BYTES);
        if (!bank->chunks[i]) {
            return false;
        }
    }
    return true;
}

struct cues *cues_create(struct error *error)
{
    struct cues *cues = calloc(1, sizeof *cues);
    if (!cues || !make_chunks(&cues->banks[0]) || !make_chunks(&cues->banks[1]) || !cues_attach(cues)) {
        error_set(error, "sound", "there is no memory left", "close other programs and try again");
        cues_destroy(cues);
        return NULL;
    }
    cues->bank = -1;
    cues->volume = 1;
    return cues;
}

bool cues_attach(struct cues *cues)
{
    memset(cues->started, 0, sizeof cues->started);
    cues->attached = Mix_AllocateChannels(CHANNELS) == CHANNELS;
    return cues->attached;
}

void cues_detach(struct cues *cues)
{
    cues->attached = false;
}

void cues_destroy(struct cues *cues)
{
    if (!cues) {
        return;
    }
    for (int i = 0; i < CUE_COUNT; i++) {
        /* Freeing a chunk halts the channels that play it. */
        Mix_FreeChunk(cues->banks[0].chunks[i]);
        Mix_FreeChunk(cues->banks[1].chunks[i]);
    }
    free(cues);
}

static bool plays_from(int channel, const struct bank *bank)
{
    const Mix_Chunk *chunk = Mix_Playing(channel) ? Mix_GetChunk(channel) : NULL;
    for (int i = 0; chunk && i < CUE_COUNT; i++) {
        if (bank->chunks[i] == chunk) {
            return true;
        }
    }
    return false;
}

/* Nobody may read the samples that are about to be rendered. Two tunings within the second that a cue rings are rare.
 */
static void quiet(const struct bank *bank)
{
    for (int channel = 0; channel < CHANNELS; channel++) {
        if (plays_from(channel, bank)) {
            Mix_HaltChannel(channel);
        }
    }
}

void cues_tune(struct cues *cues, int root, bool minor)
{
    if (cues->bank >= 0 && cues->root == root && cues->minor == minor) {
        return;
    }
    int next = cues->bank == 0 ? 1 : 0;
    struct bank *bank = &cues->banks[next];
    if (cues->attached) {
        quiet(bank);
    }
    for (int i = 0; i < CUE_COUNT; i++) {
        int32_t frames = cue_render((enum cue)i, root, minor, bank->samples[i]);
        bank->chunks[i]->alen = (Uint32)frames * 2 * (Uint32)sizeof(int16_t);
    }
    cues->bank = next;
    cues->root = root;
    cues->minor = minor;
}

/* A free channel, -1 if none; fades the oldest cue out when few are left. */
static int find_channel(struct cues *cues)
{
    int found = -1, busy = 0, oldest = -1;
    uint32_t oldest_age = 0;
    for (int channel = 0; channel < CHANNELS; channel++) {
        if (!Mix_Playing(channel)) {
            found = channel;
            continue;
        }
        busy++;
        uint32_t age = cues->played - cues->started[channel];
        if (Mix_FadingChannel(channel) == MIX_NO_FADING && age >= oldest_age) {
            oldest = channel;
            oldest_age = age;
        }
    }
    if (busy >= CHANNELS - SPARE && oldest >= 0) {
        Mix_FadeOutChannel(oldest, FADE_MS);
    }
    return found;
}

void cues_play(struct cues *cues, enum cue cue, float gain, float pan)
{
    int channel = cues->bank < 0 || !cues->attached ? -1 : find_channel(cues);
    if (channel < 0) {
        return;
    }
    float left = pan > 0 ? 1 - pan : 1, right = pan < 0 ? 1 + pan : 1;
    Mix_Volume(channel, (int)lrintf(gain * cues->volume * MIX_MAX_VOLUME));
    Mix_SetPanning(channel, (Uint8)lrintf(left * 255), (Uint8)lrintf(right * 255));
    Mix_PlayChannel(channel, cues->banks[cues->bank].chunks[cue], 0);
    cues->started[channel] = ++cues->played;
}

void cues_set_volume(struct cues *cues, float volume)
{
    cues->volume = volume;
}
