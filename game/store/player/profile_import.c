#include "store/player/profile_import.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/copies.h"
#include "files/file_out.h"
#include "files/json/json_pull.h"
#include "files/json/json_stream.h"
#include "files/machine.h"
#include "store/player/profile_fields.h"
#include "store/player/record.h"
#include "store/replays/replay_file.h"

#define FORMAT          "heelbeat-export/1"
#define REPLAY_FORMAT   "heelbeat-replay/1"
#define MEMBER_SIZE     32
#define MACHINE_SIZE    64
#define NAMES_TRIED_MAX 10000

/* What comes into a profile. */
struct inflow {
    const char *data, *name, *from_name;
    char folder[FILE_PATH_MAX], sessions[FILE_PATH_MAX], replays[FILE_PATH_MAX];
    struct history history;  /* what is there */
    struct file_out journal; /* of what was not; opened when there is any */
    char machine[MACHINE_SIZE];
    struct profile_moved *moved;
    struct error *error; /* gets the first damage */
    bool failed;         /* something could not be written */
};

static void note_error(struct inflow *flow, const struct error *error)
{
    if (flow->moved->damaged++ == 0 && !flow->failed && flow->error)
        *flow->error = *error;
}

static void note(struct inflow *flow, const char *where, const char *what, const char *fix)
{
    struct error error;
    error_set(&error, where, what, fix);
    note_error(flow, &error);
}

static bool fail(struct inflow *flow, const struct error *error)
{
    if (!flow->failed && flow->error)
        *flow->error = *error;
    flow->failed = true;
    return false;
}

static bool open_flow(struct inflow *flow)
{
    struct error error = {0};

    if (!profile_folder(flow->folder, flow->data, flow->name) || !file_join(flow->sessions, flow->folder, "sessions") ||
        !file_join(flow->replays, flow->folder, "replays")) {
        error_set(&error, flow->data, "is too long a path", "choose another data folder");
        return fail(flow, &error);
    }
    if (!file_make_folder(flow->sessions, &error) || !file_make_folder(flow->replays, &error) ||
        !journal_load(flow->folder, &flow->history, &error))
        return fail(flow, &error);
    return true;
}

static bool open_journal(struct inflow *flow)
{
    char path[FILE_PATH_MAX];
    struct error error = {0};

    if (flow->journal.file)
        return true;
    if (!machine_name(flow->data, flow->machine, sizeof flow->machine, &error))
        return fail(flow, &error);
    if (!file_join(path, flow->sessions, flow->machine)) {
        error_set(&error, flow->sessions, "is too long a path", "choose another data folder");
        return fail(flow, &error);
    }
    return file_out_open(&flow->journal, path, &error) || fail(flow, &error);
}

/* MACHINE-import-N.jsonl, which no other journal is called: no other machine writes under this one's name, and of its
 * own imports at once each takes another number. */
static bool close_journal(struct inflow *flow)
{
    char name[MACHINE_SIZE + 32], path[FILE_PATH_MAX];
    struct error error = {0};
    enum file_made made = FILE_TAKEN;

    for (int n = 1; n <= NAMES_TRIED_MAX && made == FILE_TAKEN; n++) {
        snprintf(name, sizeof name, "%s-import-%d.jsonl", flow->machine, n);
        if (!file_join(path, flow->sessions, name))
            break;
        made = file_out_put_new(&flow->journal, path, &error);
    }
    if (made == FILE_MADE && file_sync_folder(flow->sessions, &error))
        return text_copy(flow->moved->journal, sizeof flow->moved->journal, path);
    if (made == FILE_TAKEN)
        error_set(&error, flow->sessions, "can't take another journal", "join the many that are there");
    file_out_drop(&flow->journal);
    return fail(flow, &error);
}

static bool take_session(void *context, const struct session_record *record, const char *line, size_t length)
{
    struct inflow *flow = context;

    if (history_find(&flow->history, record) >= 0 || history_has_twin(&flow->history, record)) {
        flow->moved->known++;
        return true;
    }
    if (!open_journal(flow))
        return false;
    flow->moved->twins += history_has_id(&flow->history, record->id);
    file_out_add(&flow->journal, line, length);
    file_out_text(&flow->journal, "\n");
    flow->moved->sessions++;
    return true;
}

/* The id that a replay gives itself. */
static bool read_replay_id(const char *text, size_t size, char id[JOURNAL_ID_SIZE])
{
    struct json_pull pull;
    char member[MEMBER_SIZE], format[MEMBER_SIZE] = "";

    id[0] = '\0';
    json_pull_init(&pull, text, size);
    if (!json_pull_object(&pull))
        return false;
    while (json_pull_member(&pull, member, sizeof member)) {
        if (strcmp(member, "id") == 0)
            json_pull_string(&pull, id, JOURNAL_ID_SIZE);
        else if (strcmp(member, "format") == 0)
            json_pull_string(&pull, format, sizeof format);
        else
            json_pull_skip(&pull);
    }
    return json_pull_done(&pull) && strcmp(format, REPLAY_FORMAT) == 0 && record_id_is_valid(id);
}

static bool take_replay(struct inflow *flow, const char *where, const char *text, size_t size)
{
    char id[JOURNAL_ID_SIZE], name[JOURNAL_ID_SIZE + 8], path[FILE_PATH_MAX];
    struct error error = {0};
    struct file_out out;

    if (!read_replay_id(text, size, id)) {
        note(flow, where, N_("holds a replay that is damaged and was left out"), N_("the others came in"));
        return true;
    }
    snprintf(name, sizeof name, "%s.json", id);
    if (!file_join(path, flow->replays, name))
        return true;
    enum file_standing standing = file_standing(path);
    if (standing == FILE_UNKNOWN) {
        error_set(&error, path, "can't be reached", "check its permissions");
        return fail(flow, &error);
    }
    if (standing != FILE_ABSENT)
        return true;
    if (!file_out_open(&out, path, &error))
        return fail(flow, &error);
    file_out_add(&out, text, size);
    enum file_made made = file_out_put_new(&out, path, &error);
    if (made == FILE_TAKEN)
        file_out_drop(&out);
    if (made == FILE_FAILED)
        return fail(flow, &error);
    flow->moved->replays += made == FILE_MADE;
    return true;
}

static bool take_fields(struct inflow *flow, const char *where, const char *text, size_t size)
{
    struct error error = {0};
    bool damaged = false;

    if (!profile_fields_take(flow->data, flow->name, where, text, size, strcmp(flow->name, flow->from_name) == 0,
                             &damaged, &error))
        return fail(flow, &error);
    if (damaged)
        note_error(flow, &error);
    return true;
}

/* What was there and is no more in the history has given way to a twin. */
static void count_mended(struct inflow *flow)
{
    struct history after;
    struct error ignored = {0};

    (void)!journal_load(flow->folder, &after, &ignored); /* what can't be read was told when it was opened */
    for (int32_t i = 0; i < flow->history.count; i++)
        flow->moved->mended += history_find(&after, &flow->history.records[i]) < 0;
    history_reset(&after);
}

static bool close_flow(struct inflow *flow)
{
    struct error error = {0};

    if (flow->moved->replays > 0 && !file_sync_folder(flow->replays, &error))
        fail(flow, &error);
    if (flow->journal.file && close_journal(flow) && flow->moved->twins > 0)
        count_mended(flow);
    history_reset(&flow->history);
    return !flow->failed && flow->moved->damaged == 0;
}

/* ---- from a file */

static bool is_text(const struct json_stream *stream, const char *text)
{
    size_t length = strlen(text);

    return stream->size == length + 2 && memcmp(stream->value + 1, text, length) == 0;
}

bool profile_import_name(const char *path, char name[PROFILE_NAME_SIZE], struct error *error)
{
    struct json_stream stream;
    char member[MEMBER_SIZE];
    bool known = false, named = false;

    if (!json_stream_open(&stream, path, REPLAY_FILE_MAX, error))
        return false;
    while (!(known && named) && json_stream_member(&stream, member, sizeof member) && !json_stream_is_list(&stream) &&
           json_stream_value(&stream)) {
        if (strcmp(member, "format") == 0)
            known = is_text(&stream, FORMAT);
        if (strcmp(member, "name") == 0 && stream.size >= 2 && stream.size - 2 < PROFILE_NAME_SIZE) {
            snprintf(name, PROFILE_NAME_SIZE, "%.*s", (int)(stream.size - 2), stream.value + 1);
            named = profile_name_is_valid(name);
        }
    }
    json_stream_close(&stream, NULL); /* in its middle: the rest is not of interest */
    if (!known || !named)
        error_set(error, path, "is no export of a profile", "name a file that heelbeat profile export wrote");
    return known && named;
}

static bool take_item(struct inflow *flow, struct json_stream *stream, const char *member)
{
    char where[FILE_PATH_MAX + 32];
    struct session_record record;

    snprintf(where, sizeof where, EN_("%.900s: line %ld"), stream->path, stream->line);
    if (strcmp(member, "replays") == 0)
        return take_replay(flow, where, stream->value, stream->size);
    if (strcmp(member, "sessions") != 0)
        return true;
    if (record_parse(stream->value, stream->size, &record))
        return take_session(flow, &record, stream->value, stream->size);
    note(flow, where, N_("holds a session that is damaged and was left out"), N_("the others came in"));
    return true;
}

static void take_members(struct inflow *flow, struct json_stream *stream)
{
    char member[MEMBER_SIZE];
    bool good = true;

    while (good && json_stream_member(stream, member, sizeof member)) {
        if (json_stream_is_list(stream)) {
            while (good && json_stream_item(stream))
                good = take_item(flow, stream, member);
        } else if (json_stream_value(stream) && strcmp(member, "profile") == 0) {
            good = take_fields(flow, stream->path, stream->value, stream->size);
        }
    }
}

bool profile_import(const char *data, const char *name, const char *path, struct profile_moved *moved,
                    struct error *error)
{
    char own[PROFILE_NAME_SIZE];
    struct inflow flow = {.data = data, .name = name, .from_name = own, .moved = moved, .error = error};
    struct json_stream stream;
    struct error damage = {0};

    *moved = (struct profile_moved){0};
    if (!profile_import_name(path, own, error) || !json_stream_open(&stream, path, REPLAY_FILE_MAX, error))
        return false;
    if (open_flow(&flow))
        take_members(&flow, &stream);
    if (!json_stream_close(&stream, &damage) && !flow.failed)
        note_error(&flow, &damage);
    return close_flow(&flow);
}

/* ---- from another profile */

static bool copy_replay(void *context, const char *path)
{
    struct inflow *flow = context;
    struct error error = {0};
    char *bytes = NULL;
    size_t size = 0;
    bool good = true;

    if (file_read(path, REPLAY_FILE_MAX, &bytes, &size, &error))
        good = take_replay(flow, path, bytes, size);
    else
        note_error(flow, &error);
    free(bytes);
    return good;
}

static bool copy_sessions(struct inflow *flow, const char *folder)
{
    struct history history;
    struct error error = {0};

    if (!journal_load(folder, &history, &error))
        note_error(flow, &error);
    for (int32_t i = 0; i < history.unreadable; i++)
        note(flow, folder, N_("has damaged lines in its sessions, which were left out"),
             N_("they stay where they are"));
    error = (struct error){0};
    if (!journal_each(folder, &history, take_session, flow, &error) && error.what[0])
        note_error(flow, &error);
    history_reset(&history);
    return !flow->failed;
}

static bool copy_fields(struct inflow *flow, const char *from_data, const char *from_name)
{
    struct error error = {0};
    char *text = profile_fields_format(from_data, from_name, &error);
    bool good = text ? take_fields(flow, from_data, text, strlen(text)) : fail(flow, &error);

    cJSON_free(text);
    return good;
}

bool profile_merge(const char *data, const char *name, const char *from_data, const char *from_name,
                   struct profile_moved *moved, struct error *error)
{
    struct inflow flow = {.data = data, .name = name, .from_name = from_name, .moved = moved, .error = error};
    char from[FILE_PATH_MAX], replays[FILE_PATH_MAX];

    *moved = (struct profile_moved){0};
    if (!profile_folder(from, from_data, from_name) || !file_join(replays, from, "replays")) {
        error_set(error, from_data, "is too long a path", "choose another data folder");
        return false;
    }
    if (open_flow(&flow) && copy_sessions(&flow, from) && copy_fields(&flow, from_data, from_name)) {
        struct error damage = {0};
        if (copies_each(replays, "", ".json", copy_replay, &flow, &damage) == LISTING_FAILED)
            note_error(&flow, &damage);
    }
    return close_flow(&flow);
}
