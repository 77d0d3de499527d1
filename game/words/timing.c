#include "words/timing.h"

struct message words_heel(enum heel heel)
{
    return heel == HEEL_LEFT ? _c("heel", "left") : _c("heel", "right");
}

struct message words_edge(enum edge edge)
{
    return edge == EDGE_LIFT ? _c("edge", "lift") : _c("edge", "landing");
}

struct message words_verdict(enum verdict verdict)
{
    static const char *const words[VERDICT_COUNT] = {[VERDICT_MISS] = NC_("verdict", "Missed"),
                                                     [VERDICT_GOOD] = NC_("verdict", "Good"),
                                                     [VERDICT_GREAT] = NC_("verdict", "Great"),
                                                     [VERDICT_PERFECT] = NC_("verdict", "Perfect")};
    return _c("verdict", words[verdict]);
}

/* Which side of the beat an error is shown on. */
enum side { SIDE_EARLY, SIDE_ON, SIDE_LATE, SIDE_COUNT };

static enum side side_of(int64_t error_us)
{
    int64_t ms = value_signed_ms("", error_us).number;
    return ms < 0 ? SIDE_EARLY : ms > 0 ? SIDE_LATE : SIDE_ON;
}

struct message words_timing(int64_t error_us)
{
    static const char *const words[SIDE_COUNT] = {
        [SIDE_EARLY] = N_("{time} early"), [SIDE_ON] = N_("on the beat"), [SIDE_LATE] = N_("{time} late")};
    return _f(words[side_of(error_us)], value_ms("time", error_us));
}

struct value value_timing(const char *place, int64_t error_us)
{
    static const char *const words[SIDE_COUNT] = {[SIDE_EARLY] = NC_("in a sentence", "{number} ms early"),
                                                  [SIDE_ON] = NC_("in a sentence", "on the beat"),
                                                  [SIDE_LATE] = NC_("in a sentence", "{number} ms late")};
    return value_numbered(place, "in a sentence", words[side_of(error_us)], (int)value_ms("", error_us).number);
}

struct message words_missed(enum edge edge)
{
    return edge == EDGE_LIFT ? _("catch the next one") : _("ride it to the floor");
}

struct message words_closeness(enum heel heel, int64_t mean_us, int64_t spread_us)
{
    const char *words = heel == HEEL_LEFT ? N_("Left {mean} ± {spread}") : N_("Right {mean} ± {spread}");
    return _f(words, value_signed_ms("mean", mean_us), value_ms("spread", spread_us));
}

struct message words_closeness_said(enum heel heel, int64_t mean_us, int64_t spread_us)
{
    const char *words = heel == HEEL_LEFT ? N_("Left heel: {mean} on average, spread {spread}")
                                          : N_("Right heel: {mean} on average, spread {spread}");
    return _f(words, value_timing("mean", mean_us), value_ms("spread", spread_us));
}

struct message words_near(int32_t near, int32_t count, int64_t within_us)
{
    return _nf("{near} of {count} lift or landing was within {time} of the beat",
               "{near} of {count} lifts and landings were within {time} of the beat", count, value_number("near", near),
               value_ms("time", within_us));
}

struct message words_through(int64_t first_us, int64_t last_us)
{
    return _f("The first third was {first}, the last {last}", value_timing("first", first_us),
              value_timing("last", last_us));
}

struct message words_bias(int64_t bias_us, struct value device)
{
    const char *words = bias_us < 0 ? N_("You were {time} early all along; it may be {device} or the sound, not you.")
                                    : N_("You were {time} late all along; it may be {device} or the sound, not you.");
    return _f(words, value_ms("time", bias_us), device);
}

struct message words_bias_correct(int64_t bias_us)
{
    return _f("Correct by {time}", value_ms("time", bias_us));
}

struct facts words_measured(enum edge edge, const struct calibration_edge *measured)
{
    static const char *const words[EDGE_COUNT][SIDE_COUNT] = {
        [EDGE_LIFT] = {N_("lifts {time} early"), N_("lifts on the beat"), N_("lifts {time} late")},
        [EDGE_LANDING] = {N_("landings {time} early"), N_("landings on the beat"), N_("landings {time} late")}};
    struct facts facts = {.count = 0};
    facts_add(&facts, _f(words[edge][side_of(measured->offset_us)], value_ms("time", measured->offset_us)));
    facts_add(&facts, _f("spread {time}", value_ms("time", measured->spread_us)));
    /* Rounded up: nothing is surer than it is said to be. */
    facts_add(&facts, _f("sure to ± {time}", value_ms("time", (measured->sure_us + 999) / 1000 * 1000)));
    return facts;
}

struct message words_measuring(const struct calibration_result *now)
{
    if (now->counted == 0)
        return _n("Warming up: the first {count} rep doesn’t count", "Warming up: the first {count} reps don’t count",
                  CALIBRATION_WARM_UP);
    return _nf("{done} of about {count} rep", "{done} of about {count} reps", now->counted + now->wanted,
               value_number("done", now->counted));
}

struct message words_more_reps(int32_t wanted)
{
    return _nf("About {count} rep more makes it sure to ± {time}. Rest your legs as long as you like.",
               "About {count} reps more make it sure to ± {time}. Rest your legs as long as you like.", wanted,
               value_ms("time", CALIBRATION_SURE_US));
}

struct facts words_refused(const struct calibration_result *result)
{
    struct facts facts = {.count = 0};
    facts_add(&facts, _n("{count} rep counted", "{count} reps counted", result->counted));
    facts_add(&facts, _f("spread {lift} lifting, {landing} landing, may be {most}",
                         value_ms("lift", result->edges[EDGE_LIFT].spread_us),
                         value_ms("landing", result->edges[EDGE_LANDING].spread_us),
                         value_ms("most", CALIBRATION_SPREAD_MAX_US)));
    return facts;
}
