/* The sentences: which message each is, with which values. A branch that takes another message turns its row red. */
#include "check.h"
#include "core/made/quick.h"
#include "said.h"
#include "words/daily.h"
#include "words/device.h"
#include "words/dose.h"
#include "words/form.h"
#include "words/history.h"
#include "words/level.h"
#include "words/music.h"
#include "words/plan.h"
#include "words/player.h"
#include "words/program.h"
#include "words/session.h"
#include "words/streak.h"
#include "words/timing.h"

#define COUNT(rows) (sizeof rows / sizeof rows[0])
#define THE_DAY     20779 /* 2026-11-22, a Sunday */

static void test_timing(void **state)
{
    (void)state;
    assert_said(words_timing(-18400), "{time} early [time=ms 18]");
    assert_said(words_timing(499), "on the beat [time=ms 0]");
    assert_said(words_timing(500), "{time} late [time=ms 1]");
    assert_said(words_verdict(VERDICT_MISS), "Missed");
    assert_string_equal(words_verdict(VERDICT_MISS).context, "verdict");
    assert_said(words_missed(EDGE_LIFT), "catch the next one");
    assert_said(words_missed(EDGE_LANDING), "ride it to the floor");
    assert_said(words_closeness(HEEL_RIGHT, -12000, 30400),
                "Right {mean} ± {spread} [mean=signed ms -12, spread=ms 30]");
    assert_said(
        words_bias(-40000, value_device("device", &(struct device_setup){.kind = DEVICE_KEYBOARD})),
        "You were {time} early all along; it may be {device} or the sound, not you. [time=ms 40, device=name in a "
        "sentence/the keyboard]");
    assert_said(
        words_bias(40000, value_device("device", &(struct device_setup){.kind = DEVICE_PAD, .name = "My mat"})),
        "You were {time} late all along; it may be {device} or the sound, not you. [time=ms 40, device=text My mat]");
    assert_said(words_bias_correct(-40000), "Correct by {time} [time=ms 40]");
    assert_said(words_closeness_said(HEEL_LEFT, -12000, 30400),
                "Left heel: {mean} on average, spread {spread} [mean=name in a sentence/{number} ms early 12, "
                "spread=ms 30]");
    assert_said(words_closeness_said(HEEL_RIGHT, 400, 30400),
                "Right heel: {mean} on average, spread {spread} [mean=name in a sentence/on the beat, spread=ms 30]");
    assert_said(words_through(12000, -300),
                "The first third was {first}, the last {last} [first=name in a sentence/{number} ms late 12, "
                "last=name in a sentence/on the beat]");
    assert_said(words_near(212, 240, 50000), "{near} of {count} lift or landing was within {time} of the beat "
                                             "[count=number 240, near=number 212, time=ms 50]");
}

static void test_measured(void **state)
{
    (void)state;
    struct calibration_edge late = {.offset_us = 12000, .spread_us = 9000, .sure_us = 4001}, on = {.offset_us = -400};
    struct facts facts = words_measured(EDGE_LANDING, &late);
    ASSERT_FACTS(&facts, "landings {time} late [time=ms 12]", "spread {time} [time=ms 9]",
                 "sure to ± {time} [time=ms 5]");
    facts = words_measured(EDGE_LIFT, &on);
    assert_said(facts.items[0], "lifts on the beat [time=ms 0]");
}

static void test_prompts(void **state)
{
    (void)state;
    static const struct {
        struct form_prompt prompt;
        const char *says;
    } rows[] = {
        {{.fault = FORM_RUSHING, .side = FORM_LEFT}, "A little slower on the left: wait for the hill"},
        {{.fault = FORM_WEAKER, .side = FORM_LEFT}, "Keep the left heel up as long as the right"},
        {{.fault = FORM_WEAKER, .side = FORM_LEFT, .by_height = true}, "Lift the left heel as high as the right"},
        {{.fault = FORM_WEAKER, .side = FORM_RIGHT, .by_height = true}, "Lift the right heel as high as the left"},
        {{.fault = FORM_WEAKER, .side = FORM_BOTH, .by_height = true}, "Lift both heels alike"},
        {{.fault = FORM_FADING, .side = FORM_RIGHT, .by_height = true}, "Lift the right heel as high as at the start"},
        {{.fault = FORM_BOUNCING, .offer = true}, "Two breaths’ rest? Hold left for a pause"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_said(words_prompt(&rows[i].prompt), rows[i].says);
    for (int fault = 0; fault < FORM_FAULT_COUNT; fault++)
        for (int side = 0; side < FORM_SIDE_COUNT; side++)
            assert_non_null(words_prompt(&(struct form_prompt){.fault = fault, .side = side}).one);
}

static void test_form(void **state)
{
    (void)state;
    struct facts facts = words_faults(2, 1);
    ASSERT_FACTS(&facts, "{count} bounce off the floor [count=number 2]", "{count} short rep [count=number 1]");
    facts = words_faults(0, 3);
    ASSERT_FACTS(&facts, "{count} short rep [count=number 3]");
    facts = words_faults(0, 0);
    ASSERT_FACTS(&facts, "No bounces, no short reps");
    assert_said(words_sway(349), "{percent} sway [percent=percent 3]");
    assert_said(words_balance(4850), "left {left} : {right} right [left=number 49, right=number 51]");
    assert_said(words_height(9000, 100 * (100 - FORM_FADE_PERCENT) + 1, 80), "fades at the end");
    assert_said(words_height(7999, 0, 80), "plan: {percent} [percent=percent 80]");
    assert_said(words_height(8000, 0, 80), "{percent} of your top [percent=percent 80]");
    assert_said(words_dial(DIAL_BALANCE), "Balance");
    assert_said(words_dial_said(DIAL_PACE, 92), "{dial}, {value} of 100 [dial=name dial/Pace, value=number 92]");
}

static void test_dose(void **state)
{
    (void)state;
    static const struct {
        int32_t minutes, sessions, goal_minutes, goal_sessions;
        const char *says;
    } rows[] = {
        {6, 1, 10, 2, "{done} of {count} minute [count=number 10, done=number 6]"},
        {10, 1, 10, 2, "{time}, {sessions} to go [time=amount 10 minutes, sessions=amount 1 sessions]"},
        {10, 2, 10, 2, "{time}, well done [time=amount 10 minutes]"},
        {15, 2, 10, 2, "{time}, and that is enough for today [time=amount 15 minutes]"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct day_totals day = {100, rows[i].minutes * INT64_C(60000000), rows[i].sessions};
        struct dose_goal goal = {rows[i].goal_minutes, rows[i].goal_sessions};
        assert_said(words_dose(&day, &goal), rows[i].says);
    }
    struct day_totals day = {182, 0, 1};
    struct facts facts = words_work(&day, &(struct dose_goal){10, 2});
    ASSERT_FACTS(&facts, "{count} rep [count=number 182]", "{done} of {count} session [count=number 2, done=number 1]");
    facts = words_work(&(struct day_totals){182, 0, 3}, &(struct dose_goal){10, 2});
    ASSERT_FACTS(&facts, "{count} rep [count=number 182]", "{count} session [count=number 3]");
    facts = words_work(&day, &(struct dose_goal){10, 1});
    ASSERT_FACTS(&facts, "{count} rep [count=number 182]");
}

static void test_row(void **state)
{
    (void)state;
    struct streak streak = {.current = 0, .best = 20, .freezes = 1, .weeks = 3};
    assert_said(words_row(12), "{count} day in a row [count=number 12]");
    struct facts facts = words_row_beside(&streak);
    ASSERT_FACTS(&facts, "{count} freeze kept [count=number 1]", "best row {count} day [count=number 20]",
                 "{count} week in a row [count=number 3]");
    streak = (struct streak){.current = 20, .best = 20, .weeks = 3};
    facts = words_row_beside(&streak);
    assert_int_equal(facts.count, 0);
    facts = words_row_growth(&(struct streak){.current = 11, .best = 11}, &(struct streak){.current = 12, .best = 12});
    ASSERT_FACTS(&facts, "up from {days} [days=number 11]", "a new best row");
    facts = words_row_growth(&(struct streak){0}, &(struct streak){.current = 1, .best = 1});
    ASSERT_FACTS(&facts, "your first day");
    facts = words_row_growth(&(struct streak){.current = 1, .best = 9}, &(struct streak){.current = 1, .best = 9});
    assert_int_equal(facts.count, 0);
}

static void test_row_stays(void **state)
{
    (void)state;
    for (int why = 0; why < ROW_STAYS_COUNT; why++)
        assert_non_null(words_row_stays((enum row_stays)why).one);
    assert_said(words_row_stays(ROW_OTHER_DAY), "a challenge keeps the row on its own day");
}

static void test_row_kept(void **state)
{
    (void)state;
    struct streak streak = {.last_frozen_day = THE_DAY - 1};
    assert_said(words_row_kept(&streak, THE_DAY), "");
    streak.recent[5] = STREAK_DAY_FROZEN;
    assert_said(words_row_kept(&streak, THE_DAY), "One freeze was spent yesterday");
    streak.last_frozen_day = THE_DAY - 3;
    assert_said(words_row_kept(&streak, THE_DAY), "One freeze was spent on {weekday} [weekday=weekday 20776]");
    streak.recent[1] = STREAK_DAY_FROZEN;
    assert_said(words_row_kept(&streak, THE_DAY), "Freezes were spent, the last on {weekday} [weekday=weekday 20776]");
    streak.last_frozen_day = THE_DAY - 1;
    assert_said(words_row_kept(&streak, THE_DAY), "Freezes were spent, the last yesterday");
}

static void test_freezes(void **state)
{
    (void)state;
    static const int32_t days[2] = {THE_DAY, THE_DAY - 9};
    assert_said(words_freezes_spent(0, days), "");
    assert_said(words_freezes_spent(1, days), "One freeze was spent on {day} [count=number 1, day=day 20779]");
    assert_said(words_freezes_spent(2, days),
                "Two freezes were spent, on {first} and {day} [day=day 20779, first=day 20770]");
    assert_said(words_freezes_spent(5, days), "One freeze was spent on {day} [count=number 5, day=day 20779]");
    assert_string_equal(words_freezes_spent(5, days).many, "{count} freezes were spent, the last on {day}");
    assert_said(words_freezes_kept(0), "Seven days in a row earn a freeze");
    assert_said(words_freezes_kept(2), "One freeze is kept [count=number 2]");
}

static void test_day_marks(void **state)
{
    (void)state;
    static const struct {
        enum streak_day mark;
        bool to_come, played;
        const char *says;
    } rows[] = {
        {STREAK_DAY_DONE, false, true, "daily done"},
        {STREAK_DAY_FROZEN, false, false, "a freeze kept your row"},
        {STREAK_DAY_REST, false, false, "a rest day, your row goes on"},
        {STREAK_DAY_TRAVEL, false, false, "travel passed it over, your row goes on"},
        {STREAK_DAY_OPEN, false, true, "the daily is still open"},
        {STREAK_DAY_OPEN, true, false, "still to come"},
        {STREAK_DAY_MISSED, false, false, "no session"},
        {STREAK_DAY_MISSED, false, true, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_said(words_day_mark(rows[i].mark, rows[i].to_come, rows[i].played), rows[i].says);
}

static void test_plan(void **state)
{
    (void)state;
    static const struct {
        struct plan_hint hint;
        const char *reason, *take, *taken;
    } rows[] = {
        {{PLAN_LONGER, PLAN_GOOD, {4, 80, 30}},
         "Three good sessions: there is room for a minute more.",
         "Step up to {count} minute [count=number 4]",
         "Your plan is now {sessions} × {time} a day. [sessions=number 2, time=amount 4 minutes]"},
        {{PLAN_HIGHER, PLAN_GOOD, {4, 80, 30}},
         "Three good sessions: try a little higher.",
         "Step up to {percent} height [percent=percent 80]",
         "Your plan is now {percent} of your top. [percent=percent 80]"},
        {{PLAN_FASTER, PLAN_GOOD, {4, 80, 30}},
         "Three steady sessions: try a little faster.",
         "Step up to {count} rep a minute [count=number 30]",
         "Your plan is now {count} rep a minute. [count=number 30]"},
        {{PLAN_SHORTER, PLAN_AWAY, {4, 80, 30}},
         "Welcome back! Begin gently, with shorter sessions.",
         "Ease off to {count} minute [count=number 4]",
         "Your plan is now {sessions} × {time} a day. [sessions=number 2, time=amount 4 minutes]"},
        {{PLAN_SLOWER, PLAN_FAULTS, {4, 80, 30}},
         "Slower reps are easier to do well.",
         "Ease off to {count} rep a minute [count=number 30]",
         "Your plan is now {count} rep a minute. [count=number 30]"},
        {{PLAN_STAY, PLAN_GOOD, {4, 80, 30}}, "", "", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_said(words_plan_reason(&rows[i].hint), rows[i].reason);
        assert_said(words_plan_take(&rows[i].hint), rows[i].take);
        assert_said(words_plan_taken(&rows[i].hint, 2), rows[i].taken);
    }
    for (enum plan_reason reason = PLAN_AWAY; reason < PLAN_REASON_COUNT; reason++)
        for (enum plan_step step = PLAN_SHORTER; step <= PLAN_SLOWER; step++)
            assert_non_null(words_plan_reason(&(struct plan_hint){step, reason, {0}}).one);
    assert_said(words_plan(2, 3), "Your plan: {sessions} × {time} [sessions=number 2, time=amount 3 minutes]");
}

static const struct told_session told = {.kind = TOLD_LEVEL,
                                         .level = "first-steps",
                                         .title = "First Steps",
                                         .scored = true,
                                         .accuracy_bp = 9640,
                                         .counted = 83,
                                         .reps = 84,
                                         .played_us = 180000000,
                                         .tempo_percent = 100,
                                         .finished = true};

static void test_session(void **state)
{
    (void)state;
    struct told_session session = told;
    struct facts facts = words_session(&session);
    assert_said(words_session_title(&session), "{title} [title=name level:first-steps/First Steps]");
    ASSERT_FACTS(&facts, "{accuracy} [accuracy=percent 96.4]",
                 "{counted} of {count} rep [count=number 84, counted=number 83]", "{time} [time=amount 3 minutes]");
    session.kind = TOLD_PRACTICE;
    session.scored = session.finished = false;
    session.tempo_percent = 80;
    session.title = "";
    facts = words_session(&session);
    assert_said(words_session_title(&session), "{title} (practice) [title=name level:first-steps/first-steps]");
    ASSERT_FACTS(&facts, "{count} rep [count=number 83]", "{time} [time=amount 3 minutes]",
                 "at {percent} tempo [percent=percent 80]", "not to the end");
    session.kind = TOLD_DAILY;
    assert_string_equal(words_session_title(&session).one, "{title} (daily)");
    assert_said(words_counted(1, 0, true), "{count} rep of practice [count=number 1]");
    assert_said(words_cadence(30), "{count} rep a minute [count=number 30]");
    facts = words_reps_done(83, 84, false, 61, 30);
    ASSERT_FACTS(&facts, "{counted} of {count} rep [count=number 84, counted=number 83]",
                 "best run {count} [count=number 61]", "{count} rep a minute [count=number 30]");
    assert_said(words_reps_done(8, 84, true, 6, 15).items[0], "{count} rep of practice [count=number 8]");
}

static void test_share(void **state)
{
    (void)state;
    assert_said(words_share(&(struct daily){THE_DAY, DAILY_STEADY}, &told, 12),
                "Heelbeat daily {date}: {accuracy}, {counted} of {reps}, streak {days} [date=iso date 20779, tier=name "
                "tier/steady, accuracy=percent 96.4, counted=number 83, reps=amount 84 reps, days=amount 12 days]");
    static const struct {
        enum daily_tier tier;
        int32_t days;
        const char *english;
    } rows[] = {
        {DAILY_STEADY, 0, "Heelbeat daily {date}: {accuracy}, {counted} of {reps}"},
        {DAILY_BRISK, 0, "Heelbeat daily {date}, {tier}: {accuracy}, {counted} of {reps}"},
        {DAILY_GENTLE, 1, "Heelbeat daily {date}, {tier}: {accuracy}, {counted} of {reps}, streak {days}"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(words_share(&(struct daily){THE_DAY, rows[i].tier}, &told, rows[i].days).one,
                            rows[i].english);
}

static void test_history(void **state)
{
    (void)state;
    struct trend_window window = {.step = TREND_BY_WEEK, .first = 20755, .last = 20792}; /* 29 October to 5 December */
    assert_said(words_month(THE_DAY), "{month} [month=month 20779]");
    assert_said(words_date(THE_DAY), "{weekday}, {date} [weekday=weekday 20779, date=date 20779]");
    assert_said(words_window(&window), "{month} [month=month 20786]");
    window.step = TREND_BY_DAY;
    assert_said(words_window(&window), "{from} to {to} [from=month name 20755, to=month 20792]");
    window.first -= 365;
    assert_said(words_window(&window), "{from} to {to} [from=month 20390, to=month 20792]");
    assert_said(words_reps_each(TREND_BY_WEEK), "Reps a week");
    assert_said(words_reps_over(TREND_BY_DAY, 4210, 426),
                "{total} in all, {most} at most in a day [total=amount 4210 reps, most=amount 426 reps]");
    assert_said(words_reps_over(TREND_BY_YEAR, 4210, 426),
                "{total} in all, {most} at most in a year [total=amount 4210 reps, most=amount 426 reps]");
    assert_said(words_went(TREND_ACCURACY, 8910, 9640),
                "Accuracy went from {first} to {last} [first=percent 89.1, last=percent 96.4]");
    assert_said(words_went(TREND_BALANCE, 5400, 5050),
                "The left heel’s share went from {first} to {last} [first=percent 54.0, last=percent 50.5]");
    struct facts facts = words_day_sums(148, 2, 360000000);
    ASSERT_FACTS(&facts, "{count} rep [count=number 148]", "{count} session [count=number 2]",
                 "{time} [time=amount 6 minutes]");
    facts = words_day_sums(0, 0, 0);
    assert_int_equal(facts.count, 0);
}

static void test_music(void **state)
{
    (void)state;
    assert_said(words_music("", "D minor"), "your own song");
    assert_said(words_music("Lofi", ""), "{style} [style=name style/Lofi]");
    assert_said(words_music("Lofi", "D minor"), "{style} in {key} [style=name style/Lofi, key=name key/D minor]");
}

static void test_steps(void **state)
{
    (void)state;
    static const struct {
        struct program_step step;
        const char *says;
    } rows[] = {
        {{.rest_s = 90}, "Rest, {time} [time=amount 90 seconds]"},
        {{.rest_s = 120}, "Rest, {time} [time=amount 2 minutes]"},
        {{.way = SET_BY_TURNS, .reps = 100, .lower = 1},
         "{way}, {amount} [way=name part/By turns, amount=amount 100 reps]"},
        {{.name = "Lower slowly", .seconds = 45, .lower = 2},
         "{way}, {amount}, at 1 : {lower} [way=name part/Lower slowly, amount=amount 45 seconds, lower=number 2]"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_said(words_step(&rows[i].step), rows[i].says);
    assert_said(words_rounds(1), "");
    assert_said(words_rounds(3), "{count} round [count=number 3]");
}

static void test_levels(void **state)
{
    (void)state;
    static const struct {
        struct rep reps[2];
        const char *says;
    } rows[] = {
        {{{.top_us = 10, .lower_us = 12, .landing_us = 22}, {.top_us = 20, .lower_us = 20, .landing_us = 40}},
         "1 : {lower} [lower=number 1]"},
        {{{.top_us = 10, .landing_us = 15}, {.top_us = 20, .landing_us = 30}}, "1 : {lower} [lower=fixed 1.5]"},
        {{{.top_us = 30, .landing_us = 10}, {.top_us = 30, .landing_us = 10}}, "{lift} : 1 [lift=number 3]"},
        {{{.top_us = 10, .landing_us = 10}, {.top_us = 10, .landing_us = 20}}, "mixed"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct rep reps[2] = {rows[i].reps[0], rows[i].reps[1]};
        assert_said(words_ratio(&(struct chart){.reps = reps, .rep_count = 2}), rows[i].says);
    }
    assert_said(words_ratio(&(struct chart){0}), "");
    assert_said(words_level_about("relay", "Turns"), "{about} [about=name level:relay/Turns]");
    assert_said(words_level_title("relay", "Relay"), "{level} [level=name level:relay/Relay]");
    assert_said(words_part("Breathe"), "{part} [part=name part/Breathe]");
    assert_said(words_part("Round 12"), "Round {number} [number=number 12]");
    assert_said(words_part("Round and round"), "{part} [part=name part/Round and round]");
}

static void test_made_levels(void **state)
{
    (void)state;
    static const struct {
        const char *name, *title, *says;
    } rows[] = {
        {"quick-3min-lofi-30rpm-7", "3 minutes", "{count} minute [count=number 3]"},
        {"quick-100reps-lofi-30rpm-7", "100 reps", "{count} rep [count=number 100]"},
        {"practice-2-first-steps", "Together · First Steps",
         "{part} · {level} [part=name part/Together, level=name level:first-steps/First Steps]"},
        {"practice-2-first-steps", "Other", "{level} [level=text Other]"},
        {"program-one-hundred-lofi-30rpm-7", "One hundred", "{level} [level=name program/One hundred]"},
        {"program-one-hundred-lofi-30rpm-7", "One hundred · 2 min",
         "{level} · {time} [level=name program/One hundred, time=amount 2 minutes]"},
        {"daily-2026-11-22-steady", "Even Ground", "{level} [level=name level:daily-2026-11-22-steady/Even Ground]"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_said(words_level_title(rows[i].name, rows[i].title), rows[i].says);
}

static void test_devices(void **state)
{
    (void)state;
    struct device_setup setup = {.kind = DEVICE_PAD};
    struct facts facts = words_bindings(&setup);
    ASSERT_FACTS(&facts, "not set up yet");
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {{CONTROL_HAT, CONTROL_UP, 2}}};
    setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 3, .controls = {{CONTROL_BUTTON, CONTROL_WHOLE, 2}}};
    setup.heels[HEEL_RIGHT].controls[1] = (struct control){CONTROL_AXIS, CONTROL_PLUS, 1};
    setup.heels[HEEL_RIGHT].count = 2;
    facts = words_controls(&setup);
    ASSERT_FACTS(
        &facts, "left: {controls} [controls=name control/hat {number} up 2]",
        "right: {controls} [controls=name control/button {number} 2, controls=name control/axis {number} + 1]");
    setup.heels[HEEL_RIGHT].count = 3;
    facts = words_bindings(&setup);
    ASSERT_FACTS(&facts, "left: {controls} [controls=name control/hat {number} up 2]",
                 "right: {controls} [controls=name control/{number} panels 3]");
    setup = (struct device_setup){.kind = DEVICE_SERIAL};
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 2, .controls = {{CONTROL_CHANNEL, CONTROL_WHOLE, 0}}};
    facts = words_bindings(&setup);
    ASSERT_FACTS(&facts, "serial sensor", "left: {controls} [controls=name control/{number} sensors 2]");
    for (int step = 0; step < WIZARD_STEP_COUNT; step++) {
        assert_non_null(words_wizard(step).one);
        assert_non_null(words_wizard_about(step).one);
    }
    assert_string_not_equal(words_wizard_about(WIZARD_REST).one, words_wizard_about(WIZARD_LEFT_UP).one);
    assert_string_not_equal(words_wizard_about(WIZARD_DONE).one, words_wizard_about(WIZARD_RIGHT_DOWN).one);
}

static void test_calibration(void **state)
{
    (void)state;
    struct calibration_result now = {.wanted = 16};
    assert_said(words_measuring(&now), "Warming up: the first {count} rep doesn’t count [count=number 4]");
    now = (struct calibration_result){.counted = 12, .wanted = 20};
    assert_said(words_measuring(&now), "{done} of about {count} rep [count=number 32, done=number 12]");
    assert_said(words_more_reps(1), "About {count} rep more makes it sure to ± {time}. Rest your legs as long as you "
                                    "like. [count=number 1, time=ms 10]");
    now.edges[EDGE_LIFT].spread_us = 80400;
    now.edges[EDGE_LANDING].spread_us = 30600;
    struct facts facts = words_refused(&now);
    ASSERT_FACTS(&facts, "{count} rep counted [count=number 12]",
                 "spread {lift} lifting, {landing} landing, may be {most} [lift=ms 80, landing=ms 31, most=ms 75]");
}

static void test_device_states(void **state)
{
    (void)state;
    struct device_setup setup = {.kind = DEVICE_PAD, .bound = true};
    setup.heels[HEEL_LEFT].count = 1;
    assert_said(words_device_state(device_state_of(&setup, false, true)), "away");
    assert_said(words_device_state(device_state_of(&setup, true, true)), "in use");
    assert_said(words_device_state(device_state_of(&setup, true, false)), "ready");
    setup.off = true;
    assert_said(words_device_state(device_state_of(&setup, true, false)), "off");
    setup = (struct device_setup){.kind = DEVICE_PAD, .bound = true};
    assert_said(words_device_state(device_state_of(&setup, true, false)), "new"); /* with nothing under a heel */
    setup = (struct device_setup){.kind = DEVICE_PAD};
    setup.heels[HEEL_LEFT].count = 1;
    assert_said(words_device_state(device_state_of(&setup, true, false)), "new"); /* guessed, not set up */
    assert_said(words_closed(DEVICE_KEYBOARD), "A key held down means");
    assert_said(words_closed(DEVICE_PAD), "A pressed panel means");
    assert_said(words_polarity(HEEL_ACTIVE_UP), "heel up");
    assert_said(words_polarity(HEEL_ACTIVE_DOWN), "heel down");
}

static void test_keys_and_phones(void **state)
{
    (void)state;
    static const char *const addresses[] = {"192.168.1.5", "10.0.0.2"};
    assert_said(words_heel_keys("F", "Keypad 0"), "{left} and {right} [left=text F, right=text Keypad 0]");
    assert_said(words_phones(0, NULL, 0), "OSC, off");
    assert_said(words_phones(9000, NULL, 0), "OSC port {port} [port=text 9000]");
    assert_said(words_phones(9000, addresses, 2),
                "OSC port {port} at {addresses} [port=text 9000, addresses=text 192.168.1.5, addresses=text 10.0.0.2]");
}

/* How facts stand beside one another, once. */
static void test_facts_are_filled(void **state)
{
    (void)state;
    char buffer[WORDS_SIZE];
    struct text text;
    struct facts facts = words_session(&told);
    text_init(&text, buffer, sizeof buffer);
    facts_fill(NULL, &text, &facts);
    assert_string_equal(buffer, "96.4 % · 83 of 84 reps · 3 minutes");
    for (int i = 0; i < FACTS_MAX + 2; i++)
        facts_add(&facts, _("more"));
    assert_int_equal(facts.count, FACTS_MAX);
}

static void test_daily(void **state)
{
    (void)state;
    struct told_daily daily = {.tier = DAILY_BRISK,
                               .done_at = DAILY_BRISK,
                               .accuracy_bp = 9640,
                               .end_us = 150000000,
                               .reps = 84,
                               .music = words_music("Lofi", "")};
    struct facts facts = words_daily(&daily);
    ASSERT_FACTS(&facts, "Today’s challenge");
    facts = words_daily_about(&daily);
    ASSERT_FACTS(&facts, "{time} [time=amount 3 minutes]", "{count} rep [count=number 84]",
                 "{style} [style=name style/Lofi]");
    daily.done = true;
    facts = words_daily(&daily);
    ASSERT_FACTS(&facts, "Done today", "{accuracy} [accuracy=percent 96.4]");
    daily.done_at = DAILY_GENTLE;
    facts = words_daily(&daily);
    ASSERT_FACTS(&facts, "Done today", "{accuracy} at {tier} [accuracy=percent 96.4, tier=name tier/gentle]");
    facts = words_daily_about(&daily);
    ASSERT_FACTS(&facts, "Play it again", "{time} [time=amount 3 minutes]", "{count} rep [count=number 84]");
    assert_said(words_daily_theme(THE_DAY), "{theme} [theme=name theme/a slow tide]");
    assert_said(words_daily_tier(DAILY_STEADY), "Challenge: {tier} [tier=name tier/steady]");
}

static void test_row_as_home_has_it(void **state)
{
    (void)state;
    const enum streak_day week[STREAK_RECENT_DAYS] = {STREAK_DAY_DONE, STREAK_DAY_FROZEN, STREAK_DAY_DONE};
    assert_said(words_row_unit(12), "day in a row [count=number 12]");
    assert_said(words_row_start(&(struct streak){.best = 0}), "Start your first day");
    assert_said(words_row_start(&(struct streak){.best = 3}), "Start a new row today");
    assert_said(words_row_week(week), "{done} of the last {count} days done [done=number 2, count=number 7]");
}

static void test_whole_programs(void **state)
{
    (void)state;
    struct program program = {
        .steps = {{.way = SET_TOGETHER, .reps = 100, .lower = 3}, {.rest_s = 90}, {.way = SET_LEFT, .reps = 1}},
        .step_count = 3};
    struct facts facts = words_program(&program, 3);
    ASSERT_FACTS(&facts, "{count} round [count=number 3]",
                 "{way}, {amount}, at 1 : {lower} [way=name part/Together, amount=amount 100 reps, lower=number 3]",
                 "Rest, {time} [time=amount 90 seconds]",
                 "{way}, {amount} [way=name part/Left heel, amount=amount 1 reps]");
    for (program.step_count = 0; program.step_count < 40; program.step_count++)
        program.steps[program.step_count] = (struct program_step){.way = SET_LEFT, .seconds = 60};
    facts = words_program(&program, 3);
    assert_int_equal(facts.count, FACTS_MAX);
    assert_said(facts.items[FACTS_MAX - 1], "and {count} more [count=number 30]");
}

static void test_ways(void **state)
{
    (void)state;
    struct level level;
    struct error error = {0};
    struct quick quick = {.minutes = 10, .rpm = 20, .style = "lofi"};
    assert_true(quick_level(&quick, &level, &error));
    struct facts facts = words_ways(&level);
    assert_true(level.part_count > facts.count); /* each is told once */
    assert_said(facts.items[0], "{part} [part=name part/Gently in]");
    assert_said(facts.items[facts.count - 1], "{part} [part=name part/Gently out]");
    for (int i = 1; i < facts.count; i++)
        assert_string_not_equal(values_text(&facts.items[i].values, 0), values_text(&facts.items[i - 1].values, 0));
    level_reset(&level);
}

static void test_who_and_with_what(void **state)
{
    (void)state;
    assert_said(_f("{player}", value_player("player", "default")), "{player} [player=name player/Player]");
    assert_said(_f("{player}", value_player("player", "Mira")), "{player} [player=text Mira]");
    assert_said(words_how_to_lift("F", "J", HEEL_ACTIVE_UP),
                "{left} and {right} are your heels: hold while the heel is up [left=text F, right=text J]");
    assert_said(words_how_to_lift("F", "J", HEEL_ACTIVE_DOWN),
                "{left} and {right} are your heels: hold while the heel is down [left=text F, right=text J]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timing),
        cmocka_unit_test(test_measured),
        cmocka_unit_test(test_prompts),
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_dose),
        cmocka_unit_test(test_row),
        cmocka_unit_test(test_row_stays),
        cmocka_unit_test(test_row_kept),
        cmocka_unit_test(test_freezes),
        cmocka_unit_test(test_day_marks),
        cmocka_unit_test(test_plan),
        cmocka_unit_test(test_session),
        cmocka_unit_test(test_share),
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_music),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_made_levels),
        cmocka_unit_test(test_devices),
        cmocka_unit_test(test_calibration),
        cmocka_unit_test(test_device_states),
        cmocka_unit_test(test_keys_and_phones),
        cmocka_unit_test(test_facts_are_filled),
        cmocka_unit_test(test_daily),
        cmocka_unit_test(test_row_as_home_has_it),
        cmocka_unit_test(test_whole_programs),
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_who_and_with_what),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
