#include "music/notes/tune.h"

#include <stdlib.h>

#include "music/notes/compose.h"

/* No messages: what the author of a file is told stays English. */

/* The key that was asked for, else one of the style's. */
static bool choose_key(struct piece *piece, const char *key, struct error *error)
{
    if (key == NULL || key[0] == 0) {
        struct rng rng;
        compose_rng(piece, &rng, STREAM_KEY, 0);
        const struct style_key *chosen = &piece->style->keys[rng_below(&rng, (uint32_t)piece->style->key_count)];
        piece->root = chosen->root;
        piece->minor = chosen->minor;
        return true;
    }
    if (tune_parse_key(key, &piece->root, &piece->minor))
        return true;
    error_set(error, "music.key", "is no key", "write it like \"D minor\" or \"F# major\"");
    return false;
}

static void choose_swing(struct piece *piece)
{
    struct rng rng;
    compose_rng(piece, &rng, STREAM_SWING, 0);
    piece->swing = (int16_t)rng_range(&rng, piece->style->swing_low, piece->style->swing_high);
}

static bool write_notes(struct piece *piece, struct error *error)
{
    bool ok = form_build(piece);
    if (ok) {
        harmony_build(piece);
        ok = drums_write(piece);
        layers_write(piece);
        lead_write(piece);
        sheet_sort(piece);
    }
    if (ok && !piece->full)
        return true;
    error_set(error, "music", "can't be composed: the level is too long or too dense", "shorten the level");
    return false;
}

bool tune_init(struct tune *tune, const struct tune_desc *desc, struct error *error)
{
    *tune = (struct tune){0};
    struct piece piece = {.chart = desc->chart, .style = desc->style, .seed = desc->seed};
    if (!style_check(desc->style, error) || !choose_key(&piece, desc->key, error))
        return false;
    choose_swing(&piece);
    bool ok = write_notes(&piece, error);
    free(piece.bars);
    free(piece.sections);
    if (!ok) {
        free(piece.notes);
        return false;
    }
    *tune = (struct tune){
        .notes = piece.notes,
        .count = piece.note_count,
        .end_us = desc->chart->end_us,
        .root = piece.root,
        .minor = piece.minor,
        .bpm_milli = tempo_bpm_milli_at(&desc->chart->tempo, 0),
    };
    return true;
}

void tune_reset(struct tune *tune)
{
    free(tune->notes);
    *tune = (struct tune){0};
}
