#include "commands/kit/verb.h"

#include "check.h"
#include "folder.h"

#include <unistd.h>

struct toy {
    struct call call;
    bool fail, refuse;
};

static int runs;
static char data[FILE_PATH_MAX];

static struct message settle(void *asked)
{
    const struct toy *toy = asked;
    return toy->refuse ? message_of("it is refused") : (struct message){0};
}

static bool run(void *asked, struct error *error)
{
    const struct toy *toy = asked;
    runs++;
    snprintf(data, sizeof data, "%s", toy->call.paths.data);
    if (toy->fail && toy->call.places.count == 0)
        error_set(error, "toy", "is broken", "mend it");
    return !toy->fail;
}

static const struct option options[] = {
    FLAG_ROW("fail", struct toy, fail, "fail"),
    FLAG_ROW("refuse", struct toy, refuse, "refuse"),
    TEXT_ROW("data", 0, "DIR", struct toy, call.desc.data, "where"),
};

static const struct verb play = {
    .usage = {.command = "toy play", .places = "[NAME]", .summary = "", .places_max = 1, OPTION_ROWS(options)},
    .told = "play with it",
    .needs = NEEDS_PATHS,
    .size = sizeof(struct toy),
    .settle = settle,
    .run = run,
};
static const struct verb *const verbs[] = {&play};
static const struct verb toy = {
    .usage = {.command = "toy", .places = "VERB", .summary = ""}, .told = "", .verbs = verbs, .verb_count = 1};

/* The exit code, with what was said on stderr. */
static int called(const char *folder, const char *const *words, char **said)
{
    char err[FOLDER_FILE], *argv[8] = {(char *)(uintptr_t) "toy"};
    int argc = 1;
    for (; words[argc - 1]; argc++)
        argv[argc] = (char *)(uintptr_t)words[argc - 1];
    folder_path(err, folder, "err");
    int kept = dup(STDERR_FILENO);
    fflush(stderr);
    assert_non_null(freopen(err, "wb", stderr));
    int code = verb_run(&(struct cli){0}, &toy, argc, argv);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    *said = folder_read_path(err);
    return code;
}

static void test_codes(void **state)
{
    static const struct {
        const char *words[6];
        int code, runs;
        const char *said;
    } rows[] = {
        {{"play"}, EXIT_DONE, 1, ""},
        {{"play", "--fail"}, EXIT_FAILED, 1, "heelbeat: toy: is broken; mend it\n"},
        {{"play", "--fail", "quietly"}, EXIT_FAILED, 1, ""}, /* it has said so itself */
        {{"play", "--refuse"}, EXIT_USAGE, 0, "heelbeat toy play: it is refused (see: heelbeat toy play --help)\n"},
        {{"play", "--dance"}, EXIT_USAGE, 0, NULL},
        {{"play", "a", "b"}, EXIT_USAGE, 0, NULL},
        {{"play", "--help"}, EXIT_DONE, 0, ""},
        {{"--help"}, EXIT_DONE, 0, ""},
        {{"dance"}, EXIT_USAGE, 0, "heelbeat toy: \"dance\" is none of its verbs (see: heelbeat toy --help)\n"},
        {{NULL}, EXIT_USAGE, 0, "heelbeat toy: VERB is missing (see: heelbeat toy --help)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *said;
        runs = 0;
        assert_int_equal(called(*state, rows[i].words, &said), rows[i].code);
        assert_int_equal(runs, rows[i].runs);
        if (rows[i].said)
            assert_string_equal(said, rows[i].said);
        free(said);
    }
}

static void test_what_it_needs_is_open(void **state)
{
    char *said;
    assert_int_equal(called(*state, (const char *const[]){"play", "--data", *state, NULL}, &said), EXIT_DONE);
    assert_string_equal(data, (const char *)*state);
    free(said);
}

static int set_up(void **state)
{
    static char folder[FOLDER_PATH];
    *state = folder;
    return folder_make(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_codes), cmocka_unit_test(test_what_it_needs_is_open)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
