/* The measurements behind `heelbeat bench`. Each prints its lines, or fails with *error; nothing of the player's is
 * touched: sessions go to a folder that the command makes and removes. */
#ifndef HEELBEAT_COMMANDS_BENCH_BENCH_H
#define HEELBEAT_COMMANDS_BENCH_BENCH_H

#include "app/backstage.h"

#include <stdbool.h>

/* Composing and synthesising each level, as a multiple of real time. */
bool bench_music(struct backstage *backstage, struct error *error);
/* Each level played headless and fast by the perfect player, saving included. */
bool bench_headless(struct backstage *backstage, struct error *error);
/* One frame of play, drawn in software at 1280 x 720. */
bool bench_frames(struct backstage *backstage, struct error *error);
/* One millisecond step of a session. */
bool bench_session(struct backstage *backstage, struct error *error);
/* Histories of 1, 100, 11,000 (ten years) and 110,000 sessions in three journals: read, made into a streak, shown on
 * home and on the history screen, and the memory of it. */
bool bench_journal(struct backstage *backstage, struct error *error);

/* "%-44s %10.2f %s". */
void bench_print(const char *what, double figure, const char *unit);

#endif
