/* Heel events: what every device becomes, and all that is judged is made of. How a raw contact becomes one:
 * core/feet/heel_signal; how a height does: core/feet/touch. */
#ifndef HEELBEAT_CORE_BASE_HEEL_H
#define HEELBEAT_CORE_BASE_HEEL_H

#include <stdint.h>

enum heel { HEEL_LEFT, HEEL_RIGHT, HEEL_COUNT };
enum edge { EDGE_LIFT, EDGE_LANDING, EDGE_COUNT };
enum heel_kind { HEEL_KIND_LIFT, HEEL_KIND_LANDING, HEEL_KIND_HEIGHT, HEEL_KIND_COUNT };

#define HEEL_HEIGHT_TOP 1000 /* heights are whole thousandths: 0 the floor, 1000 the player's own top */

struct heel_event {
    int64_t t_us;
    enum heel heel;
    enum heel_kind kind;
    int32_t height; /* HEEL_KIND_HEIGHT only: 0..HEEL_HEIGHT_TOP */
};

/* In order of t_us. */
struct heel_events {
    struct heel_event *events; /* owned, from malloc; NULL for none */
    int32_t count;
};

/* Frees them; none are left. */
void heel_events_reset(struct heel_events *events);

const char *heel_name(enum heel heel); /* "left", "right" */
const char *edge_name(enum edge edge); /* "lift", "landing" */

#endif
