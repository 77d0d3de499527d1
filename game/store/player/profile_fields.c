#include "store/player/profile_fields.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "core/made/quick.h"
#include "store/player/profile_table.h"
#include "store/player/rest_days.h"

#define GOAL_MINUTES_DEFAULT  10
#define GOAL_SESSIONS_DEFAULT 2
#define CADENCE_RPM_DEFAULT   20
#define PLAN_MINUTES_DEFAULT  2
#define PLAN_HEIGHT_DEFAULT   60
#define QUICK_MINUTES_DEFAULT 3
#define GOAL_MINUTES_MAX      60
#define DAY_MINUTES           1440
#define GOAL_SESSIONS_MAX     10
#define CADENCE_RPM_MIN       10
#define CADENCE_RPM_MAX       60
#define PLAN_HEIGHT_MIN       30

const struct profile_field profile_field_table[PROFILE_FIELD_COUNT] = {
#define INT(field, min, max, fallback)                                                                                 \
    {                                                                                                                  \
#field, offsetof(struct profile, field), 0, min, max, fallback, NULL                                           \
    }
#define TEXT(field, fallback)                                                                                          \
    {                                                                                                                  \
#field, offsetof(struct profile, field), sizeof(((struct profile *)0)->field), 0, 0, 0, fallback               \
    }
    INT(goal_minutes, 1, GOAL_MINUTES_MAX, GOAL_MINUTES_DEFAULT),
    INT(goal_sessions, 1, GOAL_SESSIONS_MAX, GOAL_SESSIONS_DEFAULT),
    INT(day_end_min, 0, DAY_MINUTES - 1, CALENDAR_DAY_END_MIN),
    INT(cadence_rpm, CADENCE_RPM_MIN, CADENCE_RPM_MAX, CADENCE_RPM_DEFAULT),
    INT(plan_minutes, 1, GOAL_MINUTES_MAX, PLAN_MINUTES_DEFAULT),
    INT(plan_height, PLAN_HEIGHT_MIN, 100, PLAN_HEIGHT_DEFAULT),
    INT(quick_minutes, 0, QUICK_MINUTES_MAX, QUICK_MINUTES_DEFAULT),
    TEXT(player, NULL),
    TEXT(plan_asked, ""),
    TEXT(plan_changed, ""),
    TEXT(tier, "gentle"),
    TEXT(style, ""),
};
_Static_assert(PROFILE_FIELD_COUNT <= PROFILE_FIELDS_MAX, "room for when each field was changed");

const struct profile_derived profile_derived_table[PROFILE_DERIVED_COUNT] = {
    {"streak", offsetof(struct profile, streak)},
    {"best_streak", offsetof(struct profile, best_streak)},
    {"days", offsetof(struct profile, days)},
};

int32_t *profile_number_in(struct profile *profile, size_t offset)
{
    return (int32_t *)((char *)profile + offset);
}

int32_t profile_number_of(const struct profile *profile, size_t offset)
{
    return *(const int32_t *)((const char *)profile + offset);
}

const char *profile_text_of(const struct profile *profile, const struct profile_field *field)
{
    return (const char *)profile + field->offset;
}

int profile_field_compare(const struct profile_field *field, const struct profile *a, const struct profile *b)
{
    int32_t x, y;

    if (field->size > 0)
        return strcmp(profile_text_of(a, field), profile_text_of(b, field));
    x = profile_number_of(a, field->offset);
    y = profile_number_of(b, field->offset);
    return (x > y) - (x < y);
}

static void copy(const struct profile_field *field, struct profile *to, const struct profile *from)
{
    if (field->size > 0)
        text_copy((char *)to + field->offset, field->size, profile_text_of(from, field));
    else
        *profile_number_in(to, field->offset) = profile_number_of(from, field->offset);
}

void profile_derived_copy(struct profile *to, const struct profile *from)
{
    for (size_t i = 0; i < PROFILE_DERIVED_COUNT; i++)
        *profile_number_in(to, profile_derived_table[i].offset) =
            profile_number_of(from, profile_derived_table[i].offset);
}

void profile_fields_init(struct profile_fields *fields, const char *name)
{
    *fields = (struct profile_fields){0};
    text_copy(fields->values.name, sizeof fields->values.name, name);
    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++) {
        const struct profile_field *field = &profile_field_table[i];
        fields->changed_ms[i] = PROFILE_UNSET;
        if (field->size > 0)
            text_copy((char *)&fields->values + field->offset, field->size, field->text ? field->text : name);
        else
            *profile_number_in(&fields->values, field->offset) = field->number;
    }
}

void profile_fields_forget_name(struct profile_fields *fields)
{
    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++) {
        if (profile_field_table[i].size > 0 && !profile_field_table[i].text)
            fields->changed_ms[i] = PROFILE_UNSET;
    }
    text_copy(fields->values.player, sizeof fields->values.player, fields->values.name);
}

void profile_fields_reset(struct profile_fields *fields)
{
    free(fields->marks);
    *fields = (struct profile_fields){0};
}

/* ---- rest days */

static int32_t find_mark(const struct rest_mark *marks, int32_t count, int32_t day)
{
    int32_t low = 0, high = count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (marks[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct rest_mark *profile_fields_take_mark(struct profile_fields *fields, int32_t day)
{
    int32_t at = find_mark(fields->marks, fields->mark_count, day);

    if (at < fields->mark_count && fields->marks[at].day == day)
        return &fields->marks[at];
    struct rest_mark *grown = realloc(fields->marks, sizeof *grown * ((size_t)fields->mark_count + 1));
    if (!grown)
        return NULL;
    fields->marks = grown;
    memmove(&grown[at + 1], &grown[at], sizeof *grown * (size_t)(fields->mark_count - at));
    grown[at] = (struct rest_mark){.day = day, .changed_ms = PROFILE_UNSET};
    fields->mark_count++;
    return &grown[at];
}

void profile_fields_forget_oldest(struct profile_fields *fields)
{
    int32_t over = fields->mark_count - PROFILE_REST_DAYS_MAX;

    if (over <= 0)
        return;
    fields->mark_count -= over;
    memmove(fields->marks, fields->marks + over, sizeof *fields->marks * (size_t)fields->mark_count);
}

static bool is_news(int64_t changed_ms, int64_t known_ms, int order)
{
    return changed_ms > known_ms || (changed_ms == known_ms && changed_ms != PROFILE_UNSET && order > 0);
}

static bool field_is_news(const struct profile_fields *fields, const struct profile_fields *known, size_t index)
{
    return is_news(fields->changed_ms[index], known->changed_ms[index],
                   profile_field_compare(&profile_field_table[index], &fields->values, &known->values));
}

static bool mark_is_news(const struct rest_mark *mark, const struct profile_fields *known)
{
    int32_t at = find_mark(known->marks, known->mark_count, mark->day);
    bool is_new = at == known->mark_count || known->marks[at].day != mark->day;

    return is_new || is_news(mark->changed_ms, known->marks[at].changed_ms, mark->on - known->marks[at].on);
}

bool profile_fields_join_mark(struct profile_fields *fields, const struct rest_mark *from)
{
    bool news = mark_is_news(from, fields);
    struct rest_mark *mark = news ? profile_fields_take_mark(fields, from->day) : NULL;

    if (mark)
        *mark = *from;
    return mark || !news;
}

/* ---- what several say together */

bool profile_fields_join(struct profile_fields *fields, const struct profile_fields *from)
{
    bool ok = true;

    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++) {
        if (!field_is_news(from, fields, i))
            continue;
        copy(&profile_field_table[i], &fields->values, &from->values);
        fields->changed_ms[i] = from->changed_ms[i];
    }
    for (int32_t i = 0; ok && i < from->mark_count; i++)
        ok = profile_fields_join_mark(fields, &from->marks[i]);
    profile_fields_forget_oldest(fields);
    return ok;
}

bool profile_fields_keep_news(struct profile_fields *fields, const struct profile_fields *known)
{
    int32_t kept = 0;
    bool any = false;

    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++) {
        if (field_is_news(fields, known, i))
            any = true;
        else
            fields->changed_ms[i] = PROFILE_UNSET;
    }
    for (int32_t i = 0; i < fields->mark_count; i++) {
        if (mark_is_news(&fields->marks[i], known))
            fields->marks[kept++] = fields->marks[i];
    }
    fields->mark_count = kept;
    return any || kept > 0;
}

/* ---- changes */

/* Later than what it replaces, whatever the clock says. */
static int64_t stamp(int64_t replaced_ms, int64_t now_ms)
{
    int64_t next_ms = (replaced_ms > 0 ? replaced_ms : 0) + 1;

    return now_ms > next_ms && now_ms < PROFILE_CLOCK_END_MS ? now_ms : next_ms;
}

static bool is_marked(const struct profile_fields *fields, int32_t day)
{
    int32_t at = find_mark(fields->marks, fields->mark_count, day);

    return at < fields->mark_count && fields->marks[at].day == day && fields->marks[at].on;
}

static bool set_mark(struct profile_fields *fields, int32_t day, bool on, int64_t now_ms)
{
    struct rest_mark *mark = profile_fields_take_mark(fields, day);

    if (mark)
        *mark = (struct rest_mark){.day = day, .on = on, .changed_ms = stamp(mark->changed_ms, now_ms)};
    return mark != NULL;
}

/* before may be fields: what is taken back there is no more looked at, and what is put in is in after. */
static bool change_marks(struct profile_fields *fields, const struct profile_fields *before,
                         const struct profile *after, int64_t now_ms)
{
    bool ok = true;

    for (int32_t i = 0; ok && i < before->mark_count; i++) {
        if (before->marks[i].on && !rest_days_has(after, before->marks[i].day))
            ok = set_mark(fields, before->marks[i].day, false, now_ms);
    }
    for (int32_t i = 0; ok && i < after->rest_day_count; i++) {
        if (!is_marked(before, after->rest_days[i]))
            ok = set_mark(fields, after->rest_days[i], true, now_ms);
    }
    profile_fields_forget_oldest(fields);
    return ok;
}

bool profile_fields_change(struct profile_fields *fields, const struct profile_fields *before,
                           const struct profile *after, int64_t now_ms)
{
    before = before ? before : fields;
    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++) {
        const struct profile_field *field = &profile_field_table[i];
        if (profile_field_compare(field, &before->values, after) == 0)
            continue;
        copy(field, &fields->values, after);
        fields->changed_ms[i] = stamp(fields->changed_ms[i], now_ms);
    }
    profile_derived_copy(&fields->values, after);
    return change_marks(fields, before, after, now_ms);
}

static bool is_as_old(int64_t a_ms, int64_t b_ms)
{
    return (a_ms > 0 ? a_ms : 0) == (b_ms > 0 ? b_ms : 0);
}

static bool take_edited_marks(struct profile_fields *all, const struct profile_fields *file)
{
    bool ok = true;

    for (int32_t i = 0; ok && i < file->mark_count; i++) {
        const struct rest_mark *mark = &file->marks[i];
        int32_t at = find_mark(all->marks, all->mark_count, mark->day);
        bool known = at < all->mark_count && all->marks[at].day == mark->day;
        if (known && all->marks[at].on != mark->on && is_as_old(all->marks[at].changed_ms, mark->changed_ms))
            ok = set_mark(all, mark->day, mark->on, 0);
    }
    return ok;
}

bool profile_fields_take_edits(struct profile_fields *all, const struct profile_fields *file)
{
    for (size_t i = 0; file->edited && i < PROFILE_FIELD_COUNT; i++) {
        const struct profile_field *field = &profile_field_table[i];
        if (!file->said[i] || !is_as_old(file->changed_ms[i], all->changed_ms[i]) ||
            profile_field_compare(field, &file->values, &all->values) == 0)
            continue;
        copy(field, &all->values, &file->values);
        all->changed_ms[i] = stamp(all->changed_ms[i], 0);
    }
    return !file->edited || take_edited_marks(all, file);
}

bool profile_fields_tell(const struct profile_fields *fields, struct profile *profile)
{
    int32_t *days = fields->mark_count > 0 ? malloc(sizeof *days * (size_t)fields->mark_count) : NULL;

    if (fields->mark_count > 0 && !days)
        return false;
    free(profile->rest_days);
    profile->rest_days = days;
    profile->rest_day_count = 0;
    for (int32_t i = 0; i < fields->mark_count; i++) {
        if (fields->marks[i].on)
            days[profile->rest_day_count++] = fields->marks[i].day;
    }
    text_copy(profile->name, sizeof profile->name, fields->values.name);
    for (size_t i = 0; i < PROFILE_FIELD_COUNT; i++)
        copy(&profile_field_table[i], profile, &fields->values);
    profile_derived_copy(profile, &fields->values);
    return true;
}
