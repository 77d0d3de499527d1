/* Silence with a clock: song time is the caller's monotonic time since the start, less the pauses, to the microsecond.
 */
#include "audio/driver.h"

#include <stdlib.h>

struct silent {
    int64_t origin_us;      /* the monotonic time at which the song was at 0, pauses taken out */
    int64_t still_us;       /* song time while it stands */
    int64_t still_since_us; /* monotonic; INT64_MAX while it runs */
    int64_t last_song_us;
};

static void *silent_open(const struct audio_desc *desc, struct error *error)
{
    (void)desc;
    struct silent *silent = calloc(1, sizeof *silent);
    if (!silent) {
        error_set(error, "sound", "there is no memory left", "close other programs and try again");
        return NULL;
    }
    silent->still_since_us = INT64_MIN;
    return silent;
}

static void silent_close(void *self)
{
    free(self);
}

static int64_t silent_song_us(const void *self, int64_t mono_us)
{
    const struct silent *silent = self;
    return mono_us >= silent->still_since_us ? silent->still_us : mono_us - silent->origin_us;
}

static int64_t silent_step(void *self, int64_t mono_us)
{
    struct silent *silent = self;
    int64_t song_us = silent_song_us(silent, mono_us);
    if (song_us > silent->last_song_us) {
        silent->last_song_us = song_us;
    }
    return silent->last_song_us;
}

static void silent_play(void *self, struct song *song, int64_t mono_us)
{
    (void)song;
    *(struct silent *)self = (struct silent){.origin_us = mono_us, .still_since_us = INT64_MAX};
}

static void silent_hold(void *self, int64_t mono_us)
{
    struct silent *silent = self;
    silent->still_us = silent_song_us(silent, mono_us);
    if (mono_us < silent->still_since_us) {
        silent->still_since_us = mono_us;
    }
}

static void silent_resume(void *self, int64_t mono_us)
{
    struct silent *silent = self;
    silent->origin_us = mono_us - silent->still_us;
    silent->still_since_us = INT64_MAX;
}

static int64_t silent_uncertainty_us(const void *self)
{
    (void)self;
    return 0;
}

static void silent_tune_cues(void *self, int root, bool minor)
{
    (void)self;
    (void)root;
    (void)minor;
}

static void silent_cue(void *self, enum cue cue, float gain, float pan)
{
    (void)self;
    (void)cue;
    (void)gain;
    (void)pan;
}

static void silent_set_offset(void *self, int64_t offset_us)
{
    (void)self;
    (void)offset_us;
}

static bool silent_set_buffer(void *self, int32_t frames, int64_t mono_us, struct error *error)
{
    (void)self;
    (void)frames;
    (void)mono_us;
    (void)error;
    return true;
}

static void silent_set_lead(void *self, float strength)
{
    (void)self;
    (void)strength;
}

static void silent_set_volume(void *self, float music, float cues)
{
    (void)self;
    (void)music;
    (void)cues;
}

const struct audio_backend audio_backend_silent = {
    .open = silent_open,
    .close = silent_close,
    .play = silent_play,
    .pause = silent_hold,
    .resume = silent_resume,
    .stop = silent_hold,
    .song_us = silent_song_us,
    .step = silent_step,
    .uncertainty_us = silent_uncertainty_us,
    .tune_cues = silent_tune_cues,
    .cue = silent_cue,
    .set_offset = silent_set_offset,
    .set_buffer = silent_set_buffer,
    .set_lead = silent_set_lead,
    .set_volume = silent_set_volume,
};
