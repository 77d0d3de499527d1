/* The sound card's driver on SDL's "dummy" card, which takes sound at about the right rate and plays it into nothing,
 * and on its "disk" card, which writes down what it takes: nothing here depends on how true that rate is, nor on how
 * fast this machine is. */
#include "audio/audio.h"
#include "audio/plain_song.h"

#include <SDL.h>

#include "check.h"
#include "folder.h"

#define WAIT_MS     30000 /* only a card that never calls back takes so long */
#define HELD_ASKS   20    /* for sound, while song time is held */
#define LATENCY_US  10666 /* a buffer of 512 frames */
#define RAMP_FRAMES 384   /* 8 ms: every start in the middle, every stop */
#define SAME_FRAMES 4800  /* that so many are alike is no chance */
#define SONG_FRAMES (4 * SYNTH_RATE_HZ)
#define CUE_ASKS    24 /* a quarter of a second: a cue is loudest at its start */
#define SONG_ASKS   26
#define BUFFER_US   10667 /* of 512 frames */
#define DRY_FRAMES  (SYNTH_RATE_HZ / 2)

/* The card of the test that runs. Each time it asks for sound it asks for the time too: that is what is waited for. */
static struct {
    struct audio *audio;
    SDL_sem *asked;
    char folder[FOLDER_PATH];
} card;

static int64_t mono_us(void)
{
    return (int64_t)((double)SDL_GetPerformanceCounter() * 1e6 / (double)SDL_GetPerformanceFrequency());
}

static int64_t asked_at_us(void)
{
    SDL_SemPost(card.asked);
    return mono_us();
}

static void wait_for_asks(int count)
{
    while (SDL_SemTryWait(card.asked) == 0)
        ; /* those that are past */
    for (int i = 0; i < count; i++)
        assert_int_equal(SDL_SemWaitTimeout(card.asked, WAIT_MS), 0);
}

static struct audio *open_card_on(int64_t (*clock_us)(void), int32_t frames, int64_t offset_us)
{
    struct error error;
    card.audio = audio_open(
        &(struct audio_desc){
            .driver = AUDIO_DEVICE, .mono_us = clock_us, .buffer_frames = frames, .offset_us = offset_us},
        &error);
    assert_non_null(card.audio);
    assert_false(audio_is_silent(card.audio));
    return card.audio;
}

static struct audio *open_card(int32_t frames, int64_t offset_us)
{
    return open_card_on(asked_at_us, frames, offset_us);
}

static void close_card(void)
{
    audio_close(card.audio);
    card.audio = NULL;
}

static int setup(void **state)
{
    (void)state;
    card.asked = SDL_CreateSemaphore(0);
    return card.asked && folder_make(card.folder) ? setenv("SDL_AUDIODRIVER", "dummy", 1) : -1;
}

static int teardown(void **state)
{
    (void)state;
    if (card.audio)
        close_card();
    SDL_DestroySemaphore(card.asked);
    folder_remove(card.folder);
    return 0;
}

/* Steps until song time has come so far; it must rise all the way. Returns the time on the monotonic clock. */
static int64_t play_until(struct audio *audio, int64_t song_us)
{
    for (int64_t before_us = INT64_MIN;; wait_for_asks(1)) {
        int64_t now_us = mono_us();
        int64_t at_us = audio_step(audio, now_us);
        assert_true(at_us >= before_us);
        before_us = at_us;
        if (at_us >= song_us) {
            return now_us;
        }
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
    for (int i = 0; i < HELD_ASKS; i++) {
        wait_for_asks(1);
        assert_int_equal(audio_step(audio, mono_us()), held_us);
    }
    audio_resume(audio, mono_us());
    assert_int_equal(audio_song_us(audio, mono_us()), held_us);
    play_until(audio, held_us + 200000);
    audio_stop(audio, mono_us());
    int64_t stopped_us = audio_step(audio, mono_us());
    assert_int_equal(audio_step(audio, mono_us() + 5000000), stopped_us);
    close_card();
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
    close_card();
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
        close_card();
    }
}

struct taken {
    char path[FOLDER_FILE];
    int16_t (*frames)[SYNTH_CHANNELS];
    int64_t count;
};

/* A card that writes what it takes to a file. */
static struct audio *open_disk(struct taken *taken)
{
    folder_path(taken->path, card.folder, "taken");
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", taken->path, 1);
    return open_card(512, 0);
}

static void close_disk(struct taken *taken)
{
    close_card();
    FILE *file = fopen(taken->path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    taken->count = ftell(file) / (long)sizeof *taken->frames;
    rewind(file);
    taken->frames = malloc((size_t)taken->count * sizeof *taken->frames);
    assert_non_null(taken->frames);
    assert_int_equal(fread(taken->frames, sizeof *taken->frames, (size_t)taken->count, file), taken->count);
    fclose(file);
}

static struct song *make_song_of(struct style *style, int64_t end_us)
{
    struct error error;
    *style = plain_song_style();
    struct tune tune = plain_song_tune(end_us);
    struct song *song = song_create(&tune, style, &error);
    assert_non_null(song);
    return song;
}

static struct song *make_song(struct style *style)
{
    return make_song_of(style, 10000000);
}

/* Where, from a frame on, the card took what the song is from song_frame on; -1 if nowhere. */
static int64_t find(const struct taken *taken, int64_t from, struct pcm *song, int64_t song_frame)
{
    for (int64_t at = from; at + SAME_FRAMES <= taken->count; at++) {
        int64_t i = 0;
        while (i < SAME_FRAMES && memcmp(taken->frames[at + i], pcm_at(song, song_frame + i)->mix, 4) == 0)
            i++;
        if (i == SAME_FRAMES)
            return at;
    }
    return -1;
}

static void assert_ramps_up(const struct taken *taken, int64_t at, struct pcm *song, int64_t song_frame)
{
    for (int64_t i = 0; i < RAMP_FRAMES; i++) {
        for (int side = 0; side < SYNTH_CHANNELS; side++) {
            int64_t wanted = pcm_at(song, song_frame + i)->mix[side] * (i + 1) / RAMP_FRAMES;
            assert_in_range(taken->frames[at + i][side] - wanted + 2, 0, 4);
        }
    }
}

/* Nothing in what was taken jumps more than the song itself does, or a ramp through its loudest place. */
static void assert_no_click(const struct taken *taken, struct pcm *song)
{
    int32_t jump_most = 0, loudest = 0;
    for (int64_t i = 1; i < SONG_FRAMES; i++) {
        int32_t now = pcm_at(song, i)->mix[0], jump = abs(now - pcm_at(song, i - 1)->mix[0]);
        jump_most = jump > jump_most ? jump : jump_most;
        loudest = abs(now) > loudest ? abs(now) : loudest;
    }
    assert_true(loudest > 500);
    for (int64_t i = 1; i < taken->count; i++)
        assert_true(abs(taken->frames[i][0] - taken->frames[i - 1][0]) <= jump_most + loudest / RAMP_FRAMES + 3);
}

/* A song goes on in its middle after a pause, a few ms before what was given last: exactly where the clock stood, and
 * the clock goes on with it. */
static void goes_on_in_the_middle_where_the_clock_stands(void **state)
{
    (void)state;
    struct taken taken;
    struct style style, same_style;
    struct audio *audio = open_disk(&taken);
    struct song *song = make_song(&style), *same = make_song(&same_style);
    int64_t held_us[3];
    audio_play(audio, song, mono_us());
    for (int i = 0; i < 3; i++) {
        int64_t paused_us = play_until(audio, 300000 * (i + 1));
        audio_pause(audio, paused_us);
        held_us[i] = audio_song_us(audio, paused_us);
        wait_for_asks(HELD_ASKS);
        assert_int_equal(audio_step(audio, mono_us()), held_us[i]);
        int64_t resumed_us = mono_us();
        audio_resume(audio, resumed_us);
        int64_t now_us = play_until(audio, held_us[i] + 50000);
        /* The clock leans by no more than a fifth of its speed; it doesn't jump. */
        assert_true(audio_song_us(audio, now_us) - held_us[i] <= (now_us - resumed_us) * 5 / 4);
    }
    play_until(audio, held_us[2] + 200000);
    audio_stop(audio, mono_us());
    close_disk(&taken);

    song_wait(same, SONG_FRAMES);
    int64_t at = find(&taken, 0, song_pcm(same), 0);
    assert_true(at >= 0);
    for (int i = 0; i < 3; i++) {
        int64_t song_frame = (held_us[i] + LATENCY_US) * SYNTH_RATE_HZ / 1000000;
        at = find(&taken, at, song_pcm(same), song_frame + RAMP_FRAMES);
        assert_true(at >= RAMP_FRAMES);
        assert_ramps_up(&taken, at - RAMP_FRAMES, song_pcm(same), song_frame);
    }
    assert_no_click(&taken, song_pcm(same));
    free(taken.frames);
    song_destroy(song);
    song_destroy(same);
}

static int64_t frame_of(int64_t heard_us, int64_t latency)
{
    return (heard_us + latency) * SYNTH_RATE_HZ / 1000000;
}

static int64_t pause_now(struct audio *audio, int64_t at_us)
{
    int64_t paused_us = play_until(audio, at_us);
    audio_pause(audio, paused_us);
    return audio_song_us(audio, paused_us);
}

static struct audio *open_disk_with(struct taken *taken, struct song **song, struct style *style)
{
    struct audio *audio = open_disk(taken);
    *song = make_song(style);
    audio_play(audio, *song, mono_us());
    return audio;
}

/* In a pause: from then on the card is given as much further on. */
static void another_offset_holds_at_once(void **state)
{
    (void)state;
    struct taken taken;
    struct style style, same_style;
    struct song *song, *same = make_song(&same_style);
    struct audio *audio = open_disk_with(&taken, &song, &style);
    int64_t held_us = pause_now(audio, 300000);
    audio_set_offset(audio, 50000);
    assert_int_equal(audio_song_us(audio, mono_us()), held_us);
    audio_resume(audio, mono_us());
    play_until(audio, held_us + 300000);
    audio_stop(audio, mono_us());
    close_disk(&taken);
    song_wait(same, SONG_FRAMES);
    int64_t frame = frame_of(held_us, LATENCY_US + 50000);
    int64_t at = find(&taken, 0, song_pcm(same), frame + RAMP_FRAMES);
    assert_true(at >= RAMP_FRAMES);
    assert_ramps_up(&taken, at - RAMP_FRAMES, song_pcm(same), frame);
    free(taken.frames);
    song_destroy(song);
    song_destroy(same);
}

/* Another buffer in a pause, and while it sounds: the card is another opening, the song the same one in its place. */
static void another_buffer_keeps_the_song_in_its_place(void **state)
{
    (void)state;
    struct taken taken;
    struct style style, same_style;
    struct song *song, *same = make_song(&same_style);
    struct error error = {0};
    struct audio *audio = open_disk_with(&taken, &song, &style);
    int64_t held_us = pause_now(audio, 300000);
    assert_true(audio_set_buffer(audio, 2048, mono_us(), &error));
    assert_int_equal(audio_song_us(audio, mono_us()), held_us);
    audio_resume(audio, mono_us());
    int64_t now_us = play_until(audio, held_us + 400000);
    assert_true(audio_set_buffer(audio, 256, now_us, &error));
    assert_true(audio_song_us(audio, now_us) >= held_us + 400000);
    play_until(audio, held_us + 800000);
    audio_stop(audio, mono_us());
    close_disk(&taken); /* written over by each opening: what the last one took */
    song_wait(same, SONG_FRAMES);
    int64_t place_us = held_us + 400000 - 100000;
    int64_t frame = frame_of(place_us, 0);
    bool found = false;
    for (int64_t from = frame; from < frame + SYNTH_RATE_HZ && !found; from += SAME_FRAMES)
        found = find(&taken, 0, song_pcm(same), from) >= 0;
    assert_true(found);
    assert_no_click(&taken, song_pcm(same));
    free(taken.frames);
    song_destroy(song);
    song_destroy(same);
}

static void a_card_that_is_gone_is_told_and_can_be_closed(void **state)
{
    (void)state;
    struct error error = {0};
    struct audio *audio = open_card(512, 0);
    audio_tune_cues(audio, 60, false);
    audio_play(audio, NULL, mono_us());
    int64_t now_us = play_until(audio, 100000);
    setenv("SDL_AUDIODRIVER", "no such driver", 1);
    assert_false(audio_set_buffer(audio, 2048, now_us, &error));
    assert_true(error.what[0] != 0);
    int64_t stands_us = audio_song_us(audio, mono_us());
    assert_int_equal(audio_song_us(audio, mono_us() + 5000000), stands_us);
    audio_cue(audio, CUE_COUNT_IN, 1, 0);
    close_card();
}

/* A loop: the song begun anew while it sounds. Its first drum is whole, and there is no click before it. */
static void a_song_over_another_begins_without_a_click(void **state)
{
    (void)state;
    enum { TIMES = 4 };
    struct taken taken;
    struct style styles[TIMES], same_style;
    struct song *songs[TIMES], *same = make_song(&same_style);
    struct audio *audio = open_disk(&taken);
    for (int i = 0; i < TIMES; i++) {
        songs[i] = make_song(&styles[i]);
        audio_play(audio, songs[i], mono_us());
        assert_in_range(audio_song_us(audio, mono_us()) + LATENCY_US + 1, 0, 2);
        play_until(audio, 150000);
        wait_for_asks(SAME_FRAMES / 512 + 3); /* song time runs on while a busy machine asks late */
    }
    audio_stop(audio, mono_us());
    close_disk(&taken);

    song_wait(same, SONG_FRAMES);
    int64_t at = 0;
    for (int i = 0; i < TIMES; i++) {
        at = find(&taken, at, song_pcm(same), 0);
        assert_true(at >= 0);
        at += SAME_FRAMES;
        song_destroy(songs[i]);
    }
    assert_int_equal(find(&taken, at, song_pcm(same), 0), -1);
    assert_no_click(&taken, song_pcm(same));
    free(taken.frames);
    song_destroy(same);
}

static int32_t loudest(const struct taken *taken, int side)
{
    int32_t most = 0;
    for (int64_t i = 0; i < taken->count; i++)
        most = abs(taken->frames[i][side]) > most ? abs(taken->frames[i][side]) : most;
    return most;
}

struct loudness {
    float music, cues; /* volumes */
    float gain, pan;   /* of the cue */
};

/* What each side of the card was given at most while a cue rang. */
static void hear_cue(const struct loudness *set, int32_t heard[SYNTH_CHANNELS])
{
    struct taken taken;
    struct audio *audio = open_disk(&taken);
    audio_tune_cues(audio, 0, false);
    audio_set_volume(audio, set->music, set->cues);
    audio_cue(audio, CUE_COUNT_IN, set->gain, set->pan);
    wait_for_asks(CUE_ASKS);
    close_disk(&taken);
    for (int side = 0; side < SYNTH_CHANNELS; side++)
        heard[side] = loudest(&taken, side);
    free(taken.frames);
}

static void cues_are_as_loud_as_they_were_set_and_on_their_side(void **state)
{
    static const struct loudness full = {1, 1, 1, 0};
    static const struct {
        struct loudness set;
        int32_t percent[SYNTH_CHANNELS]; /* of what is heard at full volume in the middle */
    } rows[] = {{{0, 1, 1, 0}, {100, 100}},    {{1, 0, 1, 0}, {0, 0}},       {{1, 0.5f, 1, 0}, {50, 50}},
                {{1, 1, 1, -0.5f}, {100, 50}}, {{1, 1, 1, 0.5f}, {50, 100}}, {{1, 0.5f, 0.5f, -1}, {25, 0}}};
    int32_t most[SYNTH_CHANNELS], heard[SYNTH_CHANNELS];
    (void)state;
    hear_cue(&full, most);
    assert_true(most[0] > 3000 && most[1] > 3000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hear_cue(&rows[i].set, heard);
        for (int side = 0; side < SYNTH_CHANNELS; side++) {
            int32_t wanted = most[side] * rows[i].percent[side] / 100;
            if (abs(heard[side] - wanted) > most[side] / 50)
                fail_msg("row %d, side %d: %d, not %d", (int)i, side, heard[side], wanted);
        }
    }
}

/* From one song to the next, in another key or only another mode of it: the cue is that of the key it was tuned to
 * last.
 */
static void cues_are_in_the_key_of_the_song(void **state)
{
    static const struct {
        int root;
        bool minor;
    } keys[][2] = {{{0, false}, {0, true}}, {{9, true}, {2, true}}, {{4, true}, {4, true}}};
    static int16_t wanted[CUE_FRAMES_MAX][SYNTH_CHANNELS];
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct taken taken;
        struct audio *audio = open_disk(&taken);
        for (int song = 0; song < 2; song++)
            audio_tune_cues(audio, keys[i][song].root, keys[i][song].minor);
        audio_cue(audio, CUE_PART, 1, 0); /* its third, which tells the mode, sounds at 30 ms */
        wait_for_asks(CUE_ASKS);
        close_disk(&taken);
        int64_t at = 0, first = 0;
        int32_t frames = cue_render(CUE_PART, keys[i][1].root, keys[i][1].minor, wanted[0]);
        while (at < taken.count && taken.frames[at][0] == 0)
            at++;
        while (wanted[first][0] == 0)
            first++;
        assert_true(at + SAME_FRAMES <= taken.count && first + SAME_FRAMES <= frames);
        assert_memory_equal(taken.frames[at], wanted[first], SAME_FRAMES * sizeof wanted[0]);
        free(taken.frames);
    }
}

static int32_t loudest_of_song(struct pcm *song, int64_t frames)
{
    int32_t most = 0;
    for (int64_t i = 0; i < frames; i++)
        most = abs(pcm_at(song, i)->mix[0]) > most ? abs(pcm_at(song, i)->mix[0]) : most;
    return most;
}

static void the_music_is_as_loud_as_it_was_set(void **state)
{
    (void)state;
    struct taken taken;
    struct style style, same_style;
    struct song *song = make_song(&style), *same = make_song(&same_style);
    struct audio *audio = open_disk(&taken);
    audio_set_volume(audio, 0.5f, 0.1f);
    wait_for_asks(2); /* it is the volume from the first sample on */
    audio_play(audio, song, mono_us());
    wait_for_asks(SONG_ASKS);
    audio_stop(audio, mono_us());
    close_disk(&taken);
    song_wait(same, SONG_FRAMES);
    assert_true(loudest(&taken, 0) >= loudest_of_song(song_pcm(same), (SONG_ASKS - 2) * 512) / 2 - 1);
    assert_true(loudest(&taken, 0) <= loudest_of_song(song_pcm(same), SONG_FRAMES) / 2 + 1);
    free(taken.frames);
    song_destroy(song);
    song_destroy(same);
}

static _Atomic int64_t counted_us;

/* A card that is never late: its time is what it has taken. */
static int64_t asked_in_time_us(void)
{
    SDL_SemPost(card.asked);
    return atomic_fetch_add(&counted_us, BUFFER_US) + BUFFER_US;
}

/* Steps whenever the card has asked, so often. Returns song time. */
static int64_t step_in_time(struct audio *audio, int asks)
{
    int64_t song_us = 0;
    for (int i = 0; i < asks; i++) {
        wait_for_asks(1);
        song_us = audio_step(audio, atomic_load(&counted_us));
    }
    return song_us;
}

/* The renderer has got half a second ahead and no further: song time waits for it there, and goes on when it does. */
static void song_time_waits_for_a_renderer_that_is_behind(void **state)
{
    (void)state;
    struct style style;
    struct song *song = make_song_of(&style, 4000000); /* all of it fits into the renderer's window */
    struct audio *audio = open_card_on(asked_in_time_us, 512, 0);
    song_wait(song, INT64_MAX);
    assert_int_equal(song_ready(song), song_frames(song)); /* the renderer has ended: what is ready is ours to say */
    atomic_store(&song_pcm(song)->ready, DRY_FRAMES);
    audio_play(audio, song, atomic_load(&counted_us));
    int64_t held_us = step_in_time(audio, DRY_FRAMES / 512 + 2 * HELD_ASKS);
    assert_in_range(held_us, 300000, DRY_FRAMES * INT64_C(1000000) / SYNTH_RATE_HZ);
    assert_int_equal(step_in_time(audio, HELD_ASKS), held_us);
    atomic_store(&song_pcm(song)->ready, song_frames(song));
    assert_true(step_in_time(audio, 2 * HELD_ASKS) >= held_us + 200000);
    audio_stop(audio, atomic_load(&counted_us));
    close_card();
    song_destroy(song);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(song_time_runs_and_a_pause_holds_it, setup, teardown),
        cmocka_unit_test_setup_teardown(a_new_song_begins_at_its_beginning, setup, teardown),
        cmocka_unit_test_setup_teardown(another_card_begins_with_its_own_latency, setup, teardown),
        cmocka_unit_test_setup_teardown(goes_on_in_the_middle_where_the_clock_stands, setup, teardown),
        cmocka_unit_test_setup_teardown(another_offset_holds_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(another_buffer_keeps_the_song_in_its_place, setup, teardown),
        cmocka_unit_test_setup_teardown(a_card_that_is_gone_is_told_and_can_be_closed, setup, teardown),
        cmocka_unit_test_setup_teardown(a_song_over_another_begins_without_a_click, setup, teardown),
        cmocka_unit_test_setup_teardown(cues_are_as_loud_as_they_were_set_and_on_their_side, setup, teardown),
        cmocka_unit_test_setup_teardown(cues_are_in_the_key_of_the_song, setup, teardown),
        cmocka_unit_test_setup_teardown(the_music_is_as_loud_as_it_was_set, setup, teardown),
        cmocka_unit_test_setup_teardown(song_time_waits_for_a_renderer_that_is_behind, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
