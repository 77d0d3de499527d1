#include "app/foot_senders.h"

#include <poll.h>
#include <unistd.h>

#include "check.h"
#include "input/serial/pty_port.h"
#include "input/serial/serial_link.h"

#define QUESTION_MS     20  /* a question comes at once, but the machine may be busy */
#define QUESTIONS_KNOWN 8   /* so many answered: the driver knows the pad, and asks in every step */
#define LEAN            350 /* what each of an FSR pad's sensors feels of a heel on the floor */
#define FLICKER         3
#define LINE_US         10000
#define STIFF_WAY       0.25
/* So many good lines to one that isn't. Each half line costs an FSR pad's next answer, and the driver a tenth of a
 * second until it asks again: one in four seconds. */
#define FSR_NOISE_EVERY   197
#define LINES_NOISE_EVERY 7

/* What is between good lines: bytes of a wrong baud rate, half a line, the other protocol, numbers out of range, an
 * endless line, other firmwares' answers. Each ends the line it is on, but for the last half one, whose rest is what
 * comes next: that is dropped with it. */
static const char *const noises[] = {
    "\x80\xf8\x01\xff\xfe\n",
    "v 5\n",
    "L 0.\n",
    "R\n",
    "v 99999999999999999999 0 0 0\n",
    "L 1e9 R -77\n",
    "0.53 R 0.02 L 0.53 R 0.02 L 0.53 R 0.02 L 0.53 R 0.02 L 0.53 R 0.02 L 0.53 R 0.02 L 0.53 "
    "R 0.02 L 0.53 R 0.02\n",
    "t 100 100 100 100\n",
    "\r\n\n\r",
    "L nan R inf\n",
    "v 512 0 3"};
#define NOISE_COUNT ((int)(sizeof noises / sizeof *noises))

struct board {
    struct pty_port port;
    int lines, noise, answered;
    bool half;        /* said last: what comes next is spoilt by it */
    int64_t quiet_us; /* of FSR pads: until then no question comes */
    int64_t told_us;
    bool heard; /* somebody has opened the port: the first question came */
};

static struct board fsr, lines, stiff;

static void make_noise(struct board *board, int every)
{
    if (++board->lines % every != 0)
        return;
    const char *noise = noises[board->noise++ % NOISE_COUNT];
    pty_port_say(&board->port, noise, strlen(noise));
    board->half = noise[strlen(noise) - 1] != '\n' && noise[strlen(noise) - 1] != '\r';
}

static void plug(struct sender *sender)
{
    struct board *board = sender->self;
    *board = (struct board){0};
    pty_port_init(&board->port);
    pty_port_plug(&board->port);
    sender->serial_path = board->port.path;
}

static void pull(struct sender *sender)
{
    struct board *board = sender->self;
    pty_port_reset(&board->port);
}

/* How many questions have come. */
static int hear(struct board *board)
{
    char bytes[256];
    int questions = 0;
    ssize_t count = read(board->port.sensor, bytes, sizeof bytes);
    for (ssize_t i = 0; i < count; i++)
        questions += bytes[i] == '\n';
    board->heard = board->heard || questions > 0;
    return questions;
}

/* The sensors lie in soft foam, which follows the heel all the way up. */
static int weight(struct bench *bench, enum heel heel)
{
    return (int)(LEAN * (1 - bench_height(bench, heel))) + (int)rng_range(&bench->rng, 0, FLICKER);
}

static void answer(struct board *board, struct bench *bench)
{
    char line[64];
    int left = weight(bench, HEEL_LEFT), right = weight(bench, HEEL_RIGHT);
    int length = snprintf(line, sizeof line, "v %d %d %d %d\r\n", left, left + 20, right, right - 5);
    if (board->half)
        board->quiet_us = bench->now_us + SERIAL_REPLY_US;
    board->half = false;
    pty_port_say(&board->port, line, (size_t)length);
    board->answered++;
    if (board->quiet_us < bench->now_us)
        make_noise(board, FSR_NOISE_EVERY);
}

/* A question takes its way through the terminal at a time of the machine's choosing, so the bench's time waits for it
 * as soon as one must come. */
static void say_fsr(struct sender *sender, struct bench *bench)
{
    struct board *board = sender->self;
    if (board->port.sensor < 0 || bench->now_us <= board->quiet_us)
        return;
    bool must_come = board->answered > QUESTIONS_KNOWN;
    poll(&(struct pollfd){.fd = board->port.sensor, .events = POLLIN}, 1, must_come ? QUESTION_MS : 1);
    for (int i = hear(board); i > 0; i--)
        answer(board, bench);
}

/* What a board of our protocol says of a heel. A stiff pad has lost all weight when the heel is a quarter of its way
 * up.
 */
static double line_height(const struct board *board, struct bench *bench, enum heel heel)
{
    double height = bench_height(bench, heel), way = board == &stiff ? STIFF_WAY : 1;
    return (height < way ? height / way : 1) + (double)rng_range(&bench->rng, -5, 5) / 1000;
}

/* Nobody need ask it, but bytes that are said before the port is open would be lost or wait. */
static void say_lines(struct sender *sender, struct bench *bench)
{
    struct board *board = sender->self;
    char line[64];
    hear(board);
    if (!board->heard || bench->now_us - board->told_us < LINE_US)
        return;
    board->told_us = bench->now_us;
    double left = line_height(board, bench, HEEL_LEFT), right = line_height(board, bench, HEEL_RIGHT);
    /* In two pieces, as the bytes fall. */
    int length = snprintf(line, sizeof line, "L %.3f R %.3f\n", left, right);
    int first = (int)rng_range(&bench->rng, 1, length - 1);
    pty_port_say(&board->port, line, (size_t)first);
    pty_port_say(&board->port, line + first, (size_t)(length - first));
    make_noise(board, LINES_NOISE_EVERY);
}

struct sender sender_fsr = {.plug = plug, .say = say_fsr, .pull = pull, .self = &fsr};
struct sender sender_lines = {.plug = plug, .say = say_lines, .pull = pull, .self = &lines};
struct sender sender_stiff = {.plug = plug, .say = say_lines, .pull = pull, .self = &stiff};

void sender_unplug_fsr(void)
{
    pty_port_pull(&fsr.port);
}

void sender_plug_fsr(void)
{
    fsr.answered = 0;
    fsr.half = false;
    pty_port_plug(&fsr.port);
}
