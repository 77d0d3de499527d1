#include "words/music.h"

struct message words_music(const char *style, const char *key)
{
    if (!style[0])
        return _("your own song");
    if (!key[0])
        return _f("{style}", value_name("style", "style", style));
    return _f("{style} in {key}", value_name("style", "style", style), value_name("key", "key", key));
}
