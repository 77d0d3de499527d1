#include "audio/simulated_card.h"

#include "app/clock.h"
#include "audio/audio.h"

#include <SDL.h>
#include <SDL_mixer.h>

#define RATE_HZ  48000
#define FRAMES   512
#define CHANNELS 2

typedef void hook_fn(void *context, Uint8 *stream, int bytes);

/* A card may be closed on a thread of its own: SDL holds a lock, too, while it calls a hook. */
static SDL_SpinLock lock;
static hook_fn *hook;
static void *hook_context;
static int64_t now_us = 1000000, hooked_us;
static int32_t buffers, buffers_hooked; /* ... and since there was this hook */

void __wrap_Mix_HookMusic(hook_fn *function, void *context);
void __real_audio_play(struct audio *audio, struct song *song, int64_t mono_us);
void __wrap_audio_play(struct audio *audio, struct song *song, int64_t mono_us);
int64_t __wrap_clock_mono_us(void);
void __wrap_SDL_Delay(Uint32 ms);

void __wrap_Mix_HookMusic(hook_fn *function, void *context)
{
    SDL_AtomicLock(&lock);
    hook = function;
    hook_context = context;
    hooked_us = now_us;
    buffers_hooked = 0;
    SDL_AtomicUnlock(&lock);
}

void __wrap_audio_play(struct audio *audio, struct song *song, int64_t mono_us)
{
    if (song)
        song_wait(song, INT64_MAX);
    __real_audio_play(audio, song, mono_us);
}

int64_t __wrap_clock_mono_us(void)
{
    return now_us;
}

void __wrap_SDL_Delay(Uint32 ms)
{
    simulated_card_pass((int64_t)ms * 1000);
}

int64_t simulated_card_mono_us(void)
{
    return now_us;
}

int32_t simulated_card_buffers(void)
{
    return buffers;
}

/* Asks for the next buffer if it is due by end_us. */
static bool ask(int64_t end_us)
{
    static int16_t samples[FRAMES * CHANNELS];
    int64_t due_us = hooked_us + (int64_t)buffers_hooked * FRAMES * 1000000 / RATE_HZ;
    if (!hook || due_us > end_us)
        return false;
    now_us = due_us;
    hook(hook_context, (Uint8 *)samples, sizeof samples);
    buffers++;
    buffers_hooked++;
    return true;
}

void simulated_card_pass(int64_t us)
{
    int64_t end_us = now_us + us;
    SDL_AtomicLock(&lock);
    while (ask(end_us))
        continue;
    now_us = end_us;
    SDL_AtomicUnlock(&lock);
}
