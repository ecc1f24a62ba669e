package dev.guildhall.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.User;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StoredAuthenticatorTest {
    private static final UserId ADA = new UserId(7);
    private static final AuthSessionId LOGIN = new AuthSessionId(8);

    private final AtomicLong nowNs = new AtomicLong();
    private final HeldRows rows = new HeldRows();
    private final Tokens tokens = new Tokens(TokenSecret.ofText("one secret of at least 32 bytes, yes"));
    private final StoredAuthenticator authenticator = new StoredAuthenticator(
            tokens,
            rows,
            new AuthConfig(null, 10, Duration.ofSeconds(1), PasswordCost.OWASP_MINIMUM, 1, 1),
            nowNs::get);
    private final String token = tokens.sign(ADA, LOGIN);

    private Optional<Identity> identity() {
        return authenticator.authenticate(token).toCompletableFuture().join();
    }

    @Test
    void aStandingLoginNamesItsAccount() {
        assertThat(identity()).contains(new Identity(ADA, LOGIN, false));
    }

    @Test
    void aForgedTokenCostsNoRead() {
        assertThat(authenticator.authenticate(token + "x").toCompletableFuture().join())
                .isEmpty();
        assertThat(rows.asked).isZero();
    }

    @Test
    void oneReadIsBelievedForASecondAndNotLonger() {
        identity();
        rows.stands = false;
        nowNs.set(Duration.ofSeconds(1).toNanos() - 1);
        assertThat(identity()).isPresent();
        nowNs.set(Duration.ofSeconds(1).toNanos());
        assertThat(identity()).isEmpty();
    }

    @Test
    void aRevocationHereHoldsAtOnce() {
        identity();
        rows.stands = false;
        authenticator.forget(ADA);
        assertThat(identity()).isEmpty();
    }

    @Test
    void anOutageIsNotRemembered() {
        rows.broken = true;
        assertThatThrownBy(this::identity).hasCauseInstanceOf(StoreUnavailable.class);
        rows.broken = false;
        assertThat(identity()).isPresent();
    }

    /// Answers one question; a call of any other would be a bug of the test.
    private static final class HeldRows implements AccountRows {
        int asked;
        boolean stands = true;
        boolean broken;

        @Override
        public CompletionStage<Boolean> authSessionStands(UserId userId, AuthSessionId id) {
            asked++;
            return broken
                    ? CompletableFuture.failedFuture(new StoreUnavailable("broken"))
                    : CompletableFuture.completedFuture(stands);
        }

        @Override
        public CompletionStage<Optional<Account>> account(UserId userId) {
            User user = new User(userId, "ada", "0", null, null, false, 0);
            return CompletableFuture.completedFuture(Optional.of(new Account(user, null, null, "en-US")));
        }

        @Override
        public CompletionStage<Map<UserId, Account>> accounts(Collection<UserId> ids) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public CompletionStage<List<AuthSessionId>> authSessions(UserId userId) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public CompletionStage<List<GuildId>> guildsOf(UserId userId) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public CompletionStage<Optional<Application>> application(ApplicationId id) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public CompletionStage<List<Application>> applicationsOf(UserId ownerId) {
            throw new IllegalStateException("not asked for");
        }
    }
}
