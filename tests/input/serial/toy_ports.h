/* Serial ports that a test scripts, in simulated time: struct serial_ports without a machine. */
#ifndef HEELBEAT_TESTS_INPUT_SERIAL_TOY_PORTS_H
#define HEELBEAT_TESTS_INPUT_SERIAL_TOY_PORTS_H

#include "input/serial/serial_port.h"

#define TOY_MAX 6

enum toy_voice { TOY_MUTE, TOY_FSR, TOY_HEELS };

struct toy {
    const char *path, *id; /* NULL path: no such toy */
    bool usb, here;
    enum serial_opening opening; /* what opening it gives while it is here */
    enum toy_voice voice;
    int sensors;       /* FSR: how many */
    int64_t answer_us; /* FSR: how long it takes to answer; negative: never */
    int64_t rate_us;   /* heels: a line each so often */
    int write_most;    /* bytes a write takes; 0: all */
    int noise;         /* after each so many lines some bytes of noise; 0: none */
    /* What happened. */
    bool open;
    int opens, questions, outstanding, outstanding_most, lines;
    int64_t told_us; /* heels: the last line */
    int64_t asked_us, answer_at_us;
    char question[8];
    int question_length;
    uint8_t out[8192];
    int out_count;
};

struct toys {
    struct toy toys[TOY_MAX];
    int64_t now_us, changed;
    int lists;
    /* FSR: what a sensor read when it was asked; NULL: value + sensor. */
    int32_t (*sense)(void *context, int sensor, int64_t t_us);
    void *sense_context;
    int32_t value; /* sensor 0 says it, sensor i says value + i; L says it in thousandths, R 1000 - it */
};

struct serial_ports toy_ports(struct toys *toys);
/* Time passes; what is there says what it has to say. */
void toys_step(struct toys *toys, int64_t now_us);
/* It says this now. */
void toy_say(struct toy *toy, const char *text);
void toy_unplug(struct toys *toys, int index);
void toy_plug(struct toys *toys, int index);

#endif
