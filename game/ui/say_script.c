#include "ui/say_script.h"

static void speak(void *context, const char *utf8)
{
    struct say_script *script = context;
    text_copy(script->lines[script->count++ % SAY_SCRIPT_LINES], SAY_SIZE, utf8);
}

struct say say_script(struct say_script *script)
{
    return (struct say){speak, script};
}

const char *say_script_last(const struct say_script *script, int back)
{
    if (back < 0 || back >= SAY_SCRIPT_LINES || back >= script->count)
        return "";
    return script->lines[(script->count - 1 - back) % SAY_SCRIPT_LINES];
}
