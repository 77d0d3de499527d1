/* A stage to act on: levels written to a temporary folder, a profile, the silent sound, a fixed wall clock. */
#ifndef HEELBEAT_TESTS_SCREENS_FIXTURE_H
#define HEELBEAT_TESTS_SCREENS_FIXTURE_H

#include "folder.h"
#include "input/player.h"
#include "screens/screen.h"
#include "store/levels/made.h"

#define FIXTURE_UTC_MS INT64_C(1795370400000) /* 2026-11-22 18:00:00 UTC */

struct fixture {
    char folder[FOLDER_PATH];
    struct paths paths;
    struct library library;
    struct made made;
    struct settings settings;
    struct profile profile;
    struct history history;
    struct audio *audio;
    struct stage stage;
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
/* Adds a finished session to the history in memory, days before today. */
void fixture_history(struct fixture *fixture, int level, int32_t days_ago, int32_t accuracy_bp);
/* A whole file of the data folder; free it. Fails the test if it can't be read. */
char *fixture_read(const char *path);

#endif
