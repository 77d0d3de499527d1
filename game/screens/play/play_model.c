#include "screens/play/play_model.h"

#include "input/player.h"
#include "play/play_sound.h"
#include "play/play_wait.h"
#include "screens/play/play_save.h"
#include "screens/play/play_show.h"
#include "stage/levels.h"
#include "stage/player.h"
#include "stage/preferences.h"
#include "stage/services.h"
#include "stage/sound.h"
#include "stage/trace.h"

#include <stdlib.h>
#include <string.h>

#define HEARTBEAT_COMBO_FULL 24 /* reps in a row at which the heart beats its strongest */
#define DEFAULT_STYLE        "lofi"

struct play_model {
    const struct services *services;
    struct play_request request;
    struct chart chart;
    struct session *session;
    struct replay replay;
    struct play_show show;
    struct play_sound sound;
    struct play_wait wait; /* of the player's events */
    struct form_watch form;
    struct play_outcome outcome;
    int32_t next_player_event; /* of request.player_events */
    bool moved;                /* at least one lift was taken */
    bool ended;
};

static enum timing timing_of(const struct settings *settings)
{
    enum timing timing = TIMING_STANDARD;
    timing_parse(settings->timing, &timing);
    return timing;
}

struct play_model *play_model_create(const struct services *services, const struct play_request *request,
                                     struct error *error)
{
    struct play_model *model = calloc(1, sizeof *model);
    if (!model)
        goto no_memory;
    model->services = services;
    model->request = *request;
    if (model->request.tempo_percent == 0)
        model->request.tempo_percent = 100;
    model->request.day =
        player_today(services->player); /* a session that runs past the day's end counts for the day it began on */
    if (!chart_init(&model->chart, &request->level->level, model->request.tempo_percent, error)) {
        play_model_destroy(model);
        return NULL;
    }
    struct session_desc desc = {.chart = &model->chart, .timing = timing_of(&services->preferences->now)};
    model->session = session_create(&desc);
    if (!model->session)
        goto no_memory;
    model->replay.timing = desc.timing;
    model->outcome.best_before_bp = -1;
    play_show_init(&model->show, &model->chart);
    form_watch_init(&model->form, &model->chart);
    play_sound_init(&model->sound);
    return model;
no_memory:
    error_set(error, request->level->name, "there is no memory left to play it", "close other programs");
    play_model_destroy(model);
    return NULL;
}

void play_model_destroy(struct play_model *model)
{
    if (!model)
        return;
    session_destroy(model->session);
    chart_reset(&model->chart);
    replay_reset(&model->replay);
    play_outcome_reset(&model->outcome);
    free(model);
}

/* The demo player's lead always sings. */
static void sound_event(struct play_model *model, const struct session_event *event)
{
    struct play_cue cue = play_sound_event(&model->sound, event);
    struct audio *audio = sound_audio(model->services->sound);
    if (!audio)
        return;
    if (cue.cue != CUE_COUNT)
        audio_cue(audio, cue.cue, cue.gain, cue.pan);
    if (model->request.player == PLAYER_YOU)
        audio_set_lead(audio, play_sound_lead(&model->sound));
}

/* A demo's form needs no words; a script stands for somebody's feet. */
static void watch_form(struct play_model *model, const struct session_event *event)
{
    bool watched = model->request.player == PLAYER_YOU || model->request.player == PLAYER_SCRIPT;
    if (!watched || !form_watch_event(&model->form, model->session, event))
        return;
    const struct form_prompt *prompt = form_watch_prompt(&model->form, event->t_us);
    trace_prompt(model->services->trace, form_fault_name(prompt->fault), form_side_name(prompt->side), prompt->offer,
                 prompt->from_us);
}

static void take_session_events(struct play_model *model)
{
    struct session_event event;
    while (session_next(model->session, &event)) {
        play_show_event(&model->show, &event);
        watch_form(model, &event);
        sound_event(model, &event);
    }
}

/* Every event the session gets goes through here, so that the replay has them as the session had them: an event that
 * comes behind the time already reached counts as that time, and is recorded so. */
static void give(struct play_model *model, const struct heel_event *given)
{
    struct heel_event event = *given;
    int64_t reached_us = session_time_us(model->session);
    if (event.t_us < reached_us)
        event.t_us = reached_us;
    if (!replay_add(&model->replay, &event))
        return; /* full after two million events: no foot does that */
    model->moved = model->moved || event.kind == HEEL_KIND_LIFT;
    if (event.kind != HEEL_KIND_HEIGHT)
        play_show_heel(&model->show, &event);
    session_heel(model->session, &event);
    take_session_events(model);
}

/* A second lift without a landing between: see play_model_heel. */
static void give_own(struct play_model *model, const struct heel_event *event)
{
    if (event->kind == HEEL_KIND_LIFT && session_heel_up(model->session, event->heel)) {
        struct heel_event landing = *event;
        landing.kind = HEEL_KIND_LANDING;
        give(model, &landing);
    }
    give(model, event);
}

static void give_waiting(struct play_model *model, int64_t song_us, int64_t grace_us)
{
    struct heel_event event;
    while (play_wait_take(&model->wait, song_us, grace_us, &event))
        give_own(model, &event);
}

void play_model_heel(struct play_model *model, const struct heel_event *event)
{
    struct heel_event oldest;
    if (model->request.player != PLAYER_YOU || model->ended)
        return;
    if (event->kind == HEEL_KIND_HEIGHT)
        play_show_heel(&model->show, event); /* what is seen needn't wait */
    if (play_wait_add(&model->wait, event, &oldest))
        give_own(model, &oldest);
}

void play_model_catch_up(struct play_model *model)
{
    give_waiting(model, INT64_MAX, 0);
}

void play_model_open(struct play_model *model, int64_t open_us)
{
    play_wait_open(&model->wait, open_us);
}

static void give_player_events(struct play_model *model, int64_t song_us, int64_t mono_us)
{
    const char *source = model->request.player == PLAYER_SCRIPT ? "script" : "demo";
    while (model->next_player_event < model->request.player_event_count) {
        const struct heel_event *event = &model->request.player_events[model->next_player_event];
        if (event->t_us > song_us)
            break;
        model->next_player_event++;
        trace_heel(model->services->trace, event, mono_us - (song_us - event->t_us), source);
        give(model, event);
    }
}

static void step_session(struct play_model *model, int64_t until_us)
{
    session_step(model->session, until_us);
    take_session_events(model);
}

void play_model_step(struct play_model *model, int64_t song_us, int64_t grace_us, int64_t mono_us)
{
    if (model->ended)
        return;
    give_player_events(model, song_us, mono_us);
    give_waiting(model, song_us, grace_us);
    step_session(model, song_us - grace_us);
    play_show_step(&model->show, song_us);
}

bool play_model_finished(const struct play_model *model)
{
    return session_finished(model->session);
}

static bool keep_reps(struct play_model *model)
{
    struct play_outcome *outcome = &model->outcome;
    size_t size = (size_t)model->chart.rep_count * sizeof *outcome->reps;
    outcome->reps = malloc(size);
    if (!outcome->reps)
        return false;
    memcpy(outcome->reps, session_reps(model->session), size);
    outcome->rep_count = model->chart.rep_count;
    return true;
}

void play_model_end(struct play_model *model, bool finished)
{
    if (model->ended)
        return;
    play_model_catch_up(model);
    if (finished) {
        give_player_events(model, model->chart.end_us, 0);
        step_session(model, model->chart.end_us);
    }
    model->ended = true;
    model->replay.end_us = session_time_us(model->session);
    struct play_outcome *outcome = &model->outcome;
    if (!session_result(model->session, &outcome->result) || !keep_reps(model))
        error_set(&outcome->save_error, "", "there is no memory left for the statistics", "close other programs");
    if (finished || model->moved)
        play_save(model->services, &model->request, &model->replay, outcome);
    else
        play_describe(model->services, &model->request, outcome);
}

const struct play_outcome *play_model_outcome(const struct play_model *model)
{
    return &model->outcome;
}

const struct chart *play_model_chart(const struct play_model *model)
{
    return &model->chart;
}

const struct session *play_model_session(const struct play_model *model)
{
    return model->session;
}

bool play_model_tune(const struct play_model *model, struct tune *tune, const struct style **style, struct error *error)
{
    const struct services *services = model->services;
    const struct level_music *music = &model->request.level->level.music;
    *style = levels_style(services->levels, music->style[0] ? music->style : DEFAULT_STYLE, error);
    if (!*style)
        return false;
    struct tune_desc desc = {.chart = &model->chart, .style = *style, .key = music->key, .seed = music->seed};
    return tune_init(tune, &desc, error);
}

void play_model_view(const struct play_model *model, int64_t shown_us, struct lanes_view *view)
{
    *view = (struct lanes_view){.chart = &model->chart, .song_us = shown_us};
    view->px_per_second = (LAYOUT_WIDTH - LANES_NOW_X) * 10.0f / (float)model->services->preferences->now.lane_seconds;
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        play_show_lane_view(&model->show, (enum heel)heel, shown_us, &view->lanes[heel]);
}

const struct form_prompt *play_model_prompt(const struct play_model *model, int64_t shown_us)
{
    return form_watch_prompt(&model->form, shown_us);
}

void play_model_rested(struct play_model *model)
{
    form_watch_rested(&model->form);
}

int play_model_pulses(const struct play_model *model, int64_t shown_us, float pulses[VEIN_PULSES_MAX])
{
    return play_show_pulses(&model->show, shown_us, pulses);
}

int32_t play_model_cue_height(const struct play_model *model, int64_t shown_us)
{
    const struct chart *chart = &model->chart;
    int32_t top = 0;
    for (int32_t i = chart_first_after(chart, shown_us); i < chart->rep_count; i++) {
        if (chart->reps[i].lift_us > shown_us)
            break;
        int32_t height = rep_height(&chart->reps[i], shown_us);
        if (height > top)
            top = height;
    }
    return top;
}

float play_model_heartbeat(const struct play_model *model, int64_t shown_us)
{
    int32_t combo = session_combo(model->session);
    if (combo > HEARTBEAT_COMBO_FULL)
        combo = HEARTBEAT_COMBO_FULL;
    int64_t tick = tempo_us_to_tick(&model->chart.tempo, shown_us > 0 ? shown_us : 0);
    float phase = (float)(tick % TEMPO_TICKS_PER_BEAT) / TEMPO_TICKS_PER_BEAT;
    float strength = 0.25f + 0.75f * (float)combo / HEARTBEAT_COMBO_FULL;
    return strength * (1.0f - phase) * (1.0f - phase);
}
