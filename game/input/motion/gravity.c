#include "input/motion/gravity.h"

/* How long the accelerometer is averaged over. 1 s makes 0.08 degrees of a sensor's 0.02 g at 100 Hz, and a bias of
 * the gyro of 1 degree/s makes 1 degree, which change as slowly as the bias does. */
#define ACCEL_S 1.0
/* The bias is learned over twenty times that: reps must not get into it. */
#define BIAS_S 20.0
/* The largest bias that a calibrated sensor has: 6 degrees/s. */
#define BIAS_MAX 0.105
/* A push that makes the weight so much more or less says little of where up is. */
#define PUSH_MAX 0.3

#define STILL_S     0.3
#define STILL_COUNT 8      /* readings at least */
#define STILL_COS   0.9999 /* up moved by less than 0.8 degrees from one stretch to the next */

static bool is_sound(struct vec reading, double most)
{
    /* Comparisons with NaN are false. */
    return fabs(reading.x) <= most && fabs(reading.y) <= most && fabs(reading.z) <= most;
}

static double bounded(double value, double most)
{
    return value < -most ? -most : value > most ? most : value;
}

static struct vec bounded_bias(struct vec bias)
{
    return (struct vec){bounded(bias.x, BIAS_MAX), bounded(bias.y, BIAS_MAX), bounded(bias.z, BIAS_MAX)};
}

void gravity_restart(struct gravity *gravity)
{
    *gravity = (struct gravity){.bias = gravity->bias, .accel = gravity->accel, .has_accel = gravity->has_accel};
}

void gravity_accel(struct gravity *gravity, struct vec accel)
{
    if (!is_sound(accel, GRAVITY_ACCEL_MAX))
        return;
    gravity->accel = accel;
    gravity->has_accel = true;
}

static bool is_weight(struct vec accel)
{
    return fabs(vec_length(accel) / GRAVITY_G - 1) < PUSH_MAX;
}

/* Two stretches in a row that show the same up: it is held still, and what the gyro says of them is its bias. */
static void end_stretch(struct gravity *gravity)
{
    struct vec accel = vec_add((struct vec){0}, gravity->accel_sum, 1.0 / gravity->sum_count);
    struct vec gyro = vec_add((struct vec){0}, gravity->gyro_sum, 1.0 / gravity->sum_count);
    if (is_weight(accel) && gravity->has_before &&
        vec_dot(vec_unit(accel), vec_unit(gravity->accel_before)) > STILL_COS) {
        gravity->ready = true;
        gravity->up = vec_unit(vec_add(accel, gravity->accel_before, 1));
        struct vec mean = vec_add((struct vec){0}, vec_add(gyro, gravity->gyro_before, 1), 0.5);
        if (vec_length(mean) < BIAS_MAX)
            gravity->bias = mean;
    }
    gravity->has_before = is_weight(accel);
    gravity->accel_before = accel;
    gravity->gyro_before = gyro;
    gravity->accel_sum = gravity->gyro_sum = (struct vec){0};
    gravity->sum_s = 0;
    gravity->sum_count = 0;
}

static void wait_for_stillness(struct gravity *gravity, struct vec gyro, double passed_s)
{
    gravity->accel_sum = vec_add(gravity->accel_sum, gravity->accel, 1);
    gravity->gyro_sum = vec_add(gravity->gyro_sum, gyro, 1);
    gravity->sum_s += passed_s;
    gravity->sum_count++;
    if (gravity->sum_s >= STILL_S && gravity->sum_count >= STILL_COUNT)
        end_stretch(gravity);
}

bool gravity_gyro(struct gravity *gravity, struct vec gyro, double passed_s)
{
    if (!is_sound(gyro, GRAVITY_GYRO_MAX) || !gravity->has_accel)
        return false;
    if (!gravity->ready) {
        wait_for_stillness(gravity, gyro, passed_s);
        return true;
    }
    struct vec turn = vec_add(gyro, gravity->bias, -1);
    /* What stands still in the room turns the other way in the controller's axes; between two readings it turns by
     * their mean. */
    struct vec mean = vec_add((struct vec){0}, vec_add(turn, gravity->turn, 1), 0.5);
    gravity->turn = turn;
    struct vec up = vec_unit(vec_add(gravity->up, vec_cross(gravity->up, mean), passed_s));
    double weight = vec_length(gravity->accel);
    double trust = 1 - fabs(weight / GRAVITY_G - 1) / PUSH_MAX;
    if (trust > 0) {
        struct vec seen = vec_unit(gravity->accel);
        struct vec off = vec_cross(up, seen);
        gravity->bias = bounded_bias(vec_add(gravity->bias, off, trust * passed_s / (ACCEL_S * BIAS_S)));
        up = vec_unit(vec_add(up, vec_add(seen, up, -1), trust * passed_s / ACCEL_S));
    }
    gravity->up = up;
    return true;
}
