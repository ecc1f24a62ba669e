package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.NO_SETTINGS;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildArt;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.AddBot;
import dev.guildhall.common.guild.GuildCommand.DeleteGuild;
import dev.guildhall.common.guild.GuildCommand.GuildSettings;
import dev.guildhall.common.guild.GuildCommand.ModifyGuild;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuildDecisionsTest {
    private final TestGuild guild = TestGuild.founded();

    @Test
    void managerRenamesTheGuild() {
        guild.grant(ANN, Permission.MANAGE_GUILD);
        guild.accept(ANN, renamed("New"));

        assertThat(guild.guild().name()).isEqualTo("New");
        assertThat(guild.guild().memberCount()).isEqualTo(3);
        assertThat(guild.eventNames()).containsExactly("GuildChanged");
    }

    @Test
    void changeThatChangesNothingHappensWithoutAnEvent() {
        guild.accept(OWNER, renamed("Guild"));

        assertThat(guild.events()).isEmpty();
    }

    @Test
    void memberWithoutTheRightChangesNothing() {
        assertThat(guild.refused(ANN, renamed("New"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void whoIsNoMemberHasNoAccess() {
        assertThat(guild.refused(STRANGER, renamed("New"))).isEqualTo(ApiError.MISSING_ACCESS);
    }

    @Test
    void ownerHandsTheGuildToAMember() {
        guild.accept(OWNER, to(ANN));

        assertThat(guild.guild().ownerId()).isEqualTo(ANN);
        assertThat(guild.refused(OWNER, renamed("Mine"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void onlyTheOwnerHandsTheGuildOn() {
        guild.grant(ANN, Permission.ADMINISTRATOR);

        assertThat(guild.refused(ANN, to(ANN))).isEqualTo(ApiError.OWNER_ONLY);
    }

    @Test
    void guildGoesNeitherToAStrangerNorToABot() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 0));

        assertThat(guild.refused(OWNER, to(STRANGER))).isEqualTo(ApiError.UNKNOWN_MEMBER);
        assertThat(guild.refused(OWNER, to(BOT))).isEqualTo(ApiError.OWNER_CANNOT_BE_A_BOT);
    }

    @Test
    void settingsNameChannelsOfTheRightKind() {
        ChannelId text = guild.text();
        ChannelId voice = guild.voice();
        Patch<ChannelId> keep = Patch.keep();
        Patch<ChannelId> none = Patch.set(new ChannelId(77));
        guild.accept(OWNER, settings(Patch.set(voice), Patch.set(text), Patch.set(text), Patch.set(text)));

        assertThat(guild.guild().afkChannelId()).isEqualTo(voice);
        assertThat(guild.refusedField(OWNER, settings(Patch.set(text), Patch.set(voice), keep, keep)))
                .isEqualTo("afk_channel_id CUSTOM_VALIDATION");
        assertThat(guild.refusedField(OWNER, settings(keep, Patch.set(guild.category()), keep, keep)))
                .isEqualTo("system_channel_id CUSTOM_VALIDATION");
        assertThat(guild.refusedField(OWNER, settings(keep, keep, none, none)))
                .isEqualTo("rules_channel_id CUSTOM_VALIDATION");
        assertThat(guild.refusedField(OWNER, settings(keep, keep, keep, none)))
                .isEqualTo("public_updates_channel_id CUSTOM_VALIDATION");
    }

    @Test
    void ownerAloneDeletesTheGuild() {
        guild.grant(ANN, Permission.ADMINISTRATOR);
        assertThat(guild.refused(ANN, new DeleteGuild())).isEqualTo(ApiError.OWNER_ONLY);
        guild.accept(OWNER, new DeleteGuild());

        assertThat(guild.snapshotOrNull()).isNull();
        assertThat(guild.refused(BOB, renamed("Ghost"))).isEqualTo(ApiError.UNKNOWN_GUILD);
    }

    @Test
    void deletedGuildGivesItsInviteCodesBack() {
        String second = guild.invite(60, 0);
        List<String> codes = List.copyOf(guild.rows.invites.keySet());
        assertThat(codes).contains(second).hasSize(2);
        assertThat(guild.rows.heldCodes()).containsExactlyInAnyOrderElementsOf(codes);
        guild.passes(Duration.ofHours(1));
        guild.accept(OWNER, new DeleteGuild());

        assertThat(guild.rows.heldCodes()).isEmpty();
    }

    @Test
    void aGuildKeepsItsPicturesWhateverElseChangesAndTellsOfThem() {
        GuildArt.Change both = new GuildArt.Change(Patch.set("a".repeat(64)), Patch.set("b".repeat(64)));
        guild.accept(OWNER, pictured(both));
        assertThat(guild.audits().getFirst().changes().stream().map(each -> each.key()))
                .containsExactlyInAnyOrder("splash_hash", "banner_hash");
        guild.accept(OWNER, renamed("Other"));
        guild.accept(OWNER, new GuildCommand.DeleteChannel(guild.text()));
        guild.restart();
        assertThat(guild.guild().art()).isEqualTo(new GuildArt("a".repeat(64), "b".repeat(64)));

        guild.accept(OWNER, pictured(new GuildArt.Change(Patch.clear(), Patch.keep())));
        assertThat(guild.guild().art()).isEqualTo(new GuildArt(null, "b".repeat(64)));
    }

    private static ModifyGuild pictured(GuildArt.Change art) {
        return new ModifyGuild(Patch.keep(), Patch.keep(), Patch.keep(), NO_SETTINGS, art);
    }

    private static ModifyGuild renamed(String name) {
        return new ModifyGuild(Patch.set(name), Patch.keep(), Patch.keep(), NO_SETTINGS);
    }

    private static ModifyGuild to(UserId owner) {
        return new ModifyGuild(Patch.keep(), Patch.keep(), Patch.set(owner), NO_SETTINGS);
    }

    private static ModifyGuild settings(
            Patch<ChannelId> afk, Patch<ChannelId> system, Patch<ChannelId> rules, Patch<ChannelId> updates) {
        GuildSettings settings = new GuildSettings(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                afk,
                system,
                Patch.keep(),
                rules,
                updates,
                Patch.keep());
        return new ModifyGuild(Patch.keep(), Patch.keep(), Patch.keep(), settings);
    }
}
