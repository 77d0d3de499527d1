#include "commands/bench/bench.h"

#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what developers measure stays English. */

void bench_print(const char *what, double figure, const char *unit)
{
    printf("%-44s %10.2f %s\n", what, figure, unit);
    fflush(stdout); /* the next one may take a while */
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static bool make_folder(char folder[FILE_PATH_MAX], struct error *error)
{
    const char *base = getenv("TMPDIR");
    snprintf(folder, FILE_PATH_MAX, "%s/heelbeat-bench-XXXXXX", base && base[0] ? base : "/tmp");
    if (mkdtemp(folder))
        return true;
    error_set(error, folder, strerror(errno), "set TMPDIR to a folder that can be written");
    return false;
}

static bool measure(const char *folder, struct error *error)
{
    static bool (*const parts[])(struct backstage *, struct error *) = {bench_music, bench_headless, bench_frames,
                                                                        bench_session, bench_journal};
    struct backstage backstage;
    if (!backstage_open(&backstage, &(struct backstage_desc){.data = folder, .levels = true}, error))
        return false;
    bool good = true;
    for (size_t i = 0; good && i < sizeof parts / sizeof parts[0]; i++)
        good = parts[i](&backstage, error);
    backstage_close(&backstage);
    return good;
}

int command_bench(int argc, char **argv)
{
    const struct usage usage = {.command = "bench",
                                .places = "",
                                .summary = "Measures, on this machine: music, headless play, drawing, judging and "
                                           "a history of ten years, and of a hundred.\nTakes some ten seconds."};
    struct places places;
    enum options_result parsed = options_parse(&usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return options_code(parsed);

    char folder[FILE_PATH_MAX];
    struct error error = {0};
    if (!make_folder(folder, &error))
        return output_fail(&error);
    bool good = measure(folder, &error);
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return good ? output_finish() : output_fail(&error);
}
