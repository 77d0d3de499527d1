/* Which language the game speaks, and its words: the player's choice, or else the system's, where there is a catalogue
 * for it; English where there is none. */
#ifndef HEELBEAT_STAGE_LANGUAGE_H
#define HEELBEAT_STAGE_LANGUAGE_H

#include "words/words.h"

#define LANGUAGE_SYSTEM "system"

/* Loads folder/LANG.mo for wanted: a code like "de" or "pt_BR", WORDS_PSEUDO, or LANGUAGE_SYSTEM or NULL, which ask the
 * environment (LC_ALL, LC_MESSAGES, LANG, the first that is set). NULL is English. *error is cleared, and set if wanted
 * is a language that there is no catalogue for, or the catalogue is damaged; then too the answer is English. The answer
 * is the caller's, for words_destroy. */
struct words *language_load(const char *folder, const char *wanted, struct error *error);

#endif
