#include "core/days/trends.h"

#include <stdlib.h>
#include <string.h>

#include "core/days/calendar.h"

#define BP_MAX           10000
#define ALL_DAYS_MIN     28
#define BY_DAY_UP_TO     31
#define BY_WEEK_UP_TO    (60 * 7)
#define BY_MONTH_UP_TO   (120 * 30)
#define MONTHS_A_YEAR    12
#define DAYS_A_WEEK_LESS 6

/* ---- sums */

int32_t trend_mean_bp(const struct trend_sums *sums, enum trend_figure figure)
{
    int64_t weight = sums->weight[figure];

    return weight > 0 ? (int32_t)((sums->weighted[figure] + weight / 2) / weight) : -1;
}

static void add_session(struct trend_sums *sums, const struct trend_session *session)
{
    int64_t reps = session->reps > 0 ? session->reps : 0;

    sums->sessions++;
    sums->reps += reps;
    sums->played_us += session->played_us;
    for (int i = 0; i < TREND_FIGURE_COUNT; i++) {
        int32_t bp = session->bp[i] < BP_MAX ? session->bp[i] : BP_MAX;
        if (bp < 0)
            continue;
        sums->weighted[i] += bp * reps;
        sums->weight[i] += reps;
    }
}

static void add_sums(struct trend_sums *sums, const struct trend_sums *more)
{
    sums->sessions += more->sessions;
    sums->reps += more->reps;
    sums->played_us += more->played_us;
    for (int i = 0; i < TREND_FIGURE_COUNT; i++) {
        sums->weighted[i] += more->weighted[i];
        sums->weight[i] += more->weight[i];
    }
}

/* ---- days */

static int compare_days(const void *a, const void *b)
{
    const struct trend_span *x = a, *y = b;

    return (x->first > y->first) - (x->first < y->first);
}

/* Puts each run of spans of the same day into its first. */
static int32_t unite(struct trend_span *days, int32_t count)
{
    int32_t kept = 0;

    for (int32_t i = 0; i < count; i++) {
        if (kept > 0 && days[kept - 1].first == days[i].first)
            add_sums(&days[kept - 1].sums, &days[i].sums);
        else
            days[kept++] = days[i];
    }
    return kept;
}

static bool is_rising(const struct trend_span *days, int32_t count)
{
    for (int32_t i = 1; i < count; i++) {
        if (days[i].first < days[i - 1].first)
            return false;
    }
    return true;
}

/* Neighbours of one day share a span at once, so that only days are kept and sorted, not sessions. */
static bool add_to_days(struct trends *trends, int32_t *capacity, const struct trend_session *session)
{
    struct trend_span *last = trends->count > 0 ? &trends->days[trends->count - 1] : NULL;

    if (!last || last->first != session->day) {
        if (trends->count == *capacity) {
            int32_t wider = *capacity ? *capacity * 2 : 64;
            struct trend_span *grown = realloc(trends->days, sizeof *grown * (size_t)wider);
            if (!grown)
                return false;
            trends->days = grown;
            *capacity = wider;
        }
        last = &trends->days[trends->count++];
        *last = (struct trend_span){.first = session->day, .last = session->day};
    }
    add_session(&last->sums, session);
    return true;
}

bool trends_init(struct trends *trends, const struct trend_session *sessions, int32_t count)
{
    int32_t capacity = 0;

    *trends = (struct trends){0};
    for (int32_t i = 0; i < count; i++) {
        if (sessions[i].day < CALENDAR_DAY_MIN || sessions[i].day > CALENDAR_DAY_MAX)
            continue;
        if (!add_to_days(trends, &capacity, &sessions[i])) {
            trends_reset(trends);
            return false;
        }
    }
    if (!is_rising(trends->days, trends->count))
        qsort(trends->days, (size_t)trends->count, sizeof *trends->days, compare_days);
    trends->count = unite(trends->days, trends->count);
    return true;
}

void trends_reset(struct trends *trends)
{
    free(trends->days);
    *trends = (struct trends){0};
}

/* The index of the first day that is no earlier; count if there is none. */
static int32_t find(const struct trends *trends, int32_t day)
{
    int32_t low = 0, high = trends->count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (trends->days[middle].first < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct trend_span *trends_day(const struct trends *trends, int32_t day)
{
    int32_t index = find(trends, day);

    return index < trends->count && trends->days[index].first == day ? &trends->days[index] : NULL;
}

const struct trend_span *trends_most_reps(const struct trends *trends, int32_t until)
{
    const struct trend_span *most = NULL;

    for (int32_t i = 0; i < trends->count && trends->days[i].first <= until; i++) {
        const struct trend_span *day = &trends->days[i];
        if (day->sums.reps > 0 && (!most || day->sums.reps > most->sums.reps))
            most = day;
    }
    return most;
}

/* ---- ranges */

static const char *const range_names[TREND_RANGE_COUNT] = {
    [TREND_MONTH] = "month", [TREND_THREE_MONTHS] = "3months", [TREND_YEAR] = "year", [TREND_ALL] = "all"};

const char *trend_range_name(enum trend_range range)
{
    return range_names[range];
}

bool trend_range_parse(const char *name, enum trend_range *range)
{
    for (int i = 0; i < TREND_RANGE_COUNT; i++) {
        if (strcmp(name, range_names[i]) == 0) {
            *range = (enum trend_range)i;
            return true;
        }
    }
    return false;
}

int32_t trends_month(int32_t day, int32_t months)
{
    struct date date = calendar_date(day);
    int64_t month = (int64_t)date.year * MONTHS_A_YEAR + date.month - 1 + months;

    if (month < MONTHS_A_YEAR)
        return CALENDAR_DAY_MIN;
    return calendar_day((struct date){(int32_t)(month / MONTHS_A_YEAR), (int32_t)(month % MONTHS_A_YEAR) + 1, 1});
}

static int32_t year_start(int32_t day)
{
    return calendar_day((struct date){calendar_date(day).year, 1, 1});
}

static int32_t span_start(int32_t day, enum trend_step step)
{
    switch (step) {
    case TREND_BY_WEEK:
        return day - (int32_t)calendar_weekday(day);
    case TREND_BY_MONTH:
        return trends_month(day, 0);
    case TREND_BY_YEAR:
        return year_start(day);
    case TREND_BY_DAY:
    case TREND_STEP_COUNT:
        break;
    }
    return day;
}

static int32_t span_end(int32_t day, enum trend_step step)
{
    switch (step) {
    case TREND_BY_WEEK:
        return span_start(day, step) + DAYS_A_WEEK_LESS;
    case TREND_BY_MONTH:
        return trends_month(day, 1) - 1;
    case TREND_BY_YEAR:
        return trends_month(year_start(day), MONTHS_A_YEAR) - 1;
    case TREND_BY_DAY:
    case TREND_STEP_COUNT:
        break;
    }
    return day;
}

static struct trend_window whole_spans(int32_t first, int32_t last, enum trend_step step)
{
    return (struct trend_window){span_start(first, step), span_end(last, step), step};
}

static struct trend_window all_window(const struct trends *trends, int32_t today)
{
    int32_t first = today - (ALL_DAYS_MIN - 1);

    if (trends->count > 0 && trends->days[0].first < first)
        first = trends->days[0].first;
    int32_t days = today - first + 1;
    enum trend_step step = days <= BY_DAY_UP_TO     ? TREND_BY_DAY
                           : days <= BY_WEEK_UP_TO  ? TREND_BY_WEEK
                           : days <= BY_MONTH_UP_TO ? TREND_BY_MONTH
                                                    : TREND_BY_YEAR;
    int32_t oldest = trends_month(year_start(today), -(TREND_SPANS_MAX - 1) * MONTHS_A_YEAR);
    return whole_spans(first > oldest ? first : oldest, today, step);
}

/* The years we know, with room on both sides for the spans around. */
static int32_t within(int32_t day)
{
    const int32_t room = 800;

    if (day < CALENDAR_DAY_MIN + room)
        return CALENDAR_DAY_MIN + room;
    return day > CALENDAR_DAY_MAX - room ? CALENDAR_DAY_MAX - room : day;
}

struct trend_window trends_window(const struct trends *trends, enum trend_range range, int32_t month, int32_t today)
{
    static const struct {
        int32_t months;
        enum trend_step step;
    } rows[TREND_RANGE_COUNT] = {[TREND_MONTH] = {1, TREND_BY_DAY},
                                 [TREND_THREE_MONTHS] = {3, TREND_BY_WEEK},
                                 [TREND_YEAR] = {12, TREND_BY_WEEK}};

    if (range == TREND_ALL)
        return all_window(trends, within(today));
    month = within(month);
    return whole_spans(trends_month(month, 1 - rows[range].months), trends_month(month, 1) - 1, rows[range].step);
}

int32_t trends_spans(const struct trends *trends, const struct trend_window *window, struct trend_span *spans)
{
    int32_t count = 0, index = find(trends, window->first);

    for (int32_t day = window->first; day <= window->last && count < TREND_SPANS_MAX;) {
        struct trend_span *span = &spans[count++];
        *span = (struct trend_span){.first = day, .last = span_end(day, window->step)};
        for (; index < trends->count && trends->days[index].first <= span->last; index++)
            add_sums(&span->sums, &trends->days[index].sums);
        day = span->last + 1;
    }
    return count;
}

void trends_running(const struct trend_span *spans, int32_t count, enum trend_figure figure, int32_t width,
                    int32_t *mean_bp)
{
    for (int32_t i = 0; i < count; i++) {
        struct trend_sums sums = {0};
        for (int32_t k = i - width + 1 < 0 ? 0 : i - width + 1; k <= i; k++)
            add_sums(&sums, &spans[k].sums);
        mean_bp[i] = spans[i].sums.weight[figure] > 0 ? trend_mean_bp(&sums, figure) : -1;
    }
}
