package dev.docent.api.account.signin;

import dev.docent.api.account.AccountProperties;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.OneTimeToken;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.account.mail.AccountMail;
import dev.docent.api.account.mail.AccountMails;
import dev.docent.api.account.mail.MailLanguage;
import dev.docent.api.audit.AuditedThing;
import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Verifies by mail that people receive mail at the addresses with which they register. */
@Service
class AddressVerification {

    private static final int MAX_CONFLICTS = 20;
    private static final Logger log = LoggerFactory.getLogger(AddressVerification.class);

    private final LoginRepository logins;
    private final OneTimeTokens tokens;
    private final AccountMails mails;
    private final AccountProperties properties;
    private final Clock clock;

    AddressVerification(
            LoginRepository logins,
            OneTimeTokens tokens,
            AccountMails mails,
            AccountProperties properties,
            Clock clock) {
        this.logins = logins;
        this.tokens = tokens;
        this.mails = mails;
        this.properties = properties;
        this.clock = clock;
    }

    /** {@return whether only people with a verified address may sign in: where everybody may register any address} */
    boolean isRequired() {
        return mails.isConfigured() && properties.registration() == AccountProperties.Registration.OPEN;
    }

    /** {@return whether the person may sign in} */
    boolean admits(Login login) {
        return login.verifiedAt() != null || !isRequired();
    }

    /** Mails a token to somebody who registered. */
    void request(Login login, MailLanguage language) {
        mails.inBackground(() -> send(login, language));
    }

    /**
     * Registers somebody in the background. If the address has a login, nothing changes, and a mail says so: the person who
     * reads it chooses the password, whoever registered the address first.
     */
    void registerUnseen(String email, Supplier<Login> registration, MailLanguage language) {
        mails.inBackground(() -> logins.findByEmail(email)
                .ifPresentOrElse(login -> sayThatItExists(login, language), () -> send(registration.get(), language)));
    }

    private void send(Login login, MailLanguage language) {
        var issued = tokens.forVerification(login.account(), login.email());
        mails.send(AccountMail.ADDRESS_VERIFICATION, login, issued.text(), language);
    }

    private void sayThatItExists(Login login, MailLanguage language) {
        var issued = tokens.forResetByMail(login.account(), login.email());
        mails.send(AccountMail.LOGIN_EXISTS, login, issued.text(), language);
    }

    /** Records that an address was verified. @throws dev.docent.api.problem.ProblemException (400) if the token is not valid */
    void verify(String text) {
        var token = tokens.find(OneTimeToken.Purpose.EMAIL_VERIFICATION, text).orElseThrow(PasswordResets::noToken);
        var account = String.valueOf(token.account());
        AuditedThing.ofAccount(account);
        if (!tokens.redeem(token)) {
            throw PasswordResets.noToken();
        }
        for (var conflicts = 0; !isSavedAsVerified(account, String.valueOf(token.email())); conflicts++) {
            if (conflicts == MAX_CONFLICTS) {
                throw PasswordResets.noToken();
            }
        }
        log.info("event=email_verified account={}", account);
    }

    /** {@return false if another request changed the login meanwhile} */
    private boolean isSavedAsVerified(String account, String email) {
        var login = logins.findByAccount(account)
                .filter(found -> found.email().equals(email))
                .orElseThrow(PasswordResets::noToken);
        try {
            logins.save(login.verified(clock.instant()));
            return true;
        } catch (OptimisticLockingFailureException changed) {
            return false;
        }
    }
}
