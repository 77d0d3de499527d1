/* The sound card's driver on SDL's "dummy" card, which takes sound at about the right rate and plays it into nothing:
 * nothing here depends on how true that rate is, nor on how fast this machine is. */
#include "audio/audio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <SDL.h>
#include <stdlib.h>

#define WAIT_US INT64_C(30000000) /* only a card that never calls back takes so long */

static int64_t mono_us(void)
{
    return (int64_t)((double)SDL_GetPerformanceCounter() * 1e6 / (double)SDL_GetPerformanceFrequency());
}

static struct audio *open_card(int32_t frames, int64_t offset_us)
{
    struct error error;
    struct audio *audio = audio_open(
        &(struct audio_desc){
            .driver = AUDIO_DEVICE, .mono_us = mono_us, .buffer_frames = frames, .offset_us = offset_us},
        &error);
    assert_non_null(audio);
    assert_false(audio_is_silent(audio));
    return audio;
}

static int setup(void **state)
{
    (void)state;
    return setenv("SDL_AUDIODRIVER", "dummy", 1);
}

/* Steps until song time has come so far; it must rise all the way. Returns the time on the monotonic clock. */
static int64_t play_until(struct audio *audio, int64_t song_us)
{
    int64_t before_us = INT64_MIN, now_us, end_us = mono_us() + WAIT_US;
    for (;;) {
        now_us = mono_us();
        assert_true(now_us < end_us);
        int64_t at_us = audio_step(audio, now_us);
        assert_true(at_us >= before_us);
        before_us = at_us;
        if (at_us >= song_us) {
            return now_us;
        }
        SDL_Delay(1);
    }
}

static void song_time_runs_and_a_pause_holds_it(void **state)
{
    (void)state;
    struct audio *audio = open_card(0, 0);
    assert_int_equal(audio_uncertainty_us(audio), INT64_MAX);
    audio_play(audio, NULL, mono_us());
    assert_true(audio_song_us(audio, mono_us()) < 0); /* nothing is heard yet */
    int64_t now_us = play_until(audio, 300000);
    assert_true(audio_uncertainty_us(audio) < INT64_MAX);

    audio_pause(audio, now_us);
    int64_t held_us = audio_song_us(audio, now_us);
    for (int64_t at_us = now_us; at_us < now_us + 60000000; at_us += 1000000) {
        assert_int_equal(audio_song_us(audio, at_us), held_us);
    }
    /* Silence goes on being taken meanwhile; song time does not. */
    for (int64_t end_us = mono_us() + 100000; mono_us() < end_us; SDL_Delay(5)) {
        assert_int_equal(audio_step(audio, mono_us()), held_us);
    }
    audio_resume(audio, mono_us());
    assert_int_equal(audio_song_us(audio, mono_us()), held_us);
    play_until(audio, held_us + 200000);
    audio_stop(audio, mono_us());
    int64_t stopped_us = audio_step(audio, mono_us());
    assert_int_equal(audio_step(audio, mono_us() + 5000000), stopped_us);
    audio_close(audio);
}

/* A level begun anew, or a part of it: the same card, song time from the start. */
static void a_new_song_begins_at_its_beginning(void **state)
{
    (void)state;
    struct audio *audio = open_card(0, 0);
    audio_play(audio, NULL, mono_us());
    for (int i = 0; i < 5; i++) {
        play_until(audio, 100000);
        audio_play(audio, NULL, mono_us());
        assert_true(audio_song_us(audio, mono_us()) < 0);
        assert_true(audio_song_us(audio, mono_us() - 1000) <= audio_song_us(audio, mono_us()));
    }
    audio_close(audio);
}

/* Another card, or the same with another buffer: song time stands one buffer and the offset before the start. */
static void another_card_begins_with_its_own_latency(void **state)
{
    (void)state;
    static const struct {
        int32_t frames;
        int64_t offset_us, latency_us;
    } cards[] = {{512, 0, 10666}, {1024, 30000, 51333}, {256, -20000, -14667}, {0, 1000, 11666}};
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        struct audio *audio = open_card(cards[i].frames, cards[i].offset_us);
        int64_t now_us = mono_us();
        audio_play(audio, NULL, now_us);
        assert_in_range(audio_song_us(audio, now_us) + cards[i].latency_us + 1, 0, 2);
        play_until(audio, 100000);
        audio_pause(audio, mono_us());
        audio_close(audio);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(song_time_runs_and_a_pause_holds_it, setup),
        cmocka_unit_test_setup(a_new_song_begins_at_its_beginning, setup),
        cmocka_unit_test_setup(another_card_begins_with_its_own_latency, setup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
