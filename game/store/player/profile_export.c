#include "store/player/profile_export.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/copies.h"
#include "files/file_kind.h"
#include "files/file_out.h"
#include "files/json/json_scan.h"
#include "files/json/json_stream.h"
#include "store/player/profile_fields.h"
#include "store/player/record.h"
#include "store/replays/replay_file.h"

#define BEGINS "{\"format\":\"heelbeat-export/"

struct outflow {
    struct file_out out;
    struct profile_moved *moved;
    struct error *error; /* gets the first damage */
    bool first;          /* nothing in this list yet */
};

static void begin_item(struct outflow *flow)
{
    file_out_text(&flow->out, flow->first ? "\n" : ",\n");
    flow->first = false;
}

static void note_error(struct outflow *flow, const struct error *error)
{
    if (flow->moved->damaged++ == 0 && flow->error)
        *flow->error = *error;
}

static void note(struct outflow *flow, const char *where, const char *what, const char *fix)
{
    struct error error;
    error_set(&error, where, what, fix);
    note_error(flow, &error);
}

static bool add_session(void *context, const struct session_record *record, const char *line, size_t length)
{
    struct outflow *flow = context;

    (void)record;
    begin_item(flow);
    file_out_add(&flow->out, line, length);
    flow->moved->sessions++;
    return file_out_is_good(&flow->out);
}

static bool add_sessions(struct outflow *flow, const char *folder)
{
    struct history history;
    struct error error = {0};
    bool whole = journal_load(folder, &history, &error);

    if (!whole)
        note_error(flow, &error);
    for (int32_t i = 0; i < history.unreadable; i++)
        note(flow, folder, N_("has damaged lines in its sessions, which were left out"),
             N_("they stay where they are"));
    flow->first = true;
    file_out_text(&flow->out, "\"sessions\":[");
    if (!journal_each(folder, &history, add_session, flow, &error) && whole && file_out_is_good(&flow->out))
        note_error(flow, &error);
    file_out_text(&flow->out, "\n],\n");
    history_reset(&history);
    return file_out_is_good(&flow->out);
}

/* Copies of replays under other names are none: a replay's file is called by its id. */
static bool is_replay(const char *path)
{
    char id[JOURNAL_ID_SIZE + 8];
    const char *slash = strrchr(path, '/');

    snprintf(id, sizeof id, "%s", slash ? slash + 1 : path);
    char *dot = strrchr(id, '.');
    if (dot)
        *dot = '\0';
    return dot && record_id_is_valid(id);
}

static bool add_replay(void *context, const char *path)
{
    struct outflow *flow = context;
    struct error error = {0};
    struct json_offence offence;
    char *bytes = NULL;
    size_t size = 0;

    if (!is_replay(path))
        return true;
    if (!file_read(path, REPLAY_FILE_MAX, &bytes, &size, &error)) {
        note_error(flow, &error);
    } else if (!json_scan(bytes, size, &offence)) {
        note(flow, path, N_("is damaged and was left out"), N_("it stays where it is"));
    } else {
        begin_item(flow);
        while (size > 0 && (bytes[size - 1] == '\n' || bytes[size - 1] == '\r'))
            size--;
        file_out_add(&flow->out, bytes, size);
        flow->moved->replays++;
    }
    free(bytes);
    return file_out_is_good(&flow->out);
}

static bool add_all(struct outflow *flow, const char *data, const char *name, const char *fields)
{
    char folder[FILE_PATH_MAX], replays[FILE_PATH_MAX];
    struct error error = {0};

    if (!profile_folder(folder, data, name) || !file_join(replays, folder, "replays"))
        return false;
    file_out_text(&flow->out, BEGINS "1\",\"name\":\"");
    file_out_text(&flow->out, name); /* has no letter that JSON would want escaped */
    file_out_text(&flow->out, "\",\n\"profile\":");
    file_out_text(&flow->out, fields);
    file_out_text(&flow->out, ",\n");
    if (!add_sessions(flow, folder))
        return false;
    flow->first = true;
    file_out_text(&flow->out, "\"replays\":[");
    if (copies_each(replays, "", ".json", add_replay, flow, &error) == LISTING_FAILED)
        note_error(flow, &error);
    file_out_text(&flow->out, "\n]}\n");
    return true;
}

/* Sessions of an export, as far as it is whole; -1 where none stands. False with *error if it can't be read. */
static bool count_sessions(const char *path, int32_t *count, struct error *error)
{
    struct json_stream stream;
    struct os_status status;
    struct os_fault fault = {0};
    char member[16];

    *count = -1;
    if (!os_status(path, &status, &fault))
        return fault.why == OS_ABSENT || file_fail(path, "can't be reached: {reason}", &fault, error);
    if (status.size == 0)
        return true;
    if (!json_stream_open(&stream, path, REPLAY_FILE_MAX, error))
        return false;
    *count = 0;
    while (json_stream_member(&stream, member, sizeof member)) {
        if (!json_stream_is_list(&stream))
            json_stream_value(&stream);
        else
            while (json_stream_item(&stream))
                *count += strcmp(member, "sessions") == 0;
    }
    bool read = !ferror(stream.file);
    json_stream_close(&stream, NULL);
    if (!read)
        error_set(error, path, "can't be read, and so is not written over", "choose another name");
    return read;
}

/* What stands there is kept, and is not given for less. */
static bool may_replace(struct outflow *flow, bool force, struct error *error)
{
    struct file_out *out = &flow->out;
    int32_t there;

    if (!count_sessions(out->path, &there, error))
        return false;
    if (there < 0)
        return true;
    if (!file_name_with(out->kept, out->path, ".1"))
        return file_fail(out->path, "can't be kept: {reason}", &file_long_path, error);
    if (!file_kind_may_replace(out->kept, BEGINS, error))
        return false;
    if (force || there <= flow->moved->sessions)
        return true;
    error_set(error, out->path, "holds more sessions ({there}) than would be written ({now})",
              "choose another name, or add --force");
    error_value(error, value_number("there", there));
    error_value(error, value_number("now", flow->moved->sessions));
    return false;
}

bool profile_export(const char *data, const char *name, const char *path, bool force, struct profile_moved *moved,
                    struct error *error)
{
    struct outflow flow = {.moved = moved, .error = error};

    *moved = (struct profile_moved){0};
    char *fields = profile_fields_format(data, name, error);
    if (!fields)
        return false;
    bool ok = file_kind_may_replace(path, BEGINS, error) && file_out_open(&flow.out, path, error);
    if (ok) {
        add_all(&flow, data, name, fields); /* what failed to be written, the commit tells */
        ok = may_replace(&flow, force, error) && file_out_commit(&flow.out, error);
        if (!ok)
            moved->damaged = 0; /* nothing was left out of what was not written */
        file_out_drop(&flow.out);
    }
    cJSON_free(fields);
    return ok && moved->damaged == 0;
}
