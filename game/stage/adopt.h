/* Taking up, at a start, the plays whose game ended without ending them: a power cut, a kill, a crash. Their sessions
 * go to the journals of the profiles that they belong to, as unfinished ones, and the player is told, once. */
#ifndef HEELBEAT_STAGE_ADOPT_H
#define HEELBEAT_STAGE_ADOPT_H

struct notices;

/* Before histories are read. Only this machine's plays, and none that another game is playing. A session that a journal
 * already has, or a play that can't be read, is told of or not, but stops nobody; what can't be saved now stays for the
 * next start. */
void adopt_plays(const char *data, struct notices *notices);

#endif
