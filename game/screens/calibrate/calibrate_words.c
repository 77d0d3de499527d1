#include "screens/calibrate/calibrate_model.h"

#include <stddef.h>

const char *calibrate_model_choice(const struct calibrate_model *model, int choice)
{
    static const char *const labels[CALIBRATE_PAGE_COUNT][CALIBRATE_CHOICES] = {
        [CALIBRATE_READY] = {"Begin", "Not now"},
        [CALIBRATE_MORE] = {"One more round", "That is enough"},
        [CALIBRATE_REFUSED] = {"Again", "Leave it out"},
        [CALIBRATE_RESULT] = {"Apply", "Keep as it is"},
    };
    return labels[model->page][choice];
}

void calibrate_edge_words(struct text *text, enum edge edge, const struct calibration_edge *measured)
{
    text_add(text, edge == EDGE_LIFT ? "lift " : "landing ");
    english_timing(text, measured->offset_us);
    text_add(text, " · spread ");
    text_add_int(text, (measured->spread_us + 500) / 1000);
    text_add(text, " ms · sure to ± ");
    text_add_int(text, (measured->sure_us + 999) / 1000);
    text_add(text, " ms");
}

void calibrate_progress_words(struct text *text, const struct calibration_result *now)
{
    if (now->counted == 0) {
        text_add(text, "warming up, the first ");
        text_add_int(text, CALIBRATION_WARM_UP);
        text_add(text, " reps don’t count");
        return;
    }
    text_add(text, "of about ");
    words_count(text, now->counted + now->wanted, "rep", "reps");
}
