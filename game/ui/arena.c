#include "ui/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

void arena_reset(struct arena *arena)
{
    for (int i = 0; i < arena->count; i++)
        free(arena->blocks[i]);
    *arena = (struct arena){0};
}

void arena_empty(struct arena *arena)
{
    arena->current = 0;
    arena->used = 0;
}

static char *take_block(struct arena *arena)
{
    if (arena->count > 0 && arena->used > 0) {
        arena->current++;
        arena->used = 0;
    }
    if (arena->current < arena->count)
        return arena->blocks[arena->current];
    void *block = arena->count < ARENA_BLOCKS_MAX ? malloc(ARENA_BLOCK_BYTES) : NULL;
    if (!block) {
        arena->current = arena->count > 0 ? arena->count - 1 : 0;
        arena->used = ARENA_BLOCK_BYTES;
        return NULL;
    }
    arena->blocks[arena->count++] = block;
    return block;
}

void *arena_take(struct arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size_t rounded = (size + unit - 1) / unit * unit;
    if (rounded > ARENA_BLOCK_BYTES)
        return NULL;
    char *block = arena->count > 0 ? arena->blocks[arena->current] : NULL;
    if (!block || arena->used + rounded > ARENA_BLOCK_BYTES)
        block = take_block(arena);
    if (!block)
        return NULL;
    void *piece = block + arena->used;
    arena->used += rounded;
    return memset(piece, 0, size);
}
