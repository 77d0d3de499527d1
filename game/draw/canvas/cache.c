#include "draw/canvas/cache.h"

#include <stdlib.h>
#include <string.h>

enum { NONE = -1 };

static int bucket_of(uint64_t key)
{
    return (int)((key ^ key >> 32) % CACHE_ENTRIES);
}

static void forget_all(struct cache *cache)
{
    cache->newest = cache->oldest = NONE;
    cache->bytes = 0;
    for (int i = 0; i < CACHE_ENTRIES; i++) {
        cache->buckets[i] = NONE;
        cache->pictures[i] = (struct picture){.next = i + 1 < CACHE_ENTRIES ? i + 1 : NONE};
    }
    cache->free = 0;
    memset(cache->seen, 0, sizeof cache->seen);
}

bool cache_init(struct cache *cache, SDL_Renderer *renderer, size_t bytes_max)
{
    *cache = (struct cache){.renderer = renderer, .bytes_max = bytes_max};
    cache->pictures = calloc(CACHE_ENTRIES, sizeof *cache->pictures);
    cache->buckets = calloc(CACHE_ENTRIES, sizeof *cache->buckets);
    if (!cache->pictures || !cache->buckets) {
        cache_reset(cache);
        return false;
    }
    forget_all(cache);
    return true;
}

void cache_reset(struct cache *cache)
{
    if (cache->pictures && cache->buckets)
        cache_clear(cache);
    free(cache->pictures);
    free(cache->buckets);
    *cache = (struct cache){0};
}

void cache_clear(struct cache *cache)
{
    for (int i = 0; i < CACHE_ENTRIES; i++) {
        if (cache->pictures[i].texture)
            SDL_DestroyTexture(cache->pictures[i].texture);
    }
    forget_all(cache);
}

static void unlink_age(struct cache *cache, int i)
{
    struct picture *picture = &cache->pictures[i];
    if (picture->newer == NONE)
        cache->newest = picture->older;
    else
        cache->pictures[picture->newer].older = picture->older;
    if (picture->older == NONE)
        cache->oldest = picture->newer;
    else
        cache->pictures[picture->older].newer = picture->newer;
}

static void link_newest(struct cache *cache, int i)
{
    cache->pictures[i].newer = NONE;
    cache->pictures[i].older = cache->newest;
    if (cache->newest == NONE)
        cache->oldest = i;
    else
        cache->pictures[cache->newest].newer = i;
    cache->newest = i;
}

static void drop_oldest(struct cache *cache)
{
    int i = cache->oldest;
    struct picture *picture = &cache->pictures[i];
    int *link = &cache->buckets[bucket_of(picture->key)];
    while (*link != i)
        link = &cache->pictures[*link].next;
    *link = picture->next;
    unlink_age(cache, i);
    SDL_DestroyTexture(picture->texture);
    cache->bytes -= picture->bytes;
    *picture = (struct picture){.next = cache->free};
    cache->free = i;
}

struct picture *cache_find(struct cache *cache, uint64_t key)
{
    for (int i = cache->buckets[bucket_of(key)]; i != NONE; i = cache->pictures[i].next) {
        if (cache->pictures[i].key != key)
            continue;
        if (cache->newest != i) {
            unlink_age(cache, i);
            link_newest(cache, i);
        }
        return &cache->pictures[i];
    }
    return NULL;
}

static SDL_Texture *texture_of(SDL_Renderer *renderer, const uint32_t *pixels, int w, int h, int pitch, bool opaque)
{
    /* The software renderer copies a texture without alpha row by row with memcpy. */
    uint32_t format = opaque ? SDL_PIXELFORMAT_RGB888 : SDL_PIXELFORMAT_ARGB8888;
    SDL_Texture *texture = SDL_CreateTexture(renderer, format, SDL_TEXTUREACCESS_STATIC, w, h);
    if (!texture)
        return NULL;
    SDL_SetTextureBlendMode(texture, opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    if (SDL_UpdateTexture(texture, NULL, pixels, pitch) != 0) {
        SDL_DestroyTexture(texture);
        return NULL;
    }
    return texture;
}

struct picture *cache_add(struct cache *cache, uint64_t key, const uint32_t *pixels, int w, int h, int pitch_bytes,
                          bool opaque)
{
    size_t bytes = (size_t)w * (size_t)h * 4;
    while (cache->oldest != NONE && (cache->bytes + bytes > cache->bytes_max || cache->free == NONE))
        drop_oldest(cache);
    SDL_Texture *texture = texture_of(cache->renderer, pixels, w, h, pitch_bytes, opaque);
    if (!texture)
        return NULL;
    int i = cache->free;
    struct picture *picture = &cache->pictures[i];
    cache->free = picture->next;
    int bucket = bucket_of(key);
    *picture = (struct picture){
        .texture = texture, .key = key, .w = w, .h = h, .bytes = bytes, .next = cache->buckets[bucket]};
    cache->buckets[bucket] = i;
    cache->bytes += bytes;
    link_newest(cache, i);
    return picture;
}

bool cache_seen(struct cache *cache, uint64_t key)
{
    uint64_t *slot = &cache->seen[(key ^ key >> 29) % CACHE_SEEN];
    bool seen = *slot == key;
    *slot = key;
    return seen;
}
