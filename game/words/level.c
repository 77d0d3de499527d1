#include "words/level.h"

#include "core/made/practice.h"
#include "core/made/program.h"
#include "core/made/quick.h"

#include <stdlib.h>
#include <string.h>

#define ROUND        EN_("Round ") /* as core/made/practice.c calls its parts */
#define TITLE_MIDDLE " · "

/* Who says "{english}" of the level: its own file, or the program it was made of. */
static struct value value_of(const char *place, const char *name, const char *english)
{
    struct program_choice choice;
    return program_parse_name(name, &choice) ? value_name(place, "program", english)
                                             : value_name_of(place, "level", name, english);
}

struct value value_level(const char *place, const char *name, const char *title)
{
    return value_of(place, name, title);
}

/* Practice is called "part · level". */
static struct message practice_title(const char *level, const char *title)
{
    char part[VALUES_TEXT_SIZE];
    struct text text;
    const char *middle = strstr(title, TITLE_MIDDLE);
    if (!middle)
        return _f("{level}", value_text("level", title));
    text_init(&text, part, sizeof part);
    text_add_bytes(&text, title, (size_t)(middle - title));
    return _f("{part} · {level}", value_name("part", "part", part),
              value_of("level", level, middle + strlen(TITLE_MIDDLE)));
}

/* A level made of a program is called "title · 3 min". */
static struct message program_title(const char *title)
{
    char program[VALUES_TEXT_SIZE];
    struct text text;
    const char *middle = strstr(title, TITLE_MIDDLE);
    if (!middle)
        return _f("{level}", value_name("level", "program", title));
    text_init(&text, program, sizeof program);
    text_add_bytes(&text, title, (size_t)(middle - title));
    return _f("{level} · {time}", value_name("level", "program", program),
              value_amount("time", UNIT_MINUTES, atoi(middle + strlen(TITLE_MIDDLE))));
}

struct message words_level_title(const char *name, const char *title)
{
    struct quick quick;
    struct program_choice choice;
    int32_t part;
    const char *level;
    if (practice_parse(name, &part, &level))
        return practice_title(level, title);
    if (program_parse_name(name, &choice))
        return program_title(title);
    if (!quick_parse(name, &quick))
        return _f("{level}", value_of("level", name, title));
    return quick.reps ? _n("{count} rep", "{count} reps", quick.reps)
                      : _n("{count} minute", "{count} minutes", quick.minutes);
}

struct message words_level_about(const char *name, const char *about)
{
    return _f("{about}", value_of("about", name, about));
}

struct message words_part(const char *part)
{
    const char *number = part + strlen(ROUND);
    bool round = strncmp(part, ROUND, strlen(ROUND)) == 0 && number[0] && !number[strspn(number, "0123456789")];
    return round ? _f("Round {number}", value_number("number", atoi(number)))
                 : _f("{part}", value_name("part", "part", part));
}

/* How long for each tenth of the other. */
static int64_t tenths(int64_t of_us, int64_t us)
{
    return of_us > 0 ? (us * 10 + of_us / 2) / of_us : 0;
}

static int64_t rise_us(const struct rep *rep)
{
    return rep->top_us - rep->lift_us;
}

static int64_t fall_us(const struct rep *rep)
{
    return rep->landing_us - rep->lower_us;
}

static bool is_mixed(const struct chart *chart)
{
    const struct rep *first = chart->reps;
    for (const struct rep *rep = first; rep < first + chart->rep_count; rep++)
        if (tenths(rise_us(rep), fall_us(rep)) != tenths(rise_us(first), fall_us(first)))
            return true;
    return false;
}

static struct value value_tenths(const char *place, int64_t number)
{
    return number % 10 ? value_fixed(place, number, 1) : value_number(place, number / 10);
}

struct message words_ratio(const struct chart *chart)
{
    if (chart->rep_count == 0)
        return (struct message){0};
    int64_t rise = rise_us(chart->reps), fall = fall_us(chart->reps);
    if (is_mixed(chart))
        return _("mixed");
    if (fall >= rise)
        return _f("1 : {lower}", value_tenths("lower", tenths(rise, fall)));
    return _f("{lift} : 1", value_tenths("lift", tenths(fall, rise)));
}

struct message words_level_told(int32_t rpm, int64_t length_us, int32_t best_bp)
{
    struct value length = value_minutes("length", length_us);
    if (best_bp < 0)
        return _nf("{count} rep a minute, {length}, not played yet", "{count} reps a minute, {length}, not played yet",
                   rpm, length);
    return _nf("{count} rep a minute, {length}, your best {best}", "{count} reps a minute, {length}, your best {best}",
               rpm, length, value_percent("best", best_bp));
}
