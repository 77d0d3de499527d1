/* What the player should know: one line (no sound card, a file set aside, what could not be saved), which screens show
 * until it is cleared, and the notes of what went wrong behind the stage, which wait for whoever prints them.
 *
 * Faults are put into the player's language when they are told. Zeroed is valid: nothing to say. */
#ifndef HEELBEAT_STAGE_NOTICES_H
#define HEELBEAT_STAGE_NOTICES_H

#include "core/base/error.h"

#include <stdbool.h>

struct wording;

#define NOTICES_LINE_SIZE 256
#define NOTICES_NOTES_MAX 8
#define NOTICES_NOTE_SIZE 512

struct notices {
    const struct wording *wording; /* borrowed; NULL: English */
    char line[NOTICES_LINE_SIZE];
    char notes[NOTICES_NOTES_MAX][NOTICES_NOTE_SIZE];
    int note_count;
};

/* The line to show; "" if there is none. Valid until the next call with these notices. */
const char *notices_line(const struct notices *notices);
/* In place of the line that stands there; a line is in the player's language already. */
void notices_say(struct notices *notices, const char *line);
void notices_tell(struct notices *notices, struct message message);
void notices_fault(struct notices *notices, const struct error *error);
/* Takes the line away if it tells this fault. */
void notices_take_back(struct notices *notices, const struct error *error);
/* The player has seen it. */
void notices_clear(struct notices *notices);
/* Adds to the notes (those beyond NOTICES_NOTES_MAX are lost), and is the line if there is none. */
void notices_note(struct notices *notices, const struct error *error);
/* Takes the oldest note that has not been taken yet. False when there is none left. */
bool notices_take(struct notices *notices, char note[NOTICES_NOTE_SIZE]);

#endif
