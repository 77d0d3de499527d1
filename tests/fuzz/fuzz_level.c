/* Levels by strangers: a level without faults makes a chart whose reps lie in it, in order; one with faults says where.
 */
#include "core/level/chart.h"
#include "fuzz.h"
#include "store/levels/level_file.h"

static void check_chart(const struct level *level)
{
    struct chart chart = {0};
    struct error error = {0};
    check(chart_init(&chart, level, 100, &error));
    check(chart.rep_count > 0 && chart.rep_count <= LEVEL_REPS_MAX && chart.part_count > 0);
    int64_t last_us = 0;
    for (int32_t i = 0; i < chart.rep_count; i++) {
        const struct rep *rep = &chart.reps[i];
        check(rep->lift_us >= last_us && rep->lift_us < rep->landing_us && rep->landing_us <= chart.end_us);
        check(rep->top_us >= rep->lift_us && rep->lower_us >= rep->top_us && rep->landing_us >= rep->lower_us);
        last_us = rep->lift_us;
    }
    chart_reset(&chart);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct json_faults faults;
    struct level level = {0};
    faults.count = 0;
    bool good = level_parse("fuzz", (const char *)data, size, &level, &faults);
    check(good == (faults.count == 0));
    if (good)
        check_chart(&level);
    else
        check(faults.items[0].what[0] != '\0');
    level_reset(&level);
    return 0;
}
