/* The conversation with one open port: finds out which protocol speaks there (input/serial/serial_lines), asks FSR pads
 * for their values, and says when each line was true.
 *
 * **Asking.** A port that has not spoken is asked with "v\n" every SERIAL_KNOCK_US. Once an FSR pad answers it is asked
 * again SERIAL_PACE_US after it was asked last, but not before it has answered, or SERIAL_REPLY_US have passed. Ports
 * that speak of the heels by themselves are never asked again. A protocol counts as found when two lines in a row agree
 * on it, and on how many sensors there are; lines that differ from it are dropped afterwards.
 *
 * **Time.** A line is true when it was measured, which nobody says; it is given the time its last byte came in.
 *   - Bytes that are read in one go came in since the read before, and are taken to have come evenly.
 *   - An answer of an FSR pad came some time after the question. When it is read late, because the game was busy, it is
 *     given the time of the question plus what pads answer in when nobody is busy (the shortest answer lately).
 * The transmission is not taken off: over a real UART a byte takes 87 us and a line up to 2 ms, but boards with USB of
 * their own ignore the baud rate and send it in one packet, and nothing tells the two apart. It is the same for every
 * line, so calibration takes it off with the device's offsets. Times never fall. */
#ifndef HEELBEAT_INPUT_SERIAL_SERIAL_LINK_H
#define HEELBEAT_INPUT_SERIAL_SERIAL_LINK_H

#include "input/serial/serial_lines.h"
#include "input/serial/serial_port.h"

#define SERIAL_PACE_US   900 /* about a millisecond, also when steps come a little early */
#define SERIAL_REPLY_US  100000
#define SERIAL_KNOCK_US  250000
#define SERIAL_SILENT_US 2000000 /* boards that restart when they are opened have woken up by then */

struct serial_link {
    const struct serial_ports *ports; /* borrowed */
    struct serial_port *port;         /* owned; NULL: closed */
    struct serial_lines lines;
    int agreeing;              /* lines in a row that agreed with like, up to 2: then it is found */
    struct serial_line like;   /* protocol and channels */
    int64_t opened_us;         /* when the port was opened, or fell silent */
    int64_t read_us, heard_us; /* last read of the port; last good line, or 0 */
    int64_t asked_us;          /* last question */
    bool waiting;              /* ... which has not been answered */
    int unsent;                /* bytes of it that the port would not take yet */
    int64_t answer_us;         /* the shortest time to an answer lately */
    int64_t told_us;           /* of the last line that was passed on */
};

/* A line of the protocol that was found, and when it was true. */
typedef void serial_link_line(void *context, const struct serial_line *line, int64_t mono_us);

/* Takes over an open port. */
void serial_link_open(struct serial_link *link, const struct serial_ports *ports, struct serial_port *port,
                      int64_t mono_us);
void serial_link_close(struct serial_link *link);
/* Reads what is there, passes lines on, asks. False if the port is gone: close the link. */
bool serial_link_step(struct serial_link *link, int64_t mono_us, serial_link_line *line, void *context);
/* Is there a foot sensor? An FSR pad that gives no answer for SERIAL_SILENT_US is one no longer; a sensor that speaks
 * by itself may be silent for as long as nothing moves. */
bool serial_link_speaks(const struct serial_link *link);
/* SERIAL_SILENT_US have passed without one. */
bool serial_link_is_silent(const struct serial_link *link, int64_t mono_us);
int serial_link_channels(const struct serial_link *link); /* 1..SERIAL_CHANNELS_MAX once it speaks; of heels 2 */

#endif
