/* Training without its page: programs and short sessions in two tabs, the one whose row has the focus shown just as it
 * would be played next, and the player's likes, which are kept in the profile: style, cadence, the short session chosen
 * last. What a program sets itself can't be chosen. */
#ifndef HEELBEAT_SCREENS_TRAINING_TRAINING_MODEL_H
#define HEELBEAT_SCREENS_TRAINING_TRAINING_MODEL_H

#include "screens/screen.h"
#include "store/levels/training.h"

struct levels;
struct notices;
struct player;
struct services;

#define TRAINING_RPM_LEAP 5 /* of heels; arrows take each */

enum training_tab { TRAINING_PROGRAMS, TRAINING_QUICK, TRAINING_TAB_COUNT };

enum training_verb {
    TRAINING_SHOW,   /* arg: a tab */
    TRAINING_SELECT, /* arg: a row; the focus on it shows it, too */
    TRAINING_START,
    TRAINING_STYLE,   /* value: 0 any, or 1 + a place among the styles */
    TRAINING_CADENCE, /* value: reps a minute */
    TRAINING_LEAVE
};

struct training_row {
    const struct program_entry *program; /* NULL: a short session, of */
    int32_t minutes;                     /* ... or, 0, of */
    int32_t reps;                        /* known beforehand; 0 if not */
    const char *about;                   /* English, a message */
    int64_t seconds;                     /* 0: not known beforehand */
};

struct training_model {
    struct levels *levels; /* borrowed, as the other two */
    struct player *player;
    struct notices *notices;
    struct training training;
    struct programs programs;
    enum training_tab tab;
    int32_t selected; /* row */
    /* The one selected, as it would be played; NULL where it can't be made. Borrowed, see levels_make. */
    const struct library_level *level;
    struct error why; /* if it is NULL */
    bool changed;     /* likes are not saved yet */
};

bool training_model_init(struct training_model *model, const struct services *services, struct error *error);
/* Saves the likes; what goes wrong with that becomes a notice. */
void training_model_reset(struct training_model *model);
struct screen_next training_model_choose(struct training_model *model, const struct act *act);
void training_model_focused(struct training_model *model, const struct act *act);

int32_t training_model_rows(const struct training_model *model); /* of the tab */
struct training_row training_model_row(const struct training_model *model, int32_t row);
/* The program selected; NULL for a short session, and in an empty tab. */
const struct program *training_model_program(const struct training_model *model);
/* Rounds of the program selected, this time. */
int32_t training_model_rounds(const struct training_model *model);
/* Whether they are the player's to choose for the one selected. */
bool training_model_owns_style(const struct training_model *model);
bool training_model_owns_cadence(const struct training_model *model);
/* TRAINING_STYLE's value now. */
int training_model_style(const struct training_model *model);

#endif
