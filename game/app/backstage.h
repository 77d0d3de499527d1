/* Everything a screen may use, opened and owned: where files are, settings, the profile and its history, the levels,
 * the styles, the trace. What could not be read is noted, and the game goes on without it. Sound and window come later:
 * they are slow to open, and headless runs have neither. */
#ifndef HEELBEAT_APP_BACKSTAGE_H
#define HEELBEAT_APP_BACKSTAGE_H

#include "app/settings_holder.h"
#include "app/styles.h"
#include "core/feet/pad.h"
#include "screens/screen.h"
#include "store/levels/made.h"

#define BACKSTAGE_NOTES_MAX 8
#define BACKSTAGE_NOTE_SIZE 512

struct backstage_desc {
    const char *data;    /* --data; NULL: as files/paths finds it */
    const char *profile; /* --profile; NULL: the one in settings.json */
    const char *trace;   /* --trace; NULL: none */
    const char *lang;    /* --lang; NULL: the one in settings.json */
    bool levels;         /* read the whole library (menus); otherwise it stays empty */
};

/* Must not move while open: the stage points into it. */
struct backstage {
    struct paths paths;
    char machine_folder[FILE_PATH_MAX]; /* of settings.json and devices.json (files/machine) */
    struct settings_holder settings;
    struct words *words; /* of the language in force; NULL is English */
    struct profile profile;
    struct history history;
    struct library library;
    struct made made; /* levels that no file holds */
    struct styles styles;
    struct devices_file devices_file; /* how foot devices are set up */
    struct devices_file devices_kept; /* ... and how they were when that was loaded or saved last */
    struct pad_table *pads;           /* owned; NULL until they are opened */
    struct stage stage;
    char notes[BACKSTAGE_NOTES_MAX][BACKSTAGE_NOTE_SIZE]; /* what could not be read, for stderr */
    int note_count;
};

/* Opens with the silent driver as the stage's audio. False with *error: no such profile name, no memory, no trace;
 * nothing is left open then. */
bool backstage_open(struct backstage *backstage, const struct backstage_desc *desc, struct error *error);
void backstage_close(struct backstage *backstage);

/* Adds a line to the notes, and to the stage's notice if that is empty. */
void backstage_note(struct backstage *backstage, const struct error *error);
/* Prints the notes to stderr, a line each, and forgets them. */
void backstage_tell(struct backstage *backstage);
/* Sets the stage's today from the wall clock. True if it changed. */
bool backstage_look_at_calendar(struct backstage *backstage);
/* The folders of levels, the player's own last, for library_level_load. */
void backstage_level_folders(const struct backstage *backstage, const char *folders[2]);

/* Only the paths, for commands that need no profile. */
bool backstage_find_paths(struct paths *paths, const char *data, struct error *error);

#endif
