/* Draws every screen at three sizes by the software renderer, without a display, and keeps the pictures to be looked
 * at. */
#include "check.h"
#include "input/player.h"
#include "screens/picture.h"
#include "screens/picture_places.h"
#include "screens/play/play_page.h"
#include "screens/room.h"
#include "stage/fixture.h"
#include "stage/trace.h"
#include "store/player/profiles.h"
#include "ui/view.h"

struct size {
    int w, h;
};

static const struct size sizes[] = {{640, 360}, {1280, 720}, {1920, 1200}};
#define SIZES 3

struct shown {
    const struct screen *screen;
    const void *state;
    const struct tick *tick;
};

static void draw_page(struct canvas *canvas, const struct shown *shown)
{
    struct view view = {0};
    struct measure measure = layout_measure(canvas);
    canvas_measure(canvas);
    view_show(&view, shown->screen->page, shown->state,
              &(struct view_desc){
                  .legend = {"F", "J"},
                  .layout = {.visible = canvas_visible(canvas), .measure = &measure, .pixels = canvas_scale(canvas)}});
    view_draw(&view, canvas);
    view_reset(&view);
}

static void draw_shown(struct canvas *canvas, const void *context)
{
    const struct shown *shown = context;
    if (shown->screen->page) {
        draw_page(canvas, shown);
        return;
    }
    shown->screen->draw(shown->state, canvas, shown->tick);
}

static void draw(const struct screen *screen, const void *state, const struct tick *tick, const char *name,
                 struct size size)
{
    struct picture picture;
    picture_make(&picture, size.w, size.h, draw_shown, &(struct shown){screen, state, tick});
    picture_keep(&picture, HEELBEAT_PICTURES, name);
    picture_expect(&picture, name, places_of(name));
    picture_reset(&picture);
}

static void draw_all(const struct screen *screen, const void *state, const struct tick *tick, const char *name)
{
    for (int i = 0; i < SIZES; i++)
        draw(screen, state, tick, name, sizes[i]);
}

static void *enter(struct fixture *fixture, const struct screen *screen, const struct screen_next *from)
{
    struct error error = {0};
    void *state = screen->enter(&fixture->services, from, 0, &error);
    if (!state)
        fail_msg("%s: %s", error.where, error.what);
    return state;
}

/* Twelve days in a row, and something today. */
static void open_rich(struct fixture *fixture)
{
    fixture_open_shipped(fixture);
    for (int days = 12; days >= 1; days--)
        fixture_history(fixture, days % 3, days, 9900 - 70 * days);
    for (int i = 0; i < 2; i++)
        fixture_history(fixture, 0, 0, 9640);
    fixture->player.history.records[fixture->player.history.count - 1].finished = false;
    fixture->player.history.records[fixture->player.history.count - 2].finished = false;
    strcpy(fixture->player.profile.player, "Mira");
}

static void choose(void *play, enum play_verb verb, int64_t mono_us)
{
    screen_play.choose(play, &(struct act){.verb = (int)verb}, mono_us);
}

/* Plays a level as a person would, to the moment, and on to its results. */
static void draw_play(struct fixture *fixture, const char *name, const struct library_level *level, int percent)
{
    struct error error = {0};
    struct heel_events events = {0};
    struct screen_next from = {.play = {.level = level, .tempo_percent = 100, .player = PLAYER_HUMAN}};
    assert_true(player_demo(PLAYER_HUMAN, &level->chart, 7, &events, &error));
    from.play.events = events.events;
    from.play.event_count = events.count;
    void *play = enter(fixture, &screen_play, &from);
    struct tick tick = {0};
    int64_t until_us = level->chart.end_us * percent / 100;
    for (int64_t us = 0; us < until_us; us += 10000) {
        tick = (struct tick){.mono_us = us, .shown_us = audio_song_us(fixture->sound.audio, us)};
        screen_play.update(play, tick.mono_us);
    }
    draw_all(&screen_play, play, &tick, name);
    choose(play, PLAY_PAUSE, tick.mono_us);
    draw(&screen_play, play, &tick, "play-paused", sizes[1]);
    choose(play, PLAY_RESUME, tick.mono_us);
    draw(&screen_play, play, &tick, "play-count", sizes[1]);
    screen_play.leave(play);
    heel_events_reset(&events);
}

static void test_play(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rich(&fixture);
    const struct library_level *level = library_find(&fixture.levels.library, "left-right");
    draw_play(&fixture, "play", level ? level : &fixture.levels.library.levels[0], 57);
    draw_play(&fixture, "play-late", &fixture.levels.library.levels[0], 98);
    fixture_close(&fixture);
}

/* Feet with one fault, as a script has them: short on the right, bouncing on both, or fading. */
enum fault_shown { SHOWN_SHORT, SHOWN_BOUNCE, SHOWN_FADE, SHOWN_COUNT };

static struct heel_events faulty_feet(const struct chart *chart, enum fault_shown shown)
{
    struct error error = {0};
    struct heel_events events = {0};
    int32_t seen = 0;
    assert_true(player_demo(PLAYER_HUMAN, chart, 7, &events, &error));
    struct heel_event *more = calloc((size_t)events.count * 3, sizeof *more);
    int32_t count = 0;
    for (int32_t i = 0; i < events.count; i++) {
        struct heel_event event = events.events[i];
        bool lift = event.kind == HEEL_KIND_LIFT;
        more[count++] = event;
        if (lift && shown == SHOWN_FADE)
            more[count++] =
                (struct heel_event){event.t_us + 100000, event.heel, HEEL_KIND_HEIGHT, seen++ < 20 ? 900 : 500};
        if (lift && shown == SHOWN_SHORT && event.heel == HEEL_RIGHT)
            more[count++] = (struct heel_event){event.t_us + 380000, event.heel, HEEL_KIND_LANDING, 0};
        if (!lift && shown == SHOWN_BOUNCE) {
            more[count++] = (struct heel_event){event.t_us + 100000, event.heel, HEEL_KIND_LIFT, 0};
            more[count++] = (struct heel_event){event.t_us + 250000, event.heel, HEEL_KIND_LANDING, 0};
        }
    }
    heel_events_reset(&events);
    return (struct heel_events){.events = more, .count = count};
}

static int by_time(const void *left, const void *right)
{
    const struct heel_event *a = left, *b = right;
    return (a->t_us > b->t_us) - (a->t_us < b->t_us);
}

/* Steps until the words are wholly there, or an offered rest is; false if they never come. */
static bool step_to_prompt(void *play, struct fixture *fixture, const char *path, const char *event, struct tick *tick)
{
    for (int64_t us = tick->mono_us; us < 600000000; us += 10000) {
        *tick = (struct tick){.mono_us = us, .shown_us = audio_song_us(fixture->sound.audio, us)};
        if (screen_play.update(play, us).go)
            return false;
        if (us % 1000000 != 0)
            continue;
        char *text = fixture_read(path);
        bool found = strstr(text, event) != NULL;
        free(text);
        if (found)
            return true;
    }
    return false;
}

static void draw_prompt(struct fixture *fixture, enum fault_shown shown, const char *event, const char *name)
{
    struct error error = {0};
    char path[FILE_PATH_MAX];
    const struct library_level *level = library_find(&fixture->levels.library, "left-right");
    level = level ? level : &fixture->levels.library.levels[0];
    struct heel_events events = faulty_feet(&level->chart, shown);
    qsort(events.events, (size_t)events.count, sizeof *events.events, by_time);
    struct screen_next from = {.play = {.level = level, .player = PLAYER_SCRIPT}};
    from.play.events = events.events;
    from.play.event_count = events.count;
    assert_true(file_join(path, fixture->folder, "trace.jsonl"));
    fixture->services.trace = trace_open(path, &error);
    void *play = enter(fixture, &screen_play, &from);
    struct tick tick = {0};
    assert_true(step_to_prompt(play, fixture, path, event, &tick));
    for (int64_t until_us = tick.mono_us + 1500000; tick.mono_us < until_us;) {
        int64_t us = tick.mono_us + 10000;
        tick = (struct tick){.mono_us = us, .shown_us = audio_song_us(fixture->sound.audio, us)};
        screen_play.update(play, tick.mono_us);
    }
    if (shown == SHOWN_SHORT)
        draw_all(&screen_play, play, &tick, name);
    else
        draw(&screen_play, play, &tick, name, sizes[1]);
    choose(play, PLAY_PAUSE, tick.mono_us);
    if (strstr(event, "rest"))
        draw(&screen_play, play, &tick, "play-rest", sizes[1]);
    screen_play.leave(play);
    trace_close(fixture->services.trace);
    fixture->services.trace = NULL;
    free(events.events);
}

static void test_prompts(void **state)
{
    (void)state;
    struct fixture fixture;
    open_rich(&fixture);
    draw_prompt(&fixture, SHOWN_SHORT, "\"prompt\",\"fault\":\"short\"", "play-prompt-short");
    draw_prompt(&fixture, SHOWN_FADE, "\"prompt\",\"fault\":\"fading\"", "play-prompt-fading");
    draw_prompt(&fixture, SHOWN_BOUNCE, "\"prompt\",\"fault\":\"bouncing\"", "play-prompt-bouncing");
    draw_prompt(&fixture, SHOWN_BOUNCE, "\"event\":\"rest\"", "play-rest-offered");
    fixture_close(&fixture);
}

/* Sitting back between two sets, in a long rest and in a short one. */
static void test_rests(void **state)
{
    (void)state;
    static const struct {
        const char *level, *picture;
        int percent;
    } rows[] = {{"program-three-hundreds-lofi-30rpm-7", "play-breathe", 27},
                {"program-three-hundreds-house-30rpm-7", "play-breathe-out", 30},
                {"program-three-hundreds-house-30rpm-7", "play-set", 61},
                {"quick-1min-ambient-10rpm-7", "play-settle", 2}};
    struct fixture fixture;
    struct error error = {0};
    open_rich(&fixture);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct library_level *level = levels_make(&fixture.levels, rows[i].level, &error);
        if (!level)
            fail_msg("%s: %s", error.where, error.what);
        draw_play(&fixture, rows[i].picture, level, rows[i].percent);
    }
    fixture_close(&fixture);
}

/* The device in use goes in the middle of a level, and comes back. */
static void test_device_gone(void **state)
{
    (void)state;
    struct room room;
    room_open(&room);
    struct device_setup mat = room_mat("pad:1", "L-TEK Dance Pad PRO");
    room_arrive(&room, NULL, 1, &mat);
    struct screen_next from = {
        .play = {.level = &room.fixture.levels.library.levels[0], .tempo_percent = 100, .player = PLAYER_YOU}};
    void *play = enter(&room.fixture, &screen_play, &from);
    struct tick tick = {0};
    for (int64_t us = 0; us < 9000000; us += 10000) {
        tick = (struct tick){.mono_us = us, .shown_us = audio_song_us(room.fixture.sound.audio, us)};
        screen_play.update(play, tick.mono_us);
    }
    room_leave(&room, NULL, 1);
    feet_miss(&room.fixture.feet, FEET_KEYBOARD + 1);
    screen_play.suspend(play, tick.mono_us);
    draw_all(&screen_play, play, &tick, "play-gone");
    strcpy(room.fixture.feet.away, "A very long name that somebody gave the mat in the living room");
    draw(&screen_play, play, &tick, "play-gone-long", sizes[1]);
    strcpy(room.fixture.feet.away, mat.name);
    room_arrive(&room, NULL, 1, &mat);
    draw_all(&screen_play, play, &tick, "play-back");
    screen_play.leave(play);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_play),
        cmocka_unit_test(test_rests),
        cmocka_unit_test(test_device_gone),
        cmocka_unit_test(test_prompts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
