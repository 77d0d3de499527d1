/* Every kind of foot device plays levels: what it would say goes into the real drivers, and the play screen judges what
 * comes out. Each is calibrated first, as its player would: where a device tells its edges later or earlier than the
 * heel has them, its offsets make up for it. The same offsets must do for quick levels and for slow ones. */
#include "app/foot_senders.h"
#include "check.h"
#include "screens/play/play_page.h"

#define WELL_PLAYED_BP 9500
/* A panel lets go when the heel has gone a fiftieth of its way, which at a slow rise is 80 ms later than at a quick
 * one: contacts are taken as they are. */
#define CONTACTS_BP  9000
#define SETTLE_US    INT64_C(4000000)
#define STEPS_END_US INT64_C(36400000) /* song time of "first steps": after the tenth rep of each heel, in the next */
#define STEPS_REPS   20
#define BOTH_DOWN_US INT64_C(9200000) /* song time of "together": between two reps */

static struct bench bench;

static const struct control panel_left = {.kind = CONTROL_BUTTON, .index = SENDER_PANEL_LEFT},
                            panel_right = {.kind = CONTROL_BUTTON, .index = SENDER_PANEL_RIGHT},
                            trigger_left = {.kind = CONTROL_AXIS, .index = SENDER_TRIGGER_LEFT},
                            trigger_right = {.kind = CONTROL_AXIS, .index = SENDER_TRIGGER_RIGHT};

/* What the setup screen would do with it; NULL: comes set up or well guessed. */
static void bind_mat(void)
{
    int place = bench_place(&bench, "pad:", 0);
    bench_bind(&bench, place, HEEL_LEFT, panel_left);
    bench_bind(&bench, place, HEEL_RIGHT, panel_right);
}

static void bind_gamepad(void)
{
    int place = bench_place(&bench, "pad:", 0);
    bench_bind(&bench, place, HEEL_LEFT, trigger_left);
    bench_bind(&bench, place, HEEL_RIGHT, trigger_right);
}

struct kind {
    const char *name;
    struct sender *sender;
    void (*bind)(void);
    const char *id;
    int devices; /* that come of it, of those whose id begins so */
};

static const struct kind kinds[] = {
    {"mat", &sender_mat, bind_mat, "pad:", 1},
    {"gamepad", &sender_gamepad, bind_gamepad, "pad:", 1},
    {"controllers", &sender_controllers, NULL, "motion:", 2},
    {"joined-pair", &sender_joined_pair, NULL, "motion:", 1},
    {"fsr", &sender_fsr, NULL, "serial:", 1},
    {"lines", &sender_lines, NULL, "serial:", 1},
    {"stiff-pad", &sender_stiff, NULL, "serial:", 1},
    {"osc", &sender_osc, NULL, "osc:", 1},
};
#define KIND_COUNT ((int)(sizeof kinds / sizeof *kinds))

static void tell(const char *name, const char *level, const struct result *result)
{
    print_message("%-12s %-12s %3d.%02d %%  counted %d/%d", name, level, result->accuracy_bp / 100,
                  result->accuracy_bp % 100, result->counted, result->reps);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        const struct edge_stats *edges = result->heels[heel].edges;
        print_message("  %s lift %+lld sd %lld, landing %+lld sd %lld ms", heel_name((enum heel)heel),
                      (long long)edges[EDGE_LIFT].median_us / 1000, (long long)edges[EDGE_LIFT].sd_us / 1000,
                      (long long)edges[EDGE_LANDING].median_us / 1000, (long long)edges[EDGE_LANDING].sd_us / 1000);
    }
    print_message("\n");
}

static void expect_well_played(const char *name, const char *level, const struct result *result, int least_bp)
{
    tell(name, level, result);
    assert_int_equal(result->counted, result->finished ? result->reps : result->judged);
    assert_int_equal(result->extra_reps, 0);
    assert_in_range(result->accuracy_bp, least_bp, 10000);
}

static int close_bench(void **state)
{
    (void)state;
    bench_close(&bench);
    return 0;
}

static void calibrate(void)
{
    bench_calibrate(&bench);
    for (int i = 0; i < devices_count(bench.devices); i++) {
        const struct device_setup *setup = &devices_at(bench.devices, i)->foot.setup;
        print_message("%s: offsets %+d, %+d ms\n", setup->id, setup->offset_ms[EDGE_LIFT],
                      setup->offset_ms[EDGE_LANDING]);
    }
    bench_rest(&bench, SETTLE_US);
}

static void play_levels(const char *name, int slow_bp)
{
    struct result in_turn = bench_play(&bench, BENCH_IN_TURN);
    bench_rest(&bench, SETTLE_US);
    struct result slow = bench_play(&bench, BENCH_SLOW);
    bench_rest(&bench, SETTLE_US);
    struct result first_steps = bench_play_part(&bench, BENCH_FIRST_STEPS, STEPS_END_US);
    expect_well_played(name, "in turn", &in_turn, WELL_PLAYED_BP);
    expect_well_played(name, "slow", &slow, slow_bp);
    expect_well_played(name, "first steps", &first_steps, slow_bp);
    assert_int_equal(first_steps.judged, STEPS_REPS);
    assert_int_equal(bench.faults, 0);
    assert_int_equal(bench.left, 0);
}

static void test_kind(void **state)
{
    const struct kind *kind = *state;
    struct sender *senders[] = {kind->sender};
    bench_open(&bench, senders, 1);
    bench_rest(&bench, SETTLE_US);
    for (int i = 0; i < kind->devices; i++)
        bench_place(&bench, kind->id, i);
    if (kind->bind)
        kind->bind();
    calibrate();
    play_levels(kind->name, kind->sender == &sender_mat ? CONTACTS_BP : WELL_PLAYED_BP);
}

/* The cable is pulled in the middle: play pauses. The pad comes back to its place, set up and calibrated as it was, and
 * the level is played on to its end. */
static void test_pulled_out(void **state)
{
    (void)state;
    struct sender *senders[] = {&sender_fsr};
    bench_open(&bench, senders, 1);
    bench_rest(&bench, SETTLE_US);
    calibrate();
    int place = bench_place(&bench, "serial:", 0), arrived = bench.arrived;
    struct device_setup before = devices_at(bench.devices, place)->foot.setup;
    bench_play_begin(&bench, BENCH_TOGETHER);
    bench_play_until(&bench, BOTH_DOWN_US);
    sender_unplug_fsr();
    bench_play_wait(&bench, &bench.left, 1);
    assert_true(screen_play.resting(bench.play));
    assert_false(devices_at(bench.devices, place)->here);
    sender_plug_fsr();
    bench_play_wait(&bench, &bench.arrived, arrived + 1);
    assert_int_equal(bench_place(&bench, before.id, 0), place);
    const struct device_setup *after = &devices_at(bench.devices, place)->foot.setup;
    assert_memory_equal(after->offset_ms, before.offset_ms, sizeof before.offset_ms);
    assert_memory_equal(after->heels, before.heels, sizeof before.heels);
    assert_true(screen_play.resting(bench.play));
    screen_play.choose(bench.play, &(struct act){.verb = PLAY_RESUME}, bench.now_us);
    struct result result = bench_play_end(&bench);
    expect_well_played("pulled-out", "together", &result, WELL_PLAYED_BP);
    assert_int_equal(bench.faults, 0);
}

/* The left heel on a mat, the right one told of by OSC. */
static void test_side_by_side(void **state)
{
    (void)state;
    struct sender *senders[] = {&sender_mat, &sender_osc};
    struct error error = {0};
    bench_open(&bench, senders, 2);
    bench_rest(&bench, SETTLE_US);
    int mat = bench_place(&bench, "pad:", 0), phone = bench_place(&bench, "osc:", 0);
    bench_bind(&bench, mat, HEEL_LEFT, panel_left);
    struct device_setup setup = devices_at(bench.devices, phone)->foot.setup;
    setup.heels[HEEL_LEFT].count = 0;
    assert_true(devices_set_up(bench.devices, phone, &setup, &error));
    calibrate();
    /* The mat's panels let go a little late, and are pressed early; what the phone tells is dated as it was. */
    const int32_t *mat_ms = devices_at(bench.devices, mat)->foot.setup.offset_ms;
    const int32_t *phone_ms = devices_at(bench.devices, phone)->foot.setup.offset_ms;
    assert_true(phone_ms[EDGE_LIFT] < mat_ms[EDGE_LIFT] && phone_ms[EDGE_LANDING] > mat_ms[EDGE_LANDING]);
    play_levels("side-by-side", CONTACTS_BP);
}

int main(int count, char **arguments)
{
    struct CMUnitTest tests[KIND_COUNT + 2] = {
        {"pulled-out", test_pulled_out, NULL, close_bench, NULL},
        {"side-by-side", test_side_by_side, NULL, close_bench, NULL},
    };
    int chosen = 0;
    for (int i = 0; i < KIND_COUNT; i++)
        tests[i + 2] = (struct CMUnitTest){kinds[i].name, test_kind, NULL, close_bench, (void *)(uintptr_t)&kinds[i]};
    for (int i = 0; i < KIND_COUNT + 2; i++)
        if (count < 2 || strcmp(arguments[1], tests[i].name) == 0)
            tests[chosen++] = tests[i];
    if (chosen == 0)
        return EXIT_FAILURE;
    return _cmocka_run_group_tests("devices", tests, (size_t)chosen, NULL, NULL);
}
