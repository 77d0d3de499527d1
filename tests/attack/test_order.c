/* What reaches the disk, and in which order, as strace sees it: whatever a verb writes is a new file under a name of
 * its own, synced before it takes its place, or a line added and synced; and each new name is synced into its folder.
 * So a power cut after the verb has said that it is done loses nothing of it, and one before leaves what stood. */
#include "attack/attack.h"

#include <ctype.h>
#include <sys/wait.h>
#include <unistd.h>

#define FILES_MAX 256
#define STRACE    "strace"

struct file {
    char path[ATTACK_PATH];
    bool dirty;   /* written since it was synced */
    bool pending; /* its name is not in its folder on the disk yet */
};

struct disk {
    const struct world *world;
    const char *trial;
    struct file files[FILES_MAX];
    int count;
};

static struct file *file_of(struct disk *disk, const char *path)
{
    for (int i = 0; i < disk->count; i++)
        if (strcmp(disk->files[i].path, path) == 0)
            return &disk->files[i];
    assert_true(disk->count < FILES_MAX);
    struct file *file = &disk->files[disk->count++];
    *file = (struct file){.dirty = false};
    snprintf(file->path, sizeof file->path, "%s", path);
    return file;
}

static bool is_ours(const struct disk *disk, const char *path)
{
    size_t data = strlen(disk->world->data), out = strlen(disk->world->out);
    return strncmp(path, disk->world->data, data) == 0 || strncmp(path, disk->world->out, out) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* What may be written where it stands: lines that are added, and what is not yet called what it will be. */
static bool may_be_written(const char *path)
{
    return ends_with(path, ".jsonl") || ends_with(path, ".torn") || strstr(path, ".writing-");
}

static void on_write(struct disk *disk, const char *path)
{
    if (!may_be_written(path))
        attack_wrong(disk->trial, "%s is written where it stands", path);
    file_of(disk, path)->dirty = true;
}

/* A folder's names are on the disk with it. */
static void on_sync(struct disk *disk, const char *path)
{
    size_t length = strlen(path);
    file_of(disk, path)->dirty = false;
    for (int i = 0; i < disk->count; i++) {
        const char *name = disk->files[i].path;
        if (strncmp(name, path, length) == 0 && name[length] == '/' && !strchr(name + length + 1, '/'))
            disk->files[i].pending = false;
    }
}

static void on_new_name(struct disk *disk, const char *path)
{
    file_of(disk, path)->pending = true;
}

static void on_rename(struct disk *disk, const char *from, const char *to)
{
    struct file *old = file_of(disk, from);
    if (old->dirty)
        attack_wrong(disk->trial, "%s becomes %s before it is synced", from, to);
    *old = (struct file){.dirty = false};
    struct file *now = file_of(disk, to);
    now->dirty = false;
    now->pending = true;
}

static void on_removed(struct disk *disk, const char *path)
{
    struct file *file = file_of(disk, path);
    file->dirty = false;
    file->pending = false;
}

/* Whether it was not there before the verb: the world as it was at first stands beside. */
static bool is_new(const struct disk *disk, const char *path)
{
    char first[2 * ATTACK_PATH];
    snprintf(first, sizeof first, "%s%s", disk->world->template, path + strlen(disk->world->work));
    return access(first, F_OK) != 0;
}

/* The text between the nth pair of open and close in line. */
static bool between(const char *line, char open, char close, int nth, char out[ATTACK_PATH])
{
    const char *start = NULL, *end = line;
    for (int i = 0; i < nth; i++) {
        start = strchr(end, open);
        end = start ? strchr(start + 1, close) : NULL;
        if (!end)
            return false;
        end++;
    }
    snprintf(out, ATTACK_PATH, "%.*s", (int)(end - start - 2), start + 1);
    return true;
}

static bool calls(const char *line, const char *name)
{
    return strncmp(line, name, strlen(name)) == 0;
}

static void take_names(struct disk *disk, const char *line)
{
    char one[ATTACK_PATH], two[ATTACK_PATH];
    if (!between(line, '"', '"', 1, one) || !is_ours(disk, one))
        return;
    if (calls(line, "rename") && between(line, '"', '"', 2, two))
        on_rename(disk, one, two);
    else if (calls(line, "link") && between(line, '"', '"', 2, two))
        on_new_name(disk, two);
    else if (calls(line, "mkdir"))
        on_new_name(disk, one);
    else if (calls(line, "unlink") || calls(line, "rmdir"))
        on_removed(disk, one);
    else if (calls(line, "openat") && strstr(line, "O_CREAT") && is_new(disk, one))
        on_new_name(disk, one);
}

/* A line of strace, without its process: "fsync(5</path>) = 0". */
static void take_line(struct disk *disk, const char *line)
{
    char path[ATTACK_PATH];
    const char *result = strrchr(line, '=');
    if (!result || result[2] == '-')
        return;
    if (calls(line, "fsync") || calls(line, "fdatasync")) {
        if (between(line, '<', '>', 1, path) && is_ours(disk, path))
            on_sync(disk, path);
    } else if (calls(line, "write") || calls(line, "pwrite") || calls(line, "writev")) {
        if (between(line, '<', '>', 1, path) && is_ours(disk, path))
            on_write(disk, path);
    } else {
        take_names(disk, line);
    }
}

static void expect_all_synced(const struct disk *disk)
{
    for (int i = 0; i < disk->count; i++) {
        const struct file *file = &disk->files[i];
        if (file->dirty)
            attack_wrong(disk->trial, "%s is not synced", file->path);
        if (file->pending)
            attack_wrong(disk->trial, "the name of %s is not synced into its folder", file->path);
    }
}

/* The verb under strace; its exit code. */
static int trace(const struct world *world, const struct verb *verb, const char *to)
{
    static const char *const before[] = {STRACE,
                                         "-f",
                                         "-qq",
                                         "-y",
                                         "-s",
                                         "0",
                                         "-e",
                                         "trace=openat,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,"
                                         "link,linkat,mkdir,unlink,unlinkat,rmdir",
                                         "-o"};
    enum { BEFORE = sizeof before / sizeof before[0] };
    const char *argv[BEFORE + ATTACK_ARGS_MAX + 3];
    static char texts[ATTACK_ARGS_MAX][ATTACK_PATH];
    int count = 0, status = 0;
    memcpy(argv, before, sizeof before);
    count = BEFORE;
    argv[count++] = to;
    argv[count++] = HEELBEAT_BINARY;
    for (int i = 0; i < ATTACK_ARGS_MAX && verb->args[i]; i++) {
        attack_put_arg(texts[i], sizeof texts[i], world, verb->args[i]);
        argv[count++] = texts[i];
    }
    argv[count] = NULL;
    pid_t child = fork();
    if (child == 0) {
        setenv("HEELBEAT_DATA", world->data, 1);
        if (freopen("/dev/null", "w", stdout))
            execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void expect_order(const struct world *world, const struct verb *verb)
{
    static struct disk disk;
    char path[FOLDER_FILE];
    disk = (struct disk){.world = world, .trial = verb->name};
    world_restore(world);
    int code = trace(world, verb, folder_path(path, world->work, "strace"));
    if (code != 0)
        fail_msg("%s under strace: exit %d", verb->name, code);
    char *text = folder_read(world->work, "strace"), *rest = text;
    int ours = 0;
    for (char *line; (line = strsep(&rest, "\n"));) {
        while (isdigit((unsigned char)*line) || *line == ' ')
            line++;
        ours += strstr(line, world->data) != NULL;
        take_line(&disk, line);
    }
    free(text);
    assert_true(ours > 0 && disk.count > 0); /* it was seen at work */
    expect_all_synced(&disk);
}

static void test_order(void **state)
{
    if (system(STRACE " -o /dev/null true 2>/dev/null") != 0) {
        printf("skipped: no strace, or it may not trace\n");
        skip();
    }
    for (size_t i = 0; i < attack_verb_count; i++)
        expect_order(*state, &attack_verbs[i]);
    attack_expect_nothing_wrong();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_order, world_setup, world_teardown)};
    return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
