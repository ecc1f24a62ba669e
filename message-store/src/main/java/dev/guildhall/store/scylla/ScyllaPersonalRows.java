package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Personal;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.SettingsProtoType;
import dev.guildhall.store.PersonalRows;
import dev.guildhall.store.row.GuildSettingsRow;
import dev.guildhall.store.row.PersonalRow;
import dev.guildhall.store.row.ReadStateRow;
import dev.guildhall.store.row.RelationshipRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads of what is a person's own.
final class ScyllaPersonalRows implements PersonalRows {
    private final Cql cql;

    ScyllaPersonalRows(Cql cql) {
        this.cql = cql;
    }

    /// Rows by kind, each kind in the order of its ids.
    private record Kinds(Map<Byte, List<Row>> byKind) {
        static Kinds of(List<Row> rows) {
            return new Kinds(rows.stream()
                    .sorted((one, other) -> Long.compareUnsigned(one.getLong("id"), other.getLong("id")))
                    .collect(Collectors.groupingBy(row -> row.getByte("kind"))));
        }

        Stream<Row> of(PersonalKind kind) {
            return byKind.getOrDefault(kind.code(), List.of()).stream();
        }

        <T> List<T> of(PersonalKind kind, Function<Row, T> as) {
            return of(kind).map(as).toList();
        }

        <T> Optional<T> only(PersonalKind kind, Function<byte[], T> decode) {
            return of(kind).findFirst().map(row -> decode.apply(bytes(row)));
        }
    }

    /// One partition with one read. A commit's rows are each written alone: a reader may find some of them before
    /// the commit is done, and then hears of it again.
    @Override
    public CompletionStage<Personal> personal(UserId userId) {
        return cql.rows(PersonQuery.PERSONAL_READ, userId.value()).thenApply(rows -> {
            Kinds kinds = Kinds.of(rows);
            return new Personal(
                    kinds.of(PersonalKind.RELATIONSHIP, ScyllaPersonalRows::relationship),
                    notes(kinds),
                    kinds.of(PersonalKind.SETTINGS_PROTO)
                            .filter(row -> row.getLong("id") == SettingsProtoType.PRELOADED.code())
                            .findFirst()
                            .map(row -> PersonalRow.proto(bytes(row)))
                            .orElse(Personal.NOTHING.settings()),
                    kinds.of(PersonalKind.GUILD_SETTINGS, ScyllaPersonalRows::settings),
                    kinds.of(PersonalKind.READ_STATE, ScyllaPersonalRows::readState),
                    kinds.only(PersonalKind.PROFILE, PersonalRow::profile).orElse(Profile.EMPTY),
                    kinds.only(PersonalKind.VERSIONS, PersonalRow::versions).orElse(PersonalVersions.NONE));
        });
    }

    @Override
    public CompletionStage<List<Relationship>> relationships(UserId userId) {
        return kind(userId, PersonalKind.RELATIONSHIP)
                .thenApply(kinds -> kinds.of(PersonalKind.RELATIONSHIP, ScyllaPersonalRows::relationship));
    }

    @Override
    public CompletionStage<Optional<Relationship>> relationship(UserId userId, UserId other) {
        return one(userId, PersonalKind.RELATIONSHIP, other.value(), ScyllaPersonalRows::relationship);
    }

    @Override
    public CompletionStage<Map<UserId, String>> notes(UserId userId) {
        return kind(userId, PersonalKind.NOTE).thenApply(ScyllaPersonalRows::notes);
    }

    @Override
    public CompletionStage<Optional<String>> note(UserId userId, UserId about) {
        return one(userId, PersonalKind.NOTE, about.value(), row -> PersonalRow.note(bytes(row)));
    }

    @Override
    public CompletionStage<Optional<Bytes>> settingsProto(UserId userId, SettingsProtoType type) {
        return one(userId, PersonalKind.SETTINGS_PROTO, type.code(), row -> PersonalRow.proto(bytes(row)));
    }

    @Override
    public CompletionStage<Map<GuildId, GuildSettings>> guildSettings(UserId userId, Collection<GuildId> guilds) {
        List<Long> ids = guilds.stream().distinct().map(GuildId::value).toList();
        return some(userId, PersonalKind.GUILD_SETTINGS, ids, ScyllaPersonalRows::settings)
                .thenApply(
                        found -> found.stream().collect(Collectors.toMap(GuildSettings::guildId, Function.identity())));
    }

    @Override
    public CompletionStage<Map<ChannelId, ReadState>> readStates(UserId userId, Collection<ChannelId> channels) {
        List<Long> ids = channels.stream().distinct().map(ChannelId::value).toList();
        return some(userId, PersonalKind.READ_STATE, ids, ScyllaPersonalRows::readState)
                .thenApply(
                        found -> found.stream().collect(Collectors.toMap(ReadState::channelId, Function.identity())));
    }

    @Override
    public CompletionStage<Profile> profile(UserId userId) {
        return only(userId, PersonalKind.PROFILE, PersonalRow::profile).thenApply(found -> found.orElse(Profile.EMPTY));
    }

    @Override
    public CompletionStage<PersonalVersions> versions(UserId userId) {
        return only(userId, PersonalKind.VERSIONS, PersonalRow::versions)
                .thenApply(found -> found.orElse(PersonalVersions.NONE));
    }

    @Override
    public CompletionStage<Map<UserId, LocalDate>> lastSeen(Collection<UserId> people) {
        List<UserId> asked = people.stream().distinct().toList();
        return Bounded.each(asked, userId -> only(userId, PersonalKind.LAST_SEEN, PersonalRow::day))
                .thenApply(found -> {
                    Map<UserId, LocalDate> days = new HashMap<>();
                    for (int i = 0; i < asked.size(); i++) {
                        UserId userId = asked.get(i);
                        found.get(i).ifPresent(day -> days.put(userId, day));
                    }
                    return days;
                });
    }

    private CompletionStage<Kinds> kind(UserId userId, PersonalKind kind) {
        return cql.rows(PersonQuery.PERSONAL_OF_KIND, userId.value(), kind.code())
                .thenApply(Kinds::of);
    }

    private <T> CompletionStage<Optional<T>> only(UserId userId, PersonalKind kind, Function<byte[], T> decode) {
        return one(userId, kind, PersonalKind.ONLY, row -> decode.apply(bytes(row)));
    }

    private <T> CompletionStage<Optional<T>> one(UserId userId, PersonalKind kind, long id, Function<Row, T> as) {
        return cql.row(PersonQuery.PERSONAL_ROW, as, userId.value(), kind.code(), id);
    }

    private <T> CompletionStage<List<T>> some(UserId userId, PersonalKind kind, List<Long> ids, Function<Row, T> as) {
        return Chunks.each(ids, chunk -> cql.rows(PersonQuery.PERSONAL_ROWS, as, userId.value(), kind.code(), chunk));
    }

    private static Map<UserId, String> notes(Kinds kinds) {
        return kinds.of(PersonalKind.NOTE)
                .collect(Collectors.toMap(row -> new UserId(row.getLong("id")), row -> PersonalRow.note(bytes(row))));
    }

    private static Relationship relationship(Row row) {
        return RelationshipRow.decode(new UserId(row.getLong("id")), bytes(row));
    }

    private static GuildSettings settings(Row row) {
        return GuildSettingsRow.decode(new GuildId(row.getLong("id")), bytes(row));
    }

    private static ReadState readState(Row row) {
        return ReadStateRow.decode(new ChannelId(row.getLong("id")), bytes(row));
    }

    private static byte[] bytes(Row row) {
        return Blob.bytes(row, "row");
    }
}
