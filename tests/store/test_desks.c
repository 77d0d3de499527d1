/* Up to five machines with one profile, and a file sync between them that is late, repeats itself, leaves files half
 * written and makes conflict copies of every kind. When in the end each machine's own files have reached all others,
 * all have the same history, the same streak and the same fields, and nothing that was ever saved is missing. */
#include "store/profile_fields.h"

#include <dirent.h>

#include "core/rng.h"
#include "folder.h"
#include "store/file.h"
#include "store/machine.h"

enum { RUNS = 300, DESKS_MAX = 5, STEPS_MAX = 60, NAMES_MAX = STEPS_MAX + 1, FILES_MAX = 256 };

#define FIRST_DAY 20700
#define DAYS      40
#define DAY_MS    INT64_C(86400000)
#define START_MS  (FIRST_DAY * DAY_MS)
#define STEP_MS   INT64_C(7000)

struct desk {
    char data[FOLDER_PATH], profile[FOLDER_FILE];
    char names[NAMES_MAX][64]; /* the machine's: it gets another when its place in a synced folder is taken */
    int name_count;
};

/* What should come out of it. */
struct truth {
    struct session_record sessions[STEPS_MAX];
    int32_t session_count;
    int32_t goal_minutes, cadence_rpm;
    char tier[12];
    bool rest[DAYS];
};

struct run {
    struct rng rng;
    struct desk desks[DESKS_MAX];
    int desk_count;
    bool wrong_clocks; /* then all agree, on whatever it is */
    struct truth truth;
    int step;
};

/* The clock that profiles are stamped with, as the run has set it. */
static int64_t clock_ms;

static int64_t read_clock(int32_t *utc_offset_min)
{
    *utc_offset_min = 0;
    return clock_ms;
}

static int pick(struct run *run, int count)
{
    return (int)(rng_next(&run->rng) % (uint32_t)count);
}

static void set_clock(struct run *run, int desk)
{
    static const int64_t skews_ms[DESKS_MAX] = {0, 400 * DAY_MS, -30 * DAY_MS, -START_MS * 2, 3 * STEP_MS};

    clock_ms = START_MS + run->step * STEP_MS + (run->wrong_clocks ? skews_ms[desk] : 0);
}

static const char *machine_of(struct desk *desk)
{
    char name[64];

    assert_true(machine_name(desk->data, name, sizeof name, NULL));
    for (int i = 0; i < desk->name_count; i++) {
        if (strcmp(desk->names[i], name) == 0)
            return desk->names[i];
    }
    assert_true(desk->name_count < NAMES_MAX);
    snprintf(desk->names[desk->name_count], sizeof desk->names[0], "%s", name);
    return desk->names[desk->name_count++];
}

/* ---- what players do */

static void play_session(struct run *run, struct desk *desk)
{
    struct session_record record = {.day = FIRST_DAY + pick(run, DAYS),
                                    .tempo_percent = 100,
                                    .reps = 100,
                                    .counted = 60 + pick(run, 40),
                                    .steadiness_bp = -1};
    int32_t number = run->truth.session_count;

    record.utc_ms = record.day * DAY_MS + pick(run, 86400) * INT64_C(1000);
    record.daily = record.day;
    snprintf(record.id, sizeof record.id, "s-%03d-%08x", (int)number, (unsigned)rng_next(&run->rng));
    strcpy(record.kind, pick(run, 4) ? "daily" : "practice");
    strcpy(record.player, pick(run, 8) ? "you" : "script");
    record.daily = strcmp(record.kind, "daily") == 0 ? record.day : 0;
    assert_true(journal_append(desk->profile, machine_of(desk), &record, NULL));
    run->truth.sessions[number] = record;
    run->truth.session_count++;
}

static struct profile load(const struct desk *desk)
{
    struct profile profile;
    struct error ignored = {0};

    profile_load(desk->data, "me", &profile, &ignored); /* which says so when profile.json is torn */
    profile.utc_ms = read_clock;
    return profile;
}

static void toggle_rest(struct profile *profile, int32_t day, bool *on)
{
    int32_t *days = calloc((size_t)profile->rest_day_count + 1, sizeof *days), count = 0;

    *on = true;
    for (int32_t i = 0; i < profile->rest_day_count; i++) {
        if (profile->rest_days[i] == day)
            *on = false;
        else
            days[count++] = profile->rest_days[i];
    }
    if (*on)
        days[count++] = day;
    free(profile->rest_days);
    profile->rest_days = days;
    profile->rest_day_count = count;
}

static void change_field(struct run *run, struct desk *desk)
{
    static const char *const tiers[] = {"gentle", "steady", "brisk"};
    struct profile profile = load(desk);
    struct truth *truth = &run->truth;
    int32_t goal_before = profile.goal_minutes, day = pick(run, DAYS);

    switch (pick(run, 4)) {
    case 0:
        profile.goal_minutes = goal_before % 60 + 1; /* always another: the same again would be no change */
        truth->goal_minutes = profile.goal_minutes;
        break;
    case 1:
        profile.cadence_rpm = 10 + (profile.cadence_rpm - 10 + 1 + pick(run, 49)) % 51;
        truth->cadence_rpm = profile.cadence_rpm;
        break;
    case 2:
        snprintf(profile.tier, sizeof profile.tier, "%s", tiers[(profile.tier[0] + 1) % 3]);
        snprintf(truth->tier, sizeof truth->tier, "%s", profile.tier);
        break;
    case 3:
        toggle_rest(&profile, FIRST_DAY + day, &truth->rest[day]);
        break;
    }
    machine_of(desk);
    assert_true(profile_save(desk->data, &profile, NULL));
    profile_reset(&profile);
}

/* Two copies of the game: one has loaded, then the other saves, then the first saves nothing new. */
static void save_what_was_loaded_before(struct run *run, struct desk *desk)
{
    struct profile profile = load(desk);

    change_field(run, desk);
    profile.streak = pick(run, 100);
    assert_true(profile_save(desk->data, &profile, NULL));
    profile_reset(&profile);
}

/* ---- what the sync does */

static bool is_own(const struct desk *desk, const char *file)
{
    for (int i = 0; i < desk->name_count; i++) {
        char own[96];
        snprintf(own, sizeof own, "sessions/%s.jsonl", desk->names[i]);
        if (strcmp(own, file) == 0)
            return true;
        snprintf(own, sizeof own, "machines/%s.json", desk->names[i]);
        if (strcmp(own, file) == 0)
            return true;
    }
    return false;
}

static void make_folders(const struct desk *desk)
{
    char path[FOLDER_FILE];

    assert_true(file_make_folder(folder_path(path, desk->profile, "sessions"), NULL));
    assert_true(file_make_folder(folder_path(path, desk->profile, "machines"), NULL));
}

static int list(const struct desk *desk, char files[FILES_MAX][256])
{
    static const char *const folders[] = {"sessions", "machines", "."};
    int count = 0;

    for (int i = 0; i < 3; i++) {
        char path[FOLDER_FILE];
        DIR *folder = opendir(folder_path(path, desk->profile, folders[i]));
        for (struct dirent *entry; folder && count < FILES_MAX && (entry = readdir(folder));) {
            if (!strstr(entry->d_name, ".json") || strstr(entry->d_name, "damaged"))
                continue;
            snprintf(files[count++], sizeof files[0], "%.20s%s%.200s", i < 2 ? folders[i] : "", i < 2 ? "/" : "",
                     entry->d_name);
        }
        if (folder)
            closedir(folder);
    }
    return count;
}

static void name_conflict(struct run *run, const char *file, char *name, size_t size)
{
    static const char *const kinds[] = {".sync-conflict-20261122-1800%02d-ABCDEF7",
                                        " (Mira's conflicted copy 2026-11-%02d)",
                                        " (conflicted copy 2026-11-22 1800%02d)", "-DESKTOP-%02d"};
    const char *dot = strrchr(file, '.');
    char mark[64], format[64];

    snprintf(format, sizeof format, "%s", kinds[pick(run, 4)]);
    char *number = strstr(format, "%02d");
    number[0] = (char)('0' + pick(run, 3));
    number[1] = (char)('0' + pick(run, 10));
    memmove(number + 2, number + 4, strlen(number + 4) + 1);
    snprintf(mark, sizeof mark, "%s", format);
    snprintf(name, size, "%.*s%s%s", (int)(dot - file), file, mark, dot);
}

static void deliver(const struct desk *from, const char *file, const struct desk *to, const char *as, int permille)
{
    char *bytes = folder_read(from->profile, file);

    if (!bytes)
        return;
    make_folders(to);
    folder_write(to->profile, as, bytes, strlen(bytes) * (size_t)permille / 1000);
    free(bytes);
}

/* One file goes from one machine to another, whole or torn, over what is there or beside it. */
static void sync_one(struct run *run)
{
    struct desk *from = &run->desks[pick(run, run->desk_count)], *to = &run->desks[pick(run, run->desk_count)];
    static char files[FILES_MAX][256];
    char name[256];
    int count = list(from, files);

    if (from == to || count == 0)
        return;
    const char *file = files[pick(run, count)];
    size_t length = strlen(file);
    bool copied = pick(run, 4) == 0 && file[length - 1] != '~';
    if (!copied && is_own(to, file))
        return; /* no sync brings a machine an old state of what it alone writes */
    if (copied)
        name_conflict(run, file, name, sizeof name);
    else
        snprintf(name, sizeof name, "%s", file);
    deliver(from, file, to, name, pick(run, 3) ? 1000 : pick(run, 1000));
}

/* The whole data folder is synced, and what says whose it is comes too. */
static void sync_machine(struct run *run)
{
    struct desk *from = &run->desks[pick(run, run->desk_count)], *to = &run->desks[pick(run, run->desk_count)];
    char *bytes = folder_read(from->data, "machine");

    if (bytes && from != to)
        folder_write(to->data, "machine", bytes, strlen(bytes));
    free(bytes);
}

/* What each machine alone writes reaches all of them. */
static void sync_all(struct run *run)
{
    for (int a = 0; a < run->desk_count; a++) {
        struct desk *from = &run->desks[a];
        for (int i = 0; i < from->name_count; i++) {
            for (int b = 0; b < run->desk_count; b++) {
                char file[96];
                if (a == b)
                    continue;
                snprintf(file, sizeof file, "sessions/%s.jsonl", from->names[i]);
                deliver(from, file, &run->desks[b], file, 1000);
                snprintf(file, sizeof file, "machines/%s.json", from->names[i]);
                deliver(from, file, &run->desks[b], file, 1000);
            }
        }
    }
}

/* ---- what comes out of it */

static int compare_sessions(const void *a, const void *b)
{
    const struct session_record *x = a, *y = b;

    if (x->utc_ms != y->utc_ms)
        return x->utc_ms < y->utc_ms ? -1 : 1;
    return strcmp(x->id, y->id);
}

static void expect_history(const struct truth *truth, const struct desk *desk, struct history *history)
{
    struct error error = {0};

    if (!journal_load(desk->profile, history, &error))
        fail_msg("%s %s", error.where, error.what);
    assert_int_equal(history->count, truth->session_count);
    for (int32_t i = 0; i < history->count; i++)
        assert_memory_equal(&history->records[i], &truth->sessions[i], sizeof truth->sessions[i]);
}

static void expect_fields(const struct truth *truth, const struct profile *profile)
{
    int32_t count = 0;

    assert_int_equal(profile->goal_minutes, truth->goal_minutes);
    assert_int_equal(profile->cadence_rpm, truth->cadence_rpm);
    assert_string_equal(profile->tier, truth->tier);
    for (int32_t day = 0; day < DAYS; day++) {
        if (truth->rest[day])
            assert_int_equal(profile->rest_days[count++], FIRST_DAY + day);
    }
    assert_int_equal(profile->rest_day_count, count);
}

/* What one machine says is what all others have to. */
static void take_for_truth(struct truth *truth, const struct profile *profile)
{
    truth->goal_minutes = profile->goal_minutes;
    truth->cadence_rpm = profile->cadence_rpm;
    snprintf(truth->tier, sizeof truth->tier, "%s", profile->tier);
    memset(truth->rest, 0, sizeof truth->rest);
    for (int32_t i = 0; i < profile->rest_day_count; i++)
        truth->rest[profile->rest_days[i] - FIRST_DAY] = true;
}

static void expect_agreement(struct run *run)
{
    struct truth *truth = &run->truth;
    struct streak first = {0}, streak;

    qsort(truth->sessions, (size_t)truth->session_count, sizeof truth->sessions[0], compare_sessions);
    for (int i = 0; i < run->desk_count; i++) {
        struct profile profile = load(&run->desks[i]);
        struct history history;
        if (run->wrong_clocks && i == 0)
            take_for_truth(truth, &profile);
        expect_history(truth, &run->desks[i], &history);
        expect_fields(truth, &profile);
        assert_true(profile_streak(&profile, &history, FIRST_DAY + DAYS, &streak));
        if (i == 0)
            first = streak;
        assert_memory_equal(&streak, &first, sizeof streak);
        history_reset(&history);
        profile_reset(&profile);
    }
}

static void step(struct run *run)
{
    int desk = pick(run, run->desk_count);

    set_clock(run, desk);
    switch (pick(run, 10)) {
    case 0:
    case 1:
        play_session(run, &run->desks[desk]);
        break;
    case 2:
    case 3:
        change_field(run, &run->desks[desk]);
        break;
    case 4:
        save_what_was_loaded_before(run, &run->desks[desk]);
        break;
    case 5:
        if (pick(run, 4) == 0)
            sync_machine(run);
        break;
    default:
        sync_one(run);
        break;
    }
}

static void run_once(const char *folder, uint64_t seed)
{
    static struct run run;
    char path[FOLDER_FILE];

    memset(&run, 0, sizeof run);
    rng_init(&run.rng, seed, 1);
    run.desk_count = 2 + pick(&run, DESKS_MAX - 1);
    run.wrong_clocks = pick(&run, 3) == 0;
    run.truth = (struct truth){.goal_minutes = 10, .cadence_rpm = 20, .tier = "gentle"};
    for (int i = 0; i < run.desk_count; i++) {
        struct desk *desk = &run.desks[i];
        snprintf(desk->data, sizeof desk->data, "%.200s/desk-%d", folder, i);
        assert_true(profile_folder(path, desk->data, "me"));
        snprintf(desk->profile, sizeof desk->profile, "%.400s", path);
        assert_true(file_make_folder(desk->data, NULL));
    }
    int steps = 10 + pick(&run, STEPS_MAX - 10);
    for (run.step = 0; run.step < steps; run.step++)
        step(&run);
    sync_all(&run);
    expect_agreement(&run);
    sync_all(&run); /* all of it once more */
    expect_agreement(&run);
    for (int i = 0; i < run.desk_count; i++)
        folder_remove(run.desks[i].data);
}

static uint64_t running; /* the seed; 0: none */

static void test_desks_agree(void **state)
{
    for (running = 1; running <= RUNS; running++)
        run_once(*state, running);
    running = 0;
}

static int name_the_seed(void **state)
{
    if (running > 0)
        print_error("it was the run with seed %d\n", (int)running);
    return folder_teardown(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_desks_agree, folder_setup, name_the_seed)};

    return cmocka_run_group_tests_name("store/desks", tests, NULL, NULL);
}
