/* What os_posix.c (open files, streams) and os_names_posix.c (names, folders) share, and nobody else includes. */
#ifndef HEELBEAT_FILES_OS_POSIX_H
#define HEELBEAT_FILES_OS_POSIX_H

#include "files/os.h"

#include <sys/stat.h>

/* good, or false and *fault from errno. */
bool os_posix_told(bool good, struct os_fault *fault);
/* A zeroed file is closed, and descriptor 0 is an open one. */
int os_posix_descriptor(struct os_file file);
/* flags as open's; the file is closed when another program is started. */
bool os_posix_open(struct os_file *file, const char *path, int flags, struct os_fault *fault);
void os_posix_status(struct os_status *status, const struct stat *found);

#endif
