/* A sound server's null sink and SDL's side of a stream to it, as PulseAudio 16 and SDL 2.26 are seen to work, to the
 * rounding: the sink takes sound block by block on a clock of its own, the server asks for more once a lump is missing,
 * SDL gives what is asked for and calls back when its buffer is empty. What a block takes at a time, and so what it
 * rounds away and when it asks, hangs on how the stream was cut into pieces; when SDL once comes late the pieces are
 * others, and callbacks come at another time from then on. */
#ifndef HEELBEAT_TESTS_AUDIO_SERVED_H
#define HEELBEAT_TESTS_AUDIO_SERVED_H

#include "audio/clock.h"

#include <stdbool.h>
#include <stdint.h>

#define SERVED_PIECES  64
#define SERVED_ANCHORS 8

struct served {
    int32_t buffer, lump, block; /* frames: SDL's, what is asked for at least, what the sink takes at most */
    int64_t block_us, late_at_us, late_us;
    uint64_t random;
    int64_t sink_us;               /* the sink has played up to here */
    int64_t played;                /* ... so many frames */
    int32_t pieces[SERVED_PIECES]; /* in the server, oldest first */
    int32_t piece_count;
    int32_t missing;  /* not asked for yet */
    int32_t asked;    /* SDL hasn't heard yet */
    int64_t hears_us; /* when it does */
    int32_t left;     /* in SDL's buffer */
    int64_t given;    /* to SDL, by callbacks */
    bool dry;         /* there was once nothing to play */
};

/* What one turn of the sink's loop brings: frame `played` is heard at mono_us, and the callbacks up to the next. */
struct served_turn {
    int64_t mono_us, played;
    struct audio_anchor anchors[SERVED_ANCHORS];
    int32_t count;
};

/* A stream of which room_us is asked for. At late_at_us SDL's thread hears late, by a lump and a third, for once. */
void served_open(struct served *server, int32_t buffer_frames, int64_t room_us, int64_t late_at_us, uint64_t seed);
struct served_turn served_turn(struct served *server);

#endif
