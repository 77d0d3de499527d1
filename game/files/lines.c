#include "files/lines.h"

#include <stdlib.h>
#include <string.h>

#include "files/copies.h"
#include "files/file.h"

#define FILE_MAX ((size_t)512 * 1024 * 1024)

bool lines_append(const char *folder, const char *machine, const char *line, struct error *error)
{
    char path[FILE_PATH_MAX], name[FILE_PATH_MAX];

    if (!file_name_with(name, machine, ".jsonl") || !file_join(path, folder, name)) {
        error_set(error, folder, "is too long a path", "choose another data folder");
        return false;
    }
    return file_make_folder(folder, error) && file_append_line(path, line, error);
}

struct reader {
    lines_take *take;
    void *context;
    struct error *error; /* of the first file that could not be read */
    bool failed;
};

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
            return false;
    }
    return true;
}

static void read_lines(const struct reader *reader, const char *file, const char *bytes, size_t size)
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
            reader->take(reader->context, file, at, (size_t)(stop - at));
        at = stop < end ? stop + 1 : end;
    }
}

static bool read_file(void *context, const char *path)
{
    struct reader *reader = context;
    const char *slash = strrchr(path, '/');
    struct error error = {0};
    char *bytes = NULL;
    size_t size = 0;

    if (file_read(path, FILE_MAX, &bytes, &size, &error)) {
        read_lines(reader, slash ? slash + 1 : path, bytes, size);
    } else {
        if (!reader->failed && reader->error)
            *reader->error = error;
        reader->failed = true;
    }
    free(bytes);
    return true;
}

bool lines_each(const char *folder, lines_take *take, void *context, struct error *error)
{
    struct reader reader = {.take = take, .context = context, .error = error};
    bool listed = copies_each(folder, "", ".jsonl", read_file, &reader, error) == LISTING_WHOLE;

    return listed && !reader.failed;
}
