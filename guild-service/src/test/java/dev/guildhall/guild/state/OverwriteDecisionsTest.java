package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.DeleteOverwrite;
import dev.guildhall.common.guild.GuildCommand.ModifyChannel;
import dev.guildhall.common.guild.GuildCommand.PutOverwrite;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OverwriteDecisionsTest {
    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();

    @Test
    void overwriteIsSetReplacedAndRemoved() {
        guild.accept(OWNER, new PutOverwrite(text, ofBob(Permission.SEND_MESSAGES)));
        guild.accept(OWNER, new PutOverwrite(text, ofBob(Permission.ATTACH_FILES)));
        assertThat(guild.channel(text).overwrites()).containsExactly(ofBob(Permission.ATTACH_FILES));
        guild.accept(OWNER, new PutOverwrite(text, ofBob(Permission.ATTACH_FILES)));
        assertThat(guild.events()).isEmpty();
        guild.accept(OWNER, new DeleteOverwrite(text, BOB.value()));

        assertThat(guild.channel(text).overwrites()).isEmpty();
        assertThat(guild.refused(OWNER, new DeleteOverwrite(text, BOB.value()))).isEqualTo(ApiError.UNKNOWN_OVERWRITE);
    }

    @Test
    void overwriteNeedsTheRightToManageRoles() {
        guild.grant(ANN, Permission.MANAGE_CHANNELS);
        guild.accept(OWNER, new PutOverwrite(text, ofBob(Permission.SEND_MESSAGES)));

        assertThat(guild.refused(ANN, new PutOverwrite(text, ofBob(Permission.ATTACH_FILES))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new DeleteOverwrite(text, BOB.value()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyChannel(text, Changing.overwrites())))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void onlyBitsThatOneHoldsAreTouched() {
        guild.grant(ANN, Permission.MANAGE_ROLES);
        guild.accept(ANN, new PutOverwrite(text, ofBob(Permission.ATTACH_FILES)));
        assertThat(guild.refused(ANN, new PutOverwrite(text, ofBob(Permission.MANAGE_WEBHOOKS))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(OWNER, new PutOverwrite(text, ofBob(Permission.MANAGE_WEBHOOKS)));

        assertThat(guild.refused(ANN, new DeleteOverwrite(text, BOB.value()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void theSameOverwritesInAnotherOrderChangeNothing() {
        guild.grant(ANN, Permission.MANAGE_CHANNELS);
        Overwrite ofAnn = new Overwrite(ANN.value(), OverwriteType.MEMBER, Permission.VIEW_CHANNEL.mask(), 0);
        Overwrite ofBob = ofBob(Permission.SEND_MESSAGES);
        guild.accept(OWNER, new ModifyChannel(text, Changing.overwrites(ofAnn, ofBob)));
        guild.accept(ANN, new ModifyChannel(text, Changing.overwrites(ofBob, ofAnn)));

        assertThat(guild.events()).isEmpty();
        assertThat(guild.channel(text).overwrites()).containsExactly(ofAnn, ofBob);
    }

    @Test
    void overwriteIsOfARoleThatExists() {
        Overwrite ofNobody = new Overwrite(77, OverwriteType.ROLE, 0, 0);

        assertThat(guild.refused(OWNER, new PutOverwrite(text, ofNobody))).isEqualTo(ApiError.UNKNOWN_ROLE);
        assertThat(guild.refused(OWNER, new ModifyChannel(text, Changing.overwrites(ofNobody))))
                .isEqualTo(ApiError.UNKNOWN_ROLE);
    }

    @Test
    void channelHasAtMostAThousand() {
        Overwrite[] many = LongStream.rangeClosed(1, 1001)
                .mapToObj(id -> new Overwrite(id, OverwriteType.MEMBER, 0, 0))
                .toArray(Overwrite[]::new);

        assertThat(guild.refused(OWNER, new ModifyChannel(text, Changing.overwrites(many))))
                .isEqualTo(ApiError.MAX_OVERWRITES);
    }

    private static Overwrite ofBob(Permission denied) {
        return new Overwrite(BOB.value(), OverwriteType.MEMBER, 0, denied.mask());
    }
}
