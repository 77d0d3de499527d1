#include "stage/fixture.h"

#include <math.h>
#include <unistd.h>

#include "check.h"

const struct fixture_level fixture_short = {
    "short",
    "{ \"format\": \"heelbeat-level/1\", \"title\": \"Short\", \"author\": \"Test\", \"about\": \"Eight reps.\","
    "  \"music\": { \"style\": \"lofi\", \"seed\": 7, \"key\": \"D minor\" },"
    "  \"tempo\": [ { \"beat\": 0, \"bpm\": 60 } ],"
    "  \"parts\": [ { \"name\": \"Settle in\", \"bars\": 1 },"
    "               { \"name\": \"Together\", \"bars\": 4, \"both\": \"uudd\" },"
    "               { \"name\": \"Breathe\", \"bars\": 1 } ] }"};

static int64_t fixed_utc_ms(int32_t *utc_offset_min)
{
    *utc_offset_min = 60;
    return FIXTURE_UTC_MS;
}

static void write_level(const char *folder, const struct fixture_level *level)
{
    char name[64], path[FILE_PATH_MAX];
    snprintf(name, sizeof name, "%s.json", level->name);
    assert_true(file_join(path, folder, name));
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(level->json, file);
    fclose(file);
}

static void make_folders(struct fixture *fixture)
{
    struct error error = {0};
    *fixture = (struct fixture){0};
    assert_true(folder_make(fixture->folder));
    snprintf(fixture->paths.data, sizeof fixture->paths.data, "%s/data", fixture->folder);
    snprintf(fixture->paths.levels, sizeof fixture->paths.levels, "%s/levels", fixture->folder);
    snprintf(fixture->paths.assets, sizeof fixture->paths.assets, "%s/assets", HEELBEAT_SOURCE);
    snprintf(fixture->paths.player_levels, sizeof fixture->paths.player_levels, "%s/data/levels", fixture->folder);
    snprintf(fixture->paths.player_styles, sizeof fixture->paths.player_styles, "%s/data/styles", fixture->folder);
    assert_true(file_make_folder(fixture->paths.data, &error));
    assert_true(file_make_folder(fixture->paths.levels, &error));
}

static int64_t no_time(void)
{
    return 0;
}

static void open_services(struct fixture *fixture)
{
    struct error error = {0};
    fixture->desk = (struct desk){.utc_ms = fixed_utc_ms};
    assert_true(preferences_open(&fixture->preferences, fixture->paths.data, fixture->paths.data, &error));
    assert_true(feet_open(&fixture->feet,
                          &(struct feet_desc){.paths = &fixture->paths,
                                              .folder = fixture->paths.data,
                                              .preferences = &fixture->preferences,
                                              .notices = &fixture->notices,
                                              .mono_us = no_time},
                          &error));
    assert_true(player_open(&fixture->player,
                            &(struct player_desc){.data = fixture->paths.data,
                                                  .name = "mira",
                                                  .preferences = &fixture->preferences,
                                                  .notices = &fixture->notices,
                                                  .desk = &fixture->desk},
                            &error));
    strcpy(player_edit(&fixture->player)->tier, "steady"); /* Mira is no beginner */
    assert_true(levels_open(
        &fixture->levels,
        &(struct levels_desc){.paths = &fixture->paths, .library = true, .notices = &fixture->notices}, &error));
    assert_true(sound_open(&fixture->sound, &fixture->preferences, no_time, &error));
    assert_string_equal(notices_line(&fixture->notices), "");
    fixture->services = (struct services){.preferences = &fixture->preferences,
                                          .player = &fixture->player,
                                          .levels = &fixture->levels,
                                          .feet = &fixture->feet,
                                          .sound = &fixture->sound,
                                          .notices = &fixture->notices,
                                          .desk = &fixture->desk};
}

void fixture_open(struct fixture *fixture, const struct fixture_level *levels, int count)
{
    make_folders(fixture);
    for (int i = 0; i < count; i++)
        write_level(fixture->paths.levels, &levels[i]);
    open_services(fixture);
    assert_int_equal(levels_library(&fixture->levels)->count, count);
}

void fixture_open_shipped(struct fixture *fixture)
{
    make_folders(fixture);
    snprintf(fixture->paths.levels, sizeof fixture->paths.levels, "%s/levels", HEELBEAT_SOURCE);
    open_services(fixture);
    assert_true(levels_library(&fixture->levels)->count >= 4);
}

void fixture_close(struct fixture *fixture)
{
    sound_close(&fixture->sound);
    levels_close(&fixture->levels);
    player_close(&fixture->player);
    feet_close(&fixture->feet);
    folder_remove(fixture->folder);
}

void fixture_plug_in(struct fixture *fixture, const struct driver *const *drivers)
{
    feet_plug_in(&fixture->feet, drivers);
}

const struct library_level *fixture_level(const struct fixture *fixture, int place)
{
    assert_in_range(place, 0, levels_library(&fixture->levels)->count - 1);
    return &levels_library(&fixture->levels)->levels[place];
}

void fixture_history(struct fixture *fixture, int level, int32_t days_ago, int32_t accuracy_bp)
{
    struct history *history = &fixture->player.history;
    const struct library_level *played = fixture_level(fixture, level);
    history->records = realloc(history->records, ((size_t)history->count + 1) * sizeof history->records[0]);
    assert_non_null(history->records);
    struct session_record *record = &history->records[history->count];
    *record = (struct session_record){.utc_ms = FIXTURE_UTC_MS - days_ago * INT64_C(86400000) - 3600000,
                                      .utc_offset_min = 60,
                                      .day = player_today(&fixture->player) - days_ago,
                                      .level_hash = played->hash,
                                      .player = "you",
                                      .tempo_percent = 100,
                                      .reps = played->chart.rep_count,
                                      .counted = played->chart.rep_count,
                                      .accuracy_bp = accuracy_bp,
                                      .played_us = played->chart.end_us,
                                      .finished = true,
                                      .steadiness_bp = -1,
                                      .kind = SESSION_DAILY,
                                      .tier = "steady",
                                      .daily = player_today(&fixture->player) - days_ago};
    snprintf(record->id, sizeof record->id, "session-%d", history->count);
    history->count++;
}

char *fixture_read(const char *path)
{
    char *bytes = NULL;
    size_t size;
    struct error error = {0};
    if (!file_read(path, 1 << 20, &bytes, &size, &error))
        fail_msg("%s: %s", path, error.what);
    return bytes;
}
