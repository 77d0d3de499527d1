/* A past to derive a streak from, and a day-by-day simulation of the rules to compare with. */
#ifndef HEELBEAT_TESTS_CORE_DAYS_STREAK_BOOK_H
#define HEELBEAT_TESTS_CORE_DAYS_STREAK_BOOK_H

#include "core/days/streak.h"

#include "check.h"

#define SESSIONS_MAX 600
#define REST_MAX     60

struct past {
    struct streak_session sessions[SESSIONS_MAX];
    int32_t count;
    int32_t rest[REST_MAX];
    int32_t rest_count;
    int32_t today;
};

static inline void add_session(struct past *past, int64_t utc_s, int32_t offset_min, int32_t day, bool done)
{
    assert_true(past->count < SESSIONS_MAX);
    past->sessions[past->count++] = (struct streak_session){utc_s, offset_min, day, done};
}

/* The simulation keeps a book with one page a day and asks the rules of each page as the header words them. It shares
 * no code and no shape with the product: no sorting, only searching. */
#define BOOK_DAYS 500

struct page {
    bool done, marked, travel, rested;
};

static inline bool comes_before(const struct streak_session *a, const struct streak_session *b)
{
    int64_t left[] = {a->utc_s, a->day, a->utc_offset_min, a->done};
    int64_t right[] = {b->utc_s, b->day, b->utc_offset_min, b->done};

    for (int i = 0; i < 4; i++) {
        if (left[i] != right[i])
            return left[i] < right[i];
    }
    return false;
}

/* The session that follows, among those up to today: the least of all that are greater. */
static inline const struct streak_session *follower(const struct past *past, const struct streak_session *session)
{
    const struct streak_session *best = NULL;

    for (int32_t i = 0; i < past->count; i++) {
        const struct streak_session *other = &past->sessions[i];
        if (other->day <= past->today && comes_before(session, other) && (!best || comes_before(other, best)))
            best = other;
    }
    return best;
}

static inline void fill_book(const struct past *past, int32_t first, struct page *book)
{
    for (int32_t i = 0; i < past->count; i++) {
        const struct streak_session *a = &past->sessions[i];
        if (a->day > past->today)
            continue;
        book[a->day - first].done |= a->done;
        const struct streak_session *b = follower(past, a);
        if (!b || b->utc_s - a->utc_s > 36 * 3600 || a->utc_offset_min == b->utc_offset_min)
            continue;
        for (int32_t day = first; day < first + BOOK_DAYS; day++) {
            bool between = (a->day < day && day < b->day) || (b->day < day && day < a->day);
            bool near = labs((long)a->day - b->day) <= 3;
            book[day - first].travel |= between && near;
        }
    }
    for (int32_t i = 0; i < past->rest_count; i++)
        book[past->rest[i] - first].marked = true;
}

/* Whether an earlier day of the same Monday-to-Sunday week took its rest. first is a Monday. */
static inline bool week_rested(const struct page *book, int32_t index)
{
    for (int32_t i = index - index % 7; i < index; i++) {
        if (book[i].rested)
            return true;
    }
    return false;
}

/* marks[BOOK_DAYS], from first on, says what each day was; NULL if nobody asks. */
static inline struct streak simulate_days(const struct past *past, int32_t first, enum streak_day *marks)
{
    static struct page book[BOOK_DAYS];
    struct streak streak = {.last_frozen_day = INT32_MIN};
    int32_t today = past->today - first;
    bool begun = false;

    memset(book, 0, sizeof book);
    fill_book(past, first, book);
    for (int32_t i = 0; i <= today; i++) {
        enum streak_day what = STREAK_DAY_MISSED;
        begun |= book[i].done;
        if (book[i].done) {
            what = STREAK_DAY_DONE;
            streak.days += 1;
            streak.current += 1;
            streak.best = streak.current > streak.best ? streak.current : streak.best;
            streak.freezes += streak.current % 7 == 0;
            streak.freezes = streak.freezes > 2 ? 2 : streak.freezes;
        } else if (i == today) {
            what = STREAK_DAY_OPEN;
        } else if (begun && book[i].marked && !week_rested(book, i)) {
            book[i].rested = true;
            what = STREAK_DAY_REST;
        } else if (begun && book[i].travel) {
            what = STREAK_DAY_TRAVEL;
        } else if (begun && streak.freezes) {
            streak.freezes -= 1;
            streak.last_frozen_day = first + i;
            what = STREAK_DAY_FROZEN;
        } else {
            streak.current = 0;
        }
        if (marks)
            marks[i] = what;
        if (i > today - STREAK_RECENT_DAYS)
            streak.recent[i - (today - STREAK_RECENT_DAYS) - 1] = what;
    }
    streak.today_done = book[today].done;
    for (int32_t week = today / 7; week >= 0; week--) {
        bool any = false;
        for (int32_t i = week * 7; i < week * 7 + 7 && i <= today; i++)
            any |= book[i].done;
        streak.weeks += any;
        if (!any && week != today / 7)
            break;
    }
    for (int32_t i = today + 1; marks && i < BOOK_DAYS; i++)
        marks[i] = STREAK_DAY_OPEN;
    return streak;
}

static inline struct streak simulate(const struct past *past, int32_t first)
{
    return simulate_days(past, first, NULL);
}

#endif
