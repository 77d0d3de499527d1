/* What is wrong with the files of this machine and of one profile: which file, where in it, and of which kind. It is
 * found by looking, whenever it is asked for, and touches nothing; what has been told to the player is remembered in
 * told.json of the machine's own folder, as facts and not as sentences, so that it holds in every language. */
#ifndef HEELBEAT_STORE_MACHINE_FAULTS_H
#define HEELBEAT_STORE_MACHINE_FAULTS_H

#include "core/base/error.h"
#include "core/base/must_use.h"

#include <stdbool.h>
#include <stdint.h>

enum fault_kind {
    FAULT_MEMBER,  /* of a file, the rest of which is used */
    FAULT_LINE,    /* of a journal: a session may be missing */
    FAULT_CHANGE,  /* a line of changes: one may be missing */
    FAULT_LATER,   /* a line that a later version wrote */
    FAULT_ASIDE,   /* a file that was set aside, since nothing of it could be read */
    FAULT_REFUSED, /* a file or folder that the system can't read */
    FAULT_KIND_COUNT
};
extern const char *const fault_kind_words[FAULT_KIND_COUNT];

#define FAULT_FILE_SIZE  256
#define FAULT_PLACE_SIZE 128
#define FAULTS_MAX       32

struct fault {
    enum fault_kind kind;
    char file[FAULT_FILE_SIZE];   /* its path in the data folder; an over-long one is cut */
    char place[FAULT_PLACE_SIZE]; /* of FAULT_MEMBER: "devices[2].kind" */
    int32_t line;                 /* of those of lines, from 1; else 0 */
    struct error error;           /* what was found, in words for who mends it: of FAULT_MEMBER and FAULT_REFUSED */
    bool told;                    /* the player knows */
};

struct faults {
    struct fault items[FAULTS_MAX];
    int32_t count; /* found in all; only the first FAULTS_MAX are kept */
};

/* The data folder, this machine's own one in it, and a profile's name. */
struct faults_places {
    const char *data, *machine, *profile;
};

/* How many are in items. */
int faults_kept(const struct faults *faults);
/* Finds them all, and which of them have been told. */
void faults_look(struct faults *faults, const struct faults_places *places);
/* How many of those in items have not been told. */
int faults_untold(const struct faults *faults);
/* Remembers that all that were found have been told; what is gone is forgotten, but for other profiles'. Writes only
 * where that is news. */
MUST_USE bool faults_remember(struct faults *faults, const struct faults_places *places, struct error *error);

#endif
