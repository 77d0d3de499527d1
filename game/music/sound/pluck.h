/* A plucked string after K. Karplus and A. Strong, "Digital synthesis of plucked-string and drum timbres", and D. Jaffe
 * and J. Smith, "Extensions of the Karplus-Strong plucked-string algorithm", both Computer Music Journal 7(2), 1983: a
 * loop as long as one period, which loses a little each time round and more of the high than of the low.
 *
 * The loop is one short filter: a cubic Lagrange interpolation for the part of the delay between samples (T. Laakso et
 * al., "Splitting the unit delay", IEEE Signal Processing Magazine 13(1), 1996; an all-pass would ring when the pitch
 * moves), and two symmetric three-point averages, whose delay is the same at every frequency, so that damping never
 * puts it out of tune. Neither ever lifts a frequency and the loss is at least 0.01 % a turn: it can't run away.
 *
 * The loop starts with what reaches the bridge when a string is let go at a place: a pulse wave of that width, without
 * a mean, rounded by the fingertip; and that doesn't change from note to note, as a burst of noise would. (What little
 * offset a moving pitch makes of it, the mixer's low cut takes.) */
#ifndef HEELBEAT_MUSIC_SOUND_PLUCK_H
#define HEELBEAT_MUSIC_SOUND_PLUCK_H

#include "music/notes/style.h"

#define PLUCK_FRAMES 4096    /* of a loop; a power of two, so that wrapping is a mask */
#define PLUCK_LOW_HZ 12.0f   /* lower and higher strings sound octaves nearer */
#define PLUCK_TOP_HZ 4400.0f /* in tune within 2 cents up to here; bends of a semitone fit above */
#define PLUCK_CHUNK  64

struct pluck {
    float *line; /* PLUCK_FRAMES of them, the owner's; kept from note to note */
    uint32_t at;
    float octave;        /* what the pitch is multiplied by to be within reach */
    float period;        /* frames, at the end of the last chunk */
    float loss, damping; /* gain a turn; weight of the outer points of an average, 0..0.25 */
};

/* Lets the string go. line is set; hz > 0, strength 0..1 (softer is darker), noise seeds the fingertip's. */
void pluck_start(struct pluck *pluck, const struct style_pluck *sound, float hz, float strength, uint32_t noise);
/* Adds count (at most PLUCK_CHUNK) frames to out, gliding to hz, by a quarter of a frame
 * at most: that is 20 cents of vibrato five times a second at 110 Hz, and more above. False once it has died away: -100
 * dB and less. */
bool pluck_render(struct pluck *pluck, float hz, float *out, int count);

#endif
