#include "core/base/hash.h"

#include "check.h"

static void test_hash_of_the_reference(void **state)
{
    (void)state;
    /* Vectors of the FNV authors, 64 bits, 1a. */
    static const struct {
        const char *bytes;
        uint64_t hash;
    } rows[] = {{"", UINT64_C(0xcbf29ce484222325)},
                {"a", UINT64_C(0xaf63dc4c8601ec8c)},
                {"foobar", UINT64_C(0x85944171f73967e8)}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_true(hash_bytes(HASH_SEED, rows[i].bytes, strlen(rows[i].bytes)) == rows[i].hash);
    assert_true(hash_bytes(hash_bytes(HASH_SEED, "foo", 3), "bar", 3) == rows[2].hash);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hash_of_the_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
