/* Training without its picture: programs and short sessions in two tabs, a preview of the one selected just as it would
 * be played next, and the player's likes, which are kept in the profile: style, cadence, the short session chosen last.
 *
 * The focus moves as in the level list: in the list, confirm (or right) goes on to Start; in the panel Start, Style and
 * Cadence take turns, and back (or left from Start) returns to the list. On Style and Cadence confirm takes the next
 * one and starts over after the last. What a program sets itself can't be chosen. */
#ifndef HEELBEAT_SCREENS_TRAINING_TRAINING_MODEL_H
#define HEELBEAT_SCREENS_TRAINING_TRAINING_MODEL_H

#include "core/base/text.h"
#include "screens/screen.h"
#include "store/levels/training.h"

struct levels;
struct notices;
struct player;

#define TRAINING_ROWS       6 /* visible at a time */
#define TRAINING_RPM_STEP   1 /* with left and right */
#define TRAINING_RPM_LEAP   5 /* with confirm */
#define TRAINING_QUICK_ROWS 5

enum training_tab { TRAINING_PROGRAMS, TRAINING_QUICK, TRAINING_TAB_COUNT };
enum training_zone {
    TRAINING_TABS,
    TRAINING_LIST,
    TRAINING_START,
    TRAINING_STYLE,
    TRAINING_CADENCE,
    TRAINING_ZONE_COUNT
};

struct training_row {
    char title[80];
    const char *about;
    int64_t seconds; /* 0: not known beforehand, as reps */
    int32_t reps;
};

struct training_model {
    struct levels *levels; /* borrowed, as the other two */
    struct player *player;
    struct notices *notices;
    struct training training;
    struct programs programs;
    enum training_tab tab;
    enum training_zone zone;
    int32_t selected; /* row */
    int32_t first;    /* row at the top */
    /* The one selected, as it would be played; NULL where it can't be made. Borrowed, see levels_make. */
    const struct library_level *level;
    struct error why; /* if it is NULL */
    bool changed;     /* likes are not saved yet */
};

bool training_model_init(struct training_model *model, struct levels *levels, struct player *player,
                         struct notices *notices, struct error *error);
/* Saves the likes; what goes wrong with that becomes a notice. */
void training_model_reset(struct training_model *model);
struct screen_next training_model_action(struct training_model *model, enum action action);

const char *training_tab_name(enum training_tab tab);
int32_t training_model_rows(const struct training_model *model); /* of the tab */
/* What the list says of a row. */
void training_model_row(const struct training_model *model, int32_t row, struct training_row *out);
/* The program selected; NULL for a short session, and in an empty tab. */
const struct program *training_model_program(const struct training_model *model);
/* "Gently in, together, seesaw, gently out": the parts with reps. */
void training_parts(struct text *text, const struct level *level);
/* "3 rounds: together 100 reps, rest 1 min". */
void training_steps(struct text *text, const struct program *program, int32_t rounds);
/* Rounds of the program selected, this time. */
int32_t training_model_rounds(const struct training_model *model);
/* Whether the player may choose it for the one selected. */
bool training_model_may_choose(const struct training_model *model, enum training_zone zone);

#endif
