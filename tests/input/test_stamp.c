#include "input/stamp.h"

#include <SDL_syswm.h>

#include "check.h"

#if defined(SDL_VIDEO_DRIVER_X11)

static void see_native(struct stamp *stamp, int type, uint32_t server_ms, uint32_t ticks)
{
    SDL_SysWMmsg message = {.subsystem = SDL_SYSWM_X11};
    message.msg.x11.event.type = type;
    message.msg.x11.event.xkey.time = server_ms;
    SDL_Event event = {.syswm = {.type = SDL_SYSWMEVENT, .timestamp = ticks, .msg = &message}};
    stamp_see(stamp, &event);
}

static void see_key(struct stamp *stamp, bool down, uint32_t ticks)
{
    SDL_Event event = {.key = {.type = down ? SDL_KEYDOWN : SDL_KEYUP, .timestamp = ticks}};
    stamp_see(stamp, &event);
}

/* One native event, one key event, and when they were handed over. */
static void test_times(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t server_ms;
        int64_t pumped_us, want_us;
        bool agrees;
    } rows[] = {
        {"pumped within the stamp's millisecond", 5000, 5000300, 5000300, true},
        {"at its very start", 5000, 5000000, 5000000, true},
        {"at its very end", 5000, 5000999, 5000999, true},
        {"pumped after a frame", 5000, 5004100, 5000500, true},
        {"pumped in the next millisecond", 5000, 5001000, 5000500, true},
        {"as late as may be", 5000, 5250000, 5000500, true},
        {"too late to agree", 5000, 5251000, 5251000, false},
        {"a stamp from the future", 5000, 4999999, 4999999, false},
        {"a server with another clock", 77, 5000300, 5000300, false},
        {"the server's 32 bits have wrapped", 3, INT64_C(4294967296000) + 5200, INT64_C(4294967296000) + 3500, true},
        {"and wrap in between", 4294967295u, INT64_C(4294967296000) + 2700, INT64_C(4294967295000) + 500, true},
        {"days later", 1000, INT64_C(4294967296000) * 3 + 1004000, INT64_C(4294967296000) * 3 + 1000500, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stamp stamp = {0};
        see_native(&stamp, KeyPress, rows[i].server_ms, 70);
        see_key(&stamp, true, 70);
        int64_t got_us = stamp_take(&stamp, rows[i].pumped_us);
        if (got_us != rows[i].want_us || stamp.agrees != rows[i].agrees)
            fail_msg("%s: got %lld", rows[i].name, (long long)got_us);
    }
}

/* A machine that stalls for longer than clocks may differ: believed once they have been seen to agree. */
static void test_stalls(void **state)
{
    (void)state;
    static const struct {
        uint32_t server_ms;
        int64_t pumped_us, want_us;
    } rows[] = {
        {1000, 3400000, 3400000},  {4000, 4000200, 4000200},    {5000, 6900000, 5000500},
        {7000, 12000000, 7000500}, {13000, 18001000, 18001000}, {20000, 19999000, 19999000},
    };
    struct stamp stamp = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        see_native(&stamp, KeyPress, rows[i].server_ms, 70);
        see_key(&stamp, true, 70);
        assert_int_equal(stamp_take(&stamp, rows[i].pumped_us), rows[i].want_us);
    }
}

/* Which native event belongs to which key event. Each row is a story: p r native press and release, P R key press and
 * release, m a native motion, . a pause of 5 ms in SDL's time, ' one of 1 ms, ? an event of another kind; at its end
 * the last key event is stamped. Native events are stamped 1000, 2000, ... */
static void test_matching(void **state)
{
    (void)state;
    static const struct {
        const char *story;
        int64_t want_us; /* -1: no stamp */
    } rows[] = {
        {"pP", 1000500},      {"pPrR", 2000500},  {"p'P", 1000500},    {"P", -1},   {"pPR", -1},      {"pR", -1},
        {"rP", -1},           {"p.P", -1},        {"ppP", 2000500},    {"pmP", -1}, {"p?P", 1000500}, {"pPP", -1},
        {"pP.p.rR", 3000500}, {"Pp.rR", 2000500}, {"pPpPrR", 3000500}, {"mP", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stamp stamp = {0};
        uint32_t ticks = 50, server_ms = 0;
        for (const char *step = rows[i].story; *step; step++) {
            if (*step == 'p' || *step == 'r')
                see_native(&stamp, *step == 'p' ? KeyPress : KeyRelease, server_ms += 1000, ticks);
            else if (*step == 'm')
                see_native(&stamp, MotionNotify, server_ms, ticks);
            else if (*step == 'P' || *step == 'R')
                see_key(&stamp, *step == 'P', ticks);
            else if (*step == '?')
                stamp_see(&stamp, &(SDL_Event){.type = SDL_WINDOWEVENT});
            ticks += *step == '.' ? 5 : *step == '\'' ? 1 : 0;
        }
        int64_t pumped_us = (int64_t)server_ms * 1000 + 9000;
        int64_t want_us = rows[i].want_us < 0 ? pumped_us : rows[i].want_us;
        if (stamp_take(&stamp, pumped_us) != want_us || stamp.agrees != (rows[i].want_us >= 0))
            fail_msg("%s", rows[i].story);
        assert_int_equal(stamp_take(&stamp, pumped_us), pumped_us); /* a stamp counts once */
    }
}

/* Other systems send native events of their own shape. */
static void test_other_system(void **state)
{
    (void)state;
    struct stamp stamp = {0};
    SDL_SysWMmsg message = {.subsystem = SDL_SYSWM_WINDOWS};
    SDL_Event event = {.syswm = {.type = SDL_SYSWMEVENT, .msg = &message}};
    stamp_see(&stamp, &event);
    see_key(&stamp, true, 0);
    assert_int_equal(stamp_take(&stamp, 1234567), 1234567);
    event.syswm.msg = NULL;
    stamp_see(&stamp, &event);
    see_key(&stamp, true, 0);
    assert_int_equal(stamp_take(&stamp, 1234568), 1234568);
}

#endif

static void test_asks_for_native_events(void **state)
{
    (void)state;
    struct stamp stamp = {.pending = true};
    SDL_EventState(SDL_SYSWMEVENT, SDL_DISABLE);
    stamp_init(&stamp);
    assert_int_equal(SDL_EventState(SDL_SYSWMEVENT, SDL_QUERY), SDL_ENABLE);
    assert_int_equal(stamp_take(&stamp, 42), 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#if defined(SDL_VIDEO_DRIVER_X11)
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_stalls),
        cmocka_unit_test(test_matching),
        cmocka_unit_test(test_other_system),
#endif
        cmocka_unit_test(test_asks_for_native_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
