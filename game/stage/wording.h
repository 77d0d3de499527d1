/* The words in force: those of the language that the player chose, or else of the system's (stage/language). Follows
 * the setting by itself: what stood in the old words' place is shown until its screen is made anew.
 *
 * Main thread only. */
#ifndef HEELBEAT_STAGE_WORDING_H
#define HEELBEAT_STAGE_WORDING_H

#include "core/base/error.h"

struct preferences;
struct words;

/* Zeroed is valid: English. Must not move while open. */
struct wording {
    struct words *words; /* owned; NULL is English */
    const char *folder;  /* of the catalogues; borrowed */
    struct preferences *preferences;
};

/* lang: instead of the setting, until that changes; NULL: the setting. False with *error if there is no catalogue for
 * it, or it is damaged; English is in force then. */
bool wording_open(struct wording *wording, const char *folder, const char *lang, struct preferences *preferences,
                  struct error *error);
/* Does nothing on a zeroed one. */
void wording_close(struct wording *wording);
/* For words/; NULL is English, and so is a NULL wording. Valid until the language changes. */
const struct words *wording_words(const struct wording *wording);

#endif
