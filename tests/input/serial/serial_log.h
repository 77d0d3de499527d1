/* What a driver of foot sensors reported, kept for a test to look at. */
#ifndef HEELBEAT_TESTS_INPUT_SERIAL_SERIAL_LOG_H
#define HEELBEAT_TESTS_INPUT_SERIAL_SERIAL_LOG_H

#include "input/driver.h"

#define LOG_DEVICES 8
#define LOG_VALUES  4096

struct serial_log {
    int arrived, left, faults, readings;
    bool here[LOG_DEVICES];
    struct device_setup setup; /* of the last that arrived */
    int device;                /* its handle */
    struct error fault;        /* the last */
    int32_t last[DEVICE_CONTROLS_MAX];
    struct reading kept[LOG_VALUES]; /* of channel 0 */
    int kept_count;
};

/* Fails the test on what no driver may do: readings of a device that isn't there, times that fall, twice there. */
struct driver_sink serial_log_sink(struct serial_log *log);

#endif
