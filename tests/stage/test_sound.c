/* Links with --wrap=audio_set_volume: what the card is told is seen here. */
#include "check.h"
#include "stage/fixture.h"

static struct {
    const struct audio *audio;
    float music, cues;
} told;

void __real_audio_set_volume(struct audio *audio, float music, float cues);
void __wrap_audio_set_volume(struct audio *audio, float music, float cues);
void __wrap_audio_set_volume(struct audio *audio, float music, float cues)
{
    told.audio = audio;
    told.music = music;
    told.cues = cues;
    __real_audio_set_volume(audio, music, cues);
}

/* SDL's own "dummy" driver is a card that plays into nothing. */
static void use_driver(const char *name)
{
    setenv("SDL_AUDIODRIVER", name, 1);
}

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture_open(fixture, NULL, 0);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_close(*state);
    free(*state);
    return 0;
}

static void the_card_rests_after_a_while_and_wakes_for_the_next_play(void **state)
{
    struct fixture *fixture = *state;
    struct error error;
    use_driver("dummy");
    assert_true(sound_wake(&fixture->sound, 1000, &error));
    assert_false(audio_is_silent(sound_audio(&fixture->sound)));
    sound_step(&fixture->sound, false, 1000 + SOUND_REST_US - 1);
    assert_false(audio_is_silent(sound_audio(&fixture->sound)));
    sound_step(&fixture->sound, false, 1000 + SOUND_REST_US);
    assert_true(audio_is_silent(sound_audio(&fixture->sound)));
    assert_true(sound_wake(&fixture->sound, 2000 + SOUND_REST_US, &error));
    assert_false(audio_is_silent(sound_audio(&fixture->sound)));
    assert_null(fixture->sound.closing);
}

static void it_never_rests_while_a_screen_plays(void **state)
{
    struct fixture *fixture = *state;
    struct error error;
    use_driver("dummy");
    assert_true(sound_wake(&fixture->sound, 0, &error));
    sound_step(&fixture->sound, true, 10 * SOUND_REST_US);
    sound_step(&fixture->sound, false, 11 * SOUND_REST_US - 1);
    assert_false(audio_is_silent(sound_audio(&fixture->sound)));
}

static void without_a_card_the_silent_driver_stays(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    use_driver("no such driver");
    assert_false(sound_wake(&fixture->sound, 0, &error));
    assert_true(error.what[0] != 0);
    assert_true(audio_is_silent(sound_audio(&fixture->sound)));
    sound_step(&fixture->sound, false, 10 * SOUND_REST_US);
    assert_true(audio_is_silent(sound_audio(&fixture->sound)));
}

/* Each card anew, as each begins at full volume, and a card that is open when they change. */
static void every_card_has_the_volumes_that_were_chosen(void **state)
{
    struct fixture *fixture = *state;
    struct settings settings = fixture->preferences.now;
    struct error error = {0};
    use_driver("dummy");
    fixture->preferences.now.music_volume = 40;
    fixture->preferences.now.cue_volume = 70;
    for (int64_t us = 0; us <= 3 * SOUND_REST_US; us += 3 * SOUND_REST_US) {
        assert_true(sound_wake(&fixture->sound, us, &error));
        assert_ptr_equal(told.audio, sound_audio(&fixture->sound));
        assert_float_equal(told.music, 0.4, 1e-6);
        assert_float_equal(told.cues, 0.7, 1e-6);
        sound_step(&fixture->sound, false, us + SOUND_REST_US);
        assert_true(audio_is_silent(sound_audio(&fixture->sound)));
        told.audio = NULL;
    }
    assert_true(sound_wake(&fixture->sound, 6 * SOUND_REST_US, &error));
    settings.music_volume = 20;
    settings.cue_volume = 90;
    assert_true(preferences_change(&fixture->preferences, &settings, &error));
    assert_float_equal(told.music, 0.2, 1e-6);
    assert_float_equal(told.cues, 0.9, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_card_rests_after_a_while_and_wakes_for_the_next_play, setup, teardown),
        cmocka_unit_test_setup_teardown(it_never_rests_while_a_screen_plays, setup, teardown),
        cmocka_unit_test_setup_teardown(every_card_has_the_volumes_that_were_chosen, setup, teardown),
        cmocka_unit_test_setup_teardown(without_a_card_the_silent_driver_stays, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
