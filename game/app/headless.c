#include "app/headless.h"

#include "app/clock.h"
#include "app/picture.h"
#include "app/window.h"
#include "files/os_machine.h"
#include "play/performance.h"
#include "screens/play/play_page.h"
#include "stage/trace.h"
#include "ui/view.h"

#define STEP_US        1000
#define CLOCK_US       100000
#define PICTURE_WIDTH  1280
#define PICTURE_HEIGHT 720

struct run {
    struct backstage *backstage;
    const struct booking *booking;
    const struct headless_desc *desc;
    struct performance *performance;
    struct play_show show; /* for the picture */
    struct play_sink view;
    int64_t mono_us;
    int64_t clock_due_us;
    bool pictured;
};

static void draw(struct run *run, struct canvas *canvas)
{
    const struct words *words = wording_words(&run->backstage->wording);
    struct measure measure = layout_measure(canvas);
    struct play_picture picture;
    struct view view = {0};
    play_picture_init(&picture, run->performance, &run->booking->request);
    picture.show = &run->show;
    picture.feet = &run->backstage->feet;
    picture.settings = &run->backstage->preferences.now;
    picture.mono_us = run->mono_us;
    canvas_measure(canvas);
    view_show(&view, play_page, &picture,
              &(struct view_desc){
                  .words = words,
                  .mirrored = words_right_to_left(words),
                  .layout = {.visible = canvas_visible(canvas), .measure = &measure, .pixels = canvas_scale(canvas)}});
    view_draw(&view, canvas);
    view_reset(&view);
}

/* Draws what the play screen would show. Nothing here steps the level, so a picture changes no result. */
static bool take_picture(struct run *run, struct error *error)
{
    struct window surface;
    run->pictured = true;
    if (!window_open_surface(&surface, PICTURE_WIDTH, PICTURE_HEIGHT, error))
        return false;
    draw(run, surface.canvas);
    bool good = picture_save(surface.renderer, run->desc->picture, error);
    window_close(&surface);
    return good;
}

static bool begin(struct run *run, struct error *error)
{
    struct backstage *backstage = run->backstage;
    struct performance_desc desc = {.request = run->booking->request,
                                    .timing = backstage->preferences.now.timing,
                                    .levels = &backstage->levels,
                                    .sound = &backstage->sound,
                                    .feet = &backstage->feet,
                                    .player = &backstage->player,
                                    .trace = backstage->services.trace,
                                    .view = run->desc->picture ? &run->view : NULL};
    run->mono_us = run->desc->fast ? 0 : clock_mono_us();
    run->view = play_show_sink(&run->show);
    run->performance = performance_create(&desc, run->mono_us, error);
    if (!run->performance)
        return false;
    play_show_init(&run->show, play_model_chart(performance_model(run->performance)));
    trace_word(desc.trace, "screen", "play", run->mono_us); /* what the window's trace says, too */
    return true;
}

/* Sets *over once it has ended. */
static bool turn(struct run *run, bool *over, struct error *error)
{
    const struct take *take = performance_take(run->performance);
    *over = performance_step(run->performance, run->mono_us);
    if (run->mono_us >= run->clock_due_us) {
        trace_clock(run->backstage->services.trace, run->mono_us, take->now_us);
        run->clock_due_us = run->mono_us + CLOCK_US;
    }
    bool pictures = run->desc->picture && !run->pictured && take->now_us >= booking_picture_us(run->booking);
    return !pictures || take_picture(run, error);
}

static bool play(struct run *run, struct error *error)
{
    bool over = false;
    while (!over && !os_stop_asked()) {
        if (!turn(run, &over, error))
            return false;
        run->mono_us += STEP_US;
        if (!over && !run->desc->fast)
            clock_sleep_until(run->mono_us);
    }
    if (over)
        return true;
    error_set(error, run->booking->level.name, "was stopped; what was done is kept as an unfinished session",
              "play it to the end for a result");
    return false;
}

bool headless_play(struct backstage *backstage, const struct booking *booking, const struct headless_desc *desc,
                   struct play_outcome *outcome, struct error *error)
{
    struct run run = {.backstage = backstage, .booking = booking, .desc = desc};
    os_stop_watch();
    bool good = begin(&run, error) && play(&run, error);
    if (good)
        play_outcome_move(outcome, performance_outcome(run.performance));
    performance_destroy(run.performance);
    os_stop_leave();
    return good;
}
