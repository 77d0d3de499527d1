#include "files/commit.h"

#include "check.h"
#include "files/commit_scripted.h"

static void test_this_system_waits_for_its_disk(void **state)
{
    struct error error = {0};

    (void)state;
    assert_int_equal(commits_state(&commits_system, commits_ask(&commits_system), &error), COMMIT_SAFE);
    assert_int_equal(commits_state(NULL, commits_ask(NULL), &error), COMMIT_SAFE);
}

static void test_a_commit_is_pending_until_it_is_settled(void **state)
{
    struct commit_scripted scripted;
    struct error error = {0};

    (void)state;
    commit_scripted_init(&scripted);
    struct commit first = commits_ask(&scripted.commits);
    assert_int_equal(commits_state(&scripted.commits, first, &error), COMMIT_PENDING);
    commit_scripted_settle(&scripted);
    struct commit second = commits_ask(&scripted.commits); /* too late for that one */
    assert_int_equal(commits_state(&scripted.commits, first, &error), COMMIT_SAFE);
    assert_int_equal(commits_state(&scripted.commits, second, &error), COMMIT_PENDING);
    assert_string_equal(error.what, "");
}

static void test_a_failure_says_why_until_a_later_one_is_safe(void **state)
{
    struct commit_scripted scripted;
    struct error error = {0}, why;

    (void)state;
    commit_scripted_init(&scripted);
    error_set(&why, "the browser", "keeps no more", "free some space");
    struct commit first = commits_ask(&scripted.commits);
    commit_scripted_fail(&scripted, &why);
    struct commit second = commits_ask(&scripted.commits);
    assert_int_equal(commits_state(&scripted.commits, first, &error), COMMIT_FAILED);
    assert_string_equal(error.what, "keeps no more");
    assert_int_equal(commits_state(&scripted.commits, second, NULL), COMMIT_PENDING);
    commit_scripted_settle(&scripted);
    assert_int_equal(commits_state(&scripted.commits, first, NULL), COMMIT_SAFE); /* the second covers it */
    assert_int_equal(commits_state(&scripted.commits, second, NULL), COMMIT_SAFE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_this_system_waits_for_its_disk),
        cmocka_unit_test(test_a_commit_is_pending_until_it_is_settled),
        cmocka_unit_test(test_a_failure_says_why_until_a_later_one_is_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
