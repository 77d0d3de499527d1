/* A style of music as data: scales and progressions, drum patterns, instruments, room. Composer and synth know no style
 * by name; assets/styles/NAME.json fills this in (store/styles/style_file), and assets/styles/style.schema.json
 * describes the file.
 *
 * A plain value without pointers. Composer and synth rely on style_check: a style that passes it can't lead them out of
 * bounds, however odd it sounds.
 *
 * A beat has STYLE_STEPS_PER_BEAT steps; patterns start anew with the bar, or run over several bars if they are longer.
 */
#ifndef HEELBEAT_MUSIC_NOTES_STYLE_H
#define HEELBEAT_MUSIC_NOTES_STYLE_H

#include "core/base/error.h"

#include <stdbool.h>
#include <stdint.h>

#define STYLE_NAME_MAX         24
#define STYLE_STEPS_PER_BEAT   4
#define STYLE_STEPS_MAX        64
#define STYLE_KEYS_MAX         24
#define STYLE_TONES_MAX        8
#define STYLE_QUALITIES_MAX    24
#define STYLE_CHORDS_MAX       8
#define STYLE_PROGRESSIONS_MAX 32
#define STYLE_CADENCES_MAX     16
#define STYLE_INSTRUMENTS_MAX  16
#define STYLE_LANES_MAX        8
#define STYLE_BEATS_MAX        32
#define STYLE_LAYERS_MAX       6
#define STYLE_PATTERNS_MAX     16
#define STYLE_CELLS_MAX        16
#define STYLE_FORMS_MAX        8

/* How much a stretch of music gives; the composer derives it from the level's parts. */
enum style_energy { STYLE_SETTLE, STYLE_BUILD, STYLE_FULL, STYLE_BREATHE, STYLE_FINISH, STYLE_ENERGY_COUNT };
extern const char *const style_energy_words[STYLE_ENERGY_COUNT];

struct style_key {
    int16_t root; /* pitch class, 0 is C .. 11 */
    bool minor;
};

/* Semitones above the root, rising: a chord's tones (0..24) or a scale's (0..11). */
struct style_tones {
    int16_t count;
    int16_t tones[STYLE_TONES_MAX];
};

struct style_quality {
    char name[STYLE_NAME_MAX]; /* "m9" */
    struct style_tones tones;
};

struct style_chord {
    int16_t root;    /* semitones above the key's root, 0..11 */
    int16_t quality; /* index into qualities */
};

/* Chords, one a bar, for keys of one mode and for some energies (a bit each). */
struct style_progression {
    bool minor;
    uint32_t energies;
    int16_t count;
    struct style_chord chords[STYLE_CHORDS_MAX];
};

/* The last bars before a part changes (turn), or of the whole piece (end). */
struct style_cadence {
    bool minor;
    bool end;
    int16_t count;
    struct style_chord chords[STYLE_CHORDS_MAX];
};

struct style_lane {
    int16_t voice;                     /* index into instruments */
    uint8_t velocity[STYLE_STEPS_MAX]; /* 0 is no hit, 1..127 */
};

/* A drum pattern; a fill replaces the last steps of the bar before a part changes. */
struct style_beat {
    uint32_t energies;
    bool fill;
    int16_t steps;
    int16_t lane_count;
    struct style_lane lanes[STYLE_LANES_MAX];
};

/* What a layer plays step by step: '.' rest, '-' hold, 'X' the chord, 'x' the chord softly, 'R' its root, '3' its
 * third, '5' its fifth, '8' the octave above its root, 'A' a step into the next root, 'a'..'h' one voice of the chord
 * from below (past the top: an octave higher). */
struct style_pattern {
    uint32_t energies;
    int16_t steps;
    char cells[STYLE_STEPS_MAX + 1];
};

/* One instrument that plays the harmony: bass, chords, arpeggio, pad. */
struct style_layer {
    int16_t voice;
    int16_t low, high; /* MIDI notes between which it stays, at least an octave apart */
    int16_t notes;     /* most notes in a chord, 1..STYLE_TONES_MAX */
    int16_t velocity;  /* 1..127 */
    int16_t strum_ms;  /* between the notes of a chord, 0..60 */
    bool rootless;     /* leaves the root to the bass */
    int16_t pattern_count;
    struct style_pattern patterns[STYLE_PATTERNS_MAX];
};

/* The line that rises and falls with the heels. */
struct style_lead {
    int16_t voice_count;
    int16_t voices[4];     /* the seed chooses one for the song; no layer plays them, as the lead is a stem of its own */
    int16_t low;           /* MIDI note at the floor */
    int16_t span;          /* semitones from floor to top, 7..36 */
    int16_t wander;        /* semitones a phrase may start higher, 0..12 */
    int16_t velocity;      /* at the floor */
    int16_t swell;         /* added at the top */
    int16_t side;          /* pan of one heel's line, 0..100 */
    int16_t gate_permille; /* share of the time to the next note that a note sounds */
    int16_t cell_count;
    char cells[STYLE_CELLS_MAX][STYLE_STEPS_MAX + 1]; /* rhythms: 'x' a note, '.' none */
    int16_t form_count;
    char forms[STYLE_FORMS_MAX][17]; /* motif by rep: "AABA" */
};

/* A drum that the composer adds by itself. */
struct style_hit {
    int16_t voice;
    int16_t velocity; /* 1..127 */
};

enum style_kind { STYLE_TONE, STYLE_DRUM, STYLE_KIND_COUNT };
enum style_wave { STYLE_SINE, STYLE_TRIANGLE, STYLE_SAW, STYLE_SQUARE, STYLE_FM, STYLE_PLUCK, STYLE_WAVE_COUNT };
enum style_filter { STYLE_LOW, STYLE_BAND, STYLE_HIGH, STYLE_FILTER_COUNT };
extern const char *const style_kind_words[STYLE_KIND_COUNT];
extern const char *const style_wave_words[STYLE_WAVE_COUNT];
extern const char *const style_filter_words[STYLE_FILTER_COUNT];

/* Every number of an instrument and of the room is a row of one table (style_fields): its range and where it stands.
 * Times in ms, frequencies in Hz, levels in dB, shares 0..1. */

/* A plucked string (music/sound/pluck). */
struct style_pluck {
    float place;     /* where it is plucked: share of its length from the bridge */
    float bright_hz; /* the fingertip's low-pass with full force; three octaves lower at the softest */
    float noise;     /* share of noise in the pluck */
    float decay_ms,
        high_decay_ms; /* by 60 dB: of the tone at middle C (twice as long two octaves lower), and at 4 kHz */
};

struct style_tone {
    enum style_wave wave;
    float detune_cents;        /* between two oscillators; 0 is one oscillator */
    float sub;                 /* a sine an octave below */
    float breath;              /* noise */
    float fm_ratio, fm_amount; /* FM: modulator per carrier, radians at full velocity */
    float fm_decay_ms, fm_sustain;
    float attack_ms, decay_ms, sustain, release_ms;
    float cutoff_hz, resonance; /* low-pass; 20000 is open */
    float filter_octaves, filter_decay_ms, key_follow;
    float vibrato_hz, vibrato_cents, vibrato_delay_ms;
    struct style_pluck pluck; /* with STYLE_PLUCK alone, which knows no detuning */
};

struct style_drum {
    enum style_filter filter;                                /* of the noise */
    float tone_level, tone_hz, bend, bend_ms, tone_decay_ms; /* starts bend times as high and settles in bend_ms */
    float noise_level, noise_hz, noise_resonance, noise_decay_ms;
    float attack_ms;
};

struct style_instrument {
    char name[STYLE_NAME_MAX];
    enum style_kind kind;
    float level_db, pan;               /* pan -100..100, added to the note's */
    float reverb, delay, chorus, duck; /* shares sent; how far the side-chain presses it down */
    struct style_tone tone;            /* by kind */
    struct style_drum drum;
};

struct style_room {
    int16_t duck_voice; /* the drum that ducks the others */
    float duck_db, duck_release_ms;
    float reverb_s, reverb_damp_hz, reverb_predelay_ms, reverb_db;
    float delay_beats, delay_feedback, delay_damp_hz, delay_db;
    float chorus_hz, chorus_ms, chorus_db;
    float wow_hz, wow_cents;               /* slow drift of all pitches, like a worn tape */
    float hiss_db, crackle_db, crackle_hz; /* dust; -120 is none */
    float low_cut_hz, high_cut_hz, drive, gain_db;
};

struct style {
    char name[32];
    char title[48];
    int16_t key_count;
    struct style_key keys[STYLE_KEYS_MAX];
    struct style_tones lead_scale[2]; /* what the lead may use: major, minor (index by key.minor) */
    int16_t quality_count;
    struct style_quality qualities[STYLE_QUALITIES_MAX];
    int16_t progression_count;
    struct style_progression progressions[STYLE_PROGRESSIONS_MAX];
    int16_t cadence_count;
    struct style_cadence cadences[STYLE_CADENCES_MAX];
    int16_t swing_step;            /* steps that are swung: 1 sixteenths, 2 eighths */
    int16_t swing_low, swing_high; /* per cent of a pair that its first half takes: 50 straight .. 75; by the seed */
    int16_t dynamics[STYLE_ENERGY_COUNT]; /* how loud each energy is: per cent of the velocities, 30..100 */
    int16_t touch;                        /* velocities stray by so much either way, by the seed, 0..16 */
    int16_t late_ms;                      /* drums that mark no lift or landing come up to so much late, 0..20 */
    int16_t section_bars;                 /* long parts are varied every so many bars, 2..32 */
    int16_t instrument_count;
    struct style_instrument instruments[STYLE_INSTRUMENTS_MAX];
    int16_t beat_count;
    struct style_beat beats[STYLE_BEATS_MAX];
    struct style_hit lift, landing; /* where no such drum sits on an edge yet */
    struct style_hit pulse;         /* subdivides long waits */
    struct style_hit stroke;        /* swells into every beat, fullest on it; velocity 0: there is none */
    struct style_hit accent;        /* opens a new part */
    struct style_hit ghost; /* a whisper between the beats of full parts, in ghost_chance % of their free places */
    int16_t ghost_chance;   /* 0..100 */
    int16_t pulse_ms;       /* the longest wait without a sound of drums, 200..1000 */
    int16_t layer_count;
    struct style_layer layers[STYLE_LAYERS_MAX];
    struct style_lead lead;
    struct style_room room;
};

enum style_group {
    STYLE_GROUP_MIX,
    STYLE_GROUP_TONE,
    STYLE_GROUP_PLUCK,
    STYLE_GROUP_DRUM,
    STYLE_GROUP_ROOM,
    STYLE_GROUP_COUNT
};

/* One float: of struct style_instrument (MIX), style_tone, style_pluck, style_drum or style_room, at that offset. */
struct style_field {
    enum style_group group;
    const char *name;
    float min, max;
    uint32_t offset;
};
#define STYLE_FIELD_COUNT 62
extern const struct style_field style_fields[STYLE_FIELD_COUNT];

/* The instrument of that name, or -1. */
int16_t style_voice(const struct style *style, const char *name);
/* The quality of that name, or -1. */
int16_t style_quality_index(const struct style *style, const char *name);
/* False with the first fault (error->where is the place in the style's file): a number out of range, an index that
 * leads nowhere, no progression, cadence, beat or pattern where the composer will look for one. */
bool style_check(const struct style *style, struct error *error);

#endif
