#include "attack/tour.h"

#include <signal.h>
#include <sys/wait.h>

#define POLL_US  20000
#define WHEEL_BY 60

const struct tour_door tour_doors[] = {
    {"levels", "levels"},       {"training", "training"}, {"history", "history"}, {"devices", "devices"},
    {"calibrate", "calibrate"}, {"player", "profiles"},   {"about", "about"},
};
const size_t tour_door_count = sizeof tour_doors / sizeof tour_doors[0];

static const char quick_walk[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Zz Quick Walk\",\"music\":{\"style\":\"lofi\",\"seed\":5},"
    "\"tempo\":[{\"beat\":0,\"bpm\":240}],\"parts\":[{\"name\":\"Settle in\",\"bars\":1},"
    "{\"name\":\"Together\",\"bars\":2,\"both\":\"uudd\"},{\"name\":\"Breathe\",\"bars\":1}]}";
static const char long_walk[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Long Walk\",\"music\":{\"style\":\"lofi\",\"seed\":5},"
    "\"tempo\":[{\"beat\":0,\"bpm\":120}],\"parts\":[{\"name\":\"Settle in\",\"bars\":1},"
    "{\"name\":\"Together\",\"bars\":2,\"both\":\"uudd\"},{\"name\":\"On\",\"bars\":30,\"both\":\"uudd\"}]}";

bool tour_begin(struct tour *tour, const char *const *args)
{
    *tour = (struct tour){.window = 0};
    if (!folder_make(tour->data))
        return false;
    folder_write_text(tour->data, "levels/zz-quick-walk.json", quick_walk);
    folder_write_text(tour->data, "levels/long-walk.json", long_walk);
    if (!desktop_start(&tour->desktop, 1280, 720) || !game_start(&tour->game, tour->desktop.name, tour->data, args))
        return false;
    tour->window = desktop_window(&tour->desktop, "Heelbeat", TOUR_WAIT_MS);
    return tour->window != 0;
}

void tour_end(struct tour *tour)
{
    if (tour->game.pid > 0) {
        kill(tour->game.pid, SIGKILL);
        waitpid(tour->game.pid, NULL, 0);
    }
    desktop_stop(&tour->desktop);
    folder_remove(tour->data);
}

bool tour_on(struct tour *tour, const char *screen)
{
    return game_wait_screen(&tour->game, screen, TOUR_WAIT_MS);
}

bool tour_click(struct tour *tour, const char *node, int index)
{
    const struct game_node *found = game_wait_node(&tour->game, node, index, TOUR_WAIT_MS);
    if (found)
        desktop_click(&tour->desktop, tour->window, found->x + found->w / 2, found->y + found->h / 2);
    return found != NULL;
}

static int last_level(struct tour *tour)
{
    int last = -1;
    game_look(&tour->game);
    for (int i = 0; i < tour->game.node_count; i++)
        if (strcmp(tour->game.nodes[i].name, "level") == 0 && tour->game.nodes[i].index > last)
            last = tour->game.nodes[i].index;
    return last;
}

bool tour_play_last_level(struct tour *tour)
{
    if (!tour_on(tour, "home") || !tour_click(tour, "levels", 0) || !tour_on(tour, "levels"))
        return false;
    const struct game_node *first = game_wait_node(&tour->game, "level", 0, TOUR_WAIT_MS);
    if (!first)
        return false;
    desktop_wheel(&tour->desktop, tour->window, first->x + 20, first->y + 20, WHEEL_BY);
    desktop_wait_until(desktop_mono_us() + 300000);
    return tour_click(tour, "level", last_level(tour)) && tour_click(tour, "play", 0) && tour_on(tour, "play");
}

bool tour_wait_song(struct tour *tour, int64_t song_us)
{
    int64_t until = desktop_mono_us() + TOUR_WAIT_MS * INT64_C(1000) + song_us;
    while (!(tour->game.clocked && tour->game.song_us >= song_us) && desktop_mono_us() < until) {
        desktop_wait_until(desktop_mono_us() + POLL_US);
        game_look(&tour->game);
    }
    return tour->game.clocked && tour->game.song_us >= song_us;
}
