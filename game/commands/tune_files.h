/* A song as WAV files: the mix, and on request its stems beside it. */
#ifndef HEELBEAT_COMMANDS_TUNE_FILES_H
#define HEELBEAT_COMMANDS_TUNE_FILES_H

#include <stdbool.h>

#include "core/error.h"
#include "music/synth.h"

/* Renders synth to its end into path and, with stems, into NAME-backing.wav and NAME-lead.wav beside it, which add up
 * to it sample by sample. Files take their names only once all are whole. Progress goes to a terminal's stderr. False
 * with *error. */
bool tune_files_write(const char *path, bool stems, struct synth *synth, struct error *error);

#endif
