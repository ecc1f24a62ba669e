package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What [AccountRows] promises; the users' guild lists are in [GuildRowsContract].
public abstract class AccountRowsContract extends StoreContract {
    private static final UserId USER_ID = new UserId(11);
    private static final UserId OTHER = new UserId(12);

    private Change putSession(UserId userId, long id) {
        return new Change.PutAuthSession(userId, new AuthSessionId(id), clock.instant());
    }

    private boolean stands(UserId userId, long id) {
        return Await.value(store.accounts().authSessionStands(userId, new AuthSessionId(id)));
    }

    @Test
    void everyFieldOfAnAccountIsKept() {
        commit(USER, new Change.PutAccount(Rows.fullAccount(11)));
        commit(Owners.user(12), new Change.PutAccount(Rows.bareAccount(12)));

        assertThat(Await.value(store.accounts().account(USER_ID))).contains(Rows.fullAccount(11));
        assertThat(Await.value(store.accounts().account(OTHER))).contains(Rows.bareAccount(12));
        assertThat(Await.value(store.accounts().account(new UserId(13)))).isEmpty();
    }

    @Test
    void severalAccountsAreThoseThatExist() {
        commit(USER, new Change.PutAccount(Rows.fullAccount(11)));

        assertThat(Await.value(store.accounts().accounts(List.of(USER_ID, OTHER, USER_ID))))
                .isEqualTo(Map.of(USER_ID, Rows.fullAccount(11)));
    }

    @Test
    void anAuthSessionStandsUntilItIsDeleted() {
        commit(USER, putSession(USER_ID, 1), putSession(USER_ID, -1));
        assertThat(stands(USER_ID, 1)).isTrue();
        assertThat(stands(USER_ID, 2)).isFalse();
        assertThat(stands(OTHER, 1)).isFalse();

        commit(USER, new Change.DeleteAuthSession(USER_ID, new AuthSessionId(1)));
        assertThat(stands(USER_ID, 1)).isFalse();
        assertThat(stands(USER_ID, -1)).isTrue();
        assertThat(Await.value(store.accounts().authSessions(USER_ID))).containsExactly(new AuthSessionId(-1));
    }

    @Test
    void allAuthSessionsOfAUserGoTogetherAndNobodyElses() {
        commit(USER, putSession(USER_ID, 1), putSession(USER_ID, -1));
        commit(Owners.user(12), putSession(OTHER, 3));
        commit(USER, putSession(USER_ID, 2), new Change.DeleteAllAuthSessions(USER_ID), putSession(USER_ID, 4));

        assertThat(Await.value(store.accounts().authSessions(USER_ID))).containsExactly(new AuthSessionId(4));
        assertThat(stands(OTHER, 3)).isTrue();
    }

    @Test
    void applicationsAreFoundByIdAndByOwner() {
        commit(
                USER,
                new Change.PutApplication(Rows.application(21, 11, false)),
                new Change.PutApplication(Rows.application(22, 11, true)));
        commit(Owners.user(12), new Change.PutApplication(Rows.application(23, 12, true)));
        commit(USER, new Change.PutApplication(Rows.application(21, 11, true)));

        assertThat(Await.value(store.accounts().application(new ApplicationId(21))))
                .contains(Rows.application(21, 11, true));
        assertThat(Await.value(store.accounts().application(new ApplicationId(24))))
                .isEmpty();
        assertThat(Await.value(store.accounts().applicationsOf(USER_ID)))
                .containsExactly(Rows.application(21, 11, true), Rows.application(22, 11, true));
        assertThat(Await.value(store.accounts().applicationsOf(new UserId(13)))).isEmpty();
    }

    @Test
    void everythingIsThereAfterReopening() {
        commit(USER, new Change.PutAccount(Rows.fullAccount(11)), putSession(USER_ID, 1));
        reopen();

        assertThat(Await.value(store.accounts().account(USER_ID))).contains(Rows.fullAccount(11));
        assertThat(stands(USER_ID, 1)).isTrue();
    }
}
