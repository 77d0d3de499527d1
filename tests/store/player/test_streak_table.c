/* The table of the streak's rules in game/core/days/README.md, row by row: what it says of each run of days is what the
 * game makes of it, from the sessions on. */
#include "store/player/profile.h"
#include "store/player/profile_days.h"

#include <ctype.h>

#include "check.h"

#define MONDAY    20773 /* 2026-11-16 */
#define DAY_S     INT64_C(86400)
#define HEAD      "| rule | days | row | best | freezes | weeks | all |\n"
#define ROWS_MIN  25
#define SESSIONS  64
#define FIGURES   5
#define BOOK_SIZE 200000

/* A run of days as it is written: sessions, rest days, today. */
struct story {
    struct session_record records[SESSIONS];
    int32_t rest[SESSIONS];
    struct history history;
    struct profile profile;
    int32_t today;
};

static struct session_record *add(struct story *story, int64_t local_s, int32_t offset_min)
{
    assert_true(story->history.count < SESSIONS);
    struct session_record *record = &story->records[story->history.count++];
    int64_t utc_s = local_s - offset_min * 60;
    int32_t day = calendar_local_day(utc_s, offset_min, CALENDAR_DAY_END_MIN);
    *record = (struct session_record){.utc_ms = utc_s * 1000,
                                      .utc_offset_min = offset_min,
                                      .day = day,
                                      .player = "you",
                                      .tempo_percent = 100,
                                      .reps = 100,
                                      .counted = 70,
                                      .kind = SESSION_DAILY,
                                      .daily = day,
                                      .tier = "steady"};
    return record;
}

static bool tell_letter(struct story *story, char letter, int32_t day)
{
    if (!strchr("Duqysp.Rr", letter))
        return false;
    if (letter == 'R' || letter == 'r')
        story->rest[story->profile.rest_day_count++] = day;
    if (letter == '.' || letter == 'R')
        return true;
    struct session_record *record = add(story, day * DAY_S + DAY_S / 2, 60);
    if (letter == 'u')
        record->counted = 69;
    if (letter == 'q')
        record->kind = SESSION_QUICK;
    if (letter == 'y')
        record->daily--;
    if (letter == 's')
        record->tempo_percent = 90;
    if (letter == 'p')
        strcpy(record->player, "perfect");
    return true;
}

static bool tell_letters(struct story *story, const char *letters)
{
    int32_t day = MONDAY;
    bool ended = false;
    for (const char *c = letters; *c; c++) {
        if (*c == '\\')
            continue; /* a bar in a table wears one */
        if (*c == '|') {
            ended = true;
            continue;
        }
        if (!tell_letter(story, *c, day))
            return false;
        if (!ended)
            story->today = day;
        day++;
    }
    return true;
}

/* "Mo", "Mo'" or a date; the rest of the token in *end. */
static bool read_day(const char *token, int32_t *day, const char **end)
{
    static const char names[] = "MoTuWeThFrSaSu";
    char date[CALENDAR_DATE_SIZE];
    for (int i = 0; i < WEEKDAY_COUNT; i++) {
        if (strncmp(token, names + 2 * i, 2) != 0)
            continue;
        *day = MONDAY + i + (token[2] == '\'' ? 7 : 0);
        *end = token + (token[2] == '\'' ? 3 : 2);
        return true;
    }
    snprintf(date, sizeof date, "%s", token);
    *end = token + strlen(date);
    return calendar_parse(date, day);
}

static bool tell_moments(struct story *story, const char *moments)
{
    char buffer[200], *rest = NULL;
    bool ended = false;
    snprintf(buffer, sizeof buffer, "%s", moments);
    for (char *token = strtok_r(buffer, " ", &rest); token; token = strtok_r(NULL, " ", &rest)) {
        const char *end;
        int32_t day;
        int hour, minute, offset, length = 0;
        if (ended || !read_day(token, &day, &end))
            return false;
        if (!*end) {
            story->today = day;
            ended = true;
            continue;
        }
        if (sscanf(end, "@%2d:%2d%3d%n", &hour, &minute, &offset, &length) != 3 || end[length])
            return false;
        add(story, day * DAY_S + hour * 3600 + minute * 60, offset * 60);
    }
    return ended;
}

/* Whether the story gives those figures: row, best, freezes, weeks, all. */
static bool is_true(const char *days, const int figures[FIGURES])
{
    static struct story story;
    struct streak streak;
    memset(&story, 0, sizeof story);
    story.history.records = story.records;
    story.profile.rest_days = story.rest;
    if (!(strchr(days, ' ') ? tell_moments(&story, days) : tell_letters(&story, days)))
        return false;
    assert_true(profile_streak(&story.profile, &story.history, story.today, &streak));
    return streak.current == figures[0] && streak.best == figures[1] && streak.freezes == figures[2] &&
           streak.weeks == figures[3] && streak.days == figures[4];
}

/* Reads "| rule | `days` | 1 | 2 | 3 | 4 | 5 |". */
static bool check_row(const char *row)
{
    char days[200];
    int figures[FIGURES], length = 0;
    const char *at = strstr(row, " | `");
    if (!at || sscanf(at, " | `%199[^`]` | %d | %d | %d | %d | %d |%n", days, &figures[0], &figures[1], &figures[2],
                      &figures[3], &figures[4], &length) != 1 + FIGURES)
        return false;
    return at[length] == '\n' && is_true(days, figures);
}

struct verdicts {
    int rows, untrue;
    char first[300]; /* untrue one */
};

static struct verdicts check_table(const char *text)
{
    struct verdicts verdicts = {0};
    const char *at = strstr(text, HEAD);
    if (!at)
        return verdicts;
    at = strchr(at + strlen(HEAD), '\n') + 1; /* past the rule below the head */
    for (; *at == '|'; at = strchr(at, '\n') + 1) {
        verdicts.rows++;
        if (check_row(at))
            continue;
        if (verdicts.untrue++ == 0)
            snprintf(verdicts.first, sizeof verdicts.first, "%.*s", (int)strcspn(at, "\n"), at);
    }
    return verdicts;
}

static char *read_book(void)
{
    FILE *file = fopen(HEELBEAT_SOURCE "/game/core/days/README.md", "rb");
    char *text = calloc(1, BOOK_SIZE);
    assert_non_null(file);
    assert_non_null(text);
    assert_in_range(fread(text, 1, BOOK_SIZE - 1, file), 1000, BOOK_SIZE - 2);
    fclose(file);
    return text;
}

static void test_every_row_is_true(void **state)
{
    (void)state;
    char *text = read_book();
    struct verdicts verdicts = check_table(text);
    if (verdicts.untrue > 0)
        fail_msg("%d of %d rows are untrue, the first: %s", verdicts.untrue, verdicts.rows, verdicts.first);
    assert_true(verdicts.rows >= ROWS_MIN);
    free(text);
}

/* Whatever figure of whatever row is changed, it is found out. */
static void test_an_untrue_row_is_found(void **state)
{
    (void)state;
    char *text = read_book();
    char *table = strstr(text, HEAD);
    assert_non_null(table);
    int changed = 0;
    for (char *row = strchr(table + strlen(HEAD), '\n') + 1; *row == '|'; row = strchr(row, '\n') + 1) {
        char *end = strchr(row, '\n');
        for (char *c = strstr(row, "` | "); c < end; c++) {
            if (!isdigit((unsigned char)*c) || c[-1] != ' ')
                continue;
            char was = *c;
            *c = was == '9' ? '8' : (char)(was + 1);
            assert_int_equal(check_table(text).untrue, 1);
            *c = was;
            changed++;
        }
    }
    assert_true(changed >= ROWS_MIN * FIGURES);
    free(text);
}

static void test_what_is_no_table(void **state)
{
    (void)state;
    assert_int_equal(check_table("# Heelbeat\n").rows, 0);
    assert_int_equal(check_table(HEAD "|---|\n\n").rows, 0);
    assert_int_equal(check_table(HEAD "|---|\n| A rule | `DD` | 2 | 2 | 0 | 1 | 2 |\n").untrue, 0);
    static const char *const wrong[] = {"`DX` | 1 | 1 | 0 | 1 | 1 |",
                                        "`Mo@12:00+1` | 1 | 1 | 0 | 1 | 1 |",
                                        "`Mo@12:00+1 Mo Tu` | 1 | 1 | 0 | 1 | 1 |",
                                        "`Mo@12:00 Mo` | 1 | 1 | 0 | 1 | 1 |",
                                        "`D` | 1 | 1 | 0 | 1 |",
                                        "`D` | 1 | 1 | 0 | 1 | 1 | 1 |",
                                        "D | 1 | 1 | 0 | 1 | 1 |"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[300];
        snprintf(text, sizeof text, HEAD "|---|\n| A rule | %s\n", wrong[i]);
        if (check_table(text).untrue != 1)
            fail_msg("%s was taken", wrong[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_row_is_true),
                                       cmocka_unit_test(test_an_untrue_row_is_found),
                                       cmocka_unit_test(test_what_is_no_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
