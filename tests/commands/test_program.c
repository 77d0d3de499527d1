/* The program from the outside: exit codes, error lines, and the shape of what it prints. No display and no sound card.
 */
#include <cjson/cJSON.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "folder.h"

#define WORDS_MAX 12
#define LEVEL     HEELBEAT_SOURCE "/levels/one-minute.json"

struct place {
    char folder[FOLDER_PATH], out[FOLDER_FILE], err[FOLDER_FILE];
};

struct run {
    int code;
    char *out, *err; /* owned */
};

static int set_up(void **state)
{
    static struct place place;
    *state = &place;
    if (!folder_make(place.folder))
        return -1;
    folder_path(place.out, place.folder, "out");
    folder_path(place.err, place.folder, "err");
    return 0;
}

static int tear_down(void **state)
{
    const struct place *place = *state;
    folder_remove(place->folder);
    return 0;
}

static void write_file(const struct place *place, const char *name, const char *text, char path[FOLDER_FILE])
{
    folder_write_text(place->folder, name, text);
    folder_path(path, place->folder, name);
}

/* The child's part: no display, its own data folder, output to out. */
static void become_heelbeat(const struct place *place, const char *out, const char *const *words)
{
    const char *argv[WORDS_MAX + 2] = {HEELBEAT_BINARY};
    for (int i = 0; i < WORDS_MAX && words[i]; i++)
        argv[i + 1] = words[i];
    setenv("HEELBEAT_DATA", place->folder, 1);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("SDL_VIDEODRIVER");
    if (dup2(open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO) < 0 ||
        dup2(open(place->err, O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO) < 0)
        _exit(126);
    execv(HEELBEAT_BINARY, (char *const *)(uintptr_t)argv);
    _exit(127);
}

static struct run run_to(const struct place *place, const char *out, const char *const *words)
{
    pid_t child = fork();
    if (child == 0)
        become_heelbeat(place, out, words);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    struct run run = {.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
    run.out = out == place->out ? folder_read_path(out) : calloc(1, 1);
    run.err = folder_read_path(place->err);
    return run;
}

static struct run run(const struct place *place, const char *const *words)
{
    return run_to(place, place->out, words);
}

static void release(struct run *run)
{
    free(run->out);
    free(run->err);
}

static bool is_one_line(const char *text)
{
    const char *newline = strchr(text, '\n');
    return newline && !newline[1];
}

static void test_help_and_version(void **state)
{
    static const char *const rows[][WORDS_MAX] = {
        {"--help"},
        {"help"},
        {"--version"},
        {"play", "--help"},
        {"calibrate", "--help"},
        {"levels", "--help"},
        {"program", "--help"},
        {"check", "-h"},
        {"tune", "--help"},
        {"replay", "--help"},
        {"stats", "--help"},
        {"devices", "--help"},
        {"bench", "--help"},
        {"--data", "x", "--help"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct run ran = run(*state, rows[i]);
        assert_int_equal(ran.code, 0);
        assert_string_equal(ran.err, "");
        assert_non_null(strstr(ran.out, "heelbeat"));
        release(&ran);
    }
}

static void test_usage_errors(void **state)
{
    static const char *const rows[][WORDS_MAX] = {
        {"dance"},
        {"--dance"},
        {"play"},
        {"play", "a", "b"},
        {"play", "a", "--tempo", "49"},
        {"play", "a", "--tempo", "fast"},
        {"play", "a", "--player", "robot"},
        {"play", "a", "--player", "script:"},
        {"play", "a", "--fast"},
        {"play", "a", "--seed", "-1"},
        {"play", "a", "--json=yes"},
        {"check"},
        {"tune", "a"},
        {"tune", "one-minute", "--minutes", "2", "-o", "x.wav"},
        {"tune", "--minutes", "0", "-o", "x.wav"},
        {"tune", "--style", "lofi"},
        {"tune", "one-minute", "-o", "x.mp3"},
        {"tune", "one-minute", "-o", ".wav"},
        {"replay"},
        {"stats", "me"},
        {"stats", "--json", "--csv"},
        {"stats", "--csv", "--plot", "x.png"},
        {"stats", "--range", "week"},
        {"levels", "--fast"},
        {"program", "a", "b"},
        {"program", "a", "--cadence", "9"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct run ran = run(*state, rows[i]);
        if (ran.code != 2 || !is_one_line(ran.err) || ran.out[0] || !strstr(ran.err, "--help"))
            fail_msg("%s %s: exit %d, \"%s\"", rows[i][0], rows[i][1] ? rows[i][1] : "", ran.code, ran.err);
        release(&ran);
    }
}

static void test_failures_are_said_in_a_line(void **state)
{
    static const struct {
        const char *words[WORDS_MAX];
        const char *says;
    } rows[] = {
        {{"play", "no-such-level", "--headless"}, "no-such-level"},
        {{"play", LEVEL, "--headless", "--fast", "--player", "script:/nowhere.jsonl"}, "/nowhere.jsonl"},
        {{"play", LEVEL, "--headless", "--fast", "--trace", "/nowhere/t.jsonl"}, "/nowhere/t.jsonl"},
        {{"play", LEVEL, "--headless", "--fast", "--screenshot", "/nowhere/p.png"}, "/nowhere"},
        {{"play", LEVEL, "--headless", "--profile", "../elsewhere"}, "../elsewhere"},
        {{"tune", "no-such-level", "-o", "/nowhere/x.wav"}, "no-such-level"},
        {{"tune", LEVEL, "-o", "/nowhere/x.wav"}, "/nowhere/x.wav"},
        {{"replay", "/nowhere.json"}, "/nowhere.json"},
        {{"replay", LEVEL, "--verify"}, "one-minute.json"},
        {{"play", LEVEL}, "--headless"},
        {{NULL}, "--headless"}, /* the game itself, without a display */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct run ran = run(*state, rows[i].words);
        if (ran.code != 1 || !is_one_line(ran.err) || ran.out[0] || !strstr(ran.err, rows[i].says))
            fail_msg("row %zu: exit %d, \"%s\"", i, ran.code, ran.err);
        release(&ran);
    }
}

static double number(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    if (!cJSON_IsNumber(item))
        fail_msg("\"%s\" is no number", name);
    return item->valuedouble;
}

static void test_play_json(void **state)
{
    static const char *const words[WORDS_MAX] = {"play",     "one-minute", "--headless", "--fast",
                                                 "--player", "perfect",    "--json"};
    struct run ran = run(*state, words);
    assert_int_equal(ran.code, 0);
    assert_string_equal(ran.err, "");
    cJSON *result = cJSON_Parse(ran.out);
    assert_non_null(result);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(result, "level")), "one-minute");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(result, "player")), "perfect");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(result, "grade")), "S");
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(result, "finished")));
    assert_true(number(result, "reps") > 0 && number(result, "counted") == number(result, "reps"));
    assert_true(number(result, "accuracy") == 100.0 && number(result, "score") == 1000000.0);
    assert_true(number(result, "max_combo") == number(result, "reps"));
    assert_true(cJSON_IsObject(cJSON_GetObjectItem(result, "form")));
    const cJSON *heels = cJSON_GetObjectItem(result, "heels");
    static const char *const names[] = {"left", "right"}, *const edges[] = {"lift", "landing"};
    double hits = 0.0;
    for (int heel = 0; heel < 2; heel++) {
        for (int edge = 0; edge < 2; edge++) {
            const cJSON *stats = cJSON_GetObjectItem(cJSON_GetObjectItem(heels, names[heel]), edges[edge]);
            hits += number(stats, "perfect");
            assert_true(number(stats, "great") + number(stats, "good") + number(stats, "miss") == 0.0);
            assert_true(number(stats, "mean_ms") == 0.0 && number(stats, "median_ms") == 0.0 &&
                        number(stats, "sd_ms") == 0.0);
        }
    }
    assert_true(hits == 2.0 * number(result, "reps"));
    cJSON_Delete(result);
    release(&ran);
}

/* Plays, then finds the session in the statistics and its replay true; then meddles with the replay. */
static void test_play_stats_replay(void **state)
{
    static const char *const play[WORDS_MAX] = {"play", LEVEL, "--headless", "--fast"};
    static const char *const stats[WORDS_MAX] = {"stats", "--json"};
    struct run ran = run(*state, play);
    assert_int_equal(ran.code, 0);
    char path[FOLDER_FILE] = "";
    assert_int_equal(sscanf(strstr(ran.out, "Replay"), "Replay %511s", path), 1);
    release(&ran);

    ran = run(*state, stats);
    cJSON *document = cJSON_Parse(ran.out);
    const cJSON *session = cJSON_GetArrayItem(cJSON_GetObjectItem(document, "sessions"), 0);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(session, "player")), "human");
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(session, "finished")));
    assert_true(number(cJSON_GetObjectItem(document, "streak"), "days") == 0.0); /* a demo never counts */
    assert_true(number(cJSON_GetObjectItem(document, "today"), "reps") == 0.0);
    cJSON_Delete(document);
    release(&ran);

    const char *const verify[WORDS_MAX] = {"replay", path, "--verify"};
    ran = run(*state, verify);
    assert_int_equal(ran.code, 0);
    assert_non_null(strstr(ran.out, "The same result"));
    release(&ran);

    char *text = folder_read_path(path), meddled[FOLDER_FILE];
    char *score = strstr(text, "\"score\":");
    assert_non_null(score);
    score += strcspn(score, "0123456789");
    *score = *score == '1' ? '2' : '1';
    write_file(*state, "meddled.json", text, meddled);
    free(text);
    const char *const again[WORDS_MAX] = {"replay", meddled, "--verify"};
    ran = run(*state, again);
    assert_int_equal(ran.code, 1);
    assert_true(is_one_line(ran.err));
    assert_non_null(strstr(ran.err, "score"));
    release(&ran);
}

/* A level that was changed after it was played is not what the replay was of. */
static void test_replay_of_a_changed_level(void **state)
{
    char *text = folder_read_path(LEVEL), level[FOLDER_FILE], path[FOLDER_FILE] = "";
    write_file(*state, "mine.json", text, level);
    const char *const play[WORDS_MAX] = {"play", level, "--headless", "--fast"};
    struct run ran = run(*state, play);
    assert_int_equal(ran.code, 0);
    assert_int_equal(sscanf(strstr(ran.out, "Replay"), "Replay %511s", path), 1);
    release(&ran);

    FILE *file = fopen(level, "ab");
    fputc('\n', file);
    fclose(file);
    const char *const verify[WORDS_MAX] = {"replay", path, "--verify"};
    ran = run(*state, verify);
    assert_int_equal(ran.code, 1);
    assert_non_null(strstr(ran.err, "another level now"));
    release(&ran);
    free(text);
}

static void test_check(void **state)
{
    char good[FOLDER_FILE], bad[FOLDER_FILE], styleless[FOLDER_FILE];
    char *text = folder_read_path(LEVEL);
    write_file(*state, "good.json", text, good);
    char *style = strstr(text, "\"style\": \"");
    assert_non_null(style);
    style[10] = 'Q';
    write_file(*state, "styleless.json", text, styleless);
    write_file(*state, "bad.json", "{\"format\":\"heelbeat-level/1\",\"tempo\":7}", bad);
    free(text);

    const char *const one[WORDS_MAX] = {"check", good};
    struct run ran = run(*state, one);
    assert_int_equal(ran.code, 0);
    assert_non_null(strstr(ran.out, "good.json: good\n"));
    assert_string_equal(ran.err, "");
    release(&ran);

    const char *const all[WORDS_MAX] = {"check", bad, good, styleless, "/nowhere.json"};
    ran = run(*state, all);
    assert_int_equal(ran.code, 1);
    assert_non_null(strstr(ran.out, "bad.json: tempo"));
    assert_non_null(strstr(ran.out, "bad.json: title"));
    assert_non_null(strstr(ran.out, "good.json: good\n"));
    assert_non_null(strstr(ran.out, "styleless.json: music.style"));
    assert_non_null(strstr(ran.out, "/nowhere.json"));
    assert_non_null(strstr(ran.err, "3 of 4"));
    release(&ran);
}

/* A style is known by its format, and every fault of it is told. */
static void test_check_of_a_style(void **state)
{
    char good[FOLDER_FILE], bad[FOLDER_FILE];
    char *text = folder_read_path(HEELBEAT_SOURCE "/assets/styles/chiptune.json");
    write_file(*state, "mine.json", text, good);
    cJSON *style = cJSON_Parse(text);
    free(text);
    cJSON_SetNumberValue(cJSON_GetObjectItem(style, "section_bars"), 99);
    cJSON_DeleteItemFromObject(style, "lead");
    text = cJSON_Print(style);
    cJSON_Delete(style);
    write_file(*state, "broken.json", text, bad);
    cJSON_free(text);
    struct run ran = run(*state, (const char *const[WORDS_MAX]){"check", good, bad});
    assert_int_equal(ran.code, 1);
    assert_non_null(strstr(ran.out, "mine.json: good\n"));
    assert_non_null(strstr(ran.out, "broken.json: section_bars"));
    assert_non_null(strstr(ran.out, "broken.json: lead"));
    assert_non_null(strstr(ran.err, "1 of 2"));
    release(&ran);
}

/* A file in the player's folder of styles can be asked for by name, and of a name that is none those there are told. */
static void test_tune_without_a_level(void **state)
{
    const struct place *place = *state;
    char folder[FOLDER_FILE], unused[FOLDER_FILE], path[FOLDER_FILE];
    char *text = folder_read_path(HEELBEAT_SOURCE "/assets/styles/chiptune.json");
    snprintf(folder, sizeof folder, "%s/styles", place->folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    write_file(place, "styles/mine.json", text, unused);
    free(text);
    snprintf(path, sizeof path, "%s/out.wav", place->folder);
    struct run ran = run(
        place, (const char *const[WORDS_MAX]){"tune", "--style", "mine", "--seed", "5", "--minutes", "1", "-o", path});
    assert_int_equal(ran.code, 0);
    release(&ran);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_in_range(status.st_size, 60 * 48000 * 4, 70 * 48000 * 4);
    ran = run(place, (const char *const[WORDS_MAX]){"tune", "--style", "polka", "-o", path});
    assert_int_equal(ran.code, 1);
    assert_non_null(strstr(ran.err, "lofi, mine and synthwave"));
    release(&ran);
}

static void test_levels_and_tune(void **state)
{
    static const char *const levels[WORDS_MAX] = {"levels", "--json"};
    struct run ran = run(*state, levels);
    assert_int_equal(ran.code, 0);
    cJSON *array = cJSON_Parse(ran.out);
    assert_true(cJSON_GetArraySize(array) >= 4);
    assert_true(number(cJSON_GetArrayItem(array, 0), "cadence") >= 10.0);
    cJSON_Delete(array);
    release(&ran);

    char path[FOLDER_FILE];
    snprintf(path, sizeof path, "%s/out.wav", ((struct place *)*state)->folder);
    const char *const tune[WORDS_MAX] = {"tune", "one-minute", "-o", path};
    ran = run(*state, tune);
    assert_int_equal(ran.code, 0);
    assert_string_equal(ran.err, ""); /* no progress where no one looks */
    release(&ran);
    FILE *file = fopen(path, "rb");
    char head[12];
    assert_int_equal(fread(head, 1, sizeof head, file), sizeof head);
    fclose(file);
    assert_memory_equal(head, "RIFF", 4);
    assert_memory_equal(head + 8, "WAVE", 4);
}

static int16_t *read_samples(const char *folder, const char *name, long *count)
{
    char path[FOLDER_FILE];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *count = (ftell(file) - 44) / 2;
    assert_true(*count > 48000);
    assert_int_equal(fseek(file, 44, SEEK_SET), 0);
    int16_t *samples = malloc((size_t)*count * sizeof *samples);
    assert_int_equal(fread(samples, sizeof *samples, (size_t)*count, file), *count);
    fclose(file);
    return samples;
}

static void test_tune_with_stems(void **state)
{
    const char *folder = ((struct place *)*state)->folder;
    char path[FOLDER_FILE];
    snprintf(path, sizeof path, "%s/one.wav", folder);
    const char *const tune[WORDS_MAX] = {"tune", "one-minute", "-o", path, "--stems"};
    struct run ran = run(*state, tune);
    assert_int_equal(ran.code, 0);
    release(&ran);
    long count[3];
    int16_t *mix = read_samples(folder, "one.wav", &count[0]);
    int16_t *backing = read_samples(folder, "one-backing.wav", &count[1]);
    int16_t *lead = read_samples(folder, "one-lead.wav", &count[2]);
    assert_true(count[0] == count[1] && count[1] == count[2]);
    long sung = 0;
    for (long i = 0; i < count[0]; i++) {
        assert_int_equal(backing[i] + lead[i], mix[i]);
        sung += abs(lead[i]) > 500;
    }
    assert_true(sung > count[0] / 20);
    free(mix);
    free(backing);
    free(lead);
}

static void test_languages(void **state)
{
    static const struct {
        const char *words[WORDS_MAX];
        int code;
        const char *out, *err; /* parts of what is said */
    } rows[] = {
        {{"--lang", "qps", "levels", "--help"}, 0, "th\u00ee\u00ee\u0161 t\u00eb\u00ebxt", ""},
        {{"levels", "--help", "--lang=qps"}, 0, "th\u00ee\u00ee\u0161 t\u00eb\u00ebxt", ""},
        {{"levels", "--help", "--lang=en"}, 0, "this text", ""},
        {{"levels", "--lang", "qps", "--nonsense"}, 2, "", "--nonsense \u00ee\u00ee\u0161 \u00f1\u00f4\u00f4t"},
        {{"play", "nonsense", "--lang", "qps"},
         1,
         "",
         "nonsense: \u00ee\u00ee\u0161 \u00f1\u00f4\u00f4 l\u00eb\u00ebv"},
        {{"levels", "--lang", "tlh"}, 2, "", "tlh: is no language that Heelbeat has"},
        {{"levels", "--", "--lang=qps"}, 2, "", "is one argument too many"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct run ran = run(*state, rows[i].words);
        assert_int_equal(ran.code, rows[i].code);
        assert_non_null(strstr(ran.out, rows[i].out));
        assert_non_null(strstr(ran.err, rows[i].err));
        release(&ran);
    }
}

static void expect(struct place *place, const char *const *words, const char *out)
{
    struct run ran = run(place, words);
    assert_int_equal(ran.code, 0);
    assert_non_null(strstr(ran.out, out));
    assert_string_equal(ran.err, "");
    release(&ran);
}

/* The terminal is spoken to as the window is. A look at the setting leaves a damaged file to whoever reads all of it.
 */
static void test_the_language_that_is_set(void **state)
{
    static const char *const help[WORDS_MAX] = {"levels", "--help"}, *const lang[WORDS_MAX] = {"levels", "--help",
                                                                                               "--lang", "en"};
    static const char damaged[] = "{\"format\":\"heelbeat-settings/1\",\"language\":\"qps\",\"timing\":1}";
    char path[FOLDER_FILE], other[FOLDER_FILE];
    folder_path(other, ((struct place *)*state)->folder, "other");
    const char *const elsewhere[WORDS_MAX] = {"levels", "--help", "--data", other};
    const char *const there[WORDS_MAX] = {"levels", "--data", other};

    write_file(*state, "settings.json", damaged, path);
    expect(*state, help, "th\u00ee\u00ee\u0161 t\u00eb\u00ebxt");
    expect(*state, lang, "this text");
    expect(*state, elsewhere, "this text");
    folder_expect(((struct place *)*state)->folder, "settings.json", damaged);
    write_file(*state, "other/settings.json", "{\"format\":\"heelbeat-settings/1\",\"language\":\"qps\"}", path);
    expect(*state, there, "L\u00eb\u00ebv\u00eb\u00ebl");
}

static void test_devices(void **state)
{
    static const char *const table[WORDS_MAX] = {"devices"}, *const json[WORDS_MAX] = {"devices", "--json"};
    struct run ran = run(*state, table);
    assert_int_equal(ran.code, 0);
    assert_string_equal(ran.err, "");
    assert_true(strncmp(ran.out, "Keyboard ", 9) == 0);
    assert_non_null(strstr(ran.out, "left: F, Left · right: J, Right\n"));
    release(&ran);

    ran = run(*state, json);
    assert_int_equal(ran.code, 0);
    cJSON *document = cJSON_Parse(ran.out);
    const cJSON *keyboard = cJSON_GetObjectItem(document, "keyboard");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(keyboard, "left")), "F, Left");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(keyboard, "active")), "up");
    assert_true(cJSON_IsArray(cJSON_GetObjectItem(document, "devices")));
    cJSON_Delete(document);
    release(&ran);
}

/* A mat that was set up once and is away now is listed as it was left. */
static void test_devices_that_are_away(void **state)
{
    static const char file[] =
        "{\"format\":\"heelbeat-devices/1\",\"devices\":[{\"id\":\"pad:1\",\"name\":\"My mat\",\"kind\":\"pad\","
        "\"bound\":true,\"polarity\":\"down\",\"heels\":{\"left\":{\"controls\":[\"button 0\",\"button 5\"]},"
        "\"right\":{\"controls\":[\"axis 1 +\"]}}}]}";
    static const char *const table[WORDS_MAX] = {"devices"}, *const json[WORDS_MAX] = {"devices", "--json"};
    char path[FOLDER_FILE];
    write_file(*state, "devices.json", file, path);
    struct run ran = run(*state, table);
    assert_int_equal(ran.code, 0);
    const char *line = strstr(ran.out, "My mat");
    assert_non_null(line);
    assert_non_null(strstr(line, "away"));
    assert_non_null(strstr(line, "left: button 0 and button 5 · right: axis 1 +\n"));
    release(&ran);

    ran = run(*state, json);
    cJSON *document = cJSON_Parse(ran.out);
    const cJSON *mat = cJSON_GetArrayItem(cJSON_GetObjectItem(document, "devices"), 0);
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(mat, "name")), "My mat");
    assert_true(cJSON_IsFalse(cJSON_GetObjectItem(mat, "here")));
    assert_true(cJSON_IsTrue(cJSON_GetObjectItem(mat, "set_up")));
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(mat, "left")), 2);
    cJSON_Delete(document);
    release(&ran);
}

/* Reads what comes until the keyboard's line is whole. */
static void wait_for_the_keyboard(int from)
{
    char out[4096] = "";
    for (size_t count = 0; !strstr(out, "Keyboard ") || !strchr(strstr(out, "Keyboard "), '\n');) {
        ssize_t got = read(from, out + count, sizeof out - 1 - count);
        if (got <= 0)
            fail_msg("it ended, or said too much: %s", out);
        count += (size_t)got;
    }
}

/* Until Ctrl-C, which is how it is meant to end. */
static void test_devices_watched(void **state)
{
    static const char *const words[WORDS_MAX] = {"devices", "--watch"};
    const struct place *place = *state;
    assert_int_equal(mkfifo(place->out, 0600), 0);
    pid_t child = fork();
    if (child == 0)
        become_heelbeat(place, place->out, words);
    int status = 0, from = open(place->out, O_RDONLY);
    assert_true(from >= 0);
    wait_for_the_keyboard(from);
    assert_int_equal(waitpid(child, &status, WNOHANG), 0);
    assert_int_equal(kill(child, SIGINT), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    close(from);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* A full disk and a closed pipe are failures, not silence. */
static void test_output_that_cannot_be_written(void **state)
{
    static const char *const levels[WORDS_MAX] = {"levels"};
    if (access("/dev/full", W_OK) != 0)
        skip();
    struct run ran = run_to(*state, "/dev/full", levels);
    assert_int_equal(ran.code, 1);
    assert_true(is_one_line(ran.err));
    release(&ran);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_help_and_version, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_usage_errors, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_failures_are_said_in_a_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_play_json, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_play_stats_replay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_replay_of_a_changed_level, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_check, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_check_of_a_style, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tune_without_a_level, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_levels_and_tune, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_tune_with_stems, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_languages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_language_that_is_set, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_devices, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_devices_that_are_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_devices_watched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_output_that_cannot_be_written, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
