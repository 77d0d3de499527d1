#include "screens/results/results_model.h"

#include "core/timing/bias.h"
#include "core/timing/calibration.h"
#include "input/player.h"
#include "play/play_count.h"
#include "stage/desk.h"
#include "stage/feet.h"
#include "stage/feet_offsets.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "words/words.h"

#include <math.h>
#include <stdlib.h>

static int32_t hits(const struct edge_stats *stats)
{
    int32_t count = 0;
    for (int v = VERDICT_MISS + 1; v < VERDICT_COUNT; v++)
        count += stats->verdicts[v];
    return count;
}

/* Mean and spread of both edges together, from those of each. */
static void fill_closeness(struct results_model *model, enum heel heel)
{
    const struct edge_stats *edges = model->outcome.result.heels[heel].edges;
    double count = 0, sum = 0, squares = 0;
    for (int e = 0; e < EDGE_COUNT; e++) {
        double n = hits(&edges[e]), mean = (double)edges[e].mean_us, sd = (double)edges[e].sd_us;
        count += n;
        sum += n * mean;
        squares += n * (sd * sd + mean * mean);
    }
    struct text text;
    text_init(&text, model->closeness[heel], sizeof model->closeness[heel]);
    if (count < 1)
        return;
    double mean = sum / count, variance = squares / count - mean * mean;
    text_add(&text, heel == HEEL_LEFT ? "Left  " : "Right  ");
    words_signed_ms(&text, llround(mean));
    text_add(&text, " ± ");
    text_add_int(&text, llround(sqrt(variance > 0 ? variance : 0) / 1000.0));
    text_add(&text, " ms");
}

static void fill_histogram(struct results_model *model)
{
    for (int h = 0; h < HEEL_COUNT; h++) {
        fill_closeness(model, (enum heel)h);
        for (int e = 0; e < EDGE_COUNT; e++)
            for (int b = 0; b < SCORE_HISTOGRAM_BINS; b++)
                model->histogram[h][b] += model->outcome.result.heels[h].edges[e].histogram[b];
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
    int32_t count = model->outcome.rep_count < chart->rep_count ? model->outcome.rep_count : chart->rep_count;
    int32_t stride = (count + RESULTS_DOTS_MAX - 1) / RESULTS_DOTS_MAX;
    int64_t end_us = chart->end_us, played_us = model->outcome.result.played_us * model->request.tempo_percent / 100;
    if (play_is_practice(model->request.level) && played_us > 0 && played_us < end_us)
        end_us = played_us; /* nobody plays all of it */
    model->dots = calloc(RESULTS_DOTS_MAX, sizeof *model->dots);
    if (!model->dots)
        return false;
    for (int32_t i = 0; i < count; i += stride) {
        struct chart_dot dot = {.heel = chart->reps[i].heel};
        dot.at = (float)((double)chart->reps[i].lift_us / (double)end_us);
        if (dot_of(&model->outcome.reps[i], &dot.error))
            model->dots[model->dot_count++] = dot;
    }
    return true;
}

static void fill_accuracy(struct results_model *model)
{
    const struct play_outcome *outcome = &model->outcome;
    const struct result *result = &outcome->result;
    struct text text;
    text_init(&text, model->accuracy, sizeof model->accuracy);
    words_percent(&text, result->accuracy_bp);
    text_init(&text, model->accuracy_note, sizeof model->accuracy_note);
    if (result->finished && model->request.player == PLAYER_YOU && model->request.tempo_percent >= 100 &&
        outcome->best_before_bp >= 0 && result->accuracy_bp > outcome->best_before_bp)
        text_add(&text, "your best so far");

    text_init(&text, model->counts, sizeof model->counts);
    text_add_int(&text, result->counted);
    if (play_is_practice(model->request.level)) {
        text_add(&text, result->counted == 1 ? " rep of practice" : " reps of practice");
    } else {
        text_add(&text, " of ");
        words_count(&text, result->reps, "rep", "reps");
    }
    text_add(&text, " · best run ");
    text_add_int(&text, result->max_combo);
    text_add(&text, " · ");
    words_count(&text, english_cadence(model->request.level->cadence_rpm_milli, model->request.tempo_percent),
                "rep a minute", "reps a minute");
}

static void fill_trouble(struct results_model *model)
{
    const struct play_outcome *outcome = &model->outcome;
    struct text text;
    text_init(&text, model->trouble, sizeof model->trouble);
    if (outcome->save_error.what[0]) {
        char line[400];
        text_add(&text, outcome->saved ? "Not all could be saved: " : "This session could not be saved: ");
        text_add(&text, words_error(NULL, &outcome->save_error, line, sizeof line));
    }
}

static void fill_saving(struct results_model *model)
{
    model->saving[0] = 0;
    if (model->outcome.saving == COMMIT_PENDING)
        text_copy(model->saving, sizeof model->saving, "Saving. Stay a moment.");
    else if (model->outcome.saving == COMMIT_SAFE && !model->trouble[0])
        text_copy(model->saving, sizeof model->saving, "Saved.");
}

/* Only of the player's own feet: a demo's delay is none of this machine. */
static void fill_bias(struct results_model *model)
{
    const struct play_outcome *outcome = &model->outcome;
    struct text text;
    if (model->request.player != PLAYER_YOU)
        return;
    int64_t bias_us = bias_find_us(outcome->reps, outcome->rep_count);
    int32_t ms = (int32_t)((bias_us + (bias_us < 0 ? -500 : 500)) / 1000);
    if (ms == 0)
        return;
    model->bias_ms = ms;
    text_init(&text, model->bias_words, sizeof model->bias_words);
    text_add(&text, "You were ");
    english_timing(&text, ms * INT64_C(1000));
    text_add(&text, " all along; it may be ");
    text_add(&text, feet_name(model->feet, model->device));
    text_add(&text, " or the sound, not you.");
    text_init(&text, model->bias_button, sizeof model->bias_button);
    text_add(&text, "Correct by ");
    text_add_int(&text, ms < 0 ? -ms : ms);
    text_add(&text, " ms");
}

static int32_t within(int32_t offset_ms)
{
    return offset_ms > 1000 ? 1000 : offset_ms < -1000 ? -1000 : offset_ms;
}

/* Once: the same hits say nothing about what comes after. */
static void correct(struct results_model *model)
{
    struct calibration_offsets offsets = feet_offsets(model->feet, model->device);
    struct error error = {0};
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        offsets.device_ms[edge] = within(offsets.device_ms[edge] + model->bias_ms);
    if (!feet_keep_offsets(model->feet, model->device, &offsets, &error))
        notices_fault(model->notices, &error);
    model->bias_ms = 0;
    model->focus = RESULTS_HOME;
    text_copy(model->bias_words, sizeof model->bias_words,
              "Corrected. From now on your heels count where they belong.");
}

bool results_model_init(struct results_model *model, struct player *player, struct feet *feet, const struct desk *desk,
                        struct notices *notices, const struct screen_next *from, struct error *error)
{
    *model = (struct results_model){.player = player,
                                    .feet = feet,
                                    .desk = desk,
                                    .notices = notices,
                                    .request = from->play,
                                    .device = feet_in_use(feet)};
    if (model->request.tempo_percent == 0)
        model->request.tempo_percent = 100;
    if (!play_outcome_copy(&model->outcome, from->outcome) || !fill_dots(model)) {
        results_model_reset(model);
        error_set(error, "", "there is no memory left for the results", "close other programs");
        return false;
    }
    fill_accuracy(model);
    results_day_init(&model->day, player, &model->request, &model->outcome);
    fill_trouble(model);
    if (results_model_waits(model))
        fill_saving(model);
    results_form_init(&model->form, &model->outcome.result, player_profile(player)->plan_height);
    fill_histogram(model);
    fill_bias(model);
    if (model->bias_ms == 0)
        results_plan_init(&model->plan, player, &model->request, &model->outcome);
    return true;
}

void results_model_reset(struct results_model *model)
{
    free(model->dots);
    play_outcome_reset(&model->outcome);
    *model = (struct results_model){0};
}

/* Said on the screen, so that what goes out is seen. */
static void share(struct results_model *model)
{
    struct error error = {0};
    struct text text;
    model->shared = model->desk->copy_text(model->day.share, &error);
    if (!model->shared) {
        notices_fault(model->notices, &error);
        return;
    }
    text_init(&text, model->share_words, sizeof model->share_words);
    text_add(&text, "Copied: ");
    text_add(&text, model->day.share);
}

int results_model_items(const struct results_model *model, enum results_item items[RESULTS_ITEMS_MAX])
{
    int count = 0;
    items[count++] = RESULTS_HOME;
    items[count++] = RESULTS_AGAIN;
    if (model->day.share[0] && model->desk->copy_text)
        items[count++] = RESULTS_SHARE;
    if (model->bias_ms != 0)
        items[count++] = RESULTS_CORRECT;
    if (model->plan.hint.step != PLAN_STAY)
        items[count++] = RESULTS_PLAN;
    return count;
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

static struct screen_next choose(struct results_model *model)
{
    notices_clear(model->notices);
    switch (model->focus) {
    case RESULTS_AGAIN:
        return leave(model, SCREEN_PLAY);
    case RESULTS_SHARE:
        share(model);
        return (struct screen_next){0};
    case RESULTS_CORRECT:
        correct(model);
        return (struct screen_next){0};
    case RESULTS_PLAN:
        results_plan_take(&model->plan, model->player, model->notices);
        model->focus = RESULTS_HOME;
        return (struct screen_next){0};
    case RESULTS_HOME:
    case RESULTS_ITEM_COUNT:
        break;
    }
    return leave(model, SCREEN_HOME);
}

struct screen_next results_model_action(struct results_model *model, enum action action)
{
    enum results_item items[RESULTS_ITEMS_MAX];
    int last = results_model_items(model, items) - 1, focus = 0;
    while (focus < last && items[focus] != model->focus)
        focus++;
    switch (action) {
    case ACTION_LEFT:
    case ACTION_UP:
        focus = focus > 0 ? focus - 1 : 0;
        break;
    case ACTION_RIGHT:
    case ACTION_DOWN:
        focus = focus < last ? focus + 1 : last;
        break;
    case ACTION_NEXT:
        focus = focus < last ? focus + 1 : 0;
        break;
    case ACTION_CONFIRM:
        return choose(model);
    case ACTION_BACK:
        return leave(model, SCREEN_HOME);
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    model->focus = items[focus];
    return (struct screen_next){0};
}

bool results_model_waits(const struct results_model *model)
{
    return model->outcome.saving == COMMIT_PENDING;
}

struct screen_next results_model_update(struct results_model *model)
{
    if (!results_model_waits(model) || play_outcome_settle(&model->outcome) == COMMIT_PENDING)
        return (struct screen_next){0};
    bool leaves = model->leaves && model->outcome.saving == COMMIT_SAFE;
    model->leaves = false;
    fill_trouble(model);
    fill_saving(model);
    return leaves ? go_to(model, model->leaves_to) : (struct screen_next){0};
}
