/* The level list without its page: tabs by cadence, a list, the level that is shown beside it, and the tempo to play
 * at.
 *
 * The level whose row has the focus is shown; choosing it goes on to Play. Practice asks for one of the level's parts.
 */
#ifndef HEELBEAT_SCREENS_LEVELS_LEVELS_MODEL_H
#define HEELBEAT_SCREENS_LEVELS_LEVELS_MODEL_H

#include "screens/screen.h"

struct chart;
struct levels;
struct notices;

#define LEVELS_TEMPO_STEP  5 /* percent */
#define LEVELS_TEMPO_COUNT ((TEMPO_PERCENT_MAX - TEMPO_PERCENT_MIN) / LEVELS_TEMPO_STEP + 1)

enum levels_tab { LEVELS_ALL, LEVELS_GENTLE, LEVELS_STEADY, LEVELS_BRISK, LEVELS_TAB_COUNT };

enum levels_verb {
    LEVELS_SHOW,   /* arg: a tab */
    LEVELS_SELECT, /* arg: a row; the focus on it shows it, too */
    LEVELS_PLAY,
    LEVELS_TEMPO,    /* value: steps over the slowest */
    LEVELS_PRACTICE, /* asks for a part */
    LEVELS_PART,     /* value: which of those with reps */
    LEVELS_PRACTISE,
    LEVELS_KEEP,
    LEVELS_LEAVE
};

struct levels_row {
    const struct library_level *level; /* borrowed from the library */
    int32_t best_bp;                   /* -1: not finished yet */
};

struct levels_model {
    struct levels *levels; /* borrowed, as notices */
    struct notices *notices;
    struct levels_row *all; /* owned; every level */
    int32_t all_count;
    const struct levels_row **rows; /* owned; those of the tab */
    int32_t row_count;
    enum levels_tab tab;
    int32_t selected; /* row */
    int32_t tempo_percent;
    bool practising; /* a part is being asked for */
    int32_t part;    /* which of those with reps */
};

bool levels_model_init(struct levels_model *model, const struct services *services, struct error *error);
void levels_model_reset(struct levels_model *model);
struct screen_next levels_model_choose(struct levels_model *model, const struct act *act);
void levels_model_focused(struct levels_model *model, const struct act *act);

/* The row that is shown; NULL in an empty tab. */
const struct levels_row *levels_model_selected(const struct levels_model *model);
/* Gentle up to 25 reps a minute, steady up to 37, brisk above. Never LEVELS_ALL. */
enum levels_tab levels_tab_of(int32_t cadence_rpm_milli);
/* How many parts have reps, and the place among all of the index-th of those. */
int32_t levels_part_count(const struct chart *chart);
int32_t levels_part(const struct chart *chart, int32_t index);

#endif
