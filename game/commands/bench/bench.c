#include "commands/bench/bench.h"

#include "commands/commands.h"
#include "files/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what developers measure stays English. */

void bench_print(const char *what, double figure, const char *unit)
{
    printf("%-44s %10.2f %s\n", what, figure, unit);
    fflush(stdout); /* the next one may take a while */
}

static void remove_folder(const char *folder);

static bool remove_entry(void *context, const char *name)
{
    char path[FILE_PATH_MAX];
    struct os_status status;
    if (!file_join(path, context, name) || !os_status_name(path, &status, NULL))
        return true;
    if (status.kind == OS_FOLDER)
        remove_folder(path);
    else
        os_remove(path, NULL);
    return true;
}

/* With all in it. One that can't be read to its end stays, as it isn't empty. */
static void remove_folder(const char *folder)
{
    char within[FILE_PATH_MAX];
    if (file_name_with(within, folder, ""))
        (void)!listing_each(folder, remove_entry, within, NULL);
    os_remove(folder, NULL);
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

static bool bench(void *asked, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct os_fault fault = {0};
    (void)asked;
    if (!os_make_temporary("heelbeat-bench-", folder, sizeof folder, &fault))
        return file_fail("TMPDIR", "can't hold a folder: {reason}", &fault, error);
    bool good = measure(folder, error);
    remove_folder(folder);
    return good;
}

const struct verb verb_bench = {
    .usage = {.command = "bench",
              .places = "",
              .summary = N_("Measures, on this machine: music, headless play, drawing, judging and "
                            "a history of ten years, and of a hundred.\nTakes some ten seconds.")},
    .told = N_("measure how fast this machine is at it"),
    .run = bench,
};
