package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads of cards. Whatever a client says of the type, of sizes, of proxies, of a provider or a video is
/// not read: a card that somebody sends is `rich`. Source: message resource, "Embed Object" and "Embed
/// Limits".
final class EmbedForms {
    /// Short: the answer repeats it.
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,31}");

    private EmbedForms() {}

    static Read<List<Embed>> embeds() {
        Read<List<Embed>> list = Values.list(EmbedForms::embed, Limits.EMBEDS_PER_MESSAGE_MAX);
        return (value, at) -> {
            List<Embed> embeds = list.read(value, at);
            int length = embeds == null
                    ? 0
                    : embeds.stream().mapToInt(Embed::textLength).sum();
            return length > Limits.EMBED_TEXT_MAX
                    ? at.wrong(FormError.MAX_EMBED_SIZE_EXCEEDED, Limits.EMBED_TEXT_MAX)
                    : embeds;
        };
    }

    private static @Nullable Embed embed(JsonNode value, At at) {
        if (!value.isObject()) {
            return at.wrong(FormError.MODEL_TYPE_CONVERT);
        }
        int errors = at.errors().fields().size();
        Embed embed = embed(Form.of(value, at));
        boolean right = errors == at.errors().fields().size();
        return right && embed.empty() ? at.wrong(FormError.LIST_ITEM_VALUE_REQUIRED) : embed;
    }

    private static Embed embed(Form form) {
        return new Embed(
                text(form, "title", Limits.EMBED_TITLE_MAX),
                text(form, "description", Limits.EMBED_DESCRIPTION_MAX),
                form.optional("url", url(false)),
                form.optional("timestamp", Values.timestamp()),
                form.optional("color", Numbers.integer(0, Limits.COLOR_MAX)),
                form.optional("footer", Values.object(EmbedForms::footer)),
                form.optional("image", Values.object(EmbedForms::picture)),
                form.optional("thumbnail", Values.object(EmbedForms::picture)),
                form.optional("author", Values.object(EmbedForms::author)),
                form.optional("fields", fields(), List.of()));
    }

    /// Nothing but white space is nothing.
    private static @Nullable String text(Form form, String name, int max) {
        String text = form.optional(name, Texts.trimmed(0, max));
        return text == null || text.isEmpty() ? null : text;
    }

    private static Embed.Footer footer(Form form) {
        return new Embed.Footer(
                form.required("text", Texts.trimmed(1, Limits.EMBED_FOOTER_MAX), ""),
                form.optional("icon_url", url(true)));
    }

    private static Embed.Author author(Form form) {
        return new Embed.Author(
                form.required("name", Texts.trimmed(1, Limits.EMBED_AUTHOR_MAX), ""),
                form.optional("url", url(false)),
                form.optional("icon_url", url(true)));
    }

    private static String picture(Form form) {
        return form.required("url", url(true), "");
    }

    private static Read<List<Embed.Field>> fields() {
        return Values.list(
                Values.object(form -> new Embed.Field(
                        form.required("name", Texts.trimmed(1, Limits.EMBED_FIELD_NAME_MAX), ""),
                        form.required("value", Texts.trimmed(1, Limits.EMBED_FIELD_VALUE_MAX), ""),
                        form.optional("inline", Values.flag(), false))),
                Limits.EMBED_FIELDS_MAX);
    }

    /// An address that a client may be led to: nothing that a browser would run. `attachable` ones may name
    /// a file of the same message.
    private static Read<String> url(boolean attachable) {
        Read<String> text = Texts.trimmed(1, Limits.URL_MAX);
        return (value, at) -> {
            String url = text.read(value, at);
            if (url == null || (attachable && url.startsWith(Embed.ATTACHED))) {
                return url;
            }
            String scheme = scheme(url);
            if (scheme == null) {
                return at.wrong(FormError.URL_TYPE_INVALID_URL);
            }
            return scheme.equals("http") || scheme.equals("https")
                    ? url
                    : at.wrong(FormError.URL_TYPE_INVALID_SCHEME, scheme);
        };
    }

    /// Null when it is no absolute address. Clients send letters that belong percent-encoded and browsers
    /// take them, so only what stands before the path is judged.
    private static @Nullable String scheme(String url) {
        int colon = url.indexOf(':');
        if (colon <= 0) {
            return null;
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("http")) {
            return SCHEME.matcher(scheme).matches() ? scheme : null;
        }
        int end = url.length();
        for (char stop : new char[] {'/', '?', '#'}) {
            int at = url.indexOf(stop, Math.min(url.length(), colon + 3));
            end = at < 0 ? end : Math.min(end, at);
        }
        try {
            URI front = new URI(url.substring(0, end));
            return front.getHost() == null && front.getAuthority() == null ? null : scheme;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
