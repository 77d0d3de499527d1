/* Home without its page: the day, its challenge, short sessions in the player's liking, and the ways to all the rest.
 */
#ifndef HEELBEAT_SCREENS_HOME_HOME_MODEL_H
#define HEELBEAT_SCREENS_HOME_HOME_MODEL_H

#include "screens/home/home_daily.h"
#include "screens/home/home_day.h"
#include "store/levels/training.h"

struct feet;
struct services;

enum home_verb {
    HOME_START, /* today's challenge */
    HOME_TIER,  /* arg: enum daily_tier */
    HOME_YESTERDAY,
    HOME_SHORT, /* arg: a card */
    HOME_REST,  /* marks today, or takes the mark back */
    HOME_LEVELS,
    HOME_TRAINING,
    HOME_HISTORY,
    HOME_DEVICES,
    HOME_CALIBRATE,
    HOME_ABOUT,
    HOME_PLAYERS,
    HOME_QUIT
};

/* A short session in the player's liking, made when it is chosen. */
struct home_card {
    int32_t minutes, reps; /* one of them */
};
#define HOME_CARDS 4
extern const struct home_card home_cards[HOME_CARDS];

struct home_model {
    struct levels *levels; /* borrowed, as the other three */
    struct player *player;
    const struct feet *feet;
    struct notices *notices;
    int32_t day;     /* the calendar day that all of this is of */
    bool first_time; /* the player has no session yet */
    struct home_day of_day;
    struct home_daily daily;
    struct training training;
    enum home_verb left_by; /* where the focus belongs when the player comes back */
};

/* left_by: what home was left by last, zeroed at first: the challenge. */
void home_model_init(struct home_model *model, const struct services *services, enum home_verb left_by);
/* Looks again when a new day has begun. */
void home_model_update(struct home_model *model);
struct screen_next home_model_choose(struct home_model *model, const struct act *act);

/* There is a list of levels to go to, if only to say that none could be read. */
bool home_model_has_levels(const struct home_model *model);

#endif
