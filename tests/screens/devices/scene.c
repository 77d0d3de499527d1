#include "screens/devices/scene.h"

struct scene_tone scene_tone;

void __wrap_audio_cue(struct audio *audio, enum cue cue, float gain, float pan);
void __wrap_audio_cue(struct audio *audio, enum cue cue, float gain, float pan)
{
    (void)audio;
    assert_int_equal(cue, CUE_LIFT);
    assert_true(gain > 0);
    scene_tone.times++;
    scene_tone.pan = pan;
}

int scene_open(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    *state = scene;
    scene_tone.times = 0;
    room_open(&scene->room);
    seat_take(&scene->seat, &screen_devices, &scene->room.fixture.services, NULL);
    scene->model = scene->seat.state;
    scene_pass(scene, 17);
    return 0;
}

int scene_close(void **state)
{
    struct scene *scene = *state;
    seat_leave(&scene->seat);
    room_close(&scene->room);
    free(scene);
    return 0;
}

void scene_enter_again(struct scene *scene)
{
    seat_leave(&scene->seat);
    seat_take(&scene->seat, &screen_devices, &scene->room.fixture.services, NULL);
    scene->model = scene->seat.state;
}

void scene_arrive(struct scene *scene, int handle, const struct device_setup *setup)
{
    room_arrive(&scene->room, scene->model, handle, setup);
    seat_look(&scene->seat);
}

void scene_away(struct scene *scene, int handle)
{
    room_leave(&scene->room, scene->model, handle);
    seat_look(&scene->seat);
}

void scene_pass(struct scene *scene, int64_t ms)
{
    room_pass(&scene->room, scene->model, ms);
    seat_look(&scene->seat);
}

void scene_read(struct scene *scene, int handle, struct control control, int32_t value, int64_t ms)
{
    room_read(&scene->room, handle, control, value);
    scene_pass(scene, ms);
}

void scene_key(struct scene *scene, SDL_Scancode key, bool down, int64_t ms)
{
    room_key(&scene->room, scene->model, key, down);
    scene_pass(scene, ms);
}

void scene_select(struct scene *scene, int row)
{
    seat_walk_to(&scene->seat, "device", row);
    assert_int_equal(devices_model_row(scene->model), row);
}

void scene_walk(struct scene *scene, const char *name)
{
    int row = devices_model_row(scene->model);
    seat_walk_to(&scene->seat, "device", row);
    seat_repeat(&scene->seat, ACTION_CONFIRM, 1);
    seat_walk_to(&scene->seat, name, row);
}

const struct device_setup *scene_setup(const struct scene *scene, int place)
{
    return &devices_at(scene->room.fixture.feet.devices, place)->foot.setup;
}

void scene_look(struct scene *scene, const char *name)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    seat_check(&scene->seat);
    for (int i = 0; i < 3; i++)
        seat_draw(&scene->seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
    char large[64];
    snprintf(large, sizeof large, "%s-200", name);
    scene->seat.text_scale = 2;
    seat_draw(&scene->seat, HEELBEAT_PICTURES, large, 1280, 720);
    scene->seat.text_scale = 1;
}
