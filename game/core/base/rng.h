/* A small seeded generator: the same numbers from the same seed on every platform.
 *
 * PCG32 (M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
 * Generation", HMC-CS-2014-0905). Not for secrets. */
#ifndef HEELBEAT_CORE_BASE_RNG_H
#define HEELBEAT_CORE_BASE_RNG_H

#include <stdint.h>

struct rng {
    uint64_t state;
    uint64_t stream; /* odd */
};

/* Seeds *rng; different streams of one seed are independent (a stream per instrument, say). */
void rng_init(struct rng *rng, uint64_t seed, uint64_t stream);
uint32_t rng_next(struct rng *rng);
/* Uniform in [0, bound), without modulo bias; bound >= 1. */
uint32_t rng_below(struct rng *rng, uint32_t bound);
/* Uniform in [low, high], both included; low <= high, and high - low < 2^32. */
int64_t rng_range(struct rng *rng, int64_t low, int64_t high);
/* Near-normal integer with mean 0 and the given standard deviation (>= 0): a sum of 12 uniforms, integers throughout,
 * so that the bytes agree everywhere. Bounded to +-6 sd. */
int64_t rng_normal(struct rng *rng, int64_t sd);

#endif
