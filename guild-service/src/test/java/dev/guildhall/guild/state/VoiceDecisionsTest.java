package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.ModifyMember;
import dev.guildhall.common.guild.GuildCommand.ModifyVoice;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.GuildEvent.SpeechChanged;
import dev.guildhall.guild.state.GuildEvent.VoiceMoved;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoiceDecisionsTest {
    private final TestGuild guild = TestGuild.founded();

    private ChannelId room(ChannelType type) {
        GuildCommand create = new GuildCommand.CreateChannel(TestGuild.newChannel("room", type, null));
        return ((GuildResult.OfChannel) guild.accept(OWNER, create)).channel().id();
    }

    private static GuildCommand moves(UserId user, @Nullable ChannelId to) {
        return new ModifyMember(user, Changing.voiceChannel(to == null ? Patch.clear() : Patch.set(to)));
    }

    private static GuildCommand suppress(UserId user, boolean suppressed) {
        return new ModifyVoice(user, null, Patch.set(suppressed), Patch.keep());
    }

    private static GuildCommand asks(UserId user, Patch<Instant> since) {
        return new ModifyVoice(user, null, Patch.keep(), since);
    }

    @Test
    void muteIsOfTheMemberAndAudited() {
        guild.inVoice(BOB, guild.voice(), false);
        guild.accept(OWNER, new ModifyMember(BOB, Changing.mute()));
        assertThat(guild.member(BOB).mute()).isTrue();
        assertThat(guild.eventNames()).containsExactly("MemberChanged");
        assertThat(guild.audits()).extracting(AuditEntry::action).containsExactly(AuditAction.MEMBER_UPDATE);
    }

    @Test
    void movesAndCuttingOffAreAuditedUnderTheirOwnActions() {
        ChannelId room = room(ChannelType.GUILD_VOICE);
        guild.inVoice(BOB, guild.voice(), false);
        guild.accept(OWNER, moves(BOB, room));
        assertThat(guild.events()).containsExactly(new VoiceMoved(BOB, guild.voice(), room));
        assertThat(guild.audits()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.MEMBER_MOVE);
            assertThat(entry.targetId()).isNull();
            assertThat(entry.options())
                    .containsExactly(
                            new AuditEntry.Option("channel_id", room.toString()), new AuditEntry.Option("count", "1"));
        });
        guild.accept(OWNER, moves(BOB, null));
        assertThat(guild.audits()).extracting(AuditEntry::action).containsExactly(AuditAction.MEMBER_DISCONNECT);
        guild.accept(OWNER, moves(BOB, guild.voice()));
        assertThat(guild.events()).as("is there already").isEmpty();
    }

    @Test
    void whoMovesMustBeAbleToGoThereItself() {
        ChannelId room = room(ChannelType.GUILD_VOICE);
        guild.grant(ANN, Permission.MOVE_MEMBERS);
        guild.inVoice(BOB, guild.voice(), false);
        guild.deny(room, Permission.CONNECT);
        assertThat(guild.refused(ANN, moves(BOB, room))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.deny(room, Permission.VIEW_CHANNEL);
        assertThat(guild.refused(ANN, moves(BOB, room))).isEqualTo(ApiError.MISSING_ACCESS);
        assertThat(guild.refused(ANN, moves(BOB, guild.text()))).isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
        assertThat(guild.refused(ANN, moves(BOB, new ChannelId(9)))).isEqualTo(ApiError.UNKNOWN_CHANNEL);
        guild.accept(ANN, moves(BOB, null));
    }

    @Test
    void whoIsInAHiddenChannelIsInNoneForWhoDoesNotSeeIt() {
        ChannelId room = room(ChannelType.GUILD_VOICE);
        guild.grant(ANN, Permission.MOVE_MEMBERS, Permission.MUTE_MEMBERS);
        guild.inVoice(BOB, room, false);
        guild.deny(room, Permission.VIEW_CHANNEL);
        assertThat(guild.refused(ANN, moves(BOB, null))).isEqualTo(ApiError.TARGET_NOT_IN_VOICE);
        assertThat(guild.refused(ANN, new ModifyMember(BOB, Changing.mute()))).isEqualTo(ApiError.TARGET_NOT_IN_VOICE);
        assertThat(guild.refused(ANN, suppress(BOB, true))).isEqualTo(ApiError.UNKNOWN_VOICE_STATE);
    }

    @Test
    void rightsAreThoseInTheChannel() {
        guild.grant(ANN, Permission.MUTE_MEMBERS);
        guild.inVoice(BOB, guild.voice(), false);
        guild.deny(guild.voice(), Permission.MUTE_MEMBERS);
        assertThat(guild.refused(ANN, new ModifyMember(BOB, Changing.mute()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.deny(guild.voice(), Permission.SPEAK);
        guild.accept(ANN, new ModifyMember(BOB, Changing.mute()));
    }

    @Test
    void onAStageOneAsksToSpeakAndModeratorsLet() {
        ChannelId stage = room(ChannelType.GUILD_STAGE_VOICE);
        guild.everyone(Permission.VIEW_CHANNEL, Permission.CONNECT);
        guild.inVoice(BOB, stage, true);
        Instant behind = guild.now().minus(Duration.ofSeconds(3));
        assertThat(guild.refused(BOB, suppress(BOB, false))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, asks(BOB, Patch.set(behind)))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.everyone(Permission.VIEW_CHANNEL, Permission.CONNECT, Permission.REQUEST_TO_SPEAK);
        guild.accept(BOB, asks(BOB, Patch.set(behind)));
        assertThat(guild.events()).containsExactly(new SpeechChanged(BOB, stage, true, guild.now()));
        guild.accept(BOB, asks(BOB, Patch.clear()));
        assertThat(guild.events()).isEmpty();
        assertThat(guild.refused(ANN, suppress(BOB, false))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(OWNER, suppress(BOB, false));
        assertThat(guild.events()).containsExactly(new SpeechChanged(BOB, stage, false, guild.now()));
        guild.inVoice(BOB, stage, false);
        guild.accept(BOB, suppress(BOB, true));
        assertThat(guild.events()).containsExactly(new SpeechChanged(BOB, stage, true, null));
    }

    @Test
    void speechIsOfStagesAndOfWhoIsThere() {
        assertThat(guild.refused(BOB, suppress(BOB, true))).isEqualTo(ApiError.UNKNOWN_VOICE_STATE);
        guild.inVoice(BOB, guild.voice(), false);
        assertThat(guild.refused(BOB, suppress(BOB, true))).isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
        ModifyVoice elsewhere = new ModifyVoice(BOB, guild.text(), Patch.set(true), Patch.keep());
        assertThat(guild.refused(BOB, elsewhere)).isEqualTo(ApiError.UNKNOWN_VOICE_STATE);
    }
}
