#include "core/feet/trail.h"

#include <math.h>

#define FULL         1000 /* the top of the span */
#define S_US         1e6
#define REACH        1.5    /* the line meets the floor no farther off than so many times what its two crossings say */
#define REST_ABOVE   20     /* what lies no higher than this over the lowest was rest */
#define TURN_MOST_US 400000 /* longer than that near the lowest is rest, shorter may be a turn */
#define STEEP_LOW    150    /* the way above this is never rest, */
#define CREEP_US     60000  /* ... and what it takes so much longer than that to come to the low level was */

/* The levels of a way where they are, and what was found between them: sums of the line, x in seconds from the newest
 * reading, y = asin(sqrt(h)). */
struct line {
    struct trail_way way;
    double n, x, y, xx, xy;
    int64_t low_us, high_us, oldest_us, newest_us;
    bool has_low, has_high;
};

const struct trail_point *trail_back(const struct trail *trail, int back)
{
    return &trail->points[(trail->next - 1 - back + 2 * TRAIL_POINTS) % TRAIL_POINTS];
}

/* Readings that are too near together take one another's place, so that the newest is always there. */
void trail_add(struct trail *trail, int64_t t_us, int32_t height)
{
    if (trail->count >= 2 && trail_back(trail, 0)->t_us - trail_back(trail, 1)->t_us < TRAIL_APART_US)
        trail->next = (trail->next + TRAIL_POINTS - 1) % TRAIL_POINTS;
    else if (trail->count < TRAIL_POINTS)
        trail->count++;
    trail->points[trail->next] = (struct trail_point){t_us, height};
    trail->next = (trail->next + 1) % TRAIL_POINTS;
}

/* The way with its levels where they are over its floor. */
static struct trail_way lay(const struct trail_way *way)
{
    struct trail_way laid = *way;
    laid.low = way->floor + way->low * (FULL - way->floor) / FULL;
    laid.high = way->floor + way->high * (FULL - way->floor) / FULL;
    if (way->rising && laid.high > way->most)
        laid.high = way->most;
    if (laid.high <= laid.low)
        laid.high = laid.low + 1;
    return laid;
}

static double straight(const struct trail_way *way, int32_t height)
{
    double part = (double)(height - way->floor) / (FULL - way->floor);
    return asin(sqrt(part < 0 ? 0 : part > 1 ? 1 : part));
}

static void add(struct line *line, int64_t t_us, int32_t height)
{
    double x = (double)(t_us - line->newest_us) / S_US, y = straight(&line->way, height);
    line->n++;
    line->x += x;
    line->y += y;
    line->xx += x * x;
    line->xy += x * y;
}

static bool crosses(const struct trail_way *way, const struct trail_point *a, const struct trail_point *b,
                    int32_t level)
{
    return way->rising ? a->height < level && b->height >= level : a->height > level && b->height <= level;
}

static int64_t crossing_us(const struct trail_point *a, const struct trail_point *b, int32_t level)
{
    int64_t from_us = b->t_us - a->t_us > TRAIL_GAP_US ? b->t_us - TRAIL_GAP_US : a->t_us;
    return from_us + (b->t_us - from_us) * (level - a->height) / (b->height - a->height);
}

static void cross(struct line *line, int64_t t_us, bool high)
{
    *(high ? &line->has_high : &line->has_low) = true;
    *(high ? &line->high_us : &line->low_us) = t_us;
    add(line, t_us, high ? line->way.high : line->way.low);
}

/* Back from the newest reading over the way that led to it: first over the level that was crossed last. */
static void look_back(const struct trail *trail, const struct trail_way *laid, struct line *line)
{
    bool rising = laid->rising;
    const bool *last = rising ? &line->has_high : &line->has_low, *first = rising ? &line->has_low : &line->has_high;
    int32_t last_level = rising ? laid->high : laid->low, first_level = rising ? laid->low : laid->high;
    int64_t newest_us = trail_back(trail, 0)->t_us;
    *line = (struct line){.way = *laid, .newest_us = newest_us, .oldest_us = newest_us};
    for (int i = 0; i + 1 < trail->count && !*first && trail_back(trail, i + 1)->t_us >= laid->from_us; i++) {
        const struct trail_point *a = trail_back(trail, i + 1), *b = trail_back(trail, i);
        if (*last && b->height > laid->low && b->height < laid->high)
            add(line, b->t_us, b->height);
        if (!*last && crosses(laid, a, b, last_level))
            cross(line, crossing_us(a, b, last_level), rising);
        if (*last && crosses(laid, a, b, first_level))
            cross(line, crossing_us(a, b, first_level), !rising);
        line->oldest_us = a->t_us;
    }
}

static int64_t between(int64_t least, int64_t value, int64_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* Both crossings in one step between two readings: nothing is known of the way. */
static bool is_jump(const struct trail *trail, const struct line *line)
{
    if (!line->has_low || !line->has_high)
        return false;
    int64_t first_us = line->low_us < line->high_us ? line->low_us : line->high_us;
    int64_t last_us = line->low_us < line->high_us ? line->high_us : line->low_us;
    for (int i = 0; i < trail->count; i++)
        if (trail_back(trail, i)->t_us >= first_us && trail_back(trail, i)->t_us < last_us)
            return false;
    return true;
}

/* The first reading at or after t_us. */
static int64_t reading_after_us(const struct trail *trail, int64_t t_us)
{
    int i = 0;
    while (i + 1 < trail->count && trail_back(trail, i + 1)->t_us >= t_us)
        i++;
    return trail_back(trail, i)->t_us;
}

/* How far from the low crossing the line may meet the floor. */
static int64_t reach_us(const struct line *line)
{
    double low = straight(&line->way, line->way.low), high = straight(&line->way, line->way.high);
    double way_us = fabs((double)(line->high_us - line->low_us));
    return line->has_low && line->has_high ? (int64_t)(REACH * low / (high - low) * way_us) : 0;
}

/* Where the line meets the floor. */
static int64_t meet_us(const struct trail *trail, const struct line *line)
{
    double spread = line->n * line->xx - line->x * line->x, slope = line->n * line->xy - line->x * line->y;
    int64_t low_us = line->has_low ? line->low_us : line->oldest_us;
    if (is_jump(trail, line))
        return reading_after_us(trail, line->low_us > line->high_us ? line->low_us : line->high_us);
    if (spread <= 0 || (line->way.rising ? slope <= 0 : slope >= 0) || !line->has_high)
        return low_us;
    double met_s = (line->x - line->y * spread / slope) / line->n;
    int64_t met_us = line->newest_us + llround(met_s * S_US);
    int64_t most_us = reach_us(line);
    return line->way.rising ? between(low_us - most_us, met_us, low_us) : between(low_us, met_us, low_us + most_us);
}

/* The mean of what lies near the lowest. Of a heel that has only turned that lies a third of REST_ABOVE over it. */
int32_t trail_rest(const struct trail *trail, int64_t from_us, int32_t most)
{
    int32_t lowest = most;
    int64_t sum = 0, count = 0, first_us = 0, last_us = 0;
    for (int i = 0; i < trail->count && trail_back(trail, i)->t_us >= from_us; i++)
        lowest = trail_back(trail, i)->height < lowest ? trail_back(trail, i)->height : lowest;
    for (int i = 0; i < trail->count && trail_back(trail, i)->t_us >= from_us; i++)
        if (trail_back(trail, i)->height <= lowest + REST_ABOVE) {
            first_us = trail_back(trail, i)->t_us;
            last_us = count == 0 ? first_us : last_us;
            sum += trail_back(trail, i)->height;
            count++;
        }
    int32_t mean = count > 0 ? (int32_t)(sum / count) : lowest;
    int32_t over = last_us - first_us < TURN_MOST_US ? REST_ABOVE / 3 : 0;
    return mean - over > lowest ? mean - over : lowest;
}

/* The mean height from one moment to another; -1 if there is no reading. */
int32_t trail_mean(const struct trail *trail, int64_t from_us, int64_t to_us)
{
    int64_t sum = 0, count = 0;
    for (int i = 0; i < trail->count; i++)
        if (trail_back(trail, i)->t_us >= from_us && trail_back(trail, i)->t_us <= to_us) {
            sum += trail_back(trail, i)->height;
            count++;
        }
    return count > 0 ? (int32_t)(sum / count) : -1;
}

/* The heel may lean on the floor, or weight come back to it, for a good while between the low level and STEEP_LOW. That
 * is rest, and no part of the way. Returns the height of it, -1 if there was none. */
static int32_t creep_height(const struct trail *trail, const struct line *line)
{
    struct trail_way steep = line->way;
    struct line upper;
    steep.low = steep.floor + STEEP_LOW * (FULL - steep.floor) / FULL;
    if (!line->has_low || steep.low >= steep.high)
        return -1;
    look_back(trail, &steep, &upper);
    if (!upper.has_low || !upper.has_high || is_jump(trail, &upper))
        return -1;
    int64_t met_us = meet_us(trail, &upper);
    if (steep.rising)
        return line->low_us < met_us - CREEP_US ? trail_mean(trail, line->low_us, met_us) : -1;
    return line->low_us > met_us + CREEP_US ? trail_mean(trail, met_us, line->low_us) : -1;
}

int64_t trail_date_us(const struct trail *trail, const struct trail_way *way)
{
    struct trail_way laid = lay(way);
    struct line line;
    look_back(trail, &laid, &line);
    int32_t creep = creep_height(trail, &line);
    if (creep > way->floor) {
        struct trail_way from_creep = *way;
        from_creep.floor = creep;
        laid = lay(&from_creep);
        look_back(trail, &laid, &line);
    }
    return meet_us(trail, &line);
}
