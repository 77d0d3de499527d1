/* The services that screens may use, opened in order and closed in order. What could not be read is noted, and the game
 * goes on without it. Sound card, window and foot devices come later: they are slow to open, and headless runs have
 * none. */
#ifndef HEELBEAT_APP_BACKSTAGE_H
#define HEELBEAT_APP_BACKSTAGE_H

#include "files/paths.h"
#include "stage/desk.h"
#include "stage/feet.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/preferences.h"
#include "stage/services.h"
#include "stage/sound.h"
#include "stage/wording.h"

struct backstage_desc {
    const char *data;    /* --data; NULL: as files/paths finds it */
    const char *profile; /* --profile; NULL: the one in settings.json */
    const char *trace;   /* --trace; NULL: none */
    const char *lang;    /* --lang; NULL: the one in settings.json */
    bool levels;         /* read the whole library (menus); otherwise it stays empty */
};

/* Must not move while open: the services point into it. */
struct backstage {
    struct paths paths;
    char machine_folder[FILE_PATH_MAX]; /* of settings.json and devices.json (files/machine) */
    struct notices notices;
    struct desk desk;
    struct preferences preferences;
    struct wording wording;
    struct feet feet;
    struct player player;
    struct levels levels;
    struct sound sound;
    struct trace *trace; /* owned; NULL: none */
    struct services services;
};

/* Opens with the silent driver as sound and no clipboard. False with *error: no such profile name, no memory, no trace;
 * nothing is left open then. */
bool backstage_open(struct backstage *backstage, const struct backstage_desc *desc, struct error *error);
void backstage_close(struct backstage *backstage);

/* Prints the notes to stderr, a line each, and forgets them. */
void backstage_tell(struct backstage *backstage);

/* Only the paths, for commands that need no profile. */
bool backstage_find_paths(struct paths *paths, const char *data, struct error *error);

#endif
