#include "screens/results/results_model.h"

#include "core/timing/bias.h"
#include "core/timing/calibration.h"
#include "input/player.h"
#include "play/play_count.h"
#include "play/play_save.h"
#include "stage/desk.h"
#include "stage/feet.h"
#include "stage/feet_offsets.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/services.h"
#include "stage/wording.h"

#include <math.h>
#include <stdlib.h>

#define OFFSET_MAX_MS 1000
#define THIRD_LEAST   4 /* dots: fewer say nothing of how it went on */

static int32_t hits(const struct edge_stats *stats)
{
    int32_t count = 0;
    for (int v = VERDICT_MISS + 1; v < VERDICT_COUNT; v++)
        count += stats->verdicts[v];
    return count;
}

/* Mean and spread of both edges together, from those of each. */
static struct results_closeness closeness_of(const struct edge_stats edges[EDGE_COUNT])
{
    struct results_closeness close = {0};
    double sum = 0, squares = 0;
    for (int e = 0; e < EDGE_COUNT; e++) {
        double n = hits(&edges[e]), mean = (double)edges[e].mean_us, sd = (double)edges[e].sd_us;
        close.hits += hits(&edges[e]);
        sum += n * mean;
        squares += n * (sd * sd + mean * mean);
    }
    if (close.hits == 0)
        return close;
    double mean = sum / close.hits, variance = squares / close.hits - mean * mean;
    close.mean_us = llround(mean);
    close.spread_us = llround(sqrt(variance > 0 ? variance : 0));
    return close;
}

static void fill_histogram(struct results_model *model)
{
    for (int h = 0; h < HEEL_COUNT; h++) {
        const struct edge_stats *edges = model->outcome->result.heels[h].edges;
        model->closeness[h] = closeness_of(edges);
        for (int e = 0; e < EDGE_COUNT; e++)
            for (int b = 0; b < SCORE_HISTOGRAM_BINS; b++)
                model->histogram[h][b] += edges[e].histogram[b];
    }
}

static bool dot_of(const struct rep_result *rep, float *error)
{
    int64_t sum_us = 0;
    int count = 0;
    for (int e = 0; e < EDGE_COUNT; e++)
        if (rep->judged[e] && rep->verdict[e] != VERDICT_MISS) {
            sum_us += rep->error_us[e];
            count++;
        }
    if (count == 0)
        return false;
    float share = (float)sum_us / (float)count / RESULTS_TIMELINE_US;
    *error = share < -1.0f ? -1.0f : share > 1.0f ? 1.0f : share;
    return true;
}

/* Times are told as shares of the song, so the level's own chart does at any tempo. */
static bool fill_dots(struct results_model *model)
{
    const struct chart *chart = &model->request.level->chart;
    int32_t count = model->outcome->rep_count < chart->rep_count ? model->outcome->rep_count : chart->rep_count;
    int32_t stride = (count + RESULTS_DOTS_MAX - 1) / RESULTS_DOTS_MAX;
    int64_t end_us = chart->end_us, played_us = model->outcome->result.played_us * model->request.tempo_percent / 100;
    if (play_is_practice(model->request.level) && played_us > 0 && played_us < end_us)
        end_us = played_us; /* nobody plays all of it */
    model->dots = calloc(RESULTS_DOTS_MAX, sizeof *model->dots);
    if (!model->dots)
        return false;
    for (int32_t i = 0; i < count; i += stride) {
        struct chart_dot dot = {.heel = chart->reps[i].heel};
        dot.at = (float)((double)chart->reps[i].lift_us / (double)end_us);
        if (dot_of(&model->outcome->reps[i], &dot.error))
            model->dots[model->dot_count++] = dot;
    }
    return true;
}

static bool is_best(const struct play_request *request, const struct play_outcome *outcome)
{
    return outcome->result.finished && request->player == PLAYER_YOU && request->tempo_percent >= TEMPO_PERCENT_WHOLE &&
           outcome->best_before_bp >= 0 && outcome->result.accuracy_bp > outcome->best_before_bp;
}

/* Only of the player's own feet: a demo's delay is none of this machine. */
static int64_t find_bias(const struct play_request *request, const struct play_outcome *outcome)
{
    if (request->player != PLAYER_YOU)
        return 0;
    int64_t bias_us = bias_find_us(outcome->reps, outcome->rep_count);
    return (bias_us + (bias_us < 0 ? -500 : 500)) / 1000 * 1000;
}

/* What follows from a session that counts, once it does. */
static void count_in(struct results_model *model)
{
    results_day_init(&model->day, model->player, &model->request, model->outcome);
    if (model->bias_us == 0)
        results_plan_init(&model->plan, model->player, &model->request, model->outcome);
}

bool results_model_init(struct results_model *model, const struct services *services, const struct screen_next *from,
                        struct error *error)
{
    struct player *player = services->player;
    *model = (struct results_model){.player = player,
                                    .feet = services->feet,
                                    .desk = services->desk,
                                    .notices = services->notices,
                                    .wording = services->wording,
                                    .request = from->play,
                                    .outcome = from->outcome,
                                    .device = feet_in_use(services->feet)};
    if (model->request.tempo_percent == 0)
        model->request.tempo_percent = TEMPO_PERCENT_WHOLE;
    if (!fill_dots(model)) {
        results_model_reset(model);
        error_set(error, "", "there is no memory left for the results", "close other programs");
        return false;
    }
    const struct play_request *request = &model->request;
    const struct play_outcome *outcome = model->outcome;
    model->is_best = is_best(request, outcome);
    model->cadence_rpm =
        (int32_t)(((int64_t)request->level->cadence_rpm_milli * request->tempo_percent + 50000) / 100000);
    model->waited = results_model_waits(model);
    model->bias_us = find_bias(request, outcome);
    results_form_init(&model->form, &outcome->result.form, player_profile(player)->plan_height);
    fill_histogram(model);
    count_in(model);
    return true;
}

void results_model_reset(struct results_model *model)
{
    free(model->dots);
    *model = (struct results_model){0};
}

/* ---- what is done */

static int32_t within(int32_t offset_ms)
{
    return offset_ms > OFFSET_MAX_MS ? OFFSET_MAX_MS : offset_ms < -OFFSET_MAX_MS ? -OFFSET_MAX_MS : offset_ms;
}

/* Once: the same hits say nothing about what comes after. */
static void correct(struct results_model *model)
{
    struct calibration_offsets offsets = feet_offsets(model->feet, model->device);
    struct error error = {0};
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        offsets.device_ms[edge] = within(offsets.device_ms[edge] + (int32_t)(model->bias_us / 1000));
    if (!feet_keep_offsets(model->feet, model->device, &offsets, &error))
        notices_fault(model->notices, &error);
    model->bias_us = 0;
    model->done = RESULTS_CORRECTED;
}

static void share(struct results_model *model)
{
    char words[WORDS_SIZE];
    struct error error = {0};
    words_write(wording_words(model->wording), model->day.share, words, sizeof words);
    model->shared = model->desk->copy_text(words, &error);
    if (!model->shared)
        notices_fault(model->notices, &error);
    model->done = model->shared ? RESULTS_SHARED : RESULTS_NOTHING;
}

static struct screen_next save_again(struct results_model *model, enum kept first)
{
    bool was_saved = model->outcome->saved;
    play_save_again(model->player, model->outcome, first);
    model->waited = model->waited || results_model_waits(model);
    model->done = play_outcome_lacks(model->outcome) ? RESULTS_NOTHING : RESULTS_SAVED;
    if (model->outcome->saved && !was_saved)
        count_in(model);
    return (struct screen_next){.focus = play_outcome_lacks(model->outcome) ? "save" : "back"};
}

static struct screen_next go_to(struct results_model *model, enum screen_id to)
{
    struct screen_next next = {.go = true, .to = to};
    results_plan_leave(&model->plan, model->player, model->notices);
    if (to == SCREEN_PLAY)
        next.play = model->request;
    return next;
}

/* Now, or once what was done is safe; at the second time now. */
static struct screen_next leave(struct results_model *model, enum screen_id to)
{
    if (!results_model_waits(model) || model->leaves)
        return go_to(model, to);
    model->leaves = true;
    model->leaves_to = to;
    return (struct screen_next){0};
}

struct screen_next results_model_choose(struct results_model *model, const struct act *act)
{
    switch ((enum results_verb)act->verb) {
    case RESULTS_AGAIN:
        return leave(model, SCREEN_PLAY);
    case RESULTS_SHARE:
        share(model);
        return (struct screen_next){0};
    case RESULTS_CORRECT:
        correct(model);
        break;
    case RESULTS_PLAN:
        results_plan_take(&model->plan, model->player, model->notices);
        model->done = RESULTS_PLANNED;
        break;
    case RESULTS_SAVE:
        return save_again(model, KEPT_HOME);
    case RESULTS_ELSEWHERE:
        return save_again(model, KEPT_BESIDE);
    case RESULTS_LEAVE:
        return leave(model, SCREEN_HOME);
    }
    return (struct screen_next){.focus = "back"}; /* what was chosen is there no more */
}

bool results_model_waits(const struct results_model *model)
{
    return model->outcome->saving == COMMIT_PENDING;
}

struct screen_next results_model_update(struct results_model *model)
{
    if (!results_model_waits(model) || play_outcome_settle(model->outcome) == COMMIT_PENDING)
        return (struct screen_next){0};
    bool leaves = model->leaves && model->outcome->saving == COMMIT_SAFE;
    model->leaves = false;
    return leaves ? go_to(model, model->leaves_to) : (struct screen_next){0};
}

/* ---- what is told */

bool results_model_shares(const struct results_model *model)
{
    return model->day.shares && model->desk->copy_text;
}

int32_t results_model_near(const struct results_model *model, int32_t within_us, int32_t *count)
{
    int32_t near = 0, middle = SCORE_HISTOGRAM_BINS / 2;
    int32_t reach = (within_us - SCORE_HISTOGRAM_BIN_US / 2) / SCORE_HISTOGRAM_BIN_US;
    *count = 0;
    for (int h = 0; h < HEEL_COUNT; h++)
        for (int32_t b = 0; b < SCORE_HISTOGRAM_BINS; b++) {
            *count += model->histogram[h][b];
            near += b >= middle - reach && b <= middle + reach ? model->histogram[h][b] : 0;
        }
    return near;
}

static int64_t mean_error_us(const struct chart_dot *dots, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += (double)dots[i].error;
    return llround(sum / count * RESULTS_TIMELINE_US);
}

bool results_model_thirds(const struct results_model *model, int64_t *first_us, int64_t *last_us)
{
    int third = model->dot_count / 3;
    if (third < THIRD_LEAST)
        return false;
    *first_us = mean_error_us(model->dots, third);
    *last_us = mean_error_us(model->dots + model->dot_count - third, third);
    return true;
}
