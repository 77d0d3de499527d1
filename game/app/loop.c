#include "app/loop.h"

#include "app/clock.h"
#include "app/keys.h"
#include "app/loop_pages.h"
#include "app/loop_settings.h"
#include "app/picture.h"
#include "draw/canvas/canvas.h"
#include "play/take.h"
#include "stage/feet_setup.h"
#include "stage/trace.h"
#include "words/words.h"

#define FRAME_US    16667
#define TURN_US     1000     /* between two looks at events while busy */
#define CLOCK_US    100000   /* between two clock lines of the trace */
#define CALENDAR_US 60000000 /* a sleeping menu looks at the date so often */
#define DT_MAX_S    0.1f
#define STILL_US    1500000 /* a stop of so long is no hitch, but somebody else's doing */

static void take_picture(struct loop *loop)
{
    loop->pictured = true;
    loop->picture_failed = !picture_save(loop->window.renderer, loop->desc->picture, &loop->error);
}

static const struct take *present_take(const struct loop *loop)
{
    const struct screen *screen = loop->router.screen;
    return screen->take ? screen->take(loop->router.state) : NULL;
}

/* Made for one picture, of what the screen then plays, and kept by nobody. */
static struct tick tick_at(const struct loop *loop, int64_t mono_us)
{
    const struct take *take = present_take(loop);
    int64_t offset_us = loop->backstage->preferences.now.display_offset_ms * INT64_C(1000);
    float dt = (float)(mono_us - loop->frame_us) * 1e-6f;
    return (struct tick){.mono_us = mono_us,
                         .shown_us = take ? take->shown_us + offset_us : 0,
                         .dt = dt < 0.0f       ? 0.0f
                               : dt > DT_MAX_S ? DT_MAX_S
                                               : dt};
}

static bool wants_picture(const struct loop *loop)
{
    return loop->desc->picture && !loop->pictured && loop->router.screen == &screen_play;
}

void loop_end_play(struct loop *loop)
{
    if (!wants_picture(loop))
        return;
    loop_draw_page(loop, loop->frame_us);
    take_picture(loop);
}

void loop_follow(struct loop *loop, const struct screen_next *next, int64_t mono_us)
{
    struct error error = {0};
    loop->dirty = true;
    if (next->go)
        loop_end_play(loop);
    if (next->go && (next->to == SCREEN_PLAY || next->to == SCREEN_CALIBRATE || next->to == SCREEN_DEVICES))
        sound_wake(&loop->backstage->sound, mono_us, &error);
    if (!router_follow(&loop->router, next, mono_us, &error))
        notices_fault(&loop->backstage->notices, &error);
    if (!loop->router.swapped)
        return;
    loop->router.swapped = false;
    loop->awake_us = 0; /* it may have taken long to begin */
    view_enter(&loop->view);
    loop->pages.told = 0;
    loop->frame_due_us = mono_us;
    heels_restart(&loop->heels);
}

static struct screen_next heel_moved(struct loop *loop, const struct heels_move *move)
{
    const struct screen *screen = loop->router.screen;
    const struct take *take = present_take(loop);
    struct heel_event heard = move->heel;
    heard.t_us = take ? take_song_us(take, move->heel.t_us) : 0;
    trace_heel(loop->backstage->trace, &heard, move->heel.t_us, move->source);
    loop->pointing = false;
    return screen->heel ? screen->heel(loop->router.state, &move->heel) : (struct screen_next){0};
}

static void take_action(struct loop *loop, enum action action, int64_t mono_us)
{
    if (loop_has_page(loop)) {
        loop_act_on_page(loop, action, mono_us);
        return;
    }
    struct screen_next next = loop->router.screen->action(loop->router.state, action, mono_us);
    loop_follow(loop, &next, mono_us);
}

void loop_take_moves(struct loop *loop, const struct heels_moves *moves, int64_t mono_us)
{
    const void *state = loop->router.state;
    /* A move that was meant for one screen must not fall on the next. */
    for (int i = 0; i < moves->count && state == loop->router.state; i++) {
        const struct heels_move *move = &moves->items[i];
        if (move->kind == HEELS_ACTION) {
            take_action(loop, move->action, mono_us);
            continue;
        }
        struct screen_next next = heel_moved(loop, move);
        if (next.go || next.quit)
            loop_follow(loop, &next, mono_us);
    }
}

static void suspend(struct loop *loop, int64_t mono_us)
{
    heels_release(&loop->heels);
    if (loop->router.screen->suspend)
        loop->router.screen->suspend(loop->router.state, mono_us);
    loop->dirty = true;
}

void loop_wake(struct loop *loop, int64_t mono_us, int64_t asleep_us)
{
    int64_t last_us = loop->awake_us, still_us = mono_us - last_us + (asleep_us - loop->asleep_us);
    loop->awake_us = mono_us;
    loop->asleep_us = asleep_us;
    if (last_us != 0 && still_us >= STILL_US && router_is_busy(&loop->router))
        suspend(loop, last_us);
}

static void window_event(struct loop *loop, const SDL_WindowEvent *event, int64_t mono_us)
{
    const struct screen *screen = loop->router.screen;
    const struct feet *feet = &loop->backstage->feet;
    if (event->event == SDL_WINDOWEVENT_FOCUS_LOST) {
        heels_release(&loop->heels);
        /* Other devices are heard whoever has the focus; keys are not. */
        if (screen->suspend && feet_setup(feet, feet_in_use(feet))->kind == DEVICE_KEYBOARD)
            screen->suspend(loop->router.state, mono_us);
    }
    if (event->event == SDL_WINDOWEVENT_CLOSE)
        loop->quit = true;
    loop->dirty = true;
}

/* Before the next event is taken: SDL makes text of a key only if it was asked to when the key came. */
static void ask_for_text(const struct loop *loop)
{
    bool typing = loop_is_typing(loop);
    if (typing != (SDL_IsTextInputActive() == SDL_TRUE))
        typing ? SDL_StartTextInput() : SDL_StopTextInput();
}

/* While a screen takes text, keys are letters: only Enter, Escape and Backspace keep their meaning. */
static bool take_text(struct loop *loop, const SDL_Event *event, int64_t mono_us)
{
    const struct screen *screen = loop->router.screen;
    enum action action;
    if (!loop_is_typing(loop) || (event->type != SDL_KEYDOWN && event->type != SDL_TEXTINPUT))
        return false;
    loop->dirty = true;
    if (event->type == SDL_TEXTINPUT) {
        view_compose(&loop->view, "");
        screen->text(loop->router.state, event->text.text);
    } else if (event->key.keysym.scancode == SDL_SCANCODE_BACKSPACE) {
        screen->text(loop->router.state, NULL);
    } else if (keys_action(&event->key, &action) &&
               ((action == ACTION_CONFIRM && event->key.keysym.scancode != SDL_SCANCODE_SPACE) ||
                action == ACTION_BACK)) {
        take_action(loop, action, mono_us);
    }
    return true;
}

void loop_take_event(struct loop *loop, const SDL_Event *event, int64_t pumped_us)
{
    if (event->type == SDL_QUIT)
        loop->quit = true;
    else if (event->type == SDL_WINDOWEVENT)
        window_event(loop, &event->window, pumped_us);
    else if (event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET)
        canvas_lose_textures(loop->window.canvas);
    if (event->type == SDL_KEYDOWN && loop_take_setting_key(loop, &event->key))
        return;
    if (!take_text(loop, event, pumped_us) && !loop_point(loop, event, pumped_us))
        loop_take_foot_event(loop, event, pumped_us);
}

void loop_draw(struct loop *loop, int64_t mono_us)
{
    struct tick tick = tick_at(loop, mono_us);
    loop->frame_us = mono_us;
    loop->dirty = false;
    if (loop_has_page(loop))
        loop_draw_page(loop, mono_us);
    else
        loop->router.screen->draw(loop->router.state, loop->window.canvas, &tick);
    if (wants_picture(loop) && present_take(loop)->now_us >= booking_picture_us(loop->desc->booking))
        take_picture(loop);
    window_present(&loop->window);
    int64_t done_us = clock_mono_us();
    trace_frame(loop->backstage->trace, done_us, done_us - mono_us, tick.shown_us);
}

static void write_clock(struct loop *loop, int64_t mono_us)
{
    const struct take *take = present_take(loop);
    if (!take || !router_is_busy(&loop->router) || mono_us < loop->clock_due_us)
        return;
    trace_clock(loop->backstage->trace, mono_us, take->now_us);
    loop->clock_due_us = mono_us + CLOCK_US;
}

void loop_update(struct loop *loop, int64_t mono_us)
{
    const struct screen *screen = loop->router.screen;
    bool was_busy = router_is_busy(&loop->router);
    if (!screen->update)
        return;
    struct screen_next next = screen->update(loop->router.state, mono_us);
    if (next.go || next.quit)
        loop_follow(loop, &next, mono_us);
    if (was_busy && !router_is_busy(&loop->router))
        loop->dirty = true;
    write_clock(loop, mono_us);
}

static bool is_moving(const struct loop *loop)
{
    const struct screen *screen = loop->router.screen;
    return router_is_busy(&loop->router) || (screen->moving && screen->moving(loop->router.state));
}

void loop_turn(struct loop *loop, int64_t mono_us)
{
    struct heels_moves moves = {.count = 0};
    sound_step(&loop->backstage->sound, loop->router.screen->busy, mono_us);
    audio_step(sound_audio(&loop->backstage->sound),
               mono_us); /* only to take in what the callback has left, in menus too */
    loop_take_devices(loop, mono_us);
    window_stay_awake(router_is_busy(&loop->router) || heels_moved_lately(&loop->heels, mono_us));
    heels_step(&loop->heels, router_is_busy(&loop->router), mono_us, &moves);
    loop_take_moves(loop, &moves, mono_us);
    loop_step_page(loop, mono_us);
    ask_for_text(loop);
    if (!router_is_busy(&loop->router) && player_look_at_calendar(&loop->backstage->player))
        loop->dirty = true;

    bool frame = (loop->dirty || is_moving(loop)) && mono_us >= loop->frame_due_us;
    if (frame || router_is_busy(&loop->router))
        loop_update(loop, mono_us);
    if (!frame)
        return;
    loop_draw(loop, mono_us);
    /* An even pace; after a stall the beat starts anew instead of catching up. */
    loop->frame_due_us += FRAME_US;
    if (loop->frame_due_us < mono_us)
        loop->frame_due_us = mono_us + FRAME_US;
}

static int wait_ms(const struct loop *loop, int64_t mono_us)
{
    bool busy = router_is_busy(&loop->router);
    int64_t due_us = busy ? mono_us + TURN_US : mono_us + CALENDAR_US;
    int64_t heels_us = heels_due_us(&loop->heels, busy);
    if ((loop->dirty || is_moving(loop)) && loop->frame_due_us < due_us)
        due_us = loop->frame_due_us;
    if (heels_us < due_us)
        due_us = heels_us;
    int64_t page_us = loop_page_due_us(loop);
    if (page_us < due_us)
        due_us = page_us;
    int64_t devices_us = devices_due_us(feet_devices(&loop->backstage->feet), mono_us);
    if (devices_us < due_us)
        due_us = devices_us;
    int64_t sound_us = loop->router.screen->busy ? INT64_MAX : sound_due_us(&loop->backstage->sound);
    if (sound_us < due_us)
        due_us = sound_us;
    return due_us <= mono_us ? 0 : (int)((due_us - mono_us + 999) / 1000);
}

void loop_run(struct loop *loop)
{
    while (!loop->quit && !loop->router.quit) {
        SDL_Event event;
        bool came = SDL_WaitEventTimeout(&event, wait_ms(loop, clock_mono_us()));
        loop_wake(loop, clock_mono_us(), clock_asleep_us());
        if (came) {
            do
                loop_take_event(loop, &event, clock_mono_us());
            while (!loop->quit && SDL_PollEvent(&event));
        }
        loop_turn(loop, clock_mono_us());
    }
}
