#include "stage/preferences.h"

static bool read(struct preferences *preferences, struct settings *settings, struct error *error)
{
    enum document_reading reading = settings_load_here(preferences->data, preferences->folder, settings, error);
    preferences->unread = reading == DOCUMENT_REFUSED;
    return reading == DOCUMENT_WHOLE || reading == DOCUMENT_ABSENT;
}

bool preferences_open(struct preferences *preferences, const char *data, const char *machine, struct error *error)
{
    *preferences = (struct preferences){.data = data, .folder = machine};
    return read(preferences, &preferences->now, error);
}

bool preferences_listen(struct preferences *preferences, preferences_listener *listener, void *context)
{
    if (preferences->count == PREFERENCES_LISTENERS_MAX)
        return false;
    preferences->listeners[preferences->count].told = listener;
    preferences->listeners[preferences->count].context = context;
    preferences->count++;
    return true;
}

void preferences_forget(struct preferences *preferences, const void *context)
{
    int kept = 0;
    for (int i = 0; i < preferences->count; i++)
        if (preferences->listeners[i].context != context)
            preferences->listeners[kept++] = preferences->listeners[i];
    preferences->count = kept;
}

static bool tell(const struct preferences *preferences, const struct settings *before, struct error *error)
{
    bool good = true;
    for (int i = 0; i < preferences->count; i++) {
        bool followed = preferences->listeners[i].told(preferences->listeners[i].context, before, &preferences->now,
                                                       good ? error : NULL);
        good = good && followed;
    }
    return good;
}

/* What could not be read at first is read now, and changed is made of that: else defaults would be saved over it. */
static bool catch_up(struct preferences *preferences, struct settings *changed, struct error *error)
{
    struct settings found, unread;
    if (!preferences->unread)
        return true;
    (void)!read(preferences, &found, error);
    if (preferences->unread)
        return false;
    settings_init(&unread);
    settings_follow(&found, &unread, changed);
    *changed = found;
    return true;
}

bool preferences_change(struct preferences *preferences, const struct settings *settings, struct error *error)
{
    struct settings before = preferences->now, changed = *settings;
    bool known = catch_up(preferences, &changed, error);
    preferences->now = changed;
    bool followed = tell(preferences, &before, known ? error : NULL);
    bool saved = known && settings_change(preferences->folder, &before, &changed, followed ? error : NULL);
    return followed && saved;
}
