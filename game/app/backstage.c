#include "app/backstage.h"

#include "app/clock.h"
#include "app/language.h"
#include "core/base/text.h"
#include "files/commit.h"
#include "files/machine.h"
#include "store/player/profiles.h"
#include "words/words.h"

#include <SDL.h>
#include <stdio.h>
#include <string.h>

bool backstage_find_paths(struct paths *paths, const char *data, struct error *error)
{
    char *base = SDL_GetBasePath();
    char *pref = NULL;
#if !defined(__linux__)
    pref = SDL_GetPrefPath("", "heelbeat"); /* on Linux it would create a folder that may not be the one used */
#endif
    bool found = paths_find(paths, data, base, pref, error);
    SDL_free(base);
    SDL_free(pref);
    return found;
}

void backstage_note(struct backstage *backstage, const struct error *error)
{
    struct stage *stage = &backstage->stage;
    char line[BACKSTAGE_NOTE_SIZE];
    words_error(backstage->words, error, line, sizeof line);
    if (!stage->notice[0])
        text_copy(stage->notice, sizeof stage->notice, line);
    if (backstage->note_count < BACKSTAGE_NOTES_MAX)
        text_copy(backstage->notes[backstage->note_count++], BACKSTAGE_NOTE_SIZE, line);
}

void backstage_tell(struct backstage *backstage)
{
    for (int i = 0; i < backstage->note_count; i++)
        fprintf(stderr, "heelbeat: %s\n", backstage->notes[i]);
    backstage->note_count = 0;
}

void backstage_level_folders(const struct backstage *backstage, const char *folders[2])
{
    folders[0] = backstage->paths.levels;
    folders[1] = backstage->paths.player_levels;
}

bool backstage_look_at_calendar(struct backstage *backstage)
{
    int32_t offset_min;
    int64_t utc_s = clock_utc_ms(&offset_min) / 1000;
    int32_t today = calendar_local_day(utc_s, offset_min, backstage->profile.day_end_min);
    bool changed = today != backstage->stage.today;
    backstage->stage.today = today;
    return changed;
}

/* Makes profile.json anew when it is not what the journals say. */
static void renew_profile(struct backstage *backstage)
{
    struct profile *profile = &backstage->profile;
    struct streak streak = {0};
    struct error ignored = {0};
    if (backstage->history.count > 0 && profile_streak(profile, &backstage->history, backstage->stage.today, &streak) &&
        (profile->streak != streak.current || profile->best_streak != streak.best || profile->days != streak.days)) {
        profile->streak = streak.current;
        profile->best_streak = streak.best;
        profile->days = streak.days;
        profile->stale = true;
    }
    if (profile->stale)
        profile_save(backstage->paths.data, profile, &ignored); /* if not now, then after the next session */
}

/* name is a folder's. */
static bool load_profile(struct backstage *backstage, const char *name, struct error *error)
{
    struct error note = {0};
    char folder[FILE_PATH_MAX];
    if (!profile_folder(folder, backstage->paths.data, name)) {
        error_set(error, backstage->paths.data, "is too long a path", "choose a shorter folder with --data");
        return false;
    }
    if (!profile_load(backstage->paths.data, name, &backstage->profile, &note))
        backstage_note(backstage, &note);
    backstage->profile.utc_ms = clock_utc_ms;
    bool whole = journal_load(folder, &backstage->history, &note);
    if (!whole)
        backstage_note(backstage, &note);
    backstage_look_at_calendar(backstage);
    if (whole)
        renew_profile(backstage);
    return true;
}

static bool open_profile(struct backstage *backstage, const char *wanted, struct error *error)
{
    char name[PROFILE_NAME_SIZE];
    if (!wanted)
        return load_profile(backstage, backstage->settings.now.profile, error);
    if (profiles_find(backstage->paths.data, wanted, name))
        return load_profile(backstage, name, error);
    if (profile_name_is_valid(wanted))
        return load_profile(backstage, wanted, error); /* a new one */
    error_set(error, wanted, "is not the name of a profile", "see: heelbeat profile list");
    return false;
}

static bool change_profile(void *context, const char *name, struct error *error)
{
    struct backstage *backstage = context;
    struct settings settings = backstage->settings.now;
    profile_reset(&backstage->profile);
    history_reset(&backstage->history);
    text_copy(settings.profile, sizeof settings.profile, name);
    bool saved = settings_holder_change(&backstage->settings, &settings, error);
    return load_profile(backstage, name, error) && saved;
}

/* What stood in the old words' place is shown until its screen is made anew. */
static bool speak(struct backstage *backstage, const char *language, struct error *error)
{
    words_destroy(backstage->words);
    backstage->words = language_load(backstage->paths.text, language, error);
    backstage->stage.words = backstage->words;
    return !error->what[0];
}

static bool language_told(void *context, const struct settings *before, const struct settings *now, struct error *error)
{
    struct error ignored;
    return strcmp(before->language, now->language) == 0 || speak(context, now->language, error ? error : &ignored);
}

static void open_language(struct backstage *backstage, const char *lang)
{
    struct error note;
    if (!speak(backstage, lang ? lang : backstage->settings.now.language, &note))
        backstage_note(backstage, &note);
    settings_holder_listen(&backstage->settings, language_told, backstage);
}

static bool open_machine(struct backstage *backstage, struct error *error)
{
    struct error note = {0};
    if (!machine_folder(backstage->machine_folder, backstage->paths.data)) {
        error_set(error, backstage->paths.data, "is too long a path", "choose a shorter folder with --data");
        return false;
    }
    if (!settings_holder_open(&backstage->settings, backstage->paths.data, backstage->machine_folder, &note))
        backstage_note(backstage, &note);
    if (!devices_file_load(backstage->machine_folder, &backstage->devices_file, &note))
        backstage_note(backstage, &note);
    backstage->devices_kept = backstage->devices_file;
    return true;
}

static bool open_levels(struct backstage *backstage, struct error *error)
{
    const char *folders[2];
    backstage_level_folders(backstage, folders);
    if (!library_load(&backstage->library, folders, 2, error))
        return false;
    for (int32_t i = 0; i < backstage->library.skipped_count; i++)
        backstage_note(backstage, &backstage->library.skipped[i]);
    return true;
}

static const struct library_level *make_level(void *context, const char *name, struct error *error)
{
    struct backstage *backstage = context;
    const char *folders[2];
    backstage_level_folders(backstage, folders);
    return made_find(&backstage->made, folders, 2, name, error);
}

static void set_stage(struct backstage *backstage)
{
    struct stage *stage = &backstage->stage;
    stage->paths = &backstage->paths;
    stage->library = &backstage->library;
    stage->settings = &backstage->settings.now;
    stage->change_settings = settings_holder_change;
    stage->settings_context = &backstage->settings;
    stage->profile = &backstage->profile;
    stage->change_profile = change_profile;
    stage->profile_context = backstage;
    stage->history = &backstage->history;
    stage->devices_file = &backstage->devices_file;
    stage->device_in_use = -1;
    stage->commits = &commits_system;
    stage->utc_ms = clock_utc_ms;
    stage->make_level = make_level;
    stage->make_context = backstage;
    stage->style = styles_find;
    stage->style_context = &backstage->styles;
}

bool backstage_open(struct backstage *backstage, const struct backstage_desc *desc, struct error *error)
{
    *backstage = (struct backstage){0};
    set_stage(backstage);
    if (!backstage_find_paths(&backstage->paths, desc->data, error) ||
        !styles_init(&backstage->styles, backstage->paths.assets, backstage->paths.player_styles, error))
        goto fail;
    if (!open_machine(backstage, error))
        goto fail;
    open_language(backstage, desc->lang);
    if (!open_profile(backstage, desc->profile, error) || (desc->levels && !open_levels(backstage, error)))
        goto fail;
    backstage->stage.audio =
        audio_open(&(struct audio_desc){.driver = AUDIO_SILENT,
                                        .offset_us = backstage->settings.now.audio_offset_ms * INT64_C(1000)},
                   error);
    if (!backstage->stage.audio)
        goto fail;
    if (desc->trace && !(backstage->stage.trace = trace_open(desc->trace, error)))
        goto fail;
    return true;
fail:
    backstage_close(backstage);
    return false;
}

void backstage_close(struct backstage *backstage)
{
    if (backstage->stage.audio)
        audio_close(backstage->stage.audio);
    trace_close(backstage->stage.trace);
    library_reset(&backstage->library);
    made_reset(&backstage->made);
    history_reset(&backstage->history);
    profile_reset(&backstage->profile);
    styles_reset(&backstage->styles);
    words_destroy(backstage->words);
    backstage->words = NULL;
    backstage->stage.words = NULL;
    backstage->stage.audio = NULL;
    backstage->stage.trace = NULL;
}
