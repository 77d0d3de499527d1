#include "screens/calibrate/calibrate_model.h"

#include "stage/feet.h"
#include "stage/feet_late.h"
#include "stage/feet_offsets.h"
#include "stage/notices.h"
#include "stage/sound.h"

#define LOOK_CUES 4 /* the count is shown anew so often: one for each rep would be a beat for the eye */

void calibrate_model_init(struct calibrate_model *model, struct feet *feet, struct sound *sound,
                          struct notices *notices)
{
    *model = (struct calibrate_model){.feet = feet, .sound = sound, .notices = notices};
    calibration_init(&model->calibration);
}

bool calibrate_model_silent(const struct calibrate_model *model)
{
    return audio_is_silent(sound_audio(model->sound));
}

enum calibrate_run calibrate_model_run(const struct calibrate_model *model)
{
    return calibrate_model_silent(model) ? CALIBRATE_EYE : model->run;
}

static struct screen_next go_home(void)
{
    return (struct screen_next){.go = true, .to = SCREEN_HOME};
}

static void begin(struct calibrate_model *model)
{
    model->run = calibrate_model_run(model);
    calibration_init(&model->calibration);
    model->now = (struct calibration_result){.wanted = CALIBRATION_REPS_MIN};
    model->round_cue = 0;
    model->page = CALIBRATE_RUNNING;
}

static void next_round(struct calibrate_model *model)
{
    model->round_cue += CALIBRATE_ROUND_CUES;
    calibration_open_round(&model->calibration, model->round_cue);
    model->page = CALIBRATE_RUNNING;
}

static const struct calibration_result *result_of(const struct calibrate_model *model, enum calibrate_run run)
{
    return model->measured[run] ? &model->results[run] : NULL;
}

/* The next run, or the result, or home if nothing could be measured. */
static struct screen_next go_on(struct calibrate_model *model)
{
    if (model->run == CALIBRATE_EAR) {
        model->run = CALIBRATE_EYE;
        model->page = CALIBRATE_READY;
        return (struct screen_next){0};
    }
    if (!model->measured[CALIBRATE_EAR] && !model->measured[CALIBRATE_EYE])
        return go_home();
    model->before = model->after = feet_offsets(model->feet, model->device);
    calibration_settle(&model->after, result_of(model, CALIBRATE_EAR), result_of(model, CALIBRATE_EYE));
    model->page = CALIBRATE_RESULT;
    return (struct screen_next){0};
}

static void finish(struct calibrate_model *model)
{
    calibration_result(&model->calibration, &model->now);
    model->results[model->run] = model->now;
    model->device = feet_in_use(model->feet);
    model->measured[model->run] = model->now.fault == CALIBRATION_FINE;
    if (model->measured[model->run])
        go_on(model);
    else
        model->page = CALIBRATE_REFUSED;
}

static struct screen_next apply(struct calibrate_model *model)
{
    struct error error = {0};
    if (!feet_keep_offsets(model->feet, model->device, &model->after, &error))
        notices_fault(model->notices, &error);
    return go_home();
}

struct screen_next calibrate_model_choose(struct calibrate_model *model, enum calibrate_verb verb)
{
    switch (verb) {
    case CALIBRATE_BEGIN:
        begin(model);
        break;
    case CALIBRATE_NOT_NOW:
        return model->measured[CALIBRATE_EAR] ? go_on(model) : go_home();
    case CALIBRATE_STOP:
    case CALIBRATE_AGAIN:
        model->page = CALIBRATE_READY;
        break;
    case CALIBRATE_ROUND:
        next_round(model);
        break;
    case CALIBRATE_ENOUGH:
        finish(model);
        break;
    case CALIBRATE_LEAVE_OUT:
        return go_on(model);
    case CALIBRATE_APPLY:
        return apply(model);
    case CALIBRATE_LEAVE:
        return go_home();
    }
    return (struct screen_next){0};
}

static int64_t before_round_us(const struct calibrate_model *model)
{
    return (int64_t)model->round_cue * CALIBRATION_INTERVAL_US;
}

void calibrate_model_heel(struct calibrate_model *model, const struct heel_event *event)
{
    if (model->page != CALIBRATE_RUNNING)
        return;
    /* What is done before the first cue or after the last one of a round belongs to no other round. */
    enum edge edge = event->kind == HEEL_KIND_LIFT ? EDGE_LIFT : EDGE_LANDING;
    int64_t half_us = CALIBRATION_INTERVAL_US / 2;
    if (event->t_us < calibration_cue_us(0, edge) - half_us ||
        event->t_us >= calibration_cue_us(CALIBRATE_ROUND_CUES, edge) - half_us)
        return;
    struct heel_event moved = *event;
    moved.t_us += before_round_us(model);
    calibration_heel(&model->calibration, &moved);
}

void calibrate_model_step(struct calibrate_model *model, int64_t song_us)
{
    if (model->page != CALIBRATE_RUNNING)
        return;
    int32_t closed = model->calibration.closed;
    int64_t late_us = feet_late_us(model->feet, CALIBRATION_UP_US / 2);
    bool done = calibration_step(&model->calibration, song_us - late_us + before_round_us(model));
    bool round_over = model->calibration.closed >= model->round_cue + CALIBRATE_ROUND_CUES;
    if (model->calibration.closed / LOOK_CUES != closed / LOOK_CUES)
        calibration_result(&model->calibration, &model->now);
    if (done)
        finish(model);
    else if (round_over)
        model->page = CALIBRATE_MORE;
}

void calibrate_model_suspend(struct calibrate_model *model)
{
    if (model->page == CALIBRATE_RUNNING)
        model->page = CALIBRATE_READY;
}
