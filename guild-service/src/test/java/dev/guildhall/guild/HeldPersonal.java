package dev.guildhall.guild;

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
import dev.guildhall.store.Change;
import dev.guildhall.store.PersonalChange;
import dev.guildhall.store.PersonalRows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What is people's own, in maps.
final class HeldPersonal implements PersonalRows {
    private static final class Rows {
        final Map<UserId, Relationship> relationships = new TreeMap<>();
        final Map<UserId, String> notes = new HashMap<>();
        final Map<SettingsProtoType, Bytes> settings = new EnumMap<>(SettingsProtoType.class);
        final Map<GuildId, GuildSettings> guilds = new TreeMap<>();
        final Map<ChannelId, ReadState> readStates = new TreeMap<>();
        Profile profile = Profile.EMPTY;
        PersonalVersions versions = PersonalVersions.NONE;

        @Nullable
        LocalDate lastSeen;
    }

    private final Map<UserId, Rows> people = new HashMap<>();

    synchronized void apply(Change.OfPerson change) {
        Rows rows = of(change.userId());
        switch (change.change()) {
            case PersonalChange.PutRelationship put ->
                rows.relationships.put(put.relationship().other(), put.relationship());
            case PersonalChange.DeleteRelationship delete -> rows.relationships.remove(delete.other());
            case PersonalChange.PutNote put -> rows.notes.put(put.about(), put.note());
            case PersonalChange.DeleteNote delete -> rows.notes.remove(delete.about());
            case PersonalChange.PutSettingsProto put -> rows.settings.put(put.type(), put.proto());
            case PersonalChange.PutGuildSettings put ->
                rows.guilds.put(put.settings().guildId(), put.settings());
            case PersonalChange.PutReadState put ->
                rows.readStates.put(put.state().channelId(), put.state());
            case PersonalChange.DeleteReadState delete -> rows.readStates.remove(delete.channelId());
            case PersonalChange.PutProfile put -> rows.profile = put.profile();
            case PersonalChange.PutLastSeen put -> rows.lastSeen = put.day();
            case PersonalChange.PutVersions put -> rows.versions = put.versions();
        }
    }

    private Rows of(UserId userId) {
        return people.computeIfAbsent(userId, id -> new Rows());
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    @Override
    public CompletionStage<Personal> personal(UserId userId) {
        throw new IllegalStateException("owners start no sessions");
    }

    @Override
    public synchronized CompletionStage<List<Relationship>> relationships(UserId userId) {
        return done(List.copyOf(of(userId).relationships.values()));
    }

    @Override
    public synchronized CompletionStage<Optional<Relationship>> relationship(UserId userId, UserId other) {
        return done(Optional.ofNullable(of(userId).relationships.get(other)));
    }

    @Override
    public synchronized CompletionStage<Map<UserId, String>> notes(UserId userId) {
        return done(Map.copyOf(of(userId).notes));
    }

    @Override
    public synchronized CompletionStage<Optional<String>> note(UserId userId, UserId about) {
        return done(Optional.ofNullable(of(userId).notes.get(about)));
    }

    @Override
    public synchronized CompletionStage<Optional<Bytes>> settingsProto(UserId userId, SettingsProtoType type) {
        return done(Optional.ofNullable(of(userId).settings.get(type)));
    }

    @Override
    public synchronized CompletionStage<Map<GuildId, GuildSettings>> guildSettings(
            UserId userId, Collection<GuildId> guilds) {
        Map<GuildId, GuildSettings> found = new HashMap<>(of(userId).guilds);
        found.keySet().retainAll(guilds);
        return done(found);
    }

    @Override
    public synchronized CompletionStage<Map<ChannelId, ReadState>> readStates(
            UserId userId, Collection<ChannelId> channels) {
        Map<ChannelId, ReadState> found = new HashMap<>(of(userId).readStates);
        found.keySet().retainAll(channels);
        return done(found);
    }

    @Override
    public synchronized CompletionStage<Profile> profile(UserId userId) {
        return done(of(userId).profile);
    }

    @Override
    public synchronized CompletionStage<PersonalVersions> versions(UserId userId) {
        return done(of(userId).versions);
    }

    @Override
    public synchronized CompletionStage<Map<UserId, LocalDate>> lastSeen(Collection<UserId> people) {
        Map<UserId, LocalDate> found = new HashMap<>();
        for (UserId userId : people) {
            LocalDate day = of(userId).lastSeen;
            if (day != null) {
                found.put(userId, day);
            }
        }
        return done(found);
    }
}
