#include "screens/training/training_model.h"

#include "screens/words.h"

#include <string.h>

/* "100 reps", "90 s", "2 min". */
static void add_amount(struct text *text, int32_t reps, int32_t seconds)
{
    text_add_int(text, reps ? reps : seconds % 60 ? seconds : seconds / 60);
    text_add(text, reps == 1 ? " rep" : reps ? " reps" : seconds % 60 ? " s" : " min");
}

/* A title begins a sentence; within one its first letter is small. */
static void add_small(struct text *text, const char *title)
{
    char first[2] = {title[0], '\0'};
    if (first[0] >= 'A' && first[0] <= 'Z')
        first[0] = (char)(first[0] - 'A' + 'a');
    text_add(text, first);
    text_add(text, title + 1);
}

static void add_step(struct text *text, const struct program_step *step, bool first)
{
    const char *title = step->name[0] ? step->name : set_way_title(step->way);
    if (step->rest_s) {
        text_add(text, "rest ");
        add_amount(text, 0, step->rest_s);
        return;
    }
    if (first)
        text_add(text, title);
    else
        add_small(text, title);
    text_add(text, " ");
    add_amount(text, step->reps, step->seconds);
    if (step->lower > 1) {
        text_add(text, " at 1 : ");
        text_add_int(text, step->lower);
    }
}

void training_steps(struct text *text, const struct program *program, int32_t rounds)
{
    if (rounds > 1) {
        text_add_int(text, rounds);
        text_add(text, " rounds: ");
    }
    for (int32_t i = 0; i < program->step_count; i++) {
        if (i > 0)
            text_add(text, ", ");
        add_step(text, &program->steps[i], i == 0 && rounds == 1);
    }
}

void training_parts(struct text *text, const struct level *level)
{
    bool first = true;
    for (int32_t i = 0; i < level->part_count; i++) {
        const struct level_part *part = &level->parts[i];
        if (!part->pattern[HEEL_LEFT] && !part->pattern[HEEL_RIGHT])
            continue;
        text_add(text, first ? "" : ", ");
        if (first)
            text_add(text, part->name);
        else
            add_small(text, part->name);
        first = false;
    }
}
