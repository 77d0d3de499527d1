#include "app/headless.h"

#include "app/clock.h"
#include "app/picture.h"
#include "app/router.h"
#include "app/window.h"
#include "draw/canvas/canvas.h"
#include "files/os_machine.h"
#include "play/take.h"
#include "stage/trace.h"

#define STEP_US        1000
#define FRAME_S        (1.0f / 60.0f)
#define CLOCK_US       100000
#define PICTURE_WIDTH  1280
#define PICTURE_HEIGHT 720

struct run {
    struct router router;
    const struct performance *performance;
    const struct headless_desc *desc;
    int64_t mono_us;
    int64_t clock_due_us;
    bool pictured;
};

/* Draws the screen as it stands. Nothing here steps the level, so a picture changes no result. */
static bool take_picture(struct run *run, const struct tick *tick, struct error *error)
{
    struct window surface;
    run->pictured = true;
    if (!window_open_surface(&surface, PICTURE_WIDTH, PICTURE_HEIGHT, error))
        return false;
    run->router.screen->draw(run->router.state, surface.canvas, tick);
    bool good = picture_save(surface.renderer, run->desc->picture, error);
    window_close(&surface);
    return good;
}

static bool turn(struct run *run, struct error *error)
{
    struct router *router = &run->router;
    struct screen_next next = router->screen->update(router->state, run->mono_us);
    const struct take *take = router->screen->take(router->state);
    if (run->mono_us >= run->clock_due_us) {
        trace_clock(router->services->trace, run->mono_us, take->now_us);
        run->clock_due_us = run->mono_us + CLOCK_US;
    }
    struct tick tick = {.mono_us = run->mono_us, .shown_us = take->now_us, .dt = FRAME_S};
    if (run->desc->picture && !run->pictured && take->now_us >= performance_picture_us(run->performance) &&
        !take_picture(run, &tick, error))
        return false;
    return router_follow(router, &next, run->mono_us, error);
}

static bool play(struct run *run, struct error *error)
{
    struct screen_next first = {.go = true, .to = SCREEN_PLAY, .play = run->performance->request};
    first.play.headless = true;
    run->mono_us = run->desc->fast ? 0 : clock_mono_us();
    if (!router_follow(&run->router, &first, run->mono_us, error))
        return false;
    while (!run->router.quit && !os_stop_asked()) {
        if (!turn(run, error))
            return false;
        run->mono_us += STEP_US;
        if (!run->desc->fast)
            clock_sleep_until(run->mono_us);
    }
    if (run->router.quit)
        return true;
    error_set(error, run->performance->level.name, "was stopped; what was done is kept as an unfinished session",
              "play it to the end for a result");
    return false;
}

bool headless_play(struct backstage *backstage, const struct performance *performance, const struct headless_desc *desc,
                   struct play_outcome *outcome, struct error *error)
{
    struct run run = {.performance = performance, .desc = desc};
    router_init(&run.router, &backstage->services);
    os_stop_watch();
    bool good = play(&run, error);
    if (good && run.router.has_outcome) {
        *outcome = run.router.outcome; /* taken over */
        run.router.outcome = (struct play_outcome){0};
    } else if (good) {
        error_set(error, performance->level.name, "ended without a result", "close other programs and try again");
        good = false;
    }
    router_reset(&run.router);
    os_stop_leave();
    return good;
}
