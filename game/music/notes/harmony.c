#include "music/notes/compose.h"

#include <stdlib.h>

#include "core/base/floor.h"

/* Moods that share their chords, so that a song has a chorus that comes back. */
static uint64_t theme(enum style_energy energy)
{
    return energy == STYLE_FULL || energy == STYLE_FINISH ? 0 : energy == STYLE_BUILD ? 1 : 2;
}

static const struct style_progression *choose_progression(const struct piece *piece, const struct section *section)
{
    const struct style *style = piece->style;
    const struct style_progression *found[STYLE_PROGRESSIONS_MAX];
    uint32_t count = 0;
    for (int i = 0; i < style->progression_count; i++)
        if (style->progressions[i].minor == piece->minor && style->progressions[i].energies >> section->energy & 1)
            found[count++] = &style->progressions[i];
    struct rng rng;
    /* The third time round a mood may take other chords. */
    compose_rng(piece, &rng, STREAM_HARMONY, theme(section->energy) + 8 * (uint64_t)(section->variant / 2));
    return found[rng_below(&rng, count)];
}

static const struct style_cadence *choose_cadence(const struct piece *piece, bool end, uint64_t section)
{
    const struct style *style = piece->style;
    const struct style_cadence *found[STYLE_CADENCES_MAX];
    uint32_t count = 0;
    for (int i = 0; i < style->cadence_count; i++)
        if (style->cadences[i].minor == piece->minor && style->cadences[i].end == end)
            found[count++] = &style->cadences[i];
    struct rng rng;
    compose_rng(piece, &rng, STREAM_CADENCE, section * 2 + end);
    return found[rng_below(&rng, count)];
}

/* Lays the cadence over the last bars before `end_bar`, at most `room` of them. */
static void close_with(struct piece *piece, const struct style_cadence *cadence, int32_t end_bar, int32_t room)
{
    int32_t count = cadence->count < room ? cadence->count : room;
    for (int32_t i = 0; i < count; i++)
        piece->bars[end_bar - count + i].chord = cadence->chords[cadence->count - count + i];
}

void harmony_build(struct piece *piece)
{
    for (int32_t i = 0; i < piece->section_count; i++) {
        const struct section *section = &piece->sections[i];
        const struct style_progression *progression = choose_progression(piece, section);
        for (int32_t bar = 0; bar < section->bar_count; bar++)
            piece->bars[section->first_bar + bar].chord = progression->chords[bar % progression->count];
        if (section->closes_part && i + 1 < piece->section_count && section->bar_count > 2)
            close_with(piece, choose_cadence(piece, false, (uint64_t)i), section->first_bar + section->bar_count,
                       section->bar_count - 2);
    }
    close_with(piece, choose_cadence(piece, true, 0), piece->bar_count, piece->bar_count);
}

int16_t harmony_root(const struct piece *piece, const struct style_chord *chord)
{
    return (int16_t)((piece->root + chord->root) % 12);
}

bool harmony_holds(const struct piece *piece, const struct style_chord *chord, int32_t pitch)
{
    const struct style_tones *tones = &piece->style->qualities[chord->quality].tones;
    int32_t above = (int32_t)floor_mod(pitch - harmony_root(piece, chord), 12);
    for (int i = 0; i < tones->count; i++)
        if (tones->tones[i] % 12 == above)
            return true;
    return false;
}

const struct bar *harmony_bar_at(const struct piece *piece, int64_t tick)
{
    int32_t low = 0, high = piece->bar_count - 1;
    while (low < high) {
        int32_t middle = low + (high - low + 1) / 2;
        if (piece->bars[middle].tick <= tick)
            low = middle;
        else
            high = middle - 1;
    }
    return &piece->bars[low];
}

/* The pitch classes to sound, in the chord's own order. A full chord leaves out its fifth first, then its root. */
static int chord_classes(const struct piece *piece, const struct style_layer *layer, const struct style_chord *chord,
                         int16_t classes[STYLE_TONES_MAX])
{
    const struct style_tones *tones = &piece->style->qualities[chord->quality].tones;
    int16_t root = harmony_root(piece, chord);
    int count = 0, spare = tones->count - layer->notes;
    for (int i = 0; i < tones->count && count < layer->notes; i++) {
        bool drop = tones->tones[i] % 12 == 7 && tones->count > 4 && spare > 0;
        if ((i == 0 && layer->rootless && tones->count > 3) || drop) {
            spare--;
            continue;
        }
        classes[count++] = (int16_t)((root + tones->tones[i]) % 12);
    }
    return count;
}

/* Stacks the classes upward from `lowest`, beginning with class `first` in rising order around the circle. */
static void stack(const int16_t *classes, int count, int first, int16_t lowest, int16_t voicing[STYLE_TONES_MAX])
{
    int16_t at = (int16_t)(lowest + floor_mod(classes[first] - lowest, 12));
    voicing[0] = at;
    bool used[STYLE_TONES_MAX] = {false};
    used[first] = true;
    for (int i = 1; i < count; i++) {
        int best = -1, gap = 13;
        for (int j = 0; j < count; j++) {
            int up = (int)floor_mod(classes[j] - at, 12);
            if (!used[j] && up < gap) {
                best = j;
                gap = up;
            }
        }
        used[best] = true;
        at = (int16_t)(at + gap);
        voicing[i] = at;
    }
}

/* How far the hand must move, how far from the middle of the range it would be, and how muddy: seconds low down. */
static int cost(const struct style_layer *layer, const int16_t *voicing, int count, const int16_t *last, int last_count)
{
    int sum = 0, move = 0;
    for (int i = 0; i < count; i++) {
        sum += voicing[i];
        if (i > 0 && voicing[i] - voicing[i - 1] == 1)
            move += i == count - 1 ? 14 : 2; /* a semitone on top bites */
        if (i < last_count)
            move += 2 * abs(voicing[i] - last[i]);
    }
    int off = abs(sum * 2 / count - layer->low - layer->high) / 2;
    int above = voicing[count - 1] > layer->high ? 12 * (voicing[count - 1] - layer->high) : 0;
    return move + off + above;
}

void harmony_voice(const struct piece *piece, const struct style_layer *layer, const struct style_chord *chord,
                   int16_t voicing[STYLE_TONES_MAX], int *count)
{
    int16_t classes[STYLE_TONES_MAX], last[STYLE_TONES_MAX] = {0}, trial[STYLE_TONES_MAX] = {0};
    int tones = chord_classes(piece, layer, chord, classes), last_count = *count, best = INT32_MAX;
    for (int i = 0; i < last_count; i++)
        last[i] = voicing[i];
    for (int16_t lowest = layer->low; lowest + 11 <= layer->high || lowest == layer->low; lowest++) {
        for (int first = 0; first < tones; first++) {
            stack(classes, tones, first, lowest, trial);
            int price = cost(layer, trial, tones, last, last_count);
            if (price >= best)
                continue;
            best = price;
            for (int i = 0; i < tones; i++)
                voicing[i] = trial[i];
        }
    }
    *count = tones;
}
