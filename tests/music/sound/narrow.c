#include "music/sound/narrow.h"

__attribute__((visibility("default"))) bool narrow_render(const struct tune *tune, const struct style *style,
                                                          struct synth_frame *out, int32_t frames)
{
    struct synth *synth = synth_create(tune, style);
    if (synth == NULL)
        return false;
    synth_render(synth, out, frames);
    synth_destroy(synth);
    return true;
}
