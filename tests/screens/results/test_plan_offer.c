#include "check.h"
#include "screens/results/plan_offer.h"
#include "stage/fixture.h"

/* A session of the player as long and as good as the starting plan asks for. */
static void add_session(struct fixture *fixture, int32_t days_ago)
{
    fixture_history(fixture, 0, days_ago, 9000);
    for (int32_t i = 0; i < fixture->player.history.count; i++) {
        struct session_record *record = &fixture->player.history.records[i];
        if (record->day != fixture->player.today - days_ago)
            continue;
        record->reps = record->counted = 60;
        record->played_us = 120000000;
        record->cadence_milli = 30000;
        record->steadiness_bp = 500;
    }
}

static struct session_record *last(struct fixture *fixture)
{
    return &fixture->player.history.records[fixture->player.history.count - 1];
}

static enum plan_step found(const struct fixture *fixture)
{
    return plan_offer_find(&fixture->player.profile, &fixture->player.history, fixture->player.today).step;
}

static void open_good(struct fixture *fixture)
{
    fixture_open(fixture, &fixture_short, 1);
    for (int32_t ago = 2; ago >= 0; ago--)
        add_session(fixture, ago);
    assert_int_equal(found(fixture), PLAN_LONGER);
}

/* What isn't the player's own session at the level's own tempo says nothing. */
static void test_what_speaks(void **state)
{
    (void)state;
    struct fixture fixture;
    open_good(&fixture);
    struct session_record kept = *last(&fixture);
    strcpy(last(&fixture)->player, "perfect");
    assert_int_equal(found(&fixture), PLAN_STAY);
    *last(&fixture) = kept;
    last(&fixture)->kind = SESSION_PRACTICE;
    assert_int_equal(found(&fixture), PLAN_STAY);
    last(&fixture)->kind = SESSION_QUICK;
    assert_int_equal(found(&fixture), PLAN_LONGER);
    last(&fixture)->tempo_percent = 90;
    assert_int_equal(found(&fixture), PLAN_STAY);
    *last(&fixture) = kept;
    last(&fixture)->finished = false;
    assert_int_equal(found(&fixture), PLAN_STAY);
    *last(&fixture) = kept;
    last(&fixture)->counted = 50;
    assert_int_equal(found(&fixture), PLAN_STAY);
    *last(&fixture) = kept;
    last(&fixture)->bounces = last(&fixture)->short_reps = 3; /* a tenth */
    assert_int_equal(found(&fixture), PLAN_STAY);
    last(&fixture)->short_reps = 2;
    assert_int_equal(found(&fixture), PLAN_LONGER);
    fixture_close(&fixture);
}

static void test_many_days_to_come(void **state)
{
    (void)state;
    struct fixture fixture;
    open_good(&fixture);
    for (int32_t i = 1; i <= PLAN_LOOKS_BACK + 3; i++)
        add_session(&fixture, -i);
    assert_int_equal(found(&fixture), PLAN_LONGER); /* of the three that have been */
    fixture_close(&fixture);
}

static void test_taken_and_left(void **state)
{
    (void)state;
    struct fixture fixture;
    int32_t today;
    open_good(&fixture);
    today = fixture.player.today;
    struct plan_hint hint = plan_offer_find(&fixture.player.profile, &fixture.player.history, today);
    plan_offer_leave(&fixture.player.profile, today);
    assert_int_equal(fixture.player.profile.plan_minutes, 2);
    assert_int_equal(found(&fixture), PLAN_STAY);
    assert_int_equal(plan_offer_find(&fixture.player.profile, &fixture.player.history, today + 2).step, PLAN_STAY);
    assert_int_equal(plan_offer_find(&fixture.player.profile, &fixture.player.history, today + 3).step, PLAN_LONGER);
    plan_offer_take(&fixture.player.profile, &hint, today + 3);
    assert_int_equal(fixture.player.profile.plan_minutes, 3);
    assert_string_equal(fixture.player.profile.plan_changed, "2026-11-25");
    assert_int_equal(plan_offer_find(&fixture.player.profile, &fixture.player.history, today + 9).step, PLAN_STAY);
    strcpy(fixture.player.profile.plan_asked, "nonsense"); /* a file may say anything */
    strcpy(fixture.player.profile.plan_changed, "2026-99-99");
    fixture.player.profile.plan_minutes = 2;
    assert_int_equal(found(&fixture), PLAN_LONGER);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_speaks), cmocka_unit_test(test_many_days_to_come),
                                       cmocka_unit_test(test_taken_and_left)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
