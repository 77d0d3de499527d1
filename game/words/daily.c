#include "words/daily.h"

#include "words/session.h"

struct facts words_daily(const struct told_daily *daily)
{
    struct facts facts = {.count = 0};
    struct value accuracy = value_percent("accuracy", daily->accuracy_bp);
    if (!daily->done) {
        facts_add(&facts, _("Today’s challenge"));
        return facts;
    }
    facts_add(&facts, _("Done today"));
    facts_add(&facts, daily->done_at == daily->tier
                          ? _f("{accuracy}", accuracy)
                          : _f("{accuracy} at {tier}", accuracy, value_tier("tier", daily->done_at)));
    return facts;
}

struct facts words_daily_about(const struct told_daily *daily)
{
    struct facts facts = {.count = 0};
    if (daily->done)
        facts_add(&facts, _("Play it again"));
    facts_add(&facts, _f("{time}", value_minutes("time", daily->end_us)));
    facts_add(&facts, _n("{count} rep", "{count} reps", daily->reps));
    if (!daily->done)
        facts_add(&facts, daily->music);
    return facts;
}

struct message words_daily_theme(int32_t day)
{
    return _f("{theme}", value_name("theme", "theme", daily_theme(day)));
}

struct message words_daily_tier(enum daily_tier tier)
{
    return _f("Challenge: {tier}", value_tier("tier", tier));
}
