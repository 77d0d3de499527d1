#include "commands/kit/output.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "words/words.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

void output_error(const struct cli *cli, const struct error *error)
{
    char line[2 * WORDS_SIZE];
    fprintf(stderr, "heelbeat: %s\n", words_error(cli->words, error, line, sizeof line));
}

bool output_finish(const struct cli *cli)
{
    struct error error;
    int flushed = fflush(stdout);
    if (flushed == 0 && !ferror(stdout))
        return true;
    error_set(&error, "", "the output could not be written", "make room on the disk or keep the pipe open");
    output_error(cli, &error);
    return false;
}

/* Filled up with blanks to so many columns: on its right, or, of a negative width, on its left. */
static void print_cell(const struct cli *cli, int width, struct message message)
{
    char line[WORDS_SIZE];
    words_write(cli->words, message, line, sizeof line);
    int blanks = (width < 0 ? -width : width) - (int)utf8_count(line);
    blanks = blanks < 0 ? 0 : blanks;
    printf("%*s%s%*s", width < 0 ? blanks : 0, "", line, width < 0 ? 0 : blanks, "");
}

void output_line(const struct cli *cli, struct message message)
{
    print_cell(cli, 0, message);
    puts("");
}

void output_facts(const struct cli *cli, const struct facts *facts)
{
    char line[2 * WORDS_SIZE];
    struct text text;
    text_init(&text, line, sizeof line);
    facts_fill(cli->words, &text, facts);
    puts(line);
}

void output_cells(const struct cli *cli, const int *widths, const struct message *cells, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        print_cell(cli, widths[i], cells[i]);
        printf(" ");
    }
    print_cell(cli, widths[count - 1] < 0 ? widths[count - 1] : 0, cells[count - 1]);
    puts("");
}

struct message output_number(int64_t number)
{
    return _f("{number}", value_number("number", number));
}

struct message output_text(const char *text)
{
    return _f("{text}", value_text("text", text));
}

struct message output_decimal(int64_t value, int decimals)
{
    return _f("{number}", value_fixed("number", value, decimals));
}

void output_row(const struct cli *cli, int width, struct message label, struct message value)
{
    print_cell(cli, width, label);
    printf(" ");
    output_line(cli, value);
}

/* What would steer a terminal stands escaped in JSON: cJSON does so for some of it. */
static void print_json(const char *text)
{
    uint32_t code;
    for (size_t length; (length = utf8_step(text, &code)) > 0; text += length) {
        bool broken = code == UTF8_REPLACEMENT && length == 1;
        if (broken || (utf8_steers(code) && code != '\n' && code != '\t'))
            printf("\\u%04" PRIx32, code);
        else
            fwrite(text, 1, length, stdout);
    }
    puts("");
}

static bool print_document(struct cJSON *document, char *text, struct error *error)
{
    cJSON_Delete(document);
    if (text)
        print_json(text);
    else
        error_set(error, "--json", "there is no memory left for the result", "close other programs and try again");
    cJSON_free(text);
    return text;
}

bool output_json(struct cJSON *document, struct error *error)
{
    return print_document(document, document ? cJSON_Print(document) : NULL, error);
}

bool output_json_line(struct cJSON *document, struct error *error)
{
    return print_document(document, document ? cJSON_PrintUnformatted(document) : NULL, error);
}
