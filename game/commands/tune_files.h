/* A song as sound files, through libsndfile: the mix, and on request its stems beside it. The name's ending says the
 * format: .wav and .flac hold the very samples, .ogg (Vorbis, about 190 kbit/s) what is heard of them. */
#ifndef HEELBEAT_COMMANDS_TUNE_FILES_H
#define HEELBEAT_COMMANDS_TUNE_FILES_H

#include <stdbool.h>

#include "core/base/error.h"
#include "music/sound/synth.h"

/* Whether the path ends in .wav, .flac or .ogg, in small or capital letters. */
bool tune_files_known(const char *path);
/* Renders synth to its end into path, a known one, and, with stems, into NAME-backing and NAME-lead of the same ending
 * beside it, which add up to it sample by sample (nearly so in .ogg). Files take their names only once all are whole;
 * on failure, a full disk too, none is left. Progress goes to a terminal's stderr. False with *error. */
bool tune_files_write(const char *path, bool stems, struct synth *synth, struct error *error);

#endif
