package dev.guildhall.common.user;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import org.jspecify.annotations.Nullable;

/// Everything that a user's owner can be asked to change.
public sealed interface UserCommand {
    /// Registration: the owner claims the username and the e-mail, then writes the account and its first
    /// log-in. Answers [UserReply.Saved], or USERNAME_TAKEN / EMAIL_TAKEN as refusals with the field's path.
    record CreateAccount(
            String username,
            @Nullable String globalName,
            @Nullable String email,
            @Nullable String passwordHash,
            String locale,
            AuthSessionId firstLogin)
            implements UserCommand {}

    /// Something that is the person's own. Answers [UserReply.OfPersonal].
    record Personal(PersonalCommand command) implements UserCommand {}

    /// What the account is. Null keeps. `username` is claimed, and the one before is given back. Answers
    /// [UserReply.Saved], and USER_UPDATE goes to the user's sessions; refusals as for [CreateAccount].
    ///
    /// @param newLogin goes with a new password: every other log-in ends
    record ModifyAccount(
            @Nullable String username,
            Patch<String> globalName,
            Patch<String> avatar,
            @Nullable String email,
            @Nullable String passwordHash,
            @Nullable AuthSessionId newLogin)
            implements UserCommand {}

    /// A log-in, after the password was checked.
    record AddLogin(AuthSessionId authSessionId) implements UserCommand {}

    /// Log-out of one log-in: its token stops working and its gateway sessions are closed.
    record RevokeLogin(AuthSessionId authSessionId) implements UserCommand {}

    /// Every token of this user stops working.
    record RevokeAllLogins() implements UserCommand {}

    /// This owner is that of the new application's number. Answers [UserReply.OfApplication].
    record CreateApplication(String name, UserId ownerId, int flags) implements UserCommand {}

    /// Makes the application's bot account and its first token. Answers [UserReply.Saved]; UNKNOWN_APPLICATION
    /// when there is none.
    record CreateBot(UserId requestedBy, AuthSessionId token) implements UserCommand {}

    /// A new token for the bot; the old one is revoked.
    record ResetBotToken(UserId requestedBy, AuthSessionId token) implements UserCommand {}

    /// Which privileged intents the application may ask for, and whether others may add its bot. Null keeps.
    record ModifyApplication(
            UserId requestedBy,
            @Nullable String name,
            @Nullable String description,
            @Nullable Integer flags,
            @Nullable Boolean botPublic)
            implements UserCommand {}
}
