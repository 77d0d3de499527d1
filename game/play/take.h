/* A take: one playing of one song, and the only place its time is read from.
 *
 * Song time belongs to a take, for what sounds at one moment is another take a moment later, and a time of the one must
 * never reach the other. So no song time is handed to a screen or kept beside a take: whoever plays asks its own take,
 * at the moment it needs to know, and what was dated on the monotonic clock is placed in the song by it. A take that
 * another one has taken the sound from stands where it was last, and can't stop or pause that other one.
 *
 * Judged is by song time; shown is the display clock's, which starts anew with each take. All other times are monotonic
 * us. Main thread only. */
#ifndef HEELBEAT_PLAY_TAKE_H
#define HEELBEAT_PLAY_TAKE_H

#include "audio/audio.h"
#include "play/display_clock.h"

/* Zeroed is valid: nothing plays, and song time is 0. */
struct take {
    struct audio *audio; /* borrowed from start to stop; NULL before and after */
    uint32_t number;     /* of the audio's plays, this one */
    int64_t now_us;      /* song time at the last step: never falls */
    int64_t shown_us;    /* ... as the eye should see it */
    struct display_clock display;
};

/* Starts song (see audio_play), now: what this take was before is forgotten. */
void take_start(struct take *take, struct audio *audio, struct song *song, int64_t mono_us);
void take_stop(struct take *take, int64_t mono_us);
void take_pause(struct take *take, int64_t mono_us);
void take_resume(struct take *take, int64_t mono_us);

/* Song time at mono_us, any moment about now: of an event that is told late, too. Negative or 0 before the start, and
 * where the take stood last once it is over. */
int64_t take_song_us(const struct take *take, int64_t mono_us);
/* Time passes: sets now_us and shown_us, and returns now_us. mono_us rises from call to call. */
int64_t take_step(struct take *take, int64_t mono_us);

#endif
