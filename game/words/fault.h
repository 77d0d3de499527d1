/* Faults of the player's files: what each means, and what to do. Files and places in them are told as they are called.
 */
#ifndef HEELBEAT_WORDS_FAULT_H
#define HEELBEAT_WORDS_FAULT_H

#include "core/base/error.h"

enum told_fault_kind { TOLD_MEMBER, TOLD_LINE, TOLD_CHANGE, TOLD_LATER, TOLD_ASIDE, TOLD_REFUSED, TOLD_FAULT_COUNT };

struct told_fault {
    enum told_fault_kind kind;
    const char *file, *place; /* borrowed; place "" is none */
    int32_t line;             /* 0 is none */
};

/* Where it is: "settings.json, music_volume", "profiles/me/sessions/desk.jsonl, line 12". */
struct message words_fault_where(const struct told_fault *fault);
/* What it means for the player. */
struct message words_fault_means(enum told_fault_kind kind);
/* What was found there, in the words of who wrote the file, but for where: "is 900; use a whole number from 0 to 100".
 */
struct message words_fault_detail(const struct error *error);
/* What to do. */
struct message words_fault_mend(enum told_fault_kind kind);
/* One line over a page, of one fault or of several. */
struct message words_fault_notice(const struct told_fault *fault, int count);

#endif
