/* What is wrong with the player's files, as words/ tells it, and the telling: once, by the line that screens show, and
 * from then on only where it is asked for (the page About). */
#ifndef HEELBEAT_STAGE_TOLD_FAULTS_H
#define HEELBEAT_STAGE_TOLD_FAULTS_H

#include "store/machine/faults.h"
#include "words/fault.h"

struct notices;
struct player;

/* Borrows fault. */
struct told_fault told_fault(const struct fault *fault);
/* Those of this machine and of the profile in use. */
void told_faults_look(struct faults *faults, const struct player *player);
/* Puts what the player has not been told yet into the line, in place of what stood there, and remembers it; where all
 * has been told, what loading said of it is taken back. */
void told_faults_tell(struct notices *notices, const struct player *player);

#endif
