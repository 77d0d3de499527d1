/* A level whose music is nothing but a click on each beat, played by the game's own instruments: a style in which all
 * else is silent, and a level in that style. */
#ifndef HEELBEAT_TESTS_BENCH_CLICK_LEVEL_H
#define HEELBEAT_TESTS_BENCH_CLICK_LEVEL_H

#include <stdbool.h>

#define CLICK_LEVEL "click"

/* Writes assets/styles/click.json and levels/click.json into folder, for HEELBEAT_ASSETS; about so many seconds long.
 */
bool click_level_write(const char *folder, int seconds);

#endif
