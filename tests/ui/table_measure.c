#include "ui/table_measure.h"

#include "core/base/utf8.h"

#include <string.h>

/* Of the em, as wide as Inter's or wider. */
static float letter_width(uint32_t code)
{
    if (code < 0x80 && strchr(" .,:;'!il|jtfr()", (int)code))
        return 0.34f;
    if (code < 0x80 && strchr("mwMW%@", (int)code))
        return 0.92f;
    return code >= 0x2E80 ? 1.0f : code >= 'A' && code <= 'Z' ? 0.70f : 0.60f;
}

static float width(void *context, const struct text_style *style, const char *utf8, size_t length)
{
    const struct table_measure *table = context;
    float ems = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t step = utf8_step(utf8 + at, &code);
        if (step == 0)
            break;
        ems += letter_width(code);
        at += step;
    }
    return ems * style->size * table->stretch * (style->weight == TEXT_MEDIUM ? 1.0f : 1.05f);
}

struct measure table_measure(const struct table_measure *table)
{
    return (struct measure){width, (void *)table};
}
