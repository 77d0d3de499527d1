#include "app/foot_bench.h"

#include "check.h"
#include "core/base/text.h"
#include "core/feet/touch.h"
#include "input/drivers.h"
#include "input/player.h"
#include "play/play_outcome.h"
#include "screens/play/play_page.h"

#define START_US    INT64_C(5000000)
#define PATIENCE_US INT64_C(60000000)
#define FIRST_STEPS "d-first-steps"
#define CUES        60 /* warm-up, what a robot needs until it is sure, and as much again where a terminal is between */

/* A second up and a second down, each bar; in turn they pass one another. "Slow" is a rep of four seconds, held. */
static const struct fixture_level levels[] = {
    [BENCH_TOGETHER] = {"a-together", "{ \"format\": \"heelbeat-level/1\", \"title\": \"Together\","
                                      "  \"music\": { \"style\": \"lofi\", \"seed\": 7, \"key\": \"D minor\" },"
                                      "  \"tempo\": [ { \"beat\": 0, \"bpm\": 120 } ],"
                                      "  \"parts\": [ { \"name\": \"Settle in\", \"bars\": 2 },"
                                      "               { \"name\": \"Together\", \"bars\": 10, \"both\": \"ud..\" },"
                                      "               { \"name\": \"Breathe\", \"bars\": 1 } ] }"},
    [BENCH_IN_TURN] =
        {"b-in-turn", "{ \"format\": \"heelbeat-level/1\", \"title\": \"In turn\","
                      "  \"music\": { \"style\": \"lofi\", \"seed\": 7, \"key\": \"D minor\" },"
                      "  \"tempo\": [ { \"beat\": 0, \"bpm\": 120 } ],"
                      "  \"parts\": [ { \"name\": \"Settle in\", \"bars\": 2 },"
                      "               { \"name\": \"In turn\", \"bars\": 10, \"left\": \"ud..\", \"right\": \"..ud\" },"
                      "               { \"name\": \"Breathe\", \"bars\": 1 } ] }"},
    [BENCH_SLOW] = {"c-slow", "{ \"format\": \"heelbeat-level/1\", \"title\": \"Slow\","
                              "  \"music\": { \"style\": \"lofi\", \"seed\": 7, \"key\": \"D minor\" },"
                              "  \"tempo\": [ { \"beat\": 0, \"bpm\": 60 } ],"
                              "  \"parts\": [ { \"name\": \"Settle in\", \"bars\": 1 },"
                              "               { \"name\": \"Slow\", \"bars\": 6, \"both\": \"u-d.\" },"
                              "               { \"name\": \"Breathe\", \"bars\": 1 } ] }"},
};

/* The clock of all drivers. Joysticks are read on a thread of their own, which asks it once for each joystick and once
 * more after each look at all of them: so it can be told when a look is over. Without joysticks there is nothing to be
 * told, and the thread asks nobody. */
static struct {
    SDL_mutex *lock;
    SDL_cond *asked;
    int64_t now_us;
    SDL_threadID owner;
    int64_t asked_count; /* by others than the owner */
} the_clock;

int64_t bench_mono_us(void)
{
    SDL_LockMutex(the_clock.lock);
    int64_t now_us = the_clock.now_us;
    if (SDL_ThreadID() != the_clock.owner) {
        the_clock.asked_count++;
        SDL_CondSignal(the_clock.asked);
    }
    SDL_UnlockMutex(the_clock.lock);
    return now_us;
}

/* A look that is going on holds SDL's joysticks while it reads. So what is changed under that lock is seen by the next
 * one alone, all of which lies between two rounds of questions. */
void bench_change_pads(struct bench *bench, void (*do_it)(void *context), void *context)
{
    (void)bench;
    SDL_LockJoysticks();
    do_it(context);
    int64_t joysticks = SDL_NumJoysticks();
    SDL_LockMutex(the_clock.lock);
    int64_t wanted = the_clock.asked_count + (joysticks > 0 ? joysticks + 2 : 0);
    SDL_UnlockMutex(the_clock.lock);
    SDL_UnlockJoysticks();
    SDL_LockMutex(the_clock.lock);
    while (the_clock.asked_count < wanted)
        SDL_CondWait(the_clock.asked, the_clock.lock);
    SDL_UnlockMutex(the_clock.lock);
}

static void change_nothing(void *context)
{
    (void)context;
}

static void set_clock(int64_t now_us)
{
    SDL_LockMutex(the_clock.lock);
    the_clock.now_us = now_us;
    SDL_UnlockMutex(the_clock.lock);
}

static void open_fixture(struct bench *bench)
{
    struct fixture_level all[BENCH_LEVEL_COUNT];
    char *first_steps = fixture_read(HEELBEAT_SOURCE "/levels/first-steps.json");
    memcpy(all, levels, sizeof levels);
    all[BENCH_FIRST_STEPS] = (struct fixture_level){FIRST_STEPS, first_steps};
    fixture_open(&bench->fixture, all, BENCH_LEVEL_COUNT);
    free(first_steps);
}

static const struct library_level *find_level(const struct bench *bench, enum bench_level level)
{
    const struct library *library = &bench->fixture.levels.library;
    const char *name = level == BENCH_FIRST_STEPS ? FIRST_STEPS : levels[level].name;
    for (int i = 0; i < library->count; i++)
        if (strcmp(library->levels[i].name, name) == 0)
            return &library->levels[i];
    fail_msg("no level %s", name);
    return NULL;
}

static void add_port(struct devices_file *file, const char *path)
{
    assert_true(text_copy(file->serial_ports[file->serial_port_count++], DEVICES_FILE_PORT_SIZE, path));
}

void bench_open(struct bench *bench, struct sender *const *senders, int count)
{
    *bench = (struct bench){.now_us = START_US, .sender_count = count};
    rng_init(&bench->rng, 11, 1);
    the_clock.lock = SDL_CreateMutex();
    the_clock.asked = SDL_CreateCond();
    the_clock.now_us = START_US;
    the_clock.owner = SDL_ThreadID();
    open_fixture(bench);
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_EVENTS | SDL_INIT_GAMECONTROLLER), 0);
    for (int i = 0; i < count; i++) {
        bench->senders[i] = senders[i];
        if (senders[i]->plug)
            senders[i]->plug(senders[i]);
        if (senders[i]->serial_path)
            add_port(&bench->fixture.feet.file, senders[i]->serial_path);
    }
    bench->fixture.feet.desc.mono_us = bench_mono_us;
    bench->fixture.feet.file.osc = (struct osc_choice){.on = true, .port = 0}; /* any free one */
    fixture_plug_in(&bench->fixture, drivers_all);
    bench->devices = feet_devices(&bench->fixture.feet);
    heels_init(&bench->heels_of, &bench->fixture.feet);
    bench_change_pads(bench, change_nothing, NULL); /* they are all found */
}

void bench_close(struct bench *bench)
{
    feet_close(&bench->fixture.feet);
    for (int i = 0; i < bench->sender_count; i++)
        if (bench->senders[i]->pull)
            bench->senders[i]->pull(bench->senders[i]);
    SDL_QuitSubSystem(SDL_INIT_EVENTS | SDL_INIT_GAMECONTROLLER);
    fixture_close(&bench->fixture);
    SDL_DestroyCond(the_clock.asked);
    SDL_DestroyMutex(the_clock.lock);
}

int64_t bench_heels_us(const struct bench *bench)
{
    return bench->play ? audio_song_us(bench->fixture.sound.audio, bench->now_us)
                       : bench->now_us - bench->heels_from_us;
}

double bench_height(const struct bench *bench, enum heel heel)
{
    int64_t us = bench_heels_us(bench);
    for (int32_t i = 0; bench->heels && i < bench->heels->rep_count; i++) {
        const struct rep *rep = &bench->heels->reps[i];
        if (rep->heel == heel && us > rep->lift_us && us < rep->landing_us)
            return rep_height(rep, us) / (double)HEEL_HEIGHT_TOP;
    }
    return 0;
}

static void take_moves(struct bench *bench, const struct heels_moves *moves, int place)
{
    for (int i = 0; i < moves->count; i++) {
        const struct heels_move *move = &moves->items[i];
        struct heel_event event = move->heel;
        assert_int_equal(move->kind, HEELS_HEEL);
        if (bench->runs) {
            event.t_us -= bench->heels_from_us;
            calibration_heel(&bench->runs[place], &event);
        } else if (bench->play) {
            screen_play.heel(bench->play, &event);
        }
    }
}

/* Or calibrating. */
static bool is_playing(const struct bench *bench)
{
    return !bench->play || !screen_play.resting(bench->play);
}

static void take_device(struct bench *bench, const struct device_event *event)
{
    struct heels_moves moves = {.count = 0};
    bench->faults += event->kind == DEVICE_EVENT_FAULT;
    bench->left += event->kind == DEVICE_EVENT_LEFT;
    bench->arrived += event->kind == DEVICE_EVENT_ARRIVED;
    if (event->kind == DEVICE_EVENT_LEFT && bench->play && event->device == feet_in_use(&bench->fixture.feet))
        screen_play.suspend(bench->play, bench->now_us);
    heels_device(&bench->heels_of, event, is_playing(bench), &moves);
    take_moves(bench, &moves, event->device);
}

/* What app/loop does in a turn: events, devices, feet. */
static void step(struct bench *bench)
{
    struct device_event event;
    SDL_Event sdl;
    struct heels_moves moves = {.count = 0};
    bench->now_us += BENCH_STEP_US;
    set_clock(bench->now_us);
    for (int i = 0; i < bench->sender_count; i++)
        bench->senders[i]->say(bench->senders[i], bench);
    while (SDL_PollEvent(&sdl))
        devices_event(bench->devices, &sdl, bench->now_us);
    devices_step(bench->devices, bench->now_us);
    while (devices_next(bench->devices, &event))
        take_device(bench, &event);
    if (bench->runs)
        return;
    heels_step(&bench->heels_of, is_playing(bench), bench->now_us, &moves);
    take_moves(bench, &moves, feet_in_use(&bench->fixture.feet));
}

void bench_rest(struct bench *bench, int64_t span_us)
{
    bench->heels = NULL;
    for (int64_t end_us = bench->now_us + span_us; bench->now_us < end_us;)
        step(bench);
}

int bench_place(const struct bench *bench, const char *id, int number)
{
    for (int i = 0; i < devices_count(bench->devices); i++) {
        const struct device *device = devices_at(bench->devices, i);
        if (strncmp(device->foot.setup.id, id, strlen(id)) == 0 && device->here && number-- == 0)
            return i;
    }
    fail_msg("no device %s, number %d", id, number);
    return -1;
}

void bench_bind(struct bench *bench, int place, enum heel heel, struct control control)
{
    struct error error = {0};
    struct device_setup setup = devices_at(bench->devices, place)->foot.setup;
    setup.heels[heel] = (struct device_heel){.count = 1, .controls = {control}};
    setup.bound = true;
    if (!devices_set_up(bench->devices, place, &setup, &error))
        fail_msg("%s %s", error.where, error.what);
}

static void chart_of_cues(struct chart *chart)
{
    struct rep *reps = calloc(CUES * HEEL_COUNT, sizeof *reps);
    assert_non_null(reps);
    for (int i = 0; i < CUES * HEEL_COUNT; i++) {
        int64_t lift_us = calibration_cue_us(i / HEEL_COUNT, EDGE_LIFT);
        int64_t landing_us = calibration_cue_us(i / HEEL_COUNT, EDGE_LANDING);
        int64_t top_us = (lift_us + landing_us) / 2;
        reps[i] = (struct rep){lift_us, top_us, top_us, landing_us, .heel = (enum heel)(i % HEEL_COUNT)};
    }
    *chart = (struct chart){.reps = reps, .rep_count = CUES * HEEL_COUNT};
}

/* Nobody presses keys on the bench. */
static bool is_bound(const struct bench *bench, int place)
{
    const struct device *device = devices_at(bench->devices, place);
    return device->here && device->foot.setup.kind != DEVICE_KEYBOARD &&
           device->foot.setup.heels[HEEL_LEFT].count + device->foot.setup.heels[HEEL_RIGHT].count > 0;
}

/* True once all of them are done. */
static bool step_runs(struct bench *bench)
{
    bool done = true;
    int64_t late_us = TOUCH_LATE_US(CALIBRATION_UP_US / 2), run_us = bench->now_us - bench->heels_from_us - late_us;
    for (int i = 0; i < devices_count(bench->devices); i++)
        if (!calibration_step(&bench->runs[i], run_us) && is_bound(bench, i))
            done = false;
    return done;
}

static void apply(struct bench *bench, int place)
{
    struct calibration_result result;
    struct error error = {0};
    struct device_setup setup = devices_at(bench->devices, place)->foot.setup;
    calibration_result(&bench->runs[place], &result);
    if (result.fault != CALIBRATION_FINE)
        fail_msg("%s: %s", setup.id, calibration_fault_name(result.fault));
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++) {
        assert_in_range(result.edges[edge].sure_us, 0, CALIBRATION_SURE_US);
        setup.offset_ms[edge] += (int32_t)(result.edges[edge].offset_us / 1000);
    }
    if (!devices_set_up(bench->devices, place, &setup, &error))
        fail_msg("%s %s", error.where, error.what);
}

void bench_calibrate(struct bench *bench)
{
    struct chart chart;
    chart_of_cues(&chart);
    bench->runs = calloc(DEVICES_MAX, sizeof *bench->runs);
    assert_non_null(bench->runs);
    for (int i = 0; i < DEVICES_MAX; i++)
        calibration_init(&bench->runs[i]);
    bench->heels = &chart;
    bench->heels_from_us = bench->now_us;
    int64_t end_us = bench->now_us + chart.reps[chart.rep_count - 1].landing_us + CALIBRATION_INTERVAL_US;
    for (bool done = false; !done && bench->now_us < end_us;) {
        step(bench);
        done = step_runs(bench);
    }
    for (int i = 0; i < devices_count(bench->devices); i++)
        if (is_bound(bench, i))
            apply(bench, i);
    free(bench->runs);
    bench->runs = NULL;
    chart_reset(&chart);
}

void bench_play_begin(struct bench *bench, enum bench_level level)
{
    struct error error = {0};
    const struct library_level *chosen = find_level(bench, level);
    struct screen_next from = {.play = {.level = chosen, .tempo_percent = 100, .player = PLAYER_YOU}};
    heels_restart(&bench->heels_of);
    bench->play = screen_play.enter(&bench->fixture.services, &from, bench->now_us, &error);
    assert_non_null(bench->play);
    bench->heels = &chosen->chart;
    bench->heels_from_us = bench->now_us;
}

static struct screen_next play_step(struct bench *bench)
{
    step(bench);
    return screen_play.update(bench->play, bench->now_us);
}

void bench_play_until(struct bench *bench, int64_t song_us)
{
    while (audio_song_us(bench->fixture.sound.audio, bench->now_us) < song_us)
        assert_false(play_step(bench).go);
}

void bench_play_wait(struct bench *bench, const int *count, int wanted)
{
    for (int64_t end_us = bench->now_us + PATIENCE_US; *count < wanted && bench->now_us < end_us;)
        assert_false(play_step(bench).go);
    assert_int_equal(*count, wanted);
}

struct result bench_play_end(struct bench *bench)
{
    struct screen_next next = {0};
    while (!next.go)
        next = play_step(bench);
    assert_int_equal(next.to, SCREEN_RESULTS);
    assert_true(next.outcome->result.finished);
    assert_true(next.outcome->saved);
    struct result result = next.outcome->result;
    screen_play.leave(bench->play);
    bench->play = NULL;
    return result;
}

struct result bench_play_part(struct bench *bench, enum bench_level level, int64_t song_us)
{
    bench_play_begin(bench, level);
    bench_play_until(bench, song_us);
    struct screen_next next = screen_play.choose(bench->play, &(struct act){.verb = PLAY_END}, bench->now_us);
    assert_true(next.go && next.to == SCREEN_RESULTS);
    struct result result = next.outcome->result;
    screen_play.leave(bench->play);
    bench->play = NULL;
    return result;
}

struct result bench_play(struct bench *bench, enum bench_level level)
{
    bench_play_begin(bench, level);
    return bench_play_end(bench);
}
