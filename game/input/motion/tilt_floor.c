#include "input/motion/tilt_floor.h"

#include <math.h>

#define REACH_FIRST 2.5 /* degrees, until a rep was seen */
#define REACH_LEAST 1.5
#define REACH_PART  0.3 /* a rep's say in the reach */

/* A turn on the floor: down by more than half a rep, then up again. A wobble at the top comes down by less. Where the
 * floor lies so much higher than was thought that a landing below 20 % might be missed, it is set right as soon as the
 * heel is up by a fifth, which is less than the 40 % that make a lift sure. A smaller step waits until the heel is well
 * up: on the way it would spoil what core/feet/touch reads from the way, which sees for itself where the heel rested.
 */
#define DOWN_PART 0.5
#define UP_PART   0.2
#define UP_LEAST  0.7
#define STEP_PART 0.18
#define SURE_PART 0.6

/* Still: within 0.3 degrees of where it was half a second before, which is slower than the slowest rep. */
#define SLOW_S      0.5
#define STILL_RANGE 0.3
#define STILL_LEAST 0.4 /* s */

#define TREND_PART 0.4
/* Turns nearer together are no reps (120 a minute is the most), farther apart they say nothing of a trend. */
#define TREND_LEAST_S 0.4
#define TREND_MOST_S  10.0

#define LOW_PART  0.35 /* of a rep: below it what is still is on the floor */
#define FOLLOW_S  1.0
#define SHIFTED_S 8.0 /* nobody holds a heel up for so long: the slowest rep on offer takes six seconds */

static void start(struct tilt_floor *floor, double degrees)
{
    *floor = (struct tilt_floor){.started = true,
                                 .floor = degrees,
                                 .high = degrees,
                                 .low = degrees,
                                 .turn = degrees,
                                 .turn_s = TREND_MOST_S,
                                 .slow = degrees,
                                 .reach = REACH_FIRST};
}

/* How the floor has moved from the turn before to this one; a shift on the chair is no trend. */
static void follow_trend(struct tilt_floor *floor)
{
    double moved = floor->low - floor->turn, passed_s = floor->turn_s - floor->low_s;
    if (passed_s < TREND_LEAST_S || passed_s > TREND_MOST_S || fabs(moved) > floor->reach * LOW_PART)
        floor->trend = 0;
    else
        floor->trend += (moved / passed_s - floor->trend) * TREND_PART;
    floor->turn = floor->low;
    floor->turn_s = floor->low_s;
}

static void turn_here(struct tilt_floor *floor, double degrees)
{
    double down = floor->high - floor->low;
    follow_trend(floor);
    floor->floor = floor->low + floor->trend * floor->low_s;
    floor->reach = fmax(REACH_LEAST, floor->reach + (down - floor->reach) * REACH_PART);
    floor->high = floor->low = degrees;
    floor->low_s = 0;
}

static void follow_turns(struct tilt_floor *floor, double degrees, double passed_s)
{
    floor->turn_s += passed_s;
    floor->low_s += passed_s;
    if (degrees > floor->high)
        floor->high = floor->low = degrees;
    if (degrees <= floor->low) {
        floor->low = degrees;
        floor->low_s = 0;
    }
    double up_part = floor->low - floor->floor > floor->reach * STEP_PART ? UP_PART : SURE_PART;
    if (floor->high - floor->low >= floor->reach * DOWN_PART &&
        degrees - floor->low >= fmax(floor->reach * up_part, UP_LEAST))
        turn_here(floor, degrees);
}

static void follow_stillness(struct tilt_floor *floor, double degrees, double passed_s)
{
    floor->slow += (degrees - floor->slow) * passed_s / SLOW_S;
    floor->still_s = fabs(degrees - floor->slow) < STILL_RANGE ? floor->still_s + passed_s : 0;
    bool is_low = degrees - floor->floor < floor->reach * LOW_PART;
    if (floor->still_s > SHIFTED_S)
        floor->floor = floor->slow;
    else if (is_low && floor->still_s > STILL_LEAST)
        floor->floor += (floor->slow - floor->floor) * passed_s / FOLLOW_S;
    else if (floor->turn_s < TREND_MOST_S)
        floor->floor += floor->trend * passed_s;
}

double tilt_floor_step(struct tilt_floor *floor, double degrees, double passed_s)
{
    if (!floor->started)
        start(floor, degrees);
    follow_turns(floor, degrees, passed_s);
    follow_stillness(floor, degrees, passed_s);
    floor->floor = fmin(floor->floor, degrees);
    return degrees - floor->floor;
}

void tilt_floor_reverse(struct tilt_floor *floor, double degrees)
{
    double reach = floor->reach;
    start(floor, -degrees);
    floor->reach = reach;
}
