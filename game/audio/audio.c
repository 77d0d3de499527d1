#include "audio/audio.h"

#include <math.h>
#include <stdlib.h>

#include "audio/driver.h"

enum state { STOPPED, PLAYING, PAUSED };

struct audio {
    const struct audio_backend *backend;
    void *self;
    enum state state;
    uint32_t plays;
    bool silent;
};

struct audio *audio_open(const struct audio_desc *desc, struct error *error)
{
    struct audio *audio = calloc(1, sizeof *audio);
    if (!audio) {
        error_set(error, "sound", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    audio->silent = desc->driver == AUDIO_SILENT;
    audio->backend = audio->silent ? &audio_backend_silent : &audio_backend_device;
    audio->self = audio->backend->open(desc, error);
    if (!audio->self) {
        free(audio);
        return NULL;
    }
    return audio;
}

void audio_close(struct audio *audio)
{
    if (audio) {
        audio->backend->close(audio->self);
        free(audio);
    }
}

bool audio_is_silent(const struct audio *audio)
{
    return audio->silent;
}

void audio_play(struct audio *audio, struct song *song, int64_t mono_us)
{
    audio_stop(audio, mono_us);
    audio->backend->play(audio->self, song, mono_us);
    audio->state = PLAYING;
    audio->plays++;
}

uint32_t audio_plays(const struct audio *audio)
{
    return audio->plays;
}

void audio_pause(struct audio *audio, int64_t mono_us)
{
    if (audio->state == PLAYING) {
        audio->backend->pause(audio->self, mono_us);
        audio->state = PAUSED;
    }
}

void audio_resume(struct audio *audio, int64_t mono_us)
{
    if (audio->state == PAUSED) {
        audio->backend->resume(audio->self, mono_us);
        audio->state = PLAYING;
    }
}

void audio_stop(struct audio *audio, int64_t mono_us)
{
    if (audio->state != STOPPED) {
        audio->backend->stop(audio->self, mono_us);
        audio->state = STOPPED;
    }
}

int64_t audio_song_us(struct audio *audio, int64_t mono_us)
{
    return audio->backend->song_us(audio->self, mono_us);
}

int64_t audio_step(struct audio *audio, int64_t mono_us)
{
    return audio->backend->step(audio->self, mono_us);
}

int64_t audio_uncertainty_us(const struct audio *audio)
{
    return audio->backend->uncertainty_us(audio->self);
}

void audio_tune_cues(struct audio *audio, int root, bool minor)
{
    audio->backend->tune_cues(audio->self, root, minor);
}

void audio_cue(struct audio *audio, enum cue cue, float gain, float pan)
{
    audio->backend->cue(audio->self, cue, fminf(fmaxf(gain, 0), 1), fminf(fmaxf(pan, -1), 1));
}

void audio_set_offset(struct audio *audio, int64_t offset_us)
{
    audio->backend->set_offset(audio->self, offset_us);
}

bool audio_set_buffer(struct audio *audio, int32_t frames, int64_t mono_us, struct error *error)
{
    bool plays = audio->state == PLAYING;
    if (plays) {
        audio_pause(audio, mono_us);
    }
    bool good = audio->backend->set_buffer(audio->self, frames, mono_us, error);
    if (plays) {
        audio_resume(audio, mono_us);
    }
    return good;
}

void audio_set_lead(struct audio *audio, float strength)
{
    audio->backend->set_lead(audio->self, fminf(fmaxf(strength, 0), 1));
}

void audio_set_volume(struct audio *audio, float music, float cues)
{
    audio->backend->set_volume(audio->self, fminf(fmaxf(music, 0), 1), fminf(fmaxf(cues, 0), 1));
}
