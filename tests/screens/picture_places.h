/* Where each screen's pictures must have something, whatever else they show. */
#ifndef HEELBEAT_TESTS_SCREENS_PICTURE_PLACES_H
#define HEELBEAT_TESTS_SCREENS_PICTURE_PLACES_H

#include "screens/picture.h"

/* Those of the picture of that name, by the longest beginning that is known. Fails the test if none is. */
const struct picture_place *places_of(const char *name);

#endif
