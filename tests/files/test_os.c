#include "files/os.h"

#include "folder.h"

static char *path_of(char *buffer, void **state, const char *name)
{
    return folder_path(buffer, *state, name);
}

static void expect_fault(enum os_why found, enum os_why wanted, const char *deed)
{
    if (found != wanted)
        fail_msg("%s: %d, not %d", deed, (int)found, (int)wanted);
}

static void test_faults_are_words(void **state)
{
    char path[FOLDER_FILE], other[FOLDER_FILE], endless[5000];
    struct os_file file;
    struct os_fault fault = {0};
    struct os_status status;

    assert_false(os_open(&file, path_of(path, state, "missing"), OS_READ, &fault));
    assert_false(os_is_open(file));
    expect_fault(fault.why, OS_ABSENT, "a file that is not there");
    assert_true(fault.number != 0);
    folder_write_text(*state, "file", "x");
    assert_false(os_open(&file, path_of(path, state, "file"), OS_NEW, &fault));
    expect_fault(fault.why, OS_EXISTS, "a new one over another");
    assert_false(os_status(path_of(path, state, "file/under"), &status, &fault));
    expect_fault(fault.why, OS_NO_FOLDER, "under a file");
    assert_false(os_open(&file, *state, OS_APPEND, &fault));
    expect_fault(fault.why, OS_IS_FOLDER, "a folder to append to");
    assert_false(os_make_folder(path_of(path, state, "file"), &fault));
    expect_fault(fault.why, OS_EXISTS, "a folder over a file");
    assert_false(os_link(path_of(path, state, "file"), path_of(other, state, "file"), &fault));
    expect_fault(fault.why, OS_EXISTS, "a second name that is the first");
    memset(endless, 'x', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_false(os_status(endless, &status, &fault));
    expect_fault(fault.why, OS_LONG_NAME, "an endless name");
    assert_null(os_folder_open(path_of(path, state, "missing"), &fault));
    expect_fault(fault.why, OS_ABSENT, "a folder that is not there");
    assert_null(os_stream(path_of(path, state, "missing"), OS_STREAM_READ, &fault));
    expect_fault(fault.why, OS_ABSENT, "a stream from nothing");
}

static void test_what_is_written_is_read(void **state)
{
    char path[FOLDER_FILE], bytes[16] = "";
    struct os_file file;
    struct os_status status;
    size_t got;

    assert_true(os_open(&file, path_of(path, state, "a"), OS_NEW, NULL));
    assert_true(os_write(file, "heels", 5, NULL) && os_sync(file, NULL) && os_close(&file, NULL));
    assert_false(os_is_open(file));
    assert_true(os_close(&file, NULL)); /* closed already */
    assert_true(os_open(&file, path, OS_APPEND, NULL));
    assert_true(os_write(file, " up", 3, NULL) && os_read_at(file, 1, bytes, 6, NULL));
    assert_memory_equal(bytes, "eels u", 6);
    assert_false(os_read_at(file, 6, bytes, 3, NULL)); /* there are two */
    assert_true(os_cut(file, 5, NULL) && os_set_changed(file, 1000) && os_status_open(file, &status, NULL));
    assert_int_equal(status.kind, OS_FILE);
    assert_int_equal(status.size, 5);
    assert_int_equal(status.changed_s, 1000);
    os_close(&file, NULL);
    assert_true(os_open(&file, path, OS_READ, NULL));
    assert_true(os_read(file, bytes, sizeof bytes, &got, NULL));
    assert_int_equal(got, 5);
    assert_true(os_read(file, bytes, sizeof bytes, &got, NULL));
    assert_int_equal(got, 0);
    os_close(&file, NULL);
}

static void test_names(void **state)
{
    char a[FOLDER_FILE], b[FOLDER_FILE];
    struct os_status first, second;

    folder_write_text(*state, "a", "first");
    folder_write_text(*state, "b", "second");
    assert_true(os_rename(path_of(a, state, "a"), path_of(b, state, "b"), NULL)); /* over what is there */
    folder_expect(*state, "b", "first");
    assert_true(os_link(b, a, NULL) && os_status(a, &first, NULL) && os_status(b, &second, NULL));
    assert_true(first.volume == second.volume && first.number == second.number);
    assert_true(os_remove(a, NULL) && os_make_folder(a, NULL) && os_status(a, &first, NULL));
    assert_int_equal(first.kind, OS_FOLDER);
    assert_true(first.number != second.number);
    assert_true(os_sync_folder(*state, NULL) && os_remove(a, NULL));
    assert_false(folder_has(*state, "a"));
}

/* Every entry once, hidden ones too, but not the folder itself and its parent. */
/* Where anything stands already, an empty folder too, it stays as it is. */
static void test_a_new_name_is_nobodys(void **state)
{
    char from[FOLDER_FILE], to[FOLDER_FILE];
    struct os_fault fault = {0};
    struct os_status status;

    folder_write_text(*state, "a", "one");
    folder_write_text(*state, "b", "two");
    assert_false(os_rename_new(path_of(from, state, "a"), path_of(to, state, "b"), &fault));
    expect_fault(fault.why, OS_EXISTS, "a file over another");
    folder_expect(*state, "a", "one");
    folder_expect(*state, "b", "two");
    assert_null(os_stream(to, OS_STREAM_NEW, &fault));
    expect_fault(fault.why, OS_EXISTS, "a new stream over a file");
    assert_true(os_rename_new(from, path_of(to, state, "c"), NULL));
    folder_expect(*state, "c", "one");
    assert_false(folder_has(*state, "a"));
    folder_write_text(*state, "full/a", "one");
    assert_true(os_make_folder(path_of(to, state, "empty"), NULL));
    assert_false(os_rename_new(path_of(from, state, "full"), to, &fault));
    expect_fault(fault.why, OS_EXISTS, "a folder over an empty one");
    folder_expect(*state, "full/a", "one");
    assert_true(os_rename_new(from, path_of(to, state, "moved"), NULL));
    folder_expect(*state, "moved/a", "one");
    assert_false(os_status_name(from, &status, NULL));
    assert_false(os_rename_new(from, path_of(to, state, "d"), &fault));
    expect_fault(fault.why, OS_ABSENT, "nothing, under another name");
    assert_false(folder_has(*state, "d"));
}

static void test_a_folder_is_listed(void **state)
{
    static const char *const names[] = {"a.json", ".hidden", "b"};
    bool seen[3] = {false};
    struct os_fault fault = {0};

    for (int i = 0; i < 3; i++)
        folder_write_text(*state, names[i], "");
    struct os_folder *folder = os_folder_open(*state, &fault);
    assert_non_null(folder);
    for (const char *name; (name = os_folder_next(folder, &fault));) {
        int i = 0;
        while (i < 3 && strcmp(names[i], name) != 0)
            i++;
        if (i == 3 || seen[i])
            fail_msg("\"%s\"", name);
        seen[i] = true;
    }
    os_folder_close(folder);
    assert_true(seen[0] && seen[1] && seen[2]);
    expect_fault(fault.why, OS_NOTHING, "the end of a folder");
}

static void test_a_stream_knows_its_size(void **state)
{
    char path[FOLDER_FILE], bytes[4];
    struct os_status status;
    FILE *stream = os_stream(path_of(path, state, "s"), OS_STREAM_NEW, NULL);

    assert_non_null(stream);
    assert_int_equal(fwrite("0123456789", 1, 10, stream), 10);
    assert_true(os_stream_sync(stream, NULL) && os_stream_status(stream, &status, NULL));
    assert_int_equal(status.size, 10);
    assert_true(os_stream_seek(stream, -3, SEEK_END));
    assert_int_equal(os_stream_place(stream), 7);
    assert_int_equal(fread(bytes, 1, 3, stream), 3);
    assert_memory_equal(bytes, "789", 3);
    assert_false(os_stream_is_terminal(stream));
    fclose(stream);
}

static void test_a_temporary_folder_is_new(void **state)
{
    char first[FOLDER_FILE], second[FOLDER_FILE], small[8];
    struct os_fault fault = {0};

    (void)state;
    assert_true(os_make_temporary("heelbeat-os-", first, sizeof first, NULL));
    assert_true(os_make_temporary("heelbeat-os-", second, sizeof second, NULL));
    assert_string_not_equal(first, second);
    assert_true(os_remove(first, NULL) && os_remove(second, NULL));
    assert_false(os_make_temporary("heelbeat-os-", small, sizeof small, &fault));
    expect_fault(fault.why, OS_LONG_NAME, "no room for the path");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_faults_are_words, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_written_is_read, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_names, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_a_new_name_is_nobodys, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_a_folder_is_listed, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(test_a_stream_knows_its_size, folder_setup, folder_teardown),
        cmocka_unit_test(test_a_temporary_folder_is_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
