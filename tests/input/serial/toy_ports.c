#include "input/serial/toy_ports.h"

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"

/* An open toy is its own struct serial_port. */
static struct toy *toy_of(struct serial_port *port)
{
    return (struct toy *)(void *)port;
}

void toy_say(struct toy *toy, const char *text)
{
    size_t length = strlen(text);
    if (!toy->open || (size_t)toy->out_count + length > sizeof toy->out)
        return;
    memcpy(toy->out + toy->out_count, text, length);
    toy->out_count += (int)length;
}

static void make_noise(struct toy *toy)
{
    static const char *const noises[] = {"\x80\xff\xfe\n", "v 12 3\n", "L 0.5 R 0.", "\r\n\r\n", "t 100 100 100 100\n"};
    toy->lines++;
    if (toy->noise && toy->lines % toy->noise == 0) {
        toy_say(toy, noises[toy->lines / toy->noise % 5]);
        toy_say(toy, "\n");
    }
}

static void speak(struct toys *toys, struct toy *toy)
{
    char text[80];
    if (toy->voice == TOY_FSR && toy->answer_at_us && toys->now_us >= toy->answer_at_us) {
        toy_say(toy, "v");
        for (int i = 0; i < toy->sensors; i++) {
            int32_t value = toys->sense ? toys->sense(toys->sense_context, i, toy->asked_us) : toys->value + i;
            snprintf(text, sizeof text, " %d", value);
            toy_say(toy, text);
        }
        toy_say(toy, "\r\n");
        toy->answer_at_us = 0;
        toy->outstanding = 0;
        make_noise(toy);
    } else if (toy->voice == TOY_HEELS && toys->now_us - toy->told_us >= toy->rate_us) {
        snprintf(text, sizeof text, "L %.3f R %.3f\n", toys->value / 1000.0, (1000 - toys->value) / 1000.0);
        toy_say(toy, text);
        toy->told_us = toys->now_us;
        make_noise(toy);
    }
}

void toys_step(struct toys *toys, int64_t now_us)
{
    toys->now_us = now_us;
    for (int i = 0; i < TOY_MAX; i++)
        if (toys->toys[i].open && toys->toys[i].here)
            speak(toys, &toys->toys[i]);
}

void toy_unplug(struct toys *toys, int index)
{
    toys->toys[index].here = false;
    toys->changed++;
}

void toy_plug(struct toys *toys, int index)
{
    toys->toys[index].here = true;
    toys->changed++;
}

static int64_t changed(void *context)
{
    const struct toys *toys = context;
    return toys->changed;
}

static void describe(const struct toy *toy, struct serial_port_info *info)
{
    text_copy(info->path, sizeof info->path, toy->path);
    text_copy(info->id, sizeof info->id, toy->id);
    text_copy(info->name, sizeof info->name, "toy");
}

static int list(void *context, struct serial_port_info *out, int max)
{
    struct toys *toys = context;
    int count = 0;
    toys->lists++;
    for (int i = 0; i < TOY_MAX && count < max; i++)
        if (toys->toys[i].path && toys->toys[i].usb && toys->toys[i].here)
            describe(&toys->toys[i], &out[count++]);
    return count;
}

static enum serial_opening open_toy(void *context, const char *path, struct serial_port **port,
                                    struct serial_port_info *info, struct error *error)
{
    struct toys *toys = context;
    for (int i = 0; i < TOY_MAX; i++) {
        struct toy *toy = &toys->toys[i];
        if (!toy->path || !toy->here || strcmp(toy->path, path) != 0)
            continue;
        if (toy->opening != SERIAL_OPENED) {
            error_set(error, path, "is refused", "ask");
            return toy->opening;
        }
        toy->open = true;
        toy->opens++;
        toy->out_count = toy->question_length = toy->outstanding = 0;
        toy->answer_at_us = 0;
        describe(toy, info);
        *port = (struct serial_port *)(void *)toy;
        return SERIAL_OPENED;
    }
    return SERIAL_ABSENT;
}

static void close_toy(struct serial_port *port)
{
    toy_of(port)->open = false;
}

static int read_toy(struct serial_port *port, uint8_t *bytes, int size)
{
    struct toy *toy = toy_of(port);
    if (!toy->here)
        return -1;
    int count = toy->out_count < size ? toy->out_count : size;
    memcpy(bytes, toy->out, (size_t)count);
    memmove(toy->out, toy->out + count, (size_t)(toy->out_count - count));
    toy->out_count -= count;
    return count;
}

static void answer(struct toy *toy, int64_t now_us)
{
    if (toy->question_length != 1 || toy->question[0] != 'v')
        return;
    toy->questions++;
    toy->outstanding++;
    toy->asked_us = now_us;
    if (toy->outstanding > toy->outstanding_most)
        toy->outstanding_most = toy->outstanding;
    if (toy->answer_us >= 0)
        toy->answer_at_us = now_us + toy->answer_us;
}

static struct toys *the_toys; /* of the ports made last: writes need the time */

static int write_toy(struct serial_port *port, const char *bytes, int count)
{
    struct toy *toy = toy_of(port);
    if (!toy->here)
        return -1;
    if (toy->write_most && count > toy->write_most)
        count = toy->write_most;
    for (int i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
            answer(toy, the_toys->now_us);
            toy->question_length = 0;
        } else if (toy->question_length < (int)sizeof toy->question) {
            toy->question[toy->question_length++] = bytes[i];
        }
    }
    return count;
}

struct serial_ports toy_ports(struct toys *toys)
{
    the_toys = toys;
    return (struct serial_ports){.changed = changed,
                                 .list = list,
                                 .open = open_toy,
                                 .close = close_toy,
                                 .read = read_toy,
                                 .write = write_toy,
                                 .context = toys};
}
