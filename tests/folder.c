#include "folder.h"

#include <dirent.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_AT_ONCE 16

bool folder_make(char *path)
{
    const char *base = getenv("TMPDIR");
    const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"; /* where fsync costs nothing */
    int length = snprintf(path, FOLDER_PATH, "%s/heelbeat-test-XXXXXX", base && *base ? base : memory);
    if (length < FOLDER_PATH && mkdtemp(path))
        return true;
    path[0] = '\0';
    return false;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    remove(path);
    return 0;
}

void folder_remove(const char *path)
{
    if (path[0])
        nftw(path, remove_entry, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
}

int folder_setup(void **state)
{
    *state = malloc(FOLDER_PATH);
    return *state && folder_make(*state) ? 0 : -1;
}

int folder_teardown(void **state)
{
    folder_remove(*state);
    free(*state);
    return 0;
}

char *folder_path(char *buffer, const char *folder, const char *name)
{
    assert_true(snprintf(buffer, FOLDER_FILE, "%s/%s", folder, name) < FOLDER_FILE);
    return buffer;
}

static void make_parents(char *path, size_t there)
{
    for (char *slash = strchr(path + there + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

void folder_write(const char *folder, const char *name, const void *bytes, size_t size)
{
    char path[FOLDER_FILE];
    folder_path(path, folder, name);
    make_parents(path, strlen(folder));
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

void folder_write_text(const char *folder, const char *name, const char *text)
{
    folder_write(folder, name, text, strlen(text));
}

char *folder_read_path(const char *path)
{
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    assert_int_equal(fstat(fileno(file), &status), 0);
    char *bytes = calloc(1, (size_t)status.st_size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)status.st_size, file), status.st_size);
    fclose(file);
    return bytes;
}

char *folder_read(const char *folder, const char *name)
{
    char path[FOLDER_FILE];
    return folder_read_path(folder_path(path, folder, name));
}

bool folder_has(const char *folder, const char *name)
{
    char path[FOLDER_FILE];
    struct stat status;
    return lstat(folder_path(path, folder, name), &status) == 0;
}

void folder_expect(const char *folder, const char *name, const char *text)
{
    char *found = folder_read(folder, name);
    if (!found)
        fail_msg("%s is not there", name);
    assert_string_equal(found, text);
    free(found);
}

int folder_count(const char *path, const char *part)
{
    int count = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.' && strstr(entry->d_name, part) ? 1 : 0;
    closedir(folder);
    return count;
}
