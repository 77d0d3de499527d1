#include "input/devices.h"
#include "input/motion/thigh.h"

#include "check.h"

#define REPS     24
#define LEARNED  4
#define EDGES    (REPS * 4)
#define HZ       200
#define START_US INT64_C(7000000) /* monotonic, of the thigh's 0 */

/* SDL's virtual game controllers have no sensors: what sensors say is put in as SDL would, and all else is SDL's. */
struct fixture {
    struct devices *devices;
    int index[2]; /* of SDL's devices */
    SDL_JoystickID instance[2];
    int attached;
};

struct seen {
    struct heel_event edges[EDGES];
    int edge_count, arrived, left, heights;
    int32_t lowest, highest;
};

static const struct driver *const drivers[] = {&driver_motion, NULL};

static void attach(struct fixture *fixture, int which)
{
    fixture->index[which] = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                                      SDL_CONTROLLER_BUTTON_MAX, 0);
    assert_true(fixture->index[which] >= 0);
    fixture->instance[which] = SDL_JoystickGetDeviceInstanceID(fixture->index[which]);
    fixture->attached = which + 1;
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER), 0);
    attach(fixture, 0);
    struct error error;
    fixture->devices = devices_create(&(struct devices_desc){.drivers = drivers}, &error);
    assert_non_null(fixture->devices);
    *state = fixture;
    return 0;
}

static int take_down(void **state)
{
    struct fixture *fixture = *state;
    devices_destroy(fixture->devices);
    for (int i = fixture->attached - 1; i >= 0; i--)
        SDL_JoystickDetachVirtual(fixture->index[i]);
    SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
    free(fixture);
    return 0;
}

static void pump(struct fixture *fixture, int64_t mono_us)
{
    SDL_Event event;
    while (SDL_PollEvent(&event))
        devices_event(fixture->devices, &event, mono_us);
    devices_step(fixture->devices, mono_us);
}

static void take_heel(struct seen *seen, const struct heel_event *heel)
{
    if (heel->kind != HEEL_KIND_HEIGHT && seen->edge_count < EDGES) {
        seen->edges[seen->edge_count++] = *heel;
    } else if (heel->kind == HEEL_KIND_HEIGHT) {
        seen->heights++;
        seen->lowest = heel->height < seen->lowest ? heel->height : seen->lowest;
        seen->highest = heel->height > seen->highest ? heel->height : seen->highest;
    }
}

static void take(struct fixture *fixture, struct seen *seen)
{
    struct device_event event;
    while (devices_next(fixture->devices, &event)) {
        seen->arrived += event.kind == DEVICE_EVENT_ARRIVED;
        seen->left += event.kind == DEVICE_EVENT_LEFT;
        if (event.kind == DEVICE_EVENT_HEEL)
            take_heel(seen, &event.heel);
    }
}

static void sense(struct fixture *fixture, int which, SDL_SensorType type, const float data[3], uint64_t device_us,
                  int64_t mono_us)
{
    SDL_Event event = {.csensor = {.type = SDL_CONTROLLERSENSORUPDATE,
                                   .which = fixture->instance[which],
                                   .sensor = type,
                                   .timestamp_us = device_us}};
    memcpy(event.csensor.data, data, sizeof event.csensor.data);
    devices_event(fixture->devices, &event, mono_us);
}

static const struct thigh_desc seated = {.period_s = 2,
                                         .least = 5.8,
                                         .most = 6.2,
                                         .turned = {30, 60, 200},
                                         .arm_m = 0.3,
                                         .accel_noise_g = 0.02,
                                         .gyro_noise = 0.1,
                                         .gyro_bias = 0.3};

struct stream {
    int which;
    SDL_SensorType accel, gyro;
    bool stamped;    /* by a clock of the device's own */
    int64_t late_us; /* readings come late by up to so much */
    double after_s;  /* the first rep is later by so much */
};

/* One reading of the stream's controller for each tick of the grid. */
static void play(struct fixture *fixture, struct thigh *thigh, const struct stream *streams, int count,
                 struct seen *seen)
{
    struct rng rng;
    rng_init(&rng, 3, 1);
    int64_t last_us = 0;
    for (int i = 0; i < thigh_end_s(thigh) * HZ; i++) {
        int64_t at_us = i * INT64_C(1000000) / HZ;
        for (int j = 0; j < count; j++) {
            const struct stream *stream = &streams[j];
            int64_t late_us = rng_range(&rng, 0, stream->late_us);
            int64_t mono_us = START_US + at_us + late_us;
            float accel[3], gyro[3];
            last_us = mono_us > last_us ? mono_us : last_us;
            thigh_read(thigh, (double)at_us * 1e-6 - stream->after_s, accel, gyro);
            /* Its clock is slow by 80 millionths. */
            uint64_t device_us = stream->stamped ? 123456789 + (uint64_t)(at_us - at_us * 8 / 100000) : 0;
            sense(fixture, stream->which, stream->accel, accel, device_us, last_us);
            sense(fixture, stream->which, stream->gyro, gyro, device_us, last_us);
        }
        devices_step(fixture->devices, last_us);
        take(fixture, seen);
    }
}

static const struct device *only_device(const struct fixture *fixture)
{
    assert_int_equal(devices_count(fixture->devices), 1);
    return devices_at(fixture->devices, 0);
}

/* All edges of this heel after the first reps, one of each kind for each rep; and how far they are off, at worst. */
static double worst_ms(const struct thigh *thigh, const struct seen *seen, enum heel heel, double after_s)
{
    double worst = 0;
    int next = 0;
    for (int i = 0; i < seen->edge_count; i++) {
        const struct heel_event *edge = &seen->edges[i];
        double t_s = (double)(edge->t_us - START_US) * 1e-6 - after_s;
        if (edge->heel != heel || t_s < thigh->reps[LEARNED].start_s - 0.1)
            continue;
        assert_true(LEARNED + next / 2 < REPS);
        assert_int_equal(edge->kind, next % 2 ? HEEL_KIND_LANDING : HEEL_KIND_LIFT);
        const struct thigh_rep *rep = &thigh->reps[LEARNED + next / 2];
        double due_s = rep->start_s + (next % 2 ? rep->rise_s + rep->hold_s + rep->fall_s : 0);
        double off_ms = 1e3 * (t_s > due_s ? t_s - due_s : due_s - t_s);
        worst = off_ms > worst ? off_ms : worst;
        next++;
    }
    assert_int_equal(next, 2 * (REPS - LEARNED));
    return worst;
}

static void test_one_heel(void **state)
{
    struct fixture *fixture = *state;
    struct thigh thigh;
    struct seen seen = {0};
    pump(fixture, 1000);
    take(fixture, &seen);
    assert_int_equal(seen.arrived, 0);
    thigh_init(&thigh, &seated, REPS, 1);
    play(fixture, &thigh, &(struct stream){0, SDL_SENSOR_ACCEL, SDL_SENSOR_GYRO, .late_us = 1000}, 1, &seen);
    assert_int_equal(seen.arrived, 1);
    const struct device *device = only_device(fixture);
    assert_int_equal(device->foot.setup.kind, DEVICE_MOTION);
    assert_int_equal(strncmp(device->foot.setup.id, "motion:", 7), 0);
    assert_true(strlen(device->foot.setup.id) >= 7 + 32 + 2);
    assert_true(device->foot.setup.name[0]);
    assert_int_equal(device->foot.setup.heels[HEEL_LEFT].count, 1);
    assert_int_equal(device->foot.setup.heels[HEEL_RIGHT].count, 0);
    assert_true(worst_ms(&thigh, &seen, HEEL_LEFT, 0) < 100);
    assert_in_range(seen.heights, 2000, 6000);
    assert_int_equal(seen.highest, HEEL_HEIGHT_TOP);
}

/* Radio that holds readings up by 60 ms: the device's own stamps mend it. */
static void test_stamps(void **state)
{
    struct fixture *fixture = *state;
    struct thigh thigh;
    struct seen seen = {0};
    pump(fixture, 1000);
    thigh_init(&thigh, &seated, REPS, 2);
    play(fixture, &thigh, &(struct stream){0, SDL_SENSOR_ACCEL, SDL_SENSOR_GYRO, true, 60000, 0}, 1, &seen);
    assert_true(worst_ms(&thigh, &seen, HEEL_LEFT, 0) < 150);
}

static void test_two_controllers(void **state)
{
    struct fixture *fixture = *state;
    struct thigh thigh;
    struct seen seen = {0};
    attach(fixture, 1);
    pump(fixture, 1000);
    thigh_init(&thigh, &seated, REPS, 3);
    const struct stream streams[] = {{0, SDL_SENSOR_ACCEL, SDL_SENSOR_GYRO, true, 1000, 0},
                                     {1, SDL_SENSOR_ACCEL, SDL_SENSOR_GYRO, true, 1000, 1}};
    play(fixture, &thigh, streams, 2, &seen);
    assert_int_equal(seen.arrived, 2);
    /* Nothing tells virtual ones apart. */
    const char *id = devices_at(fixture->devices, 1)->foot.setup.id;
    assert_string_equal(id + strlen(devices_at(fixture->devices, 0)->foot.setup.id), "#2");
    assert_true(worst_ms(&thigh, &seen, HEEL_LEFT, 0) < 100);
    assert_true(worst_ms(&thigh, &seen, HEEL_RIGHT, 1) < 100);
}

static void test_joined_pair(void **state)
{
    struct fixture *fixture = *state;
    struct thigh thigh;
    struct seen seen = {0};
    pump(fixture, 1000);
    thigh_init(&thigh, &seated, REPS, 4);
    const struct stream streams[] = {{0, SDL_SENSOR_ACCEL_L, SDL_SENSOR_GYRO_L, true, 1000, 0},
                                     {0, SDL_SENSOR_ACCEL_R, SDL_SENSOR_GYRO_R, true, 1000, 1}};
    play(fixture, &thigh, streams, 2, &seen);
    assert_int_equal(seen.arrived, 1);
    const struct device *device = only_device(fixture);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        assert_int_equal(device->foot.setup.heels[heel].count, 1);
        assert_int_equal(device->foot.setup.heels[heel].controls[0].index, heel);
    }
    assert_true(worst_ms(&thigh, &seen, HEEL_LEFT, 0) < 100);
    assert_true(worst_ms(&thigh, &seen, HEEL_RIGHT, 1) < 100);
}

static void test_goes_and_returns(void **state)
{
    struct fixture *fixture = *state;
    struct thigh thigh;
    struct seen seen = {0};
    const struct stream stream = {0, SDL_SENSOR_ACCEL, SDL_SENSOR_GYRO, .late_us = 1000};
    pump(fixture, 1000);
    thigh_init(&thigh, &seated, 2, 5);
    play(fixture, &thigh, &stream, 1, &seen);
    assert_int_equal(SDL_JoystickDetachVirtual(fixture->index[0]), 0);
    fixture->attached = 0;
    pump(fixture, 30 * START_US);
    take(fixture, &seen);
    assert_int_equal(seen.left, 1);
    assert_false(only_device(fixture)->here);
    attach(fixture, 0);
    pump(fixture, 31 * START_US);
    play(fixture, &thigh, &stream, 1, &seen);
    assert_int_equal(seen.arrived, 2);
    assert_true(only_device(fixture)->here);
}

/* Anything for a float: infinities and NaN come by themselves. */
static float any_float(struct rng *rng)
{
    uint32_t bits = rng_next(rng);
    float value;
    memcpy(&value, &bits, sizeof value);
    return rng_below(rng, 3) ? (float)rng_range(rng, -20, 20) : value;
}

static void test_nonsense(void **state)
{
    struct fixture *fixture = *state;
    struct seen seen = {0};
    struct rng rng;
    rng_init(&rng, 9, 1);
    pump(fixture, 1000);
    int64_t mono_us = 1000;
    for (int i = 0; i < 200000; i++) {
        float data[3] = {any_float(&rng), any_float(&rng), any_float(&rng)};
        uint64_t device_us = rng_below(&rng, 50) ? (uint64_t)mono_us : (uint64_t)rng_next(&rng) << rng_below(&rng, 33);
        mono_us += rng_below(&rng, 1000) ? rng_range(&rng, 0, 9) : rng_range(&rng, 0, 400000);
        sense(fixture, 0, (SDL_SensorType)rng_range(&rng, -1, 7), data, device_us, mono_us);
        devices_step(fixture->devices, mono_us);
        take(fixture, &seen);
    }
    assert_true(seen.lowest >= 0 && seen.highest <= HEEL_HEIGHT_TOP);
    assert_int_equal(seen.arrived, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_heel, set_up, take_down),
        cmocka_unit_test_setup_teardown(test_stamps, set_up, take_down),
        cmocka_unit_test_setup_teardown(test_two_controllers, set_up, take_down),
        cmocka_unit_test_setup_teardown(test_joined_pair, set_up, take_down),
        cmocka_unit_test_setup_teardown(test_goes_and_returns, set_up, take_down),
        cmocka_unit_test_setup_teardown(test_nonsense, set_up, take_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
