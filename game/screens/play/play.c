#include "screens/screen.h"

#include "input/player.h"
#include "play/play_count.h"
#include "play/take.h"
#include "screens/play/play_coach.h"
#include "screens/play/play_draw.h"
#include "screens/words.h"
#include "stage/feet.h"
#include "stage/feet_late.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "stage/services.h"
#include "stage/sound.h"
#include "words/words.h"

#include <stdlib.h>

#define COUNT_GAIN 0.8f

struct play {
    const struct services *services;
    struct play_request request;
    struct play_model *model;
    struct song *song; /* NULL when nothing can be heard */
    struct take take;
    struct play_pause pause;
    struct play_count count;
    bool up[HEEL_COUNT]; /* where the heels are, in pauses too */
    int64_t held_us;     /* monotonic: when the left one was lifted last */
    int32_t cadence_rpm;
    int64_t slowest_rise_us; /* that the level asks for */
    int64_t mono_us;         /* of the last call, for leave */
};

static bool start_music(struct play *play, int64_t mono_us, struct error *error)
{
    struct tune tune = {0};
    const struct style *style;
    struct audio *audio = sound_audio(play->services->sound);
    if (!audio_is_silent(audio)) {
        if (!play_model_tune(play->model, &tune, &style, error))
            return false;
        audio_tune_cues(audio, tune.root, tune.minor);
        play->song = song_create(&tune, style, error);
        tune_reset(&tune);
        if (!play->song)
            return false;
    }
    audio_set_lead(audio, 1);
    take_start(&play->take, audio, play->song, mono_us);
    return true;
}

static bool start(struct play *play, int64_t mono_us, struct error *error)
{
    play->mono_us = mono_us;
    feet_miss_nothing(play->services->feet);
    play->pause = (struct play_pause){0};
    play->model = play_model_create(play->services, &play->request, error);
    if (!play->model)
        return false;
    play_count_init(&play->count, play->request.level, play_model_chart(play->model));
    int32_t cadence_milli = chart_cadence_rpm_milli(play_model_chart(play->model));
    play->cadence_rpm = english_cadence(cadence_milli, 100);
    play->slowest_rise_us = chart_slowest_rise_us(play_model_chart(play->model));
    if (start_music(play, mono_us, error))
        return true;
    play_model_destroy(play->model);
    play->model = NULL;
    return false;
}

/* Keeps what was done, unless play has ended already. */
static void stop(struct play *play)
{
    if (!play->model)
        return;
    take_stop(&play->take, play->mono_us);
    song_destroy(play->song);
    play->song = NULL;
    play_model_end(play->model, false);
    play_model_destroy(play->model);
    play->model = NULL;
}

static void *play_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                        struct error *error)
{
    struct play *play = calloc(1, sizeof *play);
    if (!play) {
        error_set(error, "", "there is no memory left to play", "close other programs");
        return NULL;
    }
    play->services = services;
    play->request = from->play;
    if (play->request.tempo_percent == 0)
        play->request.tempo_percent = 100;
    if (!start(play, mono_us, error)) {
        free(play);
        return NULL;
    }
    return play;
}

static void play_leave(void *state)
{
    struct play *play = state;
    stop(play);
    free(play);
}

static struct screen_next go_on(const struct play *play)
{
    const struct play_outcome *outcome = play_model_outcome(play->model);
    struct screen_next next = {.go = true, .to = SCREEN_RESULTS, .play = play->request, .outcome = outcome};
    if (play->request.headless)
        next.quit = true;
    else if (!outcome->result.finished && !outcome->saved && !outcome->save_error.what[0])
        next.to = SCREEN_HOME; /* nothing was done: nothing to look back on */
    return next;
}

static struct screen_next start_again(struct play *play, int64_t mono_us)
{
    struct error error = {0};
    play->mono_us = mono_us;
    stop(play);
    if (start(play, mono_us, &error))
        return (struct screen_next){.anew = true};
    notices_fault(play->services->notices, &error);
    return (struct screen_next){.go = true, .to = SCREEN_HOME};
}

/* A pause while a rest is offered is that rest. */
static void hold(struct play *play, int64_t mono_us)
{
    if (!play_pause_hold(&play->pause))
        return;
    int64_t song_us = take_song_us(&play->take, mono_us);
    const struct form_prompt *prompt = play->model ? play_model_prompt(play->model, song_us) : NULL;
    play->pause.rest = prompt && prompt->offer;
    if (play->pause.rest)
        play_model_rested(play->model);
    take_pause(&play->take, mono_us);
}

/* Two heels alone can pause only when asked to: a heel that is up is a rep otherwise. */
static void rest_if_held(struct play *play, int64_t mono_us)
{
    const struct form_prompt *prompt = play_model_prompt(play->model, play->take.now_us);
    int64_t longest_us = play_coach_hold_us(play_model_chart(play->model));
    if (prompt && prompt->offer && play->up[HEEL_LEFT] && mono_us - play->held_us >= longest_us)
        hold(play, mono_us);
}

static struct screen_next play_action(void *state, enum action action, int64_t mono_us)
{
    struct play *play = state;
    play->mono_us = mono_us;
    if (!play->model)
        return (struct screen_next){0};
    if (play->pause.phase == PLAY_PHASE_RUNNING) {
        if (action == ACTION_BACK)
            hold(play, mono_us);
        return (struct screen_next){0};
    }
    switch (play_pause_action(&play->pause, action, mono_us)) {
    case PLAY_CHOICE_AGAIN:
        return start_again(play, mono_us);
    case PLAY_CHOICE_END:
        play_model_end(play->model, false);
        return go_on(play);
    case PLAY_CHOICE_RESUME:
    case PLAY_CHOICE_COUNT:
        break;
    }
    return (struct screen_next){0};
}

static struct screen_next play_heel(void *state, const struct heel_event *event)
{
    struct play *play = state;
    struct heel_event heard = *event;
    heard.t_us = take_song_us(&play->take, event->t_us);
    if (event->kind != HEEL_KIND_HEIGHT)
        play->up[event->heel] = event->kind == HEEL_KIND_LIFT;
    if (event->kind == HEEL_KIND_LIFT && event->heel == HEEL_LEFT)
        play->held_us = event->t_us;
    if (play->model && play->pause.phase == PLAY_PHASE_RUNNING)
        play_model_heel(play->model, &heard);
    return (struct screen_next){0};
}

/* The heels may have moved during a pause; the song stood still, so what they did counts as done now. */
static void catch_up(struct play *play, int64_t mono_us)
{
    struct heel_event event = {.t_us = take_song_us(&play->take, mono_us)};
    play_model_catch_up(play->model);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        event.heel = (enum heel)heel;
        event.kind = play->up[heel] ? HEEL_KIND_LIFT : HEEL_KIND_LANDING;
        if (play->up[heel] != session_heel_up(play_model_session(play->model), event.heel))
            play_model_heel(play->model, &event);
    }
}

/* In song time; see play_model_open. */
static int64_t open_us(const struct play *play, int64_t mono_us)
{
    int64_t at_us = feet_open_us(play->services->feet);
    return at_us < mono_us ? take_song_us(&play->take, at_us) : INT64_MAX;
}

static struct screen_next play_update(void *state, int64_t mono_us)
{
    struct play *play = state;
    play->mono_us = mono_us;
    if (!play->model)
        return (struct screen_next){0};
    if (play_pause_step(&play->pause, mono_us)) {
        feet_miss_nothing(play->services->feet);
        take_resume(&play->take, mono_us);
        catch_up(play, mono_us);
    }
    int64_t song_us = take_step(&play->take, mono_us);
    if (play_pause_count(&play->pause, mono_us))
        audio_cue(sound_audio(play->services->sound), CUE_COUNT_IN, COUNT_GAIN, 0);
    if (play->pause.phase != PLAY_PHASE_RUNNING)
        return (struct screen_next){0};
    if (play_count_step(&play->count, song_us))
        audio_cue(sound_audio(play->services->sound), CUE_COUNT_IN, COUNT_GAIN, 0);
    play_model_open(play->model, open_us(play, mono_us));
    int64_t grace_us = feet_late_us(play->services->feet, play->slowest_rise_us);
    play_model_step(play->model, song_us, grace_us, mono_us);
    rest_if_held(play, mono_us);
    if (!play_model_finished(play->model))
        return (struct screen_next){0};
    play_model_end(play->model, true);
    return go_on(play);
}

static const struct take *play_take(const void *state)
{
    const struct play *play = state;
    return &play->take;
}

static void play_suspend(void *state, int64_t mono_us)
{
    struct play *play = state;
    play->mono_us = mono_us;
    hold(play, mono_us);
    /* Keys let go while another window has the focus are never heard of. */
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        play->up[heel] = false;
}

static bool play_resting(const void *state)
{
    const struct play *play = state;
    return play->pause.phase == PLAY_PHASE_PAUSED;
}

static void play_draw_screen(const void *state, struct canvas *canvas, const struct tick *tick)
{
    const struct play *play = state;
    if (!play->model)
        return;
    struct play_picture picture = {.model = play->model,
                                   .pause = &play->pause,
                                   .title = play->request.level->level.title,
                                   .cadence_rpm = play->cadence_rpm,
                                   .feet = play->services->feet,
                                   .settings = &play->services->preferences->now,
                                   .practice = play_is_practice(play->request.level),
                                   .demo = play->request.player != PLAYER_YOU};
    play_draw(canvas, &picture, tick);
}

const struct screen screen_play = {.name = "play",
                                   .busy = true,
                                   .enter = play_enter,
                                   .leave = play_leave,
                                   .action = play_action,
                                   .heel = play_heel,
                                   .update = play_update,
                                   .take = play_take,
                                   .suspend = play_suspend,
                                   .resting = play_resting,
                                   .draw = play_draw_screen};
