#include "commands/profile/profile.h"

#include "commands/commands.h"
#include "core/base/text.h"

const struct option profile_data_option[] = {
    TEXT_ROW("data", 0, "DIR", struct call, desc.data, N_("where settings, profiles and sessions are kept")),
};

bool profile_find(const struct call *call, const char *wanted, char name[PROFILE_NAME_SIZE], struct error *error)
{
    enum profiles_found found = profiles_find(call->paths.data, wanted, name, error);
    if (found != PROFILES_NONE)
        return found == PROFILES_FOUND;
    error_set(error, wanted, "is not the name of a profile", "see: heelbeat profile list");
    return false;
}

bool profile_find_or_in_use(const struct call *call, const char *wanted, char name[PROFILE_NAME_SIZE],
                            struct error *error)
{
    return wanted ? profile_find(call, wanted, name, error)
                  : text_copy(name, PROFILE_NAME_SIZE, call->settings.profile);
}

static const struct verb *const verbs[] = {
    &profile_list_them,  &profile_make,      &profile_use,        &profile_rename,      &profile_export_one,
    &profile_import_one, &profile_merge_one, &profile_delete_one, &profile_restore_one, &profile_repair,
};

const struct verb verb_profile = {
    .usage = {.command = "profile",
              .places = "VERB",
              .summary = N_("Profiles: each player's own goals, sessions, replays and streak. A profile is named as it "
                            "is shown,\nor by its folder in profiles/.")},
    .told = N_("list, make, use, rename, move and merge profiles"),
    .verbs = verbs,
    .verb_count = sizeof verbs / sizeof verbs[0],
};
