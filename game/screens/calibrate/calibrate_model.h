/* Calibration without its page and its sound: by ear first, then by eye, each in rounds until it is sure or the
 * player says that it is enough; then the offsets, to be applied or not. A machine without sound is measured by eye
 * alone. */
#ifndef HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_MODEL_H
#define HEELBEAT_SCREENS_CALIBRATE_CALIBRATE_MODEL_H

#include "core/timing/calibration.h"
#include "screens/screen.h"

struct feet;
struct notices;
struct sound;

#define CALIBRATE_ROUND_CUES 52 /* 83 s: the legs get a rest between rounds */

enum calibrate_run { CALIBRATE_EAR, CALIBRATE_EYE, CALIBRATE_RUN_COUNT };
enum calibrate_page {
    CALIBRATE_READY,   /* what comes, before each run */
    CALIBRATE_RUNNING, /* measuring: heels are what is measured, only going back is possible */
    CALIBRATE_MORE,    /* a round is over and it isn't sure yet */
    CALIBRATE_REFUSED, /* what was wrong */
    CALIBRATE_RESULT,  /* the offsets */
    CALIBRATE_PAGE_COUNT
};

enum calibrate_verb {
    CALIBRATE_BEGIN,
    CALIBRATE_NOT_NOW, /* leaves the run out, or all of it */
    CALIBRATE_STOP,    /* measuring */
    CALIBRATE_ROUND,   /* one more */
    CALIBRATE_ENOUGH,
    CALIBRATE_AGAIN,
    CALIBRATE_LEAVE_OUT,
    CALIBRATE_APPLY,
    CALIBRATE_LEAVE
};

struct calibrate_model {
    struct feet *feet; /* borrowed, as the other two */
    struct sound *sound;
    struct notices *notices;
    enum calibrate_page page;
    enum calibrate_run run;
    int32_t round_cue; /* the run's first cue of this round; later rounds count on */
    struct calibration calibration;
    struct calibration_result now; /* of the run so far */
    struct calibration_result results[CALIBRATE_RUN_COUNT];
    bool measured[CALIBRATE_RUN_COUNT]; /* accepted */
    int device;                         /* whose edges were measured: a place in devices */
    struct calibration_offsets before, after;
};

void calibrate_model_init(struct calibrate_model *model, struct feet *feet, struct sound *sound,
                          struct notices *notices);
/* By ear needs sound: which run it is now. */
enum calibrate_run calibrate_model_run(const struct calibrate_model *model);
bool calibrate_model_silent(const struct calibrate_model *model);
/* Turns the page, applies, or says where to go. */
struct screen_next calibrate_model_choose(struct calibrate_model *model, enum calibrate_verb verb);
/* While running: an edge in song time of the round, and song time passing. */
void calibrate_model_heel(struct calibrate_model *model, const struct heel_event *event);
void calibrate_model_step(struct calibrate_model *model, int64_t song_us);
/* The focus of the window is lost: the run begins anew. */
void calibrate_model_suspend(struct calibrate_model *model);

#endif
