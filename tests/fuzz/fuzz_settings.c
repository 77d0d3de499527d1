/* settings.json as anybody may have left it: what comes of it is in range, is saved, and is the same when read again;
 * and the second start has nothing to say about what was saved. */
#include "fuzz.h"
#include "store/machine/settings.h"

static void check_ranges(const struct settings *settings)
{
#define X(field, fallback, min, max, label) check(settings->field >= (min) && settings->field <= (max));
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) check(memchr(settings->field, '\0', SETTINGS_TEXT_SIZE) != NULL);
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label) check((int)settings->field >= 0 && settings->field < (count));
    SETTINGS_WORDS(X)
#undef X
}

static void check_same(const struct settings *a, const struct settings *b)
{
#define X(field, fallback, min, max, label) check(a->field == b->field);
    SETTINGS_INTS(X)
#undef X
#define X(field, fallback, label) check(strcmp(a->field, b->field) == 0);
    SETTINGS_TEXTS(X)
#undef X
#define X(field, type, fallback, words, count, label) check(a->field == b->field);
    SETTINGS_WORDS(X)
#undef X
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct settings settings, again;
    struct error error = {0};
    fuzz_fresh();
    fuzz_write("settings.json", data, size);
    bool good = settings_load(fuzz_folder(), &settings, &error);
    check(good || error.what[0]);
    check_ranges(&settings);
    check(settings_change(fuzz_folder(), NULL, &settings, &error));
    check(settings_load(fuzz_folder(), &again, &error));
    check_same(&settings, &again);
    return 0;
}
