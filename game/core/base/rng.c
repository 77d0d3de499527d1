#include "core/base/rng.h"

#define PCG_MULTIPLIER UINT64_C(6364136223846793005)

/* Twelve uniforms of 16 bits have a standard deviation of 2^16 together, near enough (the sum's variance is 2^32 - 1).
 */
#define NORMAL_UNIFORMS 12
#define NORMAL_BITS     16

void rng_init(struct rng *rng, uint64_t seed, uint64_t stream)
{
    rng->state = 0;
    rng->stream = stream << 1 | 1;
    rng_next(rng);
    rng->state += seed;
    rng_next(rng);
}

uint32_t rng_next(struct rng *rng)
{
    uint64_t old = rng->state;
    rng->state = old * PCG_MULTIPLIER + rng->stream;
    uint32_t mixed = (uint32_t)((old >> 18 ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return mixed >> turn | mixed << (-turn & 31);
}

uint32_t rng_below(struct rng *rng, uint32_t bound)
{
    /* 2^32 mod bound: as many of the lowest values are thrown away, so that each remainder is as likely. */
    uint32_t threshold = -bound % bound;
    for (;;) {
        uint32_t value = rng_next(rng);
        if (value >= threshold)
            return value % bound;
    }
}

int64_t rng_range(struct rng *rng, int64_t low, int64_t high)
{
    uint32_t span = (uint32_t)((uint64_t)high - (uint64_t)low);
    uint32_t value = span == UINT32_MAX ? rng_next(rng) : rng_below(rng, span + 1);
    return low + (int64_t)value;
}

int64_t rng_normal(struct rng *rng, int64_t sd)
{
    const int64_t unit = INT64_C(1) << (NORMAL_BITS + 1);
    int64_t sum = 0; /* of uniforms in steps of two about zero, so that it is symmetric to the last bit */
    for (int i = 0; i < NORMAL_UNIFORMS; i++)
        sum += 2 * (int64_t)(rng_next(rng) >> (32 - NORMAL_BITS)) - ((1 << NORMAL_BITS) - 1);
    int64_t scaled = sum * sd;
    return (scaled + (scaled < 0 ? -unit / 2 : unit / 2)) / unit;
}
