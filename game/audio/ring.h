/* A queue from one thread to one other without a lock: how the audio callback and the game talk.
 *
 * One thread alone pushes, one alone pulls; neither ever waits. The storage is the caller's. */
#ifndef HEELBEAT_AUDIO_RING_H
#define HEELBEAT_AUDIO_RING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ring {
    unsigned char *storage;
    size_t element_size;
    uint32_t capacity; /* a power of two */
    /* Elements ever pushed and pulled; they wrap. Written by one side each. */
    _Atomic uint32_t pushed, pulled;
};

/* storage holds capacity elements of element_size bytes and outlives the ring; capacity is a power of two. */
void ring_init(struct ring *ring, void *storage, size_t element_size, uint32_t capacity);
/* Copies an element in; false when the ring is full. */
bool ring_push(struct ring *ring, const void *element);
/* Copies the oldest element out; false when the ring is empty. */
bool ring_pull(struct ring *ring, void *element);

#endif
