#include "commands/stats/stats.h"

#include "files/csv_out.h"

#include <stdio.h>

#define LINE_SIZE  4096
#define VALUE_SIZE 256

static void print_line(const struct session_record *record)
{
    char line[LINE_SIZE];
    struct text text;
    text_init(&text, line, sizeof line);
    for (int i = 0; i < stats_field_count; i++) {
        char value[VALUE_SIZE];
        struct text buffer;
        const struct stats_field *field = &stats_fields[i];
        text_init(&buffer, value, sizeof value);
        const char *known = record ? stats_value(&buffer, field, record) : field->name;
        text_add(&text, i > 0 ? "," : "");
        /* Only texts can be formulas: an offset of -60 minutes stays a number. */
        if (known && (field->kind == STATS_TEXT || field->kind == STATS_KIND || field->kind == STATS_TIMING))
            csv_out_text(&text, known);
        else if (known)
            text_add(&text, known);
    }
    fputs(line, stdout);
    fputs("\r\n", stdout);
}

void stats_print_csv(const struct stats *stats)
{
    const struct history *history = player_history(&stats->call.backstage.player);
    print_line(NULL);
    for (int32_t i = 0; i < history->count; i++)
        if (stats_shows(stats, history->records[i].day))
            print_line(&history->records[i]);
}
