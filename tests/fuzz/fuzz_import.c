/* Exports by strangers, into a profile that has sessions: none of these is touched, what came in is there or a twin
 * that does not count, and the same again adds nothing. */
#include "fuzz.h"
#include "store/numbered.h"
#include "store/player/profile_import.h"

enum { OWN = 3 };

static int32_t count_sessions(const char *folder)
{
    struct history history;
    struct error error = {0};
    check(journal_load(folder, &history, &error));
    int32_t count = history.count;
    for (int number = 1; number <= OWN; number++) {
        struct session_record record = make_record(number);
        check(history_find(&history, &record) >= 0);
    }
    history_reset(&history);
    return count;
}

static void write_own(const char *folder)
{
    struct error error = {0};
    for (int number = 1; number <= OWN; number++) {
        struct session_record record = make_record(number);
        check(journal_append(folder, "desk", &record, &error));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct profile_moved moved = {0}, again = {0};
    struct error error = {0};
    char path[FUZZ_PATH], folder[FUZZ_PATH], name[PROFILE_NAME_SIZE];
    fuzz_fresh();
    fuzz_write("export.json", data, size);
    check(mkdir(fuzz_path(folder, "profiles"), 0700) == 0 && mkdir(fuzz_path(folder, "profiles/me"), 0700) == 0);
    write_own(folder);
    fuzz_path(path, "export.json");
    if (profile_import_name(path, name, &error))
        check(profile_name_is_valid(name));
    bool good = profile_import(fuzz_folder(), "me", path, &moved, &error);
    check(good || error.what[0]);
    int32_t fresh = moved.sessions - moved.twins;
    check(count_sessions(folder) == OWN + fresh);
    check(profile_import(fuzz_folder(), "me", path, &again, &error) == good);
    check(again.sessions == 0 && again.replays == 0);
    check(count_sessions(folder) == OWN + fresh);
    return 0;
}
