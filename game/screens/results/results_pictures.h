/* What the results show besides words: dials, the heart, how close the hits lay, and how it went through the song. Each
 * says what it shows. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_PICTURES_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_PICTURES_H

#include "screens/results/results_model.h"

void results_heart(struct node *in);
void results_dial(struct node *in, const struct results_dial *dial);
/* Both borrow the model until the page is made anew; of time, so never mirrored. */
void results_histogram(struct node *in, const struct results_model *model);
void results_timeline(struct node *in, const struct results_model *model);

#endif
