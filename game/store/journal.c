#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/hash.h"
#include "core/instant.h"
#include "core/score.h"
#include "core/text.h"
#include "store/copies.h"
#include "store/file.h"
#include "store/record.h"

#define JOURNAL_FILE_MAX ((size_t)512 * 1024 * 1024)
#define ID_DIGITS        8

struct reader {
    /* What is done with a line that is not blank. */
    void (*take)(struct reader *reader, const char *line, size_t length);
    struct session_record *records; /* owned */
    int32_t count, capacity;
    int32_t unreadable;
    struct error *error; /* of the first file that could not be read */
    bool failed;
};

bool journal_make_id(char id[JOURNAL_ID_SIZE], int64_t utc_ms, const char *machine)
{
    uint32_t random;
    struct text text;

    if (getentropy(&random, sizeof random) != 0)
        return false;
    text_init(&text, id, JOURNAL_ID_SIZE);
    instant_add_plain(&text, utc_ms);
    text_add(&text, "-");
    text_add_hex(&text, hash_bytes(HASH_SEED, machine, strlen(machine)) & UINT32_MAX, ID_DIGITS);
    text_add(&text, "-");
    text_add_hex(&text, random, ID_DIGITS);
    return true;
}

bool journal_append(const char *profile_folder, const char *machine, const struct session_record *record,
                    struct error *error)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX], name[FILE_PATH_MAX], line[RECORD_LINE_SIZE];
    const char *field = NULL;

    if (!file_join(folder, profile_folder, "sessions") || !file_name_with(name, machine, ".jsonl") ||
        !file_join(path, folder, name)) {
        error_set(error, profile_folder, "is too long a path", "choose another data folder");
        return false;
    }
    if (!record_format(record, line, &field)) {
        error_set(error, path, "can't take this session: a value is out of range", field);
        return false;
    }
    return file_make_folder(folder, error) && file_append_line(path, line, error);
}

static void fail(struct reader *reader, const struct error *error)
{
    if (!reader->failed && reader->error)
        *reader->error = *error;
    reader->failed = true;
}

static void fail_memory(struct reader *reader)
{
    struct error error;

    error_set(&error, "the sessions", "can't all be read: memory is out or they are too many", "close other programs");
    fail(reader, &error);
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

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
            return false;
    }
    return true;
}

static void read_line(struct reader *reader, const char *line, size_t length)
{
    struct session_record *record = next_record(reader);
    if (!record)
        fail_memory(reader);
    else if (record_parse(line, length, record))
        reader->count++;
    else
        reader->unreadable++;
}

static void read_lines(struct reader *reader, const char *bytes, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors put one at the start */
    const char *at = bytes, *end = bytes + size;

    if (size >= 3 && memcmp(bytes, mark, 3) == 0)
        at += 3;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end; /* the last line; whole if it reads as one */
        if (!is_blank(at, (size_t)(stop - at)))
            reader->take(reader, at, (size_t)(stop - at));
        at = stop < end ? stop + 1 : end;
    }
}

static bool read_journal(void *context, const char *path)
{
    struct reader *reader = context;
    struct error error = {0};
    char *bytes = NULL;
    size_t size = 0;

    if (file_read(path, JOURNAL_FILE_MAX, &bytes, &size, &error))
        read_lines(reader, bytes, size);
    else
        fail(reader, &error);
    free(bytes);
    return true;
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
    char path[FILE_PATH_MAX];
    struct reader reader = {.take = read_line, .error = error};

    *history = (struct history){0};
    if (!file_join(path, profile_folder, "sessions")) {
        error_set(error, profile_folder, "is too long a path", "choose another data folder");
        return false;
    }
    if (!copies_each(path, "", ".jsonl", read_journal, &reader, error))
        return false;
    history->unreadable = reader.unreadable;
    if (!unite(&reader, history))
        fail_memory(&reader);
    free(reader.records);
    return !reader.failed;
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
    struct reader reader; /* first, so that it is found from there */
    const struct history *history;
    bool *given; /* owned */
    bool (*take)(void *context, const struct session_record *record, const char *line, size_t length);
    void *context;
    bool stopped;
};

static void give_line(struct reader *reader, const char *line, size_t length)
{
    struct giver *giver = (struct giver *)(void *)reader;
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
    char path[FILE_PATH_MAX];
    struct giver giver = {.reader = {.take = give_line, .error = error},
                          .history = history,
                          .given = calloc((size_t)history->count + 1, sizeof(bool)),
                          .take = take,
                          .context = context};

    if (!giver.given)
        fail_memory(&giver.reader);
    else if (file_join(path, profile_folder, "sessions"))
        giver.reader.failed =
            !copies_each(path, "", ".jsonl", read_journal, &giver.reader, error) || giver.reader.failed;
    free(giver.given);
    return !giver.reader.failed && !giver.stopped;
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
