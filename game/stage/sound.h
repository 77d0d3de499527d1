/* Where songs and cues are heard: the sound card, open only while it may be needed. An open card asks for silence
 * hundreds of times a second, which would keep a sleeping menu awake; so some seconds after the last play it is closed,
 * on a thread of its own, as a sound server may take a second or two over it, and opened again for the next. Between,
 * and where there is no card, the silent driver stands in its place: song time goes on, nothing is heard.
 *
 * Follows the settings by itself. Main thread only. */
#ifndef HEELBEAT_STAGE_SOUND_H
#define HEELBEAT_STAGE_SOUND_H

#include "audio/audio.h"

struct preferences;

#define SOUND_REST_US (INT64_C(8) * 1000000)

/* Must not move while open. */
struct sound {
    struct audio *audio;             /* owned: the card, or the silent driver */
    struct preferences *preferences; /* borrowed */
    int64_t (*mono_us)(void);
    bool open;           /* audio is the card */
    int64_t rest_due_us; /* when it will have been idle for long enough */
    bool lost;           /* ... but the card went away under it */
    void *closing;       /* a thread, not yet waited for; NULL if none */
};

/* Opens the silent driver, and follows preferences from now on. mono_us is the monotonic clock, for the card's own
 * thread, too. False with *error without memory; nothing is left open then. */
bool sound_open(struct sound *sound, struct preferences *preferences, int64_t (*mono_us)(void), struct error *error);
/* Waits for a card that is being closed, and follows the settings no more. Does nothing on a zeroed one. */
void sound_close(struct sound *sound);
/* What sounds now. Valid until sound_wake, sound_step or sound_close. */
struct audio *sound_audio(const struct sound *sound);

/* Opens the card in place of the silent driver and sets the volumes. Does nothing if it is open. Without a card the
 * silent driver stays, and false is returned with *error. Nothing may be playing. */
bool sound_wake(struct sound *sound, int64_t mono_us, struct error *error);
/* Once a turn of the loop: in_use is whether a screen that plays is shown. Closes the card when it has idled. */
void sound_step(struct sound *sound, bool in_use, int64_t mono_us);
/* When sound_step is needed although nothing happens: INT64_MAX if it isn't. */
int64_t sound_due_us(const struct sound *sound);

#endif
