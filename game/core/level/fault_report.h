/* Faults of a level or a program as they are found: each told at once, to whoever asked, and counted. No more than
 * LEVEL_FAULTS_MAX are told: a file that is wrong all through says so soon enough. */
#ifndef HEELBEAT_CORE_LEVEL_FAULT_REPORT_H
#define HEELBEAT_CORE_LEVEL_FAULT_REPORT_H

#include "core/level/level.h"

struct fault_report {
    level_fault_fn *fault;
    void *context; /* fault's */
    int count;     /* told so far */
};

void fault_tell(struct fault_report *report, const char *place, const char *what, const char *fix);
/* At "list[index]field", as in "parts[2].left"; field may be "". */
void fault_tell_at(struct fault_report *report, const char *list, int32_t index, const char *field, const char *what,
                   const char *fix);

#endif
