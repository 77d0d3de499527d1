#include "store/machine/faults.h"

#include <string.h>

#include "core/base/text.h"
#include "files/file.h"
#include "files/listing.h"
#include "store/machine/devices_file.h"
#include "store/machine/faults_told.h"
#include "store/machine/settings.h"
#include "store/player/damage.h"
#include "store/player/profile.h"

#define ASIDE ".damaged-"

const char *const fault_kind_words[FAULT_KIND_COUNT] = {
    [FAULT_MEMBER] = "member", [FAULT_LINE] = "line",   [FAULT_CHANGE] = "change",
    [FAULT_LATER] = "later",   [FAULT_ASIDE] = "aside", [FAULT_REFUSED] = "refused",
};

struct looking {
    struct faults *faults;
    const char *data;
    const char *folder; /* that is being listed */
};

int faults_kept(const struct faults *faults)
{
    return faults->count < FAULTS_MAX ? (int)faults->count : FAULTS_MAX;
}

static const char *within(const char *data, const char *path)
{
    size_t length = strlen(data);

    if (strncmp(path, data, length) != 0)
        return path;
    for (path += length; *path == '/';)
        path++;
    return path;
}

static void add(const struct looking *looking, enum fault_kind kind, const char *path, const char *place, int32_t line,
                const struct error *error)
{
    struct faults *faults = looking->faults;

    if (faults->count++ >= FAULTS_MAX)
        return;
    struct fault *fault = &faults->items[faults->count - 1];
    *fault = (struct fault){.kind = kind, .line = line};
    text_copy(fault->file, sizeof fault->file, within(looking->data, path));
    text_copy(fault->place, sizeof fault->place, place);
    if (error)
        fault->error = *error;
}

/* One without a place is of the whole file: it will be set aside by whoever loads it, or the system can't read it. */
static void add_member(void *context, const char *path, const char *place, const struct error *error)
{
    add(context, place[0] ? FAULT_MEMBER : FAULT_REFUSED, path, place, 0, error);
}

static bool add_line(void *context, const struct damaged_line *line)
{
    static const enum fault_kind kinds[DAMAGE_KIND_COUNT] = {
        [DAMAGE_SESSION] = FAULT_LINE, [DAMAGE_LATER] = FAULT_LATER, [DAMAGE_CHANGE] = FAULT_CHANGE};

    add(context, kinds[line->kind], line->path, "", line->line, NULL);
    return true;
}

static bool add_aside(void *context, const char *name)
{
    const struct looking *looking = context;
    char path[FILE_PATH_MAX];

    if (strstr(name, ASIDE) && file_join(path, looking->folder, name))
        add(looking, FAULT_ASIDE, path, "", 0, NULL);
    return true;
}

static void look_for_aside(struct looking *looking, const char *folder)
{
    struct error error = {0};

    looking->folder = folder;
    if (listing_each(folder, add_aside, looking, &error) == LISTING_FAILED)
        add(looking, FAULT_REFUSED, folder, "", 0, &error);
}

void faults_look(struct faults *faults, const struct faults_places *places)
{
    struct looking looking = {.faults = faults, .data = places->data};
    char folder[FILE_PATH_MAX];
    struct error error = {0};

    faults->count = 0;
    settings_look_here(places->data, places->machine, add_member, &looking);
    devices_file_look(places->machine, add_member, &looking);
    look_for_aside(&looking, places->machine);
    if (profile_folder(folder, places->data, places->profile)) {
        profile_look(places->data, places->profile, add_member, &looking);
        if (!damage_each(folder, add_line, &looking, &error))
            add(&looking, FAULT_REFUSED, folder, "", 0, &error);
        look_for_aside(&looking, folder);
    }
    faults_told_mark(faults, places->machine);
}

int faults_untold(const struct faults *faults)
{
    int count = 0;

    for (int i = 0; i < faults_kept(faults); i++)
        count += !faults->items[i].told;
    return count;
}
