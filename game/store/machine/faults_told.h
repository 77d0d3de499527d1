/* told.json: which faults the player has been told of.
 *
 *     { "format": "heelbeat-told/1",
 *       "told": [ { "kind": "member", "file": "settings.json", "place": "music_volume", "line": 0 } ] }
 *
 * Deleted, they are told once more. For store/machine/faults alone. */
#ifndef HEELBEAT_STORE_MACHINE_FAULTS_TOLD_H
#define HEELBEAT_STORE_MACHINE_FAULTS_TOLD_H

#include "store/machine/faults.h"

/* Marks those that the file in folder has. */
void faults_told_mark(struct faults *faults, const char *folder);

#endif
