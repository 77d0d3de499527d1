/* Where a play is safe, and how the next start takes it up. That a game ended is played by a shelter that is closed
 * with its session unsaved: what it leaves is the same. */
#include "stage/shelter.h"

#include "stage/adopt.h"
#include "stage/notices.h"

#include "check.h"
#include "folder.h"
#include "store/player/keep.h"

static struct checkpoint play_of(const char *id)
{
    struct checkpoint play = {.profile = "mira",
                              .record = {.utc_ms = INT64_C(1795369823123),
                                         .day = 20779,
                                         .level = "long-walk",
                                         .title = "Long Walk",
                                         .player = "you",
                                         .tempo_percent = 100,
                                         .timing = TIMING_STANDARD,
                                         .reps = 900,
                                         .counted = 412,
                                         .grade = "S",
                                         .played_us = INT64_C(1830000000),
                                         .steadiness_bp = -1}};
    snprintf(play.record.id, sizeof play.record.id, "%s", id);
    return play;
}

static void keep(struct shelter *shelter, const char *id)
{
    struct checkpoint play = play_of(id);
    shelter_keep(shelter, &play);
}

static void leave_unsaved(const char *data, const char *id)
{
    struct shelter *shelter = shelter_open(data);
    assert_non_null(shelter);
    keep(shelter, id);
    shelter_close(shelter, false);
}

static int32_t sessions(const char *data, const char *id)
{
    char folder[FILE_PATH_MAX];
    struct history history;
    struct error error = {0};
    assert_true(profile_folder(folder, data, "mira"));
    assert_true(journal_load(folder, &history, &error));
    int32_t count = history.count;
    if (count > 0)
        assert_string_equal(history.records[0].id, id);
    history_reset(&history);
    return count;
}

/* Says whether a play was told of. */
static bool start(const char *data)
{
    struct notices notices = {.line = ""};
    adopt_plays(data, &notices);
    return strstr(notices_line(&notices), "Long Walk") != NULL;
}

static void test_safe_play_leaves_nothing(void **state)
{
    struct shelter *shelter = shelter_open(*state);
    keep(shelter, "a-1");
    shelter_give_room(shelter, 0);
    shelter_close(shelter, true);
    assert_int_equal(folder_count(*state, "playing"), 0);
    assert_false(start(*state));
    assert_int_equal(sessions(*state, ""), 0);
}

static void test_unsaved_play_is_taken_up_once(void **state)
{
    leave_unsaved(*state, "a-1");
    assert_int_equal(folder_count(*state, "playing"), 1);
    assert_true(start(*state));
    assert_int_equal(folder_count(*state, "playing"), 0);
    assert_int_equal(sessions(*state, "a-1"), 1);
    assert_false(start(*state));
    assert_int_equal(sessions(*state, "a-1"), 1);
}

/* The newest is what stays, however fast they come. */
static void test_last_word_stands(void **state)
{
    struct shelter *shelter = shelter_open(*state);
    for (int i = 0; i < 200; i++)
        keep(shelter, "a-0");
    keep(shelter, "a-1");
    shelter_close(shelter, false);
    assert_true(start(*state));
    assert_int_equal(sessions(*state, "a-1"), 1);
}

/* The game ended between the journal's line and the end of its checkpoint. */
static void test_session_in_the_journal_is_not_counted_twice(void **state)
{
    struct checkpoint play = play_of("a-1");
    leave_unsaved(*state, "a-1");
    play.record.counted = 413;
    assert_int_equal(keep_session(*state, "mira", &play.record, KEPT_HOME).kept, KEPT_HOME);
    assert_false(start(*state));
    assert_int_equal(sessions(*state, "a-1"), 1);
    assert_int_equal(folder_count(*state, "playing"), 0);
}

static void test_games_at_once_keep_apart(void **state)
{
    struct shelter *first = shelter_open(*state), *second = shelter_open(*state);
    keep(first, "a-1");
    keep(second, "a-2");
    assert_false(start(*state)); /* a third game starts */
    shelter_close(first, false);
    assert_true(start(*state));
    assert_int_equal(sessions(*state, "a-1"), 1);
    shelter_close(second, true);
    assert_false(start(*state));
    assert_int_equal(sessions(*state, "a-1"), 1);
    assert_int_equal(folder_count(*state, "playing"), 0);
}

/* Until it is taken up, no later play takes its place. */
static void test_waiting_play_is_not_written_over(void **state)
{
    leave_unsaved(*state, "a-1");
    leave_unsaved(*state, "a-2");
    assert_true(folder_has(*state, "playing-2.json"));
    assert_true(start(*state));
    assert_int_equal(sessions(*state, "a-1"), 2);
}

/* A file sync brought another machine's play here. */
static void test_another_machines_play_is_left(void **state)
{
    struct checkpoint play = play_of("a-1");
    char text[CHECKPOINT_SIZE];
    size_t size;
    strcpy(play.machine, "elsewhere-0123456789ab");
    assert_true(checkpoint_format(&play, text, &size));
    folder_write(*state, "playing.json", text, size);
    assert_false(start(*state));
    assert_int_equal(sessions(*state, ""), 0);
    assert_true(folder_has(*state, "playing.json"));
}

static void test_damaged_play_stops_nobody(void **state)
{
    struct notices notices = {.line = ""};
    folder_write_text(*state, "playing.json", "{\"format\":\"heelbeat-checkpoint/2\"}\n");
    adopt_plays(*state, &notices);
    assert_non_null(strstr(notices_line(&notices), "set aside"));
    assert_false(folder_has(*state, "playing.json"));
    struct notices later = {.line = ""};
    adopt_plays(*state, &later);
    assert_string_equal(notices_line(&later), "");
}

/* What can't be saved for good stays for the next start. */
static void test_play_that_cannot_be_saved_waits(void **state)
{
    char machine[FOLDER_FILE], path[FOLDER_FILE];
    leave_unsaved(*state, "a-1");
    /* A folder in the place of everything that a save may make. */
    folder_write_text(*state, "profiles", "no folder\n");
    folder_write_text(*state, "mira.session.a-1.jsonl/inside", "\n");
    folder_path(machine, *state, "runtime");
    setenv("XDG_RUNTIME_DIR", machine, 1);
    assert_false(start(*state));
    assert_true(folder_has(*state, "playing.json"));
    assert_int_equal(remove(folder_path(path, *state, "profiles")), 0);
    assert_true(start(*state));
    assert_int_equal(sessions(*state, "a-1"), 1);
    assert_false(folder_has(*state, "playing.json"));
}

static void test_finished_play_is_told_so(void **state)
{
    struct notices notices = {.line = ""};
    struct checkpoint play = play_of("a-1");
    struct shelter *shelter = shelter_open(*state);
    play.record.finished = true;
    shelter_keep(shelter, &play);
    shelter_close(shelter, false);
    adopt_plays(*state, &notices);
    assert_non_null(strstr(notices_line(&notices), "could not be saved when it was played"));
    assert_int_equal(sessions(*state, "a-1"), 1);
}

/* The room is there while it is played, and gone when it is needed. */
static void test_room_is_reserved(void **state)
{
    struct os_status status = {.size = 0};
    char path[FOLDER_FILE];
    struct shelter *shelter = shelter_open(*state);
    folder_path(path, *state, "playing.room");
    assert_true(os_status(path, &status, NULL));
    assert_int_equal(status.size, SHELTER_ROOM);
    shelter_give_room(shelter, 4096);
    assert_true(os_status(path, &status, NULL));
    assert_int_equal(status.size, 4096);
    shelter_close(shelter, true);
    assert_false(folder_has(*state, "playing.room"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_safe_play_leaves_nothing),
        TEST(test_unsaved_play_is_taken_up_once),
        TEST(test_last_word_stands),
        TEST(test_session_in_the_journal_is_not_counted_twice),
        TEST(test_games_at_once_keep_apart),
        TEST(test_waiting_play_is_not_written_over),
        TEST(test_another_machines_play_is_left),
        TEST(test_damaged_play_stops_nobody),
        TEST(test_play_that_cannot_be_saved_waits),
        TEST(test_finished_play_is_told_so),
        TEST(test_room_is_reserved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
