package dev.docent.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.access.Account;
import dev.docent.api.account.OneTimeToken.Purpose;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;

/** What is expected of the records of logins and one-time tokens. */
class LoginRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");

    @Test
    void keepEverythingOfALogin() {
        var saved = logins().save(login("ada", "ada@example.com"));
        var attempts = FailedAttempts.NONE.andPassword(NOW).andCode(NOW);
        var factor = new SecondFactor("sealed", true, 7, List.of("a", "b"));
        var changed = logins().save(saved.with(attempts).with(factor).verified(NOW));

        assertThat(logins().findByEmail("ada@example.com")).contains(changed);
        assertThat(logins().findByAccount("ada").orElseThrow().factor()).isEqualTo(factor);
        assertThat(logins().findByAccountIn(List.of("ada", "ben"))).containsExactly(changed);
        assertThat(logins().findByEmail("Ada@example.com")).isEmpty();
    }

    @Test
    void keepOneLoginForAnAddressAndForAnAccount() {
        logins().save(login("ada", "ada@example.com"));

        assertThatThrownBy(() -> logins().save(login("ben", "ada@example.com")))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> logins().save(login("ada", "ben@example.com")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void acceptOneOfTwoChanges() {
        var read = logins().save(login("ada", "ada@example.com"));
        logins().save(read.named("first"));

        assertThatThrownBy(() -> logins().save(read.named("second")))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void redeemATokenOnce() {
        var tokens = tokens(NOW);
        var issued = tokens.forReset("ada", "root");
        var found = tokens.find(Purpose.PASSWORD_RESET, issued.text()).orElseThrow();

        assertThat(tokens.find(Purpose.INVITE, issued.text())).isEmpty();
        assertThat(tokens.find(Purpose.PASSWORD_RESET, issued.text() + "x")).isEmpty();
        assertThat(tokens(NOW.plus(Duration.ofHours(1))).find(Purpose.PASSWORD_RESET, issued.text()))
                .isEmpty();
        assertThat(tokens.redeem(found)).isTrue();
        assertThat(tokens.redeem(found)).isFalse();
        assertThat(tokens.find(Purpose.PASSWORD_RESET, issued.text())).isEmpty();
    }

    @Test
    void keepMailedTokensUntilTheyExpireOrTheAccountEndsThem() {
        var tokens = tokens(NOW);
        var first = tokens.forResetByMail("ada", "ada@example.com");
        var second = tokens.forResetByMail("ada", "ada@example.com");
        var old = tokens.forVerification("ada", "ada@example.com");
        var verification = tokens.forVerification("ada", "ada@example.com");

        assertThat(tokens.find(Purpose.PASSWORD_RESET, first.text())).contains(first.token());
        assertThat(tokens.find(Purpose.PASSWORD_RESET, second.text())).contains(second.token());
        assertThat(tokens.find(Purpose.EMAIL_VERIFICATION, old.text())).isEmpty();
        assertThat(tokens(NOW.plus(Duration.ofHours(24)).minusMillis(1))
                        .find(Purpose.EMAIL_VERIFICATION, verification.text()))
                .contains(verification.token());
        assertThat(tokens(NOW.plus(Duration.ofHours(24))).find(Purpose.EMAIL_VERIFICATION, verification.text()))
                .isEmpty();
        assertThat(verification.token().hash()).doesNotContain(verification.text());
        assertThat(tokens.redeem(verification.token())).isTrue();
        assertThat(tokens.redeem(verification.token())).isFalse();
        tokens.deleteOf("ada");
        assertThat(tokens.find(Purpose.PASSWORD_RESET, first.text())).isEmpty();
    }

    @Test
    void listInvitesOnlyAndLoseExpiredTokens() {
        var tokens = tokens(NOW);
        var page = new OffsetPage(10, 0, Sort.by("id"));
        var invite = tokens.invite("ben@example.com", Account.Role.ADMINISTRATOR, "root");
        var reset = tokens.forReset("ada", "root");

        assertThat(tokens.invites(page).getContent()).containsExactly(invite.token());
        assertThat(invite.token().role()).isEqualTo(Account.Role.ADMINISTRATOR);
        tokens(NOW.plus(Duration.ofHours(2))).deleteExpired();
        assertThat(tokens.find(Purpose.PASSWORD_RESET, reset.text())).isEmpty();
        assertThat(tokens.find(Purpose.INVITE, invite.text())).contains(invite.token());
        tokens.forReset("ben", "root");
        tokens.deleteOf("ben");
        assertThat(tokens.invites(page).getTotalElements()).isEqualTo(1);
    }

    private OneTimeTokens tokens(Instant now) {
        return new OneTimeTokens(context().getBean(OneTimeTokenRepository.class), Clock.fixed(now, ZoneOffset.UTC));
    }

    private LoginRepository logins() {
        return context().getBean(LoginRepository.class);
    }

    private static Login login(String account, String email) {
        return new Login(RecordIds.next(), null, account, email, "Pat", "hash", null, NOW, FailedAttempts.NONE, null);
    }
}
