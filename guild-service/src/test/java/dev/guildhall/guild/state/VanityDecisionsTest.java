package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.JoinByInvite;
import dev.guildhall.common.guild.GuildCommand.SetVanity;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.AuditAction;
import org.junit.jupiter.api.Test;

final class VanityDecisionsTest {
    private final TestGuild guild = TestGuild.founded();

    @Test
    void theCodeIsClaimedShownAndGivenUp() {
        guild.accept(OWNER, new SetVanity("garden"));

        assertThat(guild.eventNames()).containsExactly("VanityChanged");
        assertThat(guild.audits()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.GUILD_UPDATE);
            assertThat(entry.changes()).containsExactly(new AuditEntry.Change("vanity_url_code", null, "\"garden\""));
        });
        assertThat(guild.rows.heldCodes()).contains("garden");
        guild.restart();
        assertThat(guild.guild().vanity()).isEqualTo(new Vanity("garden", 0));
        guild.accept(OWNER, new SetVanity("yard"));
        assertThat(guild.rows.heldCodes()).contains("yard").doesNotContain("garden");
        guild.accept(OWNER, new SetVanity("yard"));
        assertThat(guild.events()).isEmpty();
        guild.accept(OWNER, new SetVanity(null));
        assertThat(guild.guild().vanity()).isNull();
        assertThat(guild.rows.heldCodes()).doesNotContain("yard");
    }

    @Test
    void onlyWhoManagesTheGuildChoosesIt() {
        assertThat(guild.refused(ANN, new SetVanity("garden"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void aCodeOfOthersIsTakenUntilTheyGiveItUp() {
        guild.rows.codesOfOthers.add("garden");
        assertThat(guild.refused(OWNER, new SetVanity("garden"))).isEqualTo(ApiError.INVITE_CODE_TAKEN);
        guild.rows.codesOfOthers.remove("garden");

        guild.accept(OWNER, new SetVanity("garden"));
    }

    @Test
    void theCodeOfAnInviteOfItsOwnIsTakenToo() {
        String code = guild.invite(0, 0);

        assertThat(guild.refused(OWNER, new SetVanity(code))).isEqualTo(ApiError.INVITE_CODE_TAKEN);
    }

    @Test
    void peopleJoinByItAndAreCounted() {
        guild.accept(OWNER, new SetVanity("garden"));
        guild.accept(STRANGER, new JoinByInvite("garden"));

        assertThat(guild.eventNames()).contains("MemberJoined", "VanityChanged");
        assertThat(guild.guild().vanity()).isEqualTo(new Vanity("garden", 1));
        guild.accept(STRANGER, new JoinByInvite("garden"));
        guild.restart();
        assertThat(guild.guild().vanity()).isEqualTo(new Vanity("garden", 1));
        assertThat(guild.guild().memberCount()).isEqualTo(4);
        guild.accept(STRANGER, new GuildCommand.Leave());
        guild.accept(OWNER, new SetVanity(null));
        assertThat(guild.refused(STRANGER, new JoinByInvite("garden"))).isEqualTo(ApiError.UNKNOWN_INVITE);
    }

    @Test
    void aGuildThatEndsLetsItsCodeGo() {
        guild.accept(OWNER, new SetVanity("garden"));
        guild.accept(OWNER, new GuildCommand.DeleteGuild());

        assertThat(guild.rows.heldCodes()).doesNotContain("garden");
    }
}
