package dev.guildhall.common.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every enum of this package against its golden table, in both directions: a constant that the table lacks
/// fails, and so does a row without its constant.
class ProtocolTablesTest {
    @Test
    void opcodes() {
        assertSame(
                GoldenTable.read("opcodes.tsv").project("op", "name", "from_client", "from_server", "ignored"),
                Opcode.values(),
                op -> op.code() + " " + op + " " + yes(op.fromClient()) + " " + yes(op.fromServer()) + " "
                        + yes(op.ignored()));
    }

    @Test
    void closeCodes() {
        assertSame(
                GoldenTable.read("close_codes.tsv").project("code", "name", "reconnect"),
                CloseCode.values(),
                close -> close.code() + " " + close + " " + close.reconnect());
    }

    @Test
    void intents() {
        assertSame(
                GoldenTable.read("intents.tsv").project("bit", "name", "privileged"),
                Intent.values(),
                intent -> intent.bit() + " " + intent + " " + yes(intent.privileged()));
    }

    @Test
    void events() {
        assertSame(
                GoldenTable.read("events.tsv")
                        .where("listed", "yes")
                        .project("name", "guild_intents", "direct_intents"),
                EventType.values(),
                event -> event + " " + names(event.guildIntents()) + " " + names(event.directIntents()));
    }

    @Test
    void permissions() {
        assertSame(
                GoldenTable.read("permissions.tsv")
                        .where("status", "documented")
                        .project("bit", "name", "mask", "needs_mfa"),
                Permission.values(),
                permission -> permission.bit() + " " + permission + " "
                        + String.format(Locale.ROOT, "0x%016X", permission.mask()) + " " + yes(permission.needsMfa()));
    }

    @Test
    void errors() {
        assertSame(
                GoldenTable.read("errors.tsv").where("listed", "yes").project("code", "http", "name", "message"),
                ApiError.values(),
                error -> error.code() + " " + error.httpStatus() + " " + error + " " + error.message());
    }

    @Test
    void formErrors() {
        assertSame(
                GoldenTable.read("form_errors.tsv").project("name", "values", "message"),
                FormError.values(),
                error -> error + " " + error.parameters() + " " + error.template());
    }

    @Test
    void messageTypes() {
        assertSame(
                GoldenTable.read("message_types.tsv").project("value", "name", "deletable"),
                MessageType.values(),
                type -> type.code() + " " + type + " " + yes(type.deletable()));
    }

    @Test
    void objectTypes() {
        List<String> ours = Stream.of(
                        rows(AllowedMentionType.values(), AllowedMentionType::wireName),
                        rows(ApiVersion.values(), ApiVersion::number),
                        rows(AttachmentFlag.values(), AttachmentFlag::bit),
                        rows(ApplicationFlag.values(), ApplicationFlag::bit),
                        rows(AuditAction.values(), AuditAction::code),
                        rows(ChannelFlag.values(), ChannelFlag::bit),
                        rows(ChannelType.values(), ChannelType::code),
                        rows(ClientPlatform.values(), ClientPlatform::wireName),
                        rows(DefaultMessageNotifications.values(), DefaultMessageNotifications::code),
                        rows(ExplicitContentFilter.values(), ExplicitContentFilter::code),
                        rows(ForumLayout.values(), ForumLayout::code),
                        rows(InviteType.values(), InviteType::code),
                        rows(MemberFlag.values(), MemberFlag::bit),
                        rows(MessageFlag.values(), MessageFlag::bit),
                        rows(MessageReferenceType.values(), MessageReferenceType::code),
                        rows(MfaLevel.values(), MfaLevel::code),
                        rows(NsfwLevel.values(), NsfwLevel::code),
                        rows(OverwriteType.values(), OverwriteType::code),
                        rows(PremiumTier.values(), PremiumTier::code),
                        rows(RelationshipType.values(), RelationshipType::code),
                        rows(SettingsProtoType.values(), SettingsProtoType::code),
                        rows(PresenceStatus.values(), PresenceStatus::wireName),
                        rows(SortOrder.values(), SortOrder::code),
                        rows(StickerFormat.values(), StickerFormat::code),
                        rows(StickerType.values(), StickerType::code),
                        rows(SystemChannelFlag.values(), SystemChannelFlag::bit),
                        rows(VerificationLevel.values(), VerificationLevel::code),
                        rows(VideoQuality.values(), VideoQuality::code))
                .flatMap(Function.identity())
                .toList();
        assertThat(ours)
                .containsExactlyInAnyOrderElementsOf(
                        GoldenTable.read("object_types.tsv").project("type", "value", "name"));
    }

    @Test
    void limits() throws IllegalAccessException {
        List<String> ours = new ArrayList<>();
        for (Field field : Limits.class.getDeclaredFields()) {
            ours.add(field.getName() + " " + plain(field.get(null)));
        }
        assertThat(ours)
                .containsExactlyInAnyOrderElementsOf(
                        GoldenTable.read("limits.tsv").project("name", "value"));
    }

    @Test
    void noNumberOfATableStandsForTwoConstants() {
        assertThat(Arrays.stream(Opcode.values()).map(Opcode::code)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(CloseCode.values()).map(CloseCode::code)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Intent.values()).map(Intent::bit)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Permission.values()).map(Permission::bit)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(ApiError.values()).map(ApiError::code).filter(code -> code != 0))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyEventThatBotsCommonlyUseIsAConstant() {
        Set<String> ours =
                EnumSet.allOf(EventType.class).stream().map(Enum::name).collect(Collectors.toSet());
        List<String> common = GoldenTable.read("gateway_events.tsv").where("kind", "dispatch").rows().stream()
                .filter(row -> !row.cell("priority").equals("P2"))
                .flatMap(row -> singleNames(row.cell("name")))
                .toList();
        assertThat(common).hasSizeGreaterThan(80);
        assertThat(ours).containsAll(common);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest_endpoints.tsv", "gateway_events.tsv"})
    void wholeTablesReadWithoutABrokenRow(String file) {
        assertThat(GoldenTable.read(file).rows()).hasSizeGreaterThan(200);
    }

    @Test
    void boundNamedInAnErrorMessageIsTheOneThatIsChecked() {
        assertNames(ApiError.MAX_GUILDS, Limits.GUILDS_PER_USER_MAX);
        assertNames(ApiError.MAX_PINS, Limits.PINS_PER_CHANNEL_MAX);
        assertNames(ApiError.MAX_RECIPIENTS, Limits.GROUP_RECIPIENTS_MAX);
        assertNames(ApiError.MAX_ROLES, Limits.ROLES_PER_GUILD_MAX);
        assertNames(ApiError.MAX_WEBHOOKS, Limits.WEBHOOKS_PER_CHANNEL_MAX);
        assertNames(ApiError.MAX_WEBHOOKS_PER_GUILD, Limits.WEBHOOKS_PER_GUILD_MAX);
        assertNames(ApiError.MAX_EMOJIS, Limits.EMOJIS_PER_GUILD_MAX);
        assertNames(ApiError.MAX_ANIMATED_EMOJIS, Limits.EMOJIS_PER_GUILD_MAX);
        assertNames(ApiError.MAX_REACTIONS, Limits.REACTIONS_PER_MESSAGE_MAX);
        assertNames(ApiError.MAX_CHANNELS, Limits.CHANNELS_PER_GUILD_MAX);
        assertNames(ApiError.MAX_ATTACHMENTS, Limits.ATTACHMENTS_PER_MESSAGE_MAX);
        assertNames(ApiError.MAX_INVITES, Limits.INVITES_PER_GUILD_MAX);
        assertNames(ApiError.MAX_OVERWRITES, Limits.OVERWRITES_PER_CHANNEL_MAX);
        assertNames(ApiError.MAX_FORUM_TAGS, Limits.FORUM_TAGS_MAX);
        assertNames(ApiError.BULK_DELETE_COUNT, Limits.BULK_DELETE_MIN);
        assertNames(ApiError.BULK_DELETE_COUNT, Limits.BULK_DELETE_MAX);
        assertNames(ApiError.TOO_OLD_FOR_BULK_DELETE, Limits.BULK_DELETE_AGE_MAX.toDays());
        assertNames(ApiError.ASSET_TOO_LARGE, Limits.EMOJI_BYTES_MAX);
    }

    private static void assertNames(ApiError error, long bound) {
        assertThat(error.message()).containsPattern("\\b" + Pattern.quote(Long.toString(bound)) + "\\b");
    }

    private static <E extends Enum<E>> void assertSame(List<String> golden, E[] ours, Function<E, String> row) {
        assertThat(Arrays.stream(ours).map(row)).containsExactlyInAnyOrderElementsOf(golden);
    }

    private static <E extends Enum<E>> Stream<String> rows(E[] values, Function<E, Object> onTheWire) {
        return Arrays.stream(values)
                .map(value -> value.getDeclaringClass().getSimpleName() + " " + onTheWire.apply(value) + " " + value);
    }

    /// `X_CREATE/UPDATE/DELETE` is three names; a remark in parentheses is none.
    private static Stream<String> singleNames(String cell) {
        String[] parts = cell.replaceAll(" \\(.*\\)", "").split("/");
        String stem = parts[0].substring(0, parts[0].lastIndexOf('_') + 1);
        return Stream.concat(Stream.of(parts[0]), Arrays.stream(parts).skip(1).map(stem::concat));
    }

    private static String names(Set<Intent> intents) {
        return intents.isEmpty() ? "-" : intents.stream().map(Enum::name).collect(Collectors.joining("|"));
    }

    private static String yes(boolean fact) {
        return fact ? "yes" : "no";
    }

    private static String plain(Object value) {
        return value instanceof Duration duration ? Long.toString(duration.toSeconds()) : value.toString();
    }
}
