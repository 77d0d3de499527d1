#include "words/session.h"

#define TEMPO_PERCENT_WHOLE 100

struct message words_session_title(const struct told_session *session)
{
    static const char *const words[TOLD_KIND_COUNT] = {
        [TOLD_LEVEL] = "{title}", [TOLD_DAILY] = N_("{title} (daily)"), [TOLD_PRACTICE] = N_("{title} (practice)")};
    return _f(words[session->kind],
              value_name_of("title", "level", session->level, session->title[0] ? session->title : session->level));
}

struct message words_counted(int32_t counted, int32_t reps, bool practice)
{
    if (practice)
        return _n("{count} rep of practice", "{count} reps of practice", counted);
    return _nf("{counted} of {count} rep", "{counted} of {count} reps", reps, value_number("counted", counted));
}

struct facts words_session(const struct told_session *session)
{
    struct facts facts = {.count = 0};
    if (session->scored) {
        facts_add(&facts, _f("{accuracy}", value_percent("accuracy", session->accuracy_bp)));
        facts_add(&facts, words_counted(session->counted, session->reps, false));
    } else {
        facts_add(&facts, _n("{count} rep", "{count} reps", session->counted));
    }
    facts_add(&facts, _f("{time}", value_minutes("time", session->played_us)));
    if (session->tempo_percent != TEMPO_PERCENT_WHOLE)
        facts_add(&facts, _f("at {percent} tempo", value_whole_percent("percent", session->tempo_percent)));
    if (!session->finished)
        facts_add(&facts, _("not to the end"));
    return facts;
}

struct message words_cadence(int32_t rpm)
{
    return _n("{count} rep a minute", "{count} reps a minute", rpm);
}

struct facts words_reps_done(int32_t counted, int32_t reps, bool practice, int32_t best_run, int32_t rpm)
{
    struct facts facts = {.count = 0};
    facts_add(&facts, words_counted(counted, reps, practice));
    facts_add(&facts, _f("best run {count}", value_number("count", best_run)));
    facts_add(&facts, words_cadence(rpm));
    return facts;
}

struct value value_tier(const char *place, enum daily_tier tier)
{
    static const char *const words[DAILY_TIER_COUNT] = {[DAILY_GENTLE] = NC_("tier", "gentle"),
                                                        [DAILY_STEADY] = NC_("tier", "steady"),
                                                        [DAILY_BRISK] = NC_("tier", "brisk")};
    return value_name(place, "tier", words[tier]);
}

struct message words_share(const struct daily *daily, const struct told_session *session, int32_t streak_days)
{
    static const char *const words[2][2] = {
        {N_("Heelbeat daily {date}: {accuracy}, {counted} of {reps}"),
         N_("Heelbeat daily {date}: {accuracy}, {counted} of {reps}, streak {days}")},
        {N_("Heelbeat daily {date}, {tier}: {accuracy}, {counted} of {reps}"),
         N_("Heelbeat daily {date}, {tier}: {accuracy}, {counted} of {reps}, streak {days}")},
    };
    return _f(words[daily->tier != DAILY_STEADY][streak_days > 0], value_date("date", VALUE_ISO_DATE, daily->day),
              value_tier("tier", daily->tier), value_percent("accuracy", session->accuracy_bp),
              value_number("counted", session->counted), value_amount("reps", UNIT_REPS, session->reps),
              value_amount("days", UNIT_DAYS, streak_days));
}
