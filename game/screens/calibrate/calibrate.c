#include "screens/screen.h"

#include "music/notes/click.h"
#include "play/take.h"
#include "screens/calibrate/calibrate_page.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "stage/services.h"
#include "stage/sound.h"
#include "words/words.h"

#include <stdlib.h>

#define CLICKS        (CALIBRATE_ROUND_CUES * EDGE_COUNT)
#define DEFAULT_STYLE "lofi" /* only for what the synth wants besides the clicks */

struct calibrate {
    struct calibrate_model model;
    struct levels *levels; /* for a style of the clicks; borrowed, as preferences */
    const struct preferences *preferences;
    struct style *style; /* of the clicks; NULL before the first round by ear */
    struct song *song;   /* NULL unless clicks sound */
    struct take take;    /* of the round's clicks, or of its silence */
    bool sounding;       /* song time runs */
    bool turned;         /* a page was turned by time, and is not drawn yet */
    int64_t mono_us;     /* of the last call, for leave */
};

static void *calibrate_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                             struct error *error)
{
    (void)from;
    struct calibrate *calibrate = calloc(1, sizeof *calibrate);
    if (!calibrate) {
        error_set(error, "", "there is no memory left to calibrate", "close other programs");
        return NULL;
    }
    calibrate->mono_us = mono_us;
    calibrate->levels = services->levels;
    calibrate->preferences = services->preferences;
    calibrate_model_init(&calibrate->model, services->feet, services->sound, services->notices);
    return calibrate;
}

static void stop(struct calibrate *calibrate)
{
    if (calibrate->sounding)
        take_stop(&calibrate->take, calibrate->mono_us);
    calibrate->sounding = false;
    song_destroy(calibrate->song);
    calibrate->song = NULL;
}

static void calibrate_leave(void *state)
{
    struct calibrate *calibrate = state;
    stop(calibrate);
    free(calibrate->style);
    free(calibrate);
}

static bool make_style(struct calibrate *calibrate, struct error *error)
{
    if (calibrate->style)
        return true;
    const struct style *from = levels_style(calibrate->levels, DEFAULT_STYLE, error);
    if (!from)
        return false;
    calibrate->style = malloc(sizeof *calibrate->style);
    if (!calibrate->style) {
        error_set(error, "", "there is no memory left for the clicks", "close other programs");
        return false;
    }
    click_style(calibrate->style, from);
    return true;
}

static bool make_song(struct calibrate *calibrate, struct error *error)
{
    struct click clicks[CLICKS];
    struct tune tune;
    for (int i = 0; i < CLICKS; i++) {
        enum edge edge = i % EDGE_COUNT == 0 ? EDGE_LIFT : EDGE_LANDING;
        clicks[i] = (struct click){calibration_cue_us(i / EDGE_COUNT, edge), edge == EDGE_LANDING};
    }
    if (!make_style(calibrate, error))
        return false;
    if (!click_tune(&tune, clicks, CLICKS, calibration_cue_us(CALIBRATE_ROUND_CUES, EDGE_LANDING))) {
        error_set(error, "", "there is no memory left for the clicks", "close other programs");
        return false;
    }
    calibrate->song = song_create(&tune, calibrate->style, error);
    return calibrate->song != NULL;
}

/* A round has begun: clicks for the ear, silence for the eye. */
static void start(struct calibrate *calibrate, int64_t mono_us)
{
    struct error error = {0};
    if (calibrate->model.run == CALIBRATE_EAR && !make_song(calibrate, &error)) {
        notices_fault(calibrate->model.notices, &error);
        calibrate_model_suspend(&calibrate->model);
        return;
    }
    take_start(&calibrate->take, sound_audio(calibrate->model.sound), calibrate->song, mono_us);
    calibrate->sounding = true;
}

/* Song time runs exactly while the model measures. */
static void follow(struct calibrate *calibrate, int64_t mono_us)
{
    bool running = calibrate->model.page == CALIBRATE_RUNNING;
    if (running && !calibrate->sounding)
        start(calibrate, mono_us);
    else if (!running && calibrate->sounding)
        stop(calibrate);
}

/* The picture is drawn ahead by as much as it is seen late. */
static void calibrate_show(struct page *page, const void *state)
{
    const struct calibrate *calibrate = state;
    int64_t ahead_us = calibrate->preferences->now.display_offset_ms * INT64_C(1000);
    calibrate_page(page, &calibrate->model, calibrate->take.shown_us + ahead_us);
}

static struct screen_next calibrate_choose(void *state, const struct act *act, int64_t mono_us)
{
    struct calibrate *calibrate = state;
    calibrate->mono_us = mono_us;
    struct screen_next next = calibrate_model_choose(&calibrate->model, (enum calibrate_verb)act->verb);
    follow(calibrate, mono_us);
    return next;
}

static struct screen_next calibrate_heel(void *state, const struct heel_event *event)
{
    struct calibrate *calibrate = state;
    struct heel_event heard = *event;
    heard.t_us = take_song_us(&calibrate->take, event->t_us);
    calibrate_model_heel(&calibrate->model, &heard);
    return (struct screen_next){0};
}

static struct screen_next calibrate_update(void *state, int64_t mono_us)
{
    struct calibrate *calibrate = state;
    calibrate->mono_us = mono_us;
    bool running = calibrate->model.page == CALIBRATE_RUNNING;
    calibrate_model_step(&calibrate->model, take_step(&calibrate->take, mono_us));
    calibrate->turned = running && calibrate->model.page != CALIBRATE_RUNNING;
    follow(calibrate, mono_us);
    return (struct screen_next){0};
}

static const struct take *calibrate_take(const void *state)
{
    const struct calibrate *calibrate = state;
    return &calibrate->take;
}

static void calibrate_suspend(void *state, int64_t mono_us)
{
    struct calibrate *calibrate = state;
    calibrate->mono_us = mono_us;
    calibrate_model_suspend(&calibrate->model);
    follow(calibrate, mono_us);
}

static bool calibrate_resting(const void *state)
{
    const struct calibrate *calibrate = state;
    return calibrate->model.page != CALIBRATE_RUNNING;
}

static bool calibrate_moving(const void *state)
{
    const struct calibrate *calibrate = state;
    return calibrate->turned;
}

const struct screen screen_calibrate = {.name = "calibrate",
                                        .busy = true,
                                        .enter = calibrate_enter,
                                        .leave = calibrate_leave,
                                        .page = calibrate_show,
                                        .choose = calibrate_choose,
                                        .heel = calibrate_heel,
                                        .update = calibrate_update,
                                        .take = calibrate_take,
                                        .suspend = calibrate_suspend,
                                        .moving = calibrate_moving,
                                        .resting = calibrate_resting};
