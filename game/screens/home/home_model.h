/* Home without its picture: what there is to choose, where the focus is, what has been done today. */
#ifndef HEELBEAT_SCREENS_HOME_HOME_MODEL_H
#define HEELBEAT_SCREENS_HOME_HOME_MODEL_H

#include "screens/home/home_daily.h"
#include "screens/home/home_day.h"
#include "screens/menu.h"
#include "store/levels/training.h"

enum home_item {
    HOME_START, /* today's challenge */
    HOME_TIER,
    HOME_YESTERDAY,
    HOME_CARD_1,
    HOME_CARD_2,
    HOME_CARD_3,
    HOME_CARD_4,
    HOME_REST,
    HOME_LEVELS,
    HOME_TRAINING,
    HOME_HISTORY,
    HOME_DEVICES,
    HOME_CALIBRATE,
    HOME_QUIT,
    HOME_PLAYER,
    HOME_ITEM_COUNT
};
#define HOME_CARDS 4

/* A short session in the player's liking, made when it is chosen. */
struct home_card {
    int32_t minutes, reps; /* one of them */
    const char *number, *unit;
};
extern const struct home_card home_cards[HOME_CARDS];

struct home_entry {
    enum home_item item;
    struct box box;
};

struct home_model {
    struct levels *levels; /* borrowed, as the other two */
    struct player *player;
    struct notices *notices;
    int32_t day;     /* the calendar day that all of this is of */
    bool first_time; /* the player has no session yet */
    struct home_day of_day;
    struct home_daily daily;
    struct training training;
    struct home_entry entries[HOME_ITEM_COUNT]; /* what can be chosen, in the order of NEXT */
    int entry_count;
    int focus;              /* index into entries */
    enum home_item left_by; /* where the focus belongs when the player comes back */
};

/* focus: what home was left by last, zeroed at first: the challenge. */
void home_model_init(struct home_model *model, struct levels *levels, struct player *player, struct notices *notices,
                     enum home_item focus);
/* Looks again when a new day has begun; the focus stays. */
void home_model_update(struct home_model *model);
/* Moves the focus or says where to go; confirm also clears the notice. */
struct screen_next home_model_action(struct home_model *model, enum action action);
/* NULL if item isn't there. */
const struct home_entry *home_model_entry(const struct home_model *model, enum home_item item);
bool home_model_focused(const struct home_model *model, enum home_item item);

/* "F and J are your heels: hold while the heel is up", from the settings' keys. */
void home_hint(struct text *text, const struct settings *settings);

#endif
