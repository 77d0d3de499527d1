#include "files/file_out.h"
#include "files/os_machine.h"

#include <inttypes.h>
#include <string.h>

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

bool file_out_open(struct file_out *out, const char *path, struct error *error)
{
    char ending[64];
    struct os_fault fault = {0};

    *out = (struct file_out){0};
    snprintf(ending, sizeof ending, ".writing-%" PRId64 "-out", os_process_id());
    if (!file_name_with(out->path, path, "") || !file_name_with(out->temporary, path, ending))
        return file_fail(path, "can't be written: {reason}", &file_long_path, error);
    if (!may_replace(path, error))
        return false;
    out->file = os_stream(out->temporary, OS_STREAM_WRITE, &fault);
    return out->file || file_fail(path, "can't be written: {reason}", &fault, error);
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

bool file_out_put(struct file_out *out, struct error *error)
{
    struct os_fault *fault = &out->fault;
    bool ok = file_out_is_good(out) && os_stream_sync(out->file, fault);

    if (fclose(out->file) != 0 && ok) {
        os_stream_fault(fault);
        ok = false;
    }
    out->file = NULL;
    if (!ok)
        file_fail(out->path, "can't be written: {reason}", fault, error);
    else if (!os_rename(out->temporary, out->path, fault))
        ok = file_fail(out->path, "can't be replaced: {reason}", fault, error);
    if (!ok)
        os_remove(out->temporary, NULL);
    return ok;
}

bool file_out_commit(struct file_out *out, struct error *error)
{
    char folder[FILE_PATH_MAX];

    return file_out_put(out, error) && file_folder_of(folder, out->path) && file_sync_folder(folder, error);
}
