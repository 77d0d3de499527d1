#include "input/device_queue.h"

static struct device_event *at(struct device_queue *queue, int index)
{
    return &queue->events[(queue->from + index) % DEVICES_QUEUE];
}

static bool gives_way(const struct device_event *event)
{
    return event->kind == DEVICE_EVENT_READING ||
           (event->kind == DEVICE_EVENT_HEEL && event->heel.kind == HEEL_KIND_HEIGHT);
}

static bool make_room(struct device_queue *queue)
{
    for (int i = 0; i < queue->count; i++) {
        if (!gives_way(at(queue, i)))
            continue;
        for (int j = i; j + 1 < queue->count; j++)
            *at(queue, j) = *at(queue, j + 1);
        queue->count--;
        return true;
    }
    return false;
}

void device_queue_push(struct device_queue *queue, const struct device_event *event)
{
    if (queue->count == DEVICES_QUEUE && (gives_way(event) || !make_room(queue)))
        return;
    *at(queue, queue->count++) = *event;
}

bool device_queue_take(struct device_queue *queue, struct device_event *event)
{
    if (queue->count == 0)
        return false;
    *event = *at(queue, 0);
    queue->from = (queue->from + 1) % DEVICES_QUEUE;
    queue->count--;
    return true;
}
