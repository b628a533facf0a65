package dev.docent.api.account.signin;

import dev.docent.api.account.EmailAddress;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.OneTimeToken;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.account.PasswordHashes;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.mail.AccountMail;
import dev.docent.api.account.mail.AccountMails;
import dev.docent.api.account.mail.MailLanguage;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.problem.ProblemException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Changes passwords. All sessions end with the previous one, and tokens that would change it end as well. */
@Service
class PasswordResets {

    private static final Logger log = LoggerFactory.getLogger(PasswordResets.class);

    private final LoginRepository logins;
    private final OneTimeTokens tokens;
    private final PasswordHashes hashes;
    private final PasswordPolicy policy;
    private final Sessions sessions;
    private final AccountMails mails;
    private final Clock clock;

    PasswordResets(
            LoginRepository logins,
            OneTimeTokens tokens,
            PasswordHashes hashes,
            PasswordPolicy policy,
            Sessions sessions,
            AccountMails mails,
            Clock clock) {
        this.logins = logins;
        this.tokens = tokens;
        this.hashes = hashes;
        this.policy = policy;
        this.sessions = sessions;
        this.mails = mails;
        this.clock = clock;
    }

    /** Mails a token to the person with the address, in the background: nobody learns whether there is one. */
    void forgot(String address, MailLanguage language) {
        var email = EmailAddress.normalize(address);
        mails.inBackground(() -> logins.findByEmail(email).ifPresent(login -> {
            var issued = tokens.forResetByMail(login.account(), login.email());
            mails.send(AccountMail.PASSWORD_RESET, login, issued.text(), language);
        }));
    }

    /** Changes the password of the account that the token names. @throws ProblemException (400) if one of them is not valid */
    void reset(String text, String password) {
        var token = tokens.find(OneTimeToken.Purpose.PASSWORD_RESET, text).orElseThrow(PasswordResets::noToken);
        var login = logins.findByAccount(String.valueOf(token.account())).orElseThrow(PasswordResets::noToken);
        AuditedThing.ofAccount(login.account());
        policy.require("password", password, login.email(), login.displayName());
        var hash = hashes.hash(password);
        if (!tokens.redeem(token)) {
            throw noToken();
        }
        change(login.verified(clock.instant()), hash);
    }

    /** Changes the password of a person who signed in. @throws ProblemException (400) if it is too weak */
    void change(Login login, String field, String password) {
        policy.require(field, password, login.email(), login.displayName());
        change(login, hashes.hash(password));
    }

    private void change(Login login, String hash) {
        logins.save(login.withPassword(hash));
        tokens.deleteOf(login.account());
        sessions.endAll(login.account());
        log.info("event=password_changed account={}", login.account());
    }

    static ProblemException noToken() {
        return ProblemException.badRequest("token", "was used, has expired, or is unknown: ask for a new one");
    }
}
