#include "files/listing.h"

#include "files/file.h"

enum listing listing_each(const char *folder, listing_take *take, void *context, struct error *error)
{
    struct os_fault fault = {0};
    struct os_folder *entries = os_folder_open(folder, &fault);
    bool more = true;

    if (!entries && fault.why == OS_ABSENT)
        return LISTING_WHOLE;
    for (const char *name; entries && more && (name = os_folder_next(entries, &fault));)
        more = take(context, name);
    os_folder_close(entries);
    if (fault.why == OS_NOTHING)
        return more ? LISTING_WHOLE : LISTING_STOPPED;
    file_fail(folder, "can't be read: {reason}", &fault, error);
    return LISTING_FAILED;
}
