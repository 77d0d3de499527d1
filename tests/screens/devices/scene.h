/* A player before the devices screen, with foot devices that do what the test says. What is heard of them is counted in
 * place of being sounded. Links with --wrap=audio_cue. */
#ifndef HEELBEAT_TESTS_SCREENS_DEVICES_SCENE_H
#define HEELBEAT_TESTS_SCREENS_DEVICES_SCENE_H

#include "check.h"
#include "screens/room.h"
#include "screens/seat.h"

#define MAT      7 /* the toys' handles */
#define SENSORS  8
#define STRANGER 9

#define FIRST  (FEET_KEYBOARD + 1) /* the places of what arrives, behind the keyboard */
#define SECOND (FIRST + 1)
#define THIRD  (FIRST + 2)

struct scene {
    struct room room;
    struct seat seat;
    struct devices_model *model;
};

/* The test tone: how often it was asked for, and where it was last. */
struct scene_tone {
    int times;
    float pan;
};
extern struct scene_tone scene_tone;

/* cmocka's setup and teardown. */
int scene_open(void **state);
int scene_close(void **state);
/* Leaves the screen and enters it anew. */
void scene_enter_again(struct scene *scene);

/* Something comes, goes, is read, or time passes; the page is as it then is. */
void scene_arrive(struct scene *scene, int handle, const struct device_setup *setup);
void scene_away(struct scene *scene, int handle);
void scene_read(struct scene *scene, int handle, struct control control, int32_t value, int64_t ms);
void scene_key(struct scene *scene, SDL_Scancode key, bool down, int64_t ms);
void scene_pass(struct scene *scene, int64_t ms);

/* Walks to the row of a place in devices, or one of DEVICES_..._ROW. */
void scene_select(struct scene *scene, int row);
/* Walks to a setting of the selected row: next alone would come by other rows, and show those. */
void scene_walk(struct scene *scene, const char *name);
/* How the device at that place is set up now. */
const struct device_setup *scene_setup(const struct scene *scene, int place);
/* check_page, and pictures to be looked at, one of them of words twice as large. */
void scene_look(struct scene *scene, const char *name);

#endif
