/* Programs by strangers: one without faults makes a level without faults, at the slowest cadence and the quickest. */
#include "core/base/text.h"
#include "core/made/program.h"
#include "fuzz.h"
#include "store/levels/program_file.h"

static void no_fault(void *context, const char *place, const char *what, const char *fix)
{
    (void)context, (void)place, (void)what, (void)fix;
}

static void check_level(const struct program *program, int32_t rpm)
{
    struct program_choice choice = {.program = "fuzz", .style = "lofi", .rpm = rpm, .seed = 7};
    struct level level = {0};
    struct error error = {0};
    if (program->style[0])
        text_copy(choice.style, sizeof choice.style, program->style);
    choice.rpm = program->cadence_rpm ? program->cadence_rpm : rpm;
    choice.rounds = program->grow_by ? program->rounds : 0;
    if (!program_level(program, &choice, &level, &error))
        return; /* a choice that does not fit the program says so */
    check(level_faults(&level, no_fault, NULL) == 0);
    level_reset(&level);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct json_faults faults;
    struct program program = {0};
    faults.count = 0;
    bool good = program_parse("fuzz", (const char *)data, size, &program, &faults);
    check(good == (faults.count == 0));
    check(!good || program_is((const char *)data, size));
    check(program_faults(&program, no_fault, NULL) == 0 || !good);
    if (good) {
        check_level(&program, 10);
        check_level(&program, 60);
    }
    return 0;
}
