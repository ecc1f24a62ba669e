package dev.guildhall.user;

import dev.guildhall.common.user.UserMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user's actor keeps through a crash: its sessions, what waits, the command at work, and whether a
/// commit is on its way. The account comes anew from the store.
final class UserContinuity {
    final UserSessions sessions = new UserSessions();
    private final int waitingMax;
    private final Deque<UserMessage> waiting = new ArrayDeque<>();
    private UserMessage.@Nullable UserAsk atWork;
    private boolean commitOpen;
    private int lives;

    UserContinuity(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    int nextLife() {
        return ++lives;
    }

    /// False when there is no room.
    boolean offer(UserMessage message) {
        return waiting.size() < waitingMax && waiting.offerLast(message);
    }

    @Nullable
    UserMessage poll() {
        return waiting.pollFirst();
    }

    List<UserMessage> takeWaiting() {
        List<UserMessage> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    void begins(UserMessage.UserAsk ask) {
        atWork = ask;
    }

    void done() {
        atWork = null;
    }

    UserMessage.@Nullable UserAsk atWork() {
        return atWork;
    }

    void commitOpen(boolean open) {
        commitOpen = open;
    }

    boolean commitOpen() {
        return commitOpen;
    }

    boolean quiet() {
        return atWork == null && waiting.isEmpty() && !commitOpen;
    }
}
