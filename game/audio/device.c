/* The sound card by SDL_mixer: the feed as its music hook, the cues on its channels, song time from the clock. */
#include "audio/driver.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_mixer.h>
#if defined(__linux__)
#include <dlfcn.h>
#include <stdio.h>
#endif

#include "audio/clock.h"
#include "audio/cues.h"
#include "audio/feed.h"
#include "audio/pulse.h"

#define FRAMES_DEFAULT     512
#define READY_BEFORE_START (SYNTH_RATE_HZ / 4)

/* How long a live device may take to fade out; one that takes longer is gone. */
static const int stop_longest_ms = 250;

static const char room_variable[] = "PULSE_LATENCY_MSEC";

struct device {
    struct feed feed;
    struct audio_clock clock;
    struct cues *cues;
    int64_t (*mono_us)(void);
    int64_t offset_us;
    int32_t buffer_frames; /* asked for at first, then as seen */
    bool is_pulse;
    uint32_t order; /* anchors of this order let song time run; others belong to the past */
};

static void fill(void *context, Uint8 *stream, int bytes)
{
    struct device *device = context;
    feed_fill(&device->feed, (int16_t *)(void *)stream, bytes / (int)(2 * sizeof(int16_t)), device->mono_us());
}

static struct pulse_room room(const struct device *device)
{
    return pulse_room(device->is_pulse, SDL_getenv(room_variable), device->buffer_frames, SYNTH_RATE_HZ);
}

static int64_t latency_us(const struct device *device)
{
    return room(device).room_us + device->offset_us;
}

#if defined(__linux__)
static void say_nothing(const char *file, int line, const char *function, int code, const char *format, ...)
{
    (void)file, (void)line, (void)function, (void)code, (void)format;
}
#endif

/* Where no card is, ALSA's library prints ten lines of its own search, which would bury our one. SDL has brought it
 * into the process or not; where it has, snd_lib_error_set_handler is the documented way to quiet it (NULL: as before).
 */
static void hush_alsa(bool hush)
{
#if defined(__linux__)
    typedef void handler_fn(const char *, int, const char *, int, const char *, ...);
    typedef int set_handler_fn(handler_fn *);
    union {
        void *object;
        set_handler_fn *function;
    } set_handler = {.object = dlsym(RTLD_DEFAULT, "snd_lib_error_set_handler")};
    if (set_handler.object)
        set_handler.function(hush ? say_nothing : NULL);
#else
    (void)hush;
#endif
}

static bool has_no_card(struct error *error)
{
    error_set(error, "no sound card", "playing in silence", "plug one in");
    return false;
}

/* Lets a buffer ask its sound server for more room than its own length. Returns whether the variable is to be taken
 * away again, so that another buffer may ask for its own. */
static bool ask_for_room(const struct device *device)
{
#if defined(__linux__)
    char text[16];
    int32_t ms = pulse_least_ms(device->buffer_frames, SYNTH_RATE_HZ);
    if (!device->is_pulse || ms == 0 || SDL_getenv(room_variable)) {
        return false;
    }
    snprintf(text, sizeof text, "%d", ms);
    return setenv(room_variable, text, 0) == 0;
#else
    (void)device;
    return false;
#endif
}

static void have_asked(bool for_room)
{
#if defined(__linux__)
    if (for_room) {
        unsetenv(room_variable);
    }
#else
    (void)for_room;
#endif
}

static bool open_mixer(struct device *device, struct error *error)
{
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        return has_no_card(error);
    }
    const char *driver = SDL_GetCurrentAudioDriver();
    device->is_pulse = driver && strcmp(driver, "pulseaudio") == 0;
    bool asked = ask_for_room(device);
    /* No changes allowed: SDL converts for a card that wants other samples. */
    hush_alsa(true);
    bool open = Mix_OpenAudioDevice(SYNTH_RATE_HZ, AUDIO_S16SYS, SYNTH_CHANNELS, device->buffer_frames, NULL, 0) == 0;
    hush_alsa(false);
    have_asked(asked);
    if (!open) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return has_no_card(error);
    }
    return true;
}

static void close_mixer(void)
{
    Mix_HookMusic(NULL, NULL);
    Mix_CloseAudio();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

static void *device_open(const struct audio_desc *desc, struct error *error)
{
    struct device *device = calloc(1, sizeof *device);
    if (!device) {
        error_set(error, "sound", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    device->mono_us = desc->mono_us;
    device->offset_us = desc->offset_us;
    device->buffer_frames = desc->buffer_frames > 0 ? desc->buffer_frames : FRAMES_DEFAULT;
    feed_init(&device->feed);
    if (!open_mixer(device, error)) {
        free(device);
        return NULL;
    }
    audio_clock_init(&device->clock, SYNTH_RATE_HZ, latency_us(device));
    audio_clock_expect_lumps(&device->clock, room(device).lump_us);
    device->cues = cues_create(error);
    if (!device->cues) {
        close_mixer();
        free(device);
        return NULL;
    }
    Mix_HookMusic(fill, device);
    return device;
}

static void device_close(void *self)
{
    struct device *device = self;
    Mix_HookMusic(NULL, NULL);
    cues_destroy(device->cues);
    close_mixer();
    free(device);
}

static void take_anchors(struct device *device)
{
    struct feed_anchor left;
    while (feed_anchor(&device->feed, &left)) {
        bool present = left.order == device->order;
        left.anchor.sounding = left.anchor.sounding && present;
        audio_clock_anchor(&device->clock, &left.anchor);
        if (left.dry && present && device->clock.running) {
            audio_clock_hold(&device->clock, left.anchor.mono_us);
        }
        device->buffer_frames = left.frames;
    }
}

static void device_play(void *self, struct song *song, int64_t mono_us)
{
    struct device *device = self;
    if (song) {
        song_wait(song, READY_BEFORE_START);
    }
    take_anchors(device);
    audio_clock_rewind(&device->clock, mono_us, latency_us(device));
    device->order = feed_send(&device->feed, FEED_PLAY, song ? song_pcm(song) : NULL, 0);
}

static void device_pause(void *self, int64_t mono_us)
{
    struct device *device = self;
    take_anchors(device);
    audio_clock_hold(&device->clock, mono_us);
    device->order = feed_send(&device->feed, FEED_PAUSE, NULL, 0);
}

/* Goes on from the frame that makes song time go on from where it stands, a few ms before the frame that was given
 * last. */
static void device_resume(void *self, int64_t mono_us)
{
    struct device *device = self;
    take_anchors(device);
    int64_t song_us = audio_clock_song_us(&device->clock, mono_us) + device->clock.latency_us;
    device->order = feed_send(&device->feed, FEED_RESUME, NULL, song_us * SYNTH_RATE_HZ / 1000000);
}

/* A device that no longer calls back would read the song some day after it is gone: take the hook away from it. */
static void stop_by_force(struct device *device)
{
    Mix_HookMusic(NULL, NULL);
    feed_cut(&device->feed);
    Mix_HookMusic(fill, device);
}

/* Waits for the last order to be carried out, its fade-out included. */
static bool has_obeyed(const struct device *device)
{
    for (int waited_ms = 0; waited_ms < stop_longest_ms && device->order != 0; waited_ms++) {
        if (feed_is_done(&device->feed, device->order)) {
            return true;
        }
        SDL_Delay(1);
    }
    return false;
}

static void device_stop(void *self, int64_t mono_us)
{
    struct device *device = self;
    take_anchors(device);
    audio_clock_hold(&device->clock, mono_us);
    device->order = feed_send(&device->feed, FEED_STOP, NULL, 0);
    if (!has_obeyed(device)) {
        stop_by_force(device);
    }
}

static int64_t device_song_us(const void *self, int64_t mono_us)
{
    const struct device *device = self;
    return audio_clock_song_us(&device->clock, mono_us);
}

static int64_t device_step(void *self, int64_t mono_us)
{
    struct device *device = self;
    take_anchors(device);
    return audio_clock_now_us(&device->clock, mono_us);
}

static int64_t device_uncertainty_us(const void *self)
{
    const struct device *device = self;
    return audio_clock_uncertainty_us(&device->clock);
}

static void device_tune_cues(void *self, int root, bool minor)
{
    struct device *device = self;
    cues_tune(device->cues, root, minor);
}

static void device_cue(void *self, enum cue cue, float gain, float pan)
{
    struct device *device = self;
    cues_play(device->cues, cue, gain, pan);
}

static void device_set_offset(void *self, int64_t offset_us)
{
    struct device *device = self;
    device->clock.latency_us += offset_us - device->offset_us;
    device->offset_us = offset_us;
}

/* The feed keeps its song and its place in it while no card calls back. */
static bool device_set_buffer(void *self, int32_t frames, int64_t mono_us, struct error *error)
{
    struct device *device = self;
    has_obeyed(device);
    cues_detach(device->cues);
    close_mixer();
    take_anchors(device);
    device->buffer_frames = frames > 0 ? frames : FRAMES_DEFAULT;
    if (!open_mixer(device, error)) {
        return false;
    }
    audio_clock_move(&device->clock, mono_us, latency_us(device));
    audio_clock_expect_lumps(&device->clock, room(device).lump_us);
    cues_attach(device->cues); /* else without cues: the song is worth more */
    Mix_HookMusic(fill, device);
    return true;
}

static void device_set_lead(void *self, float strength)
{
    struct device *device = self;
    feed_set_lead(&device->feed, strength);
}

static void device_set_volume(void *self, float music, float cues)
{
    struct device *device = self;
    feed_set_volume(&device->feed, music);
    cues_set_volume(device->cues, cues);
}

const struct audio_backend audio_backend_device = {
    .open = device_open,
    .close = device_close,
    .play = device_play,
    .pause = device_pause,
    .resume = device_resume,
    .stop = device_stop,
    .song_us = device_song_us,
    .step = device_step,
    .uncertainty_us = device_uncertainty_us,
    .tune_cues = device_tune_cues,
    .cue = device_cue,
    .set_offset = device_set_offset,
    .set_buffer = device_set_buffer,
    .set_lead = device_set_lead,
    .set_volume = device_set_volume,
};
