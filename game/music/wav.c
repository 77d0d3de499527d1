#include "music/wav.h"

#include <string.h>

#include "music/synth.h"

#define FRAME_BYTES 4

static void put(uint8_t *at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(value >> (8 * i));
}

bool wav_format_header(uint8_t header[WAV_HEADER_SIZE], int64_t frames)
{
    if (frames < 0 || frames > (INT64_C(0xffffffff) - WAV_HEADER_SIZE) / FRAME_BYTES)
        return false;
    uint32_t size = (uint32_t)(frames * FRAME_BYTES);
    memcpy(header, "RIFF....WAVEfmt ", 16);
    put(header + 4, size + WAV_HEADER_SIZE - 8, 4);
    put(header + 16, 16, 4); /* bytes of the format that follow */
    put(header + 20, 1, 2);  /* PCM */
    put(header + 22, SYNTH_CHANNELS, 2);
    put(header + 24, SYNTH_RATE_HZ, 4);
    put(header + 28, SYNTH_RATE_HZ * FRAME_BYTES, 4);
    put(header + 32, FRAME_BYTES, 2);
    put(header + 34, 16, 2);
    memcpy(header + 36, "data", 4);
    put(header + 40, size, 4);
    return true;
}

void wav_format_sample(uint8_t bytes[2], int16_t sample)
{
    put(bytes, (uint16_t)sample, 2);
}
