#include "store/player/journal.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/days/instant.h"
#include "core/play/score.h"
#include "files/file.h"
#include "files/lines.h"
#include "store/player/record.h"

#define ID_DIGITS 8

struct reader {
    struct session_record *records; /* owned */
    int32_t count, capacity;
    int32_t unreadable;
    bool full; /* memory was out, or there were too many */
};

void journal_make_id(char id[JOURNAL_ID_SIZE], int64_t utc_ms, const char *machine, uint32_t random)
{
    struct text text;

    text_init(&text, id, JOURNAL_ID_SIZE);
    instant_add_plain(&text, utc_ms);
    text_add(&text, "-");
    text_add_hex(&text, hash_bytes(HASH_SEED, machine, strlen(machine)) & UINT32_MAX, ID_DIGITS);
    text_add(&text, "-");
    text_add_hex(&text, random, ID_DIGITS);
}

static bool find_sessions(char *folder, const char *profile_folder, struct error *error)
{
    if (file_join(folder, profile_folder, "sessions"))
        return true;
    error_set(error, profile_folder, "is too long a path", "choose another data folder");
    return false;
}

bool journal_append(const char *profile_folder, const char *machine, const struct session_record *record,
                    struct error *error)
{
    char folder[FILE_PATH_MAX], line[RECORD_LINE_SIZE];

    if (!find_sessions(folder, profile_folder, error))
        return false;
    record_format(record, line);
    return lines_append(folder, machine, line, error);
}

static bool fail_memory(struct error *error)
{
    error_set(error, "the sessions", "can't all be read: memory is out or they are too many", "close other programs");
    return false;
}

/* Room for one more record, or NULL. */
static struct session_record *next_record(struct reader *reader)
{
    if (reader->count == reader->capacity) {
        int32_t wider = reader->capacity ? reader->capacity * 2 : 1024;
        struct session_record *grown =
            reader->count < JOURNAL_SESSIONS_MAX ? realloc(reader->records, sizeof *grown * (size_t)wider) : NULL;
        if (!grown)
            return NULL;
        reader->records = grown;
        reader->capacity = wider;
    }
    return &reader->records[reader->count];
}

static void read_line(void *context, const char *line, size_t length)
{
    struct reader *reader = context;
    struct session_record *record = next_record(reader);

    if (!record)
        reader->full = true;
    else if (record_parse(line, length, record))
        reader->count++;
    else
        reader->unreadable++;
}

/* Records are zeroed before they are filled, texts to their ends, so equal ones have equal bytes. */
static int compare_by_id(const void *a, const void *b)
{
    const struct session_record *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);

    return order ? order : memcmp(*x, *y, sizeof **x);
}

static int compare_by_time(const void *a, const void *b)
{
    const struct session_record *const *x = a, *const *y = b;

    if ((*x)->utc_ms != (*y)->utc_ms)
        return (*x)->utc_ms < (*y)->utc_ms ? -1 : 1;
    return strcmp((*x)->id, (*y)->id);
}

/* Drops repeats and sorts by time. */
static bool unite(struct reader *reader, struct history *history)
{
    int32_t kept = 0;
    size_t count = (size_t)reader->count;
    const struct session_record **order = malloc(sizeof *order * (count ? count : 1));
    struct session_record *united = order ? malloc(sizeof *united * (count ? count : 1)) : NULL;

    if (united) {
        for (size_t i = 0; i < count; i++)
            order[i] = &reader->records[i];
        qsort(order, count, sizeof *order, compare_by_id);
        for (size_t i = 0; i < count; i++) {
            if (kept == 0 || strcmp(order[kept - 1]->id, order[i]->id) != 0)
                order[kept++] = order[i];
        }
        qsort(order, (size_t)kept, sizeof *order, compare_by_time);
        for (int32_t i = 0; i < kept; i++)
            united[i] = *order[i];
        history->records = united;
        history->count = kept;
    }
    free(order);
    return united != NULL;
}

bool journal_load(const char *profile_folder, struct history *history, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct reader reader = {0};

    *history = (struct history){0};
    if (!find_sessions(folder, profile_folder, error))
        return false;
    bool whole = lines_each(folder, read_line, &reader, error);
    history->unreadable = reader.unreadable;
    bool united = unite(&reader, history);
    free(reader.records);
    if (united && !reader.full)
        return whole;
    return fail_memory(whole ? error : NULL);
}

int32_t history_find(const struct history *history, const struct session_record *record)
{
    int32_t low = 0, high = history->count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (compare_by_time(&(const struct session_record *){&history->records[middle]}, &record) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < history->count && memcmp(&history->records[low], record, sizeof *record) == 0 ? low : -1;
}

struct giver {
    const struct history *history;
    bool *given; /* owned */
    bool (*take)(void *context, const struct session_record *record, const char *line, size_t length);
    void *context;
    bool stopped;
};

static void give_line(void *context, const char *line, size_t length)
{
    struct giver *giver = context;
    struct session_record record;

    while (length > 0 && (line[length - 1] == '\r' || line[length - 1] == ' '))
        length--;
    int32_t place = record_parse(line, length, &record) ? history_find(giver->history, &record) : -1;
    if (place < 0 || giver->given[place] || giver->stopped)
        return;
    giver->given[place] = true;
    giver->stopped = !giver->take(giver->context, &record, line, length);
}

bool journal_each(const char *profile_folder, const struct history *history,
                  bool (*take)(void *context, const struct session_record *record, const char *line, size_t length),
                  void *context, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct giver giver = {.history = history,
                          .given = calloc((size_t)history->count + 1, sizeof(bool)),
                          .take = take,
                          .context = context};

    if (!giver.given)
        return fail_memory(error);
    bool whole = find_sessions(folder, profile_folder, error) && lines_each(folder, give_line, &giver, error);
    free(giver.given);
    return whole && !giver.stopped;
}

void history_reset(struct history *history)
{
    free(history->records);
    *history = (struct history){0};
}

bool record_is_players(const struct session_record *record)
{
    return strcmp(record->player, "you") == 0;
}

bool record_is_scored(const struct session_record *record)
{
    return strcmp(record->kind, "practice") != 0;
}

bool record_keeps_streak(const struct session_record *record)
{
    return record_is_players(record) && strcmp(record->kind, "daily") == 0 && record->daily == record->day &&
           record->tempo_percent == TEMPO_PERCENT_WHOLE && score_keeps_streak(record->reps, record->counted);
}
