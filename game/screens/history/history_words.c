#include "screens/history/history_words.h"

#include <stdlib.h>
#include <string.h>

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
static const char *const weekday_names[WEEKDAY_COUNT] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                         "Friday", "Saturday", "Sunday"};

static const char *month_name(int32_t day)
{
    return month_names[calendar_date(day).month - 1];
}

static void add_year(struct text *text, int32_t day)
{
    text_add(text, " ");
    text_add_int(text, calendar_date(day).year);
}

void history_month_words(struct text *text, int32_t day)
{
    text_add(text, month_name(day));
    add_year(text, day);
}

void history_date_words(struct text *text, int32_t day)
{
    text_add(text, weekday_names[calendar_weekday(day)]);
    text_add(text, " ");
    text_add_int(text, calendar_date(day).day);
    text_add(text, " ");
    history_month_words(text, day);
}

/* "9 Nov 2026" */
static void add_short_date(struct text *text, int32_t day)
{
    char month[4] = {0};
    memcpy(month, month_name(day), 3);
    text_add_int(text, calendar_date(day).day);
    text_add(text, " ");
    text_add(text, month);
    add_year(text, day);
}

void history_window_words(struct text *text, const struct trend_window *window)
{
    /* The first week may begin in the month before, but its Sunday lies in the one that is meant. */
    int32_t first = window->step == TREND_BY_WEEK ? window->first + WEEKDAY_SUNDAY : window->first;
    int32_t last = window->step == TREND_BY_WEEK ? window->last - WEEKDAY_SUNDAY : window->last;
    struct date from = calendar_date(first), to = calendar_date(last);
    if (from.year == to.year && from.month == to.month) {
        history_month_words(text, last);
        return;
    }
    text_add(text, month_name(first));
    if (from.year != to.year)
        add_year(text, first);
    text_add(text, " to ");
    history_month_words(text, last);
}

/* "9th" */
static void add_ordinal(struct text *text, int32_t day)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int32_t number = calendar_date(day).day, last = number % 10;
    bool teen = number / 10 == 1;
    text_add_int(text, number);
    text_add(text, endings[!teen && last <= 3 ? last : 0]);
}

static void add_spent(struct text *text, const struct history_model *model)
{
    if (model->frozen == 1) {
        text_add(text, "One freeze was spent on the ");
        add_ordinal(text, model->last_frozen[0]);
    } else if (model->frozen == 2) {
        text_add(text, "Two freezes were spent, on the ");
        add_ordinal(text, model->last_frozen[1]);
        text_add(text, " and the ");
        add_ordinal(text, model->last_frozen[0]);
    } else {
        text_add_int(text, model->frozen);
        text_add(text, " freezes were spent, the last on the ");
        add_ordinal(text, model->last_frozen[0]);
    }
    text_add(text, ". ");
}

void history_freeze_words(struct text *text, const struct history_model *model)
{
    static const char *const kept[] = {"None is kept.", "One is kept.", "Two are kept."};
    static const char *const kept_alone[] = {"Seven days in a row earn a freeze.", "One freeze is kept.",
                                             "Two freezes are kept."};
    int32_t freezes = model->past.streak.freezes;
    if (model->frozen > 0)
        add_spent(text, model);
    text_add(text, (model->frozen > 0 ? kept : kept_alone)[freezes > 2 ? 2 : freezes]);
}

/* What became of the row of days; the day's own reps are said before. */
static const char *mark_words(const struct history_model *model, bool played)
{
    int32_t day = model->selected;
    switch (past_mark(&model->past, day)) {
    case STREAK_DAY_DONE:
        return "daily done";
    case STREAK_DAY_FROZEN:
        return "a freeze kept your row";
    case STREAK_DAY_REST:
        return "a rest day, your row goes on";
    case STREAK_DAY_TRAVEL:
        return "travel passed it over, your row goes on";
    case STREAK_DAY_OPEN:
        return day > model->past.today ? "still to come" : "the daily is still open";
    case STREAK_DAY_MISSED:
    case STREAK_DAY_COUNT:
        break;
    }
    return played ? "" : "no session";
}

void history_day_words(struct text *text, const struct history_model *model)
{
    const struct trend_span *span = trends_day(&model->past.trends, model->selected);
    const char *mark = mark_words(model, span != NULL);
    if (span) {
        words_count(text, span->sums.reps, "rep", "reps");
        text_add(text, " in ");
        words_count(text, span->sums.sessions, "session", "sessions");
        text_add(text, ", ");
        words_minutes(text, span->sums.played_us);
        text_add(text, mark[0] ? " · " : "");
    }
    text_add(text, mark);
}

static void add_title(struct text *text, const struct session_record *record)
{
    text_add(text, record->title[0] ? record->title : record->level);
    if (strcmp(record->kind, "daily") == 0 || strcmp(record->kind, "practice") == 0) {
        text_add(text, " (");
        text_add(text, record->kind);
        text_add(text, ")");
    }
}

void history_session_words(struct text *text, const struct session_record *record)
{
    add_title(text, record);
    text_add(text, ": ");
    if (record_is_scored(record)) {
        words_percent(text, record->accuracy_bp);
        text_add(text, ", ");
        text_add_int(text, record->counted);
        text_add(text, " of ");
        words_count(text, record->reps, "rep", "reps");
    } else {
        words_count(text, record->counted, "rep", "reps");
    }
    text_add(text, ", ");
    words_minutes(text, record->played_us);
    if (record->tempo_percent != TEMPO_PERCENT_WHOLE) {
        text_add(text, " at ");
        text_add_int(text, record->tempo_percent);
        text_add(text, " % tempo");
    }
    if (!record->finished)
        text_add(text, ", not to the end");
}

/* ---- bests */

static struct text start_card(struct history_model *model, const char *title, int32_t day)
{
    struct history_card *card = &model->cards[model->card_count++];
    struct text value, date;
    text_copy(card->title, sizeof card->title, title);
    text_init(&date, card->date, sizeof card->date);
    if (day != INT32_MIN)
        add_short_date(&date, day);
    text_init(&value, card->value, sizeof card->value);
    return value;
}

static void add_level_card(struct history_model *model, const struct session_record *best)
{
    struct text value = start_card(model, best->title[0] ? best->title : best->level, best->day);
    words_percent(&value, best->accuracy_bp);
}

static void add_other_cards(struct history_model *model)
{
    const struct past *past = &model->past;
    const struct bests *bests = &past->bests;
    const struct trend_span *most = trends_most_reps(&past->trends, past->today);
    if (bests->steadiest_set) {
        struct text value = start_card(model, "100 reps", bests->steadiest_set->day);
        text_add(&value, "steady, ");
        text_add_int(&value, (bests->steadiest_set->steadiness_bp + 50) / 100);
        text_add(&value, " % sway");
    }
    if (bests->daily) {
        struct text value = start_card(model, "Daily challenge", bests->daily->day);
        words_percent(&value, bests->daily->accuracy_bp);
    }
    if (most) {
        struct text value = start_card(model, "Most in a day", most->first);
        words_count(&value, most->sums.reps, "rep", "reps");
    }
    if (past->streak.best > 0) {
        struct text value = start_card(model, "Longest row", INT32_MIN);
        words_count(&value, past->streak.best, "day", "days");
    }
}

bool history_make_cards(struct history_model *model)
{
    const int32_t others = 4, before = HISTORY_CARDS - 1;
    const struct bests *bests = &model->past.bests;
    model->cards = malloc(sizeof *model->cards * (size_t)(bests->level_count + others));
    if (!model->cards)
        return false;
    for (int32_t i = 0; i < bests->level_count; i++) {
        if (i == before)
            add_other_cards(model);
        add_level_card(model, bests->levels[i].best);
    }
    if (bests->level_count <= before)
        add_other_cards(model);
    return true;
}
