#include "play/performance.h"

#include "input/player.h"
#include "play/play_checkpoint.h"
#include "play/play_count.h"
#include "play/play_cues.h"
#include "play/play_feet.h"
#include "play/play_rest.h"
#include "play/play_save.h"
#include "play/play_trace.h"
#include "stage/feet.h"
#include "stage/feet_late.h"
#include "stage/levels.h"
#include "stage/player.h"
#include "stage/shelter.h"
#include "stage/sound.h"

#include <stdlib.h>
#include <string.h>

#define COUNT_GAIN    0.8f
#define DEFAULT_STYLE "lofi"

struct performance {
    struct performance_desc desc;
    struct play_occasion occasion;
    struct play_model *model;
    struct play_list list; /* the source of every other player than you, ... */
    struct play_feet own;  /* ... and yours */
    struct play_cues cues;
    struct play_trace trace;
    struct song *song; /* owned; NULL when nothing can be heard */
    struct take take;
    struct play_pause pause;
    struct play_count count;
    struct play_checkpoint checkpoint;
    struct play_outcome outcome;
    bool up[HEEL_COUNT];     /* where the heels are, in pauses too */
    int64_t held_us;         /* when the left one was lifted last */
    int64_t slowest_rise_us; /* that the level asks for */
    int64_t mono_us;         /* of the last call, for the end */
    bool ended;
};

static bool is_yours(const struct performance *performance)
{
    return performance->occasion.request.player == PLAYER_YOU;
}

/* A demo's form needs no words; a script stands for somebody's feet. */
static bool make_model(struct performance *performance, struct error *error)
{
    const struct play_request *request = &performance->occasion.request;
    bool script = request->player == PLAYER_SCRIPT, yours = is_yours(performance);
    play_cues_init(&performance->cues, performance->desc.sound, yours);
    performance->trace = (struct play_trace){performance->desc.trace, yours ? NULL : script ? "script" : "demo", 0, 0};
    performance->list = (struct play_list){.events = request->events, .count = request->event_count};
    struct play_model_desc desc = {.level = request->level,
                                   .tempo_percent = request->tempo_percent,
                                   .timing = performance->desc.timing,
                                   .source = yours ? play_feet_source(&performance->own)
                                                   : play_list_source(&performance->list),
                                   .coached = yours || script};
    if (performance->desc.view)
        desc.sinks[desc.sink_count++] = *performance->desc.view;
    desc.sinks[desc.sink_count++] = play_trace_sink(&performance->trace);
    desc.sinks[desc.sink_count++] = play_cues_sink(&performance->cues);
    desc.sinks[desc.sink_count++] = play_checkpoint_sink(&performance->checkpoint);
    performance->model = play_model_create(&desc, error);
    return performance->model != NULL;
}

static bool make_song(struct performance *performance, struct audio *audio, struct error *error)
{
    const struct level_music *music = &performance->occasion.request.level->level.music;
    const struct style *style =
        levels_style(performance->desc.levels, music->style[0] ? music->style : DEFAULT_STYLE, error);
    struct tune_desc desc = {
        .chart = play_model_chart(performance->model), .style = style, .key = music->key, .seed = music->seed};
    struct tune tune = {0};
    if (!style || !tune_init(&tune, &desc, error))
        return false;
    audio_tune_cues(audio, tune.root, tune.minor);
    performance->song = song_create(&tune, style, error);
    tune_reset(&tune);
    return performance->song != NULL;
}

static bool begin(struct performance *performance, int64_t mono_us, struct error *error)
{
    struct audio *audio = sound_audio(performance->desc.sound);
    if (!make_model(performance, error) || (!audio_is_silent(audio) && !make_song(performance, audio, error)))
        return false;
    const struct chart *chart = play_model_chart(performance->model);
    play_count_init(&performance->count, performance->occasion.request.level, chart);
    performance->slowest_rise_us = chart_slowest_rise_us(chart);
    play_identify(performance->desc.player, &performance->occasion);
    if (is_yours(performance)) /* anybody else can play it again */
        performance->occasion.shelter = shelter_open(player_data(performance->desc.player));
    feet_miss_nothing(performance->desc.feet);
    audio_set_lead(audio, 1);
    take_start(&performance->take, audio, performance->song, mono_us);
    return true;
}

struct performance *performance_create(const struct performance_desc *desc, int64_t mono_us, struct error *error)
{
    struct performance *performance = calloc(1, sizeof *performance);
    if (!performance) {
        error_set(error, desc->request.level->name, "there is no memory left to play it", "close other programs");
        return NULL;
    }
    performance->desc = *desc;
    performance->mono_us = mono_us;
    performance->outcome.best_before_bp = -1;
    performance->occasion =
        (struct play_occasion){.request = desc->request, .timing = desc->timing, .day = player_today(desc->player)};
    if (performance->occasion.request.tempo_percent == 0)
        performance->occasion.request.tempo_percent = 100;
    if (begin(performance, mono_us, error))
        return performance;
    performance->ended = true; /* it never began: there is nothing to keep */
    performance_destroy(performance);
    return NULL;
}

void performance_destroy(struct performance *performance)
{
    if (!performance)
        return;
    take_stop(&performance->take, performance->mono_us);
    song_destroy(performance->song);
    performance_end(performance);
    play_model_destroy(performance->model);
    play_outcome_reset(&performance->outcome);
    free(performance);
}

static void give_own(struct performance *performance, const struct heel_event *event)
{
    if (!is_yours(performance) || performance->ended)
        return;
    play_model_seen(performance->model, event);
    if (play_feet_heel(&performance->own, event))
        play_model_take(performance->model, INT64_MIN, 0);
}

void performance_heel(struct performance *performance, const struct heel_event *event)
{
    struct heel_event heard = *event;
    heard.t_us = take_song_us(&performance->take, event->t_us);
    if (event->kind != HEEL_KIND_HEIGHT)
        performance->up[event->heel] = event->kind == HEEL_KIND_LIFT;
    if (event->kind == HEEL_KIND_LIFT && event->heel == HEEL_LEFT)
        performance->held_us = event->t_us;
    if (performance->pause.phase == PLAY_PHASE_RUNNING)
        give_own(performance, &heard);
}

/* Judges all that waits: nothing more will come before a pause, or at all. */
static void hurry(struct performance *performance)
{
    play_feet_hurry(&performance->own);
    if (is_yours(performance))
        play_model_take(performance->model, INT64_MIN, 0);
}

/* The heels may have moved during a pause; the song stood still, so what they did counts as done now. */
static void catch_up(struct performance *performance, int64_t mono_us)
{
    struct heel_event event = {.t_us = take_song_us(&performance->take, mono_us)};
    hurry(performance);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        event.heel = (enum heel)heel;
        event.kind = performance->up[heel] ? HEEL_KIND_LIFT : HEEL_KIND_LANDING;
        if (performance->up[heel] != session_heel_up(play_model_session(performance->model), event.heel))
            give_own(performance, &event);
    }
}

/* As if it ended now. */
static void keep_so_far(struct performance *performance)
{
    struct result so_far;
    if (performance->occasion.shelter && play_model_moved(performance->model) &&
        play_model_result(performance->model, &so_far))
        play_keep(performance->desc.player, &performance->occasion, &so_far);
}

void performance_hold(struct performance *performance, int64_t mono_us)
{
    performance->mono_us = mono_us;
    if (!play_pause_hold(&performance->pause))
        return;
    int64_t song_us = take_song_us(&performance->take, mono_us);
    const struct form_prompt *prompt = play_model_prompt(performance->model, song_us);
    performance->pause.rest = prompt && prompt->offer;
    if (performance->pause.rest)
        play_model_rested(performance->model);
    take_pause(&performance->take, mono_us);
    keep_so_far(performance);
}

void performance_go_on(struct performance *performance, int64_t mono_us)
{
    performance->mono_us = mono_us;
    play_pause_go_on(&performance->pause, mono_us);
}

void performance_release(struct performance *performance)
{
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        performance->up[heel] = false;
}

/* Two heels alone can pause only when asked to: a heel that is up is a rep otherwise. */
static void rest_if_held(struct performance *performance, int64_t mono_us)
{
    const struct form_prompt *prompt = play_model_prompt(performance->model, performance->take.now_us);
    int64_t longest_us = play_rest_hold_us(play_model_chart(performance->model));
    if (prompt && prompt->offer && performance->up[HEEL_LEFT] && mono_us - performance->held_us >= longest_us)
        performance_hold(performance, mono_us);
}

static void count(const struct performance *performance)
{
    audio_cue(sound_audio(performance->desc.sound), CUE_COUNT_IN, COUNT_GAIN, 0);
}

/* In song time; see play_feet_open. */
static int64_t open_us(const struct performance *performance, int64_t mono_us)
{
    int64_t at_us = feet_open_us(performance->desc.feet);
    return at_us < mono_us ? take_song_us(&performance->take, at_us) : INT64_MAX;
}

static void judge(struct performance *performance, int64_t song_us, int64_t mono_us)
{
    play_trace_at(&performance->trace, song_us, mono_us);
    play_feet_open(&performance->own, open_us(performance, mono_us));
    play_model_step(performance->model, song_us, feet_late_us(performance->desc.feet, performance->slowest_rise_us));
    rest_if_held(performance, mono_us);
}

static bool keep_reps(struct performance *performance)
{
    struct play_outcome *outcome = &performance->outcome;
    int32_t count_of = play_model_chart(performance->model)->rep_count;
    size_t size = (size_t)count_of * sizeof *outcome->reps;
    outcome->reps = malloc(size);
    if (!outcome->reps)
        return false;
    memcpy(outcome->reps, session_reps(play_model_session(performance->model)), size);
    outcome->rep_count = count_of;
    return true;
}

static void end(struct performance *performance, bool finished)
{
    struct play_outcome *outcome = &performance->outcome;
    if (performance->ended)
        return;
    hurry(performance);
    play_trace_at(&performance->trace, play_model_chart(performance->model)->end_us, 0);
    play_model_end(performance->model, finished);
    performance->ended = true;
    if (!play_model_result(performance->model, &outcome->result) || !keep_reps(performance))
        error_set(&outcome->save_error, "", "there is no memory left for the statistics", "close other programs");
    if (finished || play_model_moved(performance->model)) {
        play_save(performance->desc.player, &performance->occasion, play_model_replay(performance->model), outcome);
    } else {
        play_describe(performance->desc.player, &performance->occasion, outcome);
        shelter_close(performance->occasion.shelter, true); /* nothing was done: there is nothing to keep */
    }
    performance->occasion.shelter = NULL;
}

bool performance_step(struct performance *performance, int64_t mono_us)
{
    performance->mono_us = mono_us;
    if (performance->ended)
        return true;
    if (play_pause_step(&performance->pause, mono_us)) {
        feet_miss_nothing(performance->desc.feet);
        take_resume(&performance->take, mono_us);
        catch_up(performance, mono_us);
    }
    int64_t song_us = take_step(&performance->take, mono_us);
    if (play_pause_count(&performance->pause, mono_us))
        count(performance);
    if (performance->pause.phase != PLAY_PHASE_RUNNING)
        return false;
    if (play_count_step(&performance->count, song_us))
        count(performance);
    judge(performance, song_us, mono_us);
    if (play_model_finished(performance->model))
        end(performance, true);
    else if (play_checkpoint_step(&performance->checkpoint, song_us))
        keep_so_far(performance);
    return performance->ended;
}

void performance_end(struct performance *performance)
{
    end(performance, false);
}

struct play_outcome *performance_outcome(struct performance *performance)
{
    return &performance->outcome;
}

const struct play_model *performance_model(const struct performance *performance)
{
    return performance->model;
}

const struct play_pause *performance_pause(const struct performance *performance)
{
    return &performance->pause;
}

const struct take *performance_take(const struct performance *performance)
{
    return &performance->take;
}
