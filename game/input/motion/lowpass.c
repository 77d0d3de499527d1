#include "input/motion/lowpass.h"

/* cos w0 and alpha = sin w0 / sqrt(2), w0 = 2 pi 5 Hz / 250 Hz = 0.125664. */
#define COS_W0 0.9921147013144779
#define ALPHA  0.08862397936135694
#define A0     (1 + ALPHA)
#define B0     ((1 - COS_W0) / 2 / A0)
#define B1     ((1 - COS_W0) / A0)
#define A1     (-2 * COS_W0 / A0)
#define A2     ((1 - ALPHA) / A0)

void lowpass_start(struct lowpass *lowpass, double value)
{
    lowpass->s1 = value * (1 - B0);
    lowpass->s2 = value * (B0 - A2);
}

double lowpass_step(struct lowpass *lowpass, double value)
{
    double low = B0 * value + lowpass->s1;
    lowpass->s1 = B1 * value - A1 * low + lowpass->s2;
    lowpass->s2 = B0 * value - A2 * low;
    return low;
}
