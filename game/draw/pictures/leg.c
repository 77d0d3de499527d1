#include "draw/pictures/leg.h"

#include "draw/canvas/path.h"

#include <math.h>

/* The leg is measured in units from the ball of the foot, standing on the floor, toes right. */
#define LEG_UNIT   1.6f    /* virtual pixels at scale 1 */
#define LEG_POSES  40      /* between floor and top; kept as sprites */
#define FOOT_TURN  0.5236f /* 30 degrees at the top */
#define MARK_WIDTH 4.0f    /* units, of the strokes that mark good movement */

static const struct point ball = {0, 0};
static const struct point ankle = {-37, -23};
static const struct point knee = {-24.2f, -108.3f};
static const struct point hip = {-250, -140};

/* The parts that are kept: boxes in units around all their poses. */
static const struct box lower_box = {-62, -136, 90, 142};
static const struct box thigh_box = {-140, -148, 140, 84};

struct leg {
    float unit;
    float height;
    float mirror;
};

struct joints {
    struct point ankle, knee;
    float foot, shin, thigh; /* angles turned from the floor pose */
};

static float length_between(struct point a, struct point b)
{
    return hypotf(b.x - a.x, b.y - a.y);
}

static float angle_between(struct point a, struct point b)
{
    return atan2f(b.y - a.y, b.x - a.x);
}

/* The knee lies where the circle of the thigh around the hip meets that of the shin around the ankle, on the upper
 * side. */
static struct point knee_for(struct point at_ankle)
{
    float thigh = length_between(hip, knee), shin = length_between(ankle, knee);
    float apart = length_between(hip, at_ankle);
    float along = (apart * apart + thigh * thigh - shin * shin) / (2 * apart);
    float aside = sqrtf(fmaxf(0, thigh * thigh - along * along));
    float x = (at_ankle.x - hip.x) / apart, y = (at_ankle.y - hip.y) / apart;
    return (struct point){hip.x + along * x + aside * y, hip.y + along * y - aside * x};
}

static struct joints joints_at(float height)
{
    struct joints joints = {.foot = FOOT_TURN * height};
    struct pose foot = {.scale = 1, .angle = joints.foot};
    joints.ankle = pose_point(&foot, ankle);
    joints.knee = knee_for(joints.ankle);
    joints.shin = angle_between(joints.ankle, joints.knee) - angle_between(ankle, knee);
    joints.thigh = angle_between(hip, joints.knee) - angle_between(hip, knee);
    return joints;
}

/* Maps units to a sprite of box: pivot, turned by angle, comes to lie where `at` is. */
static struct pose part_pose(const struct leg *leg, const struct box *box, struct point pivot, struct point at,
                             float angle)
{
    float left = leg->mirror < 0 ? box->x + box->w : box->x;
    return (struct pose){.pivot = pivot,
                         .origin = {leg->mirror * (at.x - left) * leg->unit, (at.y - box->y) * leg->unit},
                         .scale = leg->unit,
                         .angle = angle,
                         .mirror = leg->mirror};
}

static void draw_shin(struct canvas *canvas, const struct leg *leg, const struct joints *joints)
{
    struct pose pose = part_pose(leg, &lower_box, ankle, joints->ankle, joints->shin);
    struct path shin = {.pose = pose};
    path_to(&shin, -44.4f, -21.9f);
    path_curve(&shin, -42.1f, -43, -54.3f, -55.2f, -49.4f, -80.9f);
    path_curve(&shin, -44.5f, -106.5f, -41, -103.7f, -35.2f, -110.5f);
    path_to(&shin, -11.5f, -114);
    path_curve(&shin, -15, -84.5f, -24.7f, -49.8f, -29.6f, -24.1f);
    canvas_polygon(canvas, shin.points, shin.count, theme.shin, theme.shin);
    struct point joint = pose_point(&pose, ankle);
    canvas_circle(canvas, joint.x, joint.y, 7.4f * leg->unit, theme.shin);

    float bulge = 2 * leg->height;
    struct path calf = {.pose = pose};
    path_to(&calf, -41.8f, -35.5f);
    path_curve(&calf, -42.2f, -52.1f, -51 - bulge, -57.4f, -45.9f - bulge, -78.1f);
    path_curve(&calf, -38.6f, -69.2f, -36.3f, -53, -39.9f, -35.9f);
    struct colour warm = colour_alpha(theme.heel[HEEL_LEFT], 0.35f + 0.6f * leg->height);
    canvas_polygon(canvas, calf.points, calf.count, warm, warm);
}

/* A point of the shoe before the ball bends back to the floor by as much as `bend` says. */
static struct point toe(float x, float y, float angle, float bend)
{
    struct pose back = {.scale = 1, .angle = -angle * bend};
    return pose_point(&back, (struct point){x, y});
}

static void draw_foot(struct canvas *canvas, const struct leg *leg, const struct joints *joints)
{
    struct pose pose = part_pose(leg, &lower_box, ball, ball, joints->foot);
    const struct point handle = {-9, -17};
    struct point top = toe(6, -13, joints->foot, 0.15f);
    struct point front = {top.x + 0.75f * (top.x - handle.x), top.y + 0.75f * (top.y - handle.y)};
    struct point tip = toe(20, -6, joints->foot, 0.85f), end = toe(17, -1, joints->foot, 1);
    struct path shoe = {.pose = pose};
    path_to(&shoe, -51, -1);
    path_curve(&shoe, -53, -12, -50, -22, -45, -28);
    path_to(&shoe, -29, -27);
    path_curve(&shoe, -24, -19, handle.x, handle.y, top.x, top.y);
    path_curve(&shoe, front.x, front.y, tip.x, tip.y, end.x, end.y);
    path_to(&shoe, 0, 0);
    canvas_polygon(canvas, shoe.points, shoe.count, theme.text, theme.text);

    struct point sole_end = toe(18, -1.5f, joints->foot, 1);
    struct path sole = {.pose = pose};
    path_to(&sole, -51.5f, -1.5f);
    path_to(&sole, 0, 0);
    path_to(&sole, sole_end.x, sole_end.y);
    canvas_stroke(canvas, sole.points, sole.count, 3.5f * leg->unit, theme.vein);
}

static void draw_lower(struct canvas *canvas, const void *context)
{
    const struct leg *leg = context;
    struct joints joints = joints_at(leg->height);
    draw_shin(canvas, leg, &joints);
    draw_foot(canvas, leg, &joints);
}

static void draw_thigh(struct canvas *canvas, const void *context)
{
    const struct leg *leg = context;
    struct joints joints = joints_at(leg->height);
    struct path thigh = {.pose = part_pose(leg, &thigh_box, hip, hip, joints.thigh)};
    path_to(&thigh, -131, -120);
    path_curve(&thigh, -81, -123, -54, -125, -21, -124);
    for (int i = 1; i <= 16; i++) {
        float angle = -1.37f + (float)i / 16 * 1.844f;
        path_to(&thigh, knee.x + 16 * cosf(angle), knee.y + 16 * sinf(angle));
    }
    path_curve(&thigh, -29, -90, -54, -91, -131, -75);
    canvas_polygon(canvas, thigh.points, thigh.count, theme.thigh, theme.thigh);
}

static void show_part(struct canvas *canvas, const char *name, const struct leg_view *view, const struct leg *leg,
                      const struct box *box, canvas_draw_fn *draw)
{
    float left = leg->mirror < 0 ? -(box->x + box->w) : box->x;
    struct box place = {view->x + left * leg->unit, view->y + box->y * leg->unit, box->w * leg->unit,
                        box->h * leg->unit};
    float numbers[] = {leg->unit, leg->height, leg->mirror};
    canvas_sprite(canvas, canvas_key(name, numbers, 3), place, true, 1, draw, leg);
}

/* ---- marks: where the heel should be, drawn behind it */

struct marker {
    struct canvas *canvas;
    const struct leg_view *view;
    float unit, mirror;
    struct colour colour;
};

static struct point mark_point(const struct marker *marker, float x, float y)
{
    return (struct point){marker->view->x + marker->mirror * x * marker->unit, marker->view->y + y * marker->unit};
}

static void mark_line(const struct marker *marker, const struct point *units, int count)
{
    struct point points[PATH_POINTS_MAX];
    for (int i = 0; i < count; i++)
        points[i] = mark_point(marker, units[i].x, units[i].y);
    canvas_stroke(marker->canvas, points, count, MARK_WIDTH * marker->unit, marker->colour);
}

/* An arrow's head with its tip at a point, pointing along (dx, dy), of length 1. */
static void mark_head(const struct marker *marker, struct point tip, float dx, float dy)
{
    const float back = 8, aside = 6;
    struct point head[3] = {{tip.x - back * dx - aside * dy, tip.y - back * dy + aside * dx},
                            tip,
                            {tip.x - back * dx + aside * dy, tip.y - back * dy - aside * dx}};
    mark_line(marker, head, 3);
}

/* Where the back of the heel is at a height, a little behind it. */
static struct point behind_heel(float height)
{
    const struct point back = {-66, -4};
    struct pose foot = {.scale = 1, .angle = FOOT_TURN * height};
    return pose_point(&foot, back);
}

static void mark_floor(const struct marker *marker)
{
    const struct point ground[2] = {{-80, 4}, {-20, 4}}, fall[2] = {{-67, -38}, {-67, -9}};
    mark_line(marker, ground, 2);
    mark_line(marker, fall, 2);
    mark_head(marker, fall[1], 0, 1);
}

static void mark_way(const struct marker *marker)
{
    enum { STEPS = 12 };
    struct point arc[STEPS + 1];
    for (int i = 0; i <= STEPS; i++)
        arc[i] = behind_heel((float)i / STEPS);
    mark_line(marker, arc, STEPS + 1);
    mark_head(marker, arc[STEPS], sinf(FOOT_TURN), -cosf(FOOT_TURN));
    mark_head(marker, arc[0], 0, 1);
}

static void mark_wait(const struct marker *marker)
{
    const struct point bars[2][2] = {{{-76, -30}, {-76, -8}}, {{-66, -30}, {-66, -8}}};
    mark_line(marker, bars[0], 2);
    mark_line(marker, bars[1], 2);
}

static void mark_top(const struct marker *marker)
{
    struct point at = behind_heel(1);
    const struct point ceiling[2] = {{at.x - 16, at.y - 4}, {at.x + 6, at.y - 4}};
    const struct point rise[2] = {{at.x - 8, -4}, {at.x - 8, at.y + 5}};
    mark_line(marker, ceiling, 2);
    mark_line(marker, rise, 2);
    mark_head(marker, rise[1], 0, -1);
}

static void draw_mark(struct canvas *canvas, const struct leg_view *view, const struct leg *leg)
{
    static void (*const marks[LEG_MARK_COUNT])(const struct marker *) = {[LEG_MARK_FLOOR] = mark_floor,
                                                                         [LEG_MARK_WAY] = mark_way,
                                                                         [LEG_MARK_WAIT] = mark_wait,
                                                                         [LEG_MARK_TOP] = mark_top};
    struct marker marker = {.canvas = canvas, .view = view, .unit = leg->unit, .mirror = leg->mirror};
    marker.colour = colour_alpha(view->mark_colour, view->mark_alpha);
    struct point middle = mark_point(&marker, -40, -20);
    canvas_glow(canvas, middle.x, middle.y, 80 * leg->unit, colour_alpha(view->mark_colour, 0.35f * view->mark_alpha));
    marks[view->mark](&marker);
}

void leg_draw(struct canvas *canvas, const struct leg_view *view)
{
    struct leg leg = {.unit = LEG_UNIT * view->scale,
                      .height = roundf(fminf(1, fmaxf(0, view->height)) * LEG_POSES) / LEG_POSES,
                      .mirror = view->facing < 0 ? -1.0f : 1.0f};
    if (view->floor) {
        struct point line[2] = {{view->x - leg.mirror * 83 * leg.unit, view->y + 3 * leg.unit},
                                {view->x + leg.mirror * 47 * leg.unit, view->y + 3 * leg.unit}};
        canvas_stroke(canvas, line, 2, 1.5f * leg.unit, colour_alpha(theme.text, 0.35f));
    }
    if (view->mark != LEG_MARK_NONE)
        draw_mark(canvas, view, &leg);
    show_part(canvas, EN_("lower leg"), view, &leg, &lower_box, draw_lower);
    show_part(canvas, "thigh", view, &leg, &thigh_box, draw_thigh);
}
