#include "app/game.h"

#include "app/clock.h"
#include "app/display.h"
#include "app/loop_settings.h"
#include "input/drivers.h"
#include "stage/trace.h"

/* Something is on screen before the sound card is asked: that can take a while. */
static bool first_frame(struct loop *loop, struct error *error)
{
    int64_t mono_us = clock_mono_us();
    struct screen_next first = {.go = true, .to = loop->desc->first};
    if (loop->desc->booking) {
        canvas_begin(loop->window.canvas, LAYOUT_WIDTH / 2.0f, LAYOUT_HEIGHT / 2.0f, LAYOUT_HEIGHT / 2.0f);
        canvas_end(loop->window.canvas);
        window_present(&loop->window);
        int64_t shown_mono_us = clock_mono_us();
        trace_frame(loop->backstage->trace, shown_mono_us, shown_mono_us - mono_us, 0);
        return true;
    }
    if (!router_follow(&loop->router, &first, mono_us, error))
        return false;
    loop->router.swapped = false;
    loop_draw(loop, mono_us);
    return true;
}

/* What is plugged in is looked for after the first frame. */
static bool start(struct loop *loop, struct error *error)
{
    struct error note = {0};
    if (!first_frame(loop, error))
        return false;
    feet_plug_in(&loop->backstage->feet, drivers_all);
    heels_init(&loop->heels, &loop->backstage->feet);
    struct sound *sound = &loop->backstage->sound;
    if (!sound_wake(sound, clock_mono_us(), &note))
        notices_note(&loop->backstage->notices, &note); /* once: a later play looks for a card without a word */
    backstage_tell(loop->backstage);
    loop_listen(loop);
    loop->dirty = true;
    if (!loop->desc->booking)
        return true;
    struct screen_next play = {.go = true, .to = SCREEN_PLAY, .play = loop->desc->booking->request};
    if (!router_follow(&loop->router, &play, clock_mono_us(), error))
        return false;
    loop->router.swapped = false;
    return true;
}

static void remember_window(struct loop *loop)
{
    struct error error = {0};
    if (loop_remember_window(loop, &error))
        return;
    notices_note(&loop->backstage->notices, &error);
    backstage_tell(loop->backstage);
}

struct turn {
    struct loop *loop;
    struct error *error;
    bool good;
};

/* All that the display is needed for. A picture is made, and a play judged, between two of its calls, so that both are
 * whole when it goes in the middle of one. */
static void show(void *context)
{
    struct turn *turn = context;
    turn->good = start(turn->loop, turn->error);
    if (!turn->good)
        return;
    loop_run(turn->loop);
    loop_end_play(turn->loop);
    remember_window(turn->loop);
}

static void tell_display_gone(struct backstage *backstage)
{
    struct error error;
    error_set(&error, "the window", "its display is gone; what was done is kept", "");
    notices_note(&backstage->notices, &error);
    backstage_tell(backstage);
}

static void close_window(struct loop *loop)
{
    view_reset(&loop->view);
    cursor_reset(&loop->cursor);
    window_close(&loop->window);
}

bool game_run(struct backstage *backstage, const struct game_desc *desc, struct play_outcome *outcome,
              bool *has_outcome, struct error *error)
{
    struct loop loop = {.backstage = backstage, .desc = desc, .pages = {.trace = backstage->trace}};
    *has_outcome = false;
    if (!window_open(&loop.window, &backstage->preferences.now, error))
        return false;
    backstage->desk.copy_text = window_copy_text;
    router_init(&loop.router, &backstage->services);
    struct turn turn = {.loop = &loop, .error = error, .good = true};
    bool stays = display_use(show, &turn), good = turn.good;
    if (good && loop.picture_failed) {
        *error = loop.error;
        good = false;
    }
    if (loop.router.has_outcome) {
        play_outcome_move(outcome, &loop.router.outcome);
        *has_outcome = true;
    }
    router_reset(&loop.router);
    loop_unlisten(&loop);
    feet_close(&backstage->feet);
    backstage->desk.copy_text = NULL;
    if (stays)
        close_window(&loop);
    else
        tell_display_gone(backstage);
    return good;
}
