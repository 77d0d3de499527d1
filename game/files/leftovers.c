#include "files/leftovers.h"

#include "files/file.h"
#include "files/listing.h"
#include "files/os_machine.h"

#include <ctype.h>
#include <string.h>

#define MARK       ".writing-"
#define DIGITS_MAX 18 /* of a number that 64 bits hold */

struct sweep {
    const char *folder;
    int64_t utc_s;
};

bool leftovers_name(const char *name, int64_t *process)
{
    const char *mark = strstr(name, MARK);
    int64_t number = 0;
    size_t digits = 0;

    if (!mark || mark == name)
        return false;
    mark += strlen(MARK);
    for (; isdigit((unsigned char)mark[digits]) && digits < DIGITS_MAX; digits++)
        number = 10 * number + (mark[digits] - '0');
    *process = number;
    return digits > 0 && mark[digits] == '-';
}

static bool sweep_one(void *context, const char *name)
{
    const struct sweep *sweep = context;
    char path[FILE_PATH_MAX];
    struct os_status status;
    int64_t process;

    if (leftovers_name(name, &process) && file_join(path, sweep->folder, name) && os_status_name(path, &status, NULL) &&
        status.kind == OS_FILE && sweep->utc_s - status.changed_s > LEFTOVERS_AGE_S && !os_process_runs(process))
        os_remove(path, NULL);
    return true;
}

void leftovers_sweep(const char *folder, int64_t utc_s)
{
    struct sweep sweep = {.folder = folder, .utc_s = utc_s};
    struct error ignored;

    (void)!listing_each(folder, sweep_one, &sweep, &ignored);
}
