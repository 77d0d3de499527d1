#include "stage/preferences.h"

bool preferences_open(struct preferences *preferences, const char *data, const char *machine, struct error *error)
{
    *preferences = (struct preferences){.folder = machine};
    return settings_load_here(data, machine, &preferences->now, error);
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

bool preferences_change(struct preferences *preferences, const struct settings *settings, struct error *error)
{
    struct settings before = preferences->now;
    preferences->now = *settings;
    bool followed = tell(preferences, &before, error);
    bool saved = settings_change(preferences->folder, &before, &preferences->now, followed ? error : NULL);
    return followed && saved;
}
