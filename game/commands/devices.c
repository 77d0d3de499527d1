#include "app/clock.h"
#include "commands/commands.h"
#include "files/os_machine.h"
#include "input/drivers.h"
#include "words/device.h"
#include "words/timing.h"

#include <cjson/cJSON.h>
#include <SDL.h>
#include <stdio.h>

#define LOOK_US 400000  /* for devices that are there to be told of */
#define SCAN_US 6000000 /* for serial ports to be asked in turn */
#define TURN_US 1000

struct watch {
    struct call call;
    struct devices *devices;
    bool watched, scan;
};

static void print_edge(const struct watch *watch, const struct device_event *event)
{
    const struct heel_event *heel = &event->heel;
    const char *name = devices_at(watch->devices, event->device)->foot.setup.name;
    const char *edge = heel->kind == HEEL_KIND_LIFT ? "lift" : "landing";
    if (!watch->call.json) {
        const struct message cells[] = {output_text(name), words_heel(heel->heel),
                                        words_edge(heel->kind == HEEL_KIND_LIFT ? EDGE_LIFT : EDGE_LANDING)};
        output_cells(watch->call.cli, (const int[]){32, 5, 0}, cells, 3);
        return;
    }
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "device", name);
    cJSON_AddStringToObject(object, "heel", heel_name(heel->heel));
    cJSON_AddStringToObject(object, "edge", edge);
    cJSON_AddNumberToObject(object, "mono_us", (double)heel->t_us);
    output_json_line(object, NULL);
}

static void print_change(const struct watch *watch, const struct device_event *event)
{
    const char *name = devices_at(watch->devices, event->device)->foot.setup.name;
    if (!watch->call.json)
        output_row(watch->call.cli, 32, output_text(name),
                   event->kind == DEVICE_EVENT_ARRIVED ? _("is here") : _("is gone"));
}

static void tell(struct watch *watch, const struct device_event *event)
{
    switch (event->kind) {
    case DEVICE_EVENT_HEEL:
        if (watch->watched && event->heel.kind != HEEL_KIND_HEIGHT)
            print_edge(watch, event);
        break;
    case DEVICE_EVENT_ARRIVED:
    case DEVICE_EVENT_LEFT:
        if (watch->watched)
            print_change(watch, event);
        break;
    case DEVICE_EVENT_FAULT:
        notices_note(&watch->call.backstage.notices, &event->error);
        backstage_tell(&watch->call.backstage);
        break;
    case DEVICE_EVENT_MENU:
    case DEVICE_EVENT_READING:
    case DEVICE_EVENT_KIND_COUNT:
        break;
    }
}

/* Until until_us, or the user has enough. */
static void follow(struct watch *watch, int64_t until_us)
{
    for (int64_t mono_us = clock_mono_us(); mono_us < until_us && !os_stop_asked(); mono_us = clock_mono_us()) {
        SDL_Event event;
        struct device_event told;
        while (SDL_PollEvent(&event))
            devices_event(watch->devices, &event, clock_mono_us());
        devices_step(watch->devices, clock_mono_us());
        while (devices_next(watch->devices, &told))
            tell(watch, &told);
        if (watch->watched && fflush(stdout) != 0)
            break;
        clock_sleep_until(mono_us + TURN_US);
    }
}

static cJSON *heel_json(const struct device_heel *heel)
{
    char buffer[CONTROL_TEXT_SIZE];
    cJSON *controls = cJSON_CreateArray();
    for (int32_t i = 0; i < heel->count; i++)
        cJSON_AddItemToArray(controls, cJSON_CreateString(binding_format(heel, i, buffer)));
    return controls;
}

static cJSON *device_json(const struct device *device)
{
    const struct device_setup *setup = &device->foot.setup;
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "id", setup->id);
    cJSON_AddStringToObject(object, "name", setup->name);
    cJSON_AddStringToObject(object, "kind", device_kind_words[setup->kind]);
    cJSON_AddBoolToObject(object, "here", device->here);
    cJSON_AddBoolToObject(object, "set_up", setup->bound);
    cJSON_AddBoolToObject(object, "off", setup->off);
    cJSON_AddStringToObject(object, "active", heel_polarity_words[setup->polarity]);
    cJSON_AddItemToObject(object, "left", heel_json(&setup->heels[HEEL_LEFT]));
    cJSON_AddItemToObject(object, "right", heel_json(&setup->heels[HEEL_RIGHT]));
    return object;
}

static bool print_json(const struct watch *watch, struct error *error)
{
    cJSON *document = cJSON_CreateObject();
    cJSON *keyboard = cJSON_AddObjectToObject(document, "keyboard");
    cJSON_AddStringToObject(keyboard, "left", watch->call.backstage.preferences.now.left_keys);
    cJSON_AddStringToObject(keyboard, "right", watch->call.backstage.preferences.now.right_keys);
    cJSON_AddStringToObject(keyboard, "active", heel_polarity_words[watch->call.backstage.preferences.now.keys_active]);
    cJSON *list = cJSON_AddArrayToObject(document, "devices");
    for (int i = FEET_KEYBOARD + 1; i < devices_count(watch->devices); i++)
        cJSON_AddItemToArray(list, device_json(devices_at(watch->devices, i)));
    return output_json(document, error);
}

static const int widths[] = {32, 10, 0};
#define COLUMNS (sizeof widths / sizeof widths[0])

static void print_device(const struct cli *cli, const struct device *device)
{
    char line[2 * WORDS_SIZE];
    struct text text;
    struct facts bindings = words_controls(&device->foot.setup);
    text_init(&text, line, sizeof line);
    facts_fill(cli->words, &text, &bindings);
    const struct message cells[COLUMNS] = {
        output_text(device->foot.setup.name),
        words_device_state(device_state_of(&device->foot.setup, device->here, false)), output_text(line)};
    output_cells(cli, widths, cells, COLUMNS);
}

static void print_table(const struct watch *watch)
{
    const struct cli *cli = watch->call.cli;
    const struct settings *settings = &watch->call.backstage.preferences.now;
    const struct message keyboard[COLUMNS] = {_("Keyboard"), words_device_state(DEVICE_STATE_READY),
                                              _f("left: {left} · right: {right}",
                                                 value_text("left", settings->left_keys),
                                                 value_text("right", settings->right_keys))};
    output_cells(cli, widths, keyboard, COLUMNS);
    for (int i = FEET_KEYBOARD + 1; i < devices_count(watch->devices); i++)
        print_device(cli, devices_at(watch->devices, i));
}

/* Who is there is listed first, and what comes of them is told after. */
static bool look(struct watch *watch, struct error *error)
{
    bool watched = watch->watched;
    watch->devices = feet_devices(&watch->call.backstage.feet);
    if (watch->scan)
        devices_scan(watch->devices);
    watch->watched = false;
    follow(watch, clock_mono_us() + (watch->scan ? SCAN_US : LOOK_US));
    watch->watched = watched;
    if (!watch->call.json)
        print_table(watch);
    else if (!print_json(watch, error))
        return false;
    if (watched && fflush(stdout) == 0)
        follow(watch, INT64_MAX);
    return true;
}

static bool run(void *asked, struct error *error)
{
    struct watch *watch = asked;
    struct feet *feet = &watch->call.backstage.feet;
    os_stop_watch();
    feet_plug_in(feet, drivers_all);
    bool good = look(watch, error);
    feet_close(feet);
    os_stop_leave();
    return good;
}

static const struct option options[] = {
    FLAG_ROW("watch", struct watch, watched, N_("print every lift and landing as it comes, until Ctrl-C")),
    FLAG_ROW("scan", struct watch, scan, N_("look for foot sensors on the USB serial ports first")),
    FLAG_ROW("json", struct watch, call.json, N_("print them as JSON; with --watch, then an object a line")),
    TEXT_ROW("data", 0, "DIR", struct watch, call.desc.data, N_("where settings, profiles and sessions are kept")),
};

const struct verb verb_devices = {
    .usage = {.command = "devices",
              .places = "",
              .summary = N_("Lists what heels can be followed with, and how each is set up."),
              OPTION_ROWS(options)},
    .told = N_("list what heels can be followed with"),
    .needs = NEEDS_STAGE,
    .size = sizeof(struct watch),
    .run = run,
};
