/* What is heard: "Lofi in D minor". */
#ifndef HEELBEAT_WORDS_MUSIC_H
#define HEELBEAT_WORDS_MUSIC_H

#include "words/words.h"

/* style is a style's English title, or "" for a song of the player's own; key as levels write it, or "". */
struct message words_music(const char *style, const char *key);

#endif
