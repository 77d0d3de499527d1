#include "core/program.h"

#include "core/quick.h"
#include "core/text.h"

#define PLACE_SIZE  48
#define MINUTES_MAX 60
#define WHAT_SIZE   96

struct report {
    level_fault_fn *fault;
    void *context;
    int count;
};

static void tell(struct report *report, const char *place, const char *what, const char *fix)
{
    if (report->count == LEVEL_FAULTS_MAX)
        return;
    report->count++;
    report->fault(report->context, place, what, fix);
}

static void tell_at(struct report *report, int32_t step, const char *field, const char *what, const char *fix)
{
    char place[PLACE_SIZE];
    struct text text;
    text_init(&text, place, sizeof place);
    text_add(&text, "steps[");
    text_add_int(&text, step);
    text_add(&text, "]");
    text_add(&text, field);
    tell(report, place, what, fix);
}

static bool is_within(int32_t value, int32_t low, int32_t high)
{
    return value >= low && value <= high;
}

static void check_head(const struct program *program, struct report *report)
{
    if (program->style[0] && !quick_style_is_sound(program->style))
        tell(report, "style", "is not the name of a style", "use small letters and digits, or leave it to the player");
    if (program->cadence_rpm && !is_within(program->cadence_rpm, QUICK_RPM_MIN, QUICK_RPM_MAX))
        tell(report, "cadence", "is out of range", "use 10 to 60 reps a minute, or leave it to the player");
    if (!is_within(program->rounds, 1, PROGRAM_ROUNDS_MAX))
        tell(report, "rounds", "is out of range", "use 1 to 100");
    if (!program->grow_by)
        return;
    if (!is_within(program->grow_by, 1, PROGRAM_ROUNDS_MAX))
        tell(report, "grow.by", "is out of range", "use 1 to 100 rounds");
    if (!is_within(program->grow_to, 1, PROGRAM_ROUNDS_MAX))
        tell(report, "grow.to", "is out of range", "use 1 to 100 rounds");
    else if (program->grow_to <= program->rounds)
        tell(report, "grow.to", "is no more than the first time", "use more than rounds says");
}

static void check_set(const struct program_step *step, int32_t index, struct report *report)
{
    if ((step->reps != 0) == (step->seconds != 0))
        tell_at(report, index, "", step->reps ? "has both reps and minutes" : "has neither reps nor minutes",
                "give one of them");
    else if (step->reps && !is_within(step->reps, 1, PROGRAM_REPS_MAX))
        tell_at(report, index, ".reps", "is out of range", "use 1 to 10000");
    else if (step->reps % set_way_heels(step->way) != 0)
        tell_at(report, index, ".reps", "is odd, and both heels take part", "use an even number: each heel does half");
    if (step->seconds && !is_within(step->seconds, PROGRAM_SECONDS_MIN, PROGRAM_SECONDS_MAX))
        tell_at(report, index, ".minutes", "is out of range", "use 0.25 to 60");
    if (!is_within(step->hold, 0, PROGRAM_HOLD_MAX))
        tell_at(report, index, ".hold", "is out of range", "use 0 to 2 times the lift");
    if (!is_within(step->lower, 1, PROGRAM_LOWER_MAX))
        tell_at(report, index, ".lower", "is out of range", "use 1 to 3 times the lift");
}

static void check_steps(const struct program *program, struct report *report)
{
    if (!is_within(program->step_count, 1, PROGRAM_STEPS_MAX)) {
        tell(report, "steps", program->step_count < 1 ? "are empty" : "are too many", "give 1 to 100 steps");
        return;
    }
    for (int32_t i = 0; i < program->step_count; i++) {
        const struct program_step *step = &program->steps[i];
        if (!step->rest_s) {
            check_set(step, i, report);
            continue;
        }
        if (!is_within(step->rest_s, PROGRAM_REST_MIN_S, PROGRAM_REST_MAX_S))
            tell_at(report, i, ".rest", "is out of range", "use 10 to 600 seconds");
        if (i == 0 || step[-1].rest_s)
            tell_at(report, i, "", i == 0 ? "rests before the first set" : "rests after a rest",
                    i == 0 ? "begin with a set" : "make one rest of them");
    }
}

/* Whether it fits into the limits of a level in every style that it may be played in: tempo and so bars follow the
 * style, and these two like the slowest and the quickest. */
static bool fits(const struct program *program, int32_t rpm, int32_t rounds)
{
    static const char *const extremes[] = {"ambient", "chiptune"};
    const int64_t most_s = MINUTES_MAX * 60 - 1;
    if (program->style[0])
        return program_seconds(program, program->style, rpm, rounds) <= most_s;
    return program_seconds(program, extremes[0], rpm, rounds) <= most_s &&
           program_seconds(program, extremes[1], rpm, rounds) <= most_s;
}

/* A level of it may have no more parts or minutes than any other. */
static void check_whole(const struct program *program, struct report *report)
{
    int32_t rounds = program->grow_by ? program->grow_to : program->rounds;
    int32_t slowest = program->cadence_rpm ? program->cadence_rpm : QUICK_RPM_MIN;
    int32_t quickest = program->cadence_rpm ? program->cadence_rpm : QUICK_RPM_MAX;
    if (rounds * program->step_count > LEVEL_PARTS_MAX - 2) {
        tell(report, "steps", "are more than 998 in all rounds", "use fewer steps or rounds");
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
        tell(report, "steps", what, program->cadence_rpm ? "ask for less" : "ask for less, or set a cadence");
        return;
    }
}

int program_faults(const struct program *program, level_fault_fn *fault, void *context)
{
    struct report report = {.fault = fault, .context = context};
    check_head(program, &report);
    check_steps(program, &report);
    if (report.count == 0)
        check_whole(program, &report);
    return report.count;
}
