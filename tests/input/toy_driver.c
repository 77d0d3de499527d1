#include "input/toy_driver.h"

#define ORDERS_MAX 8192

struct order {
    enum { ARRIVE, LEAVE, READ, FAIL } kind;
    int handle;
    struct device_setup setup;
    struct device_menu menu;
    bool has_menu;
    struct reading reading;
    struct error error;
};

static struct toy toy;
static struct order orders[ORDERS_MAX];
static int order_count;

struct toy *toy_state(void)
{
    return &toy;
}

void toy_reset(void)
{
    toy = (struct toy){0};
    order_count = 0;
}

static void add(const struct order *order)
{
    if (order_count < ORDERS_MAX)
        orders[order_count++] = *order;
}

void toy_arrive(int handle, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct order order = {.kind = ARRIVE, .handle = handle, .setup = *suggested, .has_menu = menu != NULL};
    if (menu)
        order.menu = *menu;
    add(&order);
}

void toy_leave(int handle)
{
    add(&(struct order){.kind = LEAVE, .handle = handle});
}

void toy_read(int handle, struct control control, int32_t value, int64_t mono_us)
{
    add(&(struct order){
        .kind = READ, .handle = handle, .reading = {.control = control, .value = value, .mono_us = mono_us}});
}

void toy_fail(const char *what)
{
    struct order order = {.kind = FAIL};
    error_set(&order.error, "toy", what, "play with something else");
    add(&order);
}

static void *toy_open(const struct driver_desc *desc, struct error *error)
{
    (void)desc;
    if (toy.refuses) {
        error_set(error, "toy", "does not open", "play with something else");
        return NULL;
    }
    toy.opened++;
    return &toy;
}

static void toy_close(void *self)
{
    ((struct toy *)self)->closed++;
}

static void carry_out(const struct order *order, const struct driver_sink *sink)
{
    switch (order->kind) {
    case ARRIVE:
        sink->arrived(sink->context, order->handle, &order->setup, order->has_menu ? &order->menu : NULL);
        break;
    case LEAVE:
        sink->left(sink->context, order->handle);
        break;
    case READ:
        sink->reading(sink->context, order->handle, &order->reading);
        break;
    case FAIL:
        sink->fault(sink->context, &order->error);
        break;
    }
}

static void toy_step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    (void)self;
    (void)mono_us;
    for (int i = 0; i < order_count; i++)
        carry_out(&orders[i], sink);
    order_count = 0;
}

const struct driver toy_driver = {.name = "toys", .open = toy_open, .close = toy_close, .step = toy_step};
