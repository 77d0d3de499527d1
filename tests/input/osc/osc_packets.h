/* OSC packets for tests, made by liblo's writer. */
#ifndef HEELBEAT_TESTS_INPUT_OSC_OSC_PACKETS_H
#define HEELBEAT_TESTS_INPUT_OSC_OSC_PACKETS_H

#include <stddef.h>

struct packet {
    void *bytes; /* from malloc, of exactly that size */
    size_t size;
};

/* types: of "ifhdTFsbN"; numbers are taken from values in turn, strings are "text", blobs 64 zeroed bytes. */
struct packet packet_message(const char *address, const char *types, const double *values);
/* A bundle of two messages /heelbeat/left and /heelbeat/right, depth - 1 bundles around it, due at the end of the time
 * that tags can tell (2036). */
struct packet packet_bundle(float left, float right, int depth);
/* A bundle of so many messages that say true. */
struct packet packet_row(const char *address, int messages);
/* The first size bytes of another. */
struct packet packet_copy(const void *bytes, size_t size);
void packet_free(struct packet *packet);

#endif
