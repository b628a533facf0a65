package dev.docent.api.account;

import dev.docent.api.access.Account;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.account.OneTimeToken.Purpose;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Issues tokens that permit one act, and redeems each once, whichever node is asked. Safe for concurrent use. */
@Service
public class OneTimeTokens {

    /** How long a device may take to answer. */
    public static final Duration CHALLENGE_LIFETIME = Duration.ofMinutes(5);

    private static final int MAX_INVITES = 1000;
    private static final Duration INVITE_LIFETIME = Duration.ofDays(7);
    private static final Duration RESET_LIFETIME = Duration.ofHours(1);
    private static final Duration VERIFICATION_LIFETIME = Duration.ofDays(1);
    private static final Logger log = LoggerFactory.getLogger(OneTimeTokens.class);

    private final OneTimeTokenRepository tokens;
    private final Clock clock;

    OneTimeTokens(OneTimeTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** {@return an invite to register} @param email null for anybody @throws ProblemException (409) if there are too many */
    public Issued invite(@Nullable String email, Account.Role role, String by) {
        if (tokens.countByPurpose(Purpose.INVITE) >= MAX_INVITES) {
            throw ProblemException.of(HttpStatus.CONFLICT, "There are at most " + MAX_INVITES + " invites");
        }
        return issue(Purpose.INVITE, null, email, role, by, INVITE_LIFETIME);
    }

    /** {@return a token to choose a new password} Earlier ones of the account end. */
    public Issued forReset(String account, String by) {
        tokens.deleteByAccountAndPurpose(account, Purpose.PASSWORD_RESET);
        return issue(Purpose.PASSWORD_RESET, account, null, null, by, RESET_LIFETIME);
    }

    /** {@return a token to choose a new password, which is mailed to the address} Earlier ones stay valid: a stranger may ask. */
    public Issued forResetByMail(String account, String email) {
        return issue(Purpose.PASSWORD_RESET, account, email, null, account, RESET_LIFETIME);
    }

    /** {@return a token that proves that its bearer receives mail at the address} Earlier ones of the account end. */
    public Issued forVerification(String account, String email) {
        tokens.deleteByAccountAndPurpose(account, Purpose.EMAIL_VERIFICATION);
        return issue(Purpose.EMAIL_VERIFICATION, account, email, null, account, VERIFICATION_LIFETIME);
    }

    /** {@return a challenge to register a passkey of the account} */
    public Issued forPasskey(String account) {
        return issue(Purpose.PASSKEY_REGISTRATION, account, null, null, account, CHALLENGE_LIFETIME);
    }

    /** {@return a challenge for whoever has a passkey} @param purpose instead of a password, or after it */
    public Issued forAssertion(Purpose purpose) {
        return issue(purpose, null, null, null, "", CHALLENGE_LIFETIME);
    }

    /** {@return the token with this text, which was never redeemed and did not expire} It stays valid. */
    public Optional<OneTimeToken> find(Purpose purpose, String text) {
        return tokens.findByHash(DigestUtils.sha256Hex(text))
                .filter(token -> token.purpose() == purpose)
                .filter(token -> clock.instant().isBefore(token.expiresAt()));
    }

    /** Ends the token, whose act follows. {@return whether it was still there: of two that redeem it, one succeeds} */
    public boolean redeem(OneTimeToken token) {
        try {
            tokens.delete(token);
            return true;
        } catch (OptimisticLockingFailureException redeemedByAnother) {
            return false;
        }
    }

    public Page<OneTimeToken> invites(OffsetPage page) {
        return tokens.findByPurpose(Purpose.INVITE, page);
    }

    /** Withdraws an invite. @throws ProblemException (404) if there is none with this id */
    public void withdrawInvite(String id) {
        var invite = tokens.findById(id)
                .filter(token -> token.purpose() == Purpose.INVITE)
                .orElseThrow(() -> ProblemException.notFound("There is no invite " + id));
        redeem(invite);
    }

    /** Ends all tokens of the account. */
    public void deleteOf(String account) {
        tokens.deleteByAccount(account);
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void deleteExpired() {
        try {
            tokens.deleteByExpiresAtBefore(clock.instant());
        } catch (DataAccessException failure) {
            log.warn(
                    "event=delete_one_time_tokens_failed error={}",
                    failure.getClass().getSimpleName());
        }
    }

    private Issued issue(
            Purpose purpose,
            @Nullable String account,
            @Nullable String email,
            Account.@Nullable Role role,
            String by,
            Duration lifetime) {
        var text = "dt_" + Secrets.randomText();
        var now = clock.instant();
        var hash = DigestUtils.sha256Hex(text);
        var token = tokens.save(new OneTimeToken(
                RecordIds.next(), null, purpose, hash, account, email, role, by, now, now.plus(lifetime)));
        return new Issued(token, text);
    }

    /** A token with its text. */
    public record Issued(OneTimeToken token, String text) {

        @Override
        public String toString() {
            return "Issued[token=" + token.id() + "]";
        }
    }
}
