/* MUSIC_WIDE before a function that spends its time in loops over samples: gcc then makes it twice, once for processors
 * with AVX2, and the loader takes the one that fits (GNU ifunc). Both do the same sums in the same order (no fused
 * multiply-add and no reassociation: see -ffp-contract in CMakeLists.txt), so the samples are the same to the last bit;
 * tests/music/sound/test_wide.c holds the two against each other. Elsewhere, and under sanitizers, which can't watch
 * what runs before they do, it says nothing. */
#ifndef HEELBEAT_MUSIC_SOUND_WIDE_H
#define HEELBEAT_MUSIC_SOUND_WIDE_H

#include <stdint.h> /* says whether the C library is GNU's */

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) &&                           \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(MUSIC_NARROW)
#define MUSIC_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define MUSIC_WIDE
#endif

#endif
