#include "screens/fixture.h"

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

static const struct style *no_style(void *context, const char *name, struct error *error)
{
    (void)context;
    error_set(error, name, "is not here", "");
    return NULL;
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

static const struct library_level *make_level(void *context, const char *name, struct error *error)
{
    struct fixture *fixture = context;
    const char *const folders[] = {fixture->paths.levels, fixture->paths.player_levels};
    return made_find(&fixture->made, folders, 2, name, error);
}

static bool change_settings(void *context, const struct settings *settings, struct error *error)
{
    struct fixture *fixture = context;
    (void)error;
    fixture->settings = *settings;
    return true;
}

static bool change_profile(void *context, const char *name, struct error *error)
{
    struct fixture *fixture = context;
    char folder[FILE_PATH_MAX];
    profile_reset(&fixture->profile);
    history_reset(&fixture->history);
    return profile_load(fixture->paths.data, name, &fixture->profile, error) &&
           profile_folder(folder, fixture->paths.data, name) && journal_load(folder, &fixture->history, error);
}

static void open_stage(struct fixture *fixture)
{
    struct error error = {0};
    const char *folders[] = {fixture->paths.levels};
    assert_true(library_load(&fixture->library, folders, 1, &error));
    assert_int_equal(fixture->library.skipped_count, 0);
    settings_init(&fixture->settings);
    assert_true(profile_load(fixture->paths.data, "mira", &fixture->profile, &error));
    strcpy(fixture->profile.tier, "steady"); /* Mira is no beginner */
    struct audio_desc desc = {.driver = AUDIO_SILENT};
    fixture->audio = audio_open(&desc, &error);
    assert_non_null(fixture->audio);
    fixture->stage = (struct stage){.paths = &fixture->paths,
                                    .library = &fixture->library,
                                    .settings = &fixture->settings,
                                    .change_settings = change_settings,
                                    .settings_context = fixture,
                                    .profile = &fixture->profile,
                                    .history = &fixture->history,
                                    .change_profile = change_profile,
                                    .profile_context = fixture,
                                    .audio = fixture->audio,
                                    .today = calendar_local_day(FIXTURE_UTC_MS / 1000, 60, CALENDAR_DAY_END_MIN),
                                    .make_level = make_level,
                                    .make_context = fixture,
                                    .utc_ms = fixed_utc_ms,
                                    .style = no_style};
}

void fixture_open(struct fixture *fixture, const struct fixture_level *levels, int count)
{
    make_folders(fixture);
    for (int i = 0; i < count; i++)
        write_level(fixture->paths.levels, &levels[i]);
    open_stage(fixture);
    assert_int_equal(fixture->library.count, count);
}

void fixture_open_shipped(struct fixture *fixture)
{
    make_folders(fixture);
    snprintf(fixture->paths.levels, sizeof fixture->paths.levels, "%s/levels", HEELBEAT_SOURCE);
    open_stage(fixture);
    assert_true(fixture->library.count >= 4);
}

void fixture_close(struct fixture *fixture)
{
    audio_close(fixture->audio);
    history_reset(&fixture->history);
    profile_reset(&fixture->profile);
    library_reset(&fixture->library);
    made_reset(&fixture->made);
    folder_remove(fixture->folder);
}

void fixture_history(struct fixture *fixture, int level, int32_t days_ago, int32_t accuracy_bp)
{
    struct history *history = &fixture->history;
    const struct library_level *played = &fixture->library.levels[level];
    history->records = realloc(history->records, ((size_t)history->count + 1) * sizeof history->records[0]);
    assert_non_null(history->records);
    struct session_record *record = &history->records[history->count];
    *record = (struct session_record){.utc_ms = FIXTURE_UTC_MS - days_ago * INT64_C(86400000) - 3600000,
                                      .utc_offset_min = 60,
                                      .day = fixture->stage.today - days_ago,
                                      .level_hash = played->hash,
                                      .player = "you",
                                      .tempo_percent = 100,
                                      .reps = played->chart.rep_count,
                                      .counted = played->chart.rep_count,
                                      .accuracy_bp = accuracy_bp,
                                      .played_us = played->chart.end_us,
                                      .finished = true,
                                      .steadiness_bp = -1,
                                      .kind = "daily",
                                      .tier = "steady",
                                      .daily = fixture->stage.today - days_ago};
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
