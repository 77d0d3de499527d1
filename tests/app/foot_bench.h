/* A player whose heels are known, on real foot devices' drivers: heels go up and down exactly as a chart has them,
 * senders say what each device would say of that, and what comes out goes through input/devices and app/heels into the
 * play screen or a calibration. Time is the bench's own: steps of BENCH_STEP_US, as fast as the machine can. */
#ifndef HEELBEAT_TESTS_APP_FOOT_BENCH_H
#define HEELBEAT_TESTS_APP_FOOT_BENCH_H

#include "app/heels.h"
#include "core/base/rng.h"
#include "core/play/score.h"
#include "core/timing/calibration.h"
#include "stage/fixture.h"

#define BENCH_STEP_US     2000
#define BENCH_SENDERS_MAX 4

struct bench;

/* What stands at the far end of a device. All of it may be NULL but say. */
struct sender {
    void (*plug)(struct sender *sender); /* before the drivers are opened */
    /* Heels are where bench_height has them; what the device says of it now. */
    void (*say)(struct sender *sender, struct bench *bench);
    void (*pull)(struct sender *sender); /* after the drivers are closed */
    const char *serial_path;             /* the port it is at, from plug on */
    void *self;
};

struct bench {
    struct fixture fixture;
    struct devices *devices;
    struct heels heels_of; /* the player at the window */
    struct rng rng;
    int64_t now_us;            /* monotonic */
    const struct chart *heels; /* what the heels do ... */
    int64_t heels_from_us;     /* ... from this moment on */
    int arrived, left, faults; /* what devices told */
    struct sender *senders[BENCH_SENDERS_MAX];
    int sender_count;
    /* While a calibration runs: one for each place of a device. */
    struct calibration *runs;
    /* While a level plays. */
    void *play;
};

/* The levels of the bench: both heels at once, one after the other, each a second up and a second down in all; reps of
 * three seconds with a hold; and the shipped level that players begin with, without rest between reps. */
enum bench_level { BENCH_TOGETHER, BENCH_IN_TURN, BENCH_SLOW, BENCH_FIRST_STEPS, BENCH_LEVEL_COUNT };

/* Plugs the senders in and opens all drivers, OSC on the loopback at a free port. */
void bench_open(struct bench *bench, struct sender *const *senders, int count);
void bench_close(struct bench *bench);

/* How high the heel is now: 0..1. */
double bench_height(const struct bench *bench, enum heel heel);
/* How far the heels are in their chart: song time, while a level plays. */
int64_t bench_heels_us(const struct bench *bench);
/* Every driver's clock: the bench's, which its pads' thread may ask at any time. */
int64_t bench_mono_us(void);
/* Lets do_it(context) change joysticks, so that what changed is read as of now, and read before this returns. */
void bench_change_pads(struct bench *bench, void (*do_it)(void *context), void *context);

/* Heels on the floor for so long; devices come and settle. */
void bench_rest(struct bench *bench, int64_t span_us);
/* The place of the device whose id begins so, the number'th (from 0). Fails the test if it isn't there. */
int bench_place(const struct bench *bench, const char *id, int number);
/* Binds one control to one heel as the setup screen would. */
void bench_bind(struct bench *bench, int place, enum heel heel, struct control control);
/* One run of calibration with every device that is set up; each gets the offsets that it was measured to need. */
void bench_calibrate(struct bench *bench);
/* Plays a level to its end on the play screen. */
struct result bench_play(struct bench *bench, enum bench_level level);
/* Plays it up to song_us, and ends it there. */
struct result bench_play_part(struct bench *bench, enum bench_level level, int64_t song_us);
/* The same in pieces. */
void bench_play_begin(struct bench *bench, enum bench_level level);
void bench_play_until(struct bench *bench, int64_t song_us);
/* Until *count is wanted, a minute at most. */
void bench_play_wait(struct bench *bench, const int *count, int wanted);
struct result bench_play_end(struct bench *bench);

#endif
