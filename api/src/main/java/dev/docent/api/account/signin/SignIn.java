package dev.docent.api.account.signin;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.account.EmailAddress;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.check.LoginChecks;
import dev.docent.api.account.check.SignInProblems;
import dev.docent.api.account.session.SessionTokens;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.limit.AddressLimits;
import dev.docent.api.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;

/** Signs people in and renews their sessions. */
@Service
class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final LoginRepository logins;
    private final LoginChecks checks;
    private final Sessions sessions;
    private final Accounts accounts;
    private final AddressVerification addresses;
    private final AddressLimits limits;

    SignIn(
            LoginRepository logins,
            LoginChecks checks,
            Sessions sessions,
            Accounts accounts,
            AddressVerification addresses,
            AddressLimits limits) {
        this.logins = logins;
        this.checks = checks;
        this.sessions = sessions;
        this.accounts = accounts;
        this.addresses = addresses;
        this.limits = limits;
    }

    /**
     * {@return the tokens of a new session}
     *
     * <p>After many failures for an address, passwords alone are not even hashed for a while, whether or not somebody has the
     * address: whoever guesses neither occupies the processors nor learns which addresses have a login.
     *
     * @throws ProblemException (401) if something is wrong or missing
     */
    SessionTokens signIn(String given, String password, @Nullable String code, String device) {
        var email = EmailAddress.normalize(given);
        var known = logins.findByEmail(email).orElse(null);
        if (known != null) {
            AuditedThing.ofAccount(known.account());
        }
        if (code == null && !limits.maySignIn(email)) {
            throw SignInProblems.wrong();
        }
        var admitted = known == null || !addresses.admits(known) ? null : known;
        var outcome = checks.check(admitted, password, code);
        if (outcome.codeRequired()) {
            throw SignInProblems.codeRequired();
        }
        var login = outcome.login();
        if (login == null) {
            limits.countFailedSignIn(email);
            log.info("event=sign_in_refused account={}", known == null ? "-" : known.account());
            throw SignInProblems.wrong();
        }
        requireActive(login.account());
        var tokens = sessions.start(login.account(), device);
        log.info("event=signed_in account={}", login.account());
        return tokens;
    }

    /** {@return new tokens} @throws ProblemException (401) if the token is not valid */
    SessionTokens refresh(String token) {
        try {
            requireActive(sessions.account(token));
            return sessions.refresh(token);
        } catch (BadCredentialsException refused) {
            throw SignInProblems.unauthorized(String.valueOf(refused.getMessage()), Map.of());
        }
    }

    private void requireActive(String account) {
        if (accounts.get(account)
                .filter(found -> !found.isSuspended())
                .map(Account::id)
                .isEmpty()) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "The account is suspended: ask an administrator");
        }
    }
}
