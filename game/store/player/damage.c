#include "store/player/damage.h"

#include <stdlib.h>
#include <string.h>

#include "files/copies.h"
#include "files/file.h"
#include "files/json/json.h"
#include "files/json/json_scan.h"
#include "store/player/profile_document.h"
#include "store/player/profile_fields.h"
#include "store/player/record.h"

#define FILE_MAX     ((size_t)512 * 1024 * 1024)
#define FORMAT       "heelbeat-session/1"
#define LATER_FORMAT "heelbeat-session/"

/* ---- the lines of a file */

/* The next line from *at on, without its end; false when there is none. */
static bool next_line(const char **at, const char *end, const char **line, size_t *length)
{
    if (*at >= end)
        return false;
    const char *stop = memchr(*at, '\n', (size_t)(end - *at));
    *line = *at;
    *length = (size_t)((stop ? stop : end) - *at);
    *at = stop ? stop + 1 : end;
    return true;
}

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
            return false;
    }
    return true;
}

/* Some editors put a mark at the start. */
static size_t mark_length(const char *bytes, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = strlen(mark);

    return size >= length && memcmp(bytes, mark, length) == 0 ? length : 0;
}

static bool is_later(const char *line, size_t length)
{
    struct json_offence offence;

    return length <= RECORD_LINE_MAX && json_scan(line, length, &offence) &&
           json_says_format(line, length, LATER_FORMAT) && !json_says_format(line, length, FORMAT);
}

static bool is_session(const char *line, size_t length)
{
    struct session_record record;

    return record_parse(line, length, &record);
}

static bool is_change(const char *line, size_t length)
{
    struct error ignored;

    return length <= profile_line.limit && document_parse(&profile_line, "", line, length, NULL, &ignored);
}

/* ---- looking */

struct look {
    enum damage_kind kind; /* of what is damaged here */
    damage_take *take;
    void *context;
    struct error *error; /* of the first file that could not be read; NULL: there was one */
    bool unread, stopped;
};

static bool look_at_line(const struct look *look, const char *path, int32_t number, const char *line, size_t length)
{
    bool good = look->kind == DAMAGE_CHANGE ? is_change(line, length) : is_session(line, length);
    struct damaged_line damaged = {.kind = look->kind, .path = path, .line = number, .text = line, .length = length};

    if (good || is_blank(line, length))
        return true;
    if (look->kind == DAMAGE_SESSION && is_later(line, length))
        damaged.kind = DAMAGE_LATER;
    return look->take(look->context, &damaged);
}

static void look_at_lines(struct look *look, const char *path, const char *bytes, size_t size)
{
    const char *at = bytes + mark_length(bytes, size), *line;
    size_t length;

    for (int32_t number = 1; !look->stopped && next_line(&at, bytes + size, &line, &length); number++)
        look->stopped = !look_at_line(look, path, number, line, length);
}

static void note_unread(struct look *look, const struct error *error)
{
    if (look->error)
        *look->error = *error;
    look->error = NULL;
    look->unread = true;
}

static bool look_at_file(void *context, const char *path)
{
    struct look *look = context;
    struct error error = {0};
    char *bytes = NULL;
    size_t size = 0;
    enum file_reading reading = file_read_any(path, FILE_MAX, &bytes, &size, &error);

    if (reading == FILE_READ)
        look_at_lines(look, path, bytes, size);
    else if (reading == FILE_REFUSED)
        note_unread(look, &error);
    free(bytes);
    return !look->stopped;
}

static void look_into(struct look *look, const char *profile_folder, const char *inner, enum damage_kind kind)
{
    char folder[FILE_PATH_MAX];
    struct error error = {0};

    look->kind = kind;
    if (look->stopped)
        return;
    if (!file_join(folder, profile_folder, inner)) {
        file_fail(profile_folder, "can't be read: {reason}", &file_long_path, &error);
        note_unread(look, &error);
    } else if (copies_each(folder, "", ".jsonl", look_at_file, look, &error) == LISTING_FAILED) {
        note_unread(look, &error);
    }
}

bool damage_each(const char *profile_folder, damage_take *take, void *context, struct error *error)
{
    struct look look = {.take = take, .context = context, .error = error};

    look_into(&look, profile_folder, "sessions", DAMAGE_SESSION);
    look_into(&look, profile_folder, "changes", DAMAGE_CHANGE);
    return !look.unread;
}
