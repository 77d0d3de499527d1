/* "Lift your left heel now": finds out which control of which device lies under which heel, without asking for names.
 *
 * It is shown every reading of every device. First both heels rest for WIZARD_REST_US: what reads what then is the
 * floor, and how much it flickers is noise. Then one heel goes up and comes down, then the other. A control belongs to
 * the heel if it leaves its rest while that heel is asked for, by more than noise, stays away for WIZARD_HOLD_US and
 * comes back when asked to. Of one device all controls that do so are taken (a panel with four sensors); the heels may
 * be on two devices (a controller on each thigh). There is no hurry: a step waits until it is answered.
 *
 * Contacts tell the polarity. An axis that jumps half its travel from one reading to the next is a mat's arrow and
 * taken by its half as a contact; one that glides is analog. A contact that is heard of for the first time was the
 * opposite before: devices report changes. */
#ifndef HEELBEAT_CORE_FEET_WIZARD_H
#define HEELBEAT_CORE_FEET_WIZARD_H

#include "core/feet/device.h"

#define WIZARD_REST_US     1500000
#define WIZARD_HOLD_US     150000
#define WIZARD_SOURCES_MAX 256 /* controls heard of; those beyond are not heard */
#define WIZARD_NOBODY      -1

enum wizard_step {
    WIZARD_REST,
    WIZARD_LEFT_UP,
    WIZARD_LEFT_DOWN,
    WIZARD_RIGHT_UP,
    WIZARD_RIGHT_DOWN,
    WIZARD_DONE,
    WIZARD_STEP_COUNT
};

struct wizard_source {
    int device;
    struct control control;
    bool analog;
    enum control_part half;  /* of an axis that jumps: the half it is a contact by; else WHOLE */
    int32_t rest, low, high; /* at rest: what it reads, and between what it flickers */
    int32_t now, farthest;   /* farthest from rest in this step */
    bool away;
    int64_t away_us, back_us; /* since when away, and since when back */
};

struct wizard_heel {
    int device; /* WIZARD_NOBODY before it is known */
    struct device_heel bound;
    enum heel_polarity polarity;
};

struct wizard {
    enum wizard_step step;
    int64_t step_us;  /* when the step began, or the rest was last disturbed */
    int64_t asked_us; /* when the heel was asked for */
    struct wizard_source sources[WIZARD_SOURCES_MAX];
    int source_count;
    struct wizard_heel heels[HEEL_COUNT];
};

void wizard_init(struct wizard *wizard, int64_t mono_us);
/* A control of a device read value at mono_us; times rise. */
void wizard_reading(struct wizard *wizard, int device, const struct control *control, int32_t value, int64_t mono_us);
/* Time passes. True if the step changed. */
bool wizard_step(struct wizard *wizard, int64_t mono_us);
/* Which heel the step asks for; false for rest and done. */
bool wizard_asks(const struct wizard *wizard, enum heel *heel);
/* When done: puts what was found for this device into its setup, and marks it bound; false if it is none of the two.
 * The polarity is that of the left heel's contacts if there are any; where the right heel's is the other, they are
 * turned. */
bool wizard_apply(const struct wizard *wizard, int device, struct device_setup *setup);

#endif
