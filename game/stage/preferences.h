/* The settings in force on this machine. They change through one function, which puts the new ones in their place,
 * tells whoever listens, and saves what differs; nobody polls. What is made of a setting (keys, volumes, the card's
 * buffer, the window) is made anew by its listener; what is read at each use needs none.
 *
 * Main thread only. A listener changes no settings itself. */
#ifndef HEELBEAT_STAGE_PREFERENCES_H
#define HEELBEAT_STAGE_PREFERENCES_H

#include "store/machine/settings.h"

#define PREFERENCES_LISTENERS_MAX 8

/* now is in force already. False with *error if what is made of it could not be made; the setting stays all the same.
 */
typedef bool preferences_listener(void *context, const struct settings *before, const struct settings *now,
                                  struct error *error);

/* Zeroed, it has no listeners and settings that are good for nothing: see preferences_open. */
struct preferences {
    struct settings now;       /* anyone reads them; preferences_change alone writes them */
    const char *data, *folder; /* the data folder, and that of settings.json; borrowed */
    bool unread;               /* they could not be read: nothing is saved before they are */
    struct {
        preferences_listener *told;
        void *context;
    } listeners[PREFERENCES_LISTENERS_MAX];
    int count;
};

/* Takes over what settings_load_here finds, nobody listening. False with *error as there; good settings are in force
 * in every case. data and machine are borrowed until the last change. */
bool preferences_open(struct preferences *preferences, const char *data, const char *machine, struct error *error);
/* Tells listener of every change from now on, after those that listened before it. False if there are
 * PREFERENCES_LISTENERS_MAX already. context is borrowed until preferences_forget. */
bool preferences_listen(struct preferences *preferences, preferences_listener *listener, void *context);
/* Whatever listens with that context is told no more. */
void preferences_forget(struct preferences *preferences, const void *context);
/* In force at once, and saved. False with the first *error if a listener could not follow or they could not be saved;
 * they are in force all the same. */
bool preferences_change(struct preferences *preferences, const struct settings *settings, struct error *error);

#endif
