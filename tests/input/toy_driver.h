/* A driver whose devices do what a test says: what it is told waits until the next step. */
#ifndef HEELBEAT_TESTS_INPUT_TOY_DRIVER_H
#define HEELBEAT_TESTS_INPUT_TOY_DRIVER_H

#include "input/driver.h"

extern const struct driver toy_driver;

/* How often it was opened and closed, and whether the next open fails. Reset by toy_reset, which forgets all orders. */
struct toy {
    int opened, closed;
    bool refuses;
};
struct toy *toy_state(void);
void toy_reset(void);

void toy_arrive(int handle, const struct device_setup *suggested, const struct device_menu *menu);
void toy_leave(int handle);
void toy_read(int handle, struct control control, int32_t value, int64_t mono_us);
void toy_fail(const char *what);

#endif
