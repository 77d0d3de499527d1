/* The synth once more, built without MUSIC_WIDE: what any processor runs. In a library of its own, so that its names
 * don't meet those of the other. */
#ifndef HEELBEAT_TESTS_MUSIC_SOUND_NARROW_H
#define HEELBEAT_TESTS_MUSIC_SOUND_NARROW_H

#include "music/sound/synth.h"

/* The tune's first frames. False when out of memory. */
bool narrow_render(const struct tune *tune, const struct style *style, struct synth_frame *out, int32_t frames);

#endif
