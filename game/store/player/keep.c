#include "store/player/keep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "files/copies.h"
#include "files/file_out.h"
#include "files/lines.h"
#include "files/machine.h"
#include "files/os_machine.h"
#include "store/player/profile.h"
#include "store/player/record.h"
#include "store/player/seal.h"

#define MACHINE_SIZE 64
#define MARK_SIZE    17
#define BEGIN        "session."
#define END          ".jsonl"
#define JOURNAL_MAX  ((size_t)512 * 1024 * 1024)

/* ---- places */

/* What the runtime folder's files of this data folder begin with: "heelbeat-MARK.". */
static void runtime_begin(char *out, size_t size, const char *data)
{
    char whole[FILE_PATH_MAX];
    struct text text;

    if (!os_full_path(data, whole, sizeof whole))
        text_copy(whole, sizeof whole, data);
    text_init(&text, out, size);
    text_add(&text, "heelbeat-");
    text_add_hex(&text, hash_bytes(HASH_SEED, whole, strlen(whole)), MARK_SIZE - 1);
    text_add(&text, ".");
}

/* Writes the folder of a place to folder[FILE_PATH_MAX], and what its files begin with before "session.". False where
 * there is none. */
static bool find_place(enum kept place, const char *data, const char *name, char *folder, char begin[FILE_PATH_MAX])
{
    char profile[FILE_PATH_MAX], mark[FILE_PATH_MAX];

    switch (place) {
    case KEPT_BESIDE:
        begin[0] = '\0';
        return profile_folder(profile, data, name) && file_join(folder, profile, "sessions");
    case KEPT_DATA:
        return file_name_with(begin, name, ".") && text_copy(folder, FILE_PATH_MAX, data);
    case KEPT_RUNTIME:
        runtime_begin(mark, sizeof mark, data);
        return os_runtime_folder(folder, FILE_PATH_MAX) && file_name_with(begin, mark, name) &&
               text_append(begin, FILE_PATH_MAX, ".");
    case KEPT_NOT:
    case KEPT_HOME:
    case KEPT_COUNT:
        break;
    }
    return false;
}

/* ---- keeping */

/* Where the system has no chance: what differs between processes, between sessions, and between two of one instant. */
static uint32_t stand_in(const struct session_record *record)
{
    int64_t process = os_process_id();
    uint64_t hash = hash_bytes(HASH_SEED, &process, sizeof process);

    hash = hash_bytes(hash, &record->level_hash, sizeof record->level_hash);
    hash = hash_bytes(hash, &record->score, sizeof record->score);
    return (uint32_t)hash_bytes(hash, &record->played_us, sizeof record->played_us);
}

void keep_name_session(const char *data, struct session_record *record)
{
    char machine[MACHINE_SIZE];
    struct error ignored = {0};
    uint32_t random;

    if (!machine_name(data, machine, sizeof machine, &ignored))
        machine[0] = '\0';
    if (!os_random(&random, sizeof random))
        random = stand_in(record);
    journal_make_id(record->id, record->utc_ms, machine, random);
}

/* Whether the file is the very line already: the second try of a save whose first one did not know that it went well.
 */
static bool is_there(const char *path, const char *line)
{
    char *bytes = NULL;
    size_t size = 0, length = strlen(line);
    bool same =
        file_read(path, RECORD_LINE_MAX, &bytes, &size, NULL) && size == length + 1 && memcmp(bytes, line, length) == 0;

    free(bytes);
    return same;
}

static bool write_alone(const char *folder, const char *path, const char *line)
{
    struct error ignored = {0};
    struct file_out out;

    if (!file_out_open(&out, path, &ignored))
        return false;
    file_out_text(&out, line);
    file_out_text(&out, "\n");
    enum file_made made = file_out_put_new(&out, path, &ignored);
    file_out_drop(&out);
    return (made == FILE_MADE || (made == FILE_TAKEN && is_there(path, line))) && file_sync_folder(folder, &ignored);
}

static bool keep_alone(enum kept place, const char *data, const char *name, const char *id, const char *line,
                       struct keeping *keeping)
{
    char folder[FILE_PATH_MAX], begin[FILE_PATH_MAX], file[FILE_PATH_MAX];
    struct text text;

    if (!find_place(place, data, name, folder, begin))
        return false;
    text_init(&text, file, sizeof file);
    text_add(&text, begin);
    text_add(&text, BEGIN);
    text_add(&text, id);
    text_add(&text, END);
    if (text.cut || !file_join(keeping->path, folder, file))
        return false;
    if (place == KEPT_BESIDE && !file_make_folder(folder, NULL))
        return false;
    return write_alone(folder, keeping->path, line);
}

static bool keep_home(const char *data, const char *name, const char *line, struct keeping *keeping)
{
    char profile[FILE_PATH_MAX], sessions[FILE_PATH_MAX], machine[MACHINE_SIZE], file[MACHINE_SIZE + sizeof END];

    if (!profile_folder(profile, data, name) || !file_join(sessions, profile, "sessions"))
        return file_fail(data, "can't be written: {reason}", &file_long_path, &keeping->why);
    if (!machine_name(data, machine, sizeof machine, &keeping->why))
        return false;
    snprintf(file, sizeof file, "%s" END, machine);
    return lines_append(sessions, machine, line, &keeping->why) && file_join(keeping->path, sessions, file);
}

struct keeping keep_session(const char *data, const char *name, const struct session_record *record, enum kept first)
{
    struct keeping keeping = {0};
    char line[RECORD_LINE_SIZE];
    struct session_record mended = *record;

    record_mend(&mended);
    record_format(&mended, line);
    seal_add(line);
    for (int place = (int)first; place < KEPT_COUNT; place++) {
        keeping.kept = (enum kept)place;
        if (place == KEPT_HOME ? keep_home(data, name, line, &keeping)
                               : keep_alone(keeping.kept, data, name, mended.id, line, &keeping))
            return keeping;
    }
    keeping.kept = KEPT_NOT;
    keeping.path[0] = '\0';
    return keeping;
}

/* ---- taking home */

struct taking {
    const char *data, *name; /* the profile in use, which may have no folder yet */
    const char *begin;       /* of names in the folder that is looked through */
    char machine[MACHINE_SIZE];
    enum kept place;
    bool looking; /* only whether there is any */
    bool any;
    struct homecoming *homecoming;
    struct error *error;
};

static void leave(const struct taking *taking, const struct error *why)
{
    if (taking->homecoming->left++ == 0 && taking->error)
        *taking->error = *why;
}

/* The profile that a file's name gives before "session.ID.jsonl"; false for the name of something else. */
static bool read_name(const struct taking *taking, const char *path, char name[PROFILE_NAME_SIZE])
{
    const char *slash = strrchr(path, '/'), *file = (slash ? slash + 1 : path) + strlen(taking->begin);
    const char *stop = taking->place == KEPT_BESIDE ? file : strchr(file, '.');

    if (!stop || (size_t)(stop - file) >= PROFILE_NAME_SIZE)
        return false;
    snprintf(name, PROFILE_NAME_SIZE, "%.*s", (int)(stop - file), file);
    if (taking->place == KEPT_BESIDE)
        text_copy(name, PROFILE_NAME_SIZE, taking->name);
    else
        stop++;
    return strncmp(stop, BEGIN, strlen(BEGIN)) == 0 && profile_name_is_valid(name);
}

/* Whether the file is called by that id, which no copy of it by a file sync is. */
static bool is_called(const char *path, const char *id)
{
    char ending[JOURNAL_ID_SIZE + sizeof BEGIN + sizeof END];
    size_t length = strlen(path);

    snprintf(ending, sizeof ending, BEGIN "%s" END, id);
    return length >= strlen(ending) && strcmp(path + length - strlen(ending), ending) == 0;
}

/* Whether the journal has the session: it was taken there before, by a start that was ended in between. */
static bool has_session(const char *journal, const char *id)
{
    char member[JOURNAL_ID_SIZE + 16], *bytes = NULL;
    size_t size = 0;

    snprintf(member, sizeof member, "\"id\":\"%s\"", id);
    bool found = file_read(journal, JOURNAL_MAX, &bytes, &size, NULL) && strstr(bytes, member);
    free(bytes);
    return found;
}

static bool take_line(struct taking *taking, const char *name, const char *line, const char *id, struct error *error)
{
    char profile[FILE_PATH_MAX], sessions[FILE_PATH_MAX], journal[FILE_PATH_MAX], file[MACHINE_SIZE + sizeof END];

    snprintf(file, sizeof file, "%s" END, taking->machine);
    if (!profile_folder(profile, taking->data, name) || !file_join(sessions, profile, "sessions") ||
        !file_join(journal, sessions, file))
        return file_fail(taking->data, "can't be written: {reason}", &file_long_path, error);
    return has_session(journal, id) || lines_append(sessions, taking->machine, line, error);
}

/* A profile that has been put away takes nothing home until it is back. */
static bool is_ours(const struct taking *taking, const char *name)
{
    char profile[FILE_PATH_MAX];

    return strcmp(name, taking->name) == 0 || (profile_folder(profile, taking->data, name) && file_is_folder(profile));
}

/* The file's one line, the caller's to free; id gets its session's. NULL with *error when it is anything else, which is
 * then left as it is. */
static char *read_line(const char *path, char id[JOURNAL_ID_SIZE], struct error *error)
{
    struct session_record record;
    char *bytes = NULL;
    size_t size = 0;

    if (!file_read(path, RECORD_LINE_MAX, &bytes, &size, error))
        return NULL;
    size_t length = strcspn(bytes, "\n");
    if (size <= length + 1 && record_parse(bytes, length, &record) && is_called(path, record.id)) {
        bytes[length] = '\0';
        text_copy(id, JOURNAL_ID_SIZE, record.id);
        return bytes;
    }
    free(bytes);
    error_set(error, path, "holds no session that can be read", "it stays there: mend it, or move it away");
    return NULL;
}

static bool take_file(void *context, const char *path)
{
    struct taking *taking = context;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE], id[JOURNAL_ID_SIZE];

    if (!read_name(taking, path, name) || !is_ours(taking, name))
        return true;
    taking->any = true;
    if (taking->looking)
        return false;
    char *line = read_line(path, id, &error);
    if (!line && !file_exists(path))
        return true; /* another start has taken it home meanwhile */
    bool home = line && take_line(taking, name, line, id, &error);
    free(line);
    if (!home)
        leave(taking, &error);
    else if (os_remove(path, NULL))
        taking->homecoming->taken++;
    return true;
}

static void take_from(struct taking *taking, enum kept place)
{
    char folder[FILE_PATH_MAX], begin[FILE_PATH_MAX];
    struct error error = {0};
    int32_t taken = taking->homecoming->taken;

    if (!find_place(place, taking->data, taking->name, folder, begin))
        return;
    if (place == KEPT_DATA)
        begin[0] = '\0'; /* of all profiles */
    if (place == KEPT_RUNTIME)
        runtime_begin(begin, sizeof begin, taking->data);
    taking->place = place;
    taking->begin = begin;
    bool listed =
        copies_each(folder, place == KEPT_BESIDE ? BEGIN : begin, END, take_file, taking, &error) != LISTING_FAILED;
    if (!listed && place != KEPT_BESIDE) /* whoever reads the history tells of its folder */
        leave(taking, &error);
    if (taking->homecoming->taken > taken)
        (void)!file_sync_folder(folder, NULL); /* one that comes back is taken home again, once */
}

static bool take_from_all(struct taking *taking)
{
    for (int place = KEPT_BESIDE; place < KEPT_COUNT; place++)
        take_from(taking, (enum kept)place);
    return taking->any;
}

bool keep_take_home(const char *data, const char *name, struct homecoming *homecoming, struct error *error)
{
    struct taking taking = {.data = data, .name = name, .homecoming = homecoming, .error = error, .looking = true};
    struct os_file hold;

    *homecoming = (struct homecoming){0};
    if (!take_from_all(&taking))
        return homecoming->left == 0; /* some may lie where can't be looked */
    taking.looking = false;
    *homecoming = (struct homecoming){0};
    if (!machine_name(data, taking.machine, sizeof taking.machine, error) || !file_hold(&hold, data, error))
        return false;
    take_from_all(&taking);
    file_let_go(hold);
    return homecoming->left == 0;
}
