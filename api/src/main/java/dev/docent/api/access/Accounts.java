package dev.docent.api.access;

import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Service;

/** Finds accounts and creates them on first use. Safe for concurrent use. */
@Service
public class Accounts {

    private final AccountRepository accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(AccountRepository accounts, Clock clock, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    /** {@return the account of the master key} */
    public Account root() {
        return named(Account.ROOT);
    }

    /** {@return the account with this external id, created once if it is missing} */
    public Account named(String externalId) {
        return accounts.findByExternalId(externalId).orElseGet(() -> create(externalId));
    }

    /**
     * {@return the account of a tenant of the master key, created once if it is missing}
     *
     * @throws ProblemException (400) if users of other issuers have such ids
     */
    public Account tenant(String userId) {
        if (userId.startsWith(Account.EXTERNAL)) {
            throw ProblemException.badRequest(
                    "user_id", "cannot begin with " + Account.EXTERNAL + ", as the ids of users of other issuers do");
        }
        return named(userId);
    }

    /** {@return the account with this id or external id} */
    public Optional<Account> find(String idOrExternalId) {
        return accounts.findById(idOrExternalId).or(() -> accounts.findByExternalId(idOrExternalId));
    }

    /** Records that the account got the sample document. */
    public void markWelcomed(Account account) {
        try {
            accounts.save(account.welcome());
        } catch (OptimisticLockingFailureException changedByAnother) {
            if (accounts.findById(account.id()).filter(now -> !now.welcomed()).isPresent()) {
                throw changedByAnother;
            }
        }
    }

    /** {@return the account with this id} */
    public Optional<Account> get(String id) {
        return accounts.findById(id);
    }

    public Page<Account> list(OffsetPage page) {
        return accounts.findAll(page);
    }

    /** {@return the accounts with these ids that exist and are not suspended} */
    public Set<String> active(Collection<String> ids) {
        return StreamSupport.stream(accounts.findAllById(ids).spliterator(), false)
                .filter(account -> !account.isSuspended())
                .map(Account::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the ids of the accounts that are suspended} */
    public Set<String> suspended() {
        return accounts.findBySuspendedAtIsNotNull().stream().map(Account::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Suspends the account, or ends its suspension. All of its credentials are refused while it lasts. */
    public Account suspend(Account account, boolean suspended) {
        return accounts.save(account.suspended(suspended ? clock.instant() : null));
    }

    /** Changes what the account may do beyond its own data. */
    public Account assign(Account account, Account.Role role) {
        return accounts.save(account.with(role));
    }

    /** Deletes the account, but for the root account, to which the master key belongs. */
    public void delete(Account account) {
        if (!account.isRoot()) {
            accounts.deleteById(account.id());
        }
    }

    private Account create(String externalId) {
        try {
            var account = accounts.save(Account.created(RecordIds.next(), externalId, clock.instant()));
            events.publishEvent(new AccountCreated(account.id()));
            return account;
        } catch (DuplicateKeyException createdByAnother) {
            return accounts.findByExternalId(externalId).orElseThrow(() -> createdByAnother);
        }
    }
}
