/* What `heelbeat stats` shows, and its forms: words, JSON, CSV, a picture. All of it is written as it is read, a
 * session at a time, so that ten years of them need no memory of their own. */
#ifndef HEELBEAT_COMMANDS_STATS_H
#define HEELBEAT_COMMANDS_STATS_H

#include "commands/kit/verb.h"
#include "core/base/text.h"
#include "core/days/dose.h"
#include "store/player/past.h"

struct stats {
    struct call call;
    const char *range_name, *plot; /* as asked for; NULL: not */
    bool csv;
    struct past past;
    struct day_totals today;
    enum trend_range range;
    int32_t first, last; /* days shown: whole months up to this one's end, or all */
};

bool stats_shows(const struct stats *stats, int32_t day);

/* One thing that is known of a session: a member in JSON, a column in CSV. */
enum stats_kind {
    STATS_TEXT,
    STATS_KIND, /* the journal's kind; "level" for a level */
    STATS_TIMING,
    STATS_INT,
    STATS_BOOL,
    STATS_DAY,
    STATS_UTC_MS,
    STATS_HASH,
    STATS_BP,      /* shown in % */
    STATS_SECONDS, /* from us */
    STATS_MILLI,
    STATS_KIND_COUNT
};

struct stats_field {
    const char *name;
    enum stats_kind kind;
    size_t offset;    /* in struct session_record */
    bool may_be_none; /* "" or the number `none` is not known: null in JSON, empty in CSV */
    int32_t none;
};

extern const struct stats_field stats_fields[];
extern const int stats_field_count;

/* The field as a text of its own, unquoted; NULL if it isn't known. */
const char *stats_value(struct text *text, const struct stats_field *field, const struct session_record *record);

void stats_print_json(const struct stats *stats);
void stats_print_csv(const struct stats *stats);
/* Draws the history of the range and saves it as a PNG. False with *error. */
bool stats_save_plot(struct stats *stats, const char *path, struct error *error);

#endif
