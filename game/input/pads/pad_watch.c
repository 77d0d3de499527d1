#include "input/pads/pad_watch.h"

#include <SDL.h>
#include <stdlib.h>

#define PLAY_MS  1
#define IDLE_MS  8   /* pads are there, but nobody plays */
#define ALONE_MS 250 /* none is there: only newcomers matter */

struct pad_watch {
    int64_t (*mono_us)(void);
    SDL_Thread *thread;
    Uint32 wake_event;
    struct pad_scan *scan; /* the thread's own while it runs */

    SDL_cond *called; /* somebody takes again, or it is to stop */
    SDL_mutex *lock;  /* guards what follows */
    struct pad_change ring[PAD_WATCH_RING];
    int from, count;
    bool stopping;
    int64_t taken_us; /* when somebody last took */
};

static bool is_idle(const struct pad_watch *watch, int64_t now_us)
{
    return now_us - watch->taken_us > PAD_WATCH_IDLE_US;
}

static bool write_down(void *context, const struct pad_change *change)
{
    struct pad_watch *watch = context;
    SDL_LockMutex(watch->lock);
    bool fits = watch->count < PAD_WATCH_RING;
    if (fits)
        watch->ring[(watch->from + watch->count++) % PAD_WATCH_RING] = *change;
    bool wakes = fits && watch->count == 1;
    SDL_UnlockMutex(watch->lock);
    if (wakes)
        SDL_PushEvent(&(SDL_Event){.type = watch->wake_event});
    return fits;
}

bool pad_watch_take(struct pad_watch *watch, struct pad_change *change)
{
    SDL_LockMutex(watch->lock);
    int64_t now_us = watch->mono_us();
    if (is_idle(watch, now_us))
        SDL_CondSignal(watch->called);
    watch->taken_us = now_us;
    bool any = watch->count > 0;
    if (any) {
        *change = watch->ring[watch->from];
        watch->from = (watch->from + 1) % PAD_WATCH_RING;
        watch->count--;
    }
    SDL_UnlockMutex(watch->lock);
    return any;
}

/* Sleeps until the next look is due; in play by the sleep that wakes most punctually. False when it is to stop. */
static bool wait(struct pad_watch *watch)
{
    SDL_LockMutex(watch->lock);
    bool alone = pad_scan_count(watch->scan) == 0, sleeps = alone || is_idle(watch, watch->mono_us());
    if (sleeps && !watch->stopping)
        SDL_CondWaitTimeout(watch->called, watch->lock, alone ? ALONE_MS : IDLE_MS);
    bool goes_on = !watch->stopping;
    SDL_UnlockMutex(watch->lock);
    if (!sleeps && goes_on)
        SDL_Delay(PLAY_MS);
    return goes_on;
}

static int run(void *context)
{
    struct pad_watch *watch = context;
    struct pad_scan_sink sink = {watch, write_down};
    SDL_SetThreadPriority(SDL_THREAD_PRIORITY_HIGH);
    do
        pad_scan_look(watch->scan, &sink);
    while (wait(watch));
    return 0;
}

/* What there is of it; the thread has ended or never began. */
static void discard(struct pad_watch *watch)
{
    if (watch->scan)
        pad_scan_close(watch->scan);
    SDL_DestroyCond(watch->called);
    SDL_DestroyMutex(watch->lock);
    free(watch);
}

struct pad_watch *pad_watch_open(int64_t (*mono_us)(void), struct error *error)
{
    struct pad_watch *watch = calloc(1, sizeof *watch);
    if (!watch) {
        error_set(error, "pads and gamepads", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    watch->mono_us = mono_us;
    watch->taken_us = mono_us();
    watch->scan = pad_scan_open(mono_us, error);
    if (!watch->scan) {
        discard(watch);
        return NULL;
    }
    watch->wake_event = SDL_RegisterEvents(1);
    watch->lock = SDL_CreateMutex();
    watch->called = SDL_CreateCond();
    if (watch->lock && watch->called)
        watch->thread = SDL_CreateThread(run, "pads", watch);
    if (watch->thread)
        return watch;
    error_set(error, "pads and gamepads", "there is no thread to read them on", "close other programs and try again");
    discard(watch);
    return NULL;
}

void pad_watch_close(struct pad_watch *watch)
{
    SDL_LockMutex(watch->lock);
    watch->stopping = true;
    SDL_CondSignal(watch->called);
    SDL_UnlockMutex(watch->lock);
    SDL_WaitThread(watch->thread, NULL);
    discard(watch);
}
