#include "core/level/fault_report.h"

#include "core/base/text.h"

#define PLACE_SIZE 48

void fault_tell(struct fault_report *report, const char *place, const char *what, const char *fix)
{
    if (report->count == LEVEL_FAULTS_MAX)
        return;
    report->count++;
    report->fault(report->context, place, what, fix);
}

void fault_tell_at(struct fault_report *report, const char *list, int32_t index, const char *field, const char *what,
                   const char *fix)
{
    char place[PLACE_SIZE];
    struct text text;
    text_init(&text, place, sizeof place);
    text_add(&text, list);
    text_add(&text, "[");
    text_add_int(&text, index);
    text_add(&text, "]");
    text_add(&text, field);
    fault_tell(report, place, what, fix);
}
