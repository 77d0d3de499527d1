/* A 64-bit hash of bytes: FNV-1a, offset 0xcbf29ce484222325, prime 0x100000001b3. It makes seeds, names contents, and
 * keys what is cached; it keeps no secrets. */
#ifndef HEELBEAT_CORE_BASE_HASH_H
#define HEELBEAT_CORE_BASE_HASH_H

#include <stdint.h>

#define HASH_SEED UINT64_C(0xcbf29ce484222325)

/* Folds size bytes into hash, HASH_SEED for the first. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, uint64_t size);

#endif
