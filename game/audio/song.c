#include "audio/song.h"

#include <stdatomic.h>
#include <stdlib.h>

#include <SDL.h>

#define BLOCK_FRAMES 4096

struct song {
    struct tune tune;
    struct synth *synth;
    struct pcm pcm;
    atomic_bool stop;
    SDL_Thread *thread;
    /* For song_wait alone: the callback reads ready without them. */
    SDL_mutex *mutex;
    SDL_cond *grown;
};

static int render(void *context)
{
    struct song *song = context;
    int64_t done = 0;
    while (done < song->pcm.frames && !atomic_load_explicit(&song->stop, memory_order_relaxed)) {
        int64_t left = song->pcm.frames - done;
        int32_t block = left < BLOCK_FRAMES ? (int32_t)left : BLOCK_FRAMES;
        synth_render(song->synth, song->pcm.samples + done * SYNTH_CHANNELS, block);
        done += block;
        SDL_LockMutex(song->mutex);
        atomic_store_explicit(&song->pcm.ready, done, memory_order_release);
        SDL_CondBroadcast(song->grown);
        SDL_UnlockMutex(song->mutex);
    }
    return 0;
}

static bool allocate(struct song *song, const struct style *style)
{
    song->synth = synth_create(&song->tune, style);
    if (!song->synth) {
        return false;
    }
    song->pcm.frames = synth_frames(song->synth);
    size_t frame_size = SYNTH_CHANNELS * sizeof *song->pcm.samples;
    if (song->pcm.frames <= 0 || (uint64_t)song->pcm.frames > SIZE_MAX / frame_size) {
        return false;
    }
    song->pcm.samples = malloc((size_t)song->pcm.frames * frame_size);
    song->mutex = SDL_CreateMutex();
    song->grown = SDL_CreateCond();
    return song->pcm.samples && song->mutex && song->grown;
}

struct song *song_create(struct tune *tune, const struct style *style, struct error *error)
{
    struct song *song = calloc(1, sizeof *song);
    if (!song) {
        tune_reset(tune);
        error_set(error, "song", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    song->tune = *tune;
    *tune = (struct tune){0};
    atomic_init(&song->pcm.ready, 0);
    atomic_init(&song->stop, false);
    if (!allocate(song, style)) {
        error_set(error, "song", "there is no memory left for its sound",
                  "close other programs or play a shorter level");
        song_destroy(song);
        return NULL;
    }
    song->thread = SDL_CreateThread(render, "song", song);
    if (!song->thread) {
        error_set(error, "song", SDL_GetError(), "close other programs and try again");
        song_destroy(song);
        return NULL;
    }
    return song;
}

void song_destroy(struct song *song)
{
    if (!song) {
        return;
    }
    atomic_store_explicit(&song->stop, true, memory_order_relaxed);
    SDL_WaitThread(song->thread, NULL);
    SDL_DestroyCond(song->grown);
    SDL_DestroyMutex(song->mutex);
    if (song->synth) {
        synth_destroy(song->synth);
    }
    free(song->pcm.samples);
    tune_reset(&song->tune);
    free(song);
}

int64_t song_frames(const struct song *song)
{
    return song->pcm.frames;
}

int64_t song_ready(const struct song *song)
{
    return atomic_load_explicit(&song->pcm.ready, memory_order_acquire);
}

void song_wait(struct song *song, int64_t frames)
{
    int64_t enough = frames < song->pcm.frames ? frames : song->pcm.frames;
    SDL_LockMutex(song->mutex);
    while (song_ready(song) < enough) {
        SDL_CondWait(song->grown, song->mutex);
    }
    SDL_UnlockMutex(song->mutex);
}

const struct pcm *song_pcm(const struct song *song)
{
    return &song->pcm;
}

const int16_t *song_samples(const struct song *song)
{
    return song->pcm.samples;
}
