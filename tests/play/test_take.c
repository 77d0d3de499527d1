#include "play/take.h"

#include "check.h"

#define S INT64_C(1000000)

static struct audio *silence(void)
{
    struct error error = {0};
    struct audio *audio = audio_open(&(struct audio_desc){.driver = AUDIO_SILENT}, &error);
    assert_non_null(audio);
    return audio;
}

static void test_nothing_has_no_time(void **state)
{
    (void)state;
    struct take take = {0};
    assert_int_equal(take_song_us(&take, 9 * S), 0);
    assert_int_equal(take_step(&take, 9 * S), 0);
    take_pause(&take, 9 * S);
    take_resume(&take, 9 * S);
    take_stop(&take, 9 * S);
}

static void test_each_begins_at_its_own_beginning(void **state)
{
    (void)state;
    struct audio *audio = silence();
    struct take take = {0};
    take_start(&take, audio, NULL, 2 * S);
    assert_int_equal(take_step(&take, 5 * S), 3 * S);
    assert_int_equal(take.shown_us, 3 * S);
    take_start(&take, audio, NULL, 6 * S);
    assert_int_equal(take.now_us, 0);
    assert_int_equal(take.shown_us, 0); /* before its first step too */
    assert_int_equal(take_song_us(&take, 6 * S - 1000), -1000);
    assert_int_equal(take_step(&take, 6 * S + 1000), 1000);
    assert_int_equal(take.shown_us, 1000);
    audio_close(audio);
}

static void test_a_pause_holds_it(void **state)
{
    (void)state;
    struct audio *audio = silence();
    struct take take = {0};
    take_start(&take, audio, NULL, 0);
    take_pause(&take, 2 * S);
    assert_int_equal(take_step(&take, 3 * S), 2 * S);
    take_resume(&take, 5 * S);
    assert_int_equal(take_step(&take, 6 * S), 3 * S);
    audio_close(audio);
}

/* Whoever comes next takes the sound; who had it is over, whatever it still does. */
static void test_none_hears_another(void **state)
{
    (void)state;
    struct audio *audio = silence();
    struct take first = {0}, second = {0};
    take_start(&first, audio, NULL, 0);
    take_step(&first, 4 * S);
    take_start(&second, audio, NULL, 5 * S);
    assert_int_equal(take_step(&first, 6 * S), 4 * S);
    assert_int_equal(take_song_us(&first, 6 * S), 4 * S);
    take_pause(&first, 6 * S);
    take_stop(&first, 6 * S);
    assert_int_equal(take_step(&second, 7 * S), 2 * S);
    take_stop(&second, 7 * S);
    assert_int_equal(take_step(&second, 9 * S), 2 * S);
    audio_close(audio);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_has_no_time), cmocka_unit_test(test_each_begins_at_its_own_beginning),
        cmocka_unit_test(test_a_pause_holds_it), cmocka_unit_test(test_none_hears_another)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
