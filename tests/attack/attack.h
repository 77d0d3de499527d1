/* What the attacks share: a data folder worth losing, the verbs that write in it, the game run under a plan of faults
 * (calls.h), and the promise that is looked after: nothing that was acknowledged is lost, a fault is told in one clear
 * line with the right exit code, and nothing waits longer than two seconds.
 *
 * A trial that goes wrong is told with all that repeats it, and the next one goes on; the test fails at its end. Chance
 * comes from ATTACK_SEED (1), how much is tried from ATTACK_FULL. */
#ifndef HEELBEAT_TESTS_ATTACK_ATTACK_H
#define HEELBEAT_TESTS_ATTACK_ATTACK_H

#include <sys/types.h>

#include "attack/calls.h"
#include "check.h"
#include "folder.h"

#define ATTACK_ARGS_MAX 16
#define ATTACK_HANG_MS  2000
#define ATTACK_PATH     512

enum attack_call {
#define X(name) ATTACK_CALL_##name,
    ATTACK_CALLS(X)
#undef X
        ATTACK_CALL_COUNT
};
extern const char *const attack_call_names[ATTACK_CALL_COUNT];

/* ---- chance */

uint64_t attack_seed(void);
/* Whether all is tried, or the small part that stands in ctest. */
bool attack_full(void);
int attack_rounds(int few, int many);
/* 0..below-1; the same row of numbers for the same seed. */
long attack_dice(uint64_t *dice, long below);

/* ---- what went wrong */

void attack_wrong(const char *trial, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Fails the test if anything went wrong since the last call. */
void attack_expect_nothing_wrong(void);

/* ---- the world that is attacked */

struct world {
    char work[FOLDER_PATH];
    char data[ATTACK_PATH];     /* the game's; the same path in every trial, for a copied folder is another machine's */
    char template[ATTACK_PATH]; /* as it is before each trial */
    char out[ATTACK_PATH];      /* where exports are, and go */
    char runtime[ATTACK_PATH];  /* XDG_RUNTIME_DIR */
    uid_t user;                 /* who plays; 0: who runs the test */
};

/* For cmocka: *state is a struct world with the players Ann (in use, her goal 33 minutes a day) and Ben with two plays
 * each, Old, who is deleted, settings and a device of their own, an export of Ann's and one of another Ann's. */
int world_setup(void **state);
int world_teardown(void **state);
/* As it was at first. */
void world_restore(const struct world *world);
/* The path of a file in the data folder; JOURNAL in it stands for the name of this machine's journal. */
void world_find(const struct world *world, const char *path, char out[FOLDER_FILE]);
/* How many sessions that were there at first are in the profile of that folder, or anywhere: NULL. */
int world_sessions(const struct world *world, const char *profile);
/* All sessions in a profile's journals, or -1 if they can't be read. */
int world_all_sessions(const struct world *world, const char *profile);
/* Tells what of the world is not there any more. A profile may have gone to deleted/. */
void world_expect_kept(const struct world *world, const char *trial);

/* ---- runs */

struct attack_run {
    pid_t pid;
    int64_t began_us;
    char folder[FOLDER_PATH]; /* of what it prints */
    int code;                 /* 128 + signal for one that was killed, -1 for one that had to be */
    int64_t took_ms;
    char *out, *err;                         /* owned */
    long counts[ATTACK_CALL_COUNT], changes; /* calls.h */
};

/* "@data" and "@out" at the front of an argument become the world's. */
void attack_put_arg(char *out, size_t size, const struct world *world, const char *arg);
/* plan may be NULL. */
void attack_start(struct attack_run *run, const struct world *world, const char *const *args, const char *plan);
void attack_wait(struct attack_run *run);
void attack_run(struct attack_run *run, const struct world *world, const char *const *args, const char *plan);
void attack_reset(struct attack_run *run);
/* Tells a run that took too long, or whose exit code and lines on stderr don't go together. */
void attack_expect_clear(const struct attack_run *run, const char *trial, int64_t clean_ms);
/* A second start: reads all without a word, unless a line is torn, whose session was never acknowledged. */
void attack_expect_second_start(const struct world *world, const char *trial);

/* ---- the verbs that write */

struct verb {
    const char *name;
    const char *args[ATTACK_ARGS_MAX];
    bool (*done)(const struct world *world); /* what its exit code 0 acknowledges */
    bool (*stands)(
        const struct world *world); /* NULL: it can be done again; else it may refuse to be, where this does */
};

extern const struct verb attack_verbs[];
extern const size_t attack_verb_count;

#endif
