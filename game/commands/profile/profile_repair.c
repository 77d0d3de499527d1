#include "commands/profile/profile.h"

#include "store/player/repair.h"

struct tally {
    const struct call *call;
    int32_t damaged;
};

static void tell_line(void *context, const char *path, int32_t line, enum repaired how)
{
    static const char *const words[REPAIRED_COUNT] = {
        [REPAIRED_SAVED] = N_("{file}, line {line}: damaged; its session is saved"),
        [REPAIRED_KNOWN] = N_("{file}, line {line}: damaged; its session stands in another line, whole"),
        [REPAIRED_LOST] = N_("{file}, line {line}: damaged, and no session can be read in it"),
        [REPAIRED_FOREIGN] = N_("{file}, line {line}: not of this version; it stays"),
    };
    struct tally *tally = context;
    char number[16]; /* as editors count: not grouped */
    snprintf(number, sizeof number, "%d", (int)line);
    tally->damaged += how != REPAIRED_FOREIGN;
    output_line(tally->call->cli, _f(words[how], value_text("file", path), value_text("line", number)));
}

static bool repair(void *asked, struct error *error)
{
    const struct call *call = asked;
    struct tally tally = {.call = call};
    char name[PROFILE_NAME_SIZE], folder[FILE_PATH_MAX];
    if (!profile_find_or_in_use(call, call->places.count > 0 ? call->places.items[0] : NULL, name, error))
        return false;
    bool good = profile_folder(folder, call->paths.data, name) && repair_journals(folder, tell_line, &tally, error);
    if (tally.damaged > 0)
        output_line(call->cli,
                    _n("{count} damaged line is kept in a file beside its journal, which ends in .damaged.",
                       "{count} damaged lines are kept in files beside their journals, which end in .damaged.",
                       tally.damaged));
    else if (good)
        output_line(call->cli, _("No line is damaged."));
    return good;
}

const struct verb profile_repair = {
    .usage = {.command = EN_("profile repair"),
              .places = "[NAME]",
              .summary = N_("Shows every damaged line in the journals of a profile (the one in use), and saves\n"
                            "the sessions that can still be read in them. The lines are kept as they were."),
              .places_max = 1,
              SHARED_ROWS(profile_data_option)},
    .told = N_("show damaged lines and save what is in them"),
    .needs = NEEDS_MACHINE,
    .run = repair,
};
