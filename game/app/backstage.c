#include "app/backstage.h"

#include "app/clock.h"
#include "core/base/text.h"
#include "files/commit.h"
#include "files/file.h"
#include "files/leftovers.h"
#include "files/machine.h"
#include "stage/adopt.h"
#include "stage/trace.h"
#include "store/player/profiles.h"

#include <SDL.h>
#include <stdio.h>

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

void backstage_tell(struct backstage *backstage)
{
    char note[NOTICES_NOTE_SIZE];
    while (notices_take(&backstage->notices, note))
        fprintf(stderr, "heelbeat: %s\n", note);
}

static bool open_machine(struct backstage *backstage, const char *lang, struct error *error)
{
    struct error note = {0};
    if (!machine_folder(backstage->machine_folder, backstage->paths.data)) {
        error_set(error, backstage->paths.data, "is too long a path", "choose a shorter folder with --data");
        return false;
    }
    if (!preferences_open(&backstage->preferences, backstage->paths.data, backstage->machine_folder, &note))
        notices_note(&backstage->notices, &note);
    if (!wording_open(&backstage->wording, backstage->paths.text, lang, &backstage->preferences, &note))
        notices_note(&backstage->notices, &note);
    return feet_open(&backstage->feet,
                     &(struct feet_desc){.paths = &backstage->paths,
                                         .folder = backstage->machine_folder,
                                         .preferences = &backstage->preferences,
                                         .notices = &backstage->notices,
                                         .mono_us = clock_mono_us},
                     error);
}

static bool open_player(struct backstage *backstage, const char *name, struct error *error)
{
    const struct player_desc desc = {.data = backstage->paths.data,
                                     .name = name,
                                     .preferences = &backstage->preferences,
                                     .notices = &backstage->notices,
                                     .desk = &backstage->desk,
                                     .commits = &commits_system};
    adopt_plays(backstage->paths.data, &backstage->notices);
    return player_open(&backstage->player, &desc, error);
}

/* Of the folders that this player's files are written in. */
static void sweep_leftovers(const struct backstage *backstage)
{
    static const char *const inner[] = {"", "sessions", "changes", "machines", "replays"};
    const int64_t utc_s = backstage->desk.utc_ms(NULL) / 1000;
    char profile[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    struct error ignored;

    leftovers_sweep(backstage->paths.data, utc_s);
    leftovers_sweep(backstage->machine_folder, utc_s);
    leftovers_sweep(backstage->paths.player_levels, utc_s);
    for (size_t i = 0; i < sizeof inner / sizeof inner[0]; i++)
        if (player_folder(&backstage->player, profile, &ignored) && file_join(folder, profile, inner[i]))
            leftovers_sweep(folder, utc_s);
}

static bool open_levels(struct backstage *backstage, bool library, struct error *error)
{
    const struct levels_desc desc = {.paths = &backstage->paths, .library = library, .notices = &backstage->notices};
    return levels_open(&backstage->levels, &desc, error);
}

static struct services services_of(struct backstage *backstage)
{
    return (struct services){.preferences = &backstage->preferences,
                             .player = &backstage->player,
                             .levels = &backstage->levels,
                             .feet = &backstage->feet,
                             .sound = &backstage->sound,
                             .notices = &backstage->notices,
                             .wording = &backstage->wording,
                             .desk = &backstage->desk,
                             .trace = backstage->trace};
}

bool backstage_open(struct backstage *backstage, const struct backstage_desc *desc, struct error *error)
{
    *backstage = (struct backstage){.desk = {.utc_ms = clock_utc_ms}, .notices = {.wording = &backstage->wording}};
    if (!backstage_find_paths(&backstage->paths, desc->data, error) || !open_machine(backstage, desc->lang, error) ||
        !open_player(backstage, desc->profile, error) || !open_levels(backstage, desc->levels, error) ||
        !sound_open(&backstage->sound, &backstage->preferences, clock_mono_us, error))
        goto fail;
    if (desc->trace && !(backstage->trace = trace_open(desc->trace, error)))
        goto fail;
    sweep_leftovers(backstage);
    backstage->services = services_of(backstage);
    return true;
fail:
    backstage_close(backstage);
    return false;
}

void backstage_close(struct backstage *backstage)
{
    sound_close(&backstage->sound);
    trace_close(backstage->trace);
    levels_close(&backstage->levels);
    player_close(&backstage->player);
    feet_close(&backstage->feet);
    wording_close(&backstage->wording);
    backstage->trace = NULL;
}
