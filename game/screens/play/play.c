#include "screens/screen.h"

#include "play/performance.h"
#include "screens/play/play_page.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "stage/services.h"

#include <stdlib.h>

struct play {
    struct performance_desc desc; /* to begin again by */
    struct performance *performance;
    const struct preferences *preferences;
    struct notices *notices;
    struct play_show show;
    struct play_sink view; /* show's */
    struct play_picture picture;
    struct screen_next over; /* once the performance has ended */
};

static bool start(struct play *play, int64_t mono_us, struct error *error)
{
    play->desc.timing = play->preferences->now.timing;
    play->performance = performance_create(&play->desc, mono_us, error);
    if (!play->performance)
        return false;
    play_show_init(&play->show, play_model_chart(performance_model(play->performance)));
    play_picture_init(&play->picture, play->performance, &play->desc.request);
    play->picture.show = &play->show;
    play->picture.feet = play->desc.feet;
    play->picture.settings = &play->preferences->now;
    return true;
}

static void *play_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                        struct error *error)
{
    struct play *play = calloc(1, sizeof *play);
    if (!play) {
        error_set(error, "", "there is no memory left to play", "close other programs");
        return NULL;
    }
    play->preferences = services->preferences;
    play->notices = services->notices;
    play->view = play_show_sink(&play->show);
    play->desc = (struct performance_desc){.request = from->play,
                                           .levels = services->levels,
                                           .sound = services->sound,
                                           .feet = services->feet,
                                           .player = services->player,
                                           .trace = services->trace,
                                           .view = &play->view};
    if (start(play, mono_us, error))
        return play;
    free(play);
    return NULL;
}

static void play_leave(void *state)
{
    struct play *play = state;
    performance_destroy(play->performance);
    free(play);
}

/* What it came to is handed on once, and is the router's then. */
static struct screen_next go_on(struct play *play)
{
    struct play_outcome *outcome = performance_outcome(play->performance);
    if (play->over.go) {
        play->over.outcome = NULL;
        return play->over;
    }
    play->over = (struct screen_next){.go = true, .to = SCREEN_RESULTS, .play = play->desc.request, .outcome = outcome};
    if (!outcome->result.finished && !outcome->saved && !outcome->save_error.what[0])
        play->over.to = SCREEN_HOME; /* nothing was done: nothing to look back on */
    return play->over;
}

static struct screen_next start_again(struct play *play, int64_t mono_us)
{
    struct error error = {0};
    performance_destroy(play->performance);
    if (start(play, mono_us, &error))
        return (struct screen_next){.anew = true};
    notices_fault(play->notices, &error);
    return (struct screen_next){.go = true, .to = SCREEN_HOME};
}

static struct screen_next play_choose(void *state, const struct act *act, int64_t mono_us)
{
    struct play *play = state;
    play->picture.mono_us = mono_us;
    if (!play->performance)
        return (struct screen_next){0};
    switch ((enum play_verb)act->verb) {
    case PLAY_AGAIN:
        return start_again(play, mono_us);
    case PLAY_END:
        performance_end(play->performance);
        return go_on(play);
    case PLAY_RESUME:
        performance_go_on(play->performance, mono_us);
        break;
    case PLAY_PAUSE:
        performance_hold(play->performance, mono_us);
        break;
    }
    return (struct screen_next){0};
}

static struct screen_next play_heel(void *state, const struct heel_event *event)
{
    struct play *play = state;
    if (play->performance)
        performance_heel(play->performance, event);
    return (struct screen_next){0};
}

static struct screen_next play_update(void *state, int64_t mono_us)
{
    struct play *play = state;
    play->picture.mono_us = mono_us;
    bool over = play->performance && performance_step(play->performance, mono_us);
    return over ? go_on(play) : (struct screen_next){0};
}

static const struct take *play_take(const void *state)
{
    const struct play *play = state;
    return play->performance ? performance_take(play->performance) : NULL;
}

static void play_suspend(void *state, int64_t mono_us)
{
    struct play *play = state;
    if (!play->performance)
        return;
    performance_hold(play->performance, mono_us);
    performance_release(play->performance);
}

static bool play_resting(const void *state)
{
    const struct play *play = state;
    return play->performance && performance_pause(play->performance)->phase == PLAY_PHASE_PAUSED;
}

static void show_page(struct page *page, const void *state)
{
    const struct play *play = state;
    if (play->performance)
        play_page(page, &play->picture);
}

const struct screen screen_play = {.name = "play",
                                   .busy = true,
                                   .enter = play_enter,
                                   .leave = play_leave,
                                   .page = show_page,
                                   .choose = play_choose,
                                   .heel = play_heel,
                                   .update = play_update,
                                   .take = play_take,
                                   .suspend = play_suspend,
                                   .resting = play_resting};
