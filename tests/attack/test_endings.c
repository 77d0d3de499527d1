/* The ends that a game in a window comes to, on every screen: signals, its connection to the X server cut, the server
 * dead, SIGKILL. But for the last it ends by itself within two seconds; the next start has nothing to say; and of a
 * play in which a heel was lifted there is a session, unfinished. */
#include "attack/tour.h"
#include "whole/cli.h"

#include "attack/attack.h"

#include <signal.h>
#include <sys/wait.h>

enum ending {
    ENDING_TERM,
    ENDING_INT,
    ENDING_HUP,
    ENDING_XCPU,
    ENDING_CLIENT, /* what xkill does */
    ENDING_SERVER,
    ENDING_KILL,
    ENDING_COUNT
};

static const struct {
    const char *name;
    int signal; /* sent to the game; 0: none */
} endings[ENDING_COUNT] = {
    [ENDING_TERM] = {"SIGTERM", SIGTERM}, [ENDING_INT] = {"SIGINT", SIGINT}, [ENDING_HUP] = {"SIGHUP", SIGHUP},
    [ENDING_XCPU] = {"SIGXCPU", SIGXCPU}, [ENDING_CLIENT] = {"xkill", 0},    [ENDING_SERVER] = {"X server dead", 0},
    [ENDING_KILL] = {"SIGKILL", SIGKILL},
};

#define LIFTED_US INT64_C(2500000)
#define LANDED_US INT64_C(4000000)
#define SAVED_US  INT64_C(7500000) /* after the second part's end, where a play is kept */

static void end_game(struct tour *tour, enum ending ending)
{
    if (endings[ending].signal)
        kill(tour->game.pid, endings[ending].signal);
    if (ending == ENDING_CLIENT) {
        XKillClient(tour->desktop.display, tour->window);
        XFlush(tour->desktop.display);
    }
    if (ending == ENDING_SERVER) {
        kill(tour->desktop.xvfb, SIGKILL);
        waitpid(tour->desktop.xvfb, NULL, 0);
        tour->desktop.xvfb = 0;
        tour->desktop.display = NULL; /* closing it would end this process */
    }
}

static void expect_end(struct tour *tour, enum ending ending, const char *trial)
{
    pid_t game = tour->game.pid;
    int64_t began_us = desktop_mono_us();
    int code = game_end(&tour->game, 10000);
    int64_t took_ms = (desktop_mono_us() - began_us) / 1000;
    (void)game;
    if (took_ms > ATTACK_HANG_MS)
        attack_wrong(trial, "it took %lld ms to end", (long long)took_ms);
    if (ending != ENDING_KILL && code != 0 && code != 1)
        attack_wrong(trial, "it did not end by itself");
}

/* What the next start says of it; -1: it complains. */
static int sessions_at_next_start(const struct tour *tour, const char *trial, bool *finished)
{
    char *out = NULL, *err = NULL;
    int code = game_run(tour->data, ARGS("stats", "--json"), &out, &err);
    cJSON *stats = out ? cJSON_Parse(out) : NULL;
    const cJSON *sessions = cJSON_GetObjectItem(stats, "sessions");
    int count = sessions ? cJSON_GetArraySize(sessions) : -1;
    if (code != 0 || count < 0 || (err && err[0]))
        attack_wrong(trial, "the next start says: exit %d: %s", code, err);
    *finished = cJSON_IsTrue(cJSON_GetObjectItem(cJSON_GetArrayItem(sessions, 0), "finished"));
    cJSON_Delete(stats);
    free(out);
    free(err);
    return count;
}

static void try_screen(const struct tour_door *door, enum ending ending)
{
    struct tour tour;
    char trial[96];
    bool finished = false;
    snprintf(trial, sizeof trial, "%s, %s", door ? door->screen : "home", endings[ending].name);
    bool there = tour_begin(&tour, (const char *const[]){NULL}) && tour_on(&tour, "home") &&
                 (!door || (tour_click(&tour, door->node, 0) && tour_on(&tour, door->screen)));
    if (there) {
        end_game(&tour, ending);
        expect_end(&tour, ending, trial);
        if (sessions_at_next_start(&tour, trial, &finished) > 0)
            attack_wrong(trial, "there is a session of no play");
    } else {
        attack_wrong(trial, "the screen was not reached");
    }
    tour_end(&tour);
}

/* A heel lifted and landed, and a part of the level over since. */
static bool play_a_while(struct tour *tour)
{
    if (!tour_on(tour, "play") || !tour_wait_song(tour, LIFTED_US))
        return false;
    desktop_key(&tour->desktop, "f", true);
    if (!tour_wait_song(tour, LANDED_US))
        return false;
    desktop_key(&tour->desktop, "f", false);
    return tour_wait_song(tour, SAVED_US);
}

static void try_play(bool paused, enum ending ending)
{
    struct tour tour;
    char trial[96];
    bool finished = true;
    snprintf(trial, sizeof trial, "%s, %s", paused ? "pause" : "play", endings[ending].name);
    bool there = tour_begin(&tour, ARGS("play", "long-walk")) && play_a_while(&tour);
    if (there && paused) {
        desktop_tap(&tour.desktop, "Escape");
        there = game_wait_node(&tour.game, "out", 0, TOUR_WAIT_MS) != NULL;
    }
    if (there) {
        end_game(&tour, ending);
        expect_end(&tour, ending, trial);
        int count = sessions_at_next_start(&tour, trial, &finished);
        if (count != 1 || finished)
            attack_wrong(trial, "%d sessions of one play%s", count, finished ? ", finished" : "");
    } else {
        attack_wrong(trial, "the play was not reached");
    }
    tour_end(&tour);
}

/* In ctest home and a play, each ended in one way that chance chooses. */
static void test_endings(void **state)
{
    (void)state;
    uint64_t dice = attack_seed();
    if (!attack_full()) {
        try_screen(NULL, (enum ending)attack_dice(&dice, ENDING_COUNT));
        try_play(false, (enum ending)attack_dice(&dice, ENDING_COUNT));
    }
    for (enum ending ending = 0; attack_full() && ending < ENDING_COUNT; ending++) {
        try_screen(NULL, ending);
        for (size_t i = 0; i < tour_door_count; i++)
            try_screen(&tour_doors[i], ending);
        try_play(false, ending);
        try_play(true, ending);
    }
    attack_expect_nothing_wrong();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_endings)};
    return cmocka_run_group_tests_name("endings", tests, NULL, NULL);
}
