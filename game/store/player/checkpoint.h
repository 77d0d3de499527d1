/* The play that is going on, as it stood lately: heelbeat-checkpoint/1, one JSON object in a file of its own
 * (playing.json in the folder of this machine's own files). It is written while a play goes on, removed once its
 * session is safe in the journal, and read at the next start when the game ended in a way that nobody could see coming:
 * then its session, unfinished, is the player's. It has the id that the session has in the journal, so that the two are
 * never counted as two. What heels did is not in it: such a session has no replay. */
#ifndef HEELBEAT_STORE_PLAYER_CHECKPOINT_H
#define HEELBEAT_STORE_PLAYER_CHECKPOINT_H

#include "store/player/profiles.h"
#include "store/player/record.h"

#define CHECKPOINT_MACHINE_SIZE 64
#define CHECKPOINT_SIZE         (RECORD_LINE_SIZE + 1024) /* room for any checkpoint's text */

struct checkpoint {
    char machine[CHECKPOINT_MACHINE_SIZE]; /* whose play it is (files/machine) */
    char profile[PROFILE_NAME_SIZE];       /* the name of the profile's folder */
    struct session_record record;          /* as if the play had been ended then */
};

/* Writes it as the file has it, with its end of line, to text[CHECKPOINT_SIZE], and how long it is to *size. False if
 * it would not be read back. */
bool checkpoint_format(const struct checkpoint *checkpoint, char *text, size_t *size);
/* Reads text[size]. False for what is damaged, or is a newer version's. */
bool checkpoint_parse(const char *text, size_t size, struct checkpoint *checkpoint);

enum checkpoint_load {
    CHECKPOINT_NONE, /* nothing is there; with *error: nothing that can be used */
    CHECKPOINT_FOUND,
    CHECKPOINT_LOAD_COUNT
};

/* Reads the file. One that is damaged, or a newer version's, is set aside, which *error tells; the last good copy of it
 * (NAME~) is then what is found, if there is one. One that can't be read stays where it is, and *error says why. */
enum checkpoint_load checkpoint_load(const char *path, struct checkpoint *checkpoint, struct error *error);
/* Removes the file and its copy, for good: on the disk, too. */
bool checkpoint_remove(const char *path, struct error *error);

#endif
