#include "input/motion/thigh.h"

#include <float.h>
#include <math.h>
#include <stddef.h>

#define PI      3.14159265358979323846
#define DEGREE  (PI / 180)
#define G       9.80665
#define BEGIN_S 3.0
#define H       0.0005 /* of the differences */

struct pose {
    double turn[3][3]; /* from the controller's axes to the room's: x ahead, y left, z up */
    double place[3];
};

static double uniform(struct rng *rng, double low, double high)
{
    return low + (high - low) * rng_below(rng, 1000001) / 1e6;
}

void thigh_init(struct thigh *thigh, const struct thigh_desc *desc, int reps, uint64_t seed)
{
    *thigh = (struct thigh){.desc = *desc, .count = reps};
    rng_init(&thigh->rng, seed, 1);
    double t_s = BEGIN_S;
    for (int i = 0; i < reps; i++) {
        double period_s = desc->period_s;
        thigh->reps[i] = (struct thigh_rep){
            .start_s = t_s + uniform(&thigh->rng, -0.04, 0.04) * period_s,
            .rise_s = uniform(&thigh->rng, 0.32, 0.40) * period_s,
            .hold_s = uniform(&thigh->rng, 0, 0.08) * period_s,
            .fall_s = uniform(&thigh->rng, 0.32, 0.38) * period_s,
            .degrees = uniform(&thigh->rng, desc->least, desc->most),
        };
        t_s += period_s;
    }
}

double thigh_end_s(const struct thigh *thigh)
{
    return BEGIN_S + (thigh->count + 1) * thigh->desc.period_s;
}

/* The way of least jerk from 0 to 1 (T. Flash, N. Hogan, "The Coordination of Arm Movements", Journal of Neuroscience
 * 5, 1985). */
static double smooth(double part)
{
    double p = part < 0 ? 0 : part > 1 ? 1 : part;
    return p * p * p * (10 - 15 * p + 6 * p * p);
}

static double rep_height(const struct thigh_rep *rep, double t_s)
{
    double down_s = rep->start_s + rep->rise_s + rep->hold_s;
    return rep->degrees * (smooth((t_s - rep->start_s) / rep->rise_s) - smooth((t_s - down_s) / rep->fall_s));
}

/* The last that has begun. */
static const struct thigh_rep *rep_at(const struct thigh *thigh, double t_s)
{
    int first = 0, after = thigh->count;
    while (first < after) {
        int middle = (first + after) / 2;
        if (thigh->reps[middle].start_s <= t_s)
            first = middle + 1;
        else
            after = middle;
    }
    return first > 0 ? &thigh->reps[first - 1] : NULL;
}

static double posture(const struct thigh_desc *desc, double t_s)
{
    double degrees = 0;
    if (desc->drift_s > 0) {
        double part = fmod(t_s / desc->drift_s, 2);
        degrees += desc->drift * (part < 1 ? part : 2 - part);
    }
    if (desc->step_s > 0)
        degrees += desc->step * smooth((t_s - desc->step_s) / 0.5);
    return degrees - desc->sink * smooth((t_s - 1.5) / 0.6);
}

static void turn_about(double turn[3][3], int axis, double degrees)
{
    double c = cos(degrees * DEGREE), s = sin(degrees * DEGREE);
    int a = (axis + 1) % 3, b = (axis + 2) % 3;
    for (int row = 0; row < 3; row++) {
        double x = turn[row][a], y = turn[row][b];
        turn[row][a] = x * c + y * s;
        turn[row][b] = y * c - x * s;
    }
}

static struct pose pose_at(const struct thigh *thigh, double t_s)
{
    const struct thigh_desc *desc = &thigh->desc;
    const struct thigh_rep *rep = rep_at(thigh, t_s);
    double tremor = desc->tremor * sin(2 * PI * 10 * t_s + 4 * sin(2 * PI * 0.4 * t_s));
    double degrees = posture(desc, t_s) + (rep ? rep_height(rep, t_s) : 0) + tremor;
    struct pose pose = {.turn = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    /* About y, ahead would sink: y points left. */
    turn_about(pose.turn, 1, -degrees);
    for (int i = 0; i < 3; i++)
        pose.place[i] = desc->arm_m * pose.turn[i][0];
    turn_about(pose.turn, 0, desc->sideways * posture(desc, t_s));
    for (int axis = 0; axis < 3; axis++)
        turn_about(pose.turn, axis, desc->turned[axis]);
    return pose;
}

static double noise(struct thigh *thigh, double sd)
{
    return (double)rng_normal(&thigh->rng, (int64_t)(sd * 1e6)) * 1e-6;
}

static double knock(const struct thigh *thigh, double t_s)
{
    const struct thigh_rep *rep = rep_at(thigh, t_s);
    double after_s = rep ? t_s - (rep->start_s + rep->rise_s + rep->hold_s + rep->fall_s) : -1;
    return after_s < 0 ? 0 : thigh->desc.landing_g * G * exp(-after_s / 0.03) * cos(2 * PI * 25 * after_s);
}

void thigh_read(struct thigh *thigh, double t_s, float accel_ms2[3], float gyro_rad_s[3])
{
    const struct thigh_desc *desc = &thigh->desc;
    struct pose before = pose_at(thigh, t_s - H), now = pose_at(thigh, t_s), after = pose_at(thigh, t_s + H);
    double push[3], spin[3][3] = {{0}};
    for (int i = 0; i < 3; i++)
        push[i] = (after.place[i] - 2 * now.place[i] + before.place[i]) / (H * H);
    push[2] += G + knock(thigh, t_s);
    /* The pose's own inverse times its change is the cross product with the turning speed. */
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            for (int k = 0; k < 3; k++)
                spin[i][j] += now.turn[k][i] * (after.turn[k][j] - before.turn[k][j]) / (2 * H);
    double speed[3] = {spin[2][1], spin[0][2], spin[1][0]};
    for (int i = 0; i < 3; i++) {
        double felt = now.turn[0][i] * push[0] + now.turn[1][i] * push[1] + now.turn[2][i] * push[2];
        double bias = desc->gyro_bias * sin(2 * PI * t_s / 60 + i);
        accel_ms2[i] = (float)(felt + noise(thigh, desc->accel_noise_g * G));
        gyro_rad_s[i] = (float)(speed[i] + (bias + noise(thigh, desc->gyro_noise)) * DEGREE);
    }
}

void thigh_spoil(float numbers[3], struct rng *rng)
{
    static const float nonsense[] = {NAN, INFINITY, -INFINITY, FLT_MAX, -FLT_MAX, 1e9f};
    numbers[rng_below(rng, 3)] = nonsense[rng_below(rng, sizeof nonsense / sizeof *nonsense)];
}
