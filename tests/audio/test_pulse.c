#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audio/pulse.h"

/* As libpulse and its server settle them: see audio/pulse.h. */
static const struct {
    bool is_pulse;
    const char *wanted;
    int32_t frames;
    int64_t room_us, lump_us;
} rows[] = {
    {false, NULL, 512, 10666, 0},
    {false, "60", 256, 5333, 0},
    {true, NULL, 512, 10666, 0},
    {true, NULL, 1024, 21333, 5333},
    {true, NULL, 2048, 42666, 10666},
    {true, NULL, 8192, 170666, 20000},
    {true, NULL, 256, 20000, 5000},
    {true, NULL, 128, 20000, 5000},
    {true, "8", 256, 8000, 0},
    {true, "60", 512, 60000, 15000},
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
    assert_int_equal(pulse_least_ms(1024, 48000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_the_server_holds),
        cmocka_unit_test(small_buffers_ask_for_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
