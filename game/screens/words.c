#include "screens/words.h"

#include <string.h>

#define BP_FULL        10000
#define SECOND_US      INT64_C(1000000)
#define MILLISECOND_US 1000

void words_count(struct text *text, int64_t count, const char *one, const char *many)
{
    text_add_int(text, count);
    text_add(text, " ");
    text_add(text, count == 1 ? one : many);
}

void words_percent(struct text *text, int32_t bp)
{
    if (bp >= BP_FULL) {
        text_add(text, "100 %");
        return;
    }
    text_add_fixed(text, bp < 0 ? 0 : bp / 10, 1);
    text_add(text, " %");
}

void words_clock(struct text *text, int64_t us)
{
    int64_t seconds = us <= 0 ? 0 : (us + SECOND_US - 1) / SECOND_US;
    text_add_int(text, seconds / 60);
    text_add(text, ":");
    text_add_padded(text, seconds % 60, 2);
}

static int64_t rounded_ms(int64_t us)
{
    return us < 0 ? -((-us + MILLISECOND_US / 2) / MILLISECOND_US) : (us + MILLISECOND_US / 2) / MILLISECOND_US;
}

void english_timing(struct text *text, int64_t error_us)
{
    int64_t ms = rounded_ms(error_us);
    if (ms == 0) {
        text_add(text, "on the beat");
        return;
    }
    text_add_int(text, ms < 0 ? -ms : ms);
    text_add(text, ms < 0 ? " ms early" : " ms late");
}

int32_t english_cadence(int32_t rpm_milli, int32_t tempo_percent)
{
    return (int32_t)(((int64_t)rpm_milli * tempo_percent + 50000) / 100000);
}

const char *english_verdict(enum verdict verdict)
{
    static const char *const words[VERDICT_COUNT] = {
        [VERDICT_MISS] = "Missed", [VERDICT_GOOD] = "Good", [VERDICT_GREAT] = "Great", [VERDICT_PERFECT] = "Perfect"};
    return words[verdict];
}

/* The first key of a list as settings write it. */
static void add_first_key(struct text *text, const char *keys)
{
    char key[SETTINGS_TEXT_SIZE];
    keys += strspn(keys, "! ");
    size_t length = strcspn(keys, ",");
    while (length > 0 && keys[length - 1] == ' ')
        length--;
    if (length >= sizeof key)
        length = sizeof key - 1;
    memcpy(key, keys, length);
    key[length] = 0;
    text_add(text, key);
}

void words_keys(struct text *text, const struct settings *settings)
{
    add_first_key(text, settings->left_keys);
    text_add(text, " and ");
    add_first_key(text, settings->right_keys);
}
