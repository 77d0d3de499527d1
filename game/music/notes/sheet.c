#include "music/notes/compose.h"

#include "core/base/hash.h"

#include <stdlib.h>

void compose_rng(const struct piece *piece, struct rng *rng, uint64_t stream, uint64_t part)
{
    uint64_t words[2] = {stream, part};
    /* Hashed a byte at a time from values, not memory, so that byte order plays no role. */
    unsigned char bytes[16];
    for (int i = 0; i < 16; i++)
        bytes[i] = (unsigned char)(words[i / 8] >> (8 * (i % 8)));
    rng_init(rng, piece->seed, hash_bytes(HASH_SEED, bytes, sizeof bytes));
}

uint32_t compose_pick(const struct piece *piece, uint64_t stream, uint64_t part, uint32_t count, int32_t turn)
{
    struct rng rng;
    compose_rng(piece, &rng, stream, part);
    uint32_t first = rng_below(&rng, count);
    if (turn % 2 == 0 || count < 2)
        return first;
    return (first + 1 + rng_below(&rng, count - 1)) % count;
}

int compose_lean(int64_t tick)
{
    if (tick % TEMPO_TICKS_PER_BEAT == 0)
        return 0;
    return tick % (TEMPO_TICKS_PER_BEAT / 2) == 0 ? 10 : 18;
}

int compose_dynamics(const struct piece *piece, const struct section *section, int velocity)
{
    return velocity * piece->style->dynamics[section->energy] / 100;
}

/* A tick as it is played: the second half of a pair comes late. */
static int64_t swing(const struct piece *piece, int64_t tick)
{
    int64_t unit = (int64_t)piece->style->swing_step * TEMPO_TICKS_PER_BEAT / STYLE_STEPS_PER_BEAT;
    int64_t pair = 2 * unit, at = tick % pair, start = tick - at;
    int64_t middle = pair * piece->swing / 100;
    if (at <= unit)
        return start + at * middle / unit;
    return start + middle + (at - unit) * (pair - middle) / unit;
}

static bool grow(struct piece *piece)
{
    if (piece->note_count < piece->note_capacity)
        return true;
    int32_t capacity = piece->note_capacity == 0 ? 4096 : piece->note_capacity * 2;
    if (piece->full || capacity > COMPOSE_NOTES_MAX)
        return false;
    struct tune_note *notes = realloc(piece->notes, (size_t)capacity * sizeof *notes);
    if (notes == NULL)
        return false;
    piece->notes = notes;
    piece->note_capacity = capacity;
    return true;
}

static int16_t clamp(int value, int low, int high)
{
    return (int16_t)(value < low ? low : value > high ? high : value);
}

void sheet_add(struct piece *piece, const struct sheet_note *note)
{
    if (!grow(piece)) {
        piece->full = true;
        return;
    }
    int64_t start = note->straight ? note->tick : swing(piece, note->tick);
    int64_t end = swing(piece, note->end_tick);
    int64_t start_us = tempo_tick_to_us(&piece->chart->tempo, start) + note->late_us;
    int64_t end_us = tempo_tick_to_us(&piece->chart->tempo, end);
    if (start_us > piece->chart->end_us)
        start_us = piece->chart->end_us;
    if (end_us < start_us + 1000)
        end_us = start_us + 1000;
    piece->notes[piece->note_count++] = (struct tune_note){
        .start_us = start_us < 0 ? 0 : start_us,
        .duration_us = end_us - start_us,
        .voice = (int16_t)note->voice,
        .pitch = clamp(note->pitch, 0, 127),
        .velocity = clamp(note->velocity, 1, 127),
        .pan = clamp(note->pan, -100, 100),
    };
}

static int order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Every field takes part, so that qsort has no ties to settle its own way. */
static int compare_notes(const void *left, const void *right)
{
    const struct tune_note *a = left, *b = right;
    const int64_t keys[][2] = {{a->start_us, b->start_us}, {a->voice, b->voice},
                               {a->pitch, b->pitch},       {a->pan, b->pan},
                               {a->velocity, b->velocity}, {a->duration_us, b->duration_us}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        int sign = order(keys[i][0], keys[i][1]);
        if (sign != 0)
            return sign;
    }
    return 0;
}

void sheet_sort(struct piece *piece)
{
    if (piece->note_count > 0)
        qsort(piece->notes, (size_t)piece->note_count, sizeof *piece->notes, compare_notes);
}
