package dev.guildhall.store.rocks;

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
import dev.guildhall.store.rocks.PersonalKeys.Kind;
import dev.guildhall.store.row.GuildSettingsRow;
import dev.guildhall.store.row.PersonalRow;
import dev.guildhall.store.row.ReadStateRow;
import dev.guildhall.store.row.RelationshipRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads of what is a person's own.
final class RocksPersonalRows implements PersonalRows {
    private final Reads reads;

    RocksPersonalRows(Reads reads) {
        this.reads = reads;
    }

    private record Note(UserId about, String text) {
        static Note decode(byte[] key, byte[] row) {
            return new Note(new UserId(PersonalKeys.id(key)), PersonalRow.note(row));
        }
    }

    private record Seen(UserId userId, LocalDate day) {
        static Seen decode(byte[] key, byte[] row) {
            return new Seen(PersonalKeys.userId(key), PersonalRow.day(row));
        }
    }

    @Override
    public CompletionStage<Personal> personal(UserId userId) {
        return reads.frozen(view -> new Personal(
                relationships(view, userId),
                notes(view, userId),
                settings(view, userId, SettingsProtoType.PRELOADED).orElse(Personal.NOTHING.settings()),
                scan(view, userId, Kind.GUILD_SETTINGS, RocksPersonalRows::settings),
                scan(view, userId, Kind.READ_STATE, RocksPersonalRows::readState),
                profile(view, userId),
                versions(view, userId)));
    }

    @Override
    public CompletionStage<List<Relationship>> relationships(UserId userId) {
        return reads.latest(view -> relationships(view, userId));
    }

    @Override
    public CompletionStage<Optional<Relationship>> relationship(UserId userId, UserId other) {
        byte[] key = PersonalKeys.of(userId, Kind.RELATIONSHIP, other.value());
        return reads.latest(view -> view.get(Family.PERSONAL, key).map(row -> relationship(key, row)));
    }

    @Override
    public CompletionStage<Map<UserId, String>> notes(UserId userId) {
        return reads.latest(view -> notes(view, userId));
    }

    @Override
    public CompletionStage<Optional<String>> note(UserId userId, UserId about) {
        byte[] key = PersonalKeys.of(userId, Kind.NOTE, about.value());
        return reads.latest(view -> view.get(Family.PERSONAL, key).map(PersonalRow::note));
    }

    @Override
    public CompletionStage<Optional<Bytes>> settingsProto(UserId userId, SettingsProtoType type) {
        return reads.latest(view -> settings(view, userId, type));
    }

    @Override
    public CompletionStage<Map<GuildId, GuildSettings>> guildSettings(UserId userId, Collection<GuildId> guilds) {
        List<byte[]> keys = guilds.stream()
                .distinct()
                .map(id -> PersonalKeys.of(userId, Kind.GUILD_SETTINGS, id.value()))
                .toList();
        return reads.latest(view -> view.getAll(Family.PERSONAL, keys, RocksPersonalRows::settings).stream()
                .collect(Collectors.toMap(GuildSettings::guildId, Function.identity())));
    }

    @Override
    public CompletionStage<Map<ChannelId, ReadState>> readStates(UserId userId, Collection<ChannelId> channels) {
        List<byte[]> keys = channels.stream()
                .distinct()
                .map(id -> PersonalKeys.of(userId, Kind.READ_STATE, id.value()))
                .toList();
        return reads.latest(view -> view.getAll(Family.PERSONAL, keys, RocksPersonalRows::readState).stream()
                .collect(Collectors.toMap(ReadState::channelId, Function.identity())));
    }

    @Override
    public CompletionStage<Profile> profile(UserId userId) {
        return reads.latest(view -> profile(view, userId));
    }

    @Override
    public CompletionStage<PersonalVersions> versions(UserId userId) {
        return reads.latest(view -> versions(view, userId));
    }

    @Override
    public CompletionStage<Map<UserId, LocalDate>> lastSeen(Collection<UserId> people) {
        List<byte[]> keys = people.stream()
                .distinct()
                .map(id -> PersonalKeys.of(id, Kind.LAST_SEEN))
                .toList();
        return reads.latest(view -> view.getAll(Family.PERSONAL, keys, Seen::decode).stream()
                .collect(Collectors.toMap(Seen::userId, Seen::day)));
    }

    private static List<Relationship> relationships(View view, UserId userId) {
        return scan(view, userId, Kind.RELATIONSHIP, RocksPersonalRows::relationship);
    }

    private static Map<UserId, String> notes(View view, UserId userId) {
        return scan(view, userId, Kind.NOTE, Note::decode).stream().collect(Collectors.toMap(Note::about, Note::text));
    }

    private static Optional<Bytes> settings(View view, UserId userId, SettingsProtoType type) {
        return view.get(Family.PERSONAL, PersonalKeys.of(userId, Kind.SETTINGS_PROTO, type.code()))
                .map(PersonalRow::proto);
    }

    private static Profile profile(View view, UserId userId) {
        return view.get(Family.PERSONAL, PersonalKeys.of(userId, Kind.PROFILE))
                .map(PersonalRow::profile)
                .orElse(Profile.EMPTY);
    }

    private static PersonalVersions versions(View view, UserId userId) {
        return view.get(Family.PERSONAL, PersonalKeys.of(userId, Kind.VERSIONS))
                .map(PersonalRow::versions)
                .orElse(PersonalVersions.NONE);
    }

    private static <T> List<T> scan(View view, UserId userId, Kind kind, BiFunction<byte[], byte[], T> row) {
        return view.scan(Family.PERSONAL, PersonalKeys.all(userId, kind), row);
    }

    private static GuildSettings settings(byte[] key, byte[] row) {
        return GuildSettingsRow.decode(new GuildId(PersonalKeys.id(key)), row);
    }

    private static ReadState readState(byte[] key, byte[] row) {
        return ReadStateRow.decode(new ChannelId(PersonalKeys.id(key)), row);
    }

    private static Relationship relationship(byte[] key, byte[] row) {
        return RelationshipRow.decode(new UserId(PersonalKeys.id(key)), row);
    }
}
