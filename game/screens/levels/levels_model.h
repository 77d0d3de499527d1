/* The level list without its picture: tabs by cadence, a list with a preview beside it, the tempo to play at.
 *
 * The focus is in one of six zones. In the list, confirm (or right) goes on to Play; in the panel Play, Practice and
 * Tempo take turns, and back (or left from Play) returns to the list. Practice goes on to the level's parts, of which
 * confirm starts one. So two heels alone reach everything: next walks through the list's rows and the tabs, between
 * Play, Practice and Tempo, or through the parts; on Tempo, confirm takes the next step and starts over after the
 * fastest. */
#ifndef HEELBEAT_SCREENS_LEVELS_LEVELS_MODEL_H
#define HEELBEAT_SCREENS_LEVELS_LEVELS_MODEL_H

#include "core/base/text.h"
#include "screens/screen.h"

struct chart;
struct levels;
struct notices;
struct player;

#define LEVELS_ROWS       6  /* visible at a time */
#define LEVELS_TEMPO_STEP 5  /* percent, with left and right */
#define LEVELS_TEMPO_LEAP 10 /* percent, with confirm */

enum levels_tab { LEVELS_ALL, LEVELS_GENTLE, LEVELS_STEADY, LEVELS_BRISK, LEVELS_TAB_COUNT };
enum levels_zone {
    LEVELS_TABS,
    LEVELS_LIST,
    LEVELS_PLAY,
    LEVELS_PRACTICE,
    LEVELS_PART,
    LEVELS_TEMPO,
    LEVELS_ZONE_COUNT
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
    enum levels_zone zone;
    int32_t selected; /* row */
    int32_t first;    /* row at the top */
    int32_t tempo_percent;
    int32_t part; /* to be practised; one with reps */
};

bool levels_model_init(struct levels_model *model, struct levels *levels, const struct player *player,
                       struct notices *notices, struct error *error);
void levels_model_reset(struct levels_model *model);
struct screen_next levels_model_action(struct levels_model *model, enum action action);
/* The row whose preview shows; NULL in an empty tab. */
const struct levels_row *levels_model_selected(const struct levels_model *model);

const char *levels_tab_name(enum levels_tab tab);
/* Gentle up to 25 reps a minute, steady up to 37, brisk above. Never LEVELS_ALL. */
enum levels_tab levels_tab_of(int32_t cadence_rpm_milli);
/* "1 : 2", how long the reps take up and down; "mixed" if they differ. */
void levels_ratio(struct text *text, const struct chart *chart);

#endif
