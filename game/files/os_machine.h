/* The operating system beside files: which machine this is, chance, the environment, being asked to stop. As for os.h,
 * a platform has its own answer (os_machine_posix.c), and texts are UTF-8 on all of them. */
#ifndef HEELBEAT_FILES_OS_MACHINE_H
#define HEELBEAT_FILES_OS_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Text that no other machine has and that stays with this one, to out[size]. False where there is none. */
bool os_machine_id(char *out, size_t size);
/* What its network calls this machine, to out[size]; empty where it has no name. */
void os_host_name(char *out, size_t size);
/* Bytes that nobody can foretell, at most 256. False where the system has none. */
bool os_random(void *bytes, size_t size);
/* Different for all processes that run now. */
int64_t os_process_id(void);
/* Whether one with this number runs, whoever's it is. */
bool os_process_runs(int64_t process);
/* A variable of the environment to out[size], cut if it is longer; false, and out empty, if it is not there or set to
 * nothing. */
bool os_variable(const char *name, char *out, size_t size);

enum os_data {
    OS_DATA_FOUND,
    OS_DATA_NONE,    /* this user has none */
    OS_DATA_ASK_SDL, /* SDL_GetPrefPath knows it on this system */
    OS_DATA_COUNT
};

/* The folder in which programs keep a user's data, each in one of its own name: to out[size], cut if it is longer. */
enum os_data os_data_folder(char *out, size_t size);

/* The folder for what a user who is logged in leaves behind until that ends: to out[size]. False where there is none,
 * or its path is longer. */
bool os_runtime_folder(char *out, size_t size);

/* From now on being asked to end (Ctrl-C, kill, the end of a terminal or of a desktop's session, a limit of time) is
 * kept, to be seen by os_stop_asked, instead of ending the process; until os_stop_leave. Not nested. */
void os_stop_watch(void);
bool os_stop_asked(void);
void os_stop_leave(void);
/* For whoever has a library that takes kill for itself: the end of a terminal or session and a limit of time are from
 * now on the same as kill; until os_stop_part. Not while stops are watched. */
void os_stop_join(void);
void os_stop_part(void);
/* From now on what can't be written is an error of writing, and not the end of the process: a reader of what is printed
 * who goes away, a file that may grow no further. */
void os_write_without_signals(void);
/* Sees to it that what a program reads from and prints to by default is open, if only to nothing: else the next file
 * that it opens would be taken for it. Before any file is opened. */
void os_hold_streams(void);
/* Gives memory that is free back to the system, so that what is measured next is seen. */
void os_trim_memory(void);

#endif
