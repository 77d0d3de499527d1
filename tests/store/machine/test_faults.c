/* What is found in a data folder with a fault of each kind, and that each is told once. */
#include "store/machine/faults.h"

#include "folder.h"

static const char settings[] = "{\"format\":\"heelbeat-settings/1\",\"music_volume\":900,\"cue_volume\":5}";

static void make_faults(const char *data)
{
    folder_write_text(data, "settings.json", settings);
    folder_write_text(data, "devices.json",
                      "{\"format\":\"heelbeat-devices/1\",\"devices\":[{\"id\":\"a\",\"kind\":\"harp\"}]}");
    folder_write_text(data, "devices.json.damaged-1", "");
    folder_write_text(data, "profiles/me/profile.json", "{\"format\":\"heelbeat-profile/1\",\"goal_minutes\":0}");
    folder_write_text(data, "profiles/me/sessions/desk.jsonl", "\n{\n{\"format\":\"heelbeat-session/2\"}\n");
    folder_write_text(data, "profiles/me/sessions/bad.jsonl/inner", "");
    folder_write_text(data, "profiles/me/changes/desk.jsonl", "{\n");
}

static const struct fault *find(const struct faults *faults, enum fault_kind kind, const char *file, const char *place,
                                int32_t line)
{
    for (int i = 0; i < faults_kept(faults); i++) {
        const struct fault *fault = &faults->items[i];
        if (fault->kind == kind && strcmp(fault->file, file) == 0 && strcmp(fault->place, place) == 0 &&
            fault->line == line)
            return fault;
    }
    fail_msg("nothing of kind %s in %s, %s, line %d", fault_kind_words[kind], file, place, (int)line);
    return NULL;
}

static void test_every_kind_is_found(void **state)
{
    static struct faults faults;
    const struct faults_places places = {*state, *state, "me"};

    make_faults(*state);
    faults_look(&faults, &places);
    assert_int_equal(faults.count, 8);
    const struct fault *volume = find(&faults, FAULT_MEMBER, "settings.json", "music_volume", 0);
    assert_string_equal(volume->error.what, "is 900");
    find(&faults, FAULT_MEMBER, "devices.json", "devices[0].kind", 0);
    find(&faults, FAULT_ASIDE, "devices.json.damaged-1", "", 0);
    find(&faults, FAULT_MEMBER, "profiles/me/profile.json", "goal_minutes", 0);
    find(&faults, FAULT_LINE, "profiles/me/sessions/desk.jsonl", "", 2);
    find(&faults, FAULT_LATER, "profiles/me/sessions/desk.jsonl", "", 3);
    find(&faults, FAULT_CHANGE, "profiles/me/changes/desk.jsonl", "", 1);
    const struct fault *refused = find(&faults, FAULT_REFUSED, "profiles/me", "", 0);
    assert_non_null(strstr(refused->error.where, "bad.jsonl"));
    folder_expect(*state, "settings.json", settings); /* looked at alone */
}

static void test_each_is_told_once(void **state)
{
    static struct faults faults;
    struct faults_places places = {*state, *state, "me"};

    make_faults(*state);
    faults_look(&faults, &places);
    assert_int_equal(faults_untold(&faults), 8);
    assert_true(faults_remember(&faults, &places, NULL));
    assert_int_equal(faults_untold(&faults), 0);
    faults_look(&faults, &places);
    assert_int_equal(faults.count, 8);
    assert_int_equal(faults_untold(&faults), 0);
    /* Another member goes bad, and one is mended: that one is told again should it go bad again. */
    folder_write_text(*state, "settings.json", "{\"format\":\"heelbeat-settings/1\",\"cue_volume\":101}");
    faults_look(&faults, &places);
    assert_int_equal(faults_untold(&faults), 1);
    assert_true(faults_remember(&faults, &places, NULL));
    folder_write_text(*state, "settings.json", settings);
    faults_look(&faults, &places);
    assert_int_equal(faults_untold(&faults), 1);
    /* Another profile is looked at meanwhile. */
    places.profile = "you";
    faults_look(&faults, &places);
    assert_true(faults_remember(&faults, &places, NULL));
    places.profile = "me";
    faults_look(&faults, &places);
    assert_int_equal(faults_untold(&faults), 0);
}

static void test_nothing_is_nothing(void **state)
{
    static struct faults faults;
    const struct faults_places places = {*state, *state, "me"};

    faults_look(&faults, &places);
    assert_int_equal(faults.count, 0);
    assert_true(faults_remember(&faults, &places, NULL));
    assert_int_equal(folder_count(*state, ""), 0);
    folder_write_text(*state, "told.json", "nonsense");
    make_faults(*state);
    faults_look(&faults, &places);
    assert_int_equal(faults_untold(&faults), 8);
    assert_true(faults_remember(&faults, &places, NULL));
}

/* However many there are, memory and file stay small. */
static void test_very_many(void **state)
{
    static struct faults faults;
    static char text[3000];
    const struct faults_places places = {*state, *state, "me"};

    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 2 ? '\n' : 'x';
    folder_write_text(*state, "profiles/me/sessions/desk.jsonl", text);
    faults_look(&faults, &places);
    assert_int_equal(faults.count, sizeof text / 2);
    assert_int_equal(faults_untold(&faults), FAULTS_MAX);
    assert_true(faults_remember(&faults, &places, NULL));
    faults_look(&faults, &places);
    assert_int_equal(faults_untold(&faults), 0);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_every_kind_is_found),
        ROW(test_each_is_told_once),
        ROW(test_nothing_is_nothing),
        ROW(test_very_many),
    };

    return cmocka_run_group_tests_name("store/faults", tests, NULL, NULL);
}
