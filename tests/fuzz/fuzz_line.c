/* A line of the journal by strangers: a record that is read can be written, and is the same when read again. */
#include "fuzz.h"
#include "store/player/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct session_record record, again;
    char line[RECORD_LINE_SIZE];
    memset(&record, 0, sizeof record);
    memset(&again, 0, sizeof again);
    if (!record_parse((const char *)data, size, &record))
        return 0;
    check(record_id_is_valid(record.id));
    record_format(&record, line);
    check(record_parse(line, strlen(line), &again));
    check(memcmp(&record, &again, sizeof record) == 0);
    return 0;
}
