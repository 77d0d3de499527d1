/* What a desk does with its data folder, so that one test can run the store's code of now and of an earlier version
 * side by side: desk.c is built once against each. Sessions pass as lines, a profile as a view, so that no structure of
 * either version crosses. */
#ifndef HEELBEAT_TESTS_STORE_PLAYER_DESK_H
#define HEELBEAT_TESTS_STORE_PLAYER_DESK_H

#include <stdbool.h>
#include <stdint.h>

#define DESK_REST_MAX 64

/* The fields that the test changes. */
struct desk_view {
    int32_t goal_minutes, cadence_rpm, streak;
    char tier[12];
    int32_t rest_days[DESK_REST_MAX], rest_day_count; /* rising */
};

struct desk_profile; /* as a copy of the game holds it */

/* All of the profile "me" in data. */
struct desk_code {
    bool (*machine)(const char *data, char *name, int size);
    bool (*append)(const char *data, const char *machine, const char *line);
    /* Never NULL; what a damaged profile.json says is left out. */
    struct desk_profile *(*load)(const char *data, struct desk_view *view);
    /* Saves the view as what the player has made of it, by a clock that says now_ms. */
    bool (*save)(const char *data, struct desk_profile *profile, const struct desk_view *view, int64_t now_ms);
    void (*close)(struct desk_profile *profile);
    /* The lines of all sessions, in the history's order, the caller's to free; *streak as of today in one line. NULL if
     * they can't be read. */
    char *(*history)(const char *data, int32_t today, char streak[64]);
};

extern const struct desk_code desk_code_now, desk_code_old;

#endif
