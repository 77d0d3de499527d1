#include "input/osc/osc_tilt.h"

#include "core/feet/span.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979323846

#define SETTLE_US       500000  /* from the first sample on: rest is wherever the phone lies */
#define GAP_US          1000000 /* after so long without a sample the low-pass begins anew */
#define STILL_DEGREES   1.0
#define LAID_DEGREES    30.0 /* no heel lift tilts a thigh so far */
#define LAID_US         1000000
#define STILL_LONG_US   SPAN_STILL_US
#define LEAST_LENGTH    1e-9
#define DEGREES_PER_RAD (180.0 / PI)

static double dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* By the arc tangent: the arc cosine is blind at small angles. */
static double angle_degrees(const double a[3], const double b[3])
{
    double cross[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    return atan2(sqrt(dot(cross, cross)), dot(a, b)) * DEGREES_PER_RAD;
}

/* False, and nothing is changed, if the vector has no direction. */
static bool make_unit(double vector[3])
{
    double length = sqrt(dot(vector, vector));
    if (!(length > LEAST_LENGTH))
        return false;
    for (int i = 0; i < 3; i++)
        vector[i] /= length;
    return true;
}

static void copy(double to[3], const double from[3])
{
    memcpy(to, from, 3 * sizeof *to);
}

static void start(struct osc_tilt *tilt, int64_t t_us, const double unit[3])
{
    *tilt = (struct osc_tilt){.started = true, .started_us = t_us, .still_us = t_us};
    copy(tilt->rest, unit);
    copy(tilt->still, unit);
}

static void filter(struct osc_tilt *tilt, int64_t t_us, const double unit[3])
{
    if (t_us != tilt->at_us) {
        copy(tilt->before, tilt->down);
        tilt->before_us = tilt->at_us;
        tilt->at_us = t_us;
    }
    double passed_s = (double)(t_us - tilt->before_us) / 1e6;
    double weight = 1 - exp(-2 * PI * OSC_TILT_CUTOFF_HZ * passed_s);
    double down[3];
    for (int i = 0; i < 3; i++)
        down[i] = tilt->before[i] + weight * (unit[i] - tilt->before[i]);
    if (make_unit(down))
        copy(tilt->down, down);
}

static void follow_rest(struct osc_tilt *tilt, int64_t t_us)
{
    if (angle_degrees(tilt->down, tilt->still) > STILL_DEGREES) {
        copy(tilt->still, tilt->down);
        tilt->still_us = t_us;
    }
    bool laid_anew = angle_degrees(tilt->down, tilt->rest) > LAID_DEGREES;
    if (t_us - tilt->started_us < SETTLE_US || t_us - tilt->still_us >= (laid_anew ? LAID_US : STILL_LONG_US)) {
        copy(tilt->rest, tilt->down);
        tilt->still_us = t_us;
    }
}

bool osc_tilt_read(struct osc_tilt *tilt, int64_t t_us, const double vector[3], int32_t *mdeg)
{
    double unit[3];
    copy(unit, vector);
    if (!make_unit(unit))
        return false;
    if (!tilt->started)
        start(tilt, t_us, unit);
    if (tilt->at_us == 0 || t_us - tilt->at_us > GAP_US) {
        copy(tilt->before, unit);
        copy(tilt->down, unit);
        tilt->before_us = tilt->at_us = t_us;
    }
    filter(tilt, t_us, unit);
    follow_rest(tilt, t_us);
    double degrees = angle_degrees(tilt->down, tilt->rest);
    *mdeg = (int32_t)lround(degrees * 1000);
    return degrees <= LAID_DEGREES;
}
