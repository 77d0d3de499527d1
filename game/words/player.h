/* Who plays. */
#ifndef HEELBEAT_WORDS_PLAYER_H
#define HEELBEAT_WORDS_PLAYER_H

#include "words/words.h"

/* A profile's player: the name they gave themselves. Nobody has given one to "default" yet, so that is "Player". */
struct value value_player(const char *place, const char *player);

#endif
