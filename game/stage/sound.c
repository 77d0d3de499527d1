#include "stage/sound.h"

#include "stage/preferences.h"

#include <SDL.h>

static int close_audio(void *audio)
{
    audio_close(audio);
    return 0;
}

static struct audio *open_silent(const struct settings *settings, struct error *error)
{
    return audio_open(
        &(struct audio_desc){.driver = AUDIO_SILENT, .offset_us = settings->audio_offset_ms * INT64_C(1000)}, error);
}

static struct audio *open_card(const struct sound *sound, struct error *error)
{
    const struct settings *settings = &sound->preferences->now;
    return audio_open(&(struct audio_desc){.driver = AUDIO_DEVICE,
                                           .mono_us = sound->mono_us,
                                           .buffer_frames = settings->audio_buffer_frames,
                                           .offset_us = settings->audio_offset_ms * INT64_C(1000)},
                      error);
}

static void set_volume(const struct sound *sound)
{
    const struct settings *settings = &sound->preferences->now;
    audio_set_volume(sound->audio, (float)settings->music_volume / 100.0f, (float)settings->cue_volume / 100.0f);
}

/* Another buffer is another opening of the card, and a song goes on where it stood. If the card can't be opened again,
 * song time stands, and the next sound_wake looks for a card anew. */
static bool told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct sound *sound = context;
    set_volume(sound);
    audio_set_offset(sound->audio, now->audio_offset_ms * INT64_C(1000));
    if (now->audio_buffer_frames == before->audio_buffer_frames)
        return true;
    sound->lost = !audio_set_buffer(sound->audio, now->audio_buffer_frames, sound->mono_us(), error);
    return !sound->lost;
}

bool sound_open(struct sound *sound, struct preferences *preferences, int64_t (*mono_us)(void), struct error *error)
{
    *sound = (struct sound){.preferences = preferences, .mono_us = mono_us};
    sound->audio = open_silent(&preferences->now, error);
    if (!sound->audio)
        return false;
    preferences_listen(preferences, told, sound);
    return true;
}

static void wait_for_closing(struct sound *sound)
{
    if (sound->closing)
        SDL_WaitThread(sound->closing, NULL);
    sound->closing = NULL;
}

void sound_close(struct sound *sound)
{
    wait_for_closing(sound);
    if (!sound->audio)
        return;
    preferences_forget(sound->preferences, sound);
    audio_close(sound->audio);
    sound->audio = NULL;
}

struct audio *sound_audio(const struct sound *sound)
{
    return sound->audio;
}

/* The card goes, and the silent driver takes its place. */
static void let_go(struct sound *sound)
{
    struct audio *silent = open_silent(&sound->preferences->now, NULL);
    if (!silent)
        return;
    sound->closing = SDL_CreateThread(close_audio, "sound", sound->audio);
    if (!sound->closing)
        audio_close(sound->audio);
    sound->audio = silent;
    sound->open = sound->lost = false;
}

bool sound_wake(struct sound *sound, int64_t mono_us, struct error *error)
{
    sound->rest_due_us = mono_us + SOUND_REST_US;
    if (sound->lost)
        let_go(sound);
    if (sound->open)
        return true;
    wait_for_closing(sound);
    struct audio *card = open_card(sound, error);
    if (!card)
        return false;
    audio_close(sound->audio);
    sound->audio = card;
    sound->open = true;
    set_volume(sound);
    return true;
}

void sound_step(struct sound *sound, bool in_use, int64_t mono_us)
{
    if (in_use)
        sound->rest_due_us = mono_us + SOUND_REST_US;
    if (sound->open && mono_us >= sound->rest_due_us)
        let_go(sound);
}

int64_t sound_due_us(const struct sound *sound)
{
    return sound->open ? sound->rest_due_us : INT64_MAX;
}
