/* Sound out, and the song's clock. Two drivers behind one door: the device (SDL_mixer, our own music hook, frames
 * counted), and the silent one, which plays nothing and lets song time run with the time it is given: for machines
 * without a sound card, headless runs and tests.
 *
 * All times are the caller's monotonic microseconds; no clock is read outside the device's callback, which stamps
 * frames by the function given in the desc. Main thread only. */
#ifndef HEELBEAT_AUDIO_AUDIO_H
#define HEELBEAT_AUDIO_AUDIO_H

#include "audio/song.h"
#include "music/sound/cue.h"

struct audio;

enum audio_driver { AUDIO_DEVICE, AUDIO_SILENT };

struct audio_desc {
    enum audio_driver driver;
    int64_t (*mono_us)(void); /* the monotonic clock, for stamps in the callback; may be NULL for AUDIO_SILENT */
    int32_t buffer_frames;    /* 0 means 512 */
    int64_t offset_us;        /* audio_offset: positive when the ear hears later than we think */
};

/* Opens. NULL with *error naming what is missing; the caller then opens AUDIO_SILENT. */
struct audio *audio_open(const struct audio_desc *desc, struct error *error);
void audio_close(struct audio *audio);
bool audio_is_silent(const struct audio *audio);

/* Starts song (borrowed until audio_stop; a song is played once) from its beginning, now. NULL plays silence of
 * unlimited length. Waits for a moment's worth of rendered frames if it must (under 0.3 s). */
void audio_play(struct audio *audio, struct song *song, int64_t mono_us);
/* How many songs it has played: which of them is the present one, or the last. */
uint32_t audio_plays(const struct audio *audio);
/* Fades out over a few ms, and holds song time where it is; resume fades in. Both return at once. */
void audio_pause(struct audio *audio, int64_t mono_us);
void audio_resume(struct audio *audio, int64_t mono_us);
/* Fades out; returns when the callback reads the song no more (a buffer or two). */
void audio_stop(struct audio *audio, int64_t mono_us);

/* Song time at mono_us (see audio/clock.h), of the song played last; negative or 0 before the start. Held while paused,
 * and from its end until the next one starts: a time that is kept says nothing of whose it is (audio_plays does). */
int64_t audio_song_us(struct audio *audio, int64_t mono_us);
/* Song time now, never running backward; call it once a loop: it also takes in what the callback has left. */
int64_t audio_step(struct audio *audio, int64_t mono_us);
int64_t audio_uncertainty_us(const struct audio *audio);

/* Cues: retuned when a level starts; played at once, gain 0..1, pan -1..1. */
void audio_tune_cues(struct audio *audio, int root, bool minor);
void audio_cue(struct audio *audio, enum cue cue, float gain, float pan);
/* The audio_offset. Song time that runs leans to it, as to anything the clock learns: it neither jumps nor runs back.
 */
void audio_set_offset(struct audio *audio, int64_t offset_us);
/* How strongly the song's lead sings, 0..1; what is heard glides there, and is there at once when a song starts. */
void audio_set_lead(struct audio *audio, float strength);
/* Another buffer, which takes opening the card anew: a song that plays or is paused keeps its place, and what plays
 * goes on when the card does. May take as long as audio_open and audio_close. False with *error if the card can't be
 * opened any more; song time then stands, and all that is left to do is to close it. The silent driver has no buffer.
 */
bool audio_set_buffer(struct audio *audio, int32_t frames, int64_t mono_us, struct error *error);
/* Volumes 0..1. */
void audio_set_volume(struct audio *audio, float music, float cues);

#endif
