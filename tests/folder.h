/* A folder of its own for a test, and the small things one does in it. Whatever fails aborts the test, except where a
 * result says so. A folder is removed by its test's teardown, for that runs after a failed assertion as well. */
#ifndef HEELBEAT_TESTS_FOLDER_H
#define HEELBEAT_TESTS_FOLDER_H

#include "check.h"

#define FOLDER_PATH 256  /* bytes of a folder's path */
#define FOLDER_FILE 1024 /* of a path in it: as many as the game takes */

/* Makes an empty folder under TMPDIR, or else in memory where there is some, and writes its path to path[FOLDER_PATH];
 * false, and an empty path, if it can't. */
bool folder_make(char *path);
/* Removes a folder and all in it. An empty path is none. */
void folder_remove(const char *path);
/* For cmocka's setup and teardown: *state is the folder's path. */
int folder_setup(void **state);
int folder_teardown(void **state);

/* The path of a file in the folder, in buffer[FOLDER_FILE]. */
char *folder_path(char *buffer, const char *folder, const char *name);
/* The file's own folder is made first where it isn't there ("levels/mine.json"). */
void folder_write(const char *folder, const char *name, const void *bytes, size_t size);
void folder_write_text(const char *folder, const char *name, const char *text);
/* The whole file as a text, the caller's to free; NULL if it is not there. */
char *folder_read(const char *folder, const char *name);
char *folder_read_path(const char *path);
bool folder_has(const char *folder, const char *name);
void folder_expect(const char *folder, const char *name, const char *text);
/* Entries of the folder whose names contain part; hidden ones don't count. */
int folder_count(const char *folder, const char *part);

#endif
