#include "core/level/level_build.h"

#include "core/base/hash.h"
#include "core/base/text.h"

#include <stdlib.h>
#include <string.h>

static char *copy_pattern(const char *pattern)
{
    size_t size = strlen(pattern) + 1;
    char *copy = malloc(size);
    if (copy)
        memcpy(copy, pattern, size);
    return copy;
}

bool level_add_part(struct level *level, const struct level_part_desc *desc)
{
    if (level->part_count == LEVEL_PARTS_MAX)
        return false;
    struct level_part *parts = realloc(level->parts, ((size_t)level->part_count + 1) * sizeof *parts);
    if (!parts)
        return false;
    level->parts = parts;
    struct level_part *part = &parts[level->part_count++];
    *part = (struct level_part){.bars = desc->bars,
                                .step_ticks = desc->step_ticks ? desc->step_ticks : TEMPO_TICKS_PER_BEAT};
    bool good = text_copy(part->name, sizeof part->name, desc->name);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        if (!desc->pattern[heel])
            continue;
        part->pattern[heel] = copy_pattern(desc->pattern[heel]);
        good = good && part->pattern[heel];
    }
    return good;
}

bool level_add_tempo(struct level *level, int64_t tick, int32_t bpm_milli)
{
    if (level->tempo_count == LEVEL_TEMPO_CHANGES_MAX)
        return false;
    struct tempo_change *tempo = realloc(level->tempo, ((size_t)level->tempo_count + 1) * sizeof *tempo);
    if (!tempo)
        return false;
    level->tempo = tempo;
    tempo[level->tempo_count++] = (struct tempo_change){tick, bpm_milli};
    return true;
}

bool level_describe(struct level *level, const char *title, const char *about)
{
    level->meter = 4;
    bool good = text_copy(level->author, sizeof level->author, EN_("Heelbeat"));
    good = text_copy(level->title, sizeof level->title, title) && good;
    return text_copy(level->about, sizeof level->about, about) && good;
}

bool level_compose_in(struct level *level, const char *style, uint64_t seed, const char *key)
{
    level->music.seed = seed;
    bool good = text_copy(level->music.style, sizeof level->music.style, style);
    return text_copy(level->music.key, sizeof level->music.key, key) && good;
}

/* Numbers go in byte by byte from the lowest, so that the order of bytes in memory doesn't matter. */
static uint64_t hash_int(uint64_t hash, int64_t value)
{
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (uint8_t)((uint64_t)value >> (8 * i) & 255);
    return hash_bytes(hash, bytes, sizeof bytes);
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
    return text ? hash_bytes(hash_int(hash, (int64_t)strlen(text)), text, strlen(text)) : hash_int(hash, -1);
}

static uint64_t hash_music(uint64_t hash, const struct level_music *music)
{
    hash = hash_text(hash, music->style);
    hash = hash_int(hash, (int64_t)music->seed);
    hash = hash_text(hash, music->key);
    hash = hash_text(hash, music->file);
    return hash_int(hash, music->offset_ms);
}

static uint64_t hash_part(uint64_t hash, const struct level_part *part)
{
    hash = hash_text(hash, part->name);
    hash = hash_int(hash, part->bars);
    hash = hash_int(hash, part->step_ticks);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        hash = hash_text(hash, part->pattern[heel]);
    return hash;
}

static uint64_t hash_rep(uint64_t hash, const struct level_rep *rep)
{
    hash = hash_int(hash, rep->tick);
    hash = hash_int(hash, rep->lift_ticks);
    hash = hash_int(hash, rep->hold_ticks);
    hash = hash_int(hash, rep->lower_ticks);
    return hash_int(hash, rep->heel);
}

uint64_t level_hash(const struct level *level)
{
    uint64_t hash = hash_music(hash_text(HASH_SEED, level->title), &level->music);
    hash = hash_int(hash_text(hash_text(hash, level->author), level->about), level->meter);
    hash = hash_int(hash, level->tempo_count);
    for (int32_t i = 0; i < level->tempo_count; i++)
        hash = hash_int(hash_int(hash, level->tempo[i].tick), level->tempo[i].bpm_milli);
    hash = hash_int(hash, level->part_count);
    for (int32_t i = 0; i < level->part_count; i++)
        hash = hash_part(hash, &level->parts[i]);
    hash = hash_int(hash, level->rep_count);
    for (int32_t i = 0; i < level->rep_count; i++)
        hash = hash_rep(hash, &level->reps[i]);
    return hash;
}
