/* What writers that were killed leave behind: temporary files of a name that says whose they are (NAME.writing-PID-...,
 * files/file.h and files/file_out.h). The next write of the same file takes its own away; this takes those of files
 * that are never written again. */
#ifndef HEELBEAT_FILES_LEFTOVERS_H
#define HEELBEAT_FILES_LEFTOVERS_H

#include <stdbool.h>
#include <stdint.h>

/* A folder may be another machine's too, whose processes nobody here knows: what is younger may be at work there. */
#define LEFTOVERS_AGE_S (INT64_C(24) * 60 * 60)

/* Whether a bare name is a temporary file's; *process is then whose. */
bool leftovers_name(const char *name, int64_t *process);
/* Removes those in the folder that are older than LEFTOVERS_AGE_S at utc_s (seconds since 1970) and whose process does
 * not run. What can't be removed stays: it costs nothing but room. */
void leftovers_sweep(const char *folder, int64_t utc_s);

#endif
