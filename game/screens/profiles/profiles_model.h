/* The players' screen without its page: a card for each profile, new ones, other names, and away with one.
 *
 * Choosing a card plays as that one. Who is to be changed is asked, so that two heels, a mouse and a voice can all say
 * it. A name is typed; taken as it stands, a new one is called what is proposed, so that two heels alone can make one.
 */
#ifndef HEELBEAT_SCREENS_PROFILES_PROFILES_MODEL_H
#define HEELBEAT_SCREENS_PROFILES_PROFILES_MODEL_H

#include "core/base/text.h"
#include "screens/screen.h"
#include "store/player/profiles.h"

struct desk;
struct notices;
struct player;
struct preferences;
struct wording;

#define PROFILES_COLUMNS 3

enum profiles_verb {
    PROFILES_USE, /* arg: a card */
    PROFILES_NEW,
    PROFILES_CHANGE,
    PROFILES_WHO, /* is to be changed; value: a card */
    PROFILES_RENAME,
    PROFILES_PUT_AWAY,
    PROFILES_ASK_AT_START, /* whether this screen comes first when the game starts */
    PROFILES_LEAVE,
    PROFILES_TAKE_NAME, /* answers to the question that is open */
    PROFILES_REALLY,
    PROFILES_KEEP
};

enum profiles_question {
    PROFILES_NO_QUESTION,
    PROFILES_NAME_NEW,
    PROFILES_WHAT, /* to change, of whom */
    PROFILES_NAME_OTHER,
    PROFILES_AWAY
};

struct profiles_model {
    struct player *player; /* borrowed, as the other four */
    struct preferences *preferences;
    const struct desk *desk;
    const struct wording *wording;
    struct notices *notices;
    struct profile_list list;        /* the one in use is among them, saved or not */
    int selected;                    /* who is changed */
    enum profiles_question question; /* that is open */
    char typed[PROFILE_NAME_SIZE];
};

/* False with *error when out of memory. */
bool profiles_model_init(struct profiles_model *model, const struct services *services, struct error *error);
void profiles_model_reset(struct profiles_model *model);
struct screen_next profiles_model_choose(struct profiles_model *model, const struct act *act);
/* Typed text (UTF-8); NULL takes the last letter back. */
void profiles_model_type(struct profiles_model *model, const char *utf8);

const struct profile_card *profiles_model_card(const struct profiles_model *model);
bool profiles_model_in_use(const struct profiles_model *model, const struct profile_card *card);
/* "Player 2": what a new one is called unless a name is typed. */
void profiles_propose(const struct profiles_model *model, struct text *text);

#endif
