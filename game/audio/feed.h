/* What the audio callback does: brings the song's samples to the device and leaves anchors for the clock.
 *
 * The game's thread sends orders (play, pause, resume, stop) and takes anchors; the callback's thread fills buffers.
 * They meet in two rings and a few atomics: nothing here locks, allocates or logs, and every start and stop is a ramp
 * of 8 ms, so nothing clicks. No SDL, no clock.
 *
 * What is heard is the backing and, at a strength that glides, the lead: backing + strength * (mix - backing).
 *
 * If the renderer of the song falls behind, the feed fades out before it runs dry and the song waits, place kept, until
 * enough is ready again: song time then waits too. */
#ifndef HEELBEAT_AUDIO_FEED_H
#define HEELBEAT_AUDIO_FEED_H

#include "audio/clock.h"
#include "audio/pcm.h"
#include "audio/ring.h"

#define FEED_RAMP_FRAMES 384    /* 8 ms at 48 kHz */
#define FEED_LEAD_FRAMES 14400  /* 300 ms: the lead's way from silent to full, or back */
#define FEED_KEPT_FRAMES 131072 /* 2.7 s behind the play head are kept, for going on after a pause */
#define FEED_RING        128    /* anchors: more than a second of 512-frame buffers */
#define FEED_ORDERS      32

struct feed_anchor {
    struct audio_anchor anchor;
    uint32_t order; /* number of the order that was in force */
    int32_t frames; /* length of this buffer */
    bool dry;       /* the song should sound but waits for its renderer */
};

enum feed_verb { FEED_PLAY, FEED_PAUSE, FEED_RESUME, FEED_STOP };

struct feed_order {
    uint32_t number;
    enum feed_verb verb;
    struct pcm *song;   /* FEED_PLAY; NULL is silence without end */
    int64_t song_frame; /* FEED_PLAY, FEED_RESUME: where to start, or the oldest frame still kept if that is later;
                         * negative starts with as much silence */
};

struct feed {
    struct ring anchors, orders;
    struct feed_anchor anchor_storage[FEED_RING];
    struct feed_order order_storage[FEED_ORDERS];
    _Atomic uint32_t done;          /* number of the last order carried out to the end */
    _Atomic int32_t volume_q15;     /* 32768 is 1 */
    _Atomic int32_t lead_q15;       /* the same */
    _Atomic int64_t starved_frames; /* heard as silence because the song wasn't ready */

    uint32_t sent; /* of the last order; the game's side */

    /* The callback's own. */
    struct pcm *song;
    int64_t song_frame, device_frame;
    bool wanted;              /* the song should sound */
    bool pending;             /* an order waits until the sound has faded out */
    struct feed_order order;  /* the one pending, or the last done */
    float gain, volume, lead; /* present, on their way */
};

void feed_init(struct feed *feed);

/* The game's side. Sends an order and returns its number; 0 when the callback is so stuck that it takes no more. */
uint32_t feed_send(struct feed *feed, enum feed_verb verb, struct pcm *song, int64_t song_frame);
bool feed_is_done(const struct feed *feed, uint32_t number);
/* The next anchor, oldest first; false when there is none. */
bool feed_anchor(struct feed *feed, struct feed_anchor *anchor);
void feed_set_volume(struct feed *feed, float volume); /* 0..1 */
void feed_set_lead(struct feed *feed, float strength); /* 0..1; 1 at first */
/* Silence at once, the song let go, orders dropped: only while no callback can run. */
void feed_cut(struct feed *feed);

/* The callback's side: fills out[frames * 2], interleaved stereo; mono_us is when the device asked. */
void feed_fill(struct feed *feed, int16_t *out, int32_t frames, int64_t mono_us);

#endif
