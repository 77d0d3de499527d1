#include "app/foot_senders.h"

#include "check.h"
#include "input/motion/thigh.h"

#define OFF_THE_PANEL  0.02 /* of the height: the panel lets go as soon as the heel leaves the floor */
#define CHATTER_US     8000
#define TRIGGER_US     8000 /* 125 Hz, as USB game controllers are asked */
#define TRIGGER_NOISE  60
#define SENSOR_US      4000 /* 250 Hz */
#define THIGH_DEGREES  6.0
#define THIGH_BEFORE_S 10.0 /* thigh time runs ahead of the chart's, so that it begins before 0 */

struct joystick {
    SDL_Joystick *opened; /* the sender's own hold on it */
    int device;
    SDL_JoystickID instance;
};

static struct joystick attach(SDL_JoystickType type, int axes, int buttons)
{
    struct joystick joystick = {.device = SDL_JoystickAttachVirtual(type, axes, buttons, 0)};
    assert_true(joystick.device >= 0);
    joystick.opened = SDL_JoystickOpen(joystick.device);
    assert_non_null(joystick.opened);
    joystick.instance = SDL_JoystickInstanceID(joystick.opened);
    return joystick;
}

static void detach(struct joystick *joystick)
{
    SDL_LockJoysticks();
    for (int i = SDL_NumJoysticks() - 1; i >= 0; i--)
        if (SDL_JoystickGetDeviceInstanceID(i) == joystick->instance)
            SDL_JoystickDetachVirtual(i);
    SDL_JoystickClose(joystick->opened);
    SDL_UnlockJoysticks();
    *joystick = (struct joystick){0};
}

static struct {
    struct joystick joystick;
    bool off[HEEL_COUNT];           /* the heel has left its panel */
    int64_t changed_us[HEEL_COUNT]; /* when it did, or came back */
    Uint8 told[HEEL_COUNT], now[HEEL_COUNT];
} mat;

static const int panels[HEEL_COUNT] = {SENDER_PANEL_LEFT, SENDER_PANEL_RIGHT};

static void set_panels(void *context)
{
    (void)context;
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        mat.told[heel] = mat.now[heel];
        SDL_JoystickSetVirtualButton(mat.joystick.opened, panels[heel], mat.now[heel]);
    }
    SDL_JoystickUpdate();
}

static void plug_mat(struct sender *sender)
{
    (void)sender;
    mat.joystick = attach(SDL_JOYSTICK_TYPE_DANCE_PAD, 2, 10);
    memset(mat.off, 0, sizeof mat.off);
    memset(mat.changed_us, 0, sizeof mat.changed_us);
    memset(mat.now, SDL_PRESSED, sizeof mat.now);
    set_panels(NULL);
}

static void say_mat(struct sender *sender, struct bench *bench)
{
    (void)sender;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        bool off = bench_height(bench, heel) > OFF_THE_PANEL;
        if (off != mat.off[heel])
            mat.changed_us[heel] = bench->now_us;
        mat.off[heel] = off;
        int64_t after_us = bench->now_us - mat.changed_us[heel];
        bool back = after_us < CHATTER_US && after_us / BENCH_STEP_US % 2 == 1;
        mat.now[heel] = off != back ? SDL_RELEASED : SDL_PRESSED;
    }
    if (memcmp(mat.now, mat.told, sizeof mat.now) != 0)
        bench_change_pads(bench, set_panels, NULL);
}

static void pull_mat(struct sender *sender)
{
    (void)sender;
    detach(&mat.joystick);
}

struct sender sender_mat = {.plug = plug_mat, .say = say_mat, .pull = pull_mat};

static struct {
    struct joystick joystick;
    Sint16 pressed[HEEL_COUNT];
    int64_t told_us;
} gamepad;

static void set_triggers(void *context)
{
    (void)context;
    SDL_JoystickSetVirtualAxis(gamepad.joystick.opened, SENDER_TRIGGER_LEFT, gamepad.pressed[HEEL_LEFT]);
    SDL_JoystickSetVirtualAxis(gamepad.joystick.opened, SENDER_TRIGGER_RIGHT, gamepad.pressed[HEEL_RIGHT]);
    SDL_JoystickUpdate();
}

static void plug_gamepad(struct sender *sender)
{
    (void)sender;
    gamepad.joystick = attach(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX, SDL_CONTROLLER_BUTTON_MAX);
    gamepad.pressed[HEEL_LEFT] = gamepad.pressed[HEEL_RIGHT] = SDL_JOYSTICK_AXIS_MAX;
    gamepad.told_us = 0;
    set_triggers(NULL);
}

static void say_gamepad(struct sender *sender, struct bench *bench)
{
    (void)sender;
    Sint16 before[HEEL_COUNT] = {gamepad.pressed[HEEL_LEFT], gamepad.pressed[HEEL_RIGHT]};
    if (bench->now_us - gamepad.told_us < TRIGGER_US)
        return;
    gamepad.told_us = bench->now_us;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        double height = bench_height(bench, heel);
        int64_t noise = height > 0 ? rng_range(&bench->rng, -TRIGGER_NOISE, 0) : 0;
        gamepad.pressed[heel] = (Sint16)(SDL_JOYSTICK_AXIS_MAX - 65000 * height + (double)noise);
    }
    if (memcmp(before, gamepad.pressed, sizeof before) != 0)
        bench_change_pads(bench, set_triggers, NULL);
}

static void pull_gamepad(struct sender *sender)
{
    (void)sender;
    detach(&gamepad.joystick);
}

struct sender sender_gamepad = {.plug = plug_gamepad, .say = say_gamepad, .pull = pull_gamepad};

static struct {
    struct joystick joysticks[HEEL_COUNT];
    int count;
    struct thigh thighs[HEEL_COUNT];
    const struct chart *heels; /* the thighs' reps were made of these */
    int64_t told_us;
} motion;

/* Two controllers, strapped on as it came. */
static const struct thigh_desc thighs[HEEL_COUNT] = {
    {.turned = {30, 60, 200}, .arm_m = 0.3, .accel_noise_g = 0.02, .gyro_noise = 0.1, .gyro_bias = 0.3},
    {.turned = {-80, 10, 45}, .arm_m = 0.35, .accel_noise_g = 0.02, .gyro_noise = 0.1, .gyro_bias = 0.3},
};

static void plug_motion(int count)
{
    memset(&motion, 0, sizeof motion);
    motion.count = count;
    for (int i = 0; i < count; i++)
        motion.joysticks[i] =
            attach(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX, SDL_CONTROLLER_BUTTON_MAX);
    for (int i = 0; i < HEEL_COUNT; i++) {
        motion.thighs[i].desc = thighs[i];
        rng_init(&motion.thighs[i].rng, 5, (uint64_t)i);
    }
}

static void plug_controllers(struct sender *sender)
{
    (void)sender;
    plug_motion(2);
}

static void plug_joined_pair(struct sender *sender)
{
    (void)sender;
    plug_motion(1);
}

/* The thigh rises with the heel. */
static void follow(const struct chart *heels)
{
    motion.heels = heels;
    motion.thighs[HEEL_LEFT].count = motion.thighs[HEEL_RIGHT].count = 0;
    for (int32_t i = 0; heels && i < heels->rep_count; i++) {
        const struct rep *rep = &heels->reps[i];
        struct thigh *thigh = &motion.thighs[rep->heel];
        assert_true(thigh->count < THIGH_REPS_MAX);
        thigh->reps[thigh->count++] = (struct thigh_rep){.start_s = THIGH_BEFORE_S + (double)rep->lift_us * 1e-6,
                                                         .rise_s = (double)(rep->top_us - rep->lift_us) * 1e-6,
                                                         .hold_s = (double)(rep->lower_us - rep->top_us) * 1e-6,
                                                         .fall_s = (double)(rep->landing_us - rep->lower_us) * 1e-6,
                                                         .degrees = THIGH_DEGREES};
    }
}

static void push(SDL_JoystickID which, SDL_SensorType sensor, const float data[3], int64_t now_us)
{
    SDL_Event event = {.csensor = {.type = SDL_CONTROLLERSENSORUPDATE,
                                   .which = which,
                                   .sensor = sensor,
                                   .timestamp_us = (Uint64)now_us + 987654321}};
    memcpy(event.csensor.data, data, sizeof event.csensor.data);
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void say_motion(struct sender *sender, struct bench *bench)
{
    static const SDL_SensorType sensors[2][HEEL_COUNT][2] = {
        {{SDL_SENSOR_ACCEL_L, SDL_SENSOR_GYRO_L}, {SDL_SENSOR_ACCEL_R, SDL_SENSOR_GYRO_R}},
        {{SDL_SENSOR_ACCEL, SDL_SENSOR_GYRO}, {SDL_SENSOR_ACCEL, SDL_SENSOR_GYRO}}};
    (void)sender;
    if (bench->now_us - motion.told_us < SENSOR_US)
        return;
    motion.told_us = bench->now_us;
    if (motion.heels != bench->heels)
        follow(bench->heels);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        float accel[3], gyro[3];
        const SDL_SensorType *types = sensors[motion.count - 1][heel];
        double t_s = THIGH_BEFORE_S + (double)bench_heels_us(bench) * 1e-6;
        thigh_read(&motion.thighs[heel], t_s, accel, gyro);
        push(motion.joysticks[heel % motion.count].instance, types[0], accel, bench->now_us);
        push(motion.joysticks[heel % motion.count].instance, types[1], gyro, bench->now_us);
    }
}

static void pull_motion(struct sender *sender)
{
    (void)sender;
    for (int i = 0; i < motion.count; i++)
        detach(&motion.joysticks[i]);
}

struct sender sender_controllers = {.plug = plug_controllers, .say = say_motion, .pull = pull_motion};
struct sender sender_joined_pair = {.plug = plug_joined_pair, .say = say_motion, .pull = pull_motion};
