/* The results without their page: what a performance came to, its dials and charts as numbers, and what can be done
 * after it. Made once, when the screen is entered.
 *
 * Sharing is offered only after a challenge that was done, and only where there is a clipboard; a correction only with
 * a bias; else a change of the plan, when one is due: one offer at a time. Saving again is offered as long as something
 * is not where it should be, and saving elsewhere while the session is nowhere. Going on waits until what was done is
 * safe, unless it is chosen twice. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_MODEL_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_MODEL_H

#include "draw/pictures/charts.h"
#include "play/play_outcome.h"
#include "screens/results/results_day.h"
#include "screens/results/results_form.h"
#include "screens/results/results_plan.h"

struct desk;
struct feet;
struct notices;
struct player;
struct services;
struct wording;

#define RESULTS_DOTS_MAX    400
#define RESULTS_TIMELINE_US 120000 /* the error at the edge of the timeline; larger ones lie on it */

enum results_verb {
    RESULTS_AGAIN,
    RESULTS_SHARE,
    RESULTS_CORRECT,
    RESULTS_PLAN,
    RESULTS_SAVE,
    RESULTS_ELSEWHERE,
    RESULTS_LEAVE
};

/* What was done here last, and is told. */
enum results_done { RESULTS_NOTHING, RESULTS_SHARED, RESULTS_CORRECTED, RESULTS_PLANNED, RESULTS_SAVED };

/* How a heel's hits lay, both edges together. */
struct results_closeness {
    int32_t hits; /* 0: nothing can be said */
    int64_t mean_us, spread_us;
};

struct results_model {
    struct player *player; /* borrowed, as the others */
    struct feet *feet;
    const struct desk *desk;
    struct notices *notices;
    const struct wording *wording;
    struct play_request request;
    struct play_outcome *outcome; /* the router's */
    bool is_best;                 /* better than ever before on this level */
    int32_t cadence_rpm;          /* as it was played */
    struct results_day day;       /* what it meant for the day */
    struct results_form form;
    struct results_plan plan; /* not offered together with a correction */
    bool shared;              /* what is shared is in the clipboard */
    enum results_done done;
    bool waited; /* that it is safe had to be waited for */
    bool leaves; /* as soon as it is, to the screen below */
    enum screen_id leaves_to;
    int device;      /* that was played with: a place in devices */
    int64_t bias_us; /* steadily late by so many whole ms (negative: early); 0: no correction to offer */
    struct results_closeness closeness[HEEL_COUNT];
    int32_t histogram[HEEL_COUNT][SCORE_HISTOGRAM_BINS]; /* both edges */
    struct chart_dot *dots;                              /* owned; one a rep, its edges' mean error */
    int dot_count;
};

/* from: as the play screen filled it, outcome included. False with *error when out of memory. */
bool results_model_init(struct results_model *model, const struct services *services, const struct screen_next *from,
                        struct error *error);
void results_model_reset(struct results_model *model);
/* A correction changes the offsets of what was played with, once. Going on without taking an offered change of the plan
 * declines it. */
struct screen_next results_model_choose(struct results_model *model, const struct act *act);
/* Looks whether what was done is safe by now, while it is not. A failure is told, and who wanted to go on stays to read
 * it. */
struct screen_next results_model_update(struct results_model *model);
bool results_model_waits(const struct results_model *model);

/* Whether there is something to share, and where to. */
bool results_model_shares(const struct results_model *model);
/* Of both heels' hits, how many there were, and how many lay within so many microseconds of the cue: a whole number of
 * bins on either side of the middle one's. */
int32_t results_model_near(const struct results_model *model, int32_t within_us, int32_t *count);
/* The mean error of the first and of the last third of what the timeline shows, as far as it shows it. False if that is
 * too little to say. */
bool results_model_thirds(const struct results_model *model, int64_t *first_us, int64_t *last_us);

#endif
