#include "words/program.h"

struct value value_way(const char *place, enum set_way way)
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
