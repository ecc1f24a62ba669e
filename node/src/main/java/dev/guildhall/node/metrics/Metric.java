package dev.guildhall.node.metrics;

import java.util.List;

/// Every figure of ours that a scrape may hold. The sentence is its HELP line and its row of `docs/metrics.md`.
///
/// Counters begin at 0 with the process. Names end in their unit, counters in `_total`; times are in seconds.
public enum Metric {
    // ---- the node ----
    BUILD_INFO("guildhall_build_info", Type.INFO, "Always 1; the version of the node is its label.", "version"),
    READY(
            "guildhall_ready",
            Type.GAUGE,
            "1 while /health/ready answers 200, 0 while nothing should be sent to this node."),
    PART_HEALTH(
            "guildhall_part_health", Type.GAUGE, "How a part of the node is doing: 2 up, 1 degraded, 0 down.", "part"),

    // ---- REST ----
    HTTP_REQUESTS(
            "guildhall_http_request_seconds",
            Type.SUMMARY,
            "REST requests answered and the time until the answer was made, by method, route template (none where no"
                    + " route matched) and class of the status.",
            "method",
            "route",
            "status"),
    HTTP_LIMITED(
            "guildhall_http_rate_limited_total",
            Type.COUNTER,
            "Requests answered with 429, by what limited them: the user's bucket, a global limit, one that is shared, or"
                    + " the ban of an address.",
            "scope"),
    HTTP_CONNECTIONS(
            "guildhall_http_connections", Type.GAUGE, "Connections open on the public port, gateway sockets included."),
    UPLOADS("guildhall_uploads", Type.GAUGE, "Requests with files that are being received or answered."),
    PASSWORDS_WAITING("guildhall_passwords_waiting", Type.GAUGE, "Passwords that wait for a thread that hashes."),
    PASSWORDS_REFUSED(
            "guildhall_passwords_refused_total",
            Type.COUNTER,
            "Passwords that were not hashed because too many waited; answered with 503."),
    CACHE_ENTRIES(
            "guildhall_cache_entries",
            Type.GAUGE,
            "Entries of a bounded cache of REST and log-ins, those that have expired included.",
            "cache"),

    // ---- the gateway ----
    GATEWAY_SOCKETS("guildhall_gateway_sockets", Type.GAUGE, "Gateway sockets open now."),
    GATEWAY_SESSIONS(
            "guildhall_gateway_sessions",
            Type.GAUGE,
            "Sessions held now, those that lost their socket and may resume included."),
    GATEWAY_SOCKETS_OPENED(
            "guildhall_gateway_sockets_opened_total", Type.COUNTER, "Sockets that finished the upgrade."),
    GATEWAY_CONNECTIONS_REFUSED(
            "guildhall_gateway_connections_refused_total",
            Type.COUNTER,
            "Connections closed at once because the node holds as many as it may."),
    GATEWAY_SLOW_READERS_CLOSED(
            "guildhall_gateway_slow_readers_closed_total",
            Type.COUNTER,
            "Sockets closed because the client did not read: their outbox passed its bound."),
    GATEWAY_HEARTBEATS_MISSED(
            "guildhall_gateway_heartbeats_missed_total",
            Type.COUNTER,
            "Sockets closed because no heartbeat came in time."),
    GATEWAY_IDENTIFIES_MISSED(
            "guildhall_gateway_identifies_missed_total",
            Type.COUNTER,
            "Sockets closed because neither IDENTIFY nor RESUME came in time."),
    GATEWAY_SOCKETS_CLOSED_BY_US(
            "guildhall_gateway_sockets_closed_by_us_total",
            Type.COUNTER,
            "Sockets closed by the node with a close code, all reasons together."),
    GATEWAY_OPERATIONS_WITHOUT_EFFECT(
            "guildhall_gateway_operations_without_effect_total",
            Type.COUNTER,
            "Client operations that were accepted and change nothing yet."),
    GATEWAY_PRESENCES_OVERTAKEN(
            "guildhall_gateway_presences_overtaken_total",
            Type.COUNTER,
            "Presence changes beyond a session's limit whose place a later one took."),
    GATEWAY_VOICE_WITHOUT_EFFECT(
            "guildhall_gateway_voice_without_effect_total",
            Type.COUNTER,
            "Changes of a voice state that changed nothing: no such channel, not open to the member, or full."),
    GATEWAY_SLOW_REQUESTS_CLOSED(
            "guildhall_gateway_slow_requests_closed_total",
            Type.COUNTER,
            "HTTP connections closed because a request did not arrive whole in time."),
    GATEWAY_DISPATCHES_SENT(
            "guildhall_gateway_dispatches_sent_total",
            Type.COUNTER,
            "Dispatches written to sockets, replays included; one event for a thousand sessions counts a thousand."),
    GATEWAY_SESSIONS_STARTED("guildhall_gateway_sessions_started_total", Type.COUNTER, "Sessions that got READY."),
    GATEWAY_SESSIONS_ENDED(
            "guildhall_gateway_sessions_ended_total",
            Type.COUNTER,
            "Sessions over: closed by the client, refused, or not resumed in time."),
    GATEWAY_RESUMES("guildhall_gateway_resumes_total", Type.COUNTER, "Lost sessions taken up again without a hole."),
    GATEWAY_RESUMES_REFUSED(
            "guildhall_gateway_resumes_refused_total",
            Type.COUNTER,
            "RESUMEs answered with op 9 false: the session is unknown, or what it missed is no longer in the log."),
    GATEWAY_OLD_EPOCHS_DROPPED(
            "guildhall_gateway_old_epochs_dropped_total",
            Type.COUNTER,
            "Deliveries dropped because a newer life of their guild had started."),
    GATEWAY_STRANGERS_PASSED_OVER(
            "guildhall_gateway_strangers_passed_over_total",
            Type.COUNTER,
            "Deliveries that name a session which this node does not hold."),
    GATEWAY_LOG_ENTRIES_EVICTED(
            "guildhall_gateway_log_entries_evicted_total",
            Type.COUNTER,
            "Entries of the resume log given up before their time because a bound in bytes was reached."),
    GATEWAY_RELAY_CRASHES(
            "guildhall_gateway_relay_crashes_total",
            Type.COUNTER,
            "Restarts of the relay after a fault; each closed all sockets with a resumable code."),
    GATEWAY_SESSION_CRASHES(
            "guildhall_gateway_session_crashes_total", Type.COUNTER, "Restarts of one session's actor after a fault."),
    GATEWAY_DELIVERIES_GIVEN_UP(
            "guildhall_gateway_deliveries_given_up_total",
            Type.COUNTER,
            "Deliveries that crashed the relay twice; the sessions they were for must identify again."),
    IDENTIFIES_REFUSED(
            "guildhall_gateway_identifies_refused_total",
            Type.COUNTER,
            "IDENTIFYs of bots answered with op 9: over the budget of a day, or too soon after the one before."),
    IDENTIFY_BOTS_EVICTED(
            "guildhall_gateway_identify_bots_evicted_total",
            Type.COUNTER,
            "Bots whose budget of IDENTIFYs was forgotten early because too many are counted."),
    RELAY_LOG_BYTES("guildhall_relay_log_bytes", Type.GAUGE, "Bytes of the resume log, as of the last second."),
    RELAY_LOG_ENTRIES("guildhall_relay_log_entries", Type.GAUGE, "Events in the resume log, as of the last second."),
    RELAY_LOG_OWNERS(
            "guildhall_relay_log_owners",
            Type.GAUGE,
            "Guilds and sessions with events in the resume log, as of the last second."),
    RELAY_GUILDS("guildhall_relay_guilds", Type.GAUGE, "Guilds with a session on this node, as of the last second."),

    // ---- owners ----
    OWNERS("guildhall_owners", Type.GAUGE, "Guilds, private channels and users in memory on this node.", "kind"),
    OWNERS_STARTED(
            "guildhall_owners_started_total",
            Type.COUNTER,
            "Owners that were asked for and began a first life.",
            "kind"),
    OWNER_RESTARTS(
            "guildhall_owner_restarts_total",
            Type.COUNTER,
            "Owners that began anew from the store, after a crash or because the store lacked what was decided.",
            "kind"),
    OWNERS_GIVEN_UP(
            "guildhall_owners_given_up_total",
            Type.COUNTER,
            "Owners that stopped because they crashed too often in a short time.",
            "kind"),
    OWNER_COMMITS("guildhall_owner_commits_total", Type.COUNTER, "Changes of owners that became durable.", "kind"),
    OWNER_COMMITS_UNKNOWN(
            "guildhall_owner_commits_unknown_total",
            Type.COUNTER,
            "Changes of which the store did not say whether they are durable; each was then settled by asking.",
            "kind"),
    OWNER_LEASES_LOST(
            "guildhall_owner_leases_lost_total",
            Type.COUNTER,
            "Owners that stopped because another node may hold them.",
            "kind"),

    // ---- the store ----
    STORE_COMMITS(
            "guildhall_store_commits_total", Type.COUNTER, From.ROCKS, "Durable commits, repeated ones left out."),
    STORE_REPEATS(
            "guildhall_store_commit_repeats_total",
            Type.COUNTER,
            From.ROCKS,
            "Commits whose number was durable already."),
    STORE_BATCHES(
            "guildhall_store_batches_total",
            Type.COUNTER,
            From.ROCKS,
            "Groups of waiting work that were written together."),
    STORE_SYNCS(
            "guildhall_store_sync_seconds",
            Type.SUMMARY,
            From.ROCKS,
            "Writes that waited for the disk, and how long they did."),
    STORE_WRITTEN("guildhall_store_written_bytes_total", Type.COUNTER, From.ROCKS, "Bytes written to the store's log."),
    STORE_WRITES_REFUSED(
            "guildhall_store_writes_refused_total",
            Type.COUNTER,
            From.ROCKS,
            "Work that was not taken because too much waited for the disk."),
    STORE_WRITES_FAILED(
            "guildhall_store_writes_failed_total", Type.COUNTER, From.ROCKS, "Work whose batch the disk refused."),
    STORE_READS(
            "guildhall_store_read_seconds",
            Type.SUMMARY,
            From.ROCKS,
            "Reads done, and how long they took on their thread."),
    STORE_READS_REFUSED(
            "guildhall_store_reads_refused_total",
            Type.COUNTER,
            From.ROCKS,
            "Reads that were not taken because too many waited."),
    CQL_STATEMENTS(
            "guildhall_cql_statement_seconds",
            Type.HISTOGRAM,
            From.CQL,
            "Statements that ended, whatever their end, and their time from the first attempt to the end.",
            "statement",
            "kind"),
    CQL_STATEMENT_MAX(
            "guildhall_cql_statement_max_seconds",
            Type.GAUGE,
            From.CQL,
            "The longest run of a statement since the node started.",
            "statement",
            "kind"),
    CQL_FAILURES(
            "guildhall_cql_statement_failures_total",
            Type.COUNTER,
            From.CQL,
            "Statements that failed, for want of an answer in time or otherwise.",
            "statement",
            "kind"),
    CQL_TIMEOUTS(
            "guildhall_cql_statement_timeouts_total",
            Type.COUNTER,
            From.CQL,
            "Statements that failed for want of an answer in time.",
            "statement",
            "kind"),
    CQL_RETRIES(
            "guildhall_cql_statement_retries_total",
            Type.COUNTER,
            From.CQL,
            "Attempts beyond a statement's first, after a failure or in advance.",
            "statement",
            "kind"),

    // ---- reads of messages, in front of the store ----
    READS_ASKED("guildhall_history_reads_total", Type.COUNTER, "Reads of messages that were asked for."),
    READS_MADE("guildhall_history_reads_made_total", Type.COUNTER, "Reads of messages that the store was asked."),
    READS_SHARED(
            "guildhall_history_reads_shared_total",
            Type.COUNTER,
            "Reads of messages that were answered by an equal one under way."),
    READS_REMEMBERED(
            "guildhall_history_reads_remembered_total",
            Type.COUNTER,
            "Reads of messages that were answered by a remembered newest page."),
    HEADS("guildhall_history_heads", Type.GAUGE, "Channels of which the newest page is remembered."),
    HEAD_BYTES("guildhall_history_head_bytes", Type.GAUGE, "About what the remembered newest pages take."),
    HEADS_FORGOTTEN(
            "guildhall_history_heads_forgotten_total",
            Type.COUNTER,
            "Newest pages that were forgotten to make room for others."),

    // ---- the bus ----
    OUTBOX_ENTRIES(
            "guildhall_outbox_entries", Type.GAUGE, "Commits, about, that wait in the store until the bus has them."),
    OUTBOX_OLDEST(
            "guildhall_outbox_oldest_seconds",
            Type.GAUGE,
            "How long ago the oldest commit was made that the bus has not got yet."),
    DRAIN_COMMITS("guildhall_drain_commits_total", Type.COUNTER, "Commits that were carried to the bus."),
    DRAIN_EVENTS("guildhall_drain_events_total", Type.COUNTER, "Events that were made of them."),
    DRAIN_FAILURES(
            "guildhall_drain_failures_total", Type.COUNTER, "Steps that failed and are made again, by store or bus."),
    DRAIN_PARKED(
            "guildhall_drain_parked_total",
            Type.COUNTER,
            "Events left out because the bus can never take them, or they could not be made; each is logged."),
    BUS_RECORDS("guildhall_bus_records_total", Type.COUNTER, "Records that the bus keeps.", "topic"),
    BUS_BYTES("guildhall_bus_record_bytes_total", Type.COUNTER, "Bytes of those records.", "topic"),
    BUS_READ(
            "guildhall_bus_records_read_total",
            Type.COUNTER,
            "Records that a group of this node was done with.",
            "topic"),
    BUS_REPEATED(
            "guildhall_bus_records_repeated_total",
            Type.COUNTER,
            "Records that a reader got once more because it failed.",
            "topic"),
    BUS_DROPPED_UNREAD(
            "guildhall_bus_records_dropped_unread_total",
            Type.COUNTER,
            "Records that the embedded bus dropped, for their age or for room, before a known group had read them.",
            "topic"),
    BUS_REFUSED(
            "guildhall_bus_refused_total",
            Type.COUNTER,
            "Records not taken because too much waited; by the hand-over."),
    BUS_RECORDS_REFUSED("guildhall_bus_records_refused_total", Type.COUNTER, "Records that the bus can never take."),
    BUS_FAILURES(
            "guildhall_bus_failures_total", Type.COUNTER, "Attempts that the disk or Kafka failed, most made again."),
    BUS_WAITING("guildhall_bus_waiting_bytes", Type.GAUGE, "Bytes handed to the bus and not kept by it yet."),
    BUS_WAITING_MAX("guildhall_bus_waiting_max_bytes", Type.GAUGE, "The bound of the waiting bytes."),
    LIVE_SENT("guildhall_live_events_total", Type.COUNTER, "Events told as they happened that the bus keeps.", "topic"),
    LIVE_DROPPED(
            "guildhall_live_events_dropped_total",
            Type.COUNTER,
            "Events told as they happened that were lost: too much was on its way, or the bus refused.",
            "topic"),

    // ---- attachments ----
    ATTACHMENTS_PUT(
            "guildhall_attachments_put_total",
            Type.COUNTER,
            From.ATTACHMENTS,
            "Contents that were stored, by how: into the folder, sent to the bucket, or copied inside it.",
            "how"),
    ATTACHMENT_CALLS_REFUSED(
            "guildhall_attachment_calls_refused_total",
            Type.COUNTER,
            From.ATTACHMENTS,
            "Calls for attachments that found no room to wait."),
    ATTACHMENT_CALLS_FAILED(
            "guildhall_attachment_calls_failed_total",
            Type.COUNTER,
            From.ATTACHMENTS,
            "Calls for attachments that the disk or the bucket failed."),
    ATTACHMENT_CALLS_OVERDUE(
            "guildhall_attachment_calls_overdue_total",
            Type.COUNTER,
            From.S3,
            "Calls for attachments that waited too long for their turn."),
    ATTACHMENTS_LEFT_BEHIND(
            "guildhall_attachments_left_behind_total",
            Type.COUNTER,
            From.S3,
            "Objects that gave way to a younger one and could not be deleted then; the next put or removal does it."),
    SWEEP_ROUNDS(
            "guildhall_sweep_rounds_total",
            Type.COUNTER,
            From.SWEEP,
            "Times that all contents of attachments were gone through for those that nothing names."),
    SWEEP_LOOKED(
            "guildhall_sweep_looked_total",
            Type.COUNTER,
            From.SWEEP,
            "Contents that were looked up among the references: all but the young."),
    SWEEP_REMOVED("guildhall_sweep_removed_total", Type.COUNTER, From.SWEEP, "Contents removed by the sweep."),
    SWEEP_REMOVED_BYTES(
            "guildhall_sweep_removed_bytes_total", Type.COUNTER, From.SWEEP, "Bytes of the contents removed."),
    SWEEP_FORGOTTEN(
            "guildhall_sweep_references_forgotten_total",
            Type.COUNTER,
            From.SWEEP,
            "Times that a content's references were all of the past, and were dropped."),
    SWEEP_CROWDED(
            "guildhall_sweep_crowded_total",
            Type.COUNTER,
            From.SWEEP,
            "Times that a content which nothing names was not marked, because too many were."),
    SWEEP_FAILURES(
            "guildhall_sweep_failures_total",
            Type.COUNTER,
            From.SWEEP,
            "Looks and removals that the store refused; they are tried again in the next round."),

    // ---- limits ----
    LIMIT_BUCKETS(
            "guildhall_ratelimit_buckets", Type.GAUGE, From.MEMORY, "Buckets held, idle ones not yet swept included."),
    LIMIT_BUCKETS_EVICTED(
            "guildhall_ratelimit_buckets_evicted_total",
            Type.COUNTER,
            From.MEMORY,
            "Buckets forgotten at the bound while permits were taken from them."),
    LIMIT_DECISIONS(
            "guildhall_ratelimit_decisions_total",
            Type.COUNTER,
            From.REDIS,
            "Decisions by who made them: Redis (shared), a denial remembered here (remembered), or this node alone"
                    + " because Redis was out of reach (local).",
            "by"),
    LIMIT_FAILURES(
            "guildhall_ratelimit_redis_failures_total",
            Type.COUNTER,
            From.REDIS,
            "Calls to Redis that failed or took too long."),
    LIMIT_NOT_REMEMBERED(
            "guildhall_ratelimit_denials_not_remembered_total",
            Type.COUNTER,
            From.REDIS,
            "Denials that found no room among those that are remembered."),
    INVALID_ADDRESSES(
            "guildhall_invalid_request_addresses",
            Type.GAUGE,
            "Addresses whose invalid requests (401, 403, 429) are counted."),
    INVALID_ADDRESSES_EVICTED(
            "guildhall_invalid_request_addresses_evicted_total",
            Type.COUNTER,
            "Addresses forgotten at the bound although their answers still counted.");

    /// As the TYPE line has it.
    public enum Type {
        COUNTER,
        GAUGE,
        /// Always 1; what it says are its labels. A gauge on the TYPE line.
        INFO,
        /// A count and a sum, for rates and averages: `_count` and `_sum`.
        SUMMARY,
        /// A summary with counts up to fixed bounds, for percentiles: `_bucket` too.
        HISTOGRAM
    }

    /// Which nodes have the figure.
    public enum From {
        NODE("every node"),
        ROCKS("the store in RocksDB"),
        CQL("the store in ScyllaDB or Cassandra"),
        ATTACHMENTS("attachments, wherever they lie"),
        S3("attachments in a bucket"),
        SWEEP("the sweep of attachments"),
        MEMORY("limits in memory"),
        REDIS("limits in Redis");

        private final String words;

        From(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final String exposed;
    private final Type type;
    private final From from;
    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> tags;

    Metric(String exposed, Type type, String sentence, String... tags) {
        this(exposed, type, From.NODE, sentence, tags);
    }

    Metric(String exposed, Type type, From from, String sentence, String... tags) {
        this.exposed = exposed;
        this.type = type;
        this.from = from;
        this.sentence = sentence;
        this.tags = List.of(tags);
    }

    /// Its name in a scrape, without what a summary's or histogram's lines add to it.
    public String exposed() {
        return exposed;
    }

    public Type type() {
        return type;
    }

    public From from() {
        return from;
    }

    public String sentence() {
        return sentence;
    }

    /// The names of its labels, each with few values.
    public List<String> tags() {
        return tags;
    }
}
