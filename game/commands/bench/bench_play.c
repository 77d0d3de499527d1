#include "commands/bench/bench.h"

#include "app/clock.h"
#include "app/headless.h"
#include "app/window.h"
#include "core/play/session.h"
#include "screens/screen.h"
#include "ui/view.h"

#include <stdio.h>

/* No messages: what developers measure stays English. */

#define FRAMES  240
#define STEP_US 1000

bool bench_headless(struct backstage *backstage, struct error *error)
{
    for (int32_t i = 0; i < backstage->levels.library.count; i++) {
        const char *name = backstage->levels.library.levels[i].name;
        struct booking booking;
        struct play_outcome outcome = {0};
        int64_t start_us = clock_mono_us();
        if (!booking_open(&booking, backstage, &(struct booking_desc){.level = name, .player = PLAYER_PERFECT}, error))
            return false;
        bool good = headless_play(backstage, &booking, &(struct headless_desc){.fast = true}, &outcome, error);
        double seconds = (double)(clock_mono_us() - start_us) / 1e6;
        char what[160];
        snprintf(what, sizeof what, "headless %.80s (%.0f s)", name, (double)booking.end_us / 1e6);
        play_outcome_reset(&outcome);
        booking_close(&booking);
        if (!good)
            return false;
        bench_print(what, seconds, "s");
    }
    return true;
}

/* Plays as the game does, but draws as fast as it can, spread over the whole level. */
static bool draw_level(struct backstage *backstage, const struct booking *booking, struct window *window,
                       struct error *error)
{
    const struct screen_next from = {.play = booking->request};
    void *play = screen_play.enter(&backstage->services, &from, 0, error);
    if (!play)
        return false;
    struct view view = {0};
    struct measure measure = layout_measure(window->canvas);
    int64_t spent_us = 0, worst_us = 0;
    for (int i = 0; i < FRAMES; i++) {
        int64_t song_us = booking->end_us / FRAMES * i;
        screen_play.update(play, song_us);
        int64_t start_us = clock_mono_us();
        canvas_measure(window->canvas);
        view_show(&view, screen_play.page, play,
                  &(struct view_desc){.layout = {.visible = canvas_visible(window->canvas),
                                                 .measure = &measure,
                                                 .pixels = canvas_scale(window->canvas)}});
        view_draw(&view, window->canvas);
        SDL_RenderPresent(window->renderer);
        int64_t frame_us = clock_mono_us() - start_us;
        spent_us += i > 0 ? frame_us : 0; /* the first one makes the textures */
        worst_us = i > 0 && frame_us > worst_us ? frame_us : worst_us;
    }
    view_reset(&view);
    screen_play.leave(play);
    bench_print("frame of play, mean", (double)spent_us / 1e3 / (FRAMES - 1), "ms");
    bench_print("frame of play, worst", (double)worst_us / 1e3, "ms");
    return true;
}

bool bench_frames(struct backstage *backstage, struct error *error)
{
    struct booking booking;
    struct window window;
    if (backstage->levels.library.count == 0)
        return true;
    const struct library_level *level = &backstage->levels.library.levels[backstage->levels.library.count - 1];
    if (!booking_open(&booking, backstage, &(struct booking_desc){.level = level->name, .player = PLAYER_PERFECT},
                      error))
        return false;
    bool good = window_open_surface(&window, (int)LAYOUT_WIDTH, (int)LAYOUT_HEIGHT, error);
    if (good) {
        good = draw_level(backstage, &booking, &window, error);
        window_close(&window);
    }
    booking_close(&booking);
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
