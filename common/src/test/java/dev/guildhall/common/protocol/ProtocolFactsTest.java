package dev.guildhall.common.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The arithmetic around the tables: lookups, masks and what follows from a bit.
class ProtocolFactsTest {
    private static final int RETIRED_BIT = 47;

    @ParameterizedTest
    @EnumSource(Opcode.class)
    void clientOpcodesAreFoundAndServerOpcodesAreNot(Opcode opcode) {
        assertThat(Opcode.ofClient(opcode.code()).isPresent()).isEqualTo(opcode.fromClient());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 44, 99, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void numbersThatAreNoOpcodeAreNotFound(int code) {
        assertThat(Opcode.ofClient(code)).isEmpty();
    }

    @Test
    void onlyClientOpcodesAreIgnored() {
        assertThat(Arrays.stream(Opcode.values()).filter(Opcode::ignored)).allMatch(Opcode::fromClient);
        assertThat(Opcode.QOS_HEARTBEAT.ignored()).isFalse();
        assertThat(Opcode.UPDATE_TIME_SPENT_SESSION_ID.ignored()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CloseCode.class)
    void reasonFitsACloseFrame(CloseCode close) {
        assertThat(close.reason().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 123);
        assertThat(CloseCode.of(close.code())).contains(close);
    }

    @Test
    void onlyANormalCloseByTheClientEndsItsSession() {
        assertThat(CloseCode.endsSession(1000)).isTrue();
        assertThat(CloseCode.endsSession(1001)).isTrue();
        assertThat(CloseCode.endsSession(1006)).isFalse();
        assertThat(CloseCode.endsSession(4000)).isFalse();
    }

    @Test
    void intentBitsBeyondTheTableAreUnknown() {
        assertThat(Intent.all()).isEqualTo((1L << 29) - 1);
        assertThat(Intent.unknownBits(Intent.all())).isEmpty();
        assertThat(Intent.unknownBits(1L << 29 | 1)).isEqualTo(OptionalLong.of(1L << 29));
        assertThat(Intent.allPrivileged()).isEqualTo(1L << 1 | 1L << 8 | 1L << 15);
    }

    @Test
    void applicationFlagsOpenPrivilegedIntents() {
        assertThat(ApplicationFlag.intentsOpenedBy(0)).isZero();
        assertThat(ApplicationFlag.intentsOpenedBy(1 << 19)).isEqualTo(Intent.MESSAGE_CONTENT.mask());
        assertThat(ApplicationFlag.intentsOpenedBy(-1)).isEqualTo(Intent.allPrivileged());
    }

    @Test
    void anyOneIntentLetsAnEventThrough() {
        assertThat(EventType.MESSAGE_CREATE.passesInGuild(Intent.GUILD_MESSAGES.mask()))
                .isTrue();
        assertThat(EventType.MESSAGE_CREATE.passesInGuild(Intent.DIRECT_MESSAGES.mask()))
                .isFalse();
        assertThat(EventType.MESSAGE_CREATE.passesDirect(Intent.DIRECT_MESSAGES.mask()))
                .isTrue();
        assertThat(EventType.THREAD_MEMBERS_UPDATE.passesInGuild(Intent.GUILDS.mask()))
                .isTrue();
        assertThat(EventType.THREAD_MEMBERS_UPDATE.passesInGuild(Intent.GUILD_MEMBERS.mask()))
                .isTrue();
    }

    @Test
    void ungatedEventsPassWithoutAnyIntent() {
        assertThat(EventType.READY.gated()).isFalse();
        assertThat(EventType.INTERACTION_CREATE.passesInGuild(0)).isTrue();
        assertThat(EventType.USER_UPDATE.passesDirect(0)).isTrue();
    }

    @Test
    void allPermissionsAreTheDocumentedBits() {
        assertThat(Permission.ALL).isEqualTo((1L << 53) - 1 & ~(1L << RETIRED_BIT));
        assertThat(Permission.TIMED_OUT_KEEPS).isEqualTo(0x10400);
    }

    @Test
    void everyoneInANewGuildHasWhatPublicDumpsShow() {
        assertThat(Permission.DEFAULT_EVERYONE | 1L << RETIRED_BIT).isEqualTo(2248473465835073L);
    }

    @ParameterizedTest
    @EnumSource(ApiError.class)
    void errorCodesAreFoundExceptTheGeneralOne(ApiError error) {
        assertThat(ApiError.of(error.code()).isPresent()).isEqualTo(error.code() != 0);
    }

    @ParameterizedTest
    @EnumSource(FormError.class)
    void formErrorTakesAsManyValuesAsItsTextHasPlaces(FormError error) {
        long places =
                Pattern.compile("%[sd]").matcher(error.template()).results().count();
        assertThat(error.parameters()).isEqualTo((int) places);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> error.message(
                        Collections.nCopies(error.parameters() + 1, 1).toArray()));
    }

    @Test
    void formErrorsReadAsDiscordWritesThem() {
        assertThat(FormError.BASE_TYPE_MAX_LENGTH.message(Limits.CONTENT_MAX))
                .isEqualTo("Must be 2000 or fewer in length.");
        assertThat(FormError.NUMBER_TYPE_COERCE.message("@me", "snowflake"))
                .isEqualTo("Value \"@me\" is not snowflake.");
        assertThat(FormError.NUMBER_TYPE_MAX.message("int", Limits.COLOR_MAX))
                .isEqualTo("int value should be less than or equal to 16777215.");
    }

    @Test
    void onlyVersionsNineAndTenAreSpoken() {
        assertThat(ApiVersion.of("9")).contains(ApiVersion.V9);
        assertThat(ApiVersion.of("10")).contains(ApiVersion.V10);
        assertThat(ApiVersion.of("8")).isEmpty();
        assertThat(ApiVersion.of("")).isEmpty();
        assertThat(ApiVersion.of("010")).isEmpty();
    }

    @Test
    void everyChannelTypeAnswersItsNumber() {
        for (ChannelType type : ChannelType.values()) {
            assertThat(ChannelType.of(type.code())).contains(type);
        }
        assertThat(ChannelType.of(6)).isEmpty();
        assertThat(ChannelType.GUILD_CATEGORY.holdsMessages()).isFalse();
        assertThat(ChannelType.GUILD_VOICE.holdsMessages()).isTrue();
        assertThat(ChannelType.GUILD_CATEGORY.mayHaveCategory()).isFalse();
    }
}
