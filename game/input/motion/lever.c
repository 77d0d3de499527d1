#include "input/motion/lever.h"

#include <math.h>

#define FORGET_S 10.0
/* rad^2/s: one rep of 4 degrees in two seconds makes 0.012. */
#define SQUARE_LEAST 0.02
/* The accelerometer's noise of 0.02 g makes the arm uncertain by 0.008 m / sqrt(square): 4 cm after two reps.
 * Beyond 3.5 times that below zero it is no chance, and the truth is 0.1 to 0.4 m on the other side. */
#define CHANCE 0.028

static void follow(double *slow, double value, double share)
{
    *slow += (value - *slow) * share;
}

void lever_step(struct lever *lever, double up_ms2, double turn_rad_s, double passed_s)
{
    double share = passed_s / (LEVER_S + passed_s);
    if (!lever->started)
        *lever = (struct lever){.weight = up_ms2, .turn_slow = turn_rad_s, .started = true};
    follow(&lever->weight, up_ms2, share);
    follow(&lever->climb, (up_ms2 - lever->weight) * LEVER_S, share);
    follow(&lever->turn_slow, turn_rad_s, share);
    double quick = turn_rad_s - lever->turn_slow;
    follow(&lever->turn_slower, quick, share);
    lever->turn = quick - lever->turn_slower;

    double kept = 1 - passed_s / FORGET_S;
    lever->both = lever->both * kept + lever->climb * lever->turn * passed_s;
    lever->square = lever->square * kept + lever->turn * lever->turn * passed_s;
}

bool lever_is_reversed(const struct lever *lever)
{
    return lever->square > SQUARE_LEAST && lever->both < -CHANCE * sqrt(lever->square);
}

void lever_reverse(struct lever *lever)
{
    lever->turn_slow = -lever->turn_slow;
    lever->turn_slower = -lever->turn_slower;
    lever->turn = -lever->turn;
    lever->both = -lever->both;
}
