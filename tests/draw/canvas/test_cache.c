#include "draw/canvas/cache.h"

#include "check.h"
#include "draw/easel.h"

#include <math.h>

static uint32_t pixels[64 * 64];

static bool add(struct cache *cache, uint64_t key, int w, int h)
{
    return cache_add(cache, key, pixels, w, h, w * 4, false) != NULL;
}

static void the_least_recently_used_go_first(void **state)
{
    (void)state;
    struct easel easel = easel_create(8, 8);
    struct cache cache;
    assert_true(cache_init(&cache, easel.renderer, 3 * 16 * 16 * 4));
    assert_true(add(&cache, 1, 16, 16) && add(&cache, 2, 16, 16) && add(&cache, 3, 16, 16));
    assert_non_null(cache_find(&cache, 1));
    assert_true(add(&cache, 4, 16, 16));
    assert_null(cache_find(&cache, 2));
    assert_non_null(cache_find(&cache, 1));
    assert_non_null(cache_find(&cache, 3));
    assert_non_null(cache_find(&cache, 4));
    cache_clear(&cache);
    assert_null(cache_find(&cache, 1));
    assert_int_equal(cache.bytes, 0);
    cache_reset(&cache);
    easel_destroy(&easel);
}

static void bytes_and_entries_stay_bounded(void **state)
{
    (void)state;
    struct easel easel = easel_create(8, 8);
    struct cache cache;
    const size_t most = 1 << 20;
    assert_true(cache_init(&cache, easel.renderer, most));
    uint64_t seed = 3;
    for (uint64_t i = 1; i <= 6000; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        int w = 1 + (int)(seed >> 40) % (i < 3000 ? 64 : 2);
        assert_true(add(&cache, seed, w, 1 + (int)(i % 7)));
        assert_true(cache.bytes <= most);
        assert_non_null(cache_find(&cache, seed));
    }
    cache_reset(&cache);
    easel_destroy(&easel);
}

static void the_newest_is_kept_even_if_too_large(void **state)
{
    (void)state;
    struct easel easel = easel_create(8, 8);
    struct cache cache;
    assert_true(cache_init(&cache, easel.renderer, 100));
    assert_true(add(&cache, 1, 2, 2) && add(&cache, 2, 64, 64));
    assert_null(cache_find(&cache, 1));
    assert_non_null(cache_find(&cache, 2));
    assert_true(add(&cache, 3, 2, 2));
    assert_null(cache_find(&cache, 2));
    assert_int_equal(cache.bytes, 16);
    cache_reset(&cache);
    easel_destroy(&easel);
}

static void a_key_is_seen_the_second_time(void **state)
{
    (void)state;
    struct easel easel = easel_create(8, 8);
    struct cache cache;
    assert_true(cache_init(&cache, easel.renderer, 100));
    assert_false(cache_seen(&cache, 77));
    assert_true(cache_seen(&cache, 77));
    assert_false(cache_seen(&cache, 78));
    cache_reset(&cache);
    easel_destroy(&easel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_recently_used_go_first),
        cmocka_unit_test(bytes_and_entries_stay_bounded),
        cmocka_unit_test(the_newest_is_kept_even_if_too_large),
        cmocka_unit_test(a_key_is_seen_the_second_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
