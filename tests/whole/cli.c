#include "whole/cli.h"

#include "check.h"
#include "folder.h"
#include "whole/game.h"

#include <dirent.h>

static const char two_lifts[] =
    "{\"format\":\"heelbeat-level/1\",\"title\":\"Two Lifts\",\"music\":{\"style\":\"lofi\",\"seed\":3},"
    "\"tempo\":[{\"beat\":0,\"bpm\":120}],\"parts\":[{\"name\":\"Settle in\",\"bars\":1},"
    "{\"name\":\"Together\",\"bars\":4,\"both\":\"uudd....\"}]}";

int cli_setup(void **state)
{
    struct cli *cli = calloc(1, sizeof *cli);
    *state = cli;
    assert_true(folder_make(cli->data));
    snprintf(cli->sessions, sizeof cli->sessions, "%s/profiles/default/sessions", cli->data);
    snprintf(cli->replays, sizeof cli->replays, "%s/profiles/default/replays", cli->data);
    folder_write_text(cli->data, "levels/two-lifts.json", two_lifts);
    return 0;
}

int cli_teardown(void **state)
{
    struct cli *cli = *state;
    folder_remove(cli->data);
    free(cli);
    return 0;
}

int cli_count_of(const char *text, const char *what)
{
    int count = 0;
    for (; text && (text = strstr(text, what)); text += strlen(what))
        count++;
    return count;
}

/* Runs and expects exit 0; what was printed is the caller's. */
char *cli_good(const char *data, const char *const *args)
{
    char *out = NULL, *err = NULL;
    int code = game_run(data, args, &out, &err);
    if (code != 0)
        fail_msg("heelbeat %s: exit %d: %s", args[0], code, err);
    free(err);
    return out;
}

cJSON *cli_good_json(const char *data, const char *const *args)
{
    char *out = cli_good(data, args);
    cJSON *json = cJSON_Parse(out);
    if (!json)
        fail_msg("heelbeat %s printed what is not JSON: %s", args[0], out);
    free(out);
    return json;
}

/* Runs and expects exit 1, with one line on stderr that says so. */
void cli_bad(const char *data, const char *const *args, const char *says)
{
    char *out = NULL, *err = NULL;
    int code = game_run(data, args, &out, &err);
    if (code != 1 || cli_count_of(err, "\n") != 1 || !strstr(err, says))
        fail_msg("heelbeat %s: exit %d, not one line with \"%s\": %s", args[0], code, says, err);
    free(out);
    free(err);
}

/* The first file in folder whose name ends so; false if there is none. */
bool cli_find_file(const char *folder, const char *end, char *path, size_t size)
{
    bool found = false;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && !found && (entry = readdir(dir));) {
        const char *dot = strrchr(entry->d_name, '.');
        found = dot && strcmp(dot, end) == 0;
        if (found)
            snprintf(path, size, "%s/%s", folder, entry->d_name);
    }
    if (dir)
        closedir(dir);
    return found;
}

double cli_number(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    if (!cJSON_IsNumber(item))
        fail_msg("no number %s", name);
    return cJSON_GetNumberValue(item);
}

cJSON *cli_last_line(const struct cli *cli)
{
    char path[700];
    assert_true(cli_find_file(cli->sessions, ".jsonl", path, sizeof path));
    char *text = folder_read_path(path), *line = text;
    for (char *next; (next = strchr(line, '\n')) && next[1];)
        line = next + 1;
    cJSON *json = cJSON_Parse(line);
    assert_non_null(json);
    free(text);
    return json;
}
