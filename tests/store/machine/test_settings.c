#include "store/machine/settings.h"

#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "blame.h"
#include "core/base/error.h"
#include "files/file.h"
#include "folder.h"

static void assert_settings_equal(const struct settings *a, const struct settings *b)
{
#define X(field, fallback, min, max, label) assert_int_equal(a->field, b->field);
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) assert_string_equal(a->field, b->field);
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label) assert_int_equal(a->field, b->field);
    SETTINGS_WORDS(X)
#undef X
}

static void test_defaults_are_in_range(void **state)
{
    struct settings settings;

    (void)state;
    memset(&settings, 0x55, sizeof settings);
    settings_init(&settings);
#define X(field, fallback, min, max, label)                                                                            \
    assert_int_equal(settings.field, fallback);                                                                        \
    assert_true((fallback) >= (min) && (fallback) <= (max));
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) assert_string_equal(settings.field, fallback);
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label) assert_int_equal(settings.field, fallback);
    SETTINGS_WORDS(X)
#undef X
}

/* At a second desk the player's habits come along, and nothing that was measured at the first. */
static void test_moved_to_another_machine(void **state)
{
    struct settings settings, expected;

    (void)state;
    settings_init(&settings);
    settings.music_volume = 7;
    snprintf(settings.profile, sizeof settings.profile, "Mira");
    expected = settings;
    settings.audio_offset_ms = settings.display_offset_ms = 55;
    settings.keyboard_lift_offset_ms = settings.keyboard_landing_offset_ms = -9;
    settings.audio_buffer_frames = 2048;
    settings.window_width = 700;
    settings.window_height = 400;
    settings.fullscreen = !settings.fullscreen;
    settings_move(&settings);
    assert_settings_equal(&settings, &expected);
}

static void test_missing(void **state)
{
    struct settings settings, defaults;
    struct error error = {0};

    settings_init(&defaults);
    assert_true(settings_load(*state, &settings, &error));
    assert_settings_equal(&settings, &defaults);
    assert_int_equal(folder_count(*state, ""), 0);
}

/* A look at this machine's own, or at what it would begin with, writes nothing and sets nothing aside. */
static void test_peek(void **state)
{
    static const char shared[] = "{\"format\":\"heelbeat-settings/1\",\"language\":\"de\",\"window_width\":700}";
    static const char damaged[] = "{\"format\":\"heelbeat-settings/1\",\"language\":\"ja\",\"timing\":1}";
    char guest[FOLDER_FILE];
    struct settings settings;

    folder_path(guest, *state, "machines/a");
    settings_peek_here(*state, guest, &settings);
    assert_string_equal(settings.language, "system");
    folder_write_text(*state, "settings.json", shared);
    settings_peek_here(*state, guest, &settings);
    assert_string_equal(settings.language, "de");
    assert_int_equal(settings.window_width, 1280);
    settings_peek_here(*state, *state, &settings);
    assert_int_equal(settings.window_width, 700);
    folder_write_text(*state, "machines/a/settings.json", damaged);
    settings_peek_here(*state, guest, &settings);
    assert_string_equal(settings.language, "ja");
    assert_int_equal(settings.timing, TIMING_STANDARD);
    folder_expect(*state, "machines/a/settings.json", damaged);
    assert_int_equal(folder_count(guest, ""), 1);
    assert_int_equal(folder_count(*state, ""), 2);
}

/* Every field goes to the file and comes back, at both ends of its range. */
static void test_round_trip(void **state)
{
    struct settings low, high, found;
    struct error error = {0};

    settings_init(&low);
    settings_init(&high);
#define X(field, fallback, min, max, label)                                                                            \
    low.field = (min);                                                                                                 \
    high.field = (max);
    SETTINGS_INTS(X)
#undef X
#define X(field, type, fallback, words, count, label) high.field = (type)((count)-1);
    SETTINGS_WORDS(X)
#undef X
    strcpy(high.left_keys, "\"Q\", \\, \xC3\x9F, Left");
    strcpy(high.right_keys, "");
    strcpy(high.profile, "Oma Inge-2");
    assert_true(settings_change(*state, NULL, &low, &error));
    assert_true(settings_load(*state, &found, &error));
    assert_settings_equal(&found, &low);
    assert_true(settings_change(*state, NULL, &high, &error));
    assert_true(settings_load(*state, &found, &error));
    assert_settings_equal(&found, &high);
}

/* Each row of the table with values it must not take: the field keeps its default, the others are read, and the file
 * stays as it was, at every start. */
static void check_bad_value(const char *folder, const char *field, const char *value, bool is_bad)
{
    struct settings settings, expected;
    struct error error = {0};
    char text[512], word[64];
    bool is_width = strcmp(field, "window_width") == 0;

    settings_init(&expected);
    if (!is_width)
        expected.window_width = 1000;
    snprintf(text, sizeof text, "{\"format\":\"heelbeat-settings/1\",%s\"%s\":%s}",
             is_width ? "" : "\"window_width\":1000,", field, value);
    folder_write(folder, "settings.json", text, strlen(text));
    bool ok = settings_load(folder, &settings, &error);
    if (ok == is_bad)
        fail_msg("%s: %s should be %s", field, value, is_bad ? "refused" : "taken");
    if (!is_bad)
        return;
    assert_settings_equal(&settings, &expected);
    snprintf(word, sizeof word, ": %s", field);
    if (!strstr(error.where, word))
        fail_msg("%s: %s is blamed on %s", field, value, error.where);
    folder_expect(folder, "settings.json", text);
    assert_false(settings_load(folder, &settings, &error));
    assert_settings_equal(&settings, &expected);
    assert_int_equal(folder_count(folder, "damaged"), 0);
}

static void count_fault(void *context, const char *path, const char *place, const struct error *error)
{
    char *places = context;

    assert_non_null(strstr(path, "settings.json"));
    assert_string_not_equal(error->what, "");
    snprintf(places + strlen(places), 128 - strlen(places), "%s ", place);
}

/* The good rest is used and saved on; a bad member stays where it is until it is set anew, and is told with its place. */
static void test_a_bad_member_costs_no_other(void **state)
{
    struct settings before, settings, found;
    char places[128] = "";

    folder_write_text(*state, "settings.json",
                      "{\"format\":\"heelbeat-settings/1\",\"music_volume\":900,\"cue_volume\":5,\"timing\":\"soon\"}");
    assert_false(settings_load(*state, &settings, NULL));
    before = settings;
    settings.text_scale = 150;
    assert_true(settings_change(*state, &before, &settings, NULL));
    settings_look_here(*state, *state, count_fault, places);
    assert_string_equal(places, "music_volume timing ");
    assert_false(settings_load(*state, &found, NULL));
    assert_settings_equal(&found, &settings);
    assert_int_equal(found.cue_volume, 5);
    char *saved = folder_read(*state, "settings.json");
    assert_non_null(strstr(saved, "\"music_volume\":\t900"));
    free(saved);
    before = found;
    found.music_volume = 40;
    found.timing = TIMING_SHARP;
    assert_true(settings_change(*state, &before, &found, NULL));
    assert_true(settings_load(*state, &settings, NULL));
    assert_settings_equal(&found, &settings);
    places[0] = '\0';
    settings_look_here(*state, *state, count_fault, places);
    assert_string_equal(places, "");
}

/* A word in the file is the enum's value, and is written as it was read. */
static void check_word(const char *folder, const char *field, const char *word, const void *place, unsigned value,
                       struct settings *settings)
{
    char text[128];
    unsigned found;

    snprintf(text, sizeof text, "{\"format\":\"heelbeat-settings/1\",\"%s\":\"%s\"}", field, word);
    folder_write_text(folder, "settings.json", text);
    assert_true(settings_load(folder, settings, NULL));
    memcpy(&found, place, sizeof found);
    assert_int_equal(found, value);
    assert_true(settings_change(folder, NULL, settings, NULL));
    snprintf(text, sizeof text, "\"%s\":\t\"%s\"", field, word);
    char *saved = folder_read(folder, "settings.json");
    assert_non_null(strstr(saved, text));
    free(saved);
}

static void test_words(void **state)
{
    struct settings settings = {0};

#define X(field, type, fallback, words, count, label)                                                                  \
    for (unsigned i = 0; i < (count); i++)                                                                             \
        check_word(*state, #field, words[i], &settings.field, i, &settings);
    SETTINGS_WORDS(X)
#undef X
}

static void test_bad_values(void **state)
{
    static const char *const wrong_types[] = {"null", "true", "[]", "{}", "[1]", "{\"a\":1}"};
    char number[64], text[256];

#define X(field, fallback, min, max, label)                                                                            \
    for (size_t i = 0; i < sizeof wrong_types / sizeof wrong_types[0]; i++)                                            \
        check_bad_value(*state, #field, wrong_types[i], true);                                                         \
    snprintf(number, sizeof number, "%d", (min)-1);                                                                    \
    check_bad_value(*state, #field, number, true);                                                                     \
    snprintf(number, sizeof number, "%d", (max) + 1);                                                                  \
    check_bad_value(*state, #field, number, true);                                                                     \
    check_bad_value(*state, #field, "0.5", true);                                                                      \
    check_bad_value(*state, #field, "1e300", true);                                                                    \
    check_bad_value(*state, #field, "-9223372036854775808", true);                                                     \
    check_bad_value(*state, #field, "18446744073709551617", true);                                                     \
    check_bad_value(*state, #field, "\"NaN\"", true);                                                                  \
    snprintf(number, sizeof number, "\"%d\"", (fallback));                                                             \
    check_bad_value(*state, #field, number, true);                                                                     \
    snprintf(number, sizeof number, "%d", (max));                                                                      \
    check_bad_value(*state, #field, number, false);
    SETTINGS_INTS(X)
#undef X
    memset(text, 'a', sizeof text);
    text[0] = text[SETTINGS_TEXT_SIZE + 1] = '"'; /* SETTINGS_TEXT_SIZE letters: one too many */
    text[SETTINGS_TEXT_SIZE + 2] = '\0';
#define X(field, fallback, label)                                                                                      \
    for (size_t i = 0; i < sizeof wrong_types / sizeof wrong_types[0]; i++)                                            \
        check_bad_value(*state, #field, wrong_types[i], true);                                                         \
    check_bad_value(*state, #field, "1", true);                                                                        \
    check_bad_value(*state, #field, text, true);                                                                       \
    check_bad_value(*state, #field, "\"" fallback "\"", false);
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label)                                                                  \
    for (size_t i = 0; i < sizeof wrong_types / sizeof wrong_types[0]; i++)                                            \
        check_bad_value(*state, #field, wrong_types[i], true);                                                         \
    check_bad_value(*state, #field, "0", true);                                                                        \
    check_bad_value(*state, #field, "\"\"", true);
    SETTINGS_WORDS(X)
#undef X
    check_bad_value(*state, "keys_active", "\"sideways\"", true);
    check_bad_value(*state, "timing", "\"Standard\"", true);
    check_bad_value(*state, "profile", "\"../other\"", true);
    check_bad_value(*state, "language", "\"../de\"", true);
    check_bad_value(*state, "language", "\"d\"", true);
    check_bad_value(*state, "language", "\"pt_BR\"", false);
    check_bad_value(*state, "profile", "\"\"", true);
}

static void test_damaged(void **state)
{
    static const char *const rows[] = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "not JSON",
        "{\"format\":\"heelbeat-settings/1\",\"window_width\":NaN}",
        "{\"format\":\"heelbeat-settings/1\",\"window_width\":1000}x",
        "{\"format\":\"heelbeat-settings/2\",\"window_width\":1000}",
        "{\"format\":7}",
        "{\"window_width\":1000}",
        "{\"format\":\"heelbeat-settings/1\",\"window_width\":1000,\"window_width\":1001}",
    };
    struct settings settings, defaults, good;

    settings_init(&defaults);
    settings_init(&good);
    good.music_volume = 11;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char name[64];
        struct error error = {0};
        snprintf(name, sizeof name, "settings.json.damaged-%d", 2 * (int)i + 1);
        folder_write(*state, "settings.json", rows[i], strlen(rows[i]));
        assert_false(settings_load(*state, &settings, &error));
        assert_settings_equal(&settings, &defaults);
        folder_expect(*state, name, rows[i]);
        assert_string_equal(blame(&error, "instead", 0), "the defaults are used");
        /* With a last good copy, that is used. */
        char path[FOLDER_FILE], kept[FOLDER_FILE];
        assert_true(settings_change(*state, NULL, &good, &error));
        assert_int_equal(
            rename(folder_path(path, *state, "settings.json"), folder_path(kept, *state, "settings.json~")), 0);
        folder_write(*state, "settings.json", rows[i], strlen(rows[i]));
        assert_false(settings_load(*state, &settings, &error));
        assert_settings_equal(&settings, &good);
        assert_string_equal(blame(&error, "instead", 0), "its last good copy is used");
        /* And again at the next start, when nothing was saved meanwhile. */
        assert_true(settings_load(*state, &settings, &error));
        assert_settings_equal(&settings, &good);
        unlink(kept);
    }
}

static void test_deep(void **state)
{
    char text[40000] = "{\"format\":\"heelbeat-settings/1\",\"deep\":";
    struct settings settings, defaults;
    struct error error = {0};

    settings_init(&defaults);
    memset(text + strlen(text), '[', 30000);
    folder_write(*state, "settings.json", text, strlen(text));
    assert_false(settings_load(*state, &settings, &error));
    assert_settings_equal(&settings, &defaults);
}

/* Cut at every byte, the file is set aside as it is and the game goes on. */
static void test_cut_anywhere(void **state)
{
    struct settings settings, found, defaults;
    char path[FOLDER_FILE], aside[FOLDER_FILE];

    settings_init(&defaults);
    settings_init(&settings);
    settings.cue_volume = 3;
    assert_true(settings_change(*state, NULL, &settings, NULL));
    char *whole = folder_read(*state, "settings.json");
    size_t length = strlen(whole);
    folder_path(path, *state, "settings.json");
    folder_path(aside, *state, "settings.json.damaged-1");
    for (size_t cut = 0; cut < length - 2; cut++) { /* the last two bytes are } and a newline */
        struct error error = {0};
        folder_write(*state, "settings.json", whole, cut);
        assert_false(settings_load(*state, &found, &error));
        assert_settings_equal(&found, &defaults);
        assert_string_not_equal(error.what, "");
        assert_false(folder_has(*state, "settings.json"));
        assert_int_equal(unlink(aside), 0);
    }
    free(whole);
}

static void test_unknown_members_stay(void **state)
{
    static const char text[] =
        "{\"format\":\"heelbeat-settings/1\",\"pads\":[{\"guid\":\"03\",\"left\":2}],\"cue_volume\":5}";
    struct settings settings;
    struct error error = {0};

    folder_write(*state, "settings.json", text, strlen(text));
    assert_true(settings_load(*state, &settings, &error));
    assert_int_equal(settings.cue_volume, 5);
    settings.cue_volume = 6;
    assert_true(settings_change(*state, NULL, &settings, &error));
    char *saved = folder_read(*state, "settings.json");
    assert_non_null(strstr(saved, "\"guid\":\t\"03\""));
    assert_non_null(strstr(saved, "\"cue_volume\":\t6"));
    free(saved);
    assert_true(settings_load(*state, &settings, &error));
    assert_int_equal(settings.cue_volume, 6);
}

/* A damaged file is never saved over, loaded before or not. */
static void test_save_sets_aside(void **state)
{
    struct settings settings;
    struct error error = {0};

    settings_init(&settings);
    folder_write(*state, "settings.json", "{\"mine\":", 8);
    assert_true(settings_change(*state, NULL, &settings, &error));
    folder_expect(*state, "settings.json.damaged-1", "{\"mine\":");
    assert_true(settings_load(*state, &settings, &error));
}

static void test_unreadable_is_left_alone(void **state)
{
    struct settings settings, defaults;
    struct error error = {0};
    char path[FOLDER_FILE];

    settings_init(&defaults);
    assert_int_equal(mkdir(folder_path(path, *state, "settings.json"), 0700), 0);
    assert_false(settings_load(*state, &settings, &error));
    assert_settings_equal(&settings, &defaults);
    assert_string_equal(error.what, "is not a file");
    assert_false(settings_change(*state, NULL, &settings, &error));
    assert_int_equal(folder_count(*state, ""), 1);
    assert_true(folder_has(*state, "settings.json/."));
}

static void test_decimal_comma(void **state)
{
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8"};
    struct settings settings, found;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        setlocale(LC_ALL, names[i]);
    settings_init(&settings);
    settings.audio_offset_ms = -15;
    assert_true(settings_change(*state, NULL, &settings, NULL));
    assert_true(settings_load(*state, &found, NULL));
    setlocale(LC_ALL, "C");
    assert_settings_equal(&settings, &found);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moved_to_another_machine),
        cmocka_unit_test(test_defaults_are_in_range),
        ROW(test_missing),
        ROW(test_peek),
        ROW(test_round_trip),
        ROW(test_words),
        ROW(test_bad_values),
        ROW(test_damaged),
        ROW(test_a_bad_member_costs_no_other),
        ROW(test_deep),
        ROW(test_cut_anywhere),
        ROW(test_unknown_members_stay),
        ROW(test_save_sets_aside),
        ROW(test_unreadable_is_left_alone),
        ROW(test_decimal_comma),
    };

    return cmocka_run_group_tests_name("store/machine/settings", tests, NULL, NULL);
}
