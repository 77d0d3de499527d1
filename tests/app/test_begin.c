/* Every way to begin a level after another one has been played, through the whole loop: nothing is missed, nothing has
 * passed, nothing is saved of it that nobody did. */
#include "app/backstage.h"
#include "app/loop.h"
#include "app/loop_settings.h"
#include "audio/simulated_card.h"
#include "check.h"
#include "folder.h"
#include "input/player.h"
#include "input/toy_driver.h"

#include <sys/stat.h>

#define MS        INT64_C(1000)
#define DEVICE    3        /* the toy's handle */
#define TAP_US    (5 * MS) /* less than a debounce */
#define PRESS_US  (40 * MS)
#define RISE_US   (300 * MS)
#define PLAYED_US (3000 * MS)
#define LOOK_US   (300 * MS) /* so long a level runs before it is looked at */
#define SLACK_US  (50 * MS)  /* of turns, and of a card's buffers */

/* A bar of a second, four of one rep each, a bar. */
#define LEVEL "a-quick"
static const char level_json[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Quick\",\"music\":{\"style\":\"lofi\",\"seed\":7,\"key\":\"D "
    "minor\"},"
    "\"tempo\":[{\"beat\":0,\"bpm\":240}],\"parts\":[{\"name\":\"Settle in\",\"bars\":1},"
    "{\"name\":\"Quick\",\"bars\":4,\"both\":\"uudd\"},{\"name\":\"Breathe\",\"bars\":1}]}";

static const struct control left = {.kind = CONTROL_BUTTON, .index = 0}, right = {.kind = CONTROL_BUTTON, .index = 3};
static const struct control left_sensor = {.kind = CONTROL_CHANNEL, .index = 0};
static const struct control right_sensor = {.kind = CONTROL_CHANNEL, .index = 1};
static const struct control left_tilt = {.kind = CONTROL_TILT, .index = 0};
static const struct control right_tilt = {.kind = CONTROL_TILT, .index = 1};

/* What stands under the feet; "late" and "early" take a second off the times of its edges, or put it on. */
enum ways { KEYS, PAD, PAD_LATE, PAD_EARLY, SENSOR, PHONE, WAY_COUNT };

struct way {
    enum device_kind kind;
    struct control heels[HEEL_COUNT];
    int32_t down, up; /* readings */
    int32_t offset_ms;
};

static const struct way ways[WAY_COUNT] = {
    [KEYS] = {.kind = DEVICE_KEYBOARD},
    [PAD] = {DEVICE_PAD, {left, right}, 1, 0, 0},
    [PAD_LATE] = {DEVICE_PAD, {left, right}, 1, 0, 1000},
    [PAD_EARLY] = {DEVICE_PAD, {left, right}, 1, 0, -1000},
    [SENSOR] = {DEVICE_SERIAL, {left_sensor, right_sensor}, 800, 100, 0},
    [PHONE] = {DEVICE_OSC, {left_tilt, right_tilt}, 0, 30000, 0},
};

struct house {
    char data[FOLDER_PATH];
    struct backstage backstage;
    struct game_desc desc;
    struct loop loop;
    enum ways way;
    bool heard; /* through a simulated card; otherwise in silence */
    int64_t mono_us;
};

static void write_level(const char *data)
{
    char path[512];
    snprintf(path, sizeof path, "%s/levels", data);
    assert_int_equal(mkdir(path, 0755), 0);
    snprintf(path, sizeof path, "%s/levels/%s.json", data, LEVEL);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(level_json, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void pass(struct house *house, int64_t us)
{
    for (int64_t end_us = house->mono_us + us; house->mono_us < end_us;) {
        simulated_card_pass(MS);
        house->mono_us = simulated_card_mono_us();
        loop_turn(&house->loop, house->mono_us);
    }
}

static void read_heel(struct house *house, enum heel heel, int32_t value)
{
    toy_read(DEVICE, ways[house->way].heels[heel], value, house->mono_us);
    pass(house, 10 * MS);
}

static void plug(struct house *house)
{
    const struct way *way = &ways[house->way];
    struct device_setup setup;
    if (way->kind == DEVICE_KEYBOARD)
        return;
    device_setup_init(&setup, way->kind, "toy:1", "Toy");
    setup.bound = true;
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        setup.heels[heel] =
            (struct device_heel){.count = 1, .controls = {way->heels[heel]}, .floor = way->down, .top = way->up};
    setup.offset_ms[EDGE_LIFT] = setup.offset_ms[EDGE_LANDING] = way->offset_ms;
    toy_arrive(DEVICE, &setup, NULL);
    pass(house, 10 * MS);
    read_heel(house, HEEL_LEFT, way->down);
    read_heel(house, HEEL_RIGHT, way->down);
    pass(house, 500 * MS);
}

static void open_house(struct house *house, enum ways way, bool heard)
{
    static const struct driver *const drivers[] = {&toy_driver, NULL};
    struct error error = {0};
    *house = (struct house){.way = way, .heard = heard, .mono_us = simulated_card_mono_us()};
    SDL_setenv("SDL_AUDIODRIVER", heard ? "dummy" : "none", 1);
    assert_true(folder_make(house->data));
    write_level(house->data);
    toy_reset();
    if (!backstage_open(&house->backstage, &(struct backstage_desc){.data = house->data, .levels = true}, &error))
        fail_msg("%s %s", error.where, error.what);
    struct loop *loop = &house->loop;
    loop->backstage = &house->backstage;
    loop->desc = &house->desc;
    assert_true(window_open_surface(&loop->window, 64, 36, &error));
    feet_plug_in(&house->backstage.feet, drivers);
    heels_init(&loop->heels, &house->backstage.feet);
    router_init(&loop->router, &house->backstage.services);
    loop_listen(loop);
    loop_follow(loop, &(struct screen_next){.go = true, .to = SCREEN_HOME}, house->mono_us);
    plug(house);
}

static void close_house(struct house *house)
{
    loop_unlisten(&house->loop);
    router_reset(&house->loop.router);
    view_reset(&house->loop.view);
    window_close(&house->loop.window);
    backstage_close(&house->backstage);
    folder_remove(house->data);
}

static void key(struct house *house, SDL_Scancode code, int64_t held_us)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.scancode = code}}};
    loop_take_event(&house->loop, &event, house->mono_us);
    pass(house, held_us);
    event.key.type = SDL_KEYUP;
    loop_take_event(&house->loop, &event, house->mono_us);
}

/* The right heel says yes, and time goes on. */
static void choose(struct house *house)
{
    const struct way *way = &ways[house->way];
    if (way->kind == DEVICE_KEYBOARD) {
        key(house, SDL_SCANCODE_J, TAP_US);
    } else {
        read_heel(house, HEEL_RIGHT, way->up);
        pass(house, RISE_US);
        read_heel(house, HEEL_RIGHT, way->down);
    }
}

/* At leisure: arrows are heels too. */
static void act(struct house *house, const char *keys)
{
    for (; *keys; keys++) {
        key(house,
            *keys == 'r'   ? SDL_SCANCODE_RIGHT
            : *keys == 'd' ? SDL_SCANCODE_DOWN
            : *keys == 'u' ? SDL_SCANCODE_UP
            : *keys == 'n' ? SDL_SCANCODE_TAB
            : *keys == 'e' ? SDL_SCANCODE_ESCAPE
                           : SDL_SCANCODE_RETURN,
            PRESS_US);
        pass(house, PRESS_US);
    }
}

static void go(struct house *house, const struct screen_next *next)
{
    loop_follow(&house->loop, next, house->mono_us);
}

static const struct library_level *quick_of(const struct house *house)
{
    const struct library *library = &house->backstage.levels.library;
    for (int32_t i = 0; i < library->count; i++)
        if (strcmp(library->levels[i].name, LEVEL) == 0)
            return &library->levels[i];
    fail_msg("no level %s", LEVEL);
    return NULL;
}

static void play_quick(struct house *house)
{
    go(house,
       &(struct screen_next){.go = true, .to = SCREEN_PLAY, .play = {.level = quick_of(house), .player = PLAYER_YOU}});
    assert_ptr_equal(house->loop.router.screen, &screen_play);
}

static void play_to_the_end(struct house *house)
{
    play_quick(house);
    for (int64_t end_us = house->mono_us + 20000 * MS;
         house->loop.router.screen == &screen_play && house->mono_us < end_us;)
        pass(house, 100 * MS);
    assert_ptr_equal(house->loop.router.screen, &screen_results);
}

static void to_pause(struct house *house)
{
    play_quick(house);
    pass(house, PLAYED_US);
    act(house, "euu"); /* start again */
}

static void to_results(struct house *house)
{
    play_to_the_end(house);
    act(house, "n"); /* again */
}

static void to_home(struct house *house)
{
    play_to_the_end(house);
    go(house, &(struct screen_next){.go = true, .to = SCREEN_HOME});
}

static void to_levels(struct house *house)
{
    play_to_the_end(house);
    go(house, &(struct screen_next){.go = true, .to = SCREEN_LEVELS});
    for (int32_t i = 0;
         i < house->backstage.levels.library.count && &house->backstage.levels.library.levels[i] != quick_of(house);
         i++)
        act(house, "d");
    act(house, "c"); /* the list; play has the focus */
}

static void to_practice(struct house *house)
{
    to_levels(house);
    act(house, "rc"); /* practice; its first part is asked for */
}

/* It has begun a moment ago, whoever it was that chose: all that has passed is this moment. Left now, it leaves
 * nothing. */
static void check_begun(struct house *house, const char *from)
{
    struct router *router = &house->loop.router;
    int32_t saved = house->backstage.player.history.count;
    pass(house, LOOK_US);
    if (router->screen != &screen_play)
        fail_msg("from %s: no level plays, but %s is shown", from, router->screen->name);
    act(house, "euc"); /* end session */
    if (router->screen != &screen_home || house->backstage.player.history.count != saved)
        fail_msg("from %s: a session was saved that nobody played, %s is shown", from, router->screen->name);
    assert_true(router->has_outcome);
    const struct result *result = &router->outcome.result;
    if (result->judged != 0 || result->played_us < 0 || result->played_us > LOOK_US + PRESS_US + SLACK_US)
        fail_msg("from %s: %d were judged, %d ms had passed", from, (int)result->judged,
                 (int)(result->played_us / 1000));
    assert_false(router->outcome.saved);
}

static const struct start {
    const char *from;
    void (*go_there)(struct house *house);
} starts[] = {
    {"pause", to_pause}, {"results", to_results}, {"home", to_home}, {"levels", to_levels}, {"practice", to_practice}};
#define STARTS (sizeof starts / sizeof *starts)

static void begin_everywhere(enum ways way, bool heard)
{
    for (size_t i = 0; i < STARTS; i++) {
        struct house house;
        int32_t buffers = simulated_card_buffers();
        open_house(&house, way, heard);
        starts[i].go_there(&house);
        choose(&house);
        check_begun(&house, starts[i].from);
        assert_int_equal(simulated_card_buffers() > buffers, heard);
        close_house(&house);
    }
}

static void test_keys(void **state)
{
    (void)state;
    begin_everywhere(KEYS, false);
}

static void test_pad(void **state)
{
    (void)state;
    begin_everywhere(PAD, false);
}

static void test_pad_with_offsets(void **state)
{
    (void)state;
    begin_everywhere(PAD_LATE, false);
    begin_everywhere(PAD_EARLY, false);
}

static void test_sensor(void **state)
{
    (void)state;
    begin_everywhere(SENSOR, false);
}

static void test_phone(void **state)
{
    (void)state;
    begin_everywhere(PHONE, false);
}

static void test_keys_heard(void **state)
{
    (void)state;
    begin_everywhere(KEYS, true);
}

static void test_pad_heard(void **state)
{
    (void)state;
    begin_everywhere(PAD, true);
}

static void test_sensor_heard(void **state)
{
    (void)state;
    begin_everywhere(SENSOR, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),      cmocka_unit_test(test_pad),         cmocka_unit_test(test_pad_with_offsets),
        cmocka_unit_test(test_sensor),    cmocka_unit_test(test_phone),       cmocka_unit_test(test_keys_heard),
        cmocka_unit_test(test_pad_heard), cmocka_unit_test(test_sensor_heard)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
