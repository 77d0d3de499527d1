#include "store/player/journal.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/days/instant.h"
#include "files/file.h"
#include "files/lines.h"
#include "store/player/record.h"
#include "store/player/seal.h"
#include "store/player/twins.h"

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
    seal_add(line);
    return lines_append(folder, machine, line, error);
}

static size_t trimmed(const char *line, size_t length)
{
    while (length > 0 && (line[length - 1] == '\r' || line[length - 1] == ' '))
        length--;
    return length;
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

static void read_line(void *context, const char *file, const char *line, size_t length)
{
    struct reader *reader = context;
    struct session_record *record = next_record(reader);

    (void)file;
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

static int compare_by_time(const struct session_record *x, const struct session_record *y)
{
    if (x->utc_ms != y->utc_ms)
        return x->utc_ms < y->utc_ms ? -1 : 1;
    return strcmp(x->id, y->id);
}

static int compare_in_order(const void *a, const void *b)
{
    const struct session_record *const *x = a, *const *y = b;

    return compare_by_time(*x, *y);
}

/* The records that were read, by id, each of different contents once. */
struct united {
    const struct session_record **order; /* owned */
    uint64_t *standings;                 /* owned; of each in order; NULL while nobody asked */
    int32_t count;
};

static bool shares_id(const struct united *united, int32_t a, int32_t b)
{
    return strcmp(united->order[a]->id, united->order[b]->id) == 0;
}

/* Drops repeats. */
static bool unite(const struct reader *reader, struct united *united)
{
    *united = (struct united){.order = malloc(sizeof *united->order * ((size_t)reader->count + 1))};
    if (!united->order)
        return false;
    for (int32_t i = 0; i < reader->count; i++)
        united->order[i] = &reader->records[i];
    qsort(united->order, (size_t)reader->count, sizeof *united->order, compare_by_id);
    for (int32_t i = 0; i < reader->count; i++) {
        if (i == 0 || compare_by_id(&united->order[united->count - 1], &united->order[i]) != 0)
            united->order[united->count++] = united->order[i];
    }
    return true;
}

static int32_t count_twins(const struct united *united)
{
    int32_t twins = 0;

    for (int32_t i = 1; i < united->count; i++)
        twins += shares_id(united, i - 1, i);
    return twins;
}

/* Lines are read once more where there are twins: which rarely is. */
static void stand(void *context, const char *file, const char *line, size_t length)
{
    struct united *united = context;
    struct session_record record;
    const struct session_record *wanted = &record;

    length = trimmed(line, length);
    if (!record_parse(line, length, &record))
        return;
    const struct session_record **found =
        bsearch(&wanted, united->order, (size_t)united->count, sizeof *united->order, compare_by_id);
    if (!found)
        return;
    uint64_t *standing = &united->standings[found - united->order];
    uint64_t now = twins_standing(file, record.id, line, length);
    *standing = now < *standing ? now : *standing;
}

/* The place among those of one id, from first to before end, of the one that counts. */
static int32_t choose(const struct united *united, int32_t first, int32_t end)
{
    int32_t best = first;

    for (int32_t i = first + 1; i < end; i++) {
        if (united->standings[i] < united->standings[best])
            best = i;
    }
    return best;
}

/* Leaves of each id the one that counts; the others are the history's twins. */
static void part(struct united *united, struct history *history)
{
    int32_t kept = 0;

    for (int32_t first = 0, end; first < united->count; first = end) {
        for (end = first + 1; end < united->count && shares_id(united, first, end);)
            end++;
        int32_t best = end - first > 1 ? choose(united, first, end) : first;
        for (int32_t i = first; i < end; i++) {
            if (i != best)
                history->twins[history->twin_count++] = *united->order[i];
        }
        united->order[kept++] = united->order[best];
    }
    united->count = kept;
}

static bool look_at_twins(const char *folder, struct united *united)
{
    united->standings = malloc(sizeof *united->standings * (size_t)united->count);
    if (!united->standings)
        return false;
    for (int32_t i = 0; i < united->count; i++)
        united->standings[i] = UINT64_MAX;
    (void)!lines_each(folder, stand, united, NULL); /* what can't be read now was told the first time */
    return true;
}

/* False when memory is out. */
static bool make_history(const char *folder, const struct reader *reader, struct history *history)
{
    struct united united;
    bool ok = unite(reader, &united);
    int32_t twins = ok ? count_twins(&united) : 0;

    history->records = ok ? malloc(sizeof *history->records * ((size_t)united.count + 1)) : NULL;
    history->twins = twins > 0 ? malloc(sizeof *history->twins * (size_t)twins) : NULL;
    ok = history->records && (twins == 0 || (history->twins && look_at_twins(folder, &united)));
    if (ok) {
        part(&united, history);
        qsort(united.order, (size_t)united.count, sizeof *united.order, compare_in_order);
        for (int32_t i = 0; i < united.count; i++)
            history->records[history->count++] = *united.order[i];
    }
    free(united.order);
    free(united.standings);
    return ok;
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
    bool made = make_history(folder, &reader, history);
    free(reader.records);
    if (made && !reader.full)
        return whole;
    return fail_memory(whole ? error : NULL);
}

int32_t history_find(const struct history *history, const struct session_record *record)
{
    int32_t low = 0, high = history->count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (compare_by_time(&history->records[middle], record) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < history->count && memcmp(&history->records[low], record, sizeof *record) == 0 ? low : -1;
}

bool history_has_id(const struct history *history, const char *id)
{
    for (int32_t i = 0; i < history->count; i++) {
        if (strcmp(history->records[i].id, id) == 0)
            return true;
    }
    return false;
}

bool history_has_twin(const struct history *history, const struct session_record *record)
{
    for (int32_t i = 0; i < history->twin_count; i++) {
        if (memcmp(&history->twins[i], record, sizeof *record) == 0)
            return true;
    }
    return false;
}

struct giver {
    const struct history *history;
    bool *given; /* owned */
    bool (*take)(void *context, const struct session_record *record, const char *line, size_t length);
    void *context;
    bool stopped;
};

static void give_line(void *context, const char *file, const char *line, size_t length)
{
    struct giver *giver = context;
    struct session_record record;

    (void)file;
    length = trimmed(line, length);
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
    free(history->twins);
    *history = (struct history){0};
}
