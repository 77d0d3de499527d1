/* The game as a test runs it: its own data folder, its output, its trace. */
#ifndef HEELBEAT_TESTS_WHOLE_GAME_H
#define HEELBEAT_TESTS_WHOLE_GAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define GAME_NODES_MAX 128

/* A thing of the page that can be chosen, in the window's pixels. */
struct game_node {
    char name[32];
    int index, x, y, w, h;
};

struct game {
    pid_t pid;
    char trace[512];
    long read_to;                           /* how far the trace has been read */
    char screen[32];                        /* the screen shown last */
    int frames;                             /* shown since it started */
    bool clocked;                           /* a clock line has been seen since the last play began */
    int64_t mono_us, song_us;               /* that line's */
    struct game_node nodes[GAME_NODES_MAX]; /* of the page shown last */
    int node_count;
};

/* Runs `heelbeat args...` to its end with HEELBEAT_DATA=data; what it printed is the caller's to free (err may be
 * NULL). Returns its exit code. args ends with NULL. */
int game_run(const char *data, const char *const *args, char **out, char **err);

/* Starts `heelbeat args... --trace FILE` on a display. */
bool game_start(struct game *game, const char *display, const char *data, const char *const *args);
/* Reads what has been traced since the last look. */
void game_look(struct game *game);
/* Waits until that screen is shown and keys are listened to (the game's second picture is the main loop's first), or a
 * clock line has come; false after timeout_ms or if the game ended. */
bool game_wait_screen(struct game *game, const char *screen, int timeout_ms);
bool game_wait_clock(struct game *game, int timeout_ms);
/* Waits for a node of the page; NULL after timeout_ms. Good until the next look. */
const struct game_node *game_wait_node(struct game *game, const char *name, int index, int timeout_ms);
/* When, on the monotonic clock, the song will be at song_us. */
int64_t game_song_to_mono_us(const struct game *game, int64_t song_us);
/* Waits for the game to end by itself; its exit code, or -1 after killing it at timeout_ms. */
int game_end(struct game *game, int timeout_ms);

#endif
