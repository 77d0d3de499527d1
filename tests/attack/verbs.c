/* The verbs that write, and what each has done when it says that it has. */
#include "attack/attack.h"

#include "store/machine/settings.h"
#include "store/player/profile.h"

/* Where settings could not be read, who plays is not known, and it is the default's. */
static bool played(const struct world *world)
{
    return world_all_sessions(world, "Ann") > 2 || world_all_sessions(world, "default") > 0;
}

/* Of two who ask for one name at once each gets a folder of its own. */
static bool made(const struct world *world)
{
    struct settings settings;
    return settings_load(world->data, &settings, NULL) &&
           (strcmp(settings.profile, "Cara") == 0 ||
            (strcmp(settings.profile, "Cara-2") == 0 && folder_has(world->data, "profiles/Cara")));
}

static bool made_already(const struct world *world)
{
    return folder_has(world->data, "profiles/Cara");
}

static bool used(const struct world *world)
{
    struct settings settings;
    return settings_load(world->data, &settings, NULL) && strcmp(settings.profile, "Ben") == 0;
}

static bool renamed(const struct world *world)
{
    struct profile profile;
    bool good = profile_peek(world->data, "Ben", &profile, NULL) && strcmp(profile.player, "Benno") == 0;
    profile_reset(&profile);
    return good;
}

static bool exported(const struct world *world)
{
    char *text = folder_read(world->out, "ann.json");
    size_t length = text ? strlen(text) : 0;
    int sessions = 0;
    for (const char *at = text; at && (at = strstr(at, "\"heelbeat-session/1\"")); at++)
        sessions++;
    bool whole = sessions >= 2 && length > 2 && text[length - 2] == '}';
    free(text);
    return whole;
}

static bool imported(const struct world *world)
{
    return world_all_sessions(world, "Ann") == 4;
}

static bool merged(const struct world *world)
{
    return world_all_sessions(world, "Ann") == 4 && world_all_sessions(world, "Ben") == 2;
}

static bool deleted(const struct world *world)
{
    return !folder_has(world->data, "profiles/Ben") && folder_has(world->data, "deleted");
}

static bool restored(const struct world *world)
{
    return world_sessions(world, "Old") == 1;
}

static bool calibrated(const struct world *world)
{
    struct settings settings;
    return settings_load(world->data, &settings, NULL);
}

static bool drew(const struct world *world)
{
    char *text = folder_read(world->out, "plot.png");
    bool whole = text && memcmp(text, "\x89PNG", 4) == 0;
    free(text);
    return whole;
}

#define PLAYS "--headless", "--fast", "--player", "perfect"

const struct verb attack_verbs[] = {
    {"play", {"play", "two-lifts", PLAYS}, played, NULL},
    {"daily", {"daily", PLAYS}, played, NULL},
    {"program", {"program", "one-minute", PLAYS}, played, NULL},
    {"calibrate", {"calibrate", "--player", "perfect", "--apply"}, calibrated, NULL},
    {"new", {"profile", "new", "Cara"}, made, made_already},
    {"use", {"profile", "use", "Ben"}, used, NULL},
    {"rename", {"profile", "rename", "Ben", "Benno"}, renamed, renamed},
    {"export", {"profile", "export", "Ann", "-o", "@out/ann.json"}, exported, NULL},
    {"import", {"profile", "import", "@out/other.json", "--into", "Ann"}, imported, NULL},
    {"merge", {"profile", "merge", "Ben", "--into", "Ann"}, merged, NULL},
    {"delete", {"profile", "delete", "Ben"}, deleted, deleted},
    {"restore", {"profile", "restore", "Old"}, restored, restored},
    {"plot", {"stats", "--plot", "@out/plot.png"}, drew, NULL},
};
const size_t attack_verb_count = sizeof attack_verbs / sizeof attack_verbs[0];
