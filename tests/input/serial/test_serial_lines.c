/* What serial sensors say: a table of lines; any slicing of the stream; and noise of all sorts between good lines. */
#include <locale.h>

#include "check.h"
#include "core/base/rng.h"
#include "input/serial/serial_lines.h"

#define NONE -99999 /* a channel that the line doesn't speak of */

struct row {
    const char *text;
    int protocol; /* -1: no line */
    int32_t values[SERIAL_CHANNELS_MAX];
};

#define HEELS(l, r)                                                                                                    \
    SERIAL_HEELS,                                                                                                      \
    {                                                                                                                  \
        l, r, NONE, NONE, NONE, NONE, NONE, NONE                                                                       \
    }
#define FSR(...)                                                                                                       \
    SERIAL_FSR,                                                                                                        \
    {                                                                                                                  \
        __VA_ARGS__                                                                                                    \
    }
#define NO                                                                                                             \
    -1,                                                                                                                \
    {                                                                                                                  \
        0                                                                                                              \
    }

static const struct row rows[] = {
    {"L 0.53 R 0.02", HEELS(530, 20)},
    {"R 0.02 L 0.53", HEELS(530, 20)},
    {"L 0.53", HEELS(530, NONE)},
    {"R 1", HEELS(NONE, 1000)},
    {"  L\t.5   R  1.0 ", HEELS(500, 1000)},
    {"L 0 R 1.000", HEELS(0, 1000)},
    {"L 0.0004 R 0.0005", HEELS(0, 1)},
    {"L 0.12345678901234567890123456789 R 00000000000000000000000.5", HEELS(123, 500)},
    {"L 5e-05 R 2.5E-1", HEELS(0, 250)},
    {"L 1e0 R 10e-1", HEELS(1000, 1000)},
    {"L -0.02 R +1.03", HEELS(-20, 1030)},
    {"L -1 R 2", HEELS(-1000, 2000)},
    {"L 0e99999999999999999999 R 1e-99999999999999999999", HEELS(0, 0)},
    {"L -1.001", NO},
    {"L 2.001", NO},
    {"L 1e9", NO},
    {"L 1e99999999999999999999", NO},
    {"L 99999999999999999999999999999999999999", NO},
    {"L 0.53 R", NO},
    {"L 0.53 R ", NO},
    {"L", NO},
    {"L 0.53 0.02", NO},
    {"L 0.53 L 0.02", NO},
    {"L0.53 R 0.02", NO},
    {"L 0.53R 0.02", NO},
    {"L 0,53 R 0,02", NO},
    {"L . R 1", NO},
    {"L 0.5 R 0.", NO},
    {"L - R 1", NO},
    {"L --1", NO},
    {"L 1e R 1", NO},
    {"L 0.5.3", NO},
    {"L nan R inf", NO},
    {"L 0x1 R 1", NO},
    {"l 0.53", NO},
    {"L 0.53 X 0.02", NO},
    {"0.53 R 0.02", NO},
    {"", NO},
    {"   ", NO},
    {"v 512 0 33 1023", FSR(512, 0, 33, 1023, NONE, NONE, NONE, NONE)},
    {"v 7", FSR(7, NONE, NONE, NONE, NONE, NONE, NONE, NONE)},
    {"v 1 2 3 4 5 6 7 8", FSR(1, 2, 3, 4, 5, 6, 7, 8)},
    {"v -12 4095 ", FSR(-12, 4095, NONE, NONE, NONE, NONE, NONE, NONE)},
    {"v -32768 32767", FSR(-32768, 32767, NONE, NONE, NONE, NONE, NONE, NONE)},
    {"v 0000000000000000000000000000000000000009", FSR(9, NONE, NONE, NONE, NONE, NONE, NONE, NONE)},
    {"v 32768", NO},
    {"v -32769", NO},
    {"v 99999999999999999999999999999", NO},
    {"v 1 2 3 4 5 6 7 8 9", NO},
    {"v", NO},
    {"v ", NO},
    {"v512 0", NO},
    {"v 5 1.5", NO},
    {"v 5 -", NO},
    {"v 5 1e2", NO},
    {"v 1 2v 1 2", NO},
    {"vv 1 2", NO},
    {"V 1 2", NO},
    {"t 1000 1000 1000 1000", NO},
    {"o 1 2 3 4", NO},
    {"o", NO},
    {"512 0 33 1023", NO},
    {"\x80\xff L 0.5", NO},
    {"v 1 2 \xc3\xa9", NO},
};

static void check(const struct row *row, const struct serial_line *line, const char *text)
{
    if ((int)line->protocol != row->protocol)
        fail_msg("'%s': protocol %d", text, line->protocol);
    for (int i = 0; i < SERIAL_CHANNELS_MAX; i++)
        if (line->has[i] != (row->values[i] != NONE) || (line->has[i] && line->values[i] != row->values[i]))
            fail_msg("'%s': channel %d: %d %d", text, i, line->has[i], line->values[i]);
}

static void test_lines(void **state)
{
    (void)state;
    setlocale(LC_ALL, "de_DE.UTF-8");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct serial_line line = {.protocol = SERIAL_PROTOCOL_COUNT};
        bool good = serial_line_parse(rows[i].text, strlen(rows[i].text), &line);
        if (good != (rows[i].protocol >= 0))
            fail_msg("'%s' is %s", rows[i].text, good ? "taken" : "dropped");
        if (good)
            check(&rows[i], &line, rows[i].text);
        else
            assert_int_equal(line.protocol, SERIAL_PROTOCOL_COUNT);
    }
    setlocale(LC_ALL, "C");
}

/* The line as the sketch in assets/help/sensors.md prints it: Serial.print(value, 3) is "%.3f", Serial.println ends
 * with CR LF. */
static void test_sketch(void **state)
{
    (void)state;
    for (int value = 0; value <= 1023; value++) {
        char text[64];
        struct serial_lines lines = {0};
        struct serial_line line;
        bool found;
        int length = snprintf(text, sizeof text, "L %.3f R %.3f\r\n", value / 1023.0, (1023 - value) / 1023.0);
        size_t taken = serial_lines_take(&lines, (const uint8_t *)text, (size_t)length, &line, &found);
        assert_true(found && taken == (size_t)length - 1);
        assert_int_equal(line.protocol, SERIAL_HEELS);
        assert_true(line.has[SERIAL_CHANNEL_L] && line.has[SERIAL_CHANNEL_R]);
        assert_in_range(line.values[SERIAL_CHANNEL_L] * 1023 + 512, value * 1000, value * 1000 + 1024);
        assert_in_range(line.values[SERIAL_CHANNEL_L] + line.values[SERIAL_CHANNEL_R], 999, 1001);
    }
}

/* Feeds bytes in pieces of random size up to most; writes the lines found to out. */
static int feed(const uint8_t *bytes, size_t count, struct rng *rng, uint32_t most, struct serial_line *out, int max)
{
    struct serial_lines lines = {0};
    int found_count = 0;
    for (size_t from = 0; from < count;) {
        size_t piece = 1 + rng_below(rng, most);
        size_t end = from + piece < count ? from + piece : count;
        while (from < end) {
            bool found;
            struct serial_line line;
            size_t taken = serial_lines_take(&lines, bytes + from, end - from, &line, &found);
            assert_true(taken > 0 && taken <= end - from);
            from += taken;
            assert_true(found || from == end);
            if (found) {
                assert_true(found_count < max);
                out[found_count++] = line;
            }
        }
    }
    return found_count;
}

/* All rows one after another, with every sort of line end, give their lines however they are cut. */
static void test_slices(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r", "\n\n", "\n\r"};
    static uint8_t stream[8192];
    static struct serial_line out[256];
    size_t length = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *end = ends[i % 5];
        memcpy(stream + length, rows[i].text, strlen(rows[i].text));
        length += strlen(rows[i].text);
        memcpy(stream + length, end, strlen(end));
        length += strlen(end);
    }
    for (uint64_t seed = 0; seed < 300; seed++) {
        struct rng rng;
        rng_init(&rng, seed, 0);
        int count = feed(stream, length, &rng, seed == 0 ? 1 : seed == 1 ? 100000 : 40, out, 256), next = 0;
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            if (rows[i].protocol < 0)
                continue;
            assert_true(next < count);
            check(&rows[i], &out[next++], rows[i].text);
        }
        assert_int_equal(next, count);
    }
}

/* Lines that are too long, and ones with a NUL, spoil themselves alone. */
static void test_spoilt(void **state)
{
    (void)state;
    static uint8_t stream[20000];
    static struct serial_line out[16];
    struct rng rng;
    size_t length = 0;
    rng_init(&rng, 5, 0);
    memset(stream, ' ', SERIAL_LINE_MAX - 3); /* just fits: blanks, then "v 1" */
    length += SERIAL_LINE_MAX - 3;
    memcpy(stream + length, "v 1\n", 4);
    length += 4;
    memset(stream + length, ' ', SERIAL_LINE_MAX - 2); /* one too long */
    length += SERIAL_LINE_MAX - 2;
    memcpy(stream + length, "v 2\nv 3\n", 8);
    length += 8;
    memset(stream + length, 'v', 15000);
    length += 15000;
    memcpy(stream + length, "\nv 4\nv\0 5\nv 6\0\nv 7\n", 20);
    length += 20;
    static const int32_t want[] = {1, 3, 4, 7};
    assert_int_equal(feed(stream, length, &rng, 333, out, 16), 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(out[i].values[0], want[i]);
}

/* Noise in any place: whatever is found between is what was sent. Noise bytes are those that a wrong baud rate gives:
 * never a digit, so that a number can be broken but not changed into another. */
static void test_noise(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 77, 0);
    int sent = 0, found = 0, hurt = 0;
    struct serial_lines lines = {0};
    for (int i = 0; i < 20000; i++) {
        char text[64];
        int value = (int)rng_below(&rng, 1024);
        int length = snprintf(text, sizeof text, "v %d %d\n", value, 1023 - value);
        bool noisy = rng_below(&rng, 4) == 0;
        uint32_t at = rng_below(&rng, (uint32_t)length), many = 1 + rng_below(&rng, 3);
        for (int j = 0; j < length; j++) {
            struct serial_line line;
            bool ended = false, got;
            for (uint32_t k = 0; noisy && (uint32_t)j == at && k < many; k++) {
                uint8_t byte = (uint8_t)(128 + rng_below(&rng, 128));
                serial_lines_take(&lines, &byte, 1, &line, &got);
                ended = ended || got;
            }
            assert_false(ended);
            serial_lines_take(&lines, (const uint8_t *)&text[j], 1, &line, &got);
            if (!got)
                continue;
            found++;
            assert_int_equal(line.values[0], value);
            assert_int_equal(line.values[1], 1023 - value);
        }
        sent++;
        hurt += noisy;
    }
    assert_int_equal(found, sent - hurt);
}

/* Any bytes at all: nothing breaks, and a good line after a line's end is found. */
static void test_garbage(void **state)
{
    (void)state;
    static const char alphabet[] = "vLR 0123456789.-+eE\t\r\n\0to";
    for (uint64_t seed = 0; seed < 2000; seed++) {
        struct serial_lines lines = {0};
        struct serial_line line;
        struct rng rng;
        bool found;
        rng_init(&rng, seed, 0);
        uint32_t count = rng_below(&rng, 600);
        for (uint32_t i = 0; i < count; i++) {
            uint8_t byte =
                (uint8_t)(seed % 2 ? rng_below(&rng, 256) : (uint8_t)alphabet[rng_below(&rng, sizeof alphabet)]);
            serial_lines_take(&lines, &byte, 1, &line, &found);
            for (int c = 0; found && c < SERIAL_CHANNELS_MAX; c++)
                if (line.has[c])
                    assert_true(line.values[c] >= SERIAL_FSR_MIN && line.values[c] <= SERIAL_FSR_MAX);
        }
        static const uint8_t good[] = "\nR 0.25\n";
        size_t taken = serial_lines_take(&lines, good, 8, &line, &found);
        if (taken == 1)
            taken += serial_lines_take(&lines, good + 1, 7, &line, &found);
        assert_true(found && taken == 8);
        assert_int_equal(line.protocol, SERIAL_HEELS);
        assert_int_equal(line.values[1], 250);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),  cmocka_unit_test(test_sketch), cmocka_unit_test(test_slices),
        cmocka_unit_test(test_spoilt), cmocka_unit_test(test_noise),  cmocka_unit_test(test_garbage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
