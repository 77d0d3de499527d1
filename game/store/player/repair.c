#include "store/player/repair.h"

#include <stdlib.h>
#include <string.h>

#include "files/copies.h"
#include "files/file.h"
#include "files/json/json_pull.h"
#include "store/player/record.h"
#include "store/player/salvage.h"

#define FILE_MAX ((size_t)512 * 1024 * 1024)
#define FORMAT   "heelbeat-session/1"

struct bytes {
    char *items; /* owned */
    size_t size;
};

struct told {
    int32_t line;
    enum repaired how;
};

/* One journal. */
struct mending {
    const struct history *history; /* what is readable in all of them */
    struct bytes whole, damaged;   /* its lines as they shall stand, and those that leave it */
    struct told *told;             /* owned */
    int32_t told_count;
    bool known; /* of the line at hand: a session in it stands elsewhere */
};

struct repair {
    const struct history *history;
    repair_tell *tell;
    void *context;
    struct error *error; /* of the first that failed */
    bool failed;
};

static void add_line(struct bytes *bytes, const char *line, size_t length)
{
    memcpy(bytes->items + bytes->size, line, length);
    bytes->size += length;
    bytes->items[bytes->size++] = '\n';
}

/* Whether it is an object of another format, whole. */
static bool is_foreign(const char *line, size_t length)
{
    struct json_pull pull;
    char name[16], format[64] = "";
    json_pull_init(&pull, line, length);
    if (!json_pull_object(&pull))
        return false;
    while (json_pull_member(&pull, name, sizeof name)) {
        if (strcmp(name, "format") != 0)
            json_pull_skip(&pull);
        else if (!json_pull_string(&pull, format, sizeof format))
            return false;
    }
    return json_pull_done(&pull) && format[0] && strcmp(format, FORMAT) != 0;
}

static bool has_id(const struct history *history, const char *id)
{
    for (int32_t i = 0; i < history->count; i++)
        if (strcmp(history->records[i].id, id) == 0)
            return true;
    return false;
}

static bool take_session(void *context, const struct session_record *record, const char *line, size_t length)
{
    struct mending *mending = context;
    if (has_id(mending->history, record->id))
        mending->known = true;
    else
        add_line(&mending->whole, line, length);
    return true;
}

static bool is_blank(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && strchr(" \t\r", line[at]) && line[at])
        at++;
    return at == length;
}

static void mend_line(struct mending *mending, int32_t number, const char *line, size_t length)
{
    struct session_record record;
    bool foreign = false;
    if (is_blank(line, length) || record_parse(line, length, &record) || (foreign = is_foreign(line, length))) {
        add_line(&mending->whole, line, length);
        if (foreign)
            mending->told[mending->told_count++] = (struct told){number, REPAIRED_FOREIGN};
        return;
    }
    size_t before = mending->whole.size;
    mending->known = false;
    salvage_each(line, length, take_session, mending);
    add_line(&mending->damaged, line, length);
    mending->told[mending->told_count++] = (struct told){number, mending->whole.size > before ? REPAIRED_SAVED
                                                                 : mending->known             ? REPAIRED_KNOWN
                                                                                              : REPAIRED_LOST};
}

static int32_t count_lines(const char *bytes, size_t size)
{
    int32_t count = 1;
    for (size_t i = 0; i < size; i++)
        count += bytes[i] == '\n';
    return count;
}

/* Of a session glued to another, each gets a line's end of its own: twice the size is room for all. */
static bool open_mending(struct mending *mending, const char *bytes, size_t size)
{
    mending->whole.items = malloc(2 * size + 2);
    mending->damaged.items = malloc(2 * size + 2);
    mending->told = calloc((size_t)count_lines(bytes, size), sizeof *mending->told);
    return mending->whole.items && mending->damaged.items && mending->told;
}

static void mend_lines(struct mending *mending, const char *bytes, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors put one at the start */
    const char *at = bytes, *end = bytes + size;
    if (size >= 3 && memcmp(bytes, mark, 3) == 0)
        at += 3;
    for (int32_t number = 1; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        mend_line(mending, number, at, (size_t)(stop - at));
        at = stop < end ? stop + 1 : end;
    }
}

static bool keep_damaged(const char *path, const struct bytes *damaged, struct error *error)
{
    char kept[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    struct os_file file = {0};
    struct os_fault fault = {0};
    if (!file_name_with(kept, path, ".damaged"))
        return file_fail(path, "can't be kept: {reason}", &file_long_path, error);
    bool good = os_open(&file, kept, OS_APPEND, &fault) && os_write(file, damaged->items, damaged->size, &fault) &&
                os_sync(file, &fault);
    good = os_close(&file, good ? &fault : NULL) && good;
    if (!good)
        return file_fail(kept, "can't be written: {reason}", &fault, error);
    return file_folder_of(folder, path) && file_sync_folder(folder, error);
}

/* What was damaged is safe before it leaves the journal, which must be held: denied says why it is not. */
static bool mend(struct repair *repair, const char *path, const struct error *denied, struct error *error)
{
    struct mending mending = {.history = repair->history};
    char *bytes = NULL;
    size_t size = 0;
    bool good = file_read(path, FILE_MAX, &bytes, &size, error);
    if (good && !open_mending(&mending, bytes, size))
        good = file_fail(path, "can't be read: {reason}", &(struct os_fault){.why = OS_NO_MEMORY}, error);
    if (good)
        mend_lines(&mending, bytes, size);
    if (good && mending.damaged.size > 0 && denied->what[0]) {
        *error = *denied;
        good = false;
    } else if (good && mending.damaged.size > 0) {
        good = keep_damaged(path, &mending.damaged, error) &&
               file_replace(path, mending.whole.items, mending.whole.size, error);
    }
    for (int32_t i = 0; good && i < mending.told_count; i++)
        repair->tell(repair->context, path, mending.told[i].line, mending.told[i].how);
    free(mending.whole.items);
    free(mending.damaged.items);
    free(mending.told);
    free(bytes);
    return good;
}

static bool mend_journal(void *context, const char *path)
{
    struct repair *repair = context;
    struct error error = {0}, denied = {0};
    struct os_file held = {0};
    struct os_fault fault = {0};
    if (!os_open(&held, path, OS_APPEND, &fault))
        file_fail(path, "can't be opened for writing: {reason}", &fault, &denied);
    else if (os_lock(held, FILE_WAIT_MS) == OS_LOCK_HELD)
        file_fail_held(path, &denied);
    bool good = mend(repair, path, &denied, &error);
    os_close(&held, NULL);
    if (!good && !repair->failed && repair->error)
        *repair->error = error;
    repair->failed = repair->failed || !good;
    return true;
}

bool repair_journals(const char *profile_folder, repair_tell *tell, void *context, struct error *error)
{
    struct history history;
    char sessions[FILE_PATH_MAX];
    struct repair repair = {.history = &history, .tell = tell, .context = context, .error = error};
    if (!file_join(sessions, profile_folder, "sessions"))
        return file_fail(profile_folder, "can't be read: {reason}", &file_long_path, error);
    bool good = journal_load(profile_folder, &history, error) &&
                copies_each(sessions, "", ".jsonl", mend_journal, &repair, error) == LISTING_WHOLE;
    history_reset(&history);
    return good && !repair.failed;
}
