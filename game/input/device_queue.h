/* What foot devices did, waiting to be taken. When it is full, heights and readings give way, oldest first, so that no
 * edge is lost. Zeroed is valid and empty. */
#ifndef HEELBEAT_INPUT_DEVICE_QUEUE_H
#define HEELBEAT_INPUT_DEVICE_QUEUE_H

#include "input/devices.h"

struct device_queue {
    struct device_event events[DEVICES_QUEUE]; /* a ring */
    int from, count;
};

void device_queue_push(struct device_queue *queue, const struct device_event *event);
/* The oldest; false when empty. */
bool device_queue_take(struct device_queue *queue, struct device_event *event);

#endif
