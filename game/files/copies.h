/* Which files of a folder are a file of ours or a copy of it that a file sync made, because two machines had changed
 * it.
 *
 * Of notes.json there may be
 *
 *     notes.sync-conflict-20261122-180000-ABCDEF7.json      Syncthing
 *     notes (Mira's conflicted copy 2026-11-22).json        Dropbox
 *     notes (conflicted copy 2026-11-22 180000).json        Nextcloud
 *     notes-DESKTOP-ABC.json                                OneDrive
 *
 * so all that begins and ends like it is one. Such copies are read beside the file and never removed: that is the
 * player's and the sync's own business. What a sync is still writing (.syncthing.notes.json.tmp, .notes.json.Ab12Cd,
 * ~notes.json, .~notes.json) is none, nor is what files/file keeps (notes.json~, notes.json.damaged-1). */
#ifndef HEELBEAT_FILES_COPIES_H
#define HEELBEAT_FILES_COPIES_H

#include "files/listing.h"

/* name is a file's bare name; the file is called begin + end, any file that ends so for an empty begin. */
bool copies_has(const char *name, const char *begin, const char *end);
/* Hands every one of them in folder to take, with its path, as files/listing hands its entries. */
MUST_USE enum listing copies_each(const char *folder, const char *begin, const char *end,
                                  bool (*take)(void *context, const char *path), void *context, struct error *error);

#endif
