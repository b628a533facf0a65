package dev.docent.api.account.signin;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.access.CredentialRef;
import dev.docent.api.account.AccountProperties;
import dev.docent.api.account.EmailAddress;
import dev.docent.api.account.FailedAttempts;
import dev.docent.api.account.Login;
import dev.docent.api.account.LoginRepository;
import dev.docent.api.account.OneTimeToken;
import dev.docent.api.account.OneTimeTokens;
import dev.docent.api.account.PasswordHashes;
import dev.docent.api.account.PasswordPolicy;
import dev.docent.api.account.mail.MailLanguage;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Registers people. With the master key at any time: the first one gets the root account, and with it what was stored before
 * there were accounts; so does whoever registers first by the link that the start prints. Others need an invite, unless
 * registration is open.
 */
@Service
class Registration {

    private static final Logger log = LoggerFactory.getLogger(Registration.class);

    private final LoginRepository logins;
    private final Accounts accounts;
    private final OneTimeTokens tokens;
    private final PasswordHashes hashes;
    private final PasswordPolicy policy;
    private final AccountProperties properties;
    private final AddressVerification addresses;
    private final Clock clock;

    Registration(
            LoginRepository logins,
            Accounts accounts,
            OneTimeTokens tokens,
            PasswordHashes hashes,
            PasswordPolicy policy,
            AccountProperties properties,
            AddressVerification addresses,
            Clock clock) {
        this.logins = logins;
        this.accounts = accounts;
        this.tokens = tokens;
        this.hashes = hashes;
        this.policy = policy;
        this.properties = properties;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Registers a person, and mails a token to verify the address.
     *
     * @return the login of the person; empty if everybody may register and get mail, so that the answer does not tell whether
     *     the address has a login
     * @throws ProblemException (403) if the caller may not register, (409) if the address has a login
     */
    Optional<Login> register(@Nullable Caller caller, Person person, MailLanguage language) {
        var email = EmailAddress.normalize(person.email());
        var account = account(caller, person, email);
        policy.require("password", person.password(), email, person.displayName());
        var isVouchedFor = person.invite() != null || caller != null && (caller.master() || isFirstVisit(caller));
        if (addresses.isRequired() && !isVouchedFor) {
            var hash = hashes.hash(person.password());
            addresses.registerUnseen(email, () -> save(account.get(), email, person.displayName(), hash), language);
            return Optional.empty();
        }
        if (logins.findByEmail(email).isPresent()) {
            throw taken();
        }
        var hash = hashes.hash(person.password());
        var login = save(account.get(), email, person.displayName(), hash);
        addresses.request(login, language);
        return Optional.of(login);
    }

    /** {@return what makes the account of the person once everything else is known to be right} */
    private Supplier<Account> account(@Nullable Caller caller, Person person, String email) {
        if (caller != null && caller.master()) {
            return () -> ofMaster(person.userId());
        }
        if (person.userId() != null) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "Only the master key names the account of a person");
        }
        if (caller != null && isFirstVisit(caller)) {
            return accounts::root;
        }
        if (person.invite() != null && properties.registration() != AccountProperties.Registration.CLOSED) {
            var invite = invite(person.invite(), email);
            return () -> invited(invite);
        }
        if (properties.registration() == AccountProperties.Registration.OPEN) {
            return this::newAccount;
        }
        throw ProblemException.of(
                HttpStatus.FORBIDDEN,
                properties.registration() == AccountProperties.Registration.CLOSED
                        ? "Registration is closed"
                        : "Registration requires an invite: ask an administrator");
    }

    /** {@return whether the caller uses the link that the start prints, which permits to register the first person} */
    private boolean isFirstVisit(Caller caller) {
        return caller.credential().kind() == CredentialRef.Kind.SESSION
                && logins.count() == 0
                && caller.account().equals(accounts.root().id());
    }

    private Account ofMaster(@Nullable String userId) {
        if (userId != null) {
            return accounts.tenant(userId);
        }
        return logins.count() == 0 ? accounts.root() : newAccount();
    }

    private OneTimeToken invite(String text, String email) {
        return tokens.find(OneTimeToken.Purpose.INVITE, text)
                .filter(found -> found.email() == null || found.email().equals(email))
                .orElseThrow(Registration::noInvite);
    }

    private Account invited(OneTimeToken invite) {
        if (!tokens.redeem(invite)) {
            throw noInvite();
        }
        var account = newAccount();
        return invite.role() == null ? account : accounts.assign(account, invite.role());
    }

    private Account newAccount() {
        return accounts.named("account " + RecordIds.next());
    }

    private Login save(Account account, String email, String name, String hash) {
        try {
            var login = logins.save(new Login(
                    RecordIds.next(),
                    null,
                    account.id(),
                    email,
                    name,
                    hash,
                    null,
                    clock.instant(),
                    FailedAttempts.NONE,
                    null));
            log.info("event=registered account={}", account.id());
            return login;
        } catch (DuplicateKeyException registeredMeanwhile) {
            throw taken();
        }
    }

    private static ProblemException taken() {
        return ProblemException.of(HttpStatus.CONFLICT, "The address or the account has a login already: sign in");
    }

    private static ProblemException noInvite() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN, "The invite was used, has expired, or is for another address: ask for a new one");
    }

    /**
     * A person to register.
     *
     * @param invite text of an invite; null without one
     * @param userId with the master key: the external id of the account; null for a new one
     */
    record Person(
            String email,
            String password,
            String displayName,
            @Nullable String invite,
            @Nullable String userId) {

        @Override
        public String toString() {
            return "Person";
        }
    }
}
