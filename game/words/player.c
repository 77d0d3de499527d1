#include "words/player.h"

#include <string.h>

struct value value_player(const char *place, const char *player)
{
    return strcmp(player, "default") == 0 ? value_name(place, "player", NC_("player", "Player"))
                                          : value_text(place, player);
}
