/* What every test stands on: cmocka, and the headers of C that it and nearly every test need before it. */
#ifndef HEELBEAT_TESTS_CHECK_H
#define HEELBEAT_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#endif
