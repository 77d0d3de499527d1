/* From a level to its notes: the composer's interface.
 *
 * The tune is a list of notes in microseconds of song time, made from a chart, a style and a seed, and from nothing
 * else: the same three give the same notes on every platform (integers only). The lead rises and falls with the hills;
 * lifts and landings sit on drums; the form follows the parts; a fill leads into each new part. */
#ifndef HEELBEAT_MUSIC_NOTES_TUNE_H
#define HEELBEAT_MUSIC_NOTES_TUNE_H

#include "core/level/chart.h"
#include "music/notes/style.h"

struct tune_note {
    int64_t start_us;
    int64_t duration_us; /* > 0; drums ring on by themselves */
    int16_t voice;       /* index into the style's instruments */
    int16_t pitch;       /* MIDI note number, 60 is middle C */
    int16_t velocity;    /* 1..127 */
    int16_t pan;         /* -100 left .. 100 right */
};

struct tune {
    struct tune_note *notes; /* owned; by start_us, then voice, then pitch */
    int32_t count;
    int64_t end_us; /* the level's end; the music rings out after it, see synth_frames */
    int16_t root;   /* pitch class of the key, 0 is C .. 11 is B */
    bool minor;
    int32_t bpm_milli; /* at the start: for echoes in time with the beat */
};

struct tune_desc {
    const struct chart *chart;
    const struct style *style;
    const char *key; /* "D minor", "F# major", "Bb minor"; NULL or "" lets the seed choose from the style's keys */
    uint64_t seed;
};

/* Composes. Fails on a key that can't be read or when out of memory. The tune borrows nothing from desc. */
bool tune_init(struct tune *tune, const struct tune_desc *desc, struct error *error);
void tune_reset(struct tune *tune);
/* Reads "D minor" and the like; false if it isn't a key. */
bool tune_parse_key(const char *text, int16_t *root, bool *minor);

#endif
