package dev.guildhall.gateway.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.common.json.Json;
import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever a client sends: an answer comes, and it is no 500.
final class RestProperties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /// Every route that reads a form; a list is what a route that reads a list of forms gets.
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            entry(
                    "POST /channels/{channel_id}/messages",
                    "content",
                    "nonce",
                    "enforce_nonce",
                    "tts",
                    "flags",
                    "message_reference",
                    "allowed_mentions",
                    "embeds",
                    "poll"),
            entry(
                    "PATCH /channels/{channel_id}/messages/{message_id}",
                    "content",
                    "flags",
                    "allowed_mentions",
                    "embeds"),
            entry("POST /channels/{channel_id}/messages/bulk-delete", "messages"),
            entry(
                    "PATCH /channels/{channel_id}",
                    "available_tags",
                    "default_reaction_emoji",
                    "default_sort_order",
                    "default_auto_archive_duration",
                    "video_quality_mode",
                    "name",
                    "type",
                    "topic",
                    "position",
                    "parent_id",
                    "permission_overwrites",
                    "rate_limit_per_user"),
            entry("PUT /channels/{channel_id}/permissions/{overwrite_id}", "type", "allow", "deny"),
            entry("POST /channels/{channel_id}/invites", "max_age", "max_uses", "temporary", "unique", "target_type"),
            entry(
                    "POST /guilds/{guild_id}/channels",
                    "available_tags",
                    "default_reaction_emoji",
                    "default_sort_order",
                    "default_auto_archive_duration",
                    "video_quality_mode",
                    "name",
                    "type",
                    "topic",
                    "position",
                    "parent_id",
                    "permission_overwrites",
                    "bitrate",
                    "user_limit",
                    "rtc_region",
                    "nsfw"),
            entry(
                    "POST /guilds/{guild_id}/roles",
                    "name",
                    "permissions",
                    "color",
                    "colors",
                    "hoist",
                    "mentionable",
                    "icon"),
            entry(
                    "PATCH /guilds/{guild_id}/roles/{role_id}",
                    "name",
                    "permissions",
                    "color",
                    "colors",
                    "hoist",
                    "icon"),
            entry(
                    "PATCH /guilds/{guild_id}/members/{user_id}",
                    "nick",
                    "roles",
                    "mute",
                    "communication_disabled_until",
                    "flags",
                    "channel_id"),
            entry("PATCH /guilds/{guild_id}/members/@me", "nick"),
            entry("PATCH /guilds/{guild_id}/members/@me/nick", "nick"),
            entry("PUT /guilds/{guild_id}/bans/{user_id}", "delete_message_seconds", "delete_message_days"),
            entry("POST /guilds/{guild_id}/bulk-ban", "user_ids", "delete_message_seconds"),
            entry(
                    "POST /guilds",
                    "name",
                    "channels",
                    "roles",
                    "verification_level",
                    "afk_timeout",
                    "system_channel_id"),
            entry(
                    "PATCH /guilds/{guild_id}",
                    "name",
                    "icon",
                    "description",
                    "owner_id",
                    "afk_channel_id",
                    "system_channel_flags",
                    "preferred_locale",
                    "default_message_notifications"),
            entry("POST /auth/register", "username", "password", "email", "global_name"),
            entry("POST /auth/login", "login", "password"),
            entry("POST /applications", "name"),
            entry("PATCH /applications/{application_id}", "name", "description", "flags", "bot_public"),
            entry(
                    "POST /oauth2/authorize?client_id={application_id}&scope=bot",
                    "guild_id",
                    "permissions",
                    "authorize"));
    private static final List<String> FORM_LISTS = List.of("/guilds/{guild_id}/channels", "/guilds/{guild_id}/roles");
    private static final List<String> QUERIES = List.of(
            "/channels/{channel_id}/messages",
            "/channels/{channel_id}/messages/pins",
            "/guilds/{guild_id}",
            "/guilds/{guild_id}/members",
            "/guilds/{guild_id}/bans",
            "/users/@me/guilds",
            "/invites/{code}");
    private static final List<String> PARAMETERS =
            List.of("limit", "before", "after", "around", "with_counts", "with_expiration");

    private static @Nullable Rest rest;
    private static @Nullable Path folder;

    private static Map.Entry<String, List<String>> entry(String route, String... fields) {
        return Map.entry(route, List.of(fields));
    }

    private static Rest rest() {
        Rest open = rest;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    @BeforeContainer
    static void open() throws IOException {
        Path made = Files.createTempDirectory("guildhall-rest");
        folder = made;
        rest = new Rest(made.resolve("store"), "guildhall.ratelimit { enabled = false, invalid.permits = 1000000 }");
    }

    @AfterContainer
    static void close() throws IOException {
        rest().close();
        try (Stream<Path> all = Files.walk(requireNonNull(folder))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Property(tries = 400)
    void anyBytesToAnyRouteAreAnswered(
            @ForAll("routes") Route route, @ForAll byte[] body, @ForAll boolean bot, @ForAll("types") String type) {
        FullHttpRequest request = Rest.request(route.method(), path(route), body);
        request.headers().set("Authorization", bot ? rest().bot : rest().person);
        request.headers().set("Content-Type", type);
        assertThat(rest().exchange(request).status()).as(route.name()).isLessThan(500);
    }

    @Property(tries = 1500)
    void anyValueInAnyFieldIsAnswered(
            @ForAll("forms") Map.Entry<String, List<String>> form, @ForAll("values") List<JsonNode> values) {
        ObjectNode body = NODES.objectNode();
        for (int i = 0; i < form.getValue().size(); i++) {
            body.set(form.getValue().get(i), values.get(i % values.size()));
        }
        String[] route = form.getKey().split(" ");
        Rest.Got got = rest().send(route[0], path(route[1]), rest().person, body.toString());
        assertThat(got.status()).as("%s %s", form.getKey(), body).isLessThan(500);
    }

    @Property(tries = 200)
    void anyListOfFormsIsAnswered(@ForAll("lists") String path, @ForAll("values") List<JsonNode> values) {
        String body = NODES.arrayNode().addAll(values).toString();
        assertThat(rest().send("PATCH", path(path), rest().person, body).status())
                .as("%s %s", path, body)
                .isLessThan(500);
    }

    @Property(tries = 300)
    void anyQuestionIsAnswered(
            @ForAll("queries") String path, @ForAll("parameters") String name, @ForAll("questions") String value) {
        String query = path(path) + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        assertThat(rest().get(query, rest().person).status()).as(query).isLessThan(500);
    }

    @Property(tries = 200)
    void anyPathIsAnswered(@ForAll("paths") String path) {
        FullHttpRequest request = Rest.request("GET", "/api/v10/" + path, new byte[0]);
        assertThat(rest().exchange(request).status()).isLessThan(500);
    }

    private static String path(Route route) {
        return "/api/v10" + path(route.template());
    }

    private static String path(String template) {
        return template.replace("{guild_id}", Samples.GUILD.toString())
                .replace("{channel_id}", Samples.OPEN.toString())
                .replace("{message_id}", Samples.MESSAGE.toString())
                .replace("{user_id}", Samples.PERSON.toString())
                .replace("{application_id}", Samples.BOT.toString())
                .replace("{role_id}", Samples.GUILD.toString())
                .replace("{overwrite_id}", Samples.GUILD.toString())
                .replaceAll("\\{[a-z_]*code}", Samples.INVITE.code());
    }

    /// The letters that the HTTP decoder lets through.
    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> starts =
                Arbitraries.of("", "users/", "channels/", "guilds/1/members/", "invites/", "gateway?");
        Arbitrary<String> rest = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(80);
        return Combinators.combine(starts, rest).as(String::concat);
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.of(FORM_LISTS);
    }

    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.of(QUERIES);
    }

    @Provide
    Arbitrary<String> parameters() {
        return Arbitraries.of(PARAMETERS);
    }

    @Provide
    Arbitrary<String> questions() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.of("0", "1", "100", "1001", "18446744073709551615", "18446744073709551616", "true", "1.5"));
    }

    @Provide
    Arbitrary<Route> routes() {
        return Arbitraries.of(rest().routes);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "application/json", "application/json; charset=utf-8", "text/plain", "multipart/form-data", "");
    }

    @Provide
    Arbitrary<Map.Entry<String, List<String>>> forms() {
        return Arbitraries.of(List.copyOf(FIELDS.entrySet()));
    }

    @Provide
    Arbitrary<List<JsonNode>> values() {
        return node(2).list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<JsonNode> node(int depth) {
        Arbitrary<JsonNode> texts = Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(40),
                        Arbitraries.of(
                                "0", "1", "77", "101", "-1", "18446744073709551615", "\uD800", "a\uDC00", "users"))
                .map(NODES::textNode);
        Arbitrary<JsonNode> numbers = Arbitraries.oneOf(
                        Arbitraries.bigIntegers().map(BigDecimal::new), Arbitraries.bigDecimals())
                .map(NODES::numberNode);
        Arbitrary<JsonNode> plain = Arbitraries.oneOf(
                texts, numbers, Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<JsonNode> inner = node(depth - 1);
        Arbitrary<JsonNode> lists =
                inner.list().ofMaxSize(4).map(items -> NODES.arrayNode().addAll(items));
        Arbitrary<JsonNode> objects = Arbitraries.maps(
                        Arbitraries.of("id", "type", "parse", "users", "message_id", "allow", "primary_color", "name"),
                        inner)
                .ofMaxSize(5)
                .map(fields -> Json.MAPPER.createObjectNode().setAll(fields));
        return Arbitraries.oneOf(plain, lists, objects);
    }
}
