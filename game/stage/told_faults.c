#include "stage/told_faults.h"

#include "stage/notices.h"
#include "stage/player.h"
#include "stage/preferences.h"

#include <stdlib.h>

struct told_fault told_fault(const struct fault *fault)
{
    static const enum told_fault_kind kinds[FAULT_KIND_COUNT] = {
        [FAULT_MEMBER] = TOLD_MEMBER, [FAULT_LINE] = TOLD_LINE,   [FAULT_CHANGE] = TOLD_CHANGE,
        [FAULT_LATER] = TOLD_LATER,   [FAULT_ASIDE] = TOLD_ASIDE, [FAULT_REFUSED] = TOLD_REFUSED};
    return (struct told_fault){kinds[fault->kind], fault->file, fault->place, fault->line};
}

static struct faults_places places_of(const struct player *player)
{
    return (struct faults_places){player_data(player), player->desc.preferences->folder, player_profile(player)->name};
}

void told_faults_look(struct faults *faults, const struct player *player)
{
    const struct faults_places places = places_of(player);
    faults_look(faults, &places);
}

static const struct fault *first_untold(const struct faults *faults)
{
    for (int i = 0; i < faults_kept(faults); i++)
        if (!faults->items[i].told)
            return &faults->items[i];
    return NULL;
}

void told_faults_tell(struct notices *notices, const struct player *player)
{
    const struct faults_places places = places_of(player);
    struct faults *faults = malloc(sizeof *faults);
    struct error ignored;
    if (!faults)
        return;
    faults_look(faults, &places);
    const struct fault *first = first_untold(faults);
    for (int i = 0; i < faults_kept(faults); i++)
        if (faults->items[i].told)
            notices_take_back(notices, &faults->items[i].error);
    if (first) {
        struct told_fault told = told_fault(first);
        notices_tell(notices, words_fault_notice(&told, faults_untold(faults)));
    }
    (void)!faults_remember(faults, &places, &ignored); /* else they are told once more */
    free(faults);
}
