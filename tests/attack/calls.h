/* The calls of the system that the preloaded library (preload.c) stands before, and how it is told what to do to them.
 *
 * All by the environment of the program that it is loaded into:
 *
 *     ATTACK_ROOTS   folders, ':' between them: calls on files in them are counted and attacked, no others
 *     ATTACK_PLAN    what is done to them, below; nothing: they are only counted
 *     ATTACK_COUNTS  where the counts go when the program ends, a line "name count" each, the last one "changes"
 *     ATTACK_UTC_S   what the wall clock read when the program started, seconds since 1970
 *
 * A plan is words with a comma between them:
 *
 *     kill:N            the process dies by SIGKILL before its Nth call that changes what the disk holds
 *     tear:N            the same, and half of the bytes are written if that call writes
 *     fail:CALL:N:CODE  the Nth call of that kind fails with that errno
 *     never:CALL:CODE   every call of that kind fails */
#ifndef HEELBEAT_TESTS_ATTACK_CALLS_H
#define HEELBEAT_TESTS_ATTACK_CALLS_H

#define ATTACK_ROOTS  "ATTACK_ROOTS"
#define ATTACK_PLAN   "ATTACK_PLAN"
#define ATTACK_COUNTS "ATTACK_COUNTS"
#define ATTACK_UTC_S  "ATTACK_UTC_S"

/* X(name): "short" is a write that lets half of its bytes through and says so. Streams count as what they do: fwrite
 * and fflush write, fread reads. */
#define ATTACK_CALLS(X)                                                                                                \
    X(open)                                                                                                            \
    X(read)                                                                                                            \
    X(readdir) X(write) X(short) X(fsync) X(rename) X(link) X(flock) X(close) X(truncate) X(mkdir) X(unlink) X(stat)

#endif
