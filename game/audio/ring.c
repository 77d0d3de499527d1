#include "audio/ring.h"

#include <string.h>

void ring_init(struct ring *ring, void *storage, size_t element_size, uint32_t capacity)
{
    ring->storage = storage;
    ring->element_size = element_size;
    ring->capacity = capacity;
    atomic_init(&ring->pushed, 0);
    atomic_init(&ring->pulled, 0);
}

static unsigned char *slot(const struct ring *ring, uint32_t index)
{
    return ring->storage + (size_t)(index & (ring->capacity - 1)) * ring->element_size;
}

bool ring_push(struct ring *ring, const void *element)
{
    uint32_t pushed = atomic_load_explicit(&ring->pushed, memory_order_relaxed);
    if (pushed - atomic_load_explicit(&ring->pulled, memory_order_acquire) == ring->capacity) {
        return false;
    }
    memcpy(slot(ring, pushed), element, ring->element_size);
    atomic_store_explicit(&ring->pushed, pushed + 1, memory_order_release);
    return true;
}

bool ring_pull(struct ring *ring, void *element)
{
    uint32_t pulled = atomic_load_explicit(&ring->pulled, memory_order_relaxed);
    if (pulled == atomic_load_explicit(&ring->pushed, memory_order_acquire)) {
        return false;
    }
    memcpy(element, slot(ring, pulled), ring->element_size);
    atomic_store_explicit(&ring->pulled, pulled + 1, memory_order_release);
    return true;
}
