#include <math.h>

#include "audio/pulse.h"
#include "audio/served.h"
#include "check.h"

/* As libpulse and its server settle them: see audio/pulse.h. Lumps that a buffer is near a whole number of stay late
 * for long; those that it is well apart from are none of the clock's business. */
static const struct {
    bool is_pulse;
    const char *wanted;
    int32_t frames;
    int64_t room_us, lump_us;
} rows[] = {
    {false, NULL, 512, 10666, 0},      {false, NULL, 1024, 21333, 0},    {false, "60", 256, 5333, 0},
    {true, NULL, 512, 10666, 0},       {true, NULL, 960, 22000, 0},      {true, NULL, 1024, 23000, 0},
    {true, NULL, 2048, 46000, 0},      {true, NULL, 4096, 85333, 20000}, /* too long, however much is asked for */
    {true, NULL, 8192, 170666, 20000}, {true, NULL, 256, 20000, 0},      {true, NULL, 128, 20000, 0},
    {true, "8", 256, 8000, 0},         {true, "60", 512, 60000, 15000},  {true, "40", 512, 40000, 10000},
    {true, "20", 960, 20000, 0},       {true, "21", 1024, 21000, 5250},  {true, "23", 1024, 23000, 0},
    {true, "24", 1024, 24000, 6000}, /* near three and a half */
    {true, "43", 2048, 43000, 10750},  {true, "48", 1024, 48000, 12000}, {true, "200", 1024, 200000, 20000},
    {true, "", 512, 10666, 0},         {true, "none", 512, 10666, 0},    {true, "30ms", 512, 10666, 0},
    {true, "-5", 512, 10666, 0},       {true, "0", 1024, 21333, 5333},   {true, "99999999999999999999", 512, 10666, 0},
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

struct heard {
    double rms_us, drift_us; /* around the mean; a minute */
};

/* Three minutes, from 5 s on: what the clock says of the frame that is heard. */
static struct heard listen(int32_t frames, struct pulse_room room, uint64_t seed)
{
    struct audio_clock clock;
    struct served server;
    double n = 0, sum = 0, squares = 0, at = 0, at_squares = 0, product = 0;
    audio_clock_init(&clock, 48000, room.room_us);
    audio_clock_expect_lumps(&clock, room.lump_us);
    served_open(&server, frames, room.room_us, 30000000, seed);
    while (server.sink_us < 185000000) {
        struct served_turn turn = served_turn(&server);
        for (int32_t i = 0; i < turn.count; i++)
            audio_clock_anchor(&clock, &turn.anchors[i]);
        if (turn.mono_us < 6000000)
            continue;
        double off_us = (double)audio_clock_song_us(&clock, turn.mono_us) - (double)turn.played * 1e6 / 48000;
        double minute = (double)turn.mono_us / 60e6;
        n++, sum += off_us, squares += off_us * off_us;
        at += minute, at_squares += minute * minute, product += minute * off_us;
    }
    assert_false(server.dry);
    return (struct heard){sqrt(squares / n - sum / n * sum / n), (product - sum * at / n) / (at_squares - at * at / n)};
}

/* SDL's thread is late once, half a minute in. Buffers of 1024 and 2048 frames that ask for their own length have lumps
 * that slide; told of these, the clock is wrong by 1.3 and 5 ms RMS. */
static void what_is_asked_for_keeps_the_clock_right(void **state)
{
    (void)state;
    static const int32_t buffers[] = {256, 512, 1024, 2048};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        for (uint64_t seed = 1; seed <= 3; seed++) {
            struct heard heard = listen(buffers[i], pulse_room(true, NULL, buffers[i], 48000), seed * 7919);
            print_message("%d frames: rms %.0f us, drift %.0f us a minute\n", buffers[i], heard.rms_us, heard.drift_us);
            assert_true(heard.rms_us < 250);
            assert_true(fabs(heard.drift_us) < 100);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_the_server_holds),
        cmocka_unit_test(small_buffers_ask_for_more),
        cmocka_unit_test(buffers_keep_apart_from_whole_numbers_of_lumps),
        cmocka_unit_test(what_is_asked_for_keeps_the_clock_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
