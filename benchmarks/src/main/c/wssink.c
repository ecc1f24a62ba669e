/* Opens gateway sessions and counts what arrives. The load side of the fan-out benchmark: cheap enough that it never is
 * the bottleneck.
 *
 * usage: wssink PORT SESSIONS IDENTIFY_JSON
 *
 * Every socket upgrades, waits for HELLO, identifies, and is counted in when its GUILD_CREATE is there. Then prints
 * "ready SESSIONS", and after that one line "delivered N" each time all sessions have got one MESSAGE_CREATE more (N is
 * the count of the slowest). Answers every line on standard input with "total MESSAGES BYTES". Beats by itself. */
#define _GNU_SOURCE
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SESSIONS_MAX = 16000, PREFIX = 48, PER_ADDRESS = 20000, BEAT_SECONDS = 25 };

/* A server frame on its way in: `left` payload bytes are still to come; `head` collects a header that was cut. */
struct session {
    int fd;
    unsigned char head[10];
    int head_length;
    long left;
    char prefix[PREFIX + 1];
    int prefix_length;
    long messages;
    int has_guild;
};

static struct session sessions[SESSIONS_MAX];
static int count, guilds;
static long messages, bytes, rounds;
static int behind; /* sessions that have not got message number rounds + 1 yet */

static void die(const char *what) {
    perror(what);
    exit(1);
}

static long seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* A client frame: masked with zeros, which is legal and leaves the payload readable. */
static void send_text(int fd, const char *text) {
    size_t length = strlen(text);
    char frame[2048];
    size_t at = 0;
    if (length + 8 > sizeof frame) exit(2);
    frame[at++] = (char)0x81;
    if (length < 126) {
        frame[at++] = (char)(0x80 | length);
    } else {
        frame[at++] = (char)(0x80 | 126);
        frame[at++] = (char)(length >> 8);
        frame[at++] = (char)length;
    }
    memset(frame + at, 0, 4);
    memcpy(frame + at + 4, text, length);
    if (send(fd, frame, at + 4 + length, MSG_NOSIGNAL) < 0) die("send");
}

static void next_round(void) {
    while (behind == 0) {
        rounds++;
        printf("delivered %ld\n", rounds);
        for (int i = 0; i < count; i++) behind += sessions[i].messages <= rounds;
    }
    fflush(stdout);
}

static void frame_done(struct session *s) {
    s->prefix[s->prefix_length] = 0;
    if (strstr(s->prefix, "\"MESSAGE_CREATE\"")) {
        messages++;
        if (s->messages++ == rounds && --behind == 0) next_round();
    } else if (!s->has_guild && strstr(s->prefix, "\"GUILD_CREATE\"")) {
        s->has_guild = 1;
        if (++guilds == count) {
            printf("ready %d\n", count);
            fflush(stdout);
        }
    }
    s->prefix_length = 0;
}

static int header_size(const struct session *s) {
    int length = s->head[1] & 127;
    return length == 126 ? 4 : length == 127 ? 10 : 2;
}

static long payload_size(const struct session *s) {
    int length = s->head[1] & 127, size = header_size(s);
    if (size == 2) return length;
    long value = 0;
    for (int i = 2; i < size; i++) value = value << 8 | s->head[i];
    return value;
}

static void take(struct session *s, const char *data, long n) {
    while (n > 0) {
        if (s->left == 0) {
            s->head[s->head_length++] = (unsigned char)*data++;
            n--;
            if (s->head_length < 2 || s->head_length < header_size(s)) continue;
            s->left = payload_size(s);
            if ((s->head[0] & 15) == 8) {
                fprintf(stderr, "a session was closed by the server\n");
                exit(1);
            }
            s->head_length = 0;
            if (s->left == 0) frame_done(s);
            continue;
        }
        long part = n < s->left ? n : s->left;
        int wanted = PREFIX - s->prefix_length;
        if (wanted > 0) {
            int copied = part < wanted ? (int)part : wanted;
            memcpy(s->prefix + s->prefix_length, data, copied);
            s->prefix_length += copied;
        }
        data += part;
        n -= part;
        s->left -= part;
        if (s->left == 0) frame_done(s);
    }
}

static void open_session(struct session *s, int index, int port, const char *identify) {
    static const char request[] =
        "GET /?v=10&encoding=json HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    char answer[4096];
    int n = 0;
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)}, from = {.sin_family = AF_INET};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + index / PER_ADDRESS);
    s->fd = socket(AF_INET, SOCK_STREAM, 0);
    bind(s->fd, (struct sockaddr *)&from, sizeof from);
    if (connect(s->fd, (struct sockaddr *)&to, sizeof to)) die("connect");
    send(s->fd, request, sizeof request - 1, MSG_NOSIGNAL);
    char *end = 0;
    while (!end) {
        ssize_t got = recv(s->fd, answer + n, sizeof answer - n, 0);
        if (got <= 0) die("upgrade");
        n += got;
        end = memmem(answer, n, "\r\n\r\n", 4);
    }
    if (!memmem(answer, end - answer, " 101 ", 5)) {
        fprintf(stderr, "no upgrade: %.*s\n", n, answer);
        exit(1);
    }
    take(s, end + 4, answer + n - end - 4);
    send_text(s->fd, identify);
}

static void beat(void) {
    for (int i = 0; i < count; i++) send_text(sessions[i].fd, "{\"op\":1,\"d\":null}");
}

int main(int argc, char **argv) {
    static char buffer[1 << 18];
    struct epoll_event ready[1024];
    if (argc != 4 || atoi(argv[2]) < 1 || atoi(argv[2]) > SESSIONS_MAX) {
        fprintf(stderr, "usage: wssink PORT SESSIONS IDENTIFY_JSON\n");
        return 2;
    }
    count = behind = atoi(argv[2]);
    struct rlimit files = {20000, 20000};
    setrlimit(RLIMIT_NOFILE, &files);
    int poll = epoll_create1(0);
    for (int i = 0; i < count; i++) {
        open_session(&sessions[i], i, atoi(argv[1]), argv[3]);
        struct epoll_event interest = {.events = EPOLLIN, .data.ptr = &sessions[i]};
        epoll_ctl(poll, EPOLL_CTL_ADD, sessions[i].fd, &interest);
    }
    struct epoll_event control = {.events = EPOLLIN, .data.ptr = 0};
    epoll_ctl(poll, EPOLL_CTL_ADD, 0, &control);
    for (long beaten = seconds();;) {
        int n = epoll_wait(poll, ready, 1024, 1000);
        for (int i = 0; i < n; i++) {
            struct session *s = ready[i].data.ptr;
            ssize_t got = s ? recv(s->fd, buffer, sizeof buffer, MSG_DONTWAIT) : read(0, buffer, sizeof buffer);
            if (s && got > 0) {
                bytes += got;
                take(s, buffer, got);
            } else if (!s && got > 0) {
                printf("total %ld %ld\n", messages, bytes);
                fflush(stdout);
            } else if (got == 0) {
                return s ? 1 : 0; /* the server hung up, or our parent is gone */
            }
        }
        if (seconds() - beaten >= BEAT_SECONDS) {
            beaten = seconds();
            beat();
        }
    }
}
