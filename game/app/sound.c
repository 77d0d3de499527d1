#include "app/sound.h"

#include "app/clock.h"

static int close_audio(void *audio)
{
    audio_close(audio);
    return 0;
}

static struct audio *open_silent(const struct settings *settings)
{
    struct error unused;
    return audio_open(
        &(struct audio_desc){.driver = AUDIO_SILENT, .offset_us = settings->audio_offset_ms * INT64_C(1000)}, &unused);
}

static struct audio *open_card(const struct settings *settings, struct error *error)
{
    return audio_open(&(struct audio_desc){.driver = AUDIO_DEVICE,
                                           .mono_us = clock_mono_us,
                                           .buffer_frames = settings->audio_buffer_frames,
                                           .offset_us = settings->audio_offset_ms * INT64_C(1000)},
                      error);
}

static void set_volume(struct audio *audio, const struct settings *settings)
{
    audio_set_volume(audio, (float)settings->music_volume / 100.0f, (float)settings->cue_volume / 100.0f);
}

/* The card goes, and the silent driver takes its place. */
static void let_go(struct sound *sound, struct stage *stage)
{
    struct audio *silent = open_silent(stage->settings);
    if (!silent)
        return;
    sound->closing = SDL_CreateThread(close_audio, "sound", stage->audio);
    if (!sound->closing)
        audio_close(stage->audio);
    stage->audio = silent;
    sound->open = sound->lost = false;
}

bool sound_wake(struct sound *sound, struct stage *stage, int64_t mono_us, struct error *error)
{
    sound->rest_due_us = mono_us + SOUND_REST_US;
    if (sound->lost)
        let_go(sound, stage);
    if (sound->open)
        return true;
    sound_reset(sound);
    struct audio *card = open_card(stage->settings, error);
    if (!card)
        return false;
    audio_close(stage->audio);
    stage->audio = card;
    sound->open = true;
    set_volume(card, stage->settings);
    return true;
}

bool sound_follow(struct sound *sound, struct stage *stage, const struct settings *before, const struct settings *now,
                  int64_t mono_us, struct error *error)
{
    set_volume(stage->audio, now);
    audio_set_offset(stage->audio, now->audio_offset_ms * INT64_C(1000));
    if (now->audio_buffer_frames == before->audio_buffer_frames)
        return true;
    sound->lost = !audio_set_buffer(stage->audio, now->audio_buffer_frames, mono_us, error);
    return !sound->lost;
}

void sound_step(struct sound *sound, struct stage *stage, bool in_use, int64_t mono_us)
{
    if (in_use)
        sound->rest_due_us = mono_us + SOUND_REST_US;
    if (sound->open && mono_us >= sound->rest_due_us)
        let_go(sound, stage);
}

void sound_reset(struct sound *sound)
{
    if (sound->closing)
        SDL_WaitThread(sound->closing, NULL);
    sound->closing = NULL;
}
