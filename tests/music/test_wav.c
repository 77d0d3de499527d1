#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "music/wav.h"

static void test_header(void **state)
{
    (void)state;
    static const uint8_t expected[WAV_HEADER_SIZE] = {
        'R', 'I', 'F',  'F',  0x2c, 0, 0,    0,    'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16,  0,   0, 0, 1, 0,
        2,   0,   0x80, 0xbb, 0,    0, 0x00, 0xee, 2,   0,   4,   0,   16,  0,   'd', 'a', 't', 'a', 8, 0, 0, 0};
    uint8_t header[WAV_HEADER_SIZE];
    assert_true(wav_format_header(header, 2));
    assert_memory_equal(header, expected, sizeof expected);
    assert_false(wav_format_header(header, -1));
    assert_true(wav_format_header(header, INT64_C(1073741812)));
    assert_false(wav_format_header(header, INT64_C(1073741813)));
}

static void test_sample(void **state)
{
    (void)state;
    uint8_t bytes[2];
    wav_format_sample(bytes, -2);
    assert_int_equal(bytes[0], 0xfe);
    assert_int_equal(bytes[1], 0xff);
    wav_format_sample(bytes, 0x1234);
    assert_int_equal(bytes[0], 0x34);
    assert_int_equal(bytes[1], 0x12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_header), cmocka_unit_test(test_sample)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
