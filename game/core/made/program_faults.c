#include "core/made/program.h"

#include "core/base/text.h"
#include "core/level/fault_report.h"
#include "core/made/quick.h"

/* No messages: what the author of a file is told stays English. */

#define MINUTES_MAX 60
#define WHAT_SIZE   96

static bool is_within(int32_t value, int32_t low, int32_t high)
{
    return value >= low && value <= high;
}

static void check_head(const struct program *program, struct fault_report *report)
{
    if (program->style[0] && !quick_style_is_sound(program->style))
        fault_tell(report, "style", "is not the name of a style",
                   "use small letters and digits, or leave it to the player");
    if (program->cadence_rpm && !is_within(program->cadence_rpm, QUICK_RPM_MIN, QUICK_RPM_MAX))
        fault_tell(report, "cadence", "is out of range", "use 10 to 60 reps a minute, or leave it to the player");
    if (!is_within(program->rounds, 1, PROGRAM_ROUNDS_MAX))
        fault_tell(report, "rounds", "is out of range", "use 1 to 100");
    if (!program->grow_by)
        return;
    if (!is_within(program->grow_by, 1, PROGRAM_ROUNDS_MAX))
        fault_tell(report, "grow.by", "is out of range", "use 1 to 100 rounds");
    if (!is_within(program->grow_to, 1, PROGRAM_ROUNDS_MAX))
        fault_tell(report, "grow.to", "is out of range", "use 1 to 100 rounds");
    else if (program->grow_to <= program->rounds)
        fault_tell(report, "grow.to", "is no more than the first time", "use more than rounds says");
}

static void check_set(const struct program_step *step, int32_t index, struct fault_report *report)
{
    if ((step->reps != 0) == (step->seconds != 0))
        fault_tell_at(report, "steps", index, "",
                      step->reps ? "has both reps and minutes" : "has neither reps nor minutes", "give one of them");
    else if (step->reps && !is_within(step->reps, 1, PROGRAM_REPS_MAX))
        fault_tell_at(report, "steps", index, ".reps", "is out of range", "use 1 to 10000");
    else if (step->reps % set_way_heels(step->way) != 0)
        fault_tell_at(report, "steps", index, ".reps", "is odd, and both heels take part",
                      "use an even number: each heel does half");
    if (step->seconds && !is_within(step->seconds, PROGRAM_SECONDS_MIN, PROGRAM_SECONDS_MAX))
        fault_tell_at(report, "steps", index, ".minutes", "is out of range", "use 0.25 to 60");
    if (!is_within(step->hold, 0, PROGRAM_HOLD_MAX))
        fault_tell_at(report, "steps", index, ".hold", "is out of range", "use 0 to 2 times the lift");
    if (!is_within(step->lower, 1, PROGRAM_LOWER_MAX))
        fault_tell_at(report, "steps", index, ".lower", "is out of range", "use 1 to 3 times the lift");
}

static void check_steps(const struct program *program, struct fault_report *report)
{
    if (!is_within(program->step_count, 1, PROGRAM_STEPS_MAX)) {
        fault_tell(report, "steps", program->step_count < 1 ? "are empty" : "are too many", "give 1 to 100 steps");
        return;
    }
    for (int32_t i = 0; i < program->step_count; i++) {
        const struct program_step *step = &program->steps[i];
        if (!step->rest_s) {
            check_set(step, i, report);
            continue;
        }
        if (!is_within(step->rest_s, PROGRAM_REST_MIN_S, PROGRAM_REST_MAX_S))
            fault_tell_at(report, "steps", i, ".rest", "is out of range", "use 10 to 600 seconds");
        if (i == 0 || step[-1].rest_s)
            fault_tell_at(report, "steps", i, "", i == 0 ? "rests before the first set" : "rests after a rest",
                          i == 0 ? "begin with a set" : "make one rest of them");
    }
}

/* Whether it fits into the limits of a level in every style that it may be played in, for tempo and so bars follow the
 * style. */
static bool fits(const struct program *program, int32_t rpm, int32_t rounds)
{
    const int64_t most_s = MINUTES_MAX * 60 - 1;
    bool within = program_seconds(program, program->style, rpm, rounds) <= most_s;
    for (size_t i = 0; within && !program->style[0] && quick_liking(i); i++)
        within = program_seconds(program, quick_liking(i), rpm, rounds) <= most_s;
    return within;
}

/* A level of it may have no more parts or minutes than any other. */
static void check_whole(const struct program *program, struct fault_report *report)
{
    int32_t rounds = program->grow_by ? program->grow_to : program->rounds;
    int32_t slowest = program->cadence_rpm ? program->cadence_rpm : QUICK_RPM_MIN;
    int32_t quickest = program->cadence_rpm ? program->cadence_rpm : QUICK_RPM_MAX;
    if (rounds * program->step_count > LEVEL_PARTS_MAX - 2) {
        fault_tell(report, "steps", "are more than 998 in all rounds", "use fewer steps or rounds");
        return;
    }
    for (int32_t rpm = slowest; rpm <= quickest; rpm++) {
        if (fits(program, rpm, rounds))
            continue;
        char what[WHAT_SIZE];
        struct text text;
        text_init(&text, what, sizeof what);
        text_add(&text, "last longer than 60 minutes at ");
        text_add_int(&text, rpm);
        text_add(&text, " reps a minute");
        fault_tell(report, "steps", what, program->cadence_rpm ? "ask for less" : "ask for less, or set a cadence");
        return;
    }
}

int program_faults(const struct program *program, level_fault_fn *fault, void *context)
{
    struct fault_report report = {.fault = fault, .context = context};
    check_head(program, &report);
    check_steps(program, &report);
    if (report.count == 0)
        check_whole(program, &report);
    return report.count;
}
