#include "play/play_model.h"

#include "store/levels/library.h"

#include <stdlib.h>

struct play_model {
    struct play_model_desc desc;
    struct chart chart;
    struct session *session;
    struct replay replay;
    struct form_watch form;
    bool moved, ended;
};

struct play_model *play_model_create(const struct play_model_desc *desc, struct error *error)
{
    struct play_model *model = calloc(1, sizeof *model);
    if (!model)
        goto no_memory;
    model->desc = *desc;
    if (!chart_init(&model->chart, &desc->level->level, desc->tempo_percent, error)) {
        play_model_destroy(model);
        return NULL;
    }
    model->session = session_create(&(struct session_desc){.chart = &model->chart, .timing = desc->timing});
    if (!model->session)
        goto no_memory;
    model->replay.timing = desc->timing;
    form_watch_init(&model->form, &model->chart);
    return model;
no_memory:
    error_set(error, desc->level->name, "there is no memory left to play it", "close other programs");
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
    free(model);
}

static void watch_form(struct play_model *model, const struct session_event *event)
{
    if (!model->desc.coached || !form_watch_event(&model->form, model->session, event))
        return;
    const struct form_prompt *prompt = form_watch_prompt(&model->form, event->t_us);
    for (int i = 0; i < model->desc.sink_count; i++)
        if (model->desc.sinks[i].prompted)
            model->desc.sinks[i].prompted(model->desc.sinks[i].self, prompt);
}

static void tell_session_events(struct play_model *model)
{
    struct session_event event;
    while (session_next(model->session, &event)) {
        for (int i = 0; i < model->desc.sink_count; i++)
            if (model->desc.sinks[i].judged)
                model->desc.sinks[i].judged(model->desc.sinks[i].self, &event);
        watch_form(model, &event);
    }
}

/* Every event the session gets goes through here, so that the replay has them as the session had them: an event that
 * comes behind the time already reached counts as that time, and is recorded so. */
static void give(struct play_model *model, struct heel_event event)
{
    int64_t reached_us = session_time_us(model->session);
    if (event.t_us < reached_us)
        event.t_us = reached_us;
    if (!replay_add(&model->replay, &event))
        return; /* full after REPLAY_EVENTS_MAX events: no foot does that */
    model->moved = model->moved || event.kind == HEEL_KIND_LIFT;
    for (int i = 0; i < model->desc.sink_count; i++)
        if (model->desc.sinks[i].heel)
            model->desc.sinks[i].heel(model->desc.sinks[i].self, &event);
    session_heel(model->session, &event);
    tell_session_events(model);
}

void play_model_take(struct play_model *model, int64_t song_us, int64_t grace_us)
{
    struct heel_event event;
    while (!model->ended && model->desc.source.next(model->desc.source.self, song_us, grace_us, &event))
        give(model, event);
}

static void pass(struct play_model *model, int64_t until_us)
{
    session_step(model->session, until_us);
    tell_session_events(model);
}

void play_model_step(struct play_model *model, int64_t song_us, int64_t grace_us)
{
    if (model->ended)
        return;
    play_model_take(model, song_us, grace_us);
    pass(model, song_us - grace_us);
    for (int i = 0; i < model->desc.sink_count; i++)
        if (model->desc.sinks[i].passed)
            model->desc.sinks[i].passed(model->desc.sinks[i].self, song_us);
}

void play_model_seen(const struct play_model *model, const struct heel_event *event)
{
    for (int i = 0; i < model->desc.sink_count; i++)
        if (model->desc.sinks[i].seen)
            model->desc.sinks[i].seen(model->desc.sinks[i].self, event);
}

bool play_model_finished(const struct play_model *model)
{
    return session_finished(model->session);
}

void play_model_end(struct play_model *model, bool finished)
{
    if (model->ended)
        return;
    if (finished) {
        play_model_take(model, model->chart.end_us, 0);
        pass(model, model->chart.end_us);
    }
    model->ended = true;
    model->replay.end_us = session_time_us(model->session);
}

bool play_model_result(const struct play_model *model, struct result *result)
{
    return session_result(model->session, result);
}

const struct chart *play_model_chart(const struct play_model *model)
{
    return &model->chart;
}

const struct session *play_model_session(const struct play_model *model)
{
    return model->session;
}

struct replay *play_model_replay(struct play_model *model)
{
    return &model->replay;
}

bool play_model_moved(const struct play_model *model)
{
    return model->moved;
}

const struct form_prompt *play_model_prompt(const struct play_model *model, int64_t shown_us)
{
    return form_watch_prompt(&model->form, shown_us);
}

void play_model_rested(struct play_model *model)
{
    form_watch_rested(&model->form);
}
