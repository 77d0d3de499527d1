#include "play/play_count.h"

#include "store/levels/made.h"

bool play_is_practice(const struct library_level *level)
{
    return made_origin(level).kind == SESSION_PRACTICE;
}

void play_count_init(struct play_count *count, const struct library_level *level, const struct chart *chart)
{
    bool counts = play_is_practice(level) && chart->part_count > 0 && chart->parts[0].rep_count == 0;
    *count = (struct play_count){.chart = counts ? chart : NULL};
}

bool play_count_step(struct play_count *count, int64_t song_us)
{
    bool due = false;
    while (count->chart) {
        int64_t tick = count->beat * (int64_t)TEMPO_TICKS_PER_BEAT;
        if (tick >= count->chart->parts[0].end_tick)
            count->chart = NULL;
        else if (tempo_tick_to_us(&count->chart->tempo, tick) > song_us)
            break;
        else
            due = true;
        count->beat++;
    }
    return due;
}
