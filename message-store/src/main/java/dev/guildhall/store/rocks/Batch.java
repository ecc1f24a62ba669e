package dev.guildhall.store.rocks;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.OwnerId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rocksdb.WriteBatch;

/// The rows of one synced write, being collected by the writer's thread. Not on disk, and seen by no read,
/// before the write.
final class Batch {
    private static final byte[] NOTHING = {};

    /// A member put by this batch: deleting the guild later in the same batch must take it from the user's list too.
    record NewMember(GuildId guildId, UserId userId) {}

    /// An invite put by this batch.
    record NewInvite(GuildId guildId, String code) {}

    /// A reaction put by this batch: deleting its message later in the same batch must remove it too.
    record NewReaction(ChannelId channelId, MessageId messageId) {}

    /// A reference to a content put by this batch: nothing else in it may drop the reference. The key never changes.
    record NewName(ByteBuffer key) {}

    private final Database database;
    private final WriteRecords rows = new WriteRecords();
    private final LastNumbers<OwnerId> ownerNumbers = new LastNumbers<>(Family.OWNERS, Keys::owner);
    private final LastNumbers<ChannelId> heads = new LastNumbers<>(Family.HEADS, id -> Keys.of(id.value()));
    private final List<NewMember> newMembers = new ArrayList<>();
    private final List<NewInvite> newInvites = new ArrayList<>();
    private final Set<NewReaction> newReactions = new HashSet<>();
    private final Set<NewName> newNames = new HashSet<>();
    private int commits;
    private int repeats;

    Batch(Database database) {
        this.database = database;
    }

    void put(Family family, byte[] key, byte[] value) {
        rows.put(database.number(family), key, value);
    }

    /// A row that says all by its key.
    void put(Family family, byte[] key) {
        put(family, key, NOTHING);
    }

    void delete(Family family, byte[] key) {
        rows.delete(database.number(family), key);
    }

    /// All rows whose key starts with `prefix`, those put earlier in this batch included.
    void deleteAll(Family family, byte[] prefix) {
        rows.deleteRange(database.number(family), prefix, Keys.behind(prefix));
    }

    /// All rows from `first` to just before `end`.
    void deleteRange(Family family, byte[] first, byte[] end) {
        rows.deleteRange(database.number(family), first, end);
    }

    /// The owner's last commit, as far as this batch goes.
    void ownerNumber(OwnerId owner, long number) {
        ownerNumbers.put(owner, number);
    }

    /// The channel's newest message, as far as this batch goes.
    void head(ChannelId channelId, MessageId messageId) {
        heads.put(channelId, messageId.value());
    }

    void remember(NewMember member) {
        newMembers.add(member);
    }

    void remember(NewInvite invite) {
        newInvites.add(invite);
    }

    void remember(NewReaction reaction) {
        newReactions.add(reaction);
    }

    void remember(NewName name) {
        newNames.add(name);
    }

    boolean remembers(NewName name) {
        return newNames.contains(name);
    }

    boolean remembers(NewReaction reaction) {
        return newReactions.contains(reaction);
    }

    List<UserId> newMembersOf(GuildId guildId) {
        return newMembers.stream()
                .filter(each -> each.guildId().equals(guildId))
                .map(NewMember::userId)
                .toList();
    }

    List<String> newInvitesOf(GuildId guildId) {
        return newInvites.stream()
                .filter(each -> each.guildId().equals(guildId))
                .map(NewInvite::code)
                .toList();
    }

    void countCommit() {
        commits++;
    }

    void countRepeat() {
        repeats++;
    }

    int commits() {
        return commits;
    }

    int repeats() {
        return repeats;
    }

    /// A point to come back to when what follows is refused half way.
    void mark() {
        rows.mark();
    }

    void backToMark() {
        rows.backToMark();
        ownerNumbers.dropStep();
        heads.dropStep();
    }

    void dropMark() {
        ownerNumbers.settle();
        heads.settle();
    }

    boolean empty() {
        return rows.count() == 0 && ownerNumbers.isEmpty() && heads.isEmpty();
    }

    /// Rows collected; those of the last numbers count once the batch is sealed.
    int count() {
        return rows.count();
    }

    long bytes() {
        return rows.length();
    }

    /// All rows, those of the last numbers among them. Nothing is collected afterwards. The caller closes it.
    WriteBatch sealed() {
        ownerNumbers.writeTo(this);
        heads.writeTo(this);
        return rows.toNative();
    }
}
