/* Memory that is taken piece by piece and given back all at once: what a page is made of. Blocks are kept when it is
 * emptied, so that a page made again allocates nothing. */
#ifndef HEELBEAT_UI_ARENA_H
#define HEELBEAT_UI_ARENA_H

#include <stddef.h>

#define ARENA_BLOCK_BYTES ((size_t)64 << 10)
#define ARENA_BLOCKS_MAX  64

/* Zeroed is empty. */
struct arena {
    void *blocks[ARENA_BLOCKS_MAX]; /* owned */
    int count, current;
    size_t used; /* bytes of the current block */
};

void arena_reset(struct arena *arena);
/* Gives back every piece; the blocks stay. */
void arena_empty(struct arena *arena);
/* A zeroed piece, aligned for anything. NULL when there is no memory, when there are ARENA_BLOCKS_MAX, or for a piece
 * larger than a block. */
void *arena_take(struct arena *arena, size_t size);

#endif
