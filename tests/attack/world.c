#include "attack/attack.h"

#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/machine/devices_file.h"
#include "store/machine/settings.h"
#include "store/player/profile.h"

#define GOAL_MINUTES 33
#define VOLUME       "44"

static const char level[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Two Lifts\",\"music\":{\"style\":\"lofi\",\"seed\":3},"
    "\"tempo\":[{\"beat\":0,\"bpm\":120}],\"parts\":[{\"name\":\"Settle in\",\"bars\":1},"
    "{\"name\":\"Together\",\"bars\":4,\"both\":\"uudd....\"}]}";
static const char devices[] =
    "{\"format\":\"heelbeat-devices/1\",\"devices\":[{\"id\":\"pad:mine\",\"kind\":\"pad\"}]}";
static const char goal[] = "{\"format\":\"heelbeat-profile/1\",\"goal_minutes\":33,"
                           "\"changed\":{\"goal_minutes\":1700000000000}}\n";

static void copy_tree(const char *from, const char *to)
{
    folder_remove(to);
    pid_t child = fork();
    if (child == 0) {
        execlp("cp", "cp", "-a", from, to, (char *)NULL);
        _exit(127);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

#define DO(...) do_it(world, (const char *const[]){__VA_ARGS__, NULL})

static void do_it(const struct world *world, const char *const *args)
{
    struct attack_run run;
    attack_run(&run, world, args, NULL);
    if (run.code != 0)
        fail_msg("heelbeat %s %s: exit %d: %s", args[0], args[1], run.code, run.err);
    attack_reset(&run);
}

#define PLAY() DO("play", "two-lifts", "--headless", "--fast", "--player", "perfect")

/* Another machine's Ann. */
static void make_other(struct world *world)
{
    PLAY();
    DO("profile", "new", "Ann");
    PLAY();
    PLAY();
    DO("profile", "export", "Ann", "-o", "@out/other.json");
}

static void set_volume(const struct world *world)
{
    static const char member[] = "\"music_volume\":\t90";
    char *text = folder_read(world->data, "settings.json"), *at = text ? strstr(text, member) : NULL;
    assert_non_null(at);
    memcpy(at + strlen(member) - 2, VOLUME, 2);
    folder_write_text(world->data, "settings.json", text);
    free(text);
}

static void make_ann_and_ben(struct world *world)
{
    DO("profile", "new", "Old");
    PLAY();
    DO("profile", "delete", "Old");
    DO("profile", "new", "Ben");
    PLAY();
    PLAY();
    DO("profile", "new", "Ann");
    PLAY();
    PLAY();
    folder_write_text(world->data, "profiles/Ann/changes/desk.jsonl", goal);
    folder_write_text(world->data, "devices.json", devices);
    set_volume(world);
    DO("profile", "export", "Ann", "-o", "@out/ann.json");
}

int world_setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    char path[FOLDER_FILE];
    *state = world;
    if (!folder_make(world->work))
        return -1;
    snprintf(world->data, sizeof world->data, "%s", folder_path(path, world->work, "data"));
    snprintf(world->template, sizeof world->template, "%s", folder_path(path, world->work, "template"));
    snprintf(world->out, sizeof world->out, "%s", folder_path(path, world->work, "template/out"));
    snprintf(world->runtime, sizeof world->runtime, "%s", folder_path(path, world->work, "runtime"));
    folder_write_text(world->work, "template/out/ann.json", "");
    folder_write_text(world->work, "data/levels/two-lifts.json", level);
    make_other(world);
    folder_remove(world->data);
    folder_write_text(world->work, "data/levels/two-lifts.json", level);
    make_ann_and_ben(world);
    copy_tree(world->data, folder_path(path, world->template, "data"));
    snprintf(world->out, sizeof world->out, "%s", folder_path(path, world->work, "out"));
    return 0;
}

int world_teardown(void **state)
{
    struct world *world = *state;
    folder_remove(world->work);
    free(world);
    return 0;
}

void world_restore(const struct world *world)
{
    char path[FOLDER_FILE];
    copy_tree(folder_path(path, world->template, "data"), world->data);
    copy_tree(folder_path(path, world->template, "out"), world->out);
    folder_remove(world->runtime);
    assert_int_equal(mkdir(world->runtime, 0700), 0);
}

void world_find(const struct world *world, const char *path, char out[FOLDER_FILE])
{
    char folder[FOLDER_FILE], name[FOLDER_PATH] = "";
    folder_path(out, world->data, path);
    char *journal = strstr(out, "JOURNAL");
    if (!journal)
        return;
    DIR *entries = opendir(folder_path(folder, world->data, "profiles/Ann/sessions"));
    for (struct dirent *entry; entries && (entry = readdir(entries));)
        if (strstr(entry->d_name, ".jsonl"))
            snprintf(name, sizeof name, "%s", entry->d_name);
    if (entries)
        closedir(entries);
    assert_true(name[0]);
    strcpy(journal, name);
}

/* ---- what is there */

static bool load(const char *data, const char *in, const char *profile, struct history *history)
{
    char folder[2 * FOLDER_FILE];
    snprintf(folder, sizeof folder, "%s/%s/%s", data, in, profile);
    return journal_load(folder, history, NULL);
}

/* The profile's folder as it was at first: Old's lies under its name and a date. */
static bool load_first(const struct world *world, const char *profile, struct history *history)
{
    char data[FOLDER_FILE], path[FOLDER_FILE];
    folder_path(data, world->template, "data");
    if (strcmp(profile, "Old") != 0)
        return load(data, "profiles", profile, history);
    DIR *folder = opendir(folder_path(path, data, "deleted"));
    struct dirent *entry;
    do
        entry = folder ? readdir(folder) : NULL;
    while (entry && entry->d_name[0] == '.');
    bool found = entry && load(data, "deleted", entry->d_name, history);
    if (folder)
        closedir(folder);
    return found;
}

/* Of the sessions that profile had at first, those that are in a folder. */
static int found_in(const struct world *world, const char *profile, const char *in, const char *as)
{
    struct history before = {0}, now = {0};
    int count = 0;
    if (load_first(world, profile, &before) && load(world->data, in, as, &now))
        for (int32_t i = 0; i < before.count; i++)
            count += history_find(&now, &before.records[i]) >= 0;
    history_reset(&before);
    history_reset(&now);
    return count;
}

int world_sessions(const struct world *world, const char *profile)
{
    return found_in(world, profile, "profiles", profile);
}

int world_all_sessions(const struct world *world, const char *profile)
{
    struct history history = {0};
    int count = load(world->data, "profiles", profile, &history) ? history.count : -1;
    history_reset(&history);
    return count;
}

/* Of the sessions that profile had at first, those that lie in deleted/ under its name and a date. */
static int put_away(const struct world *world, const char *profile)
{
    char path[FOLDER_FILE];
    int most = 0;
    DIR *folder = opendir(folder_path(path, world->data, "deleted"));
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (strncmp(entry->d_name, profile, strlen(profile)) == 0) {
            int count = found_in(world, profile, "deleted", entry->d_name);
            most = count > most ? count : most;
        }
    if (folder)
        closedir(folder);
    return most;
}

static void expect_settings(const struct world *world, const char *trial)
{
    struct settings settings;
    static struct devices_file file;
    struct error error = {0};
    if (!settings_load(world->data, &settings, &error))
        attack_wrong(trial, "settings: %s", error.what);
    else if (settings.music_volume != atoi(VOLUME))
        attack_wrong(trial, "the volume is %d", (int)settings.music_volume);
    if (!devices_file_load(world->data, &file, &error))
        attack_wrong(trial, "devices: %s", error.what);
    else if (file.count != 1)
        attack_wrong(trial, "%d devices", (int)file.count);
}

static void expect_goal(const struct world *world, const char *trial)
{
    struct profile profile;
    struct error error = {0};
    if (!profile_peek(world->data, "Ann", &profile, &error))
        attack_wrong(trial, "Ann's profile: %s", error.what);
    else if (profile.goal_minutes != GOAL_MINUTES)
        attack_wrong(trial, "Ann's goal is %d minutes", (int)profile.goal_minutes);
    profile_reset(&profile);
}

void world_expect_kept(const struct world *world, const char *trial)
{
    static const struct {
        const char *profile;
        int sessions;
    } had[] = {{"Ann", 2}, {"Ben", 2}};
    for (size_t i = 0; i < sizeof had / sizeof had[0]; i++) {
        int there = world_sessions(world, had[i].profile), away = put_away(world, had[i].profile);
        if (there != had[i].sessions && away != had[i].sessions)
            attack_wrong(trial, "of %s's %d sessions %d are there", had[i].profile, had[i].sessions, there);
    }
    if (world_sessions(world, "Old") != 1 && put_away(world, "Old") != 1)
        attack_wrong(trial, "Old's session is lost");
    expect_goal(world, trial);
    expect_settings(world, trial);
}
