#include "commands/bench/bench.h"

#include "app/clock.h"
#include "app/headless.h"
#include "app/router.h"
#include "app/window.h"

#include <stdio.h>

/* No messages: what developers measure stays English. */

#define FRAMES  240
#define STEP_US 1000

bool bench_headless(struct backstage *backstage, struct error *error)
{
    for (int32_t i = 0; i < backstage->levels.library.count; i++) {
        const char *name = backstage->levels.library.levels[i].name;
        struct performance performance;
        struct play_outcome outcome = {0};
        int64_t start_us = clock_mono_us();
        if (!performance_open(&performance, backstage,
                              &(struct performance_desc){.level = name, .player = PLAYER_PERFECT}, error))
            return false;
        bool good = headless_play(backstage, &performance, &(struct headless_desc){.fast = true}, &outcome, error);
        double seconds = (double)(clock_mono_us() - start_us) / 1e6;
        char what[160];
        snprintf(what, sizeof what, "headless %.80s (%.0f s)", name, (double)performance.end_us / 1e6);
        play_outcome_reset(&outcome);
        performance_close(&performance);
        if (!good)
            return false;
        bench_print(what, seconds, "s");
    }
    return true;
}

/* Plays as the game does, but draws as fast as it can, spread over the whole level. */
static bool draw_level(struct backstage *backstage, const struct performance *performance, struct window *window,
                       struct error *error)
{
    struct router router;
    struct screen_next first = {.go = true, .to = SCREEN_PLAY, .play = performance->request};
    first.play.headless = true;
    router_init(&router, &backstage->services);
    if (!router_follow(&router, &first, 0, error))
        return false;
    int64_t spent_us = 0, worst_us = 0;
    for (int i = 0; i < FRAMES && !router.quit; i++) {
        int64_t song_us = performance->end_us / FRAMES * i;
        struct tick tick = {.mono_us = song_us, .shown_us = song_us, .dt = 0.016f};
        struct screen_next next = router.screen->update(router.state, song_us);
        router_follow(&router, &next, song_us, error);
        int64_t start_us = clock_mono_us();
        router.screen->draw(router.state, window->canvas, &tick);
        SDL_RenderPresent(window->renderer);
        int64_t frame_us = clock_mono_us() - start_us;
        spent_us += i > 0 ? frame_us : 0; /* the first one makes the textures */
        worst_us = i > 0 && frame_us > worst_us ? frame_us : worst_us;
    }
    router_reset(&router);
    bench_print("frame of play, mean", (double)spent_us / 1e3 / (FRAMES - 1), "ms");
    bench_print("frame of play, worst", (double)worst_us / 1e3, "ms");
    return true;
}

bool bench_frames(struct backstage *backstage, struct error *error)
{
    struct performance performance;
    struct window window;
    if (backstage->levels.library.count == 0)
        return true;
    const struct library_level *level = &backstage->levels.library.levels[backstage->levels.library.count - 1];
    if (!performance_open(&performance, backstage,
                          &(struct performance_desc){.level = level->name, .player = PLAYER_PERFECT}, error))
        return false;
    bool good = window_open_surface(&window, (int)LAYOUT_WIDTH, (int)LAYOUT_HEIGHT, error);
    if (good) {
        good = draw_level(backstage, &performance, &window, error);
        window_close(&window);
    }
    performance_close(&performance);
    return good;
}

bool bench_session(struct backstage *backstage, struct error *error)
{
    if (backstage->levels.library.count == 0)
        return true;
    const struct chart *chart = &backstage->levels.library.levels[backstage->levels.library.count - 1].chart;
    struct session *session = session_create(&(struct session_desc){.chart = chart});
    struct session_event event;
    if (!session) {
        error_set(error, "the session", "does not fit into memory", "close other programs and try again");
        return false;
    }
    int64_t start_us = clock_mono_us();
    for (int64_t t_us = 0; t_us < chart->end_us; t_us += STEP_US) {
        session_step(session, t_us);
        while (session_next(session, &event))
            ;
    }
    double spent_us = (double)(clock_mono_us() - start_us);
    session_destroy(session);
    bench_print("session step of 1 ms", spent_us / ((double)chart->end_us / STEP_US), "us");
    return true;
}
