/* Controllers with an accelerometer and a gyro, laid on the thigh or strapped to it. Each is one heel; a Joy-Con is one
 * of its own, and where SDL has joined a pair all the same, each of its halves is. Buttons are not read here: a
 * controller may be a pad as well, and SDL counts how often it was opened. */
#include "core/base/text.h"
#include "input/driver.h"
#include "input/motion/sensor_clock.h"
#include "input/motion/tilt.h"
#include "input/pads/pad_info.h"

#include <stdlib.h>
#include <string.h>

#define CONTROLLERS_MAX 16

/* One accelerometer and its gyro. */
struct half {
    struct sensor_clock clock;
    struct tilt tilt;
    bool has_accel, has_gyro;
};

struct controller {
    SDL_GameController *opened; /* NULL: this place is free */
    SDL_JoystickID instance;
    bool joined;   /* a pair: left and right halves have sensors of their own */
    bool reported; /* the sink knows it, by its instance */
    char id[DEVICE_ID_SIZE];
    enum heel heel;
    struct half halves[HEEL_COUNT]; /* of a single one the first alone */
};

struct motion {
    struct controller controllers[CONTROLLERS_MAX];
};

/* Which half a sensor belongs to, and in which way. */
struct sensor {
    SDL_SensorType type;
    bool joined, gyro;
    int half;
};

static const struct sensor sensors[] = {
    {SDL_SENSOR_ACCEL, false, false, 0}, {SDL_SENSOR_GYRO, false, true, 0},    {SDL_SENSOR_ACCEL_L, true, false, 0},
    {SDL_SENSOR_GYRO_L, true, true, 0},  {SDL_SENSOR_ACCEL_R, true, false, 1}, {SDL_SENSOR_GYRO_R, true, true, 1},
};
#define SENSORS_COUNT (int)(sizeof sensors / sizeof *sensors)

static bool is_taken(const struct motion *motion, const struct controller *taker)
{
    for (int i = 0; i < CONTROLLERS_MAX; i++) {
        const struct controller *other = &motion->controllers[i];
        if (other != taker && other->opened && strcmp(other->id, taker->id) == 0)
            return true;
    }
    return false;
}

/* Where nothing tells two of a kind apart they are numbered as they come, as pads are. */
static void identify(const struct motion *motion, struct controller *controller, int index)
{
    struct pad_info info;
    char id[DEVICE_ID_SIZE];
    struct text text;
    pad_info_read(&info, SDL_GameControllerGetJoystick(controller->opened), index);
    text_copy(controller->id, sizeof controller->id, pad_info_id("motion", &info, id));
    for (int number = 2; is_taken(motion, controller) && number <= CONTROLLERS_MAX; number++) {
        text_init(&text, controller->id, sizeof controller->id);
        text_add(&text, id);
        text_add(&text, "#");
        text_add_int(&text, number);
    }
}

static struct controller *find(struct motion *motion, SDL_JoystickID instance)
{
    for (int i = 0; i < CONTROLLERS_MAX; i++)
        if (motion->controllers[i].opened && motion->controllers[i].instance == instance)
            return &motion->controllers[i];
    return NULL;
}

/* A Joy-Con says which it is. Others lie on the left thigh, and a second one on the right. */
static enum heel guess_heel(const struct motion *motion, const struct controller *controller)
{
    SDL_GameControllerType type = SDL_GameControllerGetType(controller->opened);
    if (type == SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_LEFT)
        return HEEL_LEFT;
    if (type == SDL_CONTROLLER_TYPE_NINTENDO_SWITCH_JOYCON_RIGHT)
        return HEEL_RIGHT;
    for (int i = 0; i < CONTROLLERS_MAX; i++) {
        const struct controller *other = &motion->controllers[i];
        if (other != controller && other->reported && !other->joined && other->heel == HEEL_LEFT)
            return HEEL_RIGHT;
    }
    return HEEL_LEFT;
}

static void bind(struct device_setup *setup, enum heel heel, int half)
{
    setup->heels[heel].count = 1;
    setup->heels[heel].controls[0] = (struct control){.kind = CONTROL_TILT, .index = (int16_t)half};
}

static void report(struct motion *motion, struct controller *controller, const struct driver_sink *sink)
{
    const char *name = SDL_GameControllerName(controller->opened);
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_MOTION, controller->id, name ? name : N_("Controller"));
    controller->heel = guess_heel(motion, controller);
    bind(&setup, controller->joined ? HEEL_LEFT : controller->heel, 0);
    if (controller->joined)
        bind(&setup, HEEL_RIGHT, 1);
    controller->reported = true;
    sink->arrived(sink->context, controller->instance, &setup, NULL);
}

static void enable_sensors(struct controller *controller)
{
    for (int i = 0; i < SENSORS_COUNT; i++)
        if (sensors[i].joined && SDL_GameControllerHasSensor(controller->opened, sensors[i].type))
            controller->joined = true;
    for (int i = 0; i < SENSORS_COUNT; i++) {
        const struct sensor *sensor = &sensors[i];
        if (sensor->joined != controller->joined || !SDL_GameControllerHasSensor(controller->opened, sensor->type) ||
            SDL_GameControllerSetSensorEnabled(controller->opened, sensor->type, SDL_TRUE) != 0)
            continue;
        struct half *half = &controller->halves[sensor->half];
        *(sensor->gyro ? &half->has_gyro : &half->has_accel) = true;
    }
}

static bool is_complete(const struct controller *controller)
{
    for (int i = 0; i < HEEL_COUNT; i++)
        if (controller->halves[i].has_accel && controller->halves[i].has_gyro)
            return true;
    return false;
}

/* Index is SDL's of the device, not its instance; it holds while SDL's joysticks are locked. */
static void open_at(struct motion *motion, struct controller *controller, int index)
{
    *controller = (struct controller){.opened = SDL_GameControllerOpen(index),
                                      .instance = SDL_JoystickGetDeviceInstanceID(index)};
    if (!controller->opened)
        return;
    identify(motion, controller, index);
    enable_sensors(controller);
}

static void add(struct motion *motion, int index)
{
    struct controller *controller = NULL;
    for (int i = 0; i < CONTROLLERS_MAX && !controller; i++)
        controller = motion->controllers[i].opened ? NULL : &motion->controllers[i];
    SDL_LockJoysticks();
    SDL_JoystickID instance = SDL_JoystickGetDeviceInstanceID(index);
    if (controller && instance >= 0 && SDL_IsGameController(index) && !find(motion, instance))
        open_at(motion, controller, index);
    SDL_UnlockJoysticks();
}

static void lose(struct controller *controller, const struct driver_sink *sink)
{
    if (controller->reported)
        sink->left(sink->context, controller->instance);
    SDL_GameControllerClose(controller->opened);
    *controller = (struct controller){0};
}

static void pass_on(const struct controller *controller, int half, const struct tilt_reading *readings, int count,
                    const struct driver_sink *sink)
{
    for (int i = 0; i < count; i++)
        sink->reading(sink->context, controller->instance,
                      &(struct reading){.control = {.kind = CONTROL_TILT, .index = (int16_t)half},
                                        .value = readings[i].mdeg,
                                        .mono_us = readings[i].t_us});
}

static const struct sensor *sensor_of(Sint32 type)
{
    for (int i = 0; i < SENSORS_COUNT; i++)
        if ((Sint32)sensors[i].type == type)
            return &sensors[i];
    return NULL;
}

/* What a sensor says shows that it is there, whatever SDL knew when the controller was opened. */
static void take(struct motion *motion, const SDL_ControllerSensorEvent *event, int64_t mono_us,
                 const struct driver_sink *sink)
{
    struct controller *controller = find(motion, event->which);
    const struct sensor *sensor = sensor_of(event->sensor);
    if (!controller || !sensor || (controller->joined && !sensor->joined))
        return;
    controller->joined = sensor->joined;
    struct half *half = &controller->halves[sensor->half];
    *(sensor->gyro ? &half->has_gyro : &half->has_accel) = true;
    if (!controller->reported && is_complete(controller))
        report(motion, controller, sink);
    if (!sensor->gyro) {
        tilt_accel(&half->tilt, event->data);
        return;
    }
    struct tilt_reading readings[TILT_READINGS_MAX];
    int64_t at_us = sensor_clock_at(&half->clock, event->timestamp_us, mono_us);
    int count = tilt_gyro(&half->tilt, at_us, event->data, readings);
    if (controller->reported)
        pass_on(controller, sensor->half, readings, count, sink);
}

static void *motion_open(const struct driver_desc *desc, struct error *error)
{
    (void)desc;
    /* Each Joy-Con lies on a thigh of its own. And a controller on a thigh is read while another window has the focus.
     */
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI_JOY_CONS, "1");
    SDL_SetHint(SDL_HINT_JOYSTICK_HIDAPI_COMBINE_JOY_CONS, "0");
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    if (SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER) != 0) {
        error_set(error, "motion controllers", SDL_GetError(), "play with another foot device");
        return NULL;
    }
    struct motion *motion = calloc(1, sizeof *motion);
    if (!motion) {
        error_set(error, "motion controllers", "there is no memory left", "close other programs and try again");
        SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
        return NULL;
    }
    for (int i = 0; i < SDL_NumJoysticks(); i++)
        add(motion, i);
    return motion;
}

static void motion_close(void *self)
{
    struct motion *motion = self;
    for (int i = 0; i < CONTROLLERS_MAX; i++)
        if (motion->controllers[i].opened)
            SDL_GameControllerClose(motion->controllers[i].opened);
    free(motion);
    SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
}

static void motion_event(void *self, const SDL_Event *event, int64_t mono_us, const struct driver_sink *sink)
{
    struct motion *motion = self;
    if (event->type == SDL_CONTROLLERDEVICEADDED) {
        add(motion, event->cdevice.which);
    } else if (event->type == SDL_CONTROLLERDEVICEREMOVED) {
        struct controller *controller = find(motion, event->cdevice.which);
        if (controller)
            lose(controller, sink);
    } else if (event->type == SDL_CONTROLLERSENSORUPDATE) {
        take(motion, &event->csensor, mono_us, sink);
    }
}

/* Readings come as events; what was found when opening is reported here. */
static void motion_step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    struct motion *motion = self;
    (void)mono_us;
    for (int i = 0; i < CONTROLLERS_MAX; i++) {
        struct controller *controller = &motion->controllers[i];
        if (controller->opened && !controller->reported && is_complete(controller))
            report(motion, controller, sink);
    }
}

const struct driver driver_motion = {
    .name = "motion controllers",
    .open = motion_open,
    .close = motion_close,
    .event = motion_event,
    .step = motion_step,
};
