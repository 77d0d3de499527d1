/* What a sound driver can do: the narrow interface behind audio/audio.h. Semantics as there; the door has checked that
 * pause comes only while playing, resume only while paused, stop only while playing or paused. */
#ifndef HEELBEAT_AUDIO_DRIVER_H
#define HEELBEAT_AUDIO_DRIVER_H

#include "audio/audio.h"

struct audio_backend {
    void *(*open)(const struct audio_desc *desc, struct error *error); /* NULL with *error */
    void (*close)(void *self);
    void (*play)(void *self, struct song *song, int64_t mono_us);
    void (*pause)(void *self, int64_t mono_us);
    void (*resume)(void *self, int64_t mono_us);
    void (*stop)(void *self, int64_t mono_us);
    int64_t (*song_us)(const void *self, int64_t mono_us);
    int64_t (*step)(void *self, int64_t mono_us);
    int64_t (*uncertainty_us)(const void *self);
    void (*tune_cues)(void *self, int root, bool minor);
    void (*cue)(void *self, enum cue cue, float gain, float pan);
    void (*set_offset)(void *self, int64_t offset_us);
    /* Never while playing: the door has paused it. */
    bool (*set_buffer)(void *self, int32_t frames, int64_t mono_us, struct error *error);
    void (*set_lead)(void *self, float strength);
    void (*set_volume)(void *self, float music, float cues);
};

extern const struct audio_backend audio_backend_device, audio_backend_silent;

#endif
