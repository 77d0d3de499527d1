#include "store/levels/program_file.h"

#include "core/base/text.h"
#include "core/made/quick.h"
#include "files/file.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define MINUTES_MIN  (PROGRAM_SECONDS_MIN / 60.0)
#define MINUTES_MAX  (PROGRAM_SECONDS_MAX / 60.0)

static bool read_int(const struct json_in *in, const cJSON *object, const char *place, const char *name, bool required,
                     int32_t min, int32_t max, int32_t *out)
{
    int64_t value = 0;
    if (!json_int(in, object, place, name, required, min, max, &value))
        return false;
    *out = (int32_t)value;
    return true;
}

static void read_style(const struct json_in *in, const cJSON *root, struct program *program)
{
    if (json_string(in, root, "", "style", false, program->style, sizeof program->style) &&
        !quick_style_is_sound(program->style))
        json_fault_value(in, "style", cJSON_GetObjectItemCaseSensitive(root, "style"),
                         "use the name of a style: small letters and digits; or leave it to the player");
}

static void read_growth(const struct json_in *in, const cJSON *root, struct program *program)
{
    static const char *const known[] = {"to", "by"};
    const cJSON *grow = json_object(in, root, "", "grow", false);
    if (!grow)
        return;
    program->grow_by = 1;
    read_int(in, grow, "grow", "by", false, 1, PROGRAM_ROUNDS_MAX, &program->grow_by);
    read_int(in, grow, "grow", "to", true, 1, PROGRAM_ROUNDS_MAX, &program->grow_to);
    json_done(in, grow, "grow", known, COUNT(known));
}

static void read_rest(const struct json_in *in, const cJSON *item, const char *place, struct program_step *step)
{
    static const char *const known[] = {"rest"};
    /* A length that can't be read still stands for a rest in what is said of the order of steps. */
    step->rest_s = PROGRAM_REST_MIN_S;
    read_int(in, item, place, "rest", true, PROGRAM_REST_MIN_S, PROGRAM_REST_MAX_S, &step->rest_s);
    json_done(in, item, place, known, COUNT(known));
}

static void read_set(const struct json_in *in, const cJSON *item, const char *place, struct program_step *step)
{
    static const char *const known[] = {"set", "reps", "minutes", "hold", "lower", "name"};
    const char *ways[SET_WAY_COUNT];
    for (int way = 0; way < SET_WAY_COUNT; way++)
        ways[way] = set_way_word((enum set_way)way);
    int way = SET_TOGETHER;
    if (json_word(in, item, place, "set", true, ways, SET_WAY_COUNT, &way))
        step->way = (enum set_way)way;
    read_int(in, item, place, "reps", false, 1, PROGRAM_REPS_MAX, &step->reps);
    double minutes = 0;
    if (json_number(in, item, place, "minutes", false, MINUTES_MIN, MINUTES_MAX, &minutes))
        step->seconds = (int32_t)floor(minutes * 60 + 0.5);
    read_int(in, item, place, "hold", false, 0, PROGRAM_HOLD_MAX, &step->hold);
    step->lower = 1;
    read_int(in, item, place, "lower", false, 1, PROGRAM_LOWER_MAX, &step->lower);
    json_line(in, item, place, "name", false, step->name, sizeof step->name);
    json_done(in, item, place, known, COUNT(known));
}

static void read_steps(const struct json_in *in, const cJSON *root, struct program *program)
{
    const cJSON *list = json_array(in, root, "", "steps", true, PROGRAM_STEPS_MAX);
    for (const cJSON *item = list ? list->child : NULL; item; item = item->next) {
        char place[JSON_PLACE_SIZE];
        struct program_step *step = &program->steps[program->step_count];
        json_place_item(place, sizeof place, "steps", program->step_count++);
        if (!cJSON_IsObject(item))
            json_fault_value(in, place, item, "write {\"set\": ...} or {\"rest\": ...}");
        else if (cJSON_GetObjectItemCaseSensitive(item, "rest"))
            read_rest(in, item, place, step);
        else
            read_set(in, item, place, step);
    }
}

static void read_program(const struct json_in *in, const cJSON *root, struct program *program)
{
    static const char *const known[] = {"format", "title", "about", "style",  "cadence",
                                        "rounds", "grow",  "steps", "$schema"};
    static const char *const formats[] = {"heelbeat-program/1"};
    int format = 0;
    char schema[256];
    json_word(in, root, "", "format", true, formats, COUNT(formats), &format);
    json_string(in, root, "", "$schema", false, schema, sizeof schema);
    json_line(in, root, "", "title", true, program->title, sizeof program->title);
    json_line(in, root, "", "about", true, program->about, sizeof program->about);
    read_style(in, root, program);
    read_int(in, root, "", "cadence", false, QUICK_RPM_MIN, QUICK_RPM_MAX, &program->cadence_rpm);
    program->rounds = 1;
    read_int(in, root, "", "rounds", false, 1, PROGRAM_ROUNDS_MAX, &program->rounds);
    read_growth(in, root, program);
    read_steps(in, root, program);
    json_done(in, root, "", known, COUNT(known));
}

static void fault_of_meaning(void *context, const char *place, const char *what, const char *fix)
{
    const struct json_in *in = context;
    if (!json_fault_told(in, place))
        json_fault(in, place, what, fix);
}

bool program_is(const char *bytes, size_t size)
{
    return json_says_format(bytes, size, "heelbeat-program/");
}

bool program_parse(const char *file, const char *bytes, size_t size, struct program *program,
                   struct json_faults *faults)
{
    struct json_in in = {.file = file, .faults = faults};
    int before = faults->count;
    *program = (struct program){0};
    if (size > PROGRAM_FILE_MAX) {
        json_fault(&in, "", "is larger than 1 MiB", "make the program shorter");
        return false;
    }
    cJSON *root = json_parse(&in, bytes, size);
    if (root && !cJSON_IsObject(root)) {
        json_fault_value(&in, "", root, "write the program as an object in {curly brackets}");
    } else if (root) {
        read_program(&in, root, program);
        program_faults(program, fault_of_meaning, &in);
    }
    cJSON_Delete(root);
    if (faults->count == before)
        return true;
    *program = (struct program){0};
    return false;
}

bool program_load(const char *path, struct program *program, struct error *error)
{
    char *bytes = NULL;
    size_t size = 0;
    *program = (struct program){0};
    if (!file_read(path, PROGRAM_FILE_MAX, &bytes, &size, error))
        return false;
    struct json_faults *faults = calloc(1, sizeof *faults);
    bool good = faults && program_parse(path, bytes, size, program, faults);
    if (!faults)
        error_set(error, path, "does not fit in memory", "close other programs and try again");
    else if (!good && error)
        *error = faults->items[0];
    free(faults);
    free(bytes);
    return good;
}
