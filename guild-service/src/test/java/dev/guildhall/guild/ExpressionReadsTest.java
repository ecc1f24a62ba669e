package dev.guildhall.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.guild.state.ColdKey.EmojiKey;
import dev.guildhall.guild.state.ColdKey.StickerKey;
import dev.guildhall.guild.state.ColdValue.EmojiThere;
import dev.guildhall.guild.state.ColdValue.StickerThere;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpressionReadsTest {
    private static final GuildId GUILD = new GuildId(70);
    private static final UserId MEMBER = new UserId(1);
    private static final UserId STRANGER = new UserId(2);
    private static final RoleId FEW = new RoleId(30);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ContentHash IMAGE = new ContentHash("ab".repeat(32));
    private static final Emoji PARTY = new Emoji(new EmojiId(41), "party", List.of(), MEMBER, IMAGE, false);
    private static final Emoji SECRET = new Emoji(new EmojiId(42), "secret", List.of(FEW), MEMBER, IMAGE, false);
    private static final Sticker WAVE =
            new Sticker(new StickerId(51), "wave", null, "wave", StickerFormat.PNG, MEMBER, IMAGE);

    private final HeldStore store = new HeldStore();
    private final ExpressionReads reads = new ExpressionReads(store, () -> NOW);
    private long commits;

    ExpressionReadsTest() {
        commit(
                new Change.PutRole(GUILD, new Role(FEW, "few", 0, false, 1, 0, false, false, null, null, null, 0)),
                new Change.PutMember(GUILD, Member.joined(MEMBER, NOW, List.of(FEW))),
                new Change.PutEmoji(GUILD, PARTY),
                new Change.PutEmoji(GUILD, SECRET),
                new Change.PutSticker(GUILD, WAVE));
    }

    private void commit(Change... changes) {
        commits++;
        store.commit(new Lease(1), new Commit(new OwnerId.OfGuild(GUILD), commits, List.of(changes)))
                .toCompletableFuture()
                .join();
    }

    private EmojiThere emoji(EmojiId id, UserId userId) {
        return reads.emoji(new EmojiKey(id, userId)).toCompletableFuture().join();
    }

    private StickerThere sticker(StickerId id, UserId userId) {
        return reads.sticker(new StickerKey(id, userId)).toCompletableFuture().join();
    }

    @Test
    void aMemberFindsWhatItsGuildHas() {
        assertThat(emoji(PARTY.id(), MEMBER)).isEqualTo(new EmojiThere(GUILD, PARTY, NOW));
        assertThat(sticker(WAVE.id(), MEMBER)).isEqualTo(new StickerThere(GUILD, WAVE, NOW));
    }

    @Test
    void othersAndOtherIdsFindNothing() {
        EmojiThere noEmoji = new EmojiThere(null, null, NOW);
        StickerThere noSticker = new StickerThere(null, null, NOW);

        assertThat(emoji(PARTY.id(), STRANGER)).isEqualTo(noEmoji);
        assertThat(sticker(WAVE.id(), STRANGER)).isEqualTo(noSticker);
        // A sticker is no emoji, and the other way round.
        assertThat(emoji(new EmojiId(51), MEMBER)).isEqualTo(noEmoji);
        assertThat(sticker(new StickerId(41), MEMBER)).isEqualTo(noSticker);
        assertThat(emoji(new EmojiId(9), MEMBER)).isEqualTo(noEmoji);
    }

    @Test
    void whatIsForAFewIsForThemAsLongAsTheirRoleIsThere() {
        assertThat(emoji(SECRET.id(), MEMBER).emoji()).isEqualTo(SECRET);
        // The member's row goes on naming the role.
        commit(new Change.DeleteRole(GUILD, FEW));

        assertThat(emoji(SECRET.id(), MEMBER).emoji()).isNull();
        assertThat(emoji(PARTY.id(), MEMBER).emoji()).isEqualTo(PARTY);
    }
}
