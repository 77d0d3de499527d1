#include "app/settings_holder.h"

bool settings_holder_open(struct settings_holder *holder, const char *data, const char *machine, struct error *error)
{
    *holder = (struct settings_holder){.folder = machine};
    return settings_load_here(data, machine, &holder->now, error);
}

bool settings_holder_listen(struct settings_holder *holder, settings_listener *listener, void *context)
{
    if (holder->count == SETTINGS_LISTENERS_MAX)
        return false;
    holder->listeners[holder->count].told = listener;
    holder->listeners[holder->count].context = context;
    holder->count++;
    return true;
}

void settings_holder_forget(struct settings_holder *holder, const void *context)
{
    int kept = 0;
    for (int i = 0; i < holder->count; i++)
        if (holder->listeners[i].context != context)
            holder->listeners[kept++] = holder->listeners[i];
    holder->count = kept;
}

static bool tell(const struct settings_holder *holder, const struct settings *before, struct error *error)
{
    bool good = true;
    for (int i = 0; i < holder->count; i++) {
        bool followed =
            holder->listeners[i].told(holder->listeners[i].context, before, &holder->now, good ? error : NULL);
        good = good && followed;
    }
    return good;
}

bool settings_holder_change(void *context, const struct settings *settings, struct error *error)
{
    struct settings_holder *holder = context;
    struct settings before = holder->now;
    holder->now = *settings;
    bool followed = tell(holder, &before, error);
    bool saved = settings_change(holder->folder, &before, &holder->now, followed ? error : NULL);
    return followed && saved;
}
