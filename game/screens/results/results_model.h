/* The results without their picture: every line in words, the dials and charts as numbers. Made once, when the screen
 * is entered. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_MODEL_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_MODEL_H

#include "draw/pictures/charts.h"
#include "play/play_outcome.h"
#include "screens/results/results_day.h"
#include "screens/results/results_form.h"
#include "screens/results/results_plan.h"
#include "screens/words.h"

struct desk;
struct feet;
struct notices;
struct player;

#define RESULTS_DOTS_MAX    400
#define RESULTS_TIMELINE_US 120000 /* the error at the edge of the timeline; larger ones lie on it */

enum results_item { RESULTS_HOME, RESULTS_AGAIN, RESULTS_SHARE, RESULTS_CORRECT, RESULTS_PLAN, RESULTS_ITEM_COUNT };
#define RESULTS_ITEMS_MAX 4 /* at a time */

struct results_model {
    struct player *player; /* borrowed, as the other three */
    struct feet *feet;
    const struct desk *desk;
    struct notices *notices;
    struct play_request request;
    struct play_outcome outcome; /* a copy of its own */
    enum results_item focus;
    char accuracy[WORDS_SIZE];
    char accuracy_note[WORDS_SIZE];    /* "your best so far"; may be empty */
    char counts[WORDS_SIZE];           /* "84 of 84 reps · best run 61 · 30 reps a minute" */
    struct results_day day;            /* what it meant for the day */
    bool shared;                       /* what was shared is in the clipboard */
    char share_words[WORDS_SIZE + 16]; /* "Copied: Heelbeat daily 2026-11-22: 96.4 % ..." */
    char trouble[512];                 /* saving failed; may be empty */
    char saving[WORDS_SIZE];           /* it is under way, or was and is done; empty if there was no wait for it */
    bool leaves;                       /* as soon as it is done, to the screen below */
    enum screen_id leaves_to;
    char closeness[HEEL_COUNT][WORDS_SIZE]; /* "Left  −14 ms ± 38 ms"; empty without hits */
    int device;                             /* that was played with: a place in devices, negative for the keyboard */
    int32_t bias_ms;                        /* steadily late by so much (negative: early); 0: no correction to offer */
    char bias_words[WORDS_SIZE];            /* "You were 23 ms late all along." */
    char bias_button[WORDS_SIZE];           /* "Correct by 23 ms" */
    struct results_form form;
    struct results_plan plan;                            /* not offered together with a correction */
    int32_t histogram[HEEL_COUNT][SCORE_HISTOGRAM_BINS]; /* both edges */
    struct chart_dot *dots;                              /* owned; one a rep, its edges' mean error */
    int dot_count;
};

/* from: as the play screen filled it, outcome included. False with *error when out of memory. */
bool results_model_init(struct results_model *model, struct player *player, struct feet *feet, const struct desk *desk,
                        struct notices *notices, const struct screen_next *from, struct error *error);
void results_model_reset(struct results_model *model);
/* What there is to choose, from left to right; returns how many: sharing only after a challenge that was done, and only
 * where there is a clipboard; a correction only with a bias; else a change of the plan, when one is offered: one offer
 * at a time. */
int results_model_items(const struct results_model *model, enum results_item items[RESULTS_ITEMS_MAX]);
/* Moves the focus or says where to go; confirm also clears the notice. A correction changes the offsets of what
 * was played with, once. Going on without taking an offered change of the plan declines it. */
struct screen_next results_model_action(struct results_model *model, enum action action);
/* Looks whether what was done is safe by now, while it is not; going on waits for that, unless it is chosen twice. A
 * failure is told, and who wanted to go on stays to read it. */
struct screen_next results_model_update(struct results_model *model);
bool results_model_waits(const struct results_model *model);

#endif
