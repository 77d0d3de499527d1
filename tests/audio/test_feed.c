#include "audio/feed.h"
#include "check.h"

#define BUFFER 512
#define FRAMES 48000
#define RING   65536 /* all of the song fits */

/* A song whose samples say which frame they are. Slow enough that only a missing ramp makes a jump. */
struct room {
    struct feed feed;
    struct pcm song;
    struct synth_frame samples[RING];
    int16_t out[BUFFER * 2];
    int16_t last[2];
    int32_t jump_most;
    int64_t mono_us;
};

static int16_t sample_of(int64_t frame)
{
    return (int16_t)(8000 + frame / 4);
}

/* The backing is a quarter of the mix. */
static void write_samples(struct room *room, int64_t from)
{
    for (int64_t i = from; i < FRAMES; i++) {
        int16_t sample = sample_of(i), less = (int16_t)(sample / 4);
        room->samples[i] = (struct synth_frame){.backing = {less, (int16_t)-less}, .mix = {sample, (int16_t)-sample}};
    }
}

static int enter(void **state)
{
    struct room *room = calloc(1, sizeof *room);
    feed_init(&room->feed);
    write_samples(room, 0);
    room->song = (struct pcm){.ring = room->samples, .capacity = RING, .frames = FRAMES};
    atomic_init(&room->song.released, 0);
    atomic_init(&room->song.ready, FRAMES);
    *state = room;
    return 0;
}

static int leave(void **state)
{
    free(*state);
    return 0;
}

static struct feed_anchor fill(struct room *room)
{
    struct feed_anchor anchor;
    memset(room->out, 0x55, sizeof room->out);
    feed_fill(&room->feed, room->out, BUFFER, room->mono_us += 10667);
    for (int i = 0; i < BUFFER; i++) {
        for (int side = 0; side < 2; side++) {
            int32_t jump = abs(room->out[i * 2 + side] - room->last[side]);
            room->jump_most = jump > room->jump_most ? jump : room->jump_most;
            room->last[side] = room->out[i * 2 + side];
        }
    }
    assert_true(feed_anchor(&room->feed, &anchor));
    assert_int_equal(anchor.frames, BUFFER);
    assert_int_equal(anchor.anchor.mono_us, room->mono_us);
    return anchor;
}

static bool is_silent(const struct room *room)
{
    for (int i = 0; i < BUFFER * 2; i++) {
        if (room->out[i] != 0) {
            return false;
        }
    }
    return true;
}

static void plays_from_the_first_sample(void **state)
{
    struct room *room = *state;
    assert_false(fill(room).anchor.sounding);
    assert_true(is_silent(room));
    uint32_t order = feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    assert_false(feed_is_done(&room->feed, order));
    for (int64_t buffer = 0; buffer < FRAMES / BUFFER; buffer++) {
        struct feed_anchor anchor = fill(room);
        assert_true(anchor.anchor.sounding);
        assert_int_equal(anchor.order, order);
        assert_int_equal(anchor.anchor.song_frame, buffer * BUFFER);
        assert_int_equal(anchor.anchor.frame, (buffer + 1) * BUFFER);
        for (int i = 0; i < BUFFER; i++)
            assert_memory_equal(room->out + i * 2, room->samples[buffer * BUFFER + i].mix, 2 * sizeof *room->out);
    }
    assert_true(feed_is_done(&room->feed, order));
    fill(room);
    struct feed_anchor after = fill(room);
    assert_true(is_silent(room));
    assert_true(after.anchor.sounding); /* song time goes on past the end */
}

/* The largest step that a ramp of 384 frames from 20000 makes, and the song's own, with rounding. */
#define JUMP_MOST (20000 / FEED_RAMP_FRAMES + 3)

static void pauses_and_resumes_in_ramps(void **state)
{
    struct room *room = *state;
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    for (int i = 0; i < 10; i++) {
        fill(room);
    }
    room->jump_most = 0;
    uint32_t paused = feed_send(&room->feed, FEED_PAUSE, NULL, 0);
    struct feed_anchor anchor = fill(room);
    assert_false(anchor.anchor.sounding);
    assert_int_equal(anchor.order, paused);
    assert_false(feed_is_done(&room->feed, paused));
    fill(room);
    assert_true(is_silent(room));
    assert_true(feed_is_done(&room->feed, paused));
    uint32_t resumed = feed_send(&room->feed, FEED_RESUME, NULL, 4800);
    anchor = fill(room);
    assert_true(anchor.anchor.sounding);
    assert_int_equal(anchor.order, resumed);
    assert_int_equal(anchor.anchor.song_frame, 4800);
    assert_int_equal(room->out[BUFFER * 2 - 2], sample_of(4800 + BUFFER - 1));
    assert_true(room->jump_most <= JUMP_MOST);
}

/* Orders that come faster than the ramps: nothing clicks and the last one counts. */
static void hurried_orders_click_no_more(void **state)
{
    struct room *room = *state;
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    fill(room);
    room->jump_most = 0;
    uint64_t random = 4;
    bool paused = false;
    uint32_t order = 0;
    for (int i = 0; i < 400; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        for (uint64_t n = random >> 62; n > 0; n--) {
            paused = !paused;
            order = feed_send(&room->feed, paused ? FEED_PAUSE : FEED_RESUME, NULL, (int64_t)(random >> 40) % 30000);
            assert_true(order != 0);
        }
        fill(room);
    }
    struct feed_anchor anchor = fill(room);
    anchor = fill(room);
    assert_int_equal(anchor.order, order);
    assert_int_equal(anchor.anchor.sounding, !paused);
    assert_true(room->jump_most <= JUMP_MOST);
}

/* A loop is a part played again from its start: by the same song, or by another that is begun in its middle. */
static void loops_and_seeks_click_no_more(void **state)
{
    struct room *room = *state;
    static const int64_t places[] = {12000, 12000, 30000, 700, 44000, 12000};
    struct pcm other = {.ring = room->samples, .capacity = RING, .frames = FRAMES};
    atomic_init(&other.released, 0);
    atomic_init(&other.ready, FRAMES);
    feed_send(&room->feed, FEED_PLAY, &room->song, 5000);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        for (int n = 0; n < 3; n++)
            fill(room);
        uint32_t order = feed_send(&room->feed, FEED_PLAY, i % 2 ? &room->song : &other, places[i]);
        fill(room); /* fades out what was */
        struct feed_anchor anchor = fill(room);
        assert_int_equal(anchor.order, order);
        assert_true(anchor.anchor.sounding);
        assert_int_equal(anchor.anchor.song_frame, places[i]);
        assert_int_equal(room->out[BUFFER * 2 - 2], sample_of(places[i] + BUFFER - 1));
    }
    assert_true(room->jump_most <= JUMP_MOST);
}

static void stop_lets_the_song_go(void **state)
{
    struct room *room = *state;
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    fill(room);
    uint32_t stopped = feed_send(&room->feed, FEED_STOP, NULL, 0);
    fill(room);
    fill(room);
    assert_true(feed_is_done(&room->feed, stopped));
    memset(room->samples, 0x7f, sizeof room->samples); /* as good as freed */
    fill(room);
    assert_true(is_silent(room));
}

static void waits_for_a_slow_renderer(void **state)
{
    struct room *room = *state;
    atomic_store(&room->song.ready, 4096);
    memset(room->samples + 4096, 0x7f, (RING - 4096) * sizeof *room->samples); /* not written yet */
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    fill(room);
    room->jump_most = 0;
    struct feed_anchor anchor = {0};
    for (int i = 0; i < 20; i++) {
        anchor = fill(room);
    }
    assert_true(is_silent(room));
    assert_true(anchor.dry);
    assert_false(anchor.anchor.sounding);
    int64_t waiting_frame = anchor.anchor.song_frame;
    assert_true(waiting_frame > 3000 && waiting_frame <= 4096);
    assert_true(atomic_load(&room->feed.starved_frames) > 0);
    write_samples(room, 4096);
    atomic_store(&room->song.ready, 40960);
    anchor = fill(room);
    assert_false(anchor.dry);
    assert_int_equal(anchor.anchor.song_frame, waiting_frame);
    assert_int_equal(room->out[BUFFER * 2 - 2], sample_of(waiting_frame + BUFFER - 1));
    assert_true(room->jump_most <= JUMP_MOST);
}

static void a_song_not_begun_makes_no_noise(void **state)
{
    struct room *room = *state;
    atomic_store(&room->song.ready, 0);
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    struct feed_anchor anchor = fill(room);
    assert_true(is_silent(room));
    assert_int_equal(anchor.anchor.song_frame, 0);
    assert_int_equal(fill(room).anchor.song_frame, 0);
}

static void volume_glides(void **state)
{
    struct room *room = *state;
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    fill(room);
    room->jump_most = 0;
    feed_set_volume(&room->feed, 0.25f);
    fill(room);
    assert_int_equal(room->out[BUFFER * 2 - 2], (sample_of(2 * BUFFER - 1) + 2) / 4);
    feed_set_volume(&room->feed, 7);
    fill(room);
    fill(room);
    assert_int_equal(room->out[0], sample_of(3 * BUFFER));
    assert_true(room->jump_most <= JUMP_MOST);
}

/* Over 300 ms, whatever the buffers are; never a jump. */
static void the_lead_steps_back_and_comes_again(void **state)
{
    struct room *room = *state;
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    fill(room);
    room->jump_most = 0;
    feed_set_lead(&room->feed, 0);
    fill(room);
    int64_t at = 2 * BUFFER - 1;
    double half_way = 0.25 + 0.75 * (1 - (double)BUFFER / FEED_LEAD_FRAMES);
    assert_true(abs(room->out[BUFFER * 2 - 2] - (int)(sample_of(at) * half_way)) <= 2);
    for (int frames = BUFFER; frames < FEED_LEAD_FRAMES; frames += BUFFER) {
        fill(room);
        at += BUFFER;
    }
    assert_int_equal(room->out[BUFFER * 2 - 2], sample_of(at) / 4);
    feed_set_lead(&room->feed, 9);
    for (int frames = 0; frames < FEED_LEAD_FRAMES; frames += BUFFER) {
        fill(room);
        at += BUFFER;
    }
    assert_int_equal(room->out[BUFFER * 2 - 2], sample_of(at));
    assert_true(room->jump_most <= 20000 / FEED_LEAD_FRAMES + 3);
}

static void a_new_song_starts_with_its_lead_as_it_is_set(void **state)
{
    struct room *room = *state;
    feed_set_lead(&room->feed, 0);
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    fill(room);
    assert_int_equal(room->out[0], sample_of(0) / 4);
}

/* Far enough behind, frames are let go; a pause never goes on from what may be written over. */
static void lets_go_of_what_lies_behind(void **state)
{
    struct room *room = *state;
    room->song.frames = FEED_KEPT_FRAMES * 4; /* the ring's frames over and over */
    atomic_store(&room->song.ready, room->song.frames);
    feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    for (int64_t played = 0; played < FEED_KEPT_FRAMES; played += BUFFER)
        fill(room);
    assert_int_equal(atomic_load(&room->song.released), 0);
    for (int i = 0; i < 10; i++)
        fill(room);
    assert_int_equal(atomic_load(&room->song.released), 10 * BUFFER);
    feed_send(&room->feed, FEED_RESUME, NULL, 100);
    fill(room);
    struct feed_anchor anchor = fill(room);
    int64_t oldest = 10 * BUFFER + FEED_RAMP_FRAMES - 1; /* fading out, the song went on so far */
    assert_int_equal(anchor.anchor.song_frame, oldest);
    assert_int_equal(atomic_load(&room->song.released), oldest);
}

static void silence_and_a_lead_in_run_too(void **state)
{
    struct room *room = *state;
    feed_send(&room->feed, FEED_PLAY, NULL, 0);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(fill(room).anchor.song_frame, i * BUFFER);
        assert_true(is_silent(room));
    }
    feed_send(&room->feed, FEED_PLAY, &room->song, -BUFFER);
    fill(room);
    fill(room);
    assert_true(is_silent(room));
    assert_true(fill(room).anchor.sounding);
    assert_int_equal(room->out[0], sample_of(0));
}

static void cut_is_silent_at_once(void **state)
{
    struct room *room = *state;
    uint32_t order = feed_send(&room->feed, FEED_PLAY, &room->song, 0);
    fill(room);
    feed_send(&room->feed, FEED_RESUME, NULL, 100);
    feed_cut(&room->feed);
    assert_false(fill(room).anchor.sounding);
    assert_true(is_silent(room));
    assert_true(feed_send(&room->feed, FEED_PLAY, &room->song, 0) > order);
    assert_true(fill(room).anchor.sounding);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plays_from_the_first_sample, enter, leave),
        cmocka_unit_test_setup_teardown(pauses_and_resumes_in_ramps, enter, leave),
        cmocka_unit_test_setup_teardown(hurried_orders_click_no_more, enter, leave),
        cmocka_unit_test_setup_teardown(loops_and_seeks_click_no_more, enter, leave),
        cmocka_unit_test_setup_teardown(stop_lets_the_song_go, enter, leave),
        cmocka_unit_test_setup_teardown(waits_for_a_slow_renderer, enter, leave),
        cmocka_unit_test_setup_teardown(a_song_not_begun_makes_no_noise, enter, leave),
        cmocka_unit_test_setup_teardown(volume_glides, enter, leave),
        cmocka_unit_test_setup_teardown(the_lead_steps_back_and_comes_again, enter, leave),
        cmocka_unit_test_setup_teardown(a_new_song_starts_with_its_lead_as_it_is_set, enter, leave),
        cmocka_unit_test_setup_teardown(lets_go_of_what_lies_behind, enter, leave),
        cmocka_unit_test_setup_teardown(silence_and_a_lead_in_run_too, enter, leave),
        cmocka_unit_test_setup_teardown(cut_is_silent_at_once, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
