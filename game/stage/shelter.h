/* Where a play in progress is safe while it goes on: the file that it is checkpointed into (store/player/checkpoint),
 * and room on the disk for its session and replay, reserved before the first beat.
 *
 *     playing.json   in the folder of this machine's own files: one file a machine, however many share the data folder
 *     playing.room   its lock and its room; both are gone when the session is safe
 *
 * A second game at the same time takes playing-2.json, and so on. A file that waits to be taken up (stage/adopt) is
 * never written over. Checkpoints are written by a thread of the shelter's own, so that no turn of the loop waits for
 * the disk. All of this is a help and no condition: where there is no shelter to be had, NULL stands for it, and every
 * call takes that. Main thread only. */
#ifndef HEELBEAT_STAGE_SHELTER_H
#define HEELBEAT_STAGE_SHELTER_H

#include "files/file.h"
#include "store/player/checkpoint.h"

#define SHELTER_ROOM   (1 << 20) /* bytes that are reserved */
#define SHELTER_PLACES 8         /* games that can play on one machine at once */

struct shelter;

/* Writes the path of the file of a place, 0 to SHELTER_PLACES - 1, in the machine's folder to path[FILE_PATH_MAX], and
 * of its lock to room[FILE_PATH_MAX]. False if they are too long. */
bool shelter_paths(const char *folder, int place, char *path, char *room);

/* Takes the first free place of this machine in a data folder, and reserves SHELTER_ROOM if the disk has it. NULL:
 * there is no place, memory, or thread. */
struct shelter *shelter_open(const char *data);
/* Hands a checkpoint on to be written, as this machine's, and returns at once. One that still waits gives way to it. */
void shelter_keep(struct shelter *shelter, const struct checkpoint *checkpoint);
/* Gives back the room but for so many bytes, before something is saved. */
void shelter_give_room(struct shelter *shelter, int64_t left);
/* safe: the session is, so the checkpoint goes. Else it stays, with what was kept last, for the next start. Waits for
 * what is being written. */
void shelter_close(struct shelter *shelter, bool safe);

#endif
