#include "draw/easel.h"
#include "draw/pictures/scene.h"

#include <stdio.h>
#include <time.h>

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(void)
{
    enum { WARM = 300, FRAMES = 1200 };
    double start = cpu_ms();
    struct easel easel = easel_create(1280, 720);
    double made = cpu_ms() - start, first = 0, worst = 0, steady = 0;
    static struct scene scene;
    scene_init(&scene);
    for (int i = 0; i < FRAMES; i++) {
        scene_step(&scene, 4000000 + (int64_t)i * 16667);
        start = cpu_ms();
        scene_draw(easel.canvas, &scene);
        double took = cpu_ms() - start;
        if (i == 0)
            first = took;
        else
            worst = SDL_max(worst, took);
        if (i >= WARM)
            steady += took / (FRAMES - WARM);
    }
    printf(
        "canvas made %.1f ms, first frame %.1f ms, mean %.2f ms, worst %.2f ms of CPU at 1280 x 720; %.1f MiB kept\n",
        made, first, steady, worst, (double)canvas_cached_bytes(easel.canvas) / (1 << 20));
    scene_reset(&scene);
    easel_destroy(&easel);
    return 0;
}
