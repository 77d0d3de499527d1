/* The players' screen without its picture: a card for each profile, new ones, other names, and away with one.
 *
 * The focus walks through the cards and then the words below them, which are about the card that was last chosen, and
 * from the last of them to the first card. Confirm on a card plays as that one. A name is typed; confirmed as it
 * stands, a new one is called what is proposed, so that two heels alone can make one. */
#ifndef HEELBEAT_SCREENS_PROFILES_PROFILES_MODEL_H
#define HEELBEAT_SCREENS_PROFILES_PROFILES_MODEL_H

#include "core/base/text.h"
#include "screens/screen.h"
#include "store/player/profiles.h"

struct desk;
struct notices;
struct player;
struct preferences;

#define PROFILES_COLUMNS    3
#define PROFILES_ROWS_SHOWN 2

enum profiles_item {
    PROFILES_CARDS,
    PROFILES_NEW,
    PROFILES_RENAME,
    PROFILES_DELETE,
    PROFILES_ASK, /* whether this screen comes first when the game starts */
    PROFILES_BACK,
    PROFILES_ITEM_COUNT
};

struct profiles_model {
    struct player *player; /* borrowed, as the other three */
    struct preferences *preferences;
    const struct desk *desk;
    struct notices *notices;
    struct profile_list list; /* the one in use is among them, saved or not */
    int selected, first_row;
    enum profiles_item focus;
    bool typing; /* the name of a new one, or with focus on rename another name */
    char typed[PROFILE_NAME_SIZE];
    bool asking;    /* whether to put the selected one away */
    bool will_move; /* while asking: yes has the focus */
};

/* False with *error when out of memory. */
bool profiles_model_init(struct profiles_model *model, struct player *player, struct preferences *preferences,
                         const struct desk *desk, struct notices *notices, struct error *error);
void profiles_model_reset(struct profiles_model *model);
struct screen_next profiles_model_action(struct profiles_model *model, enum action action);
/* Typed text (UTF-8) while typing; NULL takes the last letter back. */
void profiles_model_type(struct profiles_model *model, const char *utf8);

const struct profile_card *profiles_model_card(const struct profiles_model *model);
bool profiles_model_in_use(const struct profiles_model *model, const struct profile_card *card);
/* "Player 2": what a new one is called unless a name is typed. */
void profiles_propose(const struct profiles_model *model, struct text *text);
const char *profiles_item_label(const struct profiles_model *model, enum profiles_item item);

#endif
