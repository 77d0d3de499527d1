/* A song to play in tests: a scale on one plain instrument in a dry room. */
#ifndef HEELBEAT_TESTS_AUDIO_PLAIN_SONG_H
#define HEELBEAT_TESTS_AUDIO_PLAIN_SONG_H

#include "music/notes/style.h"
#include "music/notes/tune.h"

#include <stdint.h>

struct style plain_song_style(void);
/* The caller's to reset, or a song's to take over. */
struct tune plain_song_tune(int64_t end_us);

#endif
