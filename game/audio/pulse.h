/* What PulseAudio (or PipeWire in its place) keeps between our callback and the card, and how it asks for more.
 *
 * SDL 2.26 asks for a stream whose whole latency ("tlength") is one of our buffers, and calls back once the buffer
 * before is all taken: so a frame is heard tlength after its callback. The server takes a quarter of tlength at a time,
 * 20 ms at most (fix_playback_buffer_attr of its protocol-native.c), so callbacks come up to such a lump late. A small
 * buffer leaves a server on a busy machine too little: with 256 frames it ran dry 889 times a minute, and 15 times with
 * 20 ms. PULSE_LATENCY_MSEC is libpulse's own variable for tlength; who has set it keeps what they set.
 *
 * A buffer that asks for its own length is four lumps long, but for what the server rounds: its blocks are a frame
 * short of a lump. Buffers and lumps then slide through each other so slowly that callbacks come late by most of a lump
 * for half a minute, then on time again, and no clock can tell that from a card that runs fast. With 1024 frames, lumps
 * of 5.33 ms, it was 1.9 ms RMS wrong. Some more room, 23 ms for 1024 frames, makes a buffer 3.7 lumps: lateness then
 * goes through its whole range in four buffers, always touches its early edge, and the clock needs to know of no lumps:
 * 0.1 ms. 512 frames are left alone: lumps of 2.7 ms do no harm.
 *
 * Everywhere else these do nothing and say: one buffer, no lumps. Main thread only. */
#ifndef HEELBEAT_AUDIO_PULSE_H
#define HEELBEAT_AUDIO_PULSE_H

#include <stdbool.h>
#include <stdint.h>

/* How long what is asked for stays between callback and ear, and what is asked for at a time (0: nothing worth a
 * clock's while: little, or so much that buffers keep well apart from a whole number of it). */
struct pulse_room {
    int64_t room_us, lump_us;
};

/* For buffers of so many frames. is_pulse: the driver in use is PulseAudio's. wanted: PULSE_LATENCY_MSEC's value, NULL
 * if it isn't set. */
struct pulse_room pulse_room(bool is_pulse, const char *wanted, int32_t frames, int32_t rate_hz);
/* The least that a buffer should ask for in ms, so that it doesn't run dry and keeps apart from a whole number of
 * lumps; 0 if its own length will do. Never more than 10 ms above it for the latter. */
int32_t pulse_least_ms(int32_t frames, int32_t rate_hz);

#endif
