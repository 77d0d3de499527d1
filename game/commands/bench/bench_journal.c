#include "commands/bench/bench.h"

#include "app/clock.h"
#include "app/window.h"
#include "core/base/text.h"
#include "files/os_machine.h"
#include "screens/screen.h"
#include "store/player/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what developers measure stays English. */

#define A_DAY    3
#define JOURNALS 3 /* machines whose folders a sync tool keeps the same */
#define LEVELS   20
#define PROFILE  "bench"

/* 11,000 are three a day for ten years. */
static const int32_t sizes[] = {1, 100, 11000, 110000};

static void make_record(struct session_record *record, int32_t today, int32_t index, int32_t count)
{
    int32_t day = today - (count - 1 - index) / A_DAY, level = index * 7 % LEVELS;
    *record = (struct session_record){.utc_ms = (int64_t)day * 86400000 + 36000000 + index % A_DAY * 7200000,
                                      .day = day,
                                      .level = "first-steps",
                                      .title = "First Steps",
                                      .level_hash = 1 + (uint64_t)level,
                                      .player = "you",
                                      .tempo_percent = 100,
                                      .timing = TIMING_STANDARD,
                                      .reps = 84,
                                      .counted = 84,
                                      .accuracy_bp = 9000 + index % 900,
                                      .score = 964000,
                                      .max_combo = 84,
                                      .grade = "A",
                                      .played_us = 180000000,
                                      .finished = true,
                                      .steadiness_bp = 400,
                                      .balance_left_bp = 5100,
                                      .cadence_milli = 30000};
    if (index % A_DAY == 0) {
        record->kind = SESSION_DAILY;
        text_copy(record->tier, sizeof record->tier, "steady");
        record->daily = day;
    }
    struct text id;
    text_init(&id, record->id, sizeof record->id);
    text_add(&id, "bench-");
    text_add_padded(&id, index, 6);
}

/* The sessions of one machine: each JOURNALS-th, so that the others' lie between. */
static bool write_journal(const char *folder, int32_t machine, int32_t today, int32_t count, struct error *error)
{
    char path[FILE_PATH_MAX], name[32];
    struct text text;
    char *lines = malloc((size_t)(count / JOURNALS + 1) * RECORD_LINE_SIZE);
    size_t size = 0;
    text_init(&text, name, sizeof name);
    text_add(&text, "bench-");
    text_add_int(&text, machine);
    text_add(&text, ".jsonl");
    bool good = lines && file_join(path, folder, name);
    for (int32_t i = machine; good && i < count; i += JOURNALS) {
        struct session_record record;
        make_record(&record, today, i, count);
        record_format(&record, lines + size);
        size += strlen(lines + size);
        lines[size++] = '\n';
    }
    good = good && file_replace(path, lines, size, error);
    free(lines);
    return good;
}

static bool write_journals(const char *profile, int32_t today, int32_t count, struct error *error)
{
    char folder[FILE_PATH_MAX];
    bool good = file_join(folder, profile, "sessions") && file_make_folder(folder, error);
    for (int32_t machine = 0; good && machine < JOURNALS; machine++)
        good = write_journal(folder, machine, today, count, error);
    return good;
}

/* ---- memory, where the system says */

/* A line of /proc/self/status in KiB; -1 where there is none. */
static long status_kib(const char *name)
{
    char line[256];
    long kib = -1;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && kib < 0 && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            kib = strtol(line + strlen(name), NULL, 10);
    if (file)
        fclose(file);
    return kib;
}

/* Forgets the peak of resident memory; returns what is resident now. */
static long start_memory(void)
{
    os_trim_memory(); /* what earlier measurements gave back would hide what this one takes */
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (file) {
        fputs("5", file);
        fclose(file);
    }
    return status_kib("VmRSS:");
}

/* ---- a start and a look at the history */

static void print_ms(int32_t count, const char *what, int64_t us)
{
    char line[96];
    snprintf(line, sizeof line, "%d %s, %s", count, count == 1 ? "session" : "sessions", what);
    bench_print(line, (double)us / 1e3, "ms");
}

/* Enters a screen and draws its first picture. */
static bool look(const struct screen *screen, const struct services *services, int32_t count, const char *what,
                 struct error *error)
{
    struct window window;
    if (!window_open_surface(&window, (int)LAYOUT_WIDTH, (int)LAYOUT_HEIGHT, error))
        return false;
    char line[64];
    struct tick tick = {0};
    int64_t start_us = clock_mono_us();
    void *state = screen->enter(services, &(struct screen_next){0}, 0, error);
    int64_t entered_us = clock_mono_us();
    if (state) {
        screen->draw(state, window.canvas, &tick);
        SDL_RenderPresent(window.renderer);
        int64_t drawn_us = clock_mono_us();
        snprintf(line, sizeof line, "%s entered", what);
        print_ms(count, line, entered_us - start_us);
        snprintf(line, sizeof line, "%s's first picture", what);
        print_ms(count, line, drawn_us - entered_us);
        screen->leave(state);
    }
    window_close(&window);
    return state != NULL;
}

/* *screens_kib is what the screens take by themselves: what one session took, measured first. */
static void print_memory(int32_t count, long taken_kib, long *screens_kib)
{
    char line[96];
    if (count == 1)
        *screens_kib = taken_kib;
    snprintf(line, sizeof line, "%d sessions, memory more than with 1", count);
    if (count > 1)
        bench_print(line, taken_kib > *screens_kib ? (double)(taken_kib - *screens_kib) / 1024 : 0, "MiB");
}

static bool measure_reading(const char *data, const char *folder, int32_t count, struct error *error)
{
    struct profile profile = {0};
    struct history history = {0};
    int64_t start_us = clock_mono_us();
    bool good = profile_load(data, PROFILE, &profile, error) && journal_load(folder, &history, error);
    if (good)
        print_ms(count, "read", clock_mono_us() - start_us);
    history_reset(&history);
    profile_reset(&profile);
    return good;
}

static bool measure(struct backstage *backstage, const char *folder, int32_t count, long *screens_kib,
                    struct error *error)
{
    struct player player;
    struct services services = backstage->services;
    struct player_desc desc = backstage->player.desc;
    desc.name = PROFILE;
    long before_kib = start_memory();
    if (!measure_reading(desc.data, folder, count, error) || !player_open(&player, &desc, error))
        return false;
    int64_t start_us = clock_mono_us();
    player_streak(&player, player_today(&player));
    print_ms(count, "streak derived", clock_mono_us() - start_us);
    services.player = &player;
    bool good = look(&screen_home, &services, count, "home", error) &&
                look(&screen_history, &services, count, "history", error);
    long peak_kib = status_kib("VmHWM:");
    if (good && before_kib >= 0 && peak_kib >= before_kib)
        print_memory(count, peak_kib - before_kib, screens_kib);
    player_close(&player);
    return good;
}

bool bench_journal(struct backstage *backstage, struct error *error)
{
    char folder[FILE_PATH_MAX];
    long screens_kib = 0;
    error_set(error, "the journal", "could not be written for the measurement", "make room on the disk");
    if (!profile_folder(folder, backstage->paths.data, PROFILE))
        return false;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        if (!write_journals(folder, player_today(&backstage->player), sizes[i], error) ||
            !measure(backstage, folder, sizes[i], &screens_kib, error))
            return false;
    return true;
}
