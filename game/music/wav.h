/* The head of a WAV file for what the synth renders: RIFF, 16-bit stereo PCM at SYNTH_RATE_HZ. Pure; the caller writes.
 */
#ifndef HEELBEAT_MUSIC_WAV_H
#define HEELBEAT_MUSIC_WAV_H

#include <stdbool.h>
#include <stdint.h>

#define WAV_HEADER_SIZE 44

/* Fills header for frames frames; samples follow it as little-endian int16, left before right. False if they are too
 * many for the format (over 4 GiB: six hours). */
bool wav_format_header(uint8_t header[WAV_HEADER_SIZE], int64_t frames);
/* One sample as the two bytes of the file. */
void wav_format_sample(uint8_t bytes[2], int16_t sample);

#endif
