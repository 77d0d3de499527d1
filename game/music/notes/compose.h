/* Inside the composer: the piece while it grows. Form lays out bars and energies, harmony gives each bar its chord,
 * then drums, layers and lead write notes. Integers only. */
#ifndef HEELBEAT_MUSIC_NOTES_COMPOSE_H
#define HEELBEAT_MUSIC_NOTES_COMPOSE_H

#include "core/base/rng.h"
#include "music/notes/tune.h"

#define COMPOSE_BARS_MAX  100000
#define COMPOSE_NOTES_MAX 2000000 /* far above what an hour holds; a broken chart must not eat the memory */

/* Streams of the seed: what one of them decides doesn't shift what the others decide. */
enum compose_stream {
    STREAM_KEY = 1,
    STREAM_SWING,
    STREAM_HARMONY,
    STREAM_CADENCE,
    STREAM_BEAT,
    STREAM_FILL,
    STREAM_TOUCH,
    STREAM_LEAD,
    STREAM_GHOST,
    STREAM_LAYER = 100 /* + layer */
};

/* A stretch of bars in one mood. */
struct section {
    int64_t tick, end_tick;
    int32_t first_bar, bar_count;
    int32_t part;
    int32_t variant; /* how many sections of this energy came before */
    enum style_energy energy;
    bool opens_part, closes_part;
    int64_t step_ticks; /* of patterns: a quarter of a beat, more at racing tempos, less at very slow ones */
};

struct bar {
    int64_t tick, end_tick;
    int32_t section;
    struct style_chord chord;
    bool last; /* of the piece: the chord comes home and rings */
};

struct piece {
    const struct chart *chart;
    const struct style *style;
    uint64_t seed;
    int16_t root;
    bool minor;
    int16_t swing; /* per cent */
    struct section *sections;
    int32_t section_count;
    struct bar *bars;
    int32_t bar_count;
    struct tune_note *notes;
    int32_t note_count, note_capacity;
    bool full; /* no memory, or past COMPOSE_NOTES_MAX: what follows is dropped and composing fails */
};

/* A note in ticks; the sheet turns it into microseconds. */
struct sheet_note {
    int64_t tick, end_tick;
    bool straight;   /* not swung */
    int32_t late_us; /* less than 0: early */
    int voice, pitch, velocity, pan;
};

/* sheet */
void sheet_add(struct piece *piece, const struct sheet_note *note);
void sheet_sort(struct piece *piece);
/* What the seed picks of count things (at least one) for part; an odd turn gets another one, if there is another. */
uint32_t compose_pick(const struct piece *piece, uint64_t stream, uint64_t part, uint32_t count, int32_t turn);
/* Music leans on the beat: how much softer a note at tick is, 0 on the beat. */
int compose_lean(int64_t tick);
/* A velocity at the loudness of the section's energy. */
int compose_dynamics(const struct piece *piece, const struct section *section, int velocity);
void compose_rng(const struct piece *piece, struct rng *rng, uint64_t stream, uint64_t part);

/* form: bars and sections. False when out of memory or beyond COMPOSE_BARS_MAX. */
bool form_build(struct piece *piece);
/* Step of a pattern of steps at tick, and whether a step starts there: patterns start with the bar they fit. */
int32_t form_step(const struct piece *piece, const struct bar *bar, int32_t steps, int64_t tick);

/* harmony: a chord for each bar; then questions about chords. */
void harmony_build(struct piece *piece);
int16_t harmony_root(const struct piece *piece, const struct style_chord *chord); /* pitch class */
bool harmony_holds(const struct piece *piece, const struct style_chord *chord, int32_t pitch);
const struct bar *harmony_bar_at(const struct piece *piece, int64_t tick);
/* Voices the layer's chord near the last voicing (*count notes, rising; 0 at first), in place. */
void harmony_voice(const struct piece *piece, const struct style_layer *layer, const struct style_chord *chord,
                   int16_t voicing[STYLE_TONES_MAX], int *count);

bool drums_write(struct piece *piece); /* false when out of memory */
void layers_write(struct piece *piece);
void lead_write(struct piece *piece);

#endif
