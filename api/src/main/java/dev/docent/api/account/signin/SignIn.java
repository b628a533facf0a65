package dev.docent.api.account.signin;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.account.EmailAddress;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.check.LoginChecks;
import dev.docent.api.account.check.SignInProblems;
import dev.docent.api.account.passkey.PasskeyAssertion;
import dev.docent.api.account.passkey.Passkeys;
import dev.docent.api.account.session.SessionTokens;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.limit.AddressLimits;
import dev.docent.api.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
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
    private final Passkeys passkeys;

    SignIn(
            LoginRepository logins,
            LoginChecks checks,
            Sessions sessions,
            Accounts accounts,
            AddressVerification addresses,
            AddressLimits limits,
            Passkeys passkeys) {
        this.logins = logins;
        this.checks = checks;
        this.sessions = sessions;
        this.accounts = accounts;
        this.addresses = addresses;
        this.limits = limits;
        this.passkeys = passkeys;
    }

    /**
     * {@return the tokens of a new session}
     *
     * <p>After many failures for an address, passwords alone are not even hashed for a while, whether or not somebody has the
     * address: whoever guesses neither occupies the processors nor learns which addresses have a login.
     *
     * @throws ProblemException (401) if something is wrong or missing
     */
    SessionTokens signIn(Credentials presented, String device) {
        var email = EmailAddress.normalize(presented.email());
        var known = logins.findByEmail(email).orElse(null);
        if (known != null) {
            AuditedThing.ofAccount(known.account());
        }
        if (presented.code() == null && presented.passkey() == null && !limits.maySignIn(email)) {
            throw SignInProblems.wrong();
        }
        var holder = Optional.ofNullable(presented.passkey()).flatMap(passkeys::presents);
        var admitted = known != null && addresses.admits(known) && permits(presented, holder, known) ? known : null;
        var outcome = checks.check(admitted, presented.password(), presented.code(), presented.passkey() != null);
        if (outcome.codeRequired()) {
            throw SignInProblems.codeRequired(known != null && passkeys.exist(known.account()));
        }
        var login = outcome.login();
        if (login == null) {
            limits.countFailedSignIn(email);
            log.info("event=sign_in_refused account={}", known == null ? "-" : known.account());
            throw SignInProblems.wrong();
        }
        return start(login.account(), device);
    }

    /** {@return whether the passkey that was presented, if any, is one of the person} @param holder the account that it is of */
    private static boolean permits(Credentials presented, Optional<String> holder, Login person) {
        return presented.passkey() == null
                || holder.filter(person.account()::equals).isPresent();
    }

    /** {@return the tokens of a new session of the person with the passkey} @throws ProblemException (401) if something is wrong */
    SessionTokens signIn(PasskeyAssertion passkey, String device) {
        var account = passkeys.signsIn(passkey).orElseThrow(SignInProblems::wrongPasskey);
        AuditedThing.ofAccount(account);
        if (logins.findByAccount(account).filter(addresses::admits).isEmpty()) {
            throw SignInProblems.wrongPasskey();
        }
        return start(account, device);
    }

    private SessionTokens start(String account, String device) {
        requireActive(account);
        var tokens = sessions.start(account, device);
        log.info("event=signed_in account={}", account);
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

    /**
     * What a person presents.
     *
     * @param code of the second factor; null for none
     * @param passkey in place of a code; null for none
     */
    record Credentials(
            String email,
            String password,
            @Nullable String code,
            @Nullable PasskeyAssertion passkey) {

        @Override
        public String toString() {
            return "Credentials";
        }
    }
}
