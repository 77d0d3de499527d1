#include <SDL.h>

#include "audio/ring.h"
#include "check.h"

struct element {
    uint32_t number, twice;
};

static void keeps_order_and_says_when_full(void **state)
{
    (void)state;
    struct element storage[4], element;
    struct ring ring;
    ring_init(&ring, storage, sizeof *storage, 4);
    uint32_t in = 0, out = 0;
    for (int round = 0; round < 10; round++) {
        assert_false(ring_pull(&ring, &element));
        for (int i = 0; i < 4; i++, in++) {
            assert_true(ring_push(&ring, &(struct element){in, in * 2}));
        }
        assert_false(ring_push(&ring, &(struct element){in, in * 2}));
        for (int i = 0; i < 4; i++, out++) {
            assert_true(ring_pull(&ring, &element));
            assert_int_equal(element.number, out);
        }
    }
}

static void counts_wrap(void **state)
{
    (void)state;
    uint32_t storage[2], element;
    struct ring ring;
    ring_init(&ring, storage, sizeof *storage, 2);
    atomic_store(&ring.pushed, UINT32_MAX);
    atomic_store(&ring.pulled, UINT32_MAX);
    for (uint32_t i = 0; i < 5; i++) {
        assert_true(ring_push(&ring, &i));
        assert_true(ring_pull(&ring, &element));
        assert_int_equal(element, i);
    }
    assert_false(ring_pull(&ring, &element));
}

#define SENT 200000u

static int push_all(void *context)
{
    for (uint32_t i = 0; i < SENT;) {
        i += ring_push(context, &(struct element){i, i * 2}) ? 1 : 0;
    }
    return 0;
}

/* Also what a thread sanitizer should see. */
static void two_threads_lose_and_tear_nothing(void **state)
{
    (void)state;
    struct element storage[16], element;
    struct ring ring;
    ring_init(&ring, storage, sizeof *storage, 16);
    SDL_Thread *thread = SDL_CreateThread(push_all, "push", &ring);
    assert_non_null(thread);
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < SENT;) {
        if (ring_pull(&ring, &element)) {
            wrong += element.number != i || element.twice != i * 2;
            i++;
        }
    }
    SDL_WaitThread(thread, NULL);
    assert_int_equal(wrong, 0);
    assert_false(ring_pull(&ring, &element));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_order_and_says_when_full),
        cmocka_unit_test(counts_wrap),
        cmocka_unit_test(two_threads_lose_and_tear_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
