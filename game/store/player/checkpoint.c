#include "store/player/checkpoint.h"

#include "core/base/text.h"
#include "files/file.h"
#include "files/json/json_out.h"
#include "files/json/json_pull.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT     "heelbeat-checkpoint/1"
#define FILE_LIMIT 65536
#define COPY       "~"

/* ---- writing */

bool checkpoint_format(const struct checkpoint *checkpoint, char *text, size_t *size)
{
    char line[RECORD_LINE_SIZE];
    struct checkpoint back;
    struct text out;

    record_format(&checkpoint->record, line);
    text_init(&out, text, CHECKPOINT_SIZE);
    text_add(&out, "{");
    json_out_text(&out, "format", FORMAT);
    json_out_text(&out, "machine", checkpoint->machine);
    json_out_text(&out, "profile", checkpoint->profile);
    json_out_raw(&out, "session", line);
    text_add(&out, "}\n");
    *size = out.length;
    return !out.cut && checkpoint_parse(text, *size, &back);
}

/* ---- reading */

enum member { MEMBER_FORMAT, MEMBER_MACHINE, MEMBER_PROFILE, MEMBER_SESSION, MEMBER_COUNT };

static const char *const members[MEMBER_COUNT] = {"format", "machine", "profile", "session"};

static enum member find_member(const char *name)
{
    enum member member = MEMBER_FORMAT;
    while (member < MEMBER_COUNT && strcmp(members[member], name) != 0)
        member++;
    return member;
}

static bool read_session(struct json_pull *pull, struct session_record *record)
{
    const char *from = pull->lex.at;
    if (!json_pull_skip(pull))
        return false;
    while (from < pull->lex.at && *from != '{')
        from++;
    return record_parse(from, (size_t)(pull->lex.at - from), record);
}

static bool read_member(struct json_pull *pull, enum member member, struct checkpoint *checkpoint)
{
    char format[sizeof FORMAT];
    switch (member) {
    case MEMBER_FORMAT:
        return json_pull_string(pull, format, sizeof format) && strcmp(format, FORMAT) == 0;
    case MEMBER_MACHINE:
        return json_pull_string(pull, checkpoint->machine, sizeof checkpoint->machine);
    case MEMBER_PROFILE:
        return json_pull_string(pull, checkpoint->profile, sizeof checkpoint->profile);
    case MEMBER_SESSION:
        return read_session(pull, &checkpoint->record);
    case MEMBER_COUNT:
        return json_pull_skip(pull);
    }
    return false;
}

bool checkpoint_parse(const char *text, size_t size, struct checkpoint *checkpoint)
{
    bool seen[MEMBER_COUNT + 1] = {false};
    struct json_pull pull;
    char name[32];

    *checkpoint = (struct checkpoint){0};
    json_pull_init(&pull, text, size);
    if (!json_pull_object(&pull))
        return false;
    while (json_pull_member(&pull, name, sizeof name)) {
        enum member member = find_member(name);
        if ((seen[member] && member != MEMBER_COUNT) || !read_member(&pull, member, checkpoint))
            return false;
        seen[member] = true;
    }
    bool whole = json_pull_done(&pull);
    for (enum member member = MEMBER_FORMAT; member < MEMBER_COUNT; member++)
        whole = whole && seen[member];
    return whole && profile_name_is_valid(checkpoint->profile);
}

enum reading { READING_WHOLE, READING_DAMAGED, READING_REFUSED };

static enum reading read_file(const char *path, struct checkpoint *checkpoint, struct error *error)
{
    char *bytes = NULL;
    size_t size = 0;

    if (!file_read(path, FILE_LIMIT, &bytes, &size, error))
        return READING_REFUSED;
    bool whole = checkpoint_parse(bytes, size, checkpoint);
    free(bytes);
    return whole ? READING_WHOLE : READING_DAMAGED;
}

/* So that the next play has the name, and nobody loses what may be a newer version's. */
static void set_aside(const char *path, struct error *error)
{
    char aside[FILE_PATH_MAX];
    if (!file_set_aside(path, aside, sizeof aside, error))
        return;
    const char *slash = strrchr(aside, '/');
    error_set(error, path, "is damaged, or a newer version's", "it was set aside as {file}");
    error_value(error, value_text("file", slash ? slash + 1 : aside));
}

enum checkpoint_load checkpoint_load(const char *path, struct checkpoint *checkpoint, struct error *error)
{
    char copy[FILE_PATH_MAX];
    enum reading reading = READING_WHOLE;

    if (!file_name_with(copy, path, COPY))
        return CHECKPOINT_NONE;
    if (file_exists(path)) {
        reading = read_file(path, checkpoint, error);
        if (reading == READING_WHOLE)
            return CHECKPOINT_FOUND;
    }
    if (reading == READING_DAMAGED)
        set_aside(path, error);
    bool found = reading != READING_REFUSED && file_exists(copy) && read_file(copy, checkpoint, NULL) == READING_WHOLE;
    return found ? CHECKPOINT_FOUND : CHECKPOINT_NONE;
}

bool checkpoint_remove(const char *path, struct error *error)
{
    char copy[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    struct os_fault fault = {0};

    /* The copy first: alone, it would be taken for a play that is still to be saved. */
    if (!file_name_with(copy, path, COPY) || !file_folder_of(folder, path))
        return file_fail(path, "can't be removed: {reason}", &file_long_path, error);
    if (!os_remove(copy, &fault) && fault.why != OS_ABSENT)
        return file_fail(copy, "can't be removed: {reason}", &fault, error);
    if (!os_remove(path, &fault) && fault.why != OS_ABSENT)
        return file_fail(path, "can't be removed: {reason}", &fault, error);
    return file_sync_folder(folder, error);
}
