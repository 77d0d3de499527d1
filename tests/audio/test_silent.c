#include "audio/audio.h"
#include "check.h"

enum deed { PLAY, PAUSE, RESUME, STOP, READ, STEP };

/* What is done at which moment, and for readings the song time expected. */
static const struct {
    enum deed deed;
    int64_t mono_us, song_us;
} rows[] = {
    {READ, 5, 0},
    {STEP, 900, 0},
    {PAUSE, 950, 0}, /* nothing plays: nothing happens */
    {RESUME, 960, 0},
    {READ, 970, 0},
    {PLAY, 1000, 0},
    {READ, 1000, 0},
    {READ, 990, -10},
    {STEP, 1001, 1},
    {STEP, 501000, 500000},
    {STEP, 500000, 500000}, /* now never goes back */
    {READ, 500000, 499000}, /* a reading does */
    {PAUSE, 601000, 0},
    {READ, 601000, 600000},
    {READ, 9000000, 600000},
    {READ, 600000, 599000}, /* an event from before the pause */
    {PAUSE, 9000001, 0},
    {STEP, 9000002, 600000},
    {RESUME, 10000000, 0},
    {READ, 10000000, 600000},
    {STEP, 10000007, 600007},
    {RESUME, 10000010, 0},
    {STEP, 10000020, 600020},
    {STOP, 10000100, 0},
    {STEP, 10000200, 600100},
    {RESUME, 10000250, 0},
    {READ, 10000300, 600100},
    {PLAY, 20000000, 0}, /* from the beginning again */
    {STEP, 20000001, 1},
    {PAUSE, 20000010, 0},
    {STOP, 20000020, 0},
    {READ, 20000030, 10},
    {PLAY, 20000040, 0},
    {PLAY, 20000050, 0},
    {STEP, 20000060, 10},
};

static void song_time_is_exact(void **state)
{
    (void)state;
    struct error error;
    struct audio *audio = audio_open(&(struct audio_desc){.driver = AUDIO_SILENT}, &error);
    assert_non_null(audio);
    assert_true(audio_is_silent(audio));
    assert_int_equal(audio_uncertainty_us(audio), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t mono_us = rows[i].mono_us;
        switch (rows[i].deed) {
        case PLAY:
            audio_play(audio, NULL, mono_us);
            break;
        case PAUSE:
            audio_pause(audio, mono_us);
            break;
        case RESUME:
            audio_resume(audio, mono_us);
            break;
        case STOP:
            audio_stop(audio, mono_us);
            break;
        case READ:
            assert_int_equal(audio_song_us(audio, mono_us), rows[i].song_us);
            break;
        case STEP:
            assert_int_equal(audio_step(audio, mono_us), rows[i].song_us);
            break;
        }
    }
    audio_close(audio);
}

static void cues_and_volumes_are_taken_and_dropped(void **state)
{
    (void)state;
    struct error error;
    struct audio *audio = audio_open(&(struct audio_desc){.driver = AUDIO_SILENT}, &error);
    audio_play(audio, NULL, 0);
    audio_set_volume(audio, 0.5f, 2.0f);
    audio_tune_cues(audio, 2, true);
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        audio_cue(audio, (enum cue)cue, 1, -1);
    }
    assert_int_equal(audio_step(audio, 77), 77);
    audio_close(audio);
    audio_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(song_time_is_exact),
        cmocka_unit_test(cues_and_volumes_are_taken_and_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
