/* Pictures kept as textures under a 64-bit key, the least recently used given up when there are too many bytes of them.
 * A key must name everything that the picture depends on. */
#ifndef HEELBEAT_DRAW_CANVAS_CACHE_H
#define HEELBEAT_DRAW_CANVAS_CACHE_H

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CACHE_ENTRIES 2048
#define CACHE_SEEN    1024

struct picture {
    SDL_Texture *texture; /* owned by the cache */
    uint64_t key;
    int w, h;
    int rise; /* the caller's: of text, from its top to the baseline */
    size_t bytes;
    int newer, older, next; /* indices into cache.pictures; -1 none */
};

struct cache {
    SDL_Renderer *renderer;   /* borrowed */
    struct picture *pictures; /* CACHE_ENTRIES */
    int *buckets;             /* CACHE_ENTRIES */
    int newest, oldest, free;
    size_t bytes, bytes_max;
    uint64_t seen[CACHE_SEEN];
};

/* False if out of memory. */
bool cache_init(struct cache *cache, SDL_Renderer *renderer, size_t bytes_max);
void cache_reset(struct cache *cache);
/* Gives up all pictures. */
void cache_clear(struct cache *cache);

/* The picture of key, now the most recently used; NULL if there is none. Good until the next cache_add. */
struct picture *cache_find(struct cache *cache, uint64_t key);
/* Makes a texture of w x h pixels (0xAARRGGBB straight alpha, pitch in bytes) and keeps it under key, which must be
 * new. An opaque one is copied without blending. NULL if SDL has no memory for it. The newest picture is always kept,
 * even one larger than bytes_max. */
struct picture *cache_add(struct cache *cache, uint64_t key, const uint32_t *pixels, int w, int h, int pitch_bytes,
                          bool opaque);
/* Whether key was asked about before, lately: what is drawn once (a moving line) isn't worth keeping. */
bool cache_seen(struct cache *cache, uint64_t key);

#endif
