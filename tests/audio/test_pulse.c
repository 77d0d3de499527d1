#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/pulse.h"

/* As libpulse and its server settle them: see audio/pulse.h. Lumps that a buffer is near a whole number of stay late
 * for long; those that it is well apart from are none of the clock's business. */
static const struct {
    bool is_pulse;
    const char *wanted;
    int32_t frames;
    int64_t room_us, lump_us;
} rows[] = {
    {false, NULL, 512, 10666, 0},
    {false, NULL, 1024, 21333, 0},
    {false, "60", 256, 5333, 0},
    {true, NULL, 512, 10666, 0},
    {true, NULL, 960, 22000, 0},
    {true, NULL, 1024, 23000, 0},
    {true, NULL, 2048, 46000, 0},
    {true, NULL, 4096, 85333, 20000}, /* too long, however much is asked for */
    {true, NULL, 8192, 170666, 20000},
    {true, NULL, 256, 20000, 5000},
    {true, NULL, 128, 20000, 5000},
    {true, "8", 256, 8000, 0},
    {true, "60", 512, 60000, 15000},
    {true, "40", 512, 40000, 10000},
    {true, "21", 1024, 21000, 5250},
    {true, "23", 1024, 23000, 0},
    {true, "24", 1024, 24000, 6000}, /* near three and a half */
    {true, "43", 2048, 43000, 10750},
    {true, "48", 1024, 48000, 12000},
    {true, "200", 1024, 200000, 20000},
    {true, "", 512, 10666, 0},
    {true, "none", 512, 10666, 0},
    {true, "30ms", 512, 10666, 0},
    {true, "-5", 512, 10666, 0},
    {true, "0", 1024, 21333, 5333},
    {true, "99999999999999999999", 512, 10666, 0},
};

static void knows_what_the_server_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pulse_room room = pulse_room(rows[i].is_pulse, rows[i].wanted, rows[i].frames, 48000);
        assert_int_equal(room.room_us, rows[i].room_us);
        assert_int_equal(room.lump_us, rows[i].lump_us);
    }
}

static void small_buffers_ask_for_more(void **state)
{
    (void)state;
    assert_int_equal(pulse_least_ms(128, 48000), 20);
    assert_int_equal(pulse_least_ms(256, 48000), 20);
    assert_int_equal(pulse_least_ms(512, 48000), 0);
}

/* Four lumps to a buffer, off by a frame, slide through each other in a minute or two; three and a half, by half a
 * lump. */
static void buffers_keep_apart_from_whole_numbers_of_lumps(void **state)
{
    (void)state;
    for (int32_t frames = 769; frames <= 2048; frames++) {
        int32_t ms = pulse_least_ms(frames, 48000);
        double buffer_ms = frames / 48.0, lumps = buffer_ms / (ms / 4.0);
        assert_true(ms > buffer_ms && ms <= buffer_ms + 10); /* what it costs */
        assert_true(fabs(lumps - round(lumps)) > 0.22);
        assert_true(fabs(2 * lumps - round(2 * lumps)) > 0.22);
        assert_int_equal(pulse_room(true, NULL, frames, 48000).lump_us, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_the_server_holds),
        cmocka_unit_test(small_buffers_ask_for_more),
        cmocka_unit_test(buffers_keep_apart_from_whole_numbers_of_lumps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
