#include "audio/song.h"

#include <stdatomic.h>
#include <stdlib.h>

#include <SDL.h>

#define BLOCK_FRAMES 4096
#define LOOK_MS      100 /* how often a renderer that is far ahead looks whether there is room again */

_Static_assert(SONG_WINDOW_FRAMES % BLOCK_FRAMES == 0, "a block never wraps in the ring");

struct song {
    struct tune tune;
    struct synth *synth;
    struct pcm pcm;
    atomic_bool stop;
    SDL_Thread *thread;
    /* For song_wait and song_destroy: the callback does without them. */
    SDL_mutex *mutex;
    SDL_cond *changed;
};

/* How far the renderer may go for now. */
static int64_t limit(const struct song *song)
{
    int64_t released = atomic_load_explicit(&song->pcm.released, memory_order_acquire);
    int64_t blocks = (released + song->pcm.capacity) / BLOCK_FRAMES * BLOCK_FRAMES;
    return blocks < song->pcm.frames ? blocks : song->pcm.frames;
}

static bool is_stopped(const struct song *song)
{
    return atomic_load_explicit(&song->stop, memory_order_relaxed);
}

static void rest(struct song *song)
{
    SDL_LockMutex(song->mutex);
    if (!is_stopped(song)) {
        SDL_CondWaitTimeout(song->changed, song->mutex, LOOK_MS);
    }
    SDL_UnlockMutex(song->mutex);
}

static int render(void *context)
{
    struct song *song = context;
    int64_t done = 0;
    while (done < song->pcm.frames && !is_stopped(song)) {
        int64_t left = limit(song) - done;
        if (left <= 0) {
            rest(song);
            continue;
        }
        int32_t block = left < BLOCK_FRAMES ? (int32_t)left : BLOCK_FRAMES;
        synth_render(song->synth, pcm_at(&song->pcm, done), block);
        done += block;
        SDL_LockMutex(song->mutex);
        atomic_store_explicit(&song->pcm.ready, done, memory_order_release);
        SDL_CondBroadcast(song->changed);
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
    song->pcm.capacity = SONG_WINDOW_FRAMES;
    song->pcm.ring = malloc((size_t)song->pcm.capacity * sizeof *song->pcm.ring);
    song->mutex = SDL_CreateMutex();
    song->changed = SDL_CreateCond();
    return song->pcm.ring && song->mutex && song->changed;
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
    atomic_init(&song->pcm.released, 0);
    atomic_init(&song->stop, false);
    if (!allocate(song, style)) {
        error_set(error, "song", "there is no memory left for its sound", "close other programs and try again");
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

static void stop(struct song *song)
{
    SDL_LockMutex(song->mutex);
    atomic_store_explicit(&song->stop, true, memory_order_relaxed);
    SDL_CondBroadcast(song->changed);
    SDL_UnlockMutex(song->mutex);
    SDL_WaitThread(song->thread, NULL);
}

void song_destroy(struct song *song)
{
    if (!song) {
        return;
    }
    if (song->thread) {
        stop(song);
    }
    SDL_DestroyCond(song->changed);
    SDL_DestroyMutex(song->mutex);
    synth_destroy(song->synth);
    free(song->pcm.ring);
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
    SDL_LockMutex(song->mutex);
    while (song_ready(song) < frames && song_ready(song) < limit(song)) {
        SDL_CondWait(song->changed, song->mutex);
    }
    SDL_UnlockMutex(song->mutex);
}

struct pcm *song_pcm(struct song *song)
{
    return &song->pcm;
}
