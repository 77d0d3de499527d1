#include "files/file_out.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool may_replace(const char *path, struct error *error)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return errno == ENOENT || file_fail(path, "can't be reached: {reason}", error);
    if (S_ISREG(status.st_mode))
        return true;
    error_set(error, path, "is not a file", "choose another name");
    return false;
}

bool file_out_open(struct file_out *out, const char *path, struct error *error)
{
    char ending[64];

    *out = (struct file_out){0};
    snprintf(ending, sizeof ending, ".writing-%ld-out", (long)getpid());
    if (!file_name_with(out->path, path, "") || !file_name_with(out->temporary, path, ending)) {
        errno = ENAMETOOLONG;
        return file_fail(path, "can't be written: {reason}", error);
    }
    if (!may_replace(path, error))
        return false;
    int descriptor = open(out->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    out->file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (out->file)
        return true;
    file_fail(path, "can't be written: {reason}", error);
    if (descriptor >= 0) {
        close(descriptor);
        unlink(out->temporary);
    }
    return false;
}

void file_out_add(struct file_out *out, const void *bytes, size_t size)
{
    if (size > 0 && fwrite(bytes, 1, size, out->file) != size)
        out->failed = true;
}

void file_out_text(struct file_out *out, const char *text)
{
    file_out_add(out, text, strlen(text));
}

bool file_out_put(struct file_out *out, struct error *error)
{
    bool ok = !out->failed && fflush(out->file) == 0 && fsync(fileno(out->file)) == 0;

    if (!ok)
        file_fail(out->path, "can't be written: {reason}", error);
    if (fclose(out->file) != 0 && ok)
        ok = file_fail(out->path, "can't be written: {reason}", error);
    out->file = NULL;
    if (ok && rename(out->temporary, out->path) != 0)
        ok = file_fail(out->path, "can't be replaced: {reason}", error);
    if (!ok)
        unlink(out->temporary);
    return ok;
}

bool file_out_commit(struct file_out *out, struct error *error)
{
    char folder[FILE_PATH_MAX];

    return file_out_put(out, error) && file_folder_of(folder, out->path) && file_sync_folder(folder, error);
}

void file_out_drop(struct file_out *out)
{
    if (!out->file)
        return;
    fclose(out->file);
    out->file = NULL;
    unlink(out->temporary);
}
