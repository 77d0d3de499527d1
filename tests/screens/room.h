/* The services with foot devices that do what a test says: the toy driver's. Time is passed in frames, as the window's
 * loop does. */
#ifndef HEELBEAT_TESTS_SCREENS_ROOM_H
#define HEELBEAT_TESTS_SCREENS_ROOM_H

#include "input/toy_driver.h"
#include "screens/devices/devices_model.h"
#include "stage/fixture.h"

#define ROOM_MS INT64_C(1000)

struct room {
    struct fixture fixture;
    int settings_changes;
    int64_t mono_us;
};

extern const struct control room_arrows[4]; /* a mat's: left, down, up, right; buttons 0 to 3 */

void room_open(struct room *room);
void room_close(struct room *room);
/* A mat under the left and the right arrow, two pressure sensors (0 with the heel up, 800 on the floor), and something
 * that nobody knows. handle is the toy's. */
struct device_setup room_mat(const char *id, const char *name);
struct device_setup room_sensors(const char *id, const char *name);
struct device_setup room_stranger(const char *id, const char *name);
/* It comes, and a frame later the model knows. model may be NULL. */
void room_arrive(struct room *room, struct devices_model *model, int handle, const struct device_setup *setup);
void room_leave(struct room *room, struct devices_model *model, int handle);
void room_read(struct room *room, int handle, struct control control, int32_t value);
/* A key of the keyboard; the model hears of it as time passes. */
void room_key(struct room *room, struct devices_model *model, SDL_Scancode key, bool down);
/* Frames go by: what devices did reaches the model. */
void room_pass(struct room *room, struct devices_model *model, int64_t ms);

#endif
