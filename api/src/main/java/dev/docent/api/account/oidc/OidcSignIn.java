package dev.docent.api.account.oidc;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.Authenticated;
import dev.docent.api.access.Caller;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.access.external.ExternalAccounts;
import dev.docent.api.access.external.IssuerUnavailableException;
import dev.docent.api.access.external.SignInIssuer;
import dev.docent.api.account.session.SessionTokens;
import dev.docent.api.account.session.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Service;

/** Ends sign-ins at issuers: with a session, or with the link of the user there to the account of a login. */
@Service
class OidcSignIn {

    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);

    private final ExternalAccounts externals;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    OidcSignIn(ExternalAccounts externals, Accounts accounts, Sessions sessions, Clock clock) {
        this.externals = externals;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** {@return the user of the issuer who signed in} @throws OidcRefusedException if nobody did */
    String user(SignInIssuer issuer, OidcAttempt attempt, OidcAnswer answer) throws OidcRefusedException {
        var state = answer.state();
        if (state == null || !isEqual(state, attempt.protocol().state()) || !issuer.isIssuer(answer.iss())) {
            throw refused(OidcRefusal.NOT_BEGUN, issuer, null);
        }
        if (attempt.isExpired(clock.instant())) {
            throw refused(OidcRefusal.EXPIRED, issuer, null);
        }
        var code = answer.code();
        if (answer.error() != null || code == null) {
            throw refused(OidcRefusal.ACCESS_DENIED, issuer, null);
        }
        return user(issuer, attempt, code, state);
    }

    private static String user(SignInIssuer issuer, OidcAttempt attempt, String code, String state)
            throws OidcRefusedException {
        try {
            return issuer.finish(attempt.protocol(), code, state)
                    .orElseThrow(() -> refused(OidcRefusal.NO_USER, issuer, null));
        } catch (OAuth2AuthenticationException failure) {
            throw refused(OidcRefusal.ISSUER_REFUSED, issuer, failure);
        } catch (IssuerUnavailableException failure) {
            throw refused(OidcRefusal.ISSUER_UNAVAILABLE, issuer, failure);
        }
    }

    /** {@return the id of the account of the user} @throws OidcRefusedException if it is suspended */
    String account(SignInIssuer issuer, String user) throws OidcRefusedException {
        var account = externals.of(issuer.name(), user);
        if (accounts.get(account).filter(found -> !found.isSuspended()).isEmpty()) {
            throw refused(OidcRefusal.ACCOUNT_SUSPENDED, issuer, null);
        }
        return account;
    }

    /** {@return the tokens of a new session} */
    SessionTokens start(String account, SignInIssuer issuer, String device) {
        var tokens = sessions.start(account, device);
        log.info("event=signed_in account={} issuer={}", account, issuer.name());
        return tokens;
    }

    /**
     * Links the user to the account of the person who began this, and is still signed in.
     *
     * @return the person
     * @throws OidcRefusedException if the session has ended, one of them is linked, or the user has another account
     */
    Caller link(SignInIssuer issuer, String user, String session) throws OidcRefusedException {
        var person = CredentialRef.parse(session)
                .flatMap(sessions::find)
                .map(Authenticated::caller)
                .orElseThrow(() -> refused(OidcRefusal.EXPIRED, issuer, null));
        if (!externals.link(issuer.name(), user, person.account())) {
            throw refused(OidcRefusal.LINKED_ALREADY, issuer, null);
        }
        log.info("event=identity_linked account={} issuer={}", person.account(), issuer.name());
        return person;
    }

    private static OidcRefusedException refused(OidcRefusal reason, SignInIssuer issuer, @Nullable Throwable cause) {
        log.info("event=sign_in_refused issuer={} reason={}", issuer.name(), reason.code());
        return new OidcRefusedException(reason, cause);
    }

    private static boolean isEqual(String first, String second) {
        return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
    }
}
