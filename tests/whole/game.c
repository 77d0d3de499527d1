#include "whole/game.h"

#include "whole/desktop.h"

#include <cjson/cJSON.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"

#define ARGS_MAX 32

static void exec_heelbeat(const char *data, const char *const *args)
{
    const char *argv[ARGS_MAX] = {HEELBEAT_BINARY};
    int count = 1;
    while (*args && count < ARGS_MAX - 1)
        argv[count++] = *args++;
    argv[count] = NULL;
    setenv("HEELBEAT_DATA", data, 1);
    execv(argv[0], (char *const *)(uintptr_t)argv);
    _exit(127);
}

int game_run(const char *data, const char *const *args, char **out, char **err)
{
    char folder[FOLDER_PATH], out_path[FOLDER_FILE], err_path[FOLDER_FILE];
    assert_true(folder_make(folder));
    folder_path(out_path, folder, "out");
    folder_path(err_path, folder, "err");
    pid_t child = fork();
    if (child == 0) {
        if (!freopen(out_path, "w", stdout) || !freopen(err_path, "w", stderr) || !freopen("/dev/null", "r", stdin))
            _exit(126);
        exec_heelbeat(data, args);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (out)
        *out = folder_read_path(out_path);
    if (err)
        *err = folder_read_path(err_path);
    folder_remove(folder);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool game_start(struct game *game, const char *display, const char *data, const char *const *args)
{
    *game = (struct game){0};
    snprintf(game->trace, sizeof game->trace, "%s/trace.jsonl", data);
    remove(game->trace);
    const char *all[ARGS_MAX];
    int count = 0;
    while (*args && count < ARGS_MAX - 3)
        all[count++] = *args++;
    all[count++] = "--trace";
    all[count++] = game->trace;
    all[count] = NULL;
    game->pid = fork();
    if (game->pid == 0) {
        setenv("DISPLAY", display, 1);
        unsetenv("WAYLAND_DISPLAY");
        exec_heelbeat(data, all);
    }
    return game->pid > 0;
}

static int number(const cJSON *object, const char *name)
{
    return (int)cJSON_GetNumberValue(cJSON_GetObjectItem(object, name));
}

static void take_node(struct game *game, const cJSON *object)
{
    if (game->node_count == GAME_NODES_MAX)
        return;
    struct game_node *node = &game->nodes[game->node_count++];
    *node = (struct game_node){.index = number(object, "index"),
                               .x = number(object, "x"),
                               .y = number(object, "y"),
                               .w = number(object, "w"),
                               .h = number(object, "h")};
    snprintf(node->name, sizeof node->name, "%s", cJSON_GetStringValue(cJSON_GetObjectItem(object, "name")));
}

static void take_line(struct game *game, const char *line)
{
    cJSON *object = cJSON_Parse(line);
    const char *event = cJSON_GetStringValue(cJSON_GetObjectItem(object, "event"));
    if (event && strcmp(event, "screen") == 0) {
        const char *name = cJSON_GetStringValue(cJSON_GetObjectItem(object, "name"));
        snprintf(game->screen, sizeof game->screen, "%s", name ? name : "");
        game->clocked = false;
        game->node_count = 0;
    } else if (event && strcmp(event, "page") == 0) {
        game->node_count = 0;
    } else if (event && strcmp(event, "node") == 0) {
        take_node(game, object);
    } else if (event && strcmp(event, "frame") == 0) {
        game->frames++;
    } else if (event && strcmp(event, "clock") == 0) {
        game->mono_us = (int64_t)cJSON_GetNumberValue(cJSON_GetObjectItem(object, "mono_us"));
        game->song_us = (int64_t)cJSON_GetNumberValue(cJSON_GetObjectItem(object, "song_us"));
        game->clocked = true;
    }
    cJSON_Delete(object);
}

void game_look(struct game *game)
{
    FILE *file = fopen(game->trace, "r");
    if (!file)
        return;
    fseek(file, game->read_to, SEEK_SET);
    char *line = NULL;
    size_t size = 0;
    ssize_t got;
    while ((got = getline(&line, &size, file)) > 0 && line[got - 1] == '\n') {
        game->read_to += got;
        take_line(game, line);
    }
    free(line);
    fclose(file);
}

static bool has_ended(const struct game *game)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)game->pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0;
}

static bool wait_for(struct game *game, const char *screen, int timeout_ms)
{
    int64_t until = desktop_mono_us() + (int64_t)timeout_ms * 1000;
    for (;;) {
        game_look(game);
        if (screen ? game->frames >= 2 && strcmp(game->screen, screen) == 0 : game->clocked)
            return true;
        if (has_ended(game) || desktop_mono_us() > until)
            return false;
        desktop_wait_until(desktop_mono_us() + 5000);
    }
}

bool game_wait_screen(struct game *game, const char *screen, int timeout_ms)
{
    return wait_for(game, screen, timeout_ms);
}

bool game_wait_clock(struct game *game, int timeout_ms)
{
    return wait_for(game, NULL, timeout_ms);
}

static const struct game_node *find_node(const struct game *game, const char *name, int index)
{
    for (int i = 0; i < game->node_count; i++)
        if (strcmp(game->nodes[i].name, name) == 0 && game->nodes[i].index == index)
            return &game->nodes[i];
    return NULL;
}

const struct game_node *game_wait_node(struct game *game, const char *name, int index, int timeout_ms)
{
    int64_t until = desktop_mono_us() + (int64_t)timeout_ms * 1000;
    const struct game_node *node;
    game_look(game);
    while (!(node = find_node(game, name, index)) && !has_ended(game) && desktop_mono_us() < until) {
        desktop_wait_until(desktop_mono_us() + 5000);
        game_look(game);
    }
    return node;
}

int64_t game_song_to_mono_us(const struct game *game, int64_t song_us)
{
    return game->mono_us + (song_us - game->song_us);
}

int game_end(struct game *game, int timeout_ms)
{
    int64_t until = desktop_mono_us() + (int64_t)timeout_ms * 1000;
    while (!has_ended(game) && desktop_mono_us() < until)
        desktop_wait_until(desktop_mono_us() + 5000);
    bool late = !has_ended(game);
    if (late)
        kill(game->pid, SIGKILL);
    int status = 0;
    waitpid(game->pid, &status, 0);
    game->pid = 0;
    return late || !WIFEXITED(status) ? -1 : WEXITSTATUS(status);
}
