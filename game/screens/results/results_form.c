#include "screens/results/results_form.h"

#include "words/timing.h"

#include <stdlib.h>

/* How fast a dial falls from 100. */
#define STEADY_PER_PERCENT  2 /* of sway: 10 % of sway, which is still good, shows 80 */
#define BALANCE_PER_PERCENT 3 /* away from even */
#define PACE_PER_MS         1

static int64_t steady(int32_t steadiness_bp)
{
    return 100 - (steadiness_bp * STEADY_PER_PERCENT + 50) / 100;
}

static int64_t balanced(int32_t balance_left_bp)
{
    return 100 - (abs(balance_left_bp - 5000) * BALANCE_PER_PERCENT + 50) / 100;
}

static int64_t paced(int64_t pace_us)
{
    return 100 - PACE_PER_MS * ((llabs(pace_us) + 500) / 1000);
}

static void add_dial(struct results_form *form, enum form_dial dial, int64_t value, struct message detail)
{
    int shown = value < 0 ? 0 : value > 100 ? 100 : (int)value;
    form->dials[form->dial_count++] = (struct results_dial){dial, shown, detail};
}

void results_form_init(struct results_form *form, const struct form *of, int32_t plan_height)
{
    *form = (struct results_form){.dial_count = 0};
    if (of->steadiness_bp >= 0)
        add_dial(form, DIAL_STEADY, steady(of->steadiness_bp), words_sway(of->steadiness_bp));
    if (of->balance_left_bp >= 0)
        add_dial(form, DIAL_BALANCE, balanced(of->balance_left_bp), words_balance(of->balance_left_bp));
    if (of->paced)
        add_dial(form, DIAL_PACE, paced(of->pace_us), words_timing(of->pace_us));
    if (of->height_bp > 0)
        add_dial(form, DIAL_HEIGHT, (of->height_bp + 50) / 100, words_height(of->height_bp, of->fade_bp, plan_height));
}
