#include "commands/kit/output.h"

#include "commands/commands.h"
#include "core/base/text.h"
#include "words/words.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

int output_fail(const struct error *error)
{
    char line[640];
    fprintf(stderr, "heelbeat: %s\n", words_error(NULL, error, line, sizeof line));
    return EXIT_FAILED;
}

int output_finish(void)
{
    int flushed = fflush(stdout);
    if (flushed == 0 && !ferror(stdout))
        return EXIT_DONE;
    fprintf(stderr, "heelbeat: the output could not be written; make room on the disk or keep the pipe open\n");
    return EXIT_FAILED;
}

int output_json(struct cJSON *document)
{
    char *text = document ? cJSON_Print(document) : NULL;
    cJSON_Delete(document);
    if (!text) {
        struct error error;
        error_set(&error, "--json", "there is no memory left for the result", "close other programs and try again");
        return output_fail(&error);
    }
    puts(text);
    cJSON_free(text);
    return output_finish();
}

char *output_fixed(char *buffer, size_t size, int64_t value, int decimals)
{
    struct text text;
    text_init(&text, buffer, size);
    text_add_fixed(&text, value, decimals);
    return buffer;
}

char *output_length(char *buffer, size_t size, int64_t us)
{
    int64_t seconds = (us + 500000) / 1000000;
    struct text text;
    text_init(&text, buffer, size);
    text_add_int(&text, seconds / 60);
    text_add(&text, ":");
    text_add_padded(&text, seconds % 60, 2);
    return buffer;
}
