/* What serial foot sensors say: bytes in, readings out. Two protocols, both of lines of text:
 *
 *     v 512 0 33 1023      FSR pads: the answer to "v\n", one whole number for each of 1 to 8 sensors
 *     L 0.53 R 0.02        ours, for any microcontroller: either heel or both, in any order, whenever it likes
 *
 * The FSR form is that of the open firmware github.com/teejusb/fsr and those made from it (fsr.ino: PrintValues). Its
 * numbers are 0..1023 less the offset that its owner set, so they may be negative; some boards have finer converters.
 * It also answers "t" with its thresholds and takes "o" (set offsets); ours are our own, so such lines say nothing.
 *
 * Ours has numbers from 0 to 1 with a decimal point, whatever the locale; 1 is as far as the sensor reaches. A little
 * beyond either end is taken as it is. Whether more means pressed or lifted is learned by core/feet/span.
 *
 * A line ends with CR, LF or both; blanks are spaces and tabs. What is neither of these two to the last character -
 * garbage, half a line, numbers out of range, a line longer than SERIAL_LINE_MAX, one with a NUL in it - is dropped,
 * and the next line counts again. However the bytes are cut into reads, the lines are the same. */
#ifndef HEELBEAT_INPUT_SERIAL_SERIAL_LINES_H
#define HEELBEAT_INPUT_SERIAL_SERIAL_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SERIAL_LINE_MAX     96 /* characters without the line's end: 8 numbers of 6 and their blanks are 57 */
#define SERIAL_CHANNELS_MAX 8
#define SERIAL_FSR_MIN      -32768 /* fsr.ino keeps its readings in an int16_t */
#define SERIAL_FSR_MAX      32767
#define SERIAL_HEEL_MIN     -1000 /* thousandths */
#define SERIAL_HEEL_MAX     2000
#define SERIAL_CHANNEL_L    0
#define SERIAL_CHANNEL_R    1

enum serial_protocol { SERIAL_FSR, SERIAL_HEELS, SERIAL_PROTOCOL_COUNT };

struct serial_line {
    enum serial_protocol protocol;
    bool has[SERIAL_CHANNELS_MAX];       /* which channels it speaks of: of FSR pads the first so many */
    int32_t values[SERIAL_CHANNELS_MAX]; /* FSR: as sent; heels: thousandths */
};

/* A zeroed one is ready. */
struct serial_lines {
    char line[SERIAL_LINE_MAX];
    size_t length;
    bool spoilt; /* the line that is coming in is to be dropped */
};

/* Takes bytes up to the end of the first good line and fills *line, or all of them if there is none. Returns the number
 * taken; *found says which it was. */
size_t serial_lines_take(struct serial_lines *lines, const uint8_t *bytes, size_t count, struct serial_line *line,
                         bool *found);
/* One line without its end. False if it is of neither protocol; *line is then as it was. */
bool serial_line_parse(const char *text, size_t length, struct serial_line *line);

#endif
