/* Pad files by strangers: whatever they hold, the rows that come of it are in range and can be set up. */
#include "store/machine/pads_file.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct pad_table table;
    static struct json_faults faults;
    table = (struct pad_table){0};
    faults.count = 0;
    bool good = pads_parse("fuzz", (const char *)data, size, &table, &faults);
    check(good == (faults.count == 0));
    check(table.count >= 0 && table.count <= PAD_ROWS_MAX);
    for (int32_t i = 0; i < table.count; i++) {
        const struct pad_row *row = &table.rows[i];
        struct device_setup setup;
        check(row->title[PAD_NAME_SIZE - 1] == 0 && row->name_count <= PAD_NAMES_MAX);
        check(row->has_usb || row->name_count > 0);
        device_setup_init(&setup, DEVICE_PAD, "pad", row->title);
        pad_suggest(row, &setup);
        check(setup.bound && device_setup_check(&setup, NULL));
        check(row->names[0][0] != '=' || row->names[0][1] == 0 ||
              pad_find(&table, row->vendor, row->product, row->names[0] + 1) != NULL);
    }
    return 0;
}
