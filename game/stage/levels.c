#include "stage/levels.h"

#include "files/paths.h"
#include "stage/notices.h"
#include "stage/player.h"

#include <stdlib.h>

static void tell_of_styles(const struct paths *paths, struct notices *notices)
{
    struct style_names names;
    struct shelf_skips passed;
    style_names_list(&names, paths->assets, paths->player_styles, &passed);
    for (int32_t i = 0; i < passed.count; i++)
        notices_note(notices, &passed.items[i]);
    free(passed.items);
}

static bool read_library(struct levels *levels, struct notices *notices, struct error *error)
{
    const char *folders[2];
    levels_folders(levels, folders);
    if (!library_load(&levels->library, folders, 2, error))
        return false;
    for (int32_t i = 0; i < levels->library.skipped_count; i++)
        notices_note(notices, &levels->library.skipped[i]);
    tell_of_styles(levels->paths, notices);
    return true;
}

bool levels_open(struct levels *levels, const struct levels_desc *desc, struct error *error)
{
    *levels = (struct levels){.paths = desc->paths};
    return styles_init(&levels->styles, desc->paths->assets, desc->paths->player_styles, error) &&
           (!desc->library || read_library(levels, desc->notices, error));
}

void levels_close(struct levels *levels)
{
    library_reset(&levels->library);
    made_reset(&levels->made);
    styles_reset(&levels->styles);
}

const struct library *levels_library(const struct levels *levels)
{
    return &levels->library;
}

const struct library_level *levels_make(struct levels *levels, const char *name, struct error *error)
{
    const char *folders[2];
    levels_folders(levels, folders);
    return made_find(&levels->made, folders, 2, name, error);
}

bool levels_load(const struct levels *levels, const char *name_or_path, struct library_level *out, struct error *error)
{
    const char *folders[2];
    levels_folders(levels, folders);
    return library_level_load(out, folders, 2, name_or_path, error);
}

bool levels_programs(const struct levels *levels, struct programs *programs, struct error *error)
{
    const char *folders[2];
    levels_folders(levels, folders);
    return programs_load(programs, folders, 2, error);
}

void levels_training(const struct levels *levels, const struct player *player, struct training *training)
{
    training_init(training, levels->paths->assets, levels->paths->player_styles, player_profile(player),
                  player_history(player), player_today(player));
}

const struct style *levels_style(struct levels *levels, const char *name, struct error *error)
{
    return styles_find(&levels->styles, name, error);
}

const char *levels_style_title(struct levels *levels, const char *name)
{
    struct error error;
    const struct style *style = name[0] ? levels_style(levels, name, &error) : NULL;
    return style ? style->title : name;
}

void levels_folders(const struct levels *levels, const char *folders[2])
{
    folders[0] = levels->paths->levels;
    folders[1] = levels->paths->player_levels;
}
