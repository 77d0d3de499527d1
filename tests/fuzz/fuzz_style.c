/* Styles by strangers: composer and synth rely on what style_check has passed, so nothing else comes out of the reader.
 */
#include "fuzz.h"
#include "store/styles/style_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct json_faults faults;
    static struct style style;
    struct error error = {0};
    faults.count = 0;
    bool good = style_parse("fuzz", (const char *)data, size, &style, &faults);
    check(good == (faults.count == 0));
    check(!good || style_check(&style, &error));
    check(!good || style_is((const char *)data, size));
    return 0;
}
