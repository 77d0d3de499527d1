/* The services to act on, as the game has them: real files in a temporary folder, levels among them, the profile of
 * Mira, the silent sound. Only the wall clock stands still. */
#ifndef HEELBEAT_TESTS_STAGE_FIXTURE_H
#define HEELBEAT_TESTS_STAGE_FIXTURE_H

#include "files/paths.h"
#include "folder.h"
#include "stage/desk.h"
#include "stage/feet.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/preferences.h"
#include "stage/services.h"
#include "stage/sound.h"

#define FIXTURE_UTC_MS INT64_C(1795370400000) /* 2026-11-22 18:00:00 UTC */

struct fixture {
    char folder[FOLDER_PATH];
    struct paths paths;
    struct notices notices;
    struct desk desk;
    struct preferences preferences;
    struct feet feet;
    struct player player;
    struct levels levels;
    struct sound sound;
    struct services services;
};

/* A level file: its name without .json, and its text. */
struct fixture_level {
    const char *name, *json;
};

/* "short": one part of rest, then 8 reps of both heels; 60 bpm, 4 s a rep. */
extern const struct fixture_level fixture_short;

void fixture_open(struct fixture *fixture, const struct fixture_level *levels, int count);
/* The same with the levels that Heelbeat ships. */
void fixture_open_shipped(struct fixture *fixture);
void fixture_close(struct fixture *fixture);
/* The devices of these drivers (NULL-terminated), beside the keyboard. */
void fixture_plug_in(struct fixture *fixture, const struct driver *const *drivers);
/* A level of the library, by its place. */
const struct library_level *fixture_level(const struct fixture *fixture, int place);
/* Adds a finished session to the history in memory, days before today. */
void fixture_history(struct fixture *fixture, int level, int32_t days_ago, int32_t accuracy_bp);
/* A whole file of the data folder; free it. Fails the test if it can't be read. */
char *fixture_read(const char *path);

#endif
