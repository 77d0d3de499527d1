/* About without its page: which version this is, where the player's files lie, and what is wrong with them, found when
 * the page is opened. */
#ifndef HEELBEAT_SCREENS_ABOUT_ABOUT_MODEL_H
#define HEELBEAT_SCREENS_ABOUT_ABOUT_MODEL_H

#include "screens/screen.h"
#include "store/machine/faults.h"
#include "words/fault.h"

enum about_verb { ABOUT_FAULT, /* arg: which; it is only read */ ABOUT_LEAVE };

struct about_model {
    const char *data; /* the data folder; borrowed */
    struct faults faults;
};

void about_model_init(struct about_model *model, const struct services *services);
struct screen_next about_model_choose(const struct about_model *model, const struct act *act);
/* Borrows the model. */
struct told_fault about_model_fault(const struct about_model *model, int index);

#endif
