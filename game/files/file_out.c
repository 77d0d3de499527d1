#include "files/file_out.h"
#include "files/os_machine.h"

#include <inttypes.h>
#include <string.h>

#define NAMES_TRIED_MAX 1000

static bool may_replace(const char *path, struct error *error)
{
    struct os_status status;
    struct os_fault fault = {0};

    if (!os_status(path, &status, &fault))
        return fault.why == OS_ABSENT || file_fail(path, "can't be reached: {reason}", &fault, error);
    if (status.kind == OS_FILE)
        return true;
    error_set(error, path, "is not a file", "choose another name");
    return false;
}

static bool open_temporary(struct file_out *out, const char *path, struct os_fault *fault)
{
    for (int n = 0; n < NAMES_TRIED_MAX && !out->file; n++) {
        char ending[64];
        snprintf(ending, sizeof ending, ".writing-%" PRId64 "-out-%d", os_process_id(), n);
        if (!file_name_with(out->temporary, path, ending)) {
            *fault = file_long_path;
            return false;
        }
        out->file = os_stream(out->temporary, OS_STREAM_NEW, fault);
        if (!out->file && fault->why != OS_EXISTS)
            return false;
    }
    return out->file != NULL;
}

bool file_out_open(struct file_out *out, const char *path, struct error *error)
{
    struct os_fault fault = {0};

    *out = (struct file_out){0};
    if (!file_name_with(out->path, path, ""))
        return file_fail(path, "can't be written: {reason}", &file_long_path, error);
    if (!may_replace(path, error))
        return false;
    return open_temporary(out, path, &fault) || file_fail(path, "can't be written: {reason}", &fault, error);
}

void file_out_add(struct file_out *out, const void *bytes, size_t size)
{
    if (file_out_is_good(out) && size > 0 && fwrite(bytes, 1, size, out->file) != size)
        os_stream_fault(&out->fault);
}

void file_out_text(struct file_out *out, const char *text)
{
    file_out_add(out, text, strlen(text));
}

bool file_out_is_good(const struct file_out *out)
{
    return out->fault.why == OS_NOTHING;
}

void file_out_drop(struct file_out *out)
{
    if (out->file)
        fclose(out->file);
    if (out->temporary[0])
        os_remove(out->temporary, NULL);
    *out = (struct file_out){0};
}

bool file_out_finish(struct file_out *out, struct error *error)
{
    if (!out->file)
        return true;
    bool ok = file_out_is_good(out) && os_stream_sync(out->file, &out->fault);

    if (fclose(out->file) != 0 && ok) {
        os_stream_fault(&out->fault);
        ok = false;
    }
    out->file = NULL;
    if (ok)
        return true;
    file_fail(out->path, "can't be written: {reason}", &out->fault, error);
    file_out_drop(out);
    return false;
}

enum file_made file_out_put_new(struct file_out *out, const char *path, struct error *error)
{
    struct os_fault fault = {0};

    if (!file_out_finish(out, error))
        return FILE_FAILED;
    if (os_rename_new(out->temporary, path, &fault)) {
        *out = (struct file_out){0};
        return FILE_MADE;
    }
    file_fail(path, "can't be written: {reason}", &fault, error);
    if (fault.why == OS_EXISTS)
        return FILE_TAKEN;
    file_out_drop(out);
    return FILE_FAILED;
}

/* What stands at path gets its other name as well. Where the file system has no hard links it moves there: a kill
 * before the next step leaves it under that name alone. */
static bool keep(const struct file_out *out, struct os_fault *fault)
{
    char name[FILE_PATH_MAX];

    if (!file_name_with(name, out->temporary, "-keep") || !os_link(out->path, name, NULL))
        return os_rename(out->path, out->kept, fault);
    bool ok = os_rename(name, out->kept, fault);
    os_remove(name, NULL); /* rename leaves it when both are names of one file already */
    return ok;
}

static bool put(struct file_out *out, struct error *error)
{
    struct os_fault fault = {0};
    bool kept = out->kept[0] && keep(out, &fault);

    if (out->kept[0] && !kept && fault.why != OS_ABSENT)
        return file_fail(out->kept, "can't be written: {reason}", &fault, error);
    if (os_rename(out->temporary, out->path, &fault))
        return true;
    file_fail(out->path, "can't be replaced: {reason}", &fault, error);
    if (kept)
        (void)!os_rename_new(out->kept, out->path, NULL);
    return false;
}

bool file_out_commit(struct file_out *out, struct error *error)
{
    char folder[FILE_PATH_MAX];

    if (!file_out_finish(out, error))
        return false;
    bool ok = put(out, error), found = file_folder_of(folder, out->path);
    if (ok)
        out->temporary[0] = '\0';
    file_out_drop(out);
    return ok && found && file_sync_folder(folder, error);
}
