package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// One line of the ledger. `tick` orders the lines of all actors: it is taken from one counter of the recording
/// process, before the act for an intent and after it for an outcome, so `a.tick < b.tick` never claims more
/// than what really came first.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = Entry.Acked.class, name = "acked"),
    @JsonSubTypes.Type(value = Entry.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = Entry.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = Entry.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Entry.Received.class, name = "received"),
    @JsonSubTypes.Type(value = Entry.Dropped.class, name = "dropped"),
    @JsonSubTypes.Type(value = Entry.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = Entry.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Entry.CaughtUp.class, name = "caught-up"),
    @JsonSubTypes.Type(value = Entry.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = Entry.Stored.class, name = "stored"),
})
public sealed interface Entry {
    long tick();

    String actor();

    /// About to send; written again before each further attempt with the same nonce.
    record Sent(long tick, String actor, String nonce, String channel, String sha256) implements Entry {}

    /// The server said 200 and named the message.
    record Acked(long tick, String actor, String nonce, String id, String sha256) implements Entry {}

    /// The server refused for good: a 4xx.
    record Rejected(long tick, String actor, String nonce, int status, String body) implements Entry {}

    /// No answer, or one that leaves the outcome open: a broken connection, a 5xx.
    record Unknown(long tick, String actor, String nonce, String why) implements Entry {}

    /// A new session: READY is its dispatch number `seq`.
    record Opened(long tick, String actor, String session, long seq) implements Entry {}

    /// One dispatch. `channel`, `id` and `sha256` are empty unless `event` is MESSAGE_CREATE.
    record Received(
            long tick, String actor, String session, long seq, String event, String channel, String id, String sha256)
            implements Entry {}

    /// The socket is gone; the session may live on.
    record Dropped(long tick, String actor, String session, int closeCode) implements Entry {}

    /// RESUME was answered by RESUMED, whose own number is `seq`.
    record Resumed(long tick, String actor, String session, long seq) implements Entry {}

    /// RESUME was answered by op 9: this session is over.
    record Refused(long tick, String actor, String session) implements Entry {}

    /// What a receiver read from one channel's history to close the gap that a refused RESUME left.
    record CaughtUp(long tick, String actor, String channel, List<String> ids) implements Entry {
        public CaughtUp {
            ids = List.copyOf(ids);
        }
    }

    /// The receiver has met the last message of every channel and stops.
    record Finished(long tick, String actor, String session) implements Entry {}

    /// One row of the history after quiesce, in the order in which the server listed it: newest first.
    record Stored(long tick, String actor, String channel, String id, String sha256) implements Entry {}
}
