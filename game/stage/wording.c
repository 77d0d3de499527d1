#include "stage/wording.h"

#include "stage/language.h"
#include "stage/preferences.h"

#include <string.h>

static bool speak(struct wording *wording, const char *lang, struct error *error)
{
    struct error found;
    words_destroy(wording->words);
    wording->words = language_load(wording->folder, lang, &found);
    if (found.what[0] && error)
        *error = found;
    return !found.what[0];
}

static bool told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    return strcmp(before->language, now->language) == 0 || speak(context, now->language, error);
}

bool wording_open(struct wording *wording, const char *folder, const char *lang, struct preferences *preferences,
                  struct error *error)
{
    *wording = (struct wording){.folder = folder, .preferences = preferences};
    preferences_listen(preferences, told, wording);
    return speak(wording, lang ? lang : preferences->now.language, error);
}

void wording_close(struct wording *wording)
{
    if (wording->preferences)
        preferences_forget(wording->preferences, wording);
    words_destroy(wording->words);
    wording->words = NULL;
}

const struct words *wording_words(const struct wording *wording)
{
    return wording ? wording->words : NULL;
}
