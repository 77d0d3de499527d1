/* The foot devices of the backstage: opened with how they were set up last, kept in devices.json when that changes.
 * Opening takes a moment and needs SDL, so it comes after the first frame; headless runs have none. */
#ifndef HEELBEAT_APP_BACKSTAGE_DEVICES_H
#define HEELBEAT_APP_BACKSTAGE_DEVICES_H

#include "app/backstage.h"

/* Opens every driver; stage->devices is set. Drivers that can't be opened are told of as faults in the queue. NULL with
 * *error when out of memory. */
struct devices *backstage_open_devices(struct backstage *backstage, struct error *error);
/* Saves what has changed since; once a turn of the loop is often enough, and cheap while nothing has. */
void backstage_keep_devices(struct backstage *backstage);
/* Saves, closes. Does nothing if they are not open. */
void backstage_close_devices(struct backstage *backstage);

#endif
