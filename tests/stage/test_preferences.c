#include "stage/preferences.h"

#include <unistd.h>

#include "blame.h"
#include "check.h"
#include "folder.h"

struct listener {
    struct settings before, now;
    int told;
    bool fails;
};

struct scene {
    char data[FOLDER_PATH];
    struct preferences preferences;
    struct listener first, second;
};

static int set_up(void **state)
{
    static struct scene scene;
    scene = (struct scene){0};
    *state = &scene;
    return folder_make(scene.data) && preferences_open(&scene.preferences, scene.data, scene.data, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    folder_remove(scene->data);
    return 0;
}

static bool told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct listener *listener = context;
    listener->before = *before;
    listener->now = *now;
    listener->told++;
    if (listener->fails)
        error_set(error, "the card", "is gone", "plug it in");
    return !listener->fails;
}

static bool set_volume(struct scene *scene, int32_t percent, struct error *error)
{
    struct settings settings = scene->preferences.now;
    settings.music_volume = percent;
    return preferences_change(&scene->preferences, &settings, error);
}

static void all_who_listen_are_told_of_before_and_now(void **state)
{
    struct scene *scene = *state;
    assert_true(preferences_listen(&scene->preferences, told, &scene->first));
    assert_true(preferences_listen(&scene->preferences, told, &scene->second));
    assert_true(set_volume(scene, 31, NULL));
    assert_int_equal(scene->first.told, 1);
    assert_int_equal(scene->second.told, 1);
    assert_int_equal(scene->second.before.music_volume, 90);
    assert_int_equal(scene->second.now.music_volume, 31);
    assert_int_equal(scene->preferences.now.music_volume, 31);
}

static void who_listens_no_more_is_told_no_more(void **state)
{
    struct scene *scene = *state;
    preferences_listen(&scene->preferences, told, &scene->first);
    preferences_listen(&scene->preferences, told, &scene->second);
    preferences_forget(&scene->preferences, &scene->first);
    assert_true(set_volume(scene, 31, NULL));
    assert_int_equal(scene->first.told, 0);
    assert_int_equal(scene->second.told, 1);
}

static void there_is_room_for_so_many_and_no_more(void **state)
{
    struct scene *scene = *state;
    for (int i = 0; i < PREFERENCES_LISTENERS_MAX; i++)
        assert_true(preferences_listen(&scene->preferences, told, &scene->first));
    assert_false(preferences_listen(&scene->preferences, told, &scene->second));
    assert_true(set_volume(scene, 31, NULL));
    assert_int_equal(scene->first.told, PREFERENCES_LISTENERS_MAX);
    assert_int_equal(scene->second.told, 0);
}

/* One that can't follow keeps neither the others from it nor the setting from being kept. */
static void a_failure_is_told_and_the_setting_is_in_force_and_saved(void **state)
{
    struct scene *scene = *state;
    struct settings kept;
    struct error error = {0};
    scene->first.fails = true;
    preferences_listen(&scene->preferences, told, &scene->first);
    preferences_listen(&scene->preferences, told, &scene->second);
    assert_false(set_volume(scene, 31, &error));
    assert_string_equal(error.what, "is gone");
    assert_int_equal(scene->second.now.music_volume, 31);
    assert_true(settings_load(scene->data, &kept, NULL));
    assert_int_equal(kept.music_volume, 31);
}

static void what_can_t_be_saved_is_in_force_all_the_same(void **state)
{
    struct scene *scene = *state;
    struct error error = {0};
    char nowhere[FOLDER_FILE];
    snprintf(nowhere, sizeof nowhere, "%s/file", scene->data);
    FILE *file = fopen(nowhere, "w");
    assert_non_null(file);
    fclose(file);
    scene->preferences.folder = nowhere; /* no folder can be there */
    preferences_listen(&scene->preferences, told, &scene->first);
    assert_false(set_volume(scene, 31, &error));
    assert_true(error.what[0] != '\0');
    assert_int_equal(scene->first.now.music_volume, 31);
    assert_int_equal(scene->preferences.now.music_volume, 31);
}

/* A guest's habits are the owner's until it has some of its own: what could not be read of them is not taken for none.
 * Reading /proc/self/mem from its start is an error of the disk. */
static void what_could_not_be_read_is_not_saved_over(void **state)
{
    struct scene *scene = *state;
    char path[FOLDER_FILE], guest[FOLDER_FILE];
    struct preferences preferences;
    struct error error = {0};
    struct settings changed;
    folder_path(guest, scene->data, "machines/guest");
    assert_int_equal(symlink("/proc/self/mem", folder_path(path, scene->data, "settings.json")), 0);
    assert_false(preferences_open(&preferences, scene->data, guest, &error));
    assert_string_equal(blame(&error, "reason", 0), "the disk failed");
    changed = preferences.now;
    changed.cue_volume = 11;
    error = (struct error){0};
    assert_false(preferences_change(&preferences, &changed, &error));
    assert_string_equal(blame(&error, "reason", 0), "the disk failed");
    assert_int_equal(preferences.now.cue_volume, 11);
    assert_false(folder_has(guest, "settings.json"));
    unlink(path); /* the disk is well again */
    folder_write_text(scene->data, "settings.json", "{\"format\":\"heelbeat-settings/1\",\"music_volume\":7}");
    changed.text_scale = 150;
    assert_true(preferences_change(&preferences, &changed, &error));
    assert_int_equal(preferences.now.music_volume, 7);
    assert_true(settings_load(guest, &changed, NULL));
    assert_int_equal(changed.music_volume, 7);
    assert_int_equal(changed.cue_volume, 11);
    assert_int_equal(changed.text_scale, 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_who_listen_are_told_of_before_and_now, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_listens_no_more_is_told_no_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(there_is_room_for_so_many_and_no_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failure_is_told_and_the_setting_is_in_force_and_saved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_can_t_be_saved_is_in_force_all_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_could_not_be_read_is_not_saved_over, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
