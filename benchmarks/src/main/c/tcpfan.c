/* The fan-out anchor: what one core can push to N loopback sockets when nothing but the kernel is in the way.
 *
 * usage: tcpfan send|writev8 SOCKETS SECONDS
 *
 * A child process on the other core drains the sockets. Frames are 304 bytes, WebSocket headers included; the cost is
 * per call (about 6 to 10 microseconds), hardly per byte. Prints one line: deliveries per second and per CPU second
 * of the sending process. */
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FRAME = 304, BURST = 8, SOCKETS_MAX = 16000 };

static int sockets[SOCKETS_MAX];
static char frames[FRAME * BURST];

static double wall_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static double cpu_seconds(void) {
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return r.ru_utime.tv_sec + r.ru_stime.tv_sec + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) * 1e-6;
}

static void pin(int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    sched_setaffinity(0, sizeof set, &set);
}

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void drain(struct sockaddr_in to, int count) {
    static char buffer[1 << 18];
    struct epoll_event ready[1024];
    int poll = epoll_create1(0);
    pin(1);
    for (int i = 0; i < count; i++) {
        int s = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(s, (struct sockaddr *)&to, sizeof to)) die("connect");
        struct epoll_event interest = {.events = EPOLLIN, .data.fd = s};
        epoll_ctl(poll, EPOLL_CTL_ADD, s, &interest);
    }
    for (;;) {
        int n = epoll_wait(poll, ready, 1024, 1000);
        for (int i = 0; i < n; i++)
            if (recv(ready[i].data.fd, buffer, sizeof buffer, MSG_DONTWAIT | MSG_TRUNC) == 0) _exit(0);
    }
}

static long push_single(int count) {
    long sent = 0;
    for (int i = 0; i < count; i++) sent += send(sockets[i], frames, FRAME, MSG_NOSIGNAL) == FRAME;
    return sent;
}

static long push_bursts(int count) {
    struct iovec parts[BURST];
    long sent = 0;
    for (int i = 0; i < BURST; i++) parts[i] = (struct iovec){.iov_base = frames + i * FRAME, .iov_len = FRAME};
    for (int i = 0; i < count; i++) sent += writev(sockets[i], parts, BURST) == BURST * FRAME ? BURST : 0;
    return sent;
}

static void make_frames(void) {
    memset(frames, 'x', sizeof frames);
    for (int i = 0; i < BURST; i++) {
        unsigned char *head = (unsigned char *)frames + i * FRAME;
        head[0] = 0x81; /* final text frame */
        head[1] = 126;  /* two bytes of length follow */
        head[2] = (FRAME - 4) >> 8;
        head[3] = (FRAME - 4) & 255;
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: tcpfan send|writev8 SOCKETS SECONDS\n");
        return 2;
    }
    int bursts = strcmp(argv[1], "writev8") == 0, count = atoi(argv[2]), one = 1;
    if (count < 1 || count > SOCKETS_MAX) return 2;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof at;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 4096)) die("listen");
    getsockname(listener, (struct sockaddr *)&at, &length);

    pid_t child = fork();
    if (child == 0) drain(at, count);
    pin(0);
    for (int i = 0; i < count; i++) {
        sockets[i] = accept(listener, 0, 0);
        setsockopt(sockets[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    }
    make_frames();
    long sent = 0;
    double cpu = cpu_seconds(), start = wall_seconds(), end = start + atof(argv[3]);
    while (wall_seconds() < end) sent += bursts ? push_bursts(count) : push_single(count);
    double wall = wall_seconds() - start;
    cpu = cpu_seconds() - cpu;
    printf("%s sockets=%d per_second=%.0f per_cpu_second=%.0f\n", argv[1], count, sent / wall, sent / cpu);
    kill(child, SIGKILL);
    waitpid(child, 0, 0);
    return 0;
}
