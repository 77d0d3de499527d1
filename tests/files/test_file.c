#include "files/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "blame.h"
#include "folder.h"

static void test_read(void **state)
{
    char path[FOLDER_FILE], *bytes;
    size_t size;
    struct error error;

    folder_write(*state, "a", "one\0two", 7);
    folder_path(path, *state, "a");
    assert_true(file_read(path, 7, &bytes, &size, &error));
    assert_int_equal(size, 7);
    assert_memory_equal(bytes, "one\0two\0", 8);
    free(bytes);
    assert_false(file_read(path, 6, &bytes, &size, &error));
    assert_null(bytes);
    assert_string_equal(error.where, path);
    assert_string_equal(error.what, "is too large");
    folder_write(*state, "empty", "", 0);
    assert_true(file_read(folder_path(path, *state, "empty"), 0, &bytes, &size, &error));
    assert_int_equal(size, 0);
    assert_string_equal(bytes, "");
    free(bytes);
}

static void test_read_large(void **state)
{
    char path[FOLDER_FILE], *bytes, *big = malloc(1000000);
    size_t size;

    assert_non_null(big);
    for (size_t i = 0; i < 1000000; i++)
        big[i] = (char)(i * 31 >> 3);
    folder_write(*state, "big", big, 1000000);
    assert_true(file_read(folder_path(path, *state, "big"), 1000000, &bytes, &size, NULL));
    assert_int_equal(size, 1000000);
    assert_memory_equal(bytes, big, size);
    free(bytes);
    free(big);
}

static void test_read_refuses(void **state)
{
    static const struct {
        const char *name, *what, *reason;
    } rows[] = {
        {"missing", "can't be opened: {reason}", "it is not there"},
        {"folder", "is not a file", ""},
        {"pipe", "is not a file", ""},
        {"file/under", "can't be opened: {reason}", "part of the path is not a folder"},
        {"loop", "can't be opened: {reason}", "system error {number}"},
        {"device", "is not a file", ""},
    };
    char path[FOLDER_FILE];

    folder_write(*state, "file", "x", 1);
    assert_int_equal(mkdir(folder_path(path, *state, "folder"), 0700), 0);
    assert_int_equal(mkfifo(folder_path(path, *state, "pipe"), 0600), 0);
    assert_int_equal(symlink("loop", folder_path(path, *state, "loop")), 0);
    assert_int_equal(symlink("/dev/zero", folder_path(path, *state, "device")), 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error error = {0};
        char *bytes;
        size_t size;
        assert_false(file_read(folder_path(path, *state, rows[i].name), 100, &bytes, &size, &error));
        assert_string_equal(error.what, rows[i].what);
        assert_string_equal(blame(&error, "reason", 0), rows[i].reason);
        if (strcmp(rows[i].name, "loop") == 0)
            assert_int_equal(error.values.items[0].detail, ELOOP);
        assert_null(bytes);
    }
}

static void test_exists(void **state)
{
    char path[FOLDER_FILE];

    folder_write(*state, "file", "", 0);
    assert_int_equal(symlink("nowhere", folder_path(path, *state, "dangling")), 0);
    assert_true(file_exists(folder_path(path, *state, "file")));
    assert_true(file_exists(folder_path(path, *state, "dangling")));
    assert_true(file_exists(*state));
    assert_false(file_exists(folder_path(path, *state, "missing")));
    assert_false(file_exists(folder_path(path, *state, "missing/too")));
    assert_false(file_exists(folder_path(path, *state, "file/under")));
}

static void test_is_folder(void **state)
{
    char path[FOLDER_FILE];

    folder_write(*state, "file", "", 0);
    assert_int_equal(mkdir(folder_path(path, *state, "folder"), 0777), 0);
    assert_int_equal(symlink("folder", folder_path(path, *state, "link")), 0);
    assert_int_equal(symlink("nowhere", folder_path(path, *state, "dangling")), 0);
    assert_true(file_is_folder(*state));
    assert_true(file_is_folder(folder_path(path, *state, "link")));
    assert_false(file_is_folder(folder_path(path, *state, "file")));
    assert_false(file_is_folder(folder_path(path, *state, "dangling")));
    assert_false(file_is_folder(folder_path(path, *state, "file/under")));
    assert_int_equal(file_standing(folder_path(path, *state, "folder")), FILE_FOLDER);
    assert_int_equal(file_standing(folder_path(path, *state, "file")), FILE_PLAIN);
    assert_int_equal(file_standing(folder_path(path, *state, "missing")), FILE_ABSENT);
    assert_int_equal(file_standing(folder_path(path, *state, "file/under")), FILE_ABSENT);
    assert_int_equal(file_standing("/dev/null"), FILE_SPECIAL);
}

static void test_make_folder(void **state)
{
    char path[FOLDER_FILE];
    struct error error = {0};

    assert_true(file_make_folder(folder_path(path, *state, "a/b/c"), &error));
    assert_true(folder_has(*state, "a/b/c"));
    assert_true(file_make_folder(path, &error));
    assert_true(file_make_folder(folder_path(path, *state, "a//d/"), &error));
    assert_true(folder_has(*state, "a/d"));
    folder_write(*state, "file", "", 0);
    assert_false(file_make_folder(folder_path(path, *state, "file"), &error));
    assert_false(file_make_folder(folder_path(path, *state, "file/below"), &error));
    assert_string_not_equal(error.what, "");
    assert_false(file_make_folder("", &error));
}

static void test_replace(void **state)
{
    char path[FOLDER_FILE];
    struct error error = {0};

    folder_path(path, *state, "save");
    assert_true(file_replace(path, "one", 3, &error));
    folder_expect(*state, "save", "one");
    assert_false(folder_has(*state, "save~"));
    assert_true(file_replace(path, "two", 3, &error));
    folder_expect(*state, "save", "two");
    folder_expect(*state, "save~", "one");
    assert_true(file_replace(path, "", 0, &error));
    folder_expect(*state, "save", "");
    folder_expect(*state, "save~", "two");
    assert_int_equal(folder_count(*state, ""), 2);
}

static void test_replace_keeps_permissions(void **state)
{
    char path[FOLDER_FILE];
    struct stat status;

    folder_write(*state, "save", "one", 3);
    assert_int_equal(chmod(folder_path(path, *state, "save"), 0600), 0);
    assert_true(file_replace(path, "two", 3, NULL));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

/* What a writer left that was killed between any two of its steps. */
static void test_replace_after_a_kill(void **state)
{
    char path[FOLDER_FILE], other[FOLDER_FILE];

    folder_write(*state, "save", "one", 3);
    folder_write(*state, "save.writing-999999-0", "hal", 3);
    folder_write(*state, "saved.writing-1-0", "another file's", 14);
    assert_int_equal(link(folder_path(path, *state, "save"), folder_path(other, *state, "save~")), 0);
    assert_int_equal(link(path, folder_path(other, *state, "save.writing-999999-keep")), 0);
    assert_true(file_replace(path, "two", 3, NULL));
    folder_expect(*state, "save", "two");
    folder_expect(*state, "save~", "one");
    assert_int_equal(folder_count(*state, "save."), 0);
    assert_true(folder_has(*state, "saved.writing-1-0"));
}

/* What a link leads to is replaced, with its last good copy beside it; one that leads nowhere is left alone. */
static void test_replace_follows_a_link(void **state)
{
    char path[FOLDER_FILE], target[FOLDER_FILE];
    struct error error = {0};

    folder_write_text(*state, "elsewhere/true", "old");
    folder_path(path, *state, "link");
    assert_int_equal(symlink("elsewhere/true", path), 0);
    assert_true(file_replace(path, "new", 3, &error));
    folder_expect(*state, "elsewhere/true", "new");
    folder_expect(*state, "elsewhere/true~", "old");
    assert_int_equal(readlink(path, target, sizeof target), strlen("elsewhere/true"));
    assert_int_equal(folder_count(*state, ""), 2); /* the folder and the link */
    unlink(folder_path(target, *state, "elsewhere/true"));
    assert_false(file_replace(path, "newer", 5, &error));
    assert_string_equal(error.where, path);
    assert_int_equal(readlink(path, target, sizeof target), strlen("elsewhere/true"));
    assert_false(folder_has(*state, "elsewhere/true"));
}

static void test_replace_refuses(void **state)
{
    char path[FOLDER_FILE], deep[FILE_PATH_MAX + 100];
    struct error error = {0};

    assert_int_equal(mkdir(folder_path(path, *state, "folder"), 0700), 0);
    assert_false(file_replace(path, "x", 1, &error));
    assert_string_equal(error.what, "is not a file");
    assert_false(file_replace(folder_path(path, *state, "missing/file"), "x", 1, &error));
    memset(deep, 'a', sizeof deep);
    deep[sizeof deep - 1] = '\0';
    assert_false(file_replace(deep, "x", 1, &error));
    assert_int_equal(folder_count(*state, ""), 1);
}

static void test_append(void **state)
{
    char path[FOLDER_FILE];
    struct error error = {0};

    folder_path(path, *state, "log");
    assert_true(file_append_line(path, "one", &error));
    assert_true(file_append_line(path, "two", &error));
    folder_expect(*state, "log", "one\ntwo\n");
    assert_false(file_append_line(path, "th\nree", &error));
    folder_expect(*state, "log", "one\ntwo\n");
    assert_false(folder_has(*state, "log.torn"));
}

static void test_append_after_a_torn_line(void **state)
{
    static const struct {
        const char *before, *after, *torn;
    } rows[] = {
        {"one\ntw", "one\ntw\nnew\n", "tw\n"},
        {"t", "t\nnew\n", "t\n"},
        {"", "new\n", NULL},
        {"\n", "\nnew\n", NULL},
        {"one\n\ntwo", "one\n\ntwo\nnew\n", "two\n"},
    };
    char path[FOLDER_FILE], torn[FOLDER_FILE];

    folder_path(path, *state, "log");
    folder_path(torn, *state, "log.torn");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        folder_write(*state, "log", rows[i].before, strlen(rows[i].before));
        assert_true(file_append_line(path, "new", NULL));
        folder_expect(*state, "log", rows[i].after);
        if (rows[i].torn)
            folder_expect(*state, "log.torn", rows[i].torn);
        else
            assert_false(folder_has(*state, "log.torn"));
        unlink(torn);
    }
}

/* Several processes append at once: every line is there, whole, once. */
static void test_append_at_once(void **state)
{
    enum { WRITERS = 4, LINES = 40 };
    char path[FOLDER_FILE];
    pid_t writers[WRITERS];

    folder_path(path, *state, "log");
    for (int w = 0; w < WRITERS; w++) {
        writers[w] = fork();
        assert_true(writers[w] >= 0);
        for (int i = 0; writers[w] == 0 && i < LINES; i++) {
            char line[64];
            snprintf(line, sizeof line, "writer %d line %02d and some more text to tear", w, i);
            if (!file_append_line(path, line, NULL))
                _exit(1);
            if (i == LINES - 1)
                _exit(0);
        }
    }
    for (int w = 0; w < WRITERS; w++) {
        int status;
        assert_int_equal(waitpid(writers[w], &status, 0), writers[w]);
        assert_int_equal(status, 0);
    }
    char *text = folder_read(*state, "log");
    int count = 0, next[WRITERS] = {0};
    for (char *save = NULL, *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save), count++) {
        int writer = line[7] - '0';
        char expected[64];
        assert_in_range(writer, 0, WRITERS - 1);
        snprintf(expected, sizeof expected, "writer %d line %02d and some more text to tear", writer, next[writer]++);
        assert_string_equal(line, expected);
    }
    free(text);
    assert_int_equal(count, WRITERS * LINES);
    assert_false(folder_has(*state, "log.torn"));
}

static void test_set_aside(void **state)
{
    char path[FOLDER_FILE], aside[FILE_PATH_MAX];
    struct error error = {0};

    folder_path(path, *state, "save");
    folder_write(*state, "save.damaged-2", "old", 3);
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = {"save.damaged-1", "save.damaged-3", "save.damaged-4"};
        char bytes[24], expected[FOLDER_FILE];
        snprintf(bytes, sizeof bytes, "bad %d", i);
        folder_write(*state, "save", bytes, strlen(bytes));
        assert_true(file_set_aside(path, aside, sizeof aside, &error));
        assert_string_equal(aside, folder_path(expected, *state, names[i]));
        folder_expect(*state, names[i], bytes);
        assert_false(folder_has(*state, "save"));
    }
    folder_expect(*state, "save.damaged-2", "old");
    assert_false(file_set_aside(path, aside, sizeof aside, &error));
    assert_string_equal(error.what, "can't be set aside: {reason}");
    assert_string_equal(blame(&error, "reason", 0), "it is not there");
}

static void test_names(void **state)
{
    char out[FILE_PATH_MAX], longest[FILE_PATH_MAX];

    (void)state;
    assert_true(file_join(out, "a", "b"));
    assert_string_equal(out, "a/b");
    assert_true(file_join(out, "/", "b"));
    assert_string_equal(out, "/b");
    assert_true(file_folder_of(out, "a/b/c"));
    assert_string_equal(out, "a/b");
    assert_true(file_folder_of(out, "/c"));
    assert_string_equal(out, "/");
    assert_true(file_folder_of(out, "c"));
    assert_string_equal(out, ".");
    memset(longest, 'x', sizeof longest);
    longest[FILE_PATH_MAX - 1] = '\0';
    assert_true(file_name_with(out, longest, ""));
    assert_false(file_name_with(out, longest, "~"));
    longest[FILE_PATH_MAX - 3] = '\0';
    assert_true(file_join(out, longest, "b"));
    assert_false(file_join(out, longest, "bc"));
}

static time_t changed_s(const char *folder, const char *name)
{
    char path[FOLDER_FILE];
    struct stat status;

    assert_int_equal(stat(folder_path(path, folder, name), &status), 0);
    return status.st_mtime;
}

/* However fast they follow one another, no two states of a file are of one second. */
static void test_each_state_is_of_a_later_second(void **state)
{
    char journal[FOLDER_FILE], file[FOLDER_FILE];
    time_t before[2] = {0, 0};

    folder_path(journal, *state, "journal");
    folder_path(file, *state, "file");
    for (int i = 0; i < 5; i++) {
        assert_true(file_append_line(journal, "line", NULL));
        assert_true(file_replace(file, "text", 4, NULL));
        time_t now[2] = {changed_s(*state, "journal"), changed_s(*state, "file")};
        assert_true(now[0] > before[0] && now[1] > before[1]);
        memcpy(before, now, sizeof now);
    }
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_each_state_is_of_a_later_second),
        ROW(test_read),
        ROW(test_read_large),
        ROW(test_read_refuses),
        ROW(test_exists),
        ROW(test_is_folder),
        ROW(test_make_folder),
        ROW(test_replace),
        ROW(test_replace_keeps_permissions),
        ROW(test_replace_after_a_kill),
        ROW(test_replace_follows_a_link),
        ROW(test_replace_refuses),
        ROW(test_append),
        ROW(test_append_after_a_torn_line),
        ROW(test_append_at_once),
        ROW(test_set_aside),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests_name("files/file", tests, NULL, NULL);
}
