#include "store/levels/program_document.h"

#include "check.h"
#include "store/levels/program_file.h"

const char program_document[] =
    "{\"$schema\":\"../program.schema.json\",\"format\":\"heelbeat-program/1\",\"title\":\"T\",\"about\":\"A\","
    "\"style\":\"lofi\",\"cadence\":25,\"rounds\":2,\"grow\":{\"to\":5,\"by\":2},"
    "\"steps\":[{\"set\":\"together\",\"reps\":20,\"hold\":1,\"lower\":2,\"name\":\"N\"},{\"rest\":30},"
    "{\"set\":\"by-turns\",\"minutes\":1.5}]}";

_Static_assert(sizeof program_document <= PROGRAM_DOCUMENT_SIZE, "the document fits");

int program_document_faults(const char *text, size_t size, struct json_faults *faults)
{
    struct program program;
    char *bytes = malloc(size ? size : 1); /* exact, so that a sanitizer sees a read past the end */
    assert_non_null(bytes);
    memcpy(bytes, text, size);
    faults->count = 0;
    bool good = program_parse("x.json", bytes, size, &program, faults);
    free(bytes);
    assert_int_equal(good, faults->count == 0);
    assert_int_equal(good, program.step_count > 0);
    for (int i = 0; i < faults->count && i < JSON_FAULTS_MAX; i++) {
        const struct error *fault = &faults->items[i];
        if (strncmp(fault->where, "x.json", 6) != 0 || !fault->what[0] || !fault->fix[0])
            fail_msg("unclear: \"%s\" \"%s\" \"%s\" of %.*s", fault->where, fault->what, fault->fix, (int)size, text);
    }
    return faults->count;
}
