#include "audio/plain_song.h"
#include "audio/song.h"
#include "check.h"

/* Read as the callback reads: only what is ready, letting go of what lies behind. */
static void sounds_as_the_synth_does(void **state)
{
    (void)state;
    struct error error;
    struct style style = plain_song_style();
    struct tune tune = plain_song_tune(20000000), same = plain_song_tune(20000000);
    struct song *song = song_create(&tune, &style, &error);
    assert_non_null(song);
    assert_null(tune.notes);
    struct synth *synth = synth_create(&same, &style);
    struct pcm *pcm = song_pcm(song);
    int64_t frames = synth_frames(synth);
    assert_int_equal(song_frames(song), frames);
    assert_true(frames > 2 * SONG_WINDOW_FRAMES);

    song_wait(song, 10000);
    assert_in_range(song_ready(song), 10000, SONG_WINDOW_FRAMES);
    song_wait(song, INT64_MAX); /* full, and no further */
    assert_int_equal(song_ready(song), SONG_WINDOW_FRAMES);
    struct synth_frame direct[500];
    int loudest = 0;
    for (int64_t at = 0; at < frames;) {
        int64_t left = frames - at;
        int32_t count = left < 500 ? (int32_t)left : 500;
        synth_render(synth, direct, count);
        song_wait(song, at + count);
        assert_true(atomic_load(&pcm->ready) >= at + count);
        for (int32_t i = 0; i < count; i++) {
            assert_memory_equal(pcm_at(pcm, at + i), &direct[i], sizeof direct[i]);
            loudest = abs(direct[i].mix[0]) > loudest ? abs(direct[i].mix[0]) : loudest;
        }
        at += count;
        atomic_store(&pcm->released, at);
    }
    assert_true(loudest > 500);
    assert_int_equal(song_ready(song), frames);

    synth_destroy(synth);
    tune_reset(&same);
    song_destroy(song);
}

/* It keeps as much as it says, and no more, until told that more may go. */
static void waits_for_its_reader(void **state)
{
    (void)state;
    struct error error;
    struct style style = plain_song_style();
    struct tune tune = plain_song_tune(3600000000);
    struct song *song = song_create(&tune, &style, &error);
    assert_non_null(song);
    song_wait(song, INT64_MAX);
    struct synth_frame first = *pcm_at(song_pcm(song), 12345);
    atomic_store(&song_pcm(song)->released, 10000);
    song_wait(song, SONG_WINDOW_FRAMES + 8192);
    assert_int_equal(song_ready(song), SONG_WINDOW_FRAMES + 8192);
    assert_memory_equal(pcm_at(song_pcm(song), 12345), &first, sizeof first);
    song_destroy(song);
}

/* Far from done when it is told to stop: no hang, no leak. */
static void may_be_destroyed_at_once(void **state)
{
    (void)state;
    struct error error;
    struct style style = plain_song_style();
    for (int i = 0; i < 20; i++) {
        struct tune tune = plain_song_tune(600000000);
        struct song *song = song_create(&tune, &style, &error);
        assert_non_null(song);
        if (i % 2 == 1) {
            song_wait(song, 1);
        }
        assert_true(song_ready(song) < song_frames(song));
        song_destroy(song);
    }
    song_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sounds_as_the_synth_does),
        cmocka_unit_test(waits_for_its_reader),
        cmocka_unit_test(may_be_destroyed_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
