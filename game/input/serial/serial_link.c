#include "input/serial/serial_link.h"

#define READ_SIZE   4096 /* what a Linux terminal holds at most */
#define AGREED      2
#define ANSWER_SLOW 64 /* the shortest answer is forgotten by this part of the difference each time */

static const char question[] = "v\n";
#define QUESTION_SIZE ((int)sizeof question - 1)

void serial_link_open(struct serial_link *link, const struct serial_ports *ports, struct serial_port *port,
                      int64_t mono_us)
{
    *link = (struct serial_link){.ports = ports,
                                 .port = port,
                                 .opened_us = mono_us,
                                 .read_us = mono_us,
                                 .asked_us = mono_us - SERIAL_KNOCK_US,
                                 .answer_us = SERIAL_REPLY_US,
                                 .told_us = mono_us};
}

void serial_link_close(struct serial_link *link)
{
    if (link->port)
        link->ports->close(link->port);
    link->port = NULL;
    link->agreeing = 0;
}

bool serial_link_speaks(const struct serial_link *link)
{
    return link->agreeing == AGREED;
}

bool serial_link_is_silent(const struct serial_link *link, int64_t mono_us)
{
    return !serial_link_speaks(link) && mono_us - link->opened_us >= SERIAL_SILENT_US;
}

static int channels(const struct serial_line *line)
{
    int count = 0;
    for (int i = 0; i < SERIAL_CHANNELS_MAX; i++)
        count += line->has[i];
    return line->protocol == SERIAL_HEELS ? 2 : count;
}

int serial_link_channels(const struct serial_link *link)
{
    return channels(&link->like);
}

/* True if the line is one of those that the sensor was found to send. */
static bool agrees(struct serial_link *link, const struct serial_line *line)
{
    bool same = link->agreeing > 0 && line->protocol == link->like.protocol && channels(line) == channels(&link->like);
    if (!serial_link_speaks(link)) {
        link->agreeing = same ? link->agreeing + 1 : 1;
        link->like = *line;
    }
    return same;
}

/* The time of an answer to the question that waits, had it been read at once. */
static int64_t answered(struct serial_link *link, int64_t came_us)
{
    int64_t took_us = came_us - link->asked_us;
    link->answer_us = took_us < link->answer_us ? took_us : link->answer_us + (took_us - link->answer_us) / ANSWER_SLOW;
    link->waiting = false;
    return link->asked_us + (took_us < link->answer_us ? took_us : link->answer_us);
}

static void hear(struct serial_link *link, const struct serial_line *line, int64_t came_us, serial_link_line *tell,
                 void *context)
{
    bool answer = line->protocol == SERIAL_FSR && link->waiting;
    int64_t true_us = answer ? answered(link, came_us) : came_us;
    link->heard_us = came_us;
    if (!agrees(link, line) || !serial_link_speaks(link))
        return;
    link->told_us = true_us > link->told_us ? true_us : link->told_us;
    tell(context, line, link->told_us);
}

static bool read_lines(struct serial_link *link, int64_t mono_us, serial_link_line *tell, void *context)
{
    uint8_t bytes[READ_SIZE];
    int count = link->ports->read(link->port, bytes, READ_SIZE);
    for (int taken = 0; taken < count;) {
        struct serial_line line;
        bool found;
        taken += (int)serial_lines_take(&link->lines, bytes + taken, (size_t)(count - taken), &line, &found);
        if (found)
            hear(link, &line, link->read_us + (mono_us - link->read_us) * taken / count, tell, context);
    }
    link->read_us = mono_us;
    return count >= 0;
}

static bool is_time_to_ask(const struct serial_link *link, int64_t mono_us)
{
    int64_t passed_us = mono_us - link->asked_us;
    if (link->agreeing == 0)
        return passed_us >= SERIAL_KNOCK_US;
    return link->like.protocol == SERIAL_FSR && passed_us >= (link->waiting ? SERIAL_REPLY_US : SERIAL_PACE_US);
}

static bool ask(struct serial_link *link, int64_t mono_us)
{
    if (link->unsent == 0 && is_time_to_ask(link, mono_us)) {
        link->unsent = QUESTION_SIZE;
        link->asked_us = mono_us;
        link->waiting = true;
    }
    if (link->unsent == 0)
        return true;
    int written = link->ports->write(link->port, question + QUESTION_SIZE - link->unsent, link->unsent);
    if (written > 0)
        link->unsent -= written;
    return written >= 0;
}

static void notice_silence(struct serial_link *link, int64_t mono_us)
{
    if (!serial_link_speaks(link) || link->like.protocol != SERIAL_FSR || mono_us - link->heard_us < SERIAL_SILENT_US)
        return;
    link->agreeing = 0;
    link->opened_us = mono_us;
}

bool serial_link_step(struct serial_link *link, int64_t mono_us, serial_link_line *line, void *context)
{
    if (!read_lines(link, mono_us, line, context))
        return false;
    notice_silence(link, mono_us);
    return ask(link, mono_us);
}
