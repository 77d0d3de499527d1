#include "stage/shelter.h"

#include "core/base/text.h"
#include "files/claim.h"
#include "files/machine.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

struct shelter {
    struct claim room;
    char path[FILE_PATH_MAX];
    char machine[CHECKPOINT_MACHINE_SIZE];
    SDL_Thread *thread;
    SDL_mutex *mutex; /* over all below, but for writing, which is the thread's */
    SDL_cond *news;
    char waiting[CHECKPOINT_SIZE], writing[CHECKPOINT_SIZE];
    size_t waiting_size; /* 0: nothing waits */
    bool ends;
};

bool shelter_paths(const char *folder, int place, char *path, char *room)
{
    char name[32], lock[32];
    struct text text;
    text_init(&text, name, sizeof name);
    text_add(&text, "playing");
    if (place > 0) {
        text_add(&text, "-");
        text_add_int(&text, place + 1);
    }
    text_copy(lock, sizeof lock, name);
    text_append(lock, sizeof lock, ".room");
    text_add(&text, ".json");
    return file_join(path, folder, name) && file_join(room, folder, lock);
}

/* ---- the thread */

/* Waits for something to write; its size, or 0 when all is written and nothing more comes. */
static size_t take_news(struct shelter *shelter)
{
    SDL_LockMutex(shelter->mutex);
    while (shelter->waiting_size == 0 && !shelter->ends)
        SDL_CondWait(shelter->news, shelter->mutex);
    size_t size = shelter->waiting_size;
    memcpy(shelter->writing, shelter->waiting, size);
    shelter->waiting_size = 0;
    SDL_UnlockMutex(shelter->mutex);
    return size;
}

/* What can't be written now may be the next time, and the one before stands; there is nothing to tell while it is not
 * needed. */
static int write_news(void *context)
{
    struct shelter *shelter = context;
    size_t size;
    while ((size = take_news(shelter)) > 0)
        (void)!file_replace(shelter->path, shelter->writing, size, NULL);
    return 0;
}

static void end_thread(struct shelter *shelter)
{
    if (!shelter->thread)
        return;
    SDL_LockMutex(shelter->mutex);
    shelter->ends = true;
    SDL_CondSignal(shelter->news);
    SDL_UnlockMutex(shelter->mutex);
    SDL_WaitThread(shelter->thread, NULL);
}

/* ---- opening */

static bool is_waiting(const char *path)
{
    char copy[FILE_PATH_MAX];
    return file_exists(path) || !file_name_with(copy, path, "~") || file_exists(copy);
}

static bool take_place(struct shelter *shelter, const char *folder)
{
    char room[FILE_PATH_MAX];
    for (int place = 0; place < SHELTER_PLACES; place++) {
        if (!shelter_paths(folder, place, shelter->path, room))
            return false;
        if (is_waiting(shelter->path) || !claim_take(&shelter->room, room))
            continue;
        if (!is_waiting(shelter->path))
            return true;
        claim_drop(&shelter->room);
    }
    return false;
}

static bool start_thread(struct shelter *shelter)
{
    shelter->mutex = SDL_CreateMutex();
    shelter->news = SDL_CreateCond();
    if (shelter->mutex && shelter->news)
        shelter->thread = SDL_CreateThread(write_news, "shelter", shelter);
    return shelter->thread != NULL;
}

static void release(struct shelter *shelter)
{
    end_thread(shelter);
    claim_drop(&shelter->room);
    SDL_DestroyCond(shelter->news);
    SDL_DestroyMutex(shelter->mutex);
    free(shelter);
}

struct shelter *shelter_open(const char *data)
{
    char folder[FILE_PATH_MAX];
    struct error ignored;
    struct shelter *shelter = calloc(1, sizeof *shelter);
    if (!shelter)
        return NULL;
    if (!machine_name(data, shelter->machine, sizeof shelter->machine, &ignored) || !machine_folder(folder, data) ||
        !take_place(shelter, folder) || !start_thread(shelter)) {
        release(shelter);
        return NULL;
    }
    (void)!claim_reserve(&shelter->room, SHELTER_ROOM, NULL); /* a disk that is full already may have room at the end */
    return shelter;
}

/* ---- while it goes on */

void shelter_keep(struct shelter *shelter, const struct checkpoint *checkpoint)
{
    struct checkpoint ours = *checkpoint;
    char text[CHECKPOINT_SIZE];
    size_t size;
    if (!shelter)
        return;
    text_copy(ours.machine, sizeof ours.machine, shelter->machine);
    if (!checkpoint_format(&ours, text, &size))
        return;
    SDL_LockMutex(shelter->mutex);
    memcpy(shelter->waiting, text, size);
    shelter->waiting_size = size;
    SDL_CondSignal(shelter->news);
    SDL_UnlockMutex(shelter->mutex);
}

void shelter_give_room(struct shelter *shelter, int64_t left)
{
    if (shelter)
        claim_give(&shelter->room, left);
}

void shelter_close(struct shelter *shelter, bool safe)
{
    if (!shelter)
        return;
    end_thread(shelter);
    shelter->thread = NULL;
    if (safe)
        (void)!checkpoint_remove(shelter->path, NULL); /* else the next start finds its session in the journal */
    release(shelter);
}
