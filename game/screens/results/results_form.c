#include "screens/results/results_form.h"

#include "core/play/form.h"

#include <stdlib.h>

/* How fast a dial falls from 100. */
#define STEADY_PER_PERCENT  2 /* of sway: 10 % of sway, which is still good, shows 80 */
#define BALANCE_PER_PERCENT 3 /* away from even */
#define PACE_PER_MS         1

static int clamp_dial(int64_t value)
{
    return value < 0 ? 0 : value > 100 ? 100 : (int)value;
}

static void add_dial(struct results_form *form, const char *name, int64_t value, struct text *detail)
{
    struct results_dial *dial = &form->dials[form->dial_count++];
    dial->name = name;
    dial->value = clamp_dial(value);
    text_init(detail, dial->detail, sizeof dial->detail);
}

static void add_steady(struct results_form *form, int32_t steadiness_bp)
{
    struct text detail;
    add_dial(form, "Steady", 100 - (steadiness_bp * STEADY_PER_PERCENT + 50) / 100, &detail);
    text_add_int(&detail, (steadiness_bp + 50) / 100);
    text_add(&detail, " % sway");
}

static void add_balance(struct results_form *form, int32_t balance_left_bp)
{
    struct text detail;
    int32_t off_bp = abs(balance_left_bp - 5000);
    int32_t left = (balance_left_bp + 50) / 100;
    add_dial(form, "Balance", 100 - (off_bp * BALANCE_PER_PERCENT + 50) / 100, &detail);
    text_add(&detail, "left ");
    text_add_int(&detail, left);
    text_add(&detail, " : ");
    text_add_int(&detail, 100 - left);
    text_add(&detail, " right");
}

static void add_pace(struct results_form *form, int32_t pace_us)
{
    struct text detail;
    add_dial(form, "Pace", 100 - PACE_PER_MS * ((llabs(pace_us) + 500) / 1000), &detail);
    english_timing(&detail, pace_us);
}

static void add_height(struct results_form *form, const struct form *of, int32_t plan_height)
{
    struct text detail;
    add_dial(form, "Height", (of->height_bp + 50) / 100, &detail);
    if (of->fade_bp > 100 * (100 - FORM_FADE_PERCENT)) {
        text_add(&detail, "fades at the end");
    } else if (of->height_bp < plan_height * 100) {
        text_add(&detail, "plan: ");
        text_add_int(&detail, plan_height);
        text_add(&detail, " %");
    } else {
        text_add(&detail, "% of your top");
    }
}

static void fill_words(struct results_form *form, const struct result *result)
{
    struct text text;
    text_init(&text, form->words, sizeof form->words);
    if (result->counted == 0)
        return;
    if (result->form.bounces == 0 && result->form.short_reps == 0) {
        text_add(&text, "No bounces, no short reps");
        return;
    }
    if (result->form.bounces > 0)
        words_count(&text, result->form.bounces, "bounce off the floor", "bounces off the floor");
    if (result->form.bounces > 0 && result->form.short_reps > 0)
        text_add(&text, " · ");
    if (result->form.short_reps > 0)
        words_count(&text, result->form.short_reps, "short rep", "short reps");
}

void results_form_init(struct results_form *form, const struct result *result, int32_t plan_height)
{
    const struct form *of = &result->form;
    *form = (struct results_form){.dial_count = 0};
    if (of->steadiness_bp >= 0)
        add_steady(form, of->steadiness_bp);
    if (of->balance_left_bp >= 0)
        add_balance(form, of->balance_left_bp);
    if (of->paced)
        add_pace(form, of->pace_us);
    if (of->height_bp > 0)
        add_height(form, of, plan_height);
    fill_words(form, result);
}
