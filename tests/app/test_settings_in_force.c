/* Every setting is changed as a screen changes it, and seen in force: in the window (SDL's "dummy" display), on the
 * card (SDL's "dummy" card, listened to where SDL_mixer ends), at the keys, and where it is read at each use. A setting
 * without a row here does not compile. */
#include "app/clock.h"
#include "app/headless.h"
#include "app/loop_pages.h"
#include "app/loop_settings.h"
#include "audio/plain_song.h"
#include "check.h"
#include "draw/pictures/lanes.h"
#include "folder.h"
#include "input/player.h"
#include "play/take.h"
#include "ui/style.h"
#include "words/words.h"

#include <stdatomic.h>

#include <SDL_mixer.h>

#define LEVEL         HEELBEAT_SOURCE "/levels/one-minute.json"
#define WAIT_MS       30000 /* only a card that never calls back takes so long */
#define QUIET_BUFFERS 24    /* a quarter of a second: no rest of the song is so long */

struct row;

struct scene {
    const struct row *row;
    char data[FOLDER_PATH];
    struct backstage backstage;
    struct loop loop;
};

/* What the card was given last, by SDL_mixer's own thread. */
static atomic_int loudest, loudest_since, buffers, quiet_buffers;

static void listen(void *context, Uint8 *stream, int bytes)
{
    const int16_t *samples = (const int16_t *)(void *)stream;
    int peak = 0;
    (void)context;
    for (int i = 0; i < bytes / 2; i++)
        peak = abs(samples[i]) > peak ? abs(samples[i]) : peak;
    atomic_store(&loudest, peak);
    if (peak > atomic_load(&loudest_since))
        atomic_store(&loudest_since, peak);
    atomic_fetch_add(&buffers, 1);
    atomic_store(&quiet_buffers, peak == 0 ? atomic_load(&quiet_buffers) + 1 : 0);
}

static void wait_until_heard(void)
{
    for (int ms = 0; atomic_load(&loudest) == 0; ms++, SDL_Delay(1))
        assert_true(ms < WAIT_MS);
}

static void wait_until_quiet(void)
{
    atomic_store(&quiet_buffers, 0);
    for (int ms = 0; atomic_load(&quiet_buffers) < QUIET_BUFFERS; ms++, SDL_Delay(1))
        assert_true(ms < WAIT_MS);
}

static void see_nothing_heard(void)
{
    atomic_store(&loudest_since, 0);
    atomic_store(&buffers, 0);
    for (int ms = 0; atomic_load(&buffers) < QUIET_BUFFERS; ms++, SDL_Delay(1))
        assert_true(ms < WAIT_MS);
    assert_int_equal(atomic_load(&loudest_since), 0);
}

static int set_up(void **state)
{
    static struct scene scene;
    struct error error = {0};
    scene = (struct scene){0};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    *state = &scene;
    if (!folder_make(scene.data) ||
        !backstage_open(&scene.backstage, &(struct backstage_desc){.data = scene.data}, &error) ||
        !window_open(&scene.loop.window, &scene.backstage.preferences.now, &error))
        return -1;
    static const struct game_desc desc;
    scene.loop.backstage = &scene.backstage;
    scene.loop.desc = &desc;
    heels_init(&scene.loop.heels, &scene.backstage.feet);
    router_init(&scene.loop.router, &scene.backstage.services);
    loop_listen(&scene.loop);
    return sound_wake(&scene.backstage.sound, clock_mono_us(), &error) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    Mix_SetPostMix(NULL, NULL);
    loop_unlisten(&scene->loop);
    router_reset(&scene->loop.router);
    view_reset(&scene->loop.view);
    window_close(&scene->loop.window);
    backstage_close(&scene->backstage);
    folder_remove(scene->data);
    return 0;
}

static struct settings now(const struct scene *scene)
{
    return scene->backstage.preferences.now;
}

/* As a screen does it. */
static void change(struct scene *scene, struct settings settings)
{
    struct error error = {0};
    char line[640];
    if (!preferences_change(&scene->backstage.preferences, &settings, &error))
        fail_msg("%s", words_error(NULL, &error, line, sizeof line));
}

static void see_size(struct scene *scene, int width, int height)
{
    int seen_width, seen_height;
    SDL_GetWindowSize(scene->loop.window.sdl, &seen_width, &seen_height);
    assert_int_equal(seen_width, width);
    assert_int_equal(seen_height, height);
}

static void see_window_width(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.window_width = 900;
    change(scene, settings);
    see_size(scene, 900, settings.window_height);
}

static void see_window_height(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.window_height = 500;
    change(scene, settings);
    see_size(scene, settings.window_width, 500);
}

static bool is_full(const struct scene *scene)
{
    return (SDL_GetWindowFlags(scene->loop.window.sdl) & SDL_WINDOW_FULLSCREEN) != 0;
}

static void see_fullscreen(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.fullscreen = 1;
    change(scene, settings);
    assert_true(is_full(scene));
    settings.fullscreen = 0;
    change(scene, settings);
    assert_false(is_full(scene));
}

/* Song time stands by the card's latency before the start: a buffer and the offset. */
static int64_t latency_us(const struct scene *scene)
{
    int64_t mono_us = clock_mono_us();
    struct audio *audio = scene->backstage.sound.audio;
    assert_false(audio_is_silent(audio));
    audio_play(audio, NULL, mono_us);
    int64_t song_us = audio_song_us(audio, mono_us);
    audio_stop(audio, mono_us);
    return -song_us;
}

static void see_audio_offset_ms(struct scene *scene)
{
    struct settings settings = now(scene);
    int64_t before_us = latency_us(scene);
    settings.audio_offset_ms += 100;
    change(scene, settings);
    assert_in_range(latency_us(scene) - before_us, 99990, 100010);
}

static void see_audio_buffer_frames(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.audio_buffer_frames = 2048;
    change(scene, settings);
    assert_in_range(latency_us(scene), 42600, 42700);
}

static struct song *make_song(struct style *style)
{
    struct error error = {0};
    struct tune tune = plain_song_tune(INT64_C(20000000));
    *style = plain_song_style();
    struct song *song = song_create(&tune, style, &error);
    assert_non_null(song);
    return song;
}

static void see_music_volume(struct scene *scene)
{
    struct style style;
    struct song *song = make_song(&style);
    struct settings settings = now(scene);
    Mix_SetPostMix(listen, NULL);
    audio_play(scene->backstage.sound.audio, song, clock_mono_us());
    wait_until_heard();
    settings.music_volume = 0;
    change(scene, settings);
    wait_until_quiet();
    settings.music_volume = 100;
    change(scene, settings);
    wait_until_heard();
    audio_stop(scene->backstage.sound.audio, clock_mono_us());
    song_destroy(song);
}

static void see_cue_volume(struct scene *scene)
{
    struct settings settings = now(scene);
    struct audio *audio = scene->backstage.sound.audio;
    Mix_SetPostMix(listen, NULL);
    audio_tune_cues(audio, 60, false);
    audio_cue(audio, CUE_COUNT_IN, 1, 0);
    wait_until_heard();
    wait_until_quiet();
    settings.cue_volume = 0;
    change(scene, settings);
    audio_cue(audio, CUE_COUNT_IN, 1, 0);
    see_nothing_heard();
    settings.cue_volume = 100;
    change(scene, settings);
    audio_cue(audio, CUE_COUNT_IN, 1, 0);
    wait_until_heard();
}

#define STANDS_US 5000000

/* A screen that waits for nothing, for one turn of the loop; what it played stands. */
static const struct take stands = {.now_us = STANDS_US, .shown_us = STANDS_US};
static int64_t drawn_us;

static const struct take *take_that_stands(const void *state)
{
    (void)state;
    return &stands;
}

static struct screen_next do_nothing(void *state, int64_t mono_us)
{
    (void)state, (void)mono_us;
    return (struct screen_next){0};
}

static void see_tick(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)state, (void)canvas;
    drawn_us = tick->shown_us;
}

static void leave_nothing(void *state)
{
    (void)state;
}

static const struct screen still = {
    .update = do_nothing, .take = take_that_stands, .draw = see_tick, .leave = leave_nothing};

static void see_display_offset_ms(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.display_offset_ms = 70;
    change(scene, settings);
    scene->loop.router.screen = &still;
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    scene->loop.dirty = true;
    loop_run(&scene->loop);
    assert_int_equal(drawn_us - STANDS_US, 70000);
}

static const struct foot *keyboard_of(const struct scene *scene)
{
    return &devices_at(feet_devices(&scene->backstage.feet), FEET_KEYBOARD)->foot;
}

static void see_keyboard_lift_offset_ms(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.keyboard_lift_offset_ms = 12;
    change(scene, settings);
    assert_int_equal(keyboard_of(scene)->setup.offset_ms[EDGE_LIFT], 12);
}

static void see_keyboard_landing_offset_ms(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.keyboard_landing_offset_ms = -7;
    change(scene, settings);
    assert_int_equal(keyboard_of(scene)->setup.offset_ms[EDGE_LANDING], -7);
}

static void see_keyboard_debounce_ms(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.keyboard_debounce_ms = 35;
    change(scene, settings);
    assert_int_equal(keyboard_of(scene)->signals[HEEL_LEFT][HEEL_ACTIVE_UP].desc.debounce_us, 35000);
}

static void see_key(struct scene *scene, SDL_Scancode key, enum heel heel)
{
    enum heel found;
    const struct control control = {.kind = CONTROL_BUTTON, .index = (int16_t)key};
    assert_true(device_heel_of(&keyboard_of(scene)->setup, &control, &found));
    assert_int_equal(found, heel);
}

static void see_left_keys(struct scene *scene)
{
    struct settings settings = now(scene);
    snprintf(settings.left_keys, sizeof settings.left_keys, "A");
    change(scene, settings);
    see_key(scene, SDL_SCANCODE_A, HEEL_LEFT);
}

static void see_right_keys(struct scene *scene)
{
    struct settings settings = now(scene);
    snprintf(settings.right_keys, sizeof settings.right_keys, "L");
    change(scene, settings);
    see_key(scene, SDL_SCANCODE_L, HEEL_RIGHT);
}

static void see_keys_active(struct scene *scene)
{
    struct settings settings = now(scene);
    settings.keys_active = HEEL_ACTIVE_DOWN;
    change(scene, settings);
    assert_int_equal(device_polarity(&keyboard_of(scene)->setup, HEEL_LEFT, 0), HEEL_ACTIVE_DOWN);
}

static int32_t accuracy_bp(struct scene *scene)
{
    struct booking booking;
    struct play_outcome outcome = {0};
    struct error error = {0};
    assert_true(booking_open(&booking, &scene->backstage,
                             &(struct booking_desc){.level = LEVEL, .player = PLAYER_HUMAN}, &error));
    assert_true(headless_play(&scene->backstage, &booking, &(struct headless_desc){.fast = true}, &outcome, &error));
    int32_t accuracy = outcome.result.accuracy_bp;
    play_outcome_reset(&outcome);
    booking_close(&booking);
    return accuracy;
}

/* Of the next play (one that has begun is judged as it began): what is near enough by one timing isn't by another. With
 * the card at rest, so that song time isn't the card's. */
static void see_timing(struct scene *scene)
{
    struct settings settings = now(scene);
    sound_step(&scene->backstage.sound, false, INT64_MAX);
    int32_t standard_bp = accuracy_bp(scene);
    settings.timing = TIMING_SHARP;
    change(scene, settings);
    assert_true(accuracy_bp(scene) < standard_bp);
}

static float drawn_px_per_second;

void __wrap_lanes_draw(struct canvas *canvas, const struct lanes_view *view);
void __wrap_lanes_draw(struct canvas *canvas, const struct lanes_view *view)
{
    (void)canvas;
    drawn_px_per_second = view->px_per_second;
}

/* Read with each frame. */
static void see_lane_seconds(struct scene *scene)
{
    struct settings settings = now(scene);
    struct booking booking;
    struct error error = {0};
    struct view view = {0};
    struct measure measure = layout_measure(scene->loop.window.canvas);
    const struct view_desc desc = {.layout = {.visible = {0, 0, LAYOUT_WIDTH, LAYOUT_HEIGHT}, .measure = &measure}};
    assert_true(booking_open(&booking, &scene->backstage,
                             &(struct booking_desc){.level = LEVEL, .player = PLAYER_HUMAN}, &error));
    const struct screen_next from = {.play = booking.request};
    void *play = screen_play.enter(&scene->backstage.services, &from, clock_mono_us(), &error);
    assert_non_null(play);
    view_show(&view, screen_play.page, play, &desc);
    view_draw(&view, scene->loop.window.canvas);
    float before = drawn_px_per_second;
    settings.lane_seconds *= 2;
    change(scene, settings);
    view_show(&view, screen_play.page, play, &desc);
    view_draw(&view, scene->loop.window.canvas);
    assert_float_equal(drawn_px_per_second * 2, before, 0.001);
    view_reset(&view);
    screen_play.leave(play);
    booking_close(&booking);
}

/* Read at the next start. */
static void see_ask_who_plays(struct scene *scene)
{
    struct settings settings = now(scene);
    struct backstage next;
    struct error error = {0};
    settings.ask_who_plays = 0;
    change(scene, settings);
    assert_true(backstage_open(&next, &(struct backstage_desc){.data = scene->data}, &error));
    assert_int_equal(next.preferences.now.ask_who_plays, 0);
    backstage_close(&next);
}

static void see_profile(struct scene *scene)
{
    struct player *player = &scene->backstage.player;
    struct error error = {0};
    assert_true(player_change(player, "mira", &error));
    assert_string_equal(now(scene).profile, "mira");
    assert_string_equal(player_profile(player)->name, "mira");
}

/* The next page that is made says it. */
static void see_language(struct scene *scene)
{
    struct settings settings = now(scene);
    assert_string_equal(words_code(wording_words(&scene->backstage.wording)), "en");
    snprintf(settings.language, sizeof settings.language, WORDS_PSEUDO);
    change(scene, settings);
    assert_string_equal(words_code(wording_words(&scene->backstage.wording)), WORDS_PSEUDO);
}

static float title_height(struct scene *scene)
{
    loop_follow(&scene->loop, &(struct screen_next){.go = true, .to = SCREEN_LEVELS}, clock_mono_us());
    loop_show_page(&scene->loop);
    const struct node *title = scene->loop.view.page.head->child;
    while (title->role != ROLE_TITLE)
        title = node_next(title, scene->loop.view.page.head);
    return title->box.h;
}

/* The page that is made next is set in it. */
static void see_text_scale(struct scene *scene)
{
    assert_float_equal(title_height(scene), style_line(STYLE_TITLE, 1), 0.1f);
    struct settings settings = now(scene);
    settings.text_scale = 200;
    change(scene, settings);
    assert_float_equal(title_height(scene), style_line(STYLE_TITLE, 2), 0.1f);
}

static const struct row {
    const char *name;
    void (*see)(struct scene *scene);
} rows[] = {
#define X(field, fallback, min, max, label) {#field, see_##field},
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) {#field, see_##field},
        SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label) {#field, see_##field},
            SETTINGS_WORDS(X)
#undef X
};

static void test_row(void **state)
{
    struct scene *scene = *state;
    scene->row->see(scene);
}

static void press(struct scene *scene, SDL_Scancode code, SDL_Keycode letter, Uint16 mod)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.scancode = code, .sym = letter, .mod = mod}}};
    loop_take_event(&scene->loop, &event, clock_mono_us());
}

/* With Ctrl alone, by the letter wherever it lies, no further than the setting goes. */
static void test_the_keys_of_the_size_of_words(void **state)
{
    struct scene *scene = *state;
    loop_follow(&scene->loop, &(struct screen_next){.go = true, .to = SCREEN_LEVELS}, clock_mono_us());
    press(scene, SDL_SCANCODE_RIGHTBRACKET, SDLK_PLUS, KMOD_NONE);
    assert_int_equal(now(scene).text_scale, 100);
    press(scene, SDL_SCANCODE_RIGHTBRACKET, SDLK_PLUS, KMOD_LCTRL);
    assert_int_equal(now(scene).text_scale, 125);
    press(scene, SDL_SCANCODE_SLASH, SDLK_MINUS, KMOD_RCTRL);
    press(scene, SDL_SCANCODE_SLASH, SDLK_MINUS, KMOD_RCTRL);
    assert_int_equal(now(scene).text_scale, 100);
    for (int i = 0; i < 6; i++)
        press(scene, SDL_SCANCODE_KP_PLUS, SDLK_KP_PLUS, KMOD_LGUI);
    assert_int_equal(now(scene).text_scale, 200);
    press(scene, SDL_SCANCODE_0, SDLK_0, KMOD_LCTRL);
    assert_int_equal(now(scene).text_scale, 100);
}

/* F11, Alt and Enter: the setting follows the window, and the size that the window was pulled to is
 * kept for when it comes back. */
static void test_the_key_of_the_full_screen(void **state)
{
    struct scene *scene = *state;
    SDL_SetWindowSize(scene->loop.window.sdl, 1000, 600);
    press(scene, SDL_SCANCODE_F11, SDLK_F11, KMOD_NONE);
    assert_true(is_full(scene));
    assert_int_equal(now(scene).fullscreen, 1);
    assert_int_equal(now(scene).window_width, 1000);
    press(scene, SDL_SCANCODE_RETURN, SDLK_RETURN, KMOD_LALT);
    assert_false(is_full(scene));
    assert_int_equal(now(scene).fullscreen, 0);
}

static void test_a_window_pulled_to_a_size_is_remembered(void **state)
{
    struct scene *scene = *state;
    struct settings kept;
    struct error error = {0};
    SDL_SetWindowSize(scene->loop.window.sdl, 1111, 622);
    assert_true(loop_remember_window(&scene->loop, &error));
    assert_true(settings_load(scene->backstage.machine_folder, &kept, &error));
    assert_int_equal(kept.window_width, 1111);
    assert_int_equal(kept.window_height, 622);
}

/* Another setting than its size leaves a window as it was pulled. */
static void test_a_window_pulled_to_a_size_keeps_it(void **state)
{
    struct scene *scene = *state;
    struct settings settings = now(scene);
    SDL_SetWindowSize(scene->loop.window.sdl, 1111, 622);
    settings.music_volume = 5;
    change(scene, settings);
    see_size(scene, 1111, 622);
}

static int of_row(void **state)
{
    const struct row *row = *state;
    int result = set_up(state);
    ((struct scene *)*state)->row = row;
    return result;
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test_setup_teardown(test_the_key_of_the_full_screen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_keys_of_the_size_of_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_window_pulled_to_a_size_is_remembered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_window_pulled_to_a_size_keeps_it, set_up, tear_down),
    };
    struct CMUnitTest tests[sizeof rows / sizeof rows[0]];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        tests[i] = (struct CMUnitTest){rows[i].name, test_row, of_row, tear_down, (void *)(uintptr_t)&rows[i]};
    int failed = cmocka_run_group_tests(others, NULL, NULL);
    return cmocka_run_group_tests_name("each setting", tests, NULL, NULL) + failed;
}
