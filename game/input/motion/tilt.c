#include "input/motion/tilt.h"

#define DEGREE        0.017453292519943295 /* rad */
#define STEP_S        (LOWPASS_STEP_US * 1e-6)
#define TIME_MAX      (INT64_C(1) << 62)
#define HANDLED_COS   0.82 /* tilted by 35 degrees: nobody's thigh does that */
#define HANDLED_RAD_S 5.2  /* 300 degrees/s; a heel that is let drop makes 80 */
#define FIRST_MOVE    1.0  /* degrees away from rest: the first rep has begun */
#define REST_S        2.0  /* until then rest follows so slowly what the gyro's bias does */
#define FORGET_S      20.0 /* how long the moves that tell the direction are remembered */
#define FIRST_SQUARE  60.0 /* degrees^2/s: the first move's say, as much as a rep's */
#define PLAIN_RATIO   4.0  /* moves along the direction against those across: less says nothing */

static double dot(struct tilt_place a, struct tilt_place b)
{
    return a.x * b.x + a.y * b.y;
}

void tilt_init(struct tilt *tilt)
{
    *tilt = (struct tilt){0};
}

void tilt_accel(struct tilt *tilt, const float ms2[3])
{
    gravity_accel(&tilt->gravity, (struct vec){(double)ms2[0], (double)ms2[1], (double)ms2[2]});
}

/* Any two directions across up will do. */
static void set_base(struct tilt *tilt)
{
    struct vec up = tilt->gravity.up;
    struct vec other = fabs(up.x) < 0.6 ? (struct vec){1, 0, 0} : (struct vec){0, 1, 0};
    tilt->base = up;
    tilt->x = vec_unit(vec_cross(up, other));
    tilt->y = vec_cross(up, tilt->x);
    tilt->based = true;
}

static struct tilt_place place_of(const struct tilt *tilt)
{
    /* asin of the distance, shared out: within 0.1 % of it up to 35 degrees by the series. */
    double x = vec_dot(tilt->gravity.up, tilt->x), y = vec_dot(tilt->gravity.up, tilt->y);
    double square = x * x + y * y;
    double scale = (1 + square / 6 + 3 * square * square / 40) / DEGREE;
    return (struct tilt_place){x * scale, y * scale};
}

static void start_grid(struct tilt *tilt, int64_t t_us)
{
    tilt->running = true;
    tilt->grid_us = t_us;
    tilt->place = tilt->low = place_of(tilt);
    lowpass_start(&tilt->lowpass[0], tilt->low.x);
    lowpass_start(&tilt->lowpass[1], tilt->low.y);
    if (!tilt->directed)
        tilt->rest = tilt->low;
}

/* The first move away from rest is a rise. */
static void find_direction(struct tilt *tilt)
{
    struct tilt_place away = {tilt->low.x - tilt->rest.x, tilt->low.y - tilt->rest.y};
    double distance = sqrt(dot(away, away));
    if (distance < FIRST_MOVE) {
        tilt->rest.x += away.x * STEP_S / REST_S;
        tilt->rest.y += away.y * STEP_S / REST_S;
        return;
    }
    struct tilt_place direction = {away.x / distance, away.y / distance};
    tilt->directed = true;
    tilt->direction = direction;
    tilt->xx = FIRST_SQUARE * direction.x * direction.x;
    tilt->xy = FIRST_SQUARE * direction.x * direction.y;
    tilt->yy = FIRST_SQUARE * direction.y * direction.y;
    tilt->lever = (struct lever){0};
    tilt->floor = (struct tilt_floor){0};
    tilt_floor_step(&tilt->floor, dot(direction, tilt->rest), STEP_S);
}

/* The principal axis of how it moves, the end of it that is nearer to the direction so far. */
static void refine_direction(struct tilt *tilt, struct tilt_place speed)
{
    double kept = 1 - STEP_S / FORGET_S;
    tilt->xx = tilt->xx * kept + speed.x * speed.x * STEP_S;
    tilt->xy = tilt->xy * kept + speed.x * speed.y * STEP_S;
    tilt->yy = tilt->yy * kept + speed.y * speed.y * STEP_S;
    double half = (tilt->xx - tilt->yy) / 2, spread = sqrt(half * half + tilt->xy * tilt->xy);
    double middle = (tilt->xx + tilt->yy) / 2;
    if (middle < FIRST_SQUARE / 4 || middle + spread < PLAIN_RATIO * (middle - spread))
        return;
    double angle = atan2(tilt->xy, half) / 2;
    struct tilt_place axis = {cos(angle), sin(angle)};
    if (dot(axis, tilt->direction) < 0)
        axis = (struct tilt_place){-axis.x, -axis.y};
    tilt->direction = axis;
}

static void follow_lever(struct tilt *tilt, double turn)
{
    const struct gravity *gravity = &tilt->gravity;
    lever_step(&tilt->lever, vec_dot(gravity->accel, gravity->up), turn * DEGREE, STEP_S);
    tilt->reversing = lever_is_reversed(&tilt->lever);
    /* At its highest, that is, on the floor in truth. */
    if (tilt->reversing && tilt->turn > 0 && turn <= 0) {
        tilt_floor_reverse(&tilt->floor, dot(tilt->direction, tilt->low));
        tilt->direction = (struct tilt_place){-tilt->direction.x, -tilt->direction.y};
        lever_reverse(&tilt->lever);
        turn = -turn;
    }
    tilt->turn = turn;
}

static double step(struct tilt *tilt, struct tilt_place place)
{
    struct tilt_place before = tilt->low;
    tilt->low.x = lowpass_step(&tilt->lowpass[0], place.x);
    tilt->low.y = lowpass_step(&tilt->lowpass[1], place.y);
    struct tilt_place speed = {(tilt->low.x - before.x) / STEP_S, (tilt->low.y - before.y) / STEP_S};
    if (!tilt->directed)
        find_direction(tilt);
    if (!tilt->directed)
        return hypot(tilt->low.x - tilt->rest.x, tilt->low.y - tilt->rest.y);
    refine_direction(tilt, speed);
    follow_lever(tilt, dot(speed, tilt->direction));
    return tilt_floor_step(&tilt->floor, dot(tilt->low, tilt->direction), STEP_S);
}

/* Fills the grid up to t_us, where up is at place. */
static int run_grid(struct tilt *tilt, int64_t t_us, struct tilt_place place, struct tilt_reading *out)
{
    int count = 0;
    struct tilt_place from = tilt->place;
    while (tilt->grid_us + LOWPASS_STEP_US <= t_us && count < TILT_READINGS_MAX) {
        tilt->grid_us += LOWPASS_STEP_US;
        double part = (double)(tilt->grid_us - tilt->t_us) / (double)(t_us - tilt->t_us);
        struct tilt_place here = {from.x + (place.x - from.x) * part, from.y + (place.y - from.y) * part};
        double mdeg = step(tilt, here) * 1000;
        out[count++] = (struct tilt_reading){.t_us = tilt->grid_us - LOWPASS_DELAY_US,
                                             .mdeg = (int32_t)(mdeg < TILT_MDEG_MAX ? mdeg + 0.5 : TILT_MDEG_MAX)};
    }
    tilt->place = place;
    return count;
}

static void restart(struct tilt *tilt)
{
    gravity_restart(&tilt->gravity);
    tilt->running = false;
}

static bool is_handled(const struct tilt *tilt)
{
    return vec_dot(tilt->gravity.up, tilt->base) < HANDLED_COS || vec_length(tilt->gravity.turn) > HANDLED_RAD_S;
}

static int go_on(struct tilt *tilt, int64_t t_us, struct tilt_reading *out)
{
    if (!tilt->gravity.ready)
        return 0;
    if (!tilt->based)
        set_base(tilt);
    if (is_handled(tilt)) {
        struct vec bias = tilt->gravity.bias;
        tilt_init(tilt);
        tilt->gravity.bias = bias;
        return 0;
    }
    if (!tilt->running) {
        start_grid(tilt, t_us);
        return 0;
    }
    return run_grid(tilt, t_us, place_of(tilt), out);
}

int tilt_gyro(struct tilt *tilt, int64_t t_us, const float rad_s[3], struct tilt_reading out[TILT_READINGS_MAX])
{
    if (t_us < 0 || t_us > TIME_MAX || (tilt->started && t_us < tilt->t_us))
        return 0;
    int64_t passed_us = tilt->started ? t_us - tilt->t_us : 0;
    if (passed_us >= TILT_GAP_US) {
        restart(tilt);
        passed_us = 0;
    }
    struct vec gyro = {(double)rad_s[0], (double)rad_s[1], (double)rad_s[2]};
    if (!gravity_gyro(&tilt->gravity, gyro, (double)passed_us * 1e-6))
        return 0;
    int count = go_on(tilt, t_us, out);
    tilt->started = true;
    tilt->t_us = t_us;
    return count;
}
