/* Any bytes as what a serial foot sensor says. However they are cut, the same lines come out; each is in range; and
 * after any of them a good line is understood. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/serial/serial_lines.h"

#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            abort();                                                                                                   \
    } while (0)

static void check(const struct serial_line *line)
{
    int32_t least = line->protocol == SERIAL_FSR ? SERIAL_FSR_MIN : SERIAL_HEEL_MIN;
    int32_t most = line->protocol == SERIAL_FSR ? SERIAL_FSR_MAX : SERIAL_HEEL_MAX;
    int channels = 0;
    for (int i = 0; i < SERIAL_CHANNELS_MAX; i++) {
        channels += line->has[i];
        REQUIRE(!line->has[i] || (line->values[i] >= least && line->values[i] <= most));
        REQUIRE(line->has[i] || line->values[i] == 0);
    }
    REQUIRE(channels >= 1 && (line->protocol == SERIAL_FSR || channels <= 2));
}

/* The next line from *at on, offering at most piece bytes at a time. */
static bool next(struct serial_lines *lines, const uint8_t *bytes, size_t count, size_t *at, size_t piece,
                 struct serial_line *line)
{
    bool found = false;
    while (*at < count && !found) {
        size_t room = count - *at < piece ? count - *at : piece;
        size_t taken = serial_lines_take(lines, bytes + *at, room, line, &found);
        REQUIRE(taken >= 1 && taken <= room);
        *at += taken;
    }
    return found;
}

static void expect_good(struct serial_lines *lines)
{
    static const uint8_t good[] = {'\n', 'R', ' ', '0', '.', '2', '5', '\n'};
    struct serial_line line, last = {0};
    size_t at = 0;
    while (next(lines, good, sizeof good, &at, sizeof good, &line))
        last = line;
    REQUIRE(last.protocol == SERIAL_HEELS && !last.has[SERIAL_CHANNEL_L] && last.values[SERIAL_CHANNEL_R] == 250);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct serial_lines whole = {0}, cut = {0};
    size_t whole_at = 0, cut_at = 0;
    if (size == 0)
        return 0;
    size_t piece = 1 + data[0] % 16;
    bool more = true;
    while (more) {
        struct serial_line a = {0}, b = {0};
        more = next(&whole, data + 1, size - 1, &whole_at, size, &a);
        REQUIRE(next(&cut, data + 1, size - 1, &cut_at, piece, &b) == more);
        REQUIRE(whole_at == cut_at && memcmp(a.values, b.values, sizeof a.values) == 0 && a.protocol == b.protocol);
        if (more)
            check(&a);
    }
    expect_good(&whole);
    return 0;
}
