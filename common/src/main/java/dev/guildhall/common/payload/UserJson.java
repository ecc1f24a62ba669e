package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import java.io.IOException;

/// The user object. Source: user resource, "User Object".
public final class UserJson {
    private UserJson() {}

    /// What everybody may see.
    public static void write(JsonGenerator out, User user) throws IOException {
        out.writeStartObject();
        fields(out, user);
        out.writeEndObject();
    }

    /// What only the account itself gets: READY and `/users/@me`. There is no e-mail verification yet, so an
    /// address counts as verified; nor is there MFA.
    public static void writeOwn(JsonGenerator out, Account account) throws IOException {
        out.writeStartObject();
        ownFields(out, account);
        out.writeEndObject();
    }

    /// The fields of [#writeOwn], for an object that has more.
    public static void ownFields(JsonGenerator out, Account account) throws IOException {
        fields(out, account.user());
        out.writeBooleanField("mfa_enabled", false);
        out.writeBooleanField("verified", true);
        Fields.textOrNull(out, "email", account.email());
        out.writeStringField("locale", account.locale());
        out.writeNumberField("premium_type", 0);
        out.writeNullField("phone");
        out.writeNullField("nsfw_allowed");
    }

    static void fields(JsonGenerator out, User user) throws IOException {
        Fields.id(out, "id", user.id().value());
        out.writeStringField("username", user.username());
        out.writeStringField("discriminator", user.discriminator());
        Fields.textOrNull(out, "global_name", user.globalName());
        Fields.textOrNull(out, "avatar", user.avatar());
        out.writeBooleanField("bot", user.bot());
        out.writeBooleanField("system", false);
        out.writeNullField("banner");
        out.writeNullField("accent_color");
        out.writeNumberField("public_flags", user.publicFlags());
        out.writeNumberField("flags", user.publicFlags());
    }
}
