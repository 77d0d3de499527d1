#include "words/program.h"

#include "words/level.h"

#include <string.h>

#define STEPS_TOLD (FACTS_MAX - 2) /* with the rounds before them, and how many more after them */

static struct value value_way(const char *place, enum set_way way)
{
    return value_name(place, "part", set_way_title(way));
}

static struct value value_time(const char *place, int32_t seconds)
{
    return seconds % 60 ? value_amount(place, UNIT_SECONDS, seconds) : value_amount(place, UNIT_MINUTES, seconds / 60);
}

struct message words_step(const struct program_step *step)
{
    if (step->rest_s)
        return _f("Rest, {time}", value_time("time", step->rest_s));
    struct value way = step->name[0] ? value_name("way", "part", step->name) : value_way("way", step->way);
    struct value amount =
        step->reps ? value_amount("amount", UNIT_REPS, step->reps) : value_time("amount", step->seconds);
    if (step->lower > 1)
        return _f("{way}, {amount}, at 1 : {lower}", way, amount, value_number("lower", step->lower));
    return _f("{way}, {amount}", way, amount);
}

struct message words_rounds(int32_t rounds)
{
    return rounds > 1 ? _n("{count} round", "{count} rounds", rounds) : (struct message){0};
}

struct facts words_program(const struct program *program, int32_t rounds)
{
    struct facts facts = {.count = 0};
    facts_add(&facts, words_rounds(rounds));
    for (int32_t i = 0; i < program->step_count && i < STEPS_TOLD; i++)
        facts_add(&facts, words_step(&program->steps[i]));
    if (program->step_count > STEPS_TOLD)
        facts_add(&facts, _n("and {count} more", "and {count} more", program->step_count - STEPS_TOLD));
    return facts;
}

static bool has_reps(const struct level_part *part)
{
    return part->pattern[HEEL_LEFT] || part->pattern[HEEL_RIGHT];
}

static bool is_told(const struct level *level, int32_t index)
{
    for (int32_t i = 0; i < index; i++)
        if (has_reps(&level->parts[i]) && strcmp(level->parts[i].name, level->parts[index].name) == 0)
            return true;
    return false;
}

struct facts words_ways(const struct level *level)
{
    struct facts facts = {.count = 0};
    for (int32_t i = 0; i < level->part_count; i++)
        if (has_reps(&level->parts[i]) && !is_told(level, i))
            facts_add(&facts, words_part(level->parts[i].name));
    return facts;
}
